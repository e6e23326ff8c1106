import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

SEQ_LEN, N_SENSORS, BATCH = 30, 5, 16


def synth(n):
    freq = torch.randint(1, 4, (n,))
    time = torch.arange(SEQ_LEN) / SEQ_LEN
    wave = torch.sin(2 * torch.pi * freq[:, None] * time[None, :])
    x = wave[:, :, None] + 0.2 * torch.randn(n, SEQ_LEN, N_SENSORS)
    return x, freq - 1


class ActivityLSTM(nn.Module):
    """Input: (batch, time, sensors)"""

    def __init__(self, hidden=32, n_classes=3):
        super().__init__()
        self.lstm = nn.LSTM(N_SENSORS, hidden, num_layers=2, dropout=0.1)
        self.fc = nn.Linear(hidden, n_classes)

    def forward(self, x):
        out, _ = self.lstm(x)
        return self.fc(out[:, -1, :])


device = "cuda" if torch.cuda.is_available() else "cpu"
train_dl = DataLoader(TensorDataset(*synth(640)), batch_size=BATCH, shuffle=True)
x_val, y_val = (t.to(device) for t in synth(160))
model = ActivityLSTM().to(device)
opt = torch.optim.Adam(model.parameters(), lr=2e-3)
ce = nn.CrossEntropyLoss()

for epoch in range(3):
    model.train()
    for xb, yb in train_dl:
        xb, yb = xb.to(device), yb.to(device)
        opt.zero_grad()
        loss = ce(model(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
    model.eval()
    with torch.no_grad():
        acc = (model(x_val).argmax(-1) == y_val).float().mean().item()
    print(f"epoch {epoch} loss {loss.item():.3f} val acc {acc:.3f}")
