"""Like ALBERT: one layer, applied several times, on purpose."""
import torch
from torch import nn


class Shared(nn.Module):
    def __init__(self, dim=16, times=4, sizes=(3,) * 2):
        super().__init__()
        self.times = times
        self.layer = nn.TransformerEncoderLayer(dim, 2, 32, batch_first=True)
        self.heads = nn.ModuleList([nn.Linear(dim, n) for n in sizes])
        self.weights = [1.0] * len(sizes)

    def forward(self, x):
        for _ in range(self.times):
            x = self.layer(x)
        return [head(x[:, 0]) for head in self.heads]


model = Shared()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for _ in range(3):
    x, y = torch.randn(6, 5, 16), torch.randint(0, 3, (2, 6))
    losses = [w * nn.functional.cross_entropy(o, t) for w, o, t in zip(model.weights, model(x), y)]
    optimizer.zero_grad()
    sum(losses).backward()
    optimizer.step()
print(sum(losses).item())
