import torch
import torch.nn as nn
import torch.nn.functional as F


class BayesNet(nn.Module):
    """Dropout stays on when samples of the prediction are drawn."""

    def __init__(self, p=0.1):
        super().__init__()
        self.p = p
        self.l1, self.l2 = nn.Linear(1, 64), nn.Linear(64, 64)
        self.mean, self.log_var = nn.Linear(64, 1), nn.Linear(64, 1)

    def forward(self, x, sample=False):
        on = self.training or sample
        h = F.dropout(F.relu(self.l1(x)), self.p, training=on)
        h = F.dropout(F.relu(self.l2(h)), self.p, training=on)
        return self.mean(h), self.log_var(h)

    @torch.no_grad()
    def predict(self, x, n=30):
        means = torch.stack([self(x, sample=True)[0] for _ in range(n)])
        return means.mean(0), means.std(0)


torch.manual_seed(0)
x = torch.rand(200, 1) * 4 - 2
y = torch.sin(2 * x) + 0.1 * torch.randn_like(x)
net = BayesNet()
nll = nn.GaussianNLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3, weight_decay=1e-6)
net.train()
for step in range(200):
    idx = torch.randint(len(x), (64,))
    mu, log_var = net(x[idx])
    loss = nll(mu, y[idx], log_var.exp())
    opt.zero_grad()
    loss.backward()
    opt.step()
net.eval()
inside, outside = torch.tensor([[0.5]]), torch.tensor([[6.0]])
for where in (inside, outside):
    m, s = net.predict(where)
    print(f"x={where.item():.1f}  mean {m.item():.2f}  std {s.item():.2f}")
