import torch
from torch import nn

torch.manual_seed(7)
n = 400
size = torch.rand(n) * 150 + 30          # square metres
age = torch.rand(n) * 60
price = 3.1 * size - 0.8 * age + torch.randn(n) * 5

x = torch.stack([size, age], dim=1)
y = price.unsqueeze(1)                    # (n, 1), as the network returns it

# statistics of the training part only
x_train, x_val, y_train, y_val = x[:320], x[320:], y[:320], y[320:]
mean, std = x_train.mean(0), x_train.std(0)
y_mean, y_std = y_train.mean(), y_train.std()
x_train, x_val = (x_train - mean) / std, (x_val - mean) / std
y_train_n = (y_train - y_mean) / y_std

net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
loss_fn = nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)

for epoch in range(30):
    net.train()
    for idx in torch.randperm(len(x_train)).split(64):
        pred = net(x_train[idx])
        loss = loss_fn(pred, y_train_n[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()

    net.eval()
    with torch.no_grad():
        val_pred = net(x_val) * y_std + y_mean
        mae = (val_pred - y_val).abs().mean()
    if epoch % 10 == 9:
        print(f'epoch {epoch + 1}: MAE {mae:.2f}')
