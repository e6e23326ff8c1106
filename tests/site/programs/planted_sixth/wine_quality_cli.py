"""Train a small MLP on the (synthetic stand-in for the) red wine table.

usage: python wine_quality_cli.py --epochs 20 --lr 0.01
"""
import argparse
import csv
import os

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def get_args():
    p = argparse.ArgumentParser()
    p.add_argument("--csv", default="winequality-red.csv")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--batch-size", type=int, default=32)
    p.add_argument("--lr", type=float, default=0.01)
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


def read_table(path):
    if os.path.exists(path):
        with open(path, encoding="utf-8") as fh:
            rows = list(csv.reader(fh, delimiter=";"))[1:]
        data = torch.tensor([[float(v) for v in r] for r in rows])
        feats, quality = data[:, :11], data[:, 11]
        return feats, (quality >= 6).long()
    feats = torch.randn(640, 11)
    score = feats[:, 10] * 1.5 - feats[:, 1] + 0.3 * torch.randn(640)
    return feats, (score > 0).long()


def main():
    args = get_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    X, y = read_table(args.csv)
    X = (X - X.mean(0)) / X.std(0)
    n_test = len(X) // 5
    train_set, test_set = random_split(TensorDataset(X, y), [len(X) - n_test, n_test])
    train_dl = DataLoader(train_set, batch_size=args.batch_size, shuffle=True)
    test_dl = DataLoader(test_set, batch_size=128)

    net = nn.Sequential(nn.Linear(11, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 2))
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)

    for epoch in range(1, args.epochs + 1):
        net.train()
        total = 0.0
        for xb, yb in train_dl:
            out = net(xb)
            loss = loss_fn(out, yb)
            loss.backward()
            opt.step()
            total += loss.item() * len(xb)

        net.eval()
        hits = 0
        with torch.no_grad():
            for xb, yb in test_dl:
                hits += (net(xb).argmax(dim=1) == yb).sum().item()
        print(f"epoch {epoch:3d}  loss {total / len(train_set):.4f}  acc {hits / len(test_set):.3f}")


if __name__ == "__main__":
    main()
