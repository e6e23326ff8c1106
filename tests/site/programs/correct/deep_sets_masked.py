"""Predict the largest minus the smallest number of a set (sets of different sizes)."""
from typing import List, Tuple

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset


class SetDataset(Dataset):
    def __init__(self, n: int, seed: int) -> None:
        g = torch.Generator().manual_seed(seed)
        sizes = torch.randint(2, 9, (n,), generator=g).tolist()
        self.sets = [torch.randn(k, generator=g) for k in sizes]

    def __len__(self) -> int:
        return len(self.sets)

    def __getitem__(self, i: int) -> Tuple[Tensor, Tensor]:
        s = self.sets[i]
        return s, s.max() - s.min()


def collate(samples: List[Tuple[Tensor, Tensor]]) -> Tuple[Tensor, Tensor, Tensor]:
    sets, targets = zip(*samples)
    lengths = torch.tensor([len(s) for s in sets])
    padded = nn.utils.rnn.pad_sequence(list(sets), batch_first=True)
    mask = torch.arange(padded.size(1))[None, :] < lengths[:, None]
    return padded, mask, torch.stack(targets)


class DeepSets(nn.Module):
    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.phi = nn.Sequential(nn.Linear(1, width), nn.ReLU(), nn.Linear(width, width))
        self.rho = nn.Sequential(nn.Linear(2 * width, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        h = self.phi(x.unsqueeze(-1))
        m = mask.unsqueeze(-1)
        mean = (h * m).sum(1) / m.sum(1)
        largest = h.masked_fill(~m, float("-inf")).amax(1)
        return self.rho(torch.cat([mean, largest], dim=-1)).squeeze(-1)


def main() -> None:
    torch.manual_seed(0)
    train = DataLoader(SetDataset(800, 1), batch_size=50, shuffle=True, collate_fn=collate)
    test = DataLoader(SetDataset(200, 2), batch_size=50, collate_fn=collate)
    model = DeepSets()
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(6):
        model.train()
        for x, mask, y in train:
            loss = nn.functional.huber_loss(model(x, mask), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        model.eval()
        abs_err, n = 0.0, 0
        with torch.no_grad():
            for x, mask, y in test:
                abs_err += (model(x, mask) - y).abs().sum().item()
                n += len(y)
        print(f"epoch {epoch}: mean absolute error {abs_err / n:.3f}")


if __name__ == "__main__":
    main()
