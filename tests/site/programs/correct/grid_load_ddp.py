"""Electricity load, distributed:  torchrun --nproc_per_node=N grid_load_ddp.py"""
import os
from datetime import timedelta

import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

DEFAULTS = {"RANK": "0", "LOCAL_RANK": "0", "WORLD_SIZE": "1", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "29583"}


def load_curves(n, seed):
    g = torch.Generator().manual_seed(seed)
    hour = torch.arange(24) / 24 * 2 * torch.pi
    phase = torch.rand(n, 1, generator=g)
    past = torch.sin(hour + phase) + 0.1 * torch.randn(n, 24, generator=g)
    following = torch.sin(hour[:6] + phase)
    return TensorDataset(past, following)


def main():
    for key, value in DEFAULTS.items():
        os.environ.setdefault(key, value)
    local_rank = int(os.environ["LOCAL_RANK"])
    if torch.cuda.is_available():
        device = torch.device("cuda", local_rank)
        torch.cuda.set_device(device)
        dist.init_process_group("nccl", timeout=timedelta(minutes=5))
    else:
        device = torch.device("cpu")
        dist.init_process_group("gloo", timeout=timedelta(minutes=5))
    rank, world = dist.get_rank(), dist.get_world_size()

    torch.manual_seed(108)
    net = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, 6)).to(device)
    net = DDP(net, device_ids=[local_rank] if device.type == "cuda" else None)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    criterion = nn.MSELoss()

    train, val = load_curves(640, seed=1), load_curves(160, seed=2)
    train_sampler = DistributedSampler(train, shuffle=True, drop_last=True)
    val_sampler = DistributedSampler(val, shuffle=False)
    train_dl = DataLoader(train, batch_size=64 // world, sampler=train_sampler)
    val_dl = DataLoader(val, batch_size=80, sampler=val_sampler)

    for epoch in range(5):
        train_sampler.set_epoch(epoch)
        net.train()
        for past, following in train_dl:
            past, following = past.to(device), following.to(device)
            optimizer.zero_grad()
            criterion(net(past), following).backward()
            optimizer.step()

        net.eval()
        stats = torch.zeros(2, device=device)
        with torch.no_grad():
            for past, following in val_dl:
                err = (net(past.to(device)) - following.to(device)).square()
                stats += torch.stack([err.sum(), torch.tensor(float(err.numel()), device=device)])
        dist.all_reduce(stats)
        if rank == 0:
            print(f"epoch {epoch}: val mse {(stats[0] / stats[1]).item():.4f}")

    del net
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
