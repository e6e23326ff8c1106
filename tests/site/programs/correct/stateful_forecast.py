# 时间序列预测：有状态 LSTM，状态跨 batch 传递但先 detach
import torch
import torch.nn as nn


class Forecaster(nn.Module):
    def __init__(self, n_features=3, hidden=24):
        super().__init__()
        self.lstm = nn.LSTM(input_size=n_features, hidden_size=hidden, num_layers=1)
        self.linear = nn.Linear(hidden, 1)

    def forward(self, seq, state=None):
        # seq: (seq_len, batch, features)
        out, state = self.lstm(seq, state)
        return self.linear(out[-1]).squeeze(-1), state


def windows(series, length):
    """连续的片段，保持先后顺序"""
    for start in range(0, series.size(0) - length, length):
        yield series[start:start + length], series[start + length, :, 0]


torch.manual_seed(0)
t = torch.arange(400, dtype=torch.float32)
phases = torch.tensor([0.0, 1.0, 2.0, 3.0])
base = torch.sin(0.1 * t[:, None] + phases)                       # (T, N)
series = torch.stack([base, base.roll(5, 0), torch.randn(400, 4) * 0.1], dim=2)   # (T, N, F)
train, valid = series[:300], series[300:]

device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
train, valid = train.to(device), valid.to(device)
model = Forecaster().to(device)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(5):
    model.train()
    state, losses = None, []
    for seq, target in windows(train, 20):
        pred, state = model(seq, state)
        state = tuple(s.detach() for s in state)
        loss = criterion(pred, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    model.eval()
    state, val = None, []
    with torch.no_grad():
        for seq, target in windows(valid, 20):
            pred, state = model(seq, state)
            val.append(criterion(pred, target).item())
    print(f'epoch {epoch}: train {sum(losses) / len(losses):.4f}, valid {sum(val) / len(val):.4f}')
