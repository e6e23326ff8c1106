# anomaly detection on turbine sensors with an autoencoder
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.manual_seed(5)

normal = torch.randn(600, 3) @ torch.randn(3, 16) + 0.05 * torch.randn(600, 16)
broken = torch.randn(40, 16) * 2

mean, std = normal.mean(0), normal.std(0)
normal = (normal - mean) / std
broken = (broken - mean) / std

train_set = TensorDataset(normal[:500])
test_ok = normal[500:]
train_loader = DataLoader(train_set, batch_size=50, shuffle=True)


class AE(nn.Module):
    def __init__(self, n=16, bottleneck=3):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(n, 10), nn.Tanh(), nn.Linear(10, bottleneck))
        self.dec = nn.Sequential(nn.Linear(bottleneck, 10), nn.Tanh(), nn.Linear(10, n))

    def forward(self, x):
        return self.dec(self.enc(x))


ae = AE().to(device)
opt = torch.optim.Adam(ae.parameters(), lr=5e-3)
mse = nn.MSELoss()

for epoch in range(10):
    ae.train()
    epoch_loss = 0.
    for batch in train_loader:
        batch = batch.to(device)
        recon = ae(batch)
        loss = mse(recon, batch)
        opt.zero_grad()
        loss.backward()
        opt.step()
        epoch_loss += loss.item()
    print(epoch, epoch_loss / len(train_loader))

ae.eval()
with torch.no_grad():
    def error(x):
        x = x.to(device)
        return (ae(x) - x).pow(2).mean(1)

    threshold = error(normal[:500]).quantile(0.99)
    print("false alarms", (error(test_ok) > threshold).float().mean().item())
    print("found       ", (error(broken) > threshold).float().mean().item())
