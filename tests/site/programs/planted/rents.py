import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class RentData(Dataset):
    def __init__(self, n=200, seed=0):
        rng = np.random.default_rng(seed)
        self.table = rng.normal(size=(n, 5)).astype(np.float32)
        self.rent = (self.table @ np.array([3, -1, 0.5, 2, 0], dtype=np.float32)).astype(np.float32)

    def __len__(self):
        return len(self.table)

    def __getitem__(self, i):
        return self.table[i], self.rent[i]


class RentNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(5, 64)
        self.fc2 = nn.Linear(64, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


loader = DataLoader(RentData(), batch_size=20, shuffle=True)
net = RentNet()
mse = nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)

for epoch in range(10):
    total, count = 0.0, 0
    for features, rent in loader:
        opt.zero_grad()
        predicted = net(features)
        loss = mse(predicted, rent)
        loss.backward()
        opt.step()
        total += loss.item() * len(rent)
        count += len(rent)
    print(f'{epoch:2d}  mse {total / count:.3f}')
