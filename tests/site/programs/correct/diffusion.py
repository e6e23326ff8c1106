import torch
import torch.nn as nn
import torch.nn.functional as F

T = 50
betas = torch.linspace(1e-4, 0.1, T)
alphas = 1 - betas
alpha_bar = torch.cumprod(alphas, dim=0)


class Denoiser(nn.Module):
    def __init__(self, dim=2, width=64):
        super().__init__()
        self.time = nn.Embedding(T, width)
        self.inp = nn.Linear(dim, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, dim)

    def forward(self, x, t):
        h = F.silu(self.inp(x) + self.time(t))
        return self.out(F.silu(self.mid(h)))


def q_sample(x0, t, noise):
    a = alpha_bar[t].unsqueeze(1)
    return a.sqrt() * x0 + (1 - a).sqrt() * noise


@torch.no_grad()
def sample(model, n):
    model.eval()
    x = torch.randn(n, 2)
    for step in reversed(range(T)):
        t = torch.full((n,), step)
        eps = model(x, t)
        x = (x - betas[step] / (1 - alpha_bar[step]).sqrt() * eps) / alphas[step].sqrt()
        if step > 0:
            x = x + betas[step].sqrt() * torch.randn_like(x)
    return x


torch.manual_seed(0)
model = Denoiser()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
ema_loss = None
for it in range(200):
    model.train()
    angle = torch.rand(128) * 2 * torch.pi
    x0 = torch.stack([angle.cos(), angle.sin()], dim=1)
    t = torch.randint(0, T, (128,))
    noise = torch.randn_like(x0)
    loss = F.mse_loss(model(q_sample(x0, t, noise), t), noise)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    value = loss.item()
    ema_loss = value if ema_loss is None else 0.95 * ema_loss + 0.05 * value
print('loss', round(ema_loss, 3), 'mean radius', sample(model, 256).norm(dim=1).mean().item())
