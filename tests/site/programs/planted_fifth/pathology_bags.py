import torch
import torch.nn.functional as F
from torch import Tensor, nn


class AttentionMIL(nn.Module):
    """A slide is a bag of patches; the label belongs to the slide.

    patches: (slides, patches, features)
    """

    def __init__(self, n_features: int = 32, n_hidden: int = 24):
        super().__init__()
        self.embed = nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU())
        self.tanh_branch = nn.Linear(n_hidden, 16)
        self.gate_branch = nn.Linear(n_hidden, 16)
        self.score = nn.Linear(16, 1)
        self.classifier = nn.Linear(n_hidden, 1)

    def attention(self, h: Tensor) -> Tensor:
        gated = torch.tanh(self.tanh_branch(h)) * torch.sigmoid(self.gate_branch(h))
        return F.softmax(self.score(gated), dim=-1)

    def forward(self, patches: Tensor) -> tuple[Tensor, Tensor]:
        h = self.embed(patches)
        a = self.attention(h)
        slide = (a * h).sum(dim=1)
        return self.classifier(slide).squeeze(1), a.squeeze(2)


def make_slides(n: int, patches: int = 40) -> tuple[Tensor, Tensor]:
    x = torch.randn(n, patches, 32)
    tumour = (torch.rand(n) < 0.5).float()
    for i in tumour.nonzero().flatten().tolist():
        where = torch.randperm(patches)[:3]
        x[i, where, :6] += 2.5
    return x, tumour


def step(model: AttentionMIL, optimizer: torch.optim.Optimizer, bags: Tensor, target: Tensor) -> float:
    optimizer.zero_grad()
    logit, _ = model(bags)
    loss = F.binary_cross_entropy_with_logits(logit, target)
    loss.backward()
    optimizer.step()
    return loss.item()


def main() -> None:
    torch.manual_seed(30)
    model = AttentionMIL()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for it in range(80):
        loss = step(model, optimizer, *make_slides(32))
        if it % 20 == 0:
            print(f"iter {it:3d} loss {loss:.4f}")

    model.eval()
    bags, target = make_slides(100)
    with torch.no_grad():
        logit, attn = model(bags)
    print("accuracy", ((logit > 0) == target.bool()).float().mean().item())
    top = attn[target.bool()].topk(3, dim=1).indices
    print("most attended patches of the first tumour slides:", top[:3].tolist())


main()
