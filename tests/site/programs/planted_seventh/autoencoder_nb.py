# %%
import torch
import torch.nn as nn
from torch.utils.data import DataLoader

try:
    from tqdm import tqdm
except ImportError:
    tqdm = lambda it, **kw: it

# %%
signals = torch.randn(512, 8) @ torch.randn(8, 40)
loader = DataLoader(signals, batch_size=16, shuffle=True)

# %%
class AutoEncoder(nn.Module):
    def __init__(self, n_in=40, n_code=8):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_in, 24), nn.ReLU(), nn.Linear(24, n_code))
        self.decoder = nn.Sequential(nn.Linear(n_code, 24), nn.ReLU(), nn.Linear(24, n_in))

    def forward(self, x):
        return self.decoder(self.encoder(x))

ae = AutoEncoder()
mse = nn.MSELoss()
optim = torch.optim.AdamW(ae.parameters(), lr=2e-3)

# %%
history = []
for epoch in range(5):
    total_loss = 0
    for batch in tqdm(loader, desc=f"epoch {epoch}"):
        recon = ae(batch)
        loss = mse(recon, batch)
        optim.zero_grad()
        loss.backward()
        optim.step()
        total_loss += loss
    history.append(total_loss / len(loader))
    print(f"epoch {epoch}: {history[-1]:.4f}")

# %%
print("best epoch:", min(range(len(history)), key=lambda i: history[i]))
