import torch
import torch.nn as nn
import torch.nn.functional as F


class MoE(nn.Module):
    def __init__(self, dim, hidden, n_experts, depth):
        super().__init__()
        # 每个专家一个独立的层
        self.experts = nn.ModuleList(
            [nn.Sequential(nn.Linear(dim, hidden), nn.GELU(), nn.Linear(hidden, dim)) for _ in range(n_experts)])
        self.gate = nn.Linear(dim, n_experts)
        self.blocks = nn.ModuleList()
        for _ in range(depth):
            self.blocks.append(nn.Linear(dim, dim))
        for i in range(depth):
            self.add_module(f'norm{i}', nn.LayerNorm(dim))
        self.sizes = [dim] * depth        # 只是数字，不是层

    def forward(self, x):
        weights = F.softmax(self.gate(x), dim=-1)                         # (N, E)
        outs = torch.stack([expert(x) for expert in self.experts], dim=1)  # (N, E, D)
        x = x + (weights.unsqueeze(-1) * outs).sum(dim=1)
        for i, block in enumerate(self.blocks):
            x = x + F.relu(block(getattr(self, f'norm{i}')(x)))
        return x, weights


class Classifier(nn.Module):
    def __init__(self, num_classes=3):
        super().__init__()
        self.moe = MoE(12, 16, 4, 2)
        layers = []
        for _ in range(2):
            layers.append(nn.Linear(12, 12))
            layers.append(nn.ReLU())
        layers.append(nn.Linear(12, num_classes))
        self.mlp = nn.Sequential(*layers)

    def forward(self, x):
        h, weights = self.moe(x)
        return self.mlp(h), weights


torch.manual_seed(0)
model = Classifier()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
x = torch.randn(192, 12)
y = (x[:, :3]).argmax(1)
for epoch in range(5):
    correct, total_loss = 0, 0.0
    for xb, yb in zip(x.split(48), y.split(48)):
        logits, weights = model(xb)
        loss = F.cross_entropy(logits, yb)
        balance = weights.mean(0).pow(2).sum() * weights.size(1)
        loss += 0.01 * balance
        opt.zero_grad()
        loss.backward()
        opt.step()
        total_loss += loss.item()
        correct += (logits.argmax(1) == yb).sum().item()
    print(f'epoch {epoch} loss {total_loss / 4:.3f} acc {correct / len(x):.3f}')
