"""Fabric defects with DDP:  torchrun --nproc_per_node=2 ddp_fabric.py"""
import os

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, DistributedSampler, Subset, TensorDataset


def setup():
    if "RANK" in os.environ:
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
        if torch.cuda.is_available():
            torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
        return dist.get_rank(), dist.get_world_size()
    return 0, 1


def fabric(n, seed):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, 1, 20, 20, generator=g)
    y = torch.randint(2, (n,), generator=g)
    x[y == 1, :, 8:12, :] += 1.5
    return TensorDataset(x, y)


def build():
    return nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(),
                         nn.Flatten(), nn.Linear(16 * 6 * 6, 2))


@torch.no_grad()
def test(net, loader, device):
    net.eval()
    counts = torch.zeros(2, device=device)                 # correct, seen
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        counts[0] += (net(x).argmax(1) == y).sum()
        counts[1] += y.numel()
    if dist.is_initialized():
        dist.all_reduce(counts)
    return (counts[0] / counts[1]).item()


def main(epochs=2, batch=32, lr=0.05):
    rank, world = setup()
    device = torch.device("cuda", torch.cuda.current_device()) if torch.cuda.is_available() else torch.device("cpu")
    torch.manual_seed(0)
    train_set, test_set = fabric(512, 0), fabric(130, 1)
    sampler = DistributedSampler(train_set, world, rank, shuffle=True)
    train = DataLoader(train_set, batch_size=batch // world, sampler=sampler)
    share = Subset(test_set, range(rank, len(test_set), world))
    test_loader = DataLoader(share, batch_size=64)

    core = build().to(device)
    model = DDP(core, device_ids=[device.index] if device.type == "cuda" else None) if world > 1 else core
    opt = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    for epoch in range(epochs):
        sampler.set_epoch(epoch)
        model.train()
        for x, y in train:
            opt.zero_grad()
            nn.functional.cross_entropy(model(x.to(device)), y.to(device)).backward()
            opt.step()
        acc = test(core, test_loader, device)
        if rank == 0:
            print(f"epoch {epoch}: accuracy {acc:.3f}")
    if dist.is_initialized():
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
