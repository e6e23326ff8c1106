import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Stream(IterableDataset):
    """Each worker reads its own share of the lines."""

    def __init__(self, lines):
        self.lines = lines

    def __iter__(self):
        info = get_worker_info()
        first, step = (0, 1) if info is None else (info.id, info.num_workers)
        for i in range(first, len(self.lines), step):
            *features, label = self.lines[i].split(",")
            yield torch.tensor([float(f) for f in features]), int(label)


def main():
    g = torch.Generator().manual_seed(0)
    rows = torch.rand(64, 3, generator=g)
    lines = [",".join(f"{v:.3f}" for v in r) + f",{int(r.sum() > 1.5)}" for r in rows]
    loader = DataLoader(Stream(lines), batch_size=8, num_workers=2)

    model = torch.nn.Linear(3, 2)
    opt = torch.optim.SGD(model.parameters(), lr=0.5)
    for epoch in range(2):
        seen, total = 0, 0.0
        for x, y in loader:
            loss = torch.nn.functional.cross_entropy(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            seen += len(y)
            total += loss.item() * len(y)
        print(f"epoch {epoch}: {seen} samples, loss {total / seen:.4f}")


if __name__ == '__main__':
    main()
