import os

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)

    def training_loss(self, x, y):
        return nn.functional.huber_loss(self(x), y)


def main():
    # torchrun sets these; the defaults are for a run with plain python
    os.environ.setdefault("MASTER_ADDR", "localhost")
    os.environ.setdefault("MASTER_PORT", "0")
    rank = int(os.environ.get("RANK", 0))
    world_size = int(os.environ.get("WORLD_SIZE", 1))
    dist.init_process_group("gloo", rank=rank, world_size=world_size)

    torch.manual_seed(0)
    model = DDP(Forecaster())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    g = torch.Generator().manual_seed(rank)
    for step in range(20):
        x = torch.randn(16, 8, generator=g)
        y = x.mean(dim=1, keepdim=True)
        optimizer.zero_grad()
        loss = model.module.training_loss(x, y)
        loss.backward()
        optimizer.step()
    if rank == 0:
        print("loss", loss.item())
        torch.save(model.module.state_dict(), "forecaster.pt")
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
