import torch
import torch.nn as nn
import torch.nn.functional as F


class MLP(nn.Module):
    def __init__(self, p=0.3):
        super().__init__()
        self.p = p
        self.fc1 = nn.Linear(10, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 2)

    def forward(self, x):
        x = F.dropout(F.relu(self.fc1(x)), self.p, self.training)
        x = F.dropout(F.relu(self.fc2(x)), p=self.p, training=self.training)
        return self.fc3(x)


mlp = MLP()
opt = torch.optim.Adam(mlp.parameters(), lr=1e-3)
x, y = torch.randn(64, 10), torch.randint(0, 2, (64,))
mlp.train()
for _ in range(5):
    opt.zero_grad()
    F.cross_entropy(mlp(x), y).backward()
    opt.step()
mlp.eval()
with torch.no_grad():
    assert torch.equal(mlp(x), mlp(x))
