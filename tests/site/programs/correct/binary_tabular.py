import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, random_split


class TableDataset(Dataset):
    def __init__(self, table, target):
        self.x = torch.from_numpy(table).float()
        self.y = torch.from_numpy(target).float()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, index):
        return self.x[index], self.y[index]


class Net(nn.Module):
    def __init__(self, n_in, hidden=(32, 16)):
        super().__init__()
        layers = []
        for h in hidden:
            layers += [nn.Linear(n_in, h), nn.BatchNorm1d(h), nn.ReLU()]
            n_in = h
        layers.append(nn.Linear(n_in, 1))
        self.net = nn.Sequential(*layers)

    def forward(self, x):
        return self.net(x).squeeze(1)


rng = np.random.default_rng(0)
table = rng.normal(size=(1200, 9))
target = (table[:, 0] + table[:, 1] ** 2 > 1).astype(np.int64)
train_set, test_set = random_split(TableDataset(table, target), [1000, 200],
                                   generator=torch.Generator().manual_seed(0))
train_loader = DataLoader(train_set, batch_size=50, shuffle=True, drop_last=True)
test_loader = DataLoader(test_set, batch_size=200)

model = Net(9)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=8)
for epoch in range(8):
    model.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
    scheduler.step()
    model.eval()
    right = 0
    with torch.no_grad():
        for x, y in test_loader:
            prob = torch.sigmoid(model(x))
            right += ((prob > 0.5) == y.bool()).sum().item()
    print(epoch, loss.item(), right / len(test_set))
