# %%
import torch
import torch.nn as nn
import numpy as np
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt

# %% 数据
np.random.seed(0)
torch.manual_seed(0)
xs = np.linspace(-2, 2, 100)
ys = xs ** 3 - xs + np.random.randn(100) * 0.2
X = torch.from_numpy(xs).float().unsqueeze(1)
Y = torch.from_numpy(ys).float().unsqueeze(1)
print(X.shape, Y.shape)

# %% 模型
model = nn.Sequential(
    nn.Linear(1, 32),
    nn.ReLU(),
    nn.Linear(32, 32),
    nn.ReLU(),
    nn.Linear(32, 1),
)
loss_func = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)

# %% 训练
loss_list = []
for i in range(200):
    y_pred = model(X)
    loss = loss_func(y_pred, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    loss_list.append(loss.item())
print(loss_list[0], loss_list[-1])

# %% 画图
y_pred = model(X).detach().numpy()
plt.scatter(xs, ys, s=5)
plt.plot(xs, y_pred.squeeze(1), 'r')
plt.savefig('fit.png')
plt.figure()
plt.plot(loss_list)
plt.yscale('log')
plt.savefig('loss.png')

# %% 看一眼参数
for name, p in model.named_parameters():
    print(name, tuple(p.shape), p.data.abs().mean().item())
