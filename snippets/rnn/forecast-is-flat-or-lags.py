"""A forecast is flat if the values aren't scaled or leave their range, and it lags if yesterday's value is the best guess."""
# /// pitfall
# apis = ["torch.nn.LSTM", "torch.Tensor.unfold", "torch.nn.functional.mse_loss"]
# also = ["torch.nn.GRU", "torch.nn.RNN"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
series = 500 + 100 * torch.sin(torch.arange(200.0) / 5)
x, y = series.unfold(0, 8, 1)[:-1].unsqueeze(-1), series[8:].unsqueeze(-1)
lstm, fc = nn.LSTM(1, 16, batch_first=True), nn.Linear(16, 1)
optimizer = torch.optim.Adam([*lstm.parameters(), *fc.parameters()], lr=0.02)
for epoch in range(100):
    out = fc(lstm(x[:142])[0][:, -1])
    loss = nn.functional.mse_loss(out, y[:142])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
test = fc(lstm(x[142:])[0][:, -1])
print(f"values: {y[142:].min():.0f} to {y[142:].max():.0f}")
#> values: 400 to 600
print(f"forecasts: {test.min():.0f} to {test.max():.0f}")
#> forecasts: 6 to 6
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
series = 500 + 100 * torch.sin(torch.arange(200.0) / 5)
mean, std = series[:150].mean(), series[:150].std()
z = (series - mean) / std
x, y = z.unfold(0, 8, 1)[:-1].unsqueeze(-1), z[8:].unsqueeze(-1)
lstm, fc = nn.LSTM(1, 16, batch_first=True), nn.Linear(16, 1)
optimizer = torch.optim.Adam([*lstm.parameters(), *fc.parameters()], lr=0.02)
for epoch in range(100):
    out = fc(lstm(x[:142])[0][:, -1])
    loss = nn.functional.mse_loss(out, y[:142])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
test = fc(lstm(x[142:])[0][:, -1]) * std + mean
errors = (test[:, 0] - series[150:]).abs()
print(f"values: {series[150:].min():.0f} to {series[150:].max():.0f}")
#> values: 400 to 600
print("every error below 10:", (errors < 10).all().item())
#> every error below 10: True
# --8<-- [end:right]

# --8<-- [start:wrong_window]
import torch

series = torch.arange(10.0)  # the value of day 0, 1, 2, ...
n = 3
x = series.unfold(0, n, 1)
y = series[n - 1:]
print("window:", x[0].tolist(), "target:", y[0].item())
#> window: [0.0, 1.0, 2.0] target: 2.0
print("error of the last value:", (x[:, -1] - y).abs().mean().item())
#> error of the last value: 0.0
# --8<-- [end:wrong_window]

# --8<-- [start:right_window]
import torch

series = torch.arange(10.0)  # the value of day 0, 1, 2, ...
n = 3
x = series.unfold(0, n, 1)[:-1]
y = series[n:]
print("window:", x[0].tolist(), "target:", y[0].item())
#> window: [0.0, 1.0, 2.0] target: 3.0
print("error of the last value:", (x[:, -1] - y).abs().mean().item())
#> error of the last value: 1.0
# --8<-- [end:right_window]

# --8<-- [start:wrong_trend]
import torch
from torch import nn

torch.manual_seed(0)
days = torch.arange(200.0)
series = days + 10 * torch.sin(days / 3)
mean, std = series[:120].mean(), series[:120].std()
z = (series - mean) / std
x, y = z.unfold(0, 8, 1)[:-1].unsqueeze(-1), z[8:].unsqueeze(-1)
lstm, fc = nn.LSTM(1, 16, batch_first=True), nn.Linear(16, 1)
optimizer = torch.optim.Adam([*lstm.parameters(), *fc.parameters()], lr=0.02)
for epoch in range(100):
    loss = nn.functional.mse_loss(fc(lstm(x[:112])[0][:, -1]), y[:112])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
forecast = (fc(lstm(x)[0][:, -1]) * std + mean).flatten()
for day in (100, 160, 199):
    print(f"day {day}: {series[day]:.0f}, forecast {forecast[day - 8]:.0f}")
#> day 100: 109, forecast 111
#> day 160: 161, forecast 158
#> day 199: 195, forecast 169
# --8<-- [end:wrong_trend]

# --8<-- [start:right_trend]
import torch
from torch import nn

torch.manual_seed(0)
days = torch.arange(200.0)
series = days + 10 * torch.sin(days / 3)
change = series.diff()
mean, std = change[:119].mean(), change[:119].std()
z = (change - mean) / std
x, y = z.unfold(0, 8, 1)[:-1].unsqueeze(-1), z[8:].unsqueeze(-1)
lstm, fc = nn.LSTM(1, 16, batch_first=True), nn.Linear(16, 1)
optimizer = torch.optim.Adam([*lstm.parameters(), *fc.parameters()], lr=0.02)
for epoch in range(100):
    loss = nn.functional.mse_loss(fc(lstm(x[:111])[0][:, -1]), y[:111])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
forecast = series[8:-1] + (fc(lstm(x)[0][:, -1]) * std + mean).flatten()
for day in (100, 160, 199):
    print(f"day {day}: {series[day]:.0f}, forecast {forecast[day - 9]:.0f}")
#> day 100: 109, forecast 109
#> day 160: 161, forecast 161
#> day 199: 195, forecast 195
# --8<-- [end:right_trend]

# --8<-- [start:demo_yesterday]
import torch

