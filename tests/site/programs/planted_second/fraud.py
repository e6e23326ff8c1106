import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


class FraudDetector(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(n_features, 32),
            nn.ReLU(),
            nn.Linear(32, 1),
        )

    def forward(self, x):
        return self.layers(x).squeeze()


transactions = torch.randn(129, 12)
is_fraud = (transactions[:, 3] > 1).float()
loader = DataLoader(TensorDataset(transactions, is_fraud), batch_size=32, shuffle=True)

detector = FraudDetector(12)
optimizer = torch.optim.Adam(detector.parameters(), lr=1e-3)
criterion = nn.BCEWithLogitsLoss()

for epoch in range(3):
    detector.train()
    losses = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(detector(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(epoch, sum(losses) / len(losses))
