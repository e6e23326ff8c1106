"""Each galaxy has the votes of several people: the targets are probabilities, not classes."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(0)
votes = rng.integers(1, 20, size=(300, 4))
features = rng.normal(size=(300, 12)).astype(np.float32) + votes.argmax(1)[:, None]
shares = votes / votes.sum(axis=1, keepdims=True)

X = torch.tensor(features, dtype=torch.float32)
Y = torch.tensor(shares, dtype=torch.float32)
loader = DataLoader(TensorDataset(X, Y), batch_size=50, shuffle=True)

model = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 4))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)

for epoch in range(3):
    hits = 0
    for x, y in loader:
        logits = model(x)
        loss = criterion(logits, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        hits += (logits.argmax(1) == y.argmax(1)).sum().item()
    print(f"epoch {epoch}: loss {loss.item():.3f}, agrees with the majority {hits / len(X):.2f}")
