"""Behaviour cloning: predict the steering angle from the front camera."""
import random

import numpy as np
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Dataset

random.seed(0)
np.random.seed(0)
torch.manual_seed(0)


class DrivingFrames(Dataset):
    def __init__(self, frames, angles, augment):
        self.frames = frames          # uint8, N x H x W x 3
        self.angles = angles
        self.augment = augment

    def __len__(self):
        return len(self.angles)

    def __getitem__(self, k):
        frame, angle = self.frames[k], float(self.angles[k])
        if self.augment and random.random() < 0.5:
            frame = np.fliplr(frame)
            angle = -angle
        frame = torch.from_numpy(frame).permute(2, 0, 1)
        return frame.float() / 127.5 - 1.0, torch.tensor([angle])


def simulate(n, h=24, w=48):
    angles = np.random.uniform(-1, 1, n).astype(np.float32)
    frames = np.random.randint(0, 60, (n, h, w, 3)).astype(np.uint8)
    for f, a in zip(frames, angles):
        c = int((a + 1) / 2 * (w - 6)) + 3
        f[:, c - 3:c + 3] = 200
    return frames, angles


pilot = nn.Sequential(
    nn.Conv2d(3, 8, 5, stride=2), nn.ELU(),
    nn.Conv2d(8, 16, 3, stride=2), nn.ELU(),
    nn.Flatten(),
    nn.Linear(16 * 4 * 10, 32), nn.ELU(),
    nn.Linear(32, 1),
)

train_loader = DataLoader(DrivingFrames(*simulate(128), augment=True), batch_size=16, shuffle=True)
val_loader = DataLoader(DrivingFrames(*simulate(32), augment=False), batch_size=16)
optimizer = optim.Adam(pilot.parameters(), lr=1e-3)
mse = nn.MSELoss()

for epoch in range(3):
    pilot.train()
    for img, angle in train_loader:
        optimizer.zero_grad()
        loss = mse(pilot(img), angle)
        loss.backward()
        optimizer.step()
    pilot.eval()
    with torch.no_grad():
        val = sum(mse(pilot(img), angle).item() * len(img) for img, angle in val_loader) / 32
    print("epoch", epoch, "val mse", val)
