import torch
from torch import nn, optim

# 迁移学习：先只训练分类头，再逐步解冻主干
encoder = nn.Sequential(nn.Linear(12, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh())
head = nn.Linear(24, 3)
model = nn.Sequential(encoder, head)

encoder.requires_grad_(False)
optimizer = optim.Adam(head.parameters(), lr=1e-3)
loss_fn = nn.CrossEntropyLoss()

g = torch.Generator().manual_seed(11)
X = torch.randn(90, 12, generator=g)
y = torch.randint(0, 3, (90,), generator=g)


def run_epoch():
    model.train()
    perm = torch.randperm(len(X))
    total = 0.0
    for i in range(0, len(X), 30):
        idx = perm[i:i + 30]
        optimizer.zero_grad()
        loss = loss_fn(model(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / 3


for epoch in range(6):
    if epoch == 2:
        # 解冻最后一层，学习率小一些，并把参数交给优化器
        encoder[2].requires_grad_(True)
        optimizer.add_param_group({"params": encoder[2].parameters(), "lr": 1e-4})
    if epoch == 4:
        encoder[0].requires_grad_(True)
        optimizer.add_param_group({"params": encoder[0].parameters(), "lr": 1e-5})
    n = sum(p.numel() for p in model.parameters() if p.requires_grad)
    print(f"epoch {epoch}: loss {run_epoch():.4f}, trainable {n}")
