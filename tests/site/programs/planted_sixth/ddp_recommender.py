# torchrun --nproc_per_node=4 ddp_recommender.py
import os

import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

N_USERS, N_ITEMS = 200, 120


class MatrixFactorization(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.user = nn.Embedding(N_USERS, dim)
        self.item = nn.Embedding(N_ITEMS, dim)
        self.user_bias = nn.Embedding(N_USERS, 1)
        self.item_bias = nn.Embedding(N_ITEMS, 1)
        for e in (self.user, self.item):
            nn.init.normal_(e.weight, std=0.05)
        for b in (self.user_bias, self.item_bias):
            nn.init.zeros_(b.weight)

    def forward(self, u, i):
        dot = (self.user(u) * self.item(i)).sum(-1)
        return dot + self.user_bias(u).squeeze(-1) + self.item_bias(i).squeeze(-1)


def ratings(n=3000):
    g = torch.Generator().manual_seed(11)
    u = torch.randint(N_USERS, (n,), generator=g)
    i = torch.randint(N_ITEMS, (n,), generator=g)
    r = torch.sin(u.float()) * torch.cos(i.float()) + 0.1 * torch.randn(n, generator=g)
    return TensorDataset(u, i, r)


def setup():
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29617")
    rank = int(os.environ.get("RANK", 0))
    world = int(os.environ.get("WORLD_SIZE", 1))
    backend = "nccl" if torch.cuda.is_available() else "gloo"
    dist.init_process_group(backend, rank=rank, world_size=world)
    if torch.cuda.is_available():
        local = int(os.environ.get("LOCAL_RANK", 0))
        torch.cuda.set_device(local)
        return rank, torch.device("cuda", local)
    return rank, torch.device("cpu")


def train(epochs=4):
    rank, device = setup()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    dataset = ratings()
    sampler = DistributedSampler(dataset, shuffle=True)
    loader = DataLoader(dataset, batch_size=128, sampler=sampler)
    model = MatrixFactorization().to(device)
    ddp = DDP(model, device_ids=[device.index] if device.type == "cuda" else None)
    opt = torch.optim.Adam(ddp.parameters(), lr=0.02)
    for epoch in range(epochs):
        tot = torch.zeros((), device=device)
        for u, i, r in loader:
            u, i, r = u.to(device), i.to(device), r.to(device)
            opt.zero_grad()
            loss = nn.functional.mse_loss(ddp(u, i), r)
            loss.backward()
            opt.step()
            tot += loss.detach()
        dist.all_reduce(tot)
        if rank == 0:
            print(f"epoch {epoch} mse {tot.item() / (len(loader) * dist.get_world_size()):.4f}")
    dist.destroy_process_group()


if __name__ == "__main__":
    train()
