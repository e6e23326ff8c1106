# 工业缺陷检测：样本不平衡，给损失加类别权重
import torch
import torch.nn as nn

torch.manual_seed(0)
num_classes = 3
y = torch.cat([torch.zeros(360), torch.ones(30), torch.full((10,), 2.0)]).long()
x = torch.randn(400, 6)
x[range(400), y] += 1.5

# 统计每一类的样本数
counts = torch.bincount(y, minlength=num_classes).float()
weights = counts / counts.sum()
print('class weights', weights)

net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, num_classes))
criterion = nn.CrossEntropyLoss(weight=weights)
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)

for epoch in range(30):
    perm = torch.randperm(400)
    for idx in perm.split(50):
        optimizer.zero_grad()
        loss = criterion(net(x[idx]), y[idx])
        loss.backward()
        optimizer.step()

net.eval()
with torch.no_grad():
    pred = net(x).argmax(dim=1)
for c in range(num_classes):
    hit = (pred[y == c] == c).float().mean().item()
    print(f'类别 {c} 召回率 {hit:.2f}')
