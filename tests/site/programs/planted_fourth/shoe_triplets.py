"""Embeddings for shoe photos with batch-hard triplets."""
import torch
from torch import nn, Tensor


def pairwise_distances(z: Tensor) -> Tensor:
    """Euclidean distances between all rows of z."""
    dots = z @ z.t()
    sq = dots.diagonal()
    d2 = sq.unsqueeze(0) - 2 * dots + sq.unsqueeze(1)
    return d2.clamp(min=0).sqrt()


def batch_hard_loss(z: Tensor, labels: Tensor, margin: float = 0.3) -> Tensor:
    dist = pairwise_distances(z)
    same = labels[:, None] == labels[None, :]
    hardest_pos = dist.masked_fill(~same, 0.0).max(dim=1).values
    hardest_neg = dist.masked_fill(same, float("inf")).min(dim=1).values
    return torch.relu(hardest_pos - hardest_neg + margin).mean()


class Embedder(nn.Module):
    def __init__(self, dim: int = 32):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(3, 16, 3, stride=2), nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2), nn.ReLU(),
            nn.AdaptiveAvgPool2d(2), nn.Flatten())
        self.proj = nn.Linear(128, dim)

    def forward(self, img: Tensor) -> Tensor:
        return nn.functional.normalize(self.proj(self.conv(img)), dim=1)


def pk_batches(labels: Tensor, p: int, k: int, steps: int):
    """p shoe models with k photos each."""
    for _ in range(steps):
        chosen = torch.randperm(int(labels.max()) + 1)[:p]
        picks = []
        for c in chosen:
            members = (labels == c).nonzero().squeeze(1)
            picks.append(members[torch.randperm(len(members))[:k]])
        yield torch.cat(picks)


def main() -> None:
    torch.manual_seed(20)
    labels = torch.arange(20).repeat_interleave(8)
    base = torch.rand(20, 3, 1, 1)
    photos = base[labels] + 0.2 * torch.randn(len(labels), 3, 32, 32)

    net = Embedder()
    opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
    for step, idx in enumerate(pk_batches(labels, p=8, k=4, steps=25)):
        loss = batch_hard_loss(net(photos[idx]), labels[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 5 == 0:
            print(f"step {step:3d}  loss {loss.item():.4f}")


if __name__ == "__main__":
    main()
