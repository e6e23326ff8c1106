import json
import os
import tempfile

import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset


class ClickStream(IterableDataset):
    """Reads events line by line, the log doesn't fit into memory."""

    def __init__(self, folder):
        self.files = sorted(os.path.join(folder, f) for f in os.listdir(folder))

    def parse(self, line):
        event = json.loads(line)
        return torch.tensor(event["x"]), torch.tensor(float(event["clicked"]))

    def __iter__(self):
        for name in self.files:
            with open(name, encoding="utf-8") as f:
                for line in f:
                    yield self.parse(line)


def write_logs(folder, shards=4, rows=50):
    for s in range(shards):
        with open(os.path.join(folder, f"part-{s:03d}.jsonl"), "w", encoding="utf-8") as f:
            for _ in range(rows):
                x = torch.randn(5)
                f.write(json.dumps({"x": x.tolist(), "clicked": int(x.sum() > 0)}) + "\n")


def main():
    torch.manual_seed(0)
    model = nn.Linear(5, 1)
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

    with tempfile.TemporaryDirectory() as folder:
        write_logs(folder)
        loader = DataLoader(ClickStream(folder), batch_size=25, num_workers=2)
        for epoch in range(2):
            events, loss_sum = 0, 0.0
            for x, clicked in loader:
                logit = model(x).squeeze(-1)
                loss = criterion(logit, clicked)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                events += len(x)
                loss_sum += loss.item() * len(x)
            print(f"epoch {epoch}: {events} events, loss {loss_sum / events:.3f}")


if __name__ == "__main__":
    main()
