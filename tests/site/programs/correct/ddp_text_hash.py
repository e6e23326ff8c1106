# launch: torchrun --standalone --nproc_per_node=2 ddp_text_hash.py
import os
import zlib

import torch
import torch.distributed as dist
from torch import nn
from torch.utils.data import DataLoader, Dataset, DistributedSampler

TOPICS = {"sport": "goal team match coach win", "food": "salt oven bread taste cook", "space": "orbit moon rocket star mars"}
BUCKETS = 256


class Headlines(Dataset):
    def __init__(self, n=600):
        g = torch.Generator().manual_seed(0)
        self.rows = []
        for i in range(n):
            words = list(TOPICS.values())[i % 3].split()
            pick = torch.randint(0, 5, (4,), generator=g).tolist()
            self.rows.append(([zlib.crc32(words[p].encode()) % BUCKETS for p in pick], i % 3))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        ids, topic = self.rows[i]
        return torch.tensor(ids), topic


class HashModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.bag = nn.EmbeddingBag(BUCKETS, 16)
        self.head = nn.Linear(16, len(TOPICS))

    def forward(self, ids):
        return self.head(self.bag(ids))


def run():
    os.environ.setdefault("MASTER_ADDR", "localhost")
    os.environ.setdefault("MASTER_PORT", "29643")
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    dist.init_process_group("gloo", rank=rank, world_size=world)
    torch.manual_seed(rank)
    torch.set_num_threads(1)
    data = Headlines()
    sampler = DistributedSampler(data, shuffle=True, drop_last=True)
    loader = DataLoader(data, batch_size=30, sampler=sampler)
    model = nn.parallel.DistributedDataParallel(HashModel())
    opt = torch.optim.Adam(model.parameters(), lr=0.05)
    for epoch in range(3):
        sampler.set_epoch(epoch)
        model.train()
        stats = torch.zeros(2)
        for ids, topic in loader:
            logits = model(ids)
            loss = nn.functional.cross_entropy(logits, topic)
            opt.zero_grad()
            loss.backward()
            opt.step()
            stats += torch.tensor([(logits.argmax(1) == topic).sum().item(), topic.numel()], dtype=torch.float)
        dist.all_reduce(stats)
        if rank == 0:
            print(f"epoch {epoch} train acc {(stats[0] / stats[1]).item():.3f}")
    if rank == 0:
        torch.save(model.module.state_dict(), "/tmp/ddp_text_hash_demo.pt")
    dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    run()
