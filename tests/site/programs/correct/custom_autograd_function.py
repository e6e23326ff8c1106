import torch
import torch.nn as nn


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.where(x >= 0, 1.0, -1.0)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * (x.abs() <= 1).to(grad_output.dtype)


class ScaledTanh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        y = torch.tanh(x)
        ctx.save_for_backward(y)
        ctx.scale = scale
        return y * scale

    @staticmethod
    def backward(ctx, grad_output):
        y, = ctx.saved_tensors
        return grad_output * ctx.scale * (1 - y * y), None


class BinaryNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(8, 32)
        self.norm = nn.BatchNorm1d(32)
        self.b = nn.Linear(32, 2)

    def forward(self, x):
        h = StraightThroughSign.apply(self.norm(self.a(x)))
        return ScaledTanh.apply(self.b(h), 3.0)


x64 = torch.randn(5, dtype=torch.double, requires_grad=True)
assert torch.autograd.gradcheck(lambda t: ScaledTanh.apply(t, 3.0), (x64,))

torch.manual_seed(0)
net = BinaryNet()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
loss_fn = nn.CrossEntropyLoss()
x = torch.randn(128, 8)
y = (x.sum(1) > 0).long()
for epoch in range(10):
    for xb, yb in zip(x.chunk(4), y.chunk(4)):
        opt.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        opt.step()
net.eval()
with torch.no_grad():
    print(f"accuracy {(net(x).argmax(1) == y).float().mean():.3f}")
