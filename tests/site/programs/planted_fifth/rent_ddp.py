"""Predict rents on several machines:  torchrun --nproc_per_node=4 rent_ddp.py"""
import os

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler


def flats(n=600):
    g = torch.Generator().manual_seed(21)
    x = torch.randn(n, 10, generator=g)
    rent = 800 + x @ torch.arange(10.0) * 20 + 30 * torch.randn(n, generator=g)
    return TensorDataset(x, (rent / 1000).unsqueeze(1))


class Trainer:
    def __init__(self, rank, epochs=4, lr=0.01):
        torch.manual_seed(0)
        self.rank, self.epochs = rank, epochs
        use_gpu = dist.get_backend() == "nccl"
        self.device = torch.device("cuda", int(os.environ["LOCAL_RANK"])) if use_gpu else torch.device("cpu")
        net = nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 1)).to(self.device)
        self.net = DDP(net, device_ids=[self.device.index] if use_gpu else None)
        self.opt = torch.optim.SGD(self.net.parameters(), lr=lr, momentum=0.9)
        self.loss = nn.MSELoss()
        data = flats()
        self.loader = DataLoader(data, batch_size=50, sampler=DistributedSampler(data, seed=3), drop_last=True)

    def train_epoch(self):
        self.net.train()
        total = torch.zeros((), device=self.device)
        for x, rent in self.loader:
            x, rent = x.to(self.device), rent.to(self.device)
            self.opt.zero_grad()
            err = self.loss(self.net(x), rent)
            err.backward()
            self.opt.step()
            total += err.detach()
        dist.all_reduce(total)
        return total.item() / (len(self.loader) * dist.get_world_size())

    def fit(self):
        for epoch in range(1, self.epochs + 1):
            mse = self.train_epoch()
            if self.rank == 0:
                print(f"epoch {epoch}: mse {mse:.4f}")


def main():
    if "RANK" not in os.environ:
        os.environ.update(RANK="0", LOCAL_RANK="0", WORLD_SIZE="1",
                          MASTER_ADDR="127.0.0.1", MASTER_PORT="29561")
    if torch.cuda.is_available():
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    trainer = Trainer(dist.get_rank())
    trainer.fit()
    del trainer
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
