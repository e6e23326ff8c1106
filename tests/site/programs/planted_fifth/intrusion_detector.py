import argparse
import time

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class FlowAutoencoder(nn.Module):
    """Scores network flows by their reconstruction error."""

    def __init__(self, n_features: int, bottleneck: int):
        super().__init__()
        self.down = nn.Sequential(nn.Linear(n_features, 64), nn.SiLU(), nn.Linear(64, bottleneck))
        self.up = nn.Sequential(nn.Linear(bottleneck, 64), nn.SiLU(), nn.Linear(64, n_features))

    def forward(self, flows):
        code = self.down(flows)
        if torch.isnan(code).any():
            raise ValueError("bad values in the code, check the input columns")
        code = code / code.norm(dim=1, keepdim=True).clamp(min=1e-6)
        return self.up(code)


def make_flows(n, n_features, seed):
    g = torch.Generator().manual_seed(seed)
    base = torch.randn(n, 6, generator=g)
    mix = torch.randn(6, n_features, generator=torch.Generator().manual_seed(99))
    return base @ mix + 0.1 * torch.randn(n, n_features, generator=g)


def run_epoch(model, loader, optimizer, loss_fn):
    model.train()
    total, seen = 0.0, 0
    for (flows,) in loader:
        loss = loss_fn(model(flows), flows)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(flows)
        seen += len(flows)
    return total / seen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--features", type=int, default=32)
    parser.add_argument("--bottleneck", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--backend", default="aot_eager")
    args = parser.parse_args()

    torch.manual_seed(1)
    train = TensorDataset(make_flows(512, args.features, seed=1))
    loader = DataLoader(train, batch_size=64, shuffle=True)

    model = FlowAutoencoder(args.features, args.bottleneck)
    model = torch.compile(model, backend=args.backend)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_fn = nn.MSELoss()

    for epoch in range(args.epochs):
        start = time.perf_counter()
        loss = run_epoch(model, loader, optimizer, loss_fn)
        print(f"epoch {epoch}: {loss:.4f} ({time.perf_counter() - start:.2f} s)")

    model.eval()
    attack = make_flows(64, args.features, seed=2) + 3 * torch.randn(64, args.features)
    with torch.no_grad():
        score = (model(attack) - attack).pow(2).mean(dim=1)
    print("mean anomaly score:", score.mean().item())


if __name__ == "__main__":
    main()
