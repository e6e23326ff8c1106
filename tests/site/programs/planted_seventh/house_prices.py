import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

rng = np.random.default_rng(42)


class HouseDataset(Dataset):
    def __init__(self, n=600):
        self.features = rng.normal(size=(n, 6)).astype(np.float32)
        w = np.array([3.0, -2.0, 0.5, 1.0, 0.0, 4.0], dtype=np.float32)
        self.prices = self.features @ w + 0.1 * rng.normal(size=n).astype(np.float32)

    def __len__(self):
        return len(self.prices)

    def __getitem__(self, i):
        return torch.from_numpy(self.features[i]), torch.tensor(self.prices[i], dtype=torch.float32)


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(6, 32)
        self.act = nn.ReLU()
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        return self.out(self.act(self.hidden(x)))


loader = DataLoader(HouseDataset(), batch_size=50, shuffle=True)
model = Regressor()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(10):
    epoch_loss = 0.0
    for features, price in loader:
        optimizer.zero_grad()
        prediction = model(features)
        loss = criterion(prediction, price)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * len(features)
    print("epoch %2d  mse %.3f" % (epoch, epoch_loss / len(loader.dataset)))
