import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 10))
optimizer = torch.optim.SGD(model[:2].parameters(), lr=1e-3)
# 换掉最后一层，再把新参数交给优化器
model[2] = nn.Linear(16, 3)
optimizer.add_param_group({"params": model[2].parameters(), "lr": 1e-1})
for p in model[0].parameters():
    p.requires_grad = False
criterion = nn.CrossEntropyLoss()
for step in range(5):
    x, y = torch.randn(12, 8), torch.randint(0, 3, (12,))
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
