import csv
import os
import tempfile

import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, Dataset


class PatientRecords(Dataset):
    """One row per patient: 12 lab values, then 0/1 for readmission."""

    def __init__(self, csv_file, n_rows):
        self.csv_file = csv_file
        self.n_rows = n_rows

    def __len__(self):
        return self.n_rows

    def __getitem__(self, index):
        table = np.loadtxt(self.csv_file, delimiter=",", skiprows=1, dtype=np.float32)
        row = table[index]
        return torch.from_numpy(row[:-1]), torch.tensor(row[-1])


def write_table(name, n):
    rng = np.random.default_rng(4)
    x = rng.normal(size=(n, 12))
    y = (x[:, 2] + x[:, 5] > 0).astype(int)
    with open(name, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow([f"lab{i}" for i in range(12)] + ["readmitted"])
        for xi, yi in zip(x, y):
            w.writerow([f"{v:.4f}" for v in xi] + [yi])


class LogReg(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.linear = nn.Linear(n, 1)

    def forward(self, x):
        return self.linear(x).squeeze(1)


with tempfile.TemporaryDirectory() as tmp:
    file = os.path.join(tmp, "patients.csv")
    write_table(file, 160)
    dataset = PatientRecords(file, 160)
    loader = DataLoader(dataset, batch_size=16, shuffle=True)

    torch.manual_seed(0)
    net = LogReg(12)
    criterion = nn.BCEWithLogitsLoss()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for epoch in range(4):
        right = 0
        for labs, target in loader:
            optimizer.zero_grad()
            out = net(labs)
            loss = criterion(out, target)
            loss.backward()
            optimizer.step()
            right += ((out > 0) == target.bool()).sum().item()
        print("epoch", epoch, "train acc", right / len(dataset))