torch.manual_seed(0)
price = torch.randn(2000).cumsum(0)  # a random walk
x, y = price.unfold(0, 4, 1)[:-1], price[4:].unsqueeze(1)
best = torch.linalg.lstsq(x[:1500], y[:1500]).solution
x, y = x[1500:], y[1500:]
print("weights of the four days:", [f"{w:.2f}" for w in best.flatten()])
#> weights of the four days: ['0.02', '-0.02', '0.02', '0.98']
total = (y - y.mean()).square().sum()
print(f"R2 of the model: {1 - (y - x @ best).square().sum() / total:.2f}")
#> R2 of the model: 0.99
print(f"R2 of yesterday: {1 - (y - x[:, 3:]).square().sum() / total:.2f}")
#> R2 of yesterday: 0.99
change, guess = y - x[:, 3:], x @ best - x[:, 3:]
total = (change - change.mean()).square().sum()
print(f"R2 of the changes: {1 - (change - guess).square().sum() / total:.2f}")
#> R2 of the changes: -0.01
# --8<-- [end:demo_yesterday]

# --8<-- [start:demo_ahead]
import torch

torch.manual_seed(0)
noise, values = torch.randn(2000), [0.0]
for day in range(2000):
    values.append(0.8 * values[-1] + noise[day].item())
series = torch.tensor(values).unsqueeze(1)
w = torch.linalg.lstsq(series[:-1], series[1:]).solution.item()
for days in (1, 5, 20):
    print(f"{days} days after a 10: {10 * w**days:.1f}")
#> 1 days after a 10: 7.8
#> 5 days after a 10: 2.9
#> 20 days after a 10: 0.1
# --8<-- [end:demo_ahead]

# --8<-- [start:detect]
import torch

def skill(prediction, target, last):
    model = (prediction - target).square().mean()
    yesterday = (last - target).square().mean()
    return 1 - (model / yesterday).item()

torch.manual_seed(0)
wave = torch.sin(torch.arange(400.0) / 5)
for name, series in {"wave": wave, "walk": torch.randn(400).cumsum(0)}.items():
    x, y = series.unfold(0, 4, 1)[:-1], series[4:]
    w = torch.linalg.lstsq(x[:300], y[:300].unsqueeze(1)).solution
    out = (x[300:] @ w).squeeze(1)
    good = skill(out, y[300:], x[300:, -1]) > 0.1
    print(f"{name}: better than yesterday's value: {good}")
#> wave: better than yesterday's value: True
#> walk: better than yesterday's value: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out.startswith("values: 400 to 600\n")
assert wrong.test.max() - wrong.test.min() < 0.01 and wrong.test.max() < 10
# the hidden state is the same for every window
h = wrong.lstm(wrong.x)[0][:, -1]
assert (h - h[0]).abs().max() < 1e-10 and h.abs().max() <= 1
# nearly all gates are open or closed (with the last hidden state)
lstm = wrong.lstm
gates = (wrong.x[:, -1] @ lstm.weight_ih_l0.T + lstm.bias_ih_l0
         + h @ lstm.weight_hh_l0.T + lstm.bias_hh_l0)
i, f, _, o = gates.sigmoid().chunk(4, dim=1)
gates = torch.cat([i, f, o])
assert ((gates < 0.01) | (gates > 0.99)).float().mean() > 0.95
# the same with a GRU
torch.manual_seed(0)
gru = torch.nn.GRU(1, 16, batch_first=True)
fc = torch.nn.Linear(16, 1)
optimizer = torch.optim.Adam([*gru.parameters(), *fc.parameters()], lr=0.02)
for epoch in range(100):
    out = fc(gru(wrong.x[:142])[0][:, -1])
    loss = torch.nn.functional.mse_loss(out, wrong.y[:142])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
out = fc(gru(wrong.x)[0][:, -1])
assert out.max() - out.min() < 0.01 and out.max() < 50
h = right.lstm(right.x)[0][:, -1]
assert (h - h[0]).abs().max() > 0.1
assert right.out == "values: 400 to 600\nevery error below 10: True\n"
assert right.z[:150].mean().abs() < 1e-5
assert wrong_window.out == """\
window: [0.0, 1.0, 2.0] target: 2.0
error of the last value: 0.0
"""
assert right_window.out == """\
window: [0.0, 1.0, 2.0] target: 3.0
error of the last value: 1.0
"""
late = wrong_trend.series[150:] - wrong_trend.forecast[142:]
assert wrong_trend.series[:120].max() < 130 and late[-1] > 15
late = right_trend.series[150:] - right_trend.forecast[141:]
assert late.abs().max() < 3
assert wrong_trend.forecast[140:].max() < 175 < wrong_trend.series.max()
# far larger inputs, and the forecast doesn't grow with them
out = wrong_trend.lstm(wrong_trend.x[-1:] + 100)[0][:, -1]
far = wrong_trend.fc(out) * wrong_trend.std + wrong_trend.mean
assert far.item() < wrong_trend.forecast[-1] + 1
for part in (right_trend.change[:119], right_trend.change[119:]):
    assert -2.4 < part.min() < -2.2 and 4.2 < part.max() < 4.4
assert demo_yesterday.out == """\
weights of the four days: ['0.02', '-0.02', '0.02', '0.98']
R2 of the model: 0.99
R2 of yesterday: 0.99
R2 of the changes: -0.01
"""
assert demo_ahead.out == """\
1 days after a 10: 7.8
5 days after a 10: 2.9
20 days after a 10: 0.1
"""
assert detect.out == """\
wave: better than yesterday's value: True
walk: better than yesterday's value: False
"""
# --8<-- [end:check]
