"""Matrix factorization for book ratings.

    python ddp_ratings.py                                  # one process
    torchrun --nproc_per_node=4 ddp_ratings.py --epochs 20  # several
"""
import argparse
import os

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


class Factorizer(nn.Module):
    def __init__(self, readers, books, dim=16):
        super().__init__()
        self.reader = nn.Embedding(readers, dim)
        self.book = nn.Embedding(books, dim)
        self.reader_bias = nn.Embedding(readers, 1)
        self.book_bias = nn.Embedding(books, 1)

    def forward(self, r, b):
        dot = (self.reader(r) * self.book(b)).sum(-1)
        return dot + self.reader_bias(r).squeeze(-1) + self.book_bias(b).squeeze(-1)

    def rating_loss(self, r, b, stars, l2=1e-4):
        fit = nn.functional.mse_loss(self(r, b), stars)
        return fit + l2 * (self.reader(r).pow(2).mean() + self.book(b).pow(2).mean())


def unwrap(m):
    return m.module if isinstance(m, DDP) else m


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=3)
    args = ap.parse_args()
    world = int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        dist.init_process_group("gloo")
    rank = dist.get_rank() if world > 1 else 0

    torch.manual_seed(1)
    r, b = torch.randint(200, (4000,)), torch.randint(80, (4000,))
    stars = 3 + torch.randn(200)[r] * 0.5 + torch.randn(80)[b] * 0.5
    data = TensorDataset(r, b, stars)
    sampler = DistributedSampler(data) if world > 1 else None
    loader = DataLoader(data, batch_size=128, sampler=sampler, shuffle=sampler is None)

    model = Factorizer(200, 80)
    if world > 1:
        model = DDP(model)
    opt = torch.optim.Adam(model.parameters(), lr=0.02)

    for epoch in range(args.epochs):
        if sampler is not None:
            sampler.set_epoch(epoch)
        for readers, books, y in loader:
            loss = unwrap(model).rating_loss(readers, books, y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        if rank == 0:
            print(f"epoch {epoch} loss {loss.item():.4f}")

    if rank == 0:
        torch.save(unwrap(model).state_dict(), os.path.join(os.environ.get("TMPDIR", "/tmp"), "ratings.pt"))
    if world > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
