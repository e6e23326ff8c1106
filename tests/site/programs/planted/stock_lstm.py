import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
walk = torch.randn(600, 4).cumsum(dim=0)
walk = (walk - walk[:400].mean(0)) / walk[:400].std(0)

WINDOW = 12
windows = torch.stack([walk[i:i + WINDOW] for i in range(len(walk) - WINDOW)])   # (N, 12, 4)
tomorrow = walk[WINDOW:, :1]

train_loader = DataLoader(TensorDataset(windows[:400], tomorrow[:400]), batch_size=32, shuffle=True)


class PriceLSTM(nn.Module):
    def __init__(self, n_features=4, hidden_size=32, num_layers=2):
        super().__init__()
        self.lstm = nn.LSTM(n_features, hidden_size, num_layers)
        self.head = nn.Linear(hidden_size, 1)

    def forward(self, x):
        # x: (batch, days, features)
        out, _ = self.lstm(x)
        return self.head(out[:, -1, :])


price_model = PriceLSTM()
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(price_model.parameters(), lr=5e-3)

for epoch in range(3):
    price_model.train()
    epoch_loss = 0.0
    for days, target in train_loader:
        optimizer.zero_grad()
        loss = loss_fn(price_model(days), target)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * len(days)
    print(f"epoch {epoch}: {epoch_loss / 400:.4f}")

price_model.eval()
with torch.no_grad():
    print("test", loss_fn(price_model(windows[412:]), tomorrow[412:]).item())
