"""torchrun --standalone --nproc_per_node=4 ddp_reviews.py"""
import os

import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


def prepare_data(world, rank):
    g = torch.Generator().manual_seed(0)
    words = torch.randint(0, 500, (160, 12), generator=g)
    rating = torch.randint(0, 5, (160,), generator=g)
    dataset = TensorDataset(words, rating)
    sampler = DistributedSampler(dataset, num_replicas=world, rank=rank, shuffle=True)
    return DataLoader(dataset, batch_size=16, sampler=sampler)


def train(rank, world):
    torch.manual_seed(0)
    loader = prepare_data(world, rank)
    model = nn.Sequential(nn.EmbeddingBag(500, 16), nn.ReLU(), nn.Linear(16, 5))
    ddp_model = DistributedDataParallel(model)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(ddp_model.parameters(), lr=1e-2)

    for epoch in range(3):
        ddp_model.train()
        total = torch.zeros(1)
        for words, rating in loader:
            optimizer.zero_grad()
            loss = loss_fn(ddp_model(words), rating)
            loss.backward()
            optimizer.step()
            total += loss.detach()
        dist.all_reduce(total)
        if rank == 0:
            print(f"epoch {epoch}: {total.item() / len(loader) / world:.4f}")
    if rank == 0:
        torch.save(ddp_model.module.state_dict(), "reviews.pt")


if __name__ == "__main__":
    # a single process if torchrun did not start this
    for key, value in dict(RANK="0", WORLD_SIZE="1", MASTER_ADDR="localhost", MASTER_PORT="0").items():
        os.environ.setdefault(key, value)
    dist.init_process_group("gloo")
    train(dist.get_rank(), dist.get_world_size())
    dist.destroy_process_group()
