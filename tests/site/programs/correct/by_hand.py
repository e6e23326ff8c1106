import math
import torch

# 不用 nn 和 optim：手写参数、手写更新
dtype = torch.float
device = torch.device("cpu")

x = torch.linspace(-math.pi, math.pi, 500, device=device, dtype=dtype)
y = torch.sin(x)

a = torch.randn((), device=device, dtype=dtype, requires_grad=True)
b = torch.randn((), device=device, dtype=dtype, requires_grad=True)
w = torch.tensor([0.1, -0.1], requires_grad=True)
learning_rate = 1e-6

for t in range(300):
    y_pred = a + b * x + w[0] * x ** 2 + w[1] * x ** 3
    loss = (y_pred - y).pow(2).sum()
    if t % 100 == 99:
        print(t, loss.item())
    loss.backward()
    with torch.no_grad():
        a -= learning_rate * a.grad
        b -= learning_rate * b.grad
        w -= learning_rate * w.grad
        a.grad = None
        b.grad = None
        w.grad.zero_()

print(f'y = {a.item():.3f} + {b.item():.3f} x + {w[0].item():.3f} x^2 + {w[1].item():.3f} x^3')

# 同样的办法求一个函数的极小值
theta = torch.tensor([3.0, -2.0], requires_grad=True)
opt = torch.optim.SGD([theta], lr=0.1)
for _ in range(100):
    opt.zero_grad()
    value = (theta ** 2).sum()
    value.backward()
    opt.step()
print(theta.detach().numpy())
