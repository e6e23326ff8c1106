from typing import Optional

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class FocalLoss(nn.Module):
    """FL(p_t) = -alpha_t (1 - p_t)^gamma log(p_t), on logits."""

    alpha: Optional[Tensor]

    def __init__(self, gamma: float = 2.0, alpha: Optional[Tensor] = None):
        super().__init__()
        self.gamma = gamma
        self.register_buffer("alpha", alpha)

    def forward(self, logits: Tensor, target: Tensor) -> Tensor:
        log_p = F.log_softmax(logits, dim=-1)
        ce = F.nll_loss(log_p, target, weight=self.alpha, reduction="none")
        log_pt = log_p.gather(1, target.unsqueeze(1)).squeeze(1)
        return ((1 - log_pt.exp()) ** self.gamma * ce).mean()


def make_data(n: int):
    y = (torch.rand(n) < 0.15).long()
    return torch.randn(n, 6) + 1.5 * y[:, None], y


def main() -> None:
    torch.manual_seed(0)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    x, y = (t.to(device) for t in make_data(512))
    xv, yv = (t.to(device) for t in make_data(256))
    model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 2)).to(device)
    criterion = FocalLoss(gamma=2.0, alpha=torch.tensor([0.25, 0.75])).to(device)
    opt = torch.optim.Adam(model.parameters(), lr=5e-3)
    for epoch in range(4):
        model.train()
        epoch_loss = 0.0
        for idx in torch.randperm(len(x), device=device).split(64):
            loss = criterion(model(x[idx]), y[idx])
            opt.zero_grad(set_to_none=True)
            loss.backward()
            opt.step()
            epoch_loss += loss.detach().item() * idx.numel()
        model.eval()
        with torch.no_grad():
            recall = (model(xv).argmax(-1)[yv == 1] == 1).float().mean()
        print(f"{epoch}: {epoch_loss / len(x):.4f} recall {recall.item():.3f}")


if __name__ == "__main__":
    main()
