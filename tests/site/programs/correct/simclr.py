# 对比学习 (SimCLR)：NT-Xent 损失
import torch
import torch.nn as nn
import torch.nn.functional as F


def augment(x):
    noise = torch.randn_like(x) * 0.1
    scale = torch.empty(x.size(0), 1, device=x.device).uniform_(0.8, 1.2)
    return x * scale + noise


def nt_xent(z1, z2, temperature=0.5):
    n = z1.size(0)
    z = F.normalize(torch.cat([z1, z2]), dim=1)
    sim = z @ z.T / temperature
    sim = sim.masked_fill(torch.eye(2 * n, dtype=torch.bool, device=z.device), float("-inf"))
    target = torch.cat([torch.arange(n, 2 * n), torch.arange(n)]).to(z.device)
    return F.cross_entropy(sim, target)


class Encoder(nn.Module):
    def __init__(self, d_in=16, d_feat=32, d_proj=8):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(d_in, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, d_feat))
        self.g = nn.Sequential(nn.ReLU(), nn.Linear(d_feat, d_proj))

    def forward(self, x):
        h = self.f(x)
        return h, self.g(h)


device = "cuda" if torch.cuda.is_available() else "cpu"
data = torch.randn(4, 1, 16).repeat(1, 40, 1).reshape(160, 16) + torch.randn(160, 16) * 0.3
labels = torch.arange(4).repeat_interleave(40)
model = Encoder().to(device)
opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
for epoch in range(3):
    model.train()
    for idx in torch.randperm(160).split(40):
        x = data[idx].to(device)
        (_, z1), (_, z2) = model(augment(x)), model(augment(x))
        loss = nt_xent(z1, z2)
        opt.zero_grad()
        loss.backward()
        opt.step()

# 线性评估：特征固定，只训练一个线性层
model.eval()
with torch.no_grad():
    feats, _ = model(data.to(device))
clf = nn.Linear(32, 4).to(device)
opt = torch.optim.SGD(clf.parameters(), lr=0.5)
labels = labels.to(device)
for _ in range(50):
    opt.zero_grad()
    loss = F.cross_entropy(clf(feats), labels)
    loss.backward()
    opt.step()
with torch.no_grad():
    print("linear probe:", (clf(feats).argmax(1) == labels).float().mean().item())
