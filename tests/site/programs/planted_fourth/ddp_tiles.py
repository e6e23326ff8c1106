"""Roof material from aerial tiles. Start with torchrun, or plainly for one process."""
import os

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

RANK = int(os.environ.get("RANK", "0"))
WORLD = int(os.environ.get("WORLD_SIZE", "1"))


class RoofNet(nn.Module):
    def __init__(self, materials=4):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(3, 12, 3, padding=1), nn.Conv2d(12, 24, 3, padding=1)
        self.head = nn.Linear(24, materials)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.relu(self.c2(x)).mean(dim=(2, 3))
        return self.head(x)


def tiles(n, seed):
    g = torch.Generator().manual_seed(seed)
    y = torch.randint(4, (n,), generator=g)
    x = torch.rand(n, 3, 16, 16, generator=g) + 0.3 * y.view(-1, 1, 1, 1)
    return TensorDataset(x, y)


def evaluate(net, loader):
    net.eval()
    right, loss = 0, 0.0
    with torch.no_grad():
        for x, y in loader:
            out = net(x)
            loss += F.cross_entropy(out, y, reduction="sum").item()
            right += (out.argmax(-1) == y).sum().item()
    n = len(loader.dataset)
    return right / n, loss / n


def run(epochs=3):
    if WORLD > 1:
        dist.init_process_group(backend="gloo")
    torch.manual_seed(0)
    train_ds, test_ds = tiles(512, 1), tiles(128, 2)
    if WORLD > 1:
        train_sampler = DistributedSampler(train_ds, shuffle=True)
        test_sampler = DistributedSampler(test_ds, shuffle=False)
    else:
        train_sampler = test_sampler = None
    train = DataLoader(train_ds, 32 // WORLD, shuffle=train_sampler is None, sampler=train_sampler)
    test = DataLoader(test_ds, 64, sampler=test_sampler)

    net = RoofNet()
    if WORLD > 1:
        net = DistributedDataParallel(net)
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for ep in range(epochs):
        net.train()
        if train_sampler is not None:
            train_sampler.set_epoch(ep)
        for x, y in train:
            opt.zero_grad()
            F.cross_entropy(net(x), y).backward()
            opt.step()
        acc, loss = evaluate(net, test)
        if RANK == 0:
            print(f"epoch {ep}  test acc {acc:.3f}  test loss {loss:.3f}")
    if WORLD > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    run()
