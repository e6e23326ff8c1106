import torch
import torch.nn as nn

y = torch.cat([torch.zeros(90), torch.ones(10)]).long()
x = torch.randn(100, 4) + y[:, None]
counts = torch.bincount(y, minlength=2).clamp(min=1)
weights = len(y) / (2 * counts)
criterion = nn.CrossEntropyLoss(weight=weights)
model = nn.Linear(4, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for _ in range(20):
    optimizer.zero_grad()
    criterion(model(x), y).backward()
    optimizer.step()
with torch.no_grad():
    scores = model(x)
    confidence, predicted = scores.softmax(dim=1).max(dim=1)
print((predicted == y).float().mean().item(), confidence.mean().item())
