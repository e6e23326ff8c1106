import torch
import torch.nn as nn
import torch.nn.functional as F

dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class TwoTower(nn.Module):
    """Matches captions with pictures; both come as features already."""

    def __init__(self, d_text, d_image, d=16):
        super().__init__()
        self.text = nn.Linear(d_text, d)
        self.image = nn.Linear(d_image, d)
        self.scale = nn.Parameter(torch.ones(1) * 2.0).to(dev)

    def forward(self, text, image):
        t = F.normalize(self.text(text), dim=-1)
        i = F.normalize(self.image(image), dim=-1)
        return self.scale.exp() * t @ i.T


def contrastive(sim):
    pairs = torch.arange(len(sim), device=sim.device)
    return (F.cross_entropy(sim, pairs) + F.cross_entropy(sim.T, pairs)) / 2


model = TwoTower(20, 30).to(dev)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
text = torch.randn(24, 20, device=dev)
image = torch.cat([text, torch.randn(24, 10, device=dev)], dim=1)
for step in range(20):
    optimizer.zero_grad()
    loss = contrastive(model(text, image))
    loss.backward()
    optimizer.step()
print("loss", loss.item(), "scale", model.scale.item())
