import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

torch.set_num_threads(1)

rng = np.random.default_rng(42)
N = 800
sqft = rng.uniform(500, 4000, N)
rooms = rng.integers(1, 8, N)
age = rng.uniform(0, 90, N)
dist = rng.exponential(6, N)
price = 60 + 0.12 * sqft + 11 * rooms - 0.4 * age - 3 * dist + rng.normal(0, 12, N)

features = np.column_stack([sqft, rooms, age, dist]).astype("float32")
features = (features - features.mean(axis=0)) / features.std(axis=0)
target = ((price - price.mean()) / price.std()).astype("float32")


class HouseData(Dataset):
    def __init__(self, x, y):
        self.x = torch.from_numpy(x)
        self.y = torch.from_numpy(y)

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, index):
        return self.x[index], self.y[index]


class PriceModel(nn.Module):
    def __init__(self, n_in, hidden=64):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU())
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.out(self.body(x))


split = int(0.8 * N)
train_loader = DataLoader(HouseData(features[:split], target[:split]), batch_size=64, shuffle=True)
valid_loader = DataLoader(HouseData(features[split:], target[split:]), batch_size=64)

model = PriceModel(features.shape[1])
mse = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(15):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        y_hat = model(x)
        loss = mse(y_hat, y)
        loss.backward()
        optimizer.step()

    model.eval()
    val, n = 0.0, 0
    with torch.no_grad():
        for x, y in valid_loader:
            val += mse(model(x), y).item() * len(x)
            n += len(x)
    if (epoch + 1) % 5 == 0:
        print(f"epoch {epoch + 1}: val rmse {np.sqrt(val / n) * price.std():.1f}k")
