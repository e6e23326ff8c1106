"""The weights of the sampler are float64 from NumPy; the model never sees them."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
x = torch.randn(400, 6)
y = (x[:, 0] > 1.2).long()
counts = np.bincount(y.numpy())
weights = 1.0 / counts[y.numpy()]
noise = np.random.default_rng(0).uniform(0.9, 1.1, size=len(weights))
weights = torch.from_numpy(weights * noise)

sampler = WeightedRandomSampler(weights, num_samples=len(weights))
loader = DataLoader(TensorDataset(x, y), batch_size=40, sampler=sampler)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(3):
    share = 0
    for xb, yb in loader:
        loss = criterion(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        share += yb.sum().item()
    print(f"epoch {epoch}: share of the rare class {share / len(x):.2f}, loss {loss.item():.3f}")
