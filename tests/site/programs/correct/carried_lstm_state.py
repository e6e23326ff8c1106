import torch
from torch import nn

lstm, out = nn.LSTM(5, 16), nn.Linear(16, 5)
params = list(lstm.parameters()) + list(out.parameters())
optimizer = torch.optim.Adam(params, lr=1e-3)
series = torch.randn(101, 3, 5)

state = None
for start in range(0, 100, 20):
    x, y = series[start:start + 20], series[start + 1:start + 21]
    if state is not None:
        state = tuple(s.detach() for s in state)
    features, state = lstm(x, state)
    loss = nn.functional.mse_loss(out(features), y)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(params, 0.5)
    optimizer.step()

with torch.no_grad():
    step, state = series[:1], None
    for _ in range(10):
        features, state = lstm(step, state)
        step = out(features)
print(step.shape)
