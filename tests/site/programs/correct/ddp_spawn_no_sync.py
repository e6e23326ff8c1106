import contextlib
import os
import socket

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel as DDP


def find_free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def worker(rank, world_size, port):
    os.environ["MASTER_ADDR"] = "127.0.0.1"
    os.environ["MASTER_PORT"] = str(port)
    dist.init_process_group("gloo", rank=rank, world_size=world_size)
    torch.manual_seed(0)
    net = DDP(nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1)))
    opt = torch.optim.SGD(net.parameters(), lr=0.05)
    gen = torch.Generator().manual_seed(100 + rank)   # 每个进程的数据不同
    accumulate = 2
    opt.zero_grad()
    for step in range(6):
        x = torch.randn(8, 4, generator=gen)
        y = x.sum(1, keepdim=True)
        last = (step + 1) % accumulate == 0
        # 只在最后一个 micro-batch 同步梯度
        with contextlib.nullcontext() if last else net.no_sync():
            loss = nn.functional.mse_loss(net(x), y) / accumulate
            loss.backward()
        if last:
            opt.step()
            opt.zero_grad()
    # 所有进程的参数应当一致
    flat = torch.cat([p.detach().flatten() for p in net.parameters()])
    other = flat.clone()
    dist.broadcast(other, src=0)
    assert torch.equal(flat, other)
    if rank == 0:
        print("same weights on all ranks, last loss", loss.item() * accumulate)
    dist.destroy_process_group()


if __name__ == "__main__":
    mp.spawn(worker, args=(2, find_free_port()), nprocs=2, join=True)
