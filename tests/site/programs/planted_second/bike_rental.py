# 共享单车租借量预测（回归）
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class BikeDataset(Dataset):
    def __init__(self, n=200):
        rng = np.random.default_rng(0)
        self.x = rng.normal(size=(n, 5)).astype(np.float32)
        self.y = (self.x @ np.arange(5) + 2).astype(np.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.from_numpy(self.x[i]), torch.tensor(self.y[i])


def train(net, loader, epochs=4):
    criterion = nn.SmoothL1Loss()
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for e in range(epochs):
        running = 0.0
        for features, count in loader:
            opt.zero_grad()
            pred = net(features)           # 预测值
            loss = criterion(pred, count)
            loss.backward()
            opt.step()
            running += loss.item()
        print(f'第 {e} 轮  loss = {running / len(loader):.4f}')


if __name__ == '__main__':
    net = nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 1))
    train(net, DataLoader(BikeDataset(), batch_size=20, shuffle=True))
