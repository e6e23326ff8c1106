#!/usr/bin/env python
"""Score a file of comments for toxicity on a CPU node."""
import argparse
import os
import time

import torch
from torch import nn


class BagOfTrigrams(nn.Module):
    def __init__(self, buckets=20_000, dim=128):
        super().__init__()
        self.buckets = buckets
        self.bag = nn.EmbeddingBag(buckets, dim, mode="mean")
        self.head = nn.Sequential(nn.Linear(dim, 256), nn.ReLU(), nn.Linear(256, 1))

    def hash(self, text):
        text = f"^{text.lower()}$"
        grams = [text[i:i + 3] for i in range(max(1, len(text) - 2))]
        return torch.tensor([sum(ord(c) * 31 ** k for k, c in enumerate(g)) % self.buckets for g in grams])

    def forward(self, ids, offsets):
        return self.head(self.bag(ids, offsets)).squeeze(1)


def collate(model, texts):
    hashed = [model.hash(t) for t in texts]
    lengths = torch.tensor([len(h) for h in hashed])
    offsets = torch.cat([torch.zeros(1, dtype=torch.long), lengths.cumsum(0)[:-1]])
    return torch.cat(hashed), offsets


def comments(n):
    words = ["thanks", "for", "this", "terrible", "idea", "you", "are", "great", "awful", "people"]
    pick = torch.randint(0, len(words), (n, 12))
    return [" ".join(words[j] for j in row) for row in pick.tolist()]


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--batch-size", type=int, default=256)
    p.add_argument("--count", type=int, default=1000)
    return p.parse_args()


def main():
    args = parse()
    os.environ["OMP_NUM_THREADS"] = str(args.threads)
    os.environ["MKL_NUM_THREADS"] = str(args.threads)

    torch.manual_seed(80)
    model = BagOfTrigrams().eval()
    texts = comments(args.count)

    scores = []
    start = time.perf_counter()
    with torch.inference_mode():
        for i in range(0, len(texts), args.batch_size):
            ids, offsets = collate(model, texts[i:i + args.batch_size])
            scores.append(model(ids, offsets).sigmoid())
    scores = torch.cat(scores)
    took = time.perf_counter() - start
    print(f"{len(scores)} comments in {took:.2f} s, mean score {scores.mean().item():.3f}")


if __name__ == "__main__":
    main()
