# K 折交叉验证：每一折都新建模型和优化器，最后把各折模型的概率平均
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(0)
K = 3
X = torch.randn(150, 6)
Y = (X[:, 0] + X[:, 1] ** 2 > 1).long()
X_test = torch.randn(60, 6)
Y_test = (X_test[:, 0] + X_test[:, 1] ** 2 > 1).long()
dataset = TensorDataset(X, Y)
folds = torch.randperm(len(dataset)).chunk(K)


def make_model():
    return nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 2))


def accuracy(net, loader):
    net.eval()
    right = 0
    with torch.no_grad():
        for xb, yb in loader:
            right += (net(xb).argmax(1) == yb).sum().item()
    return right / len(loader.dataset)


models, scores = [], []
for k in range(K):
    train_idx = torch.cat([f for j, f in enumerate(folds) if j != k]).tolist()
    train_loader = DataLoader(Subset(dataset, train_idx), batch_size=20, shuffle=True)
    val_loader = DataLoader(Subset(dataset, folds[k].tolist()), batch_size=50)
    net = make_model()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(5):
        net.train()
        for xb, yb in train_loader:
            optimizer.zero_grad()
            loss_fn(net(xb), yb).backward()
            optimizer.step()
    scores.append(accuracy(net, val_loader))
    models.append(net)
print('各折:', [round(s, 3) for s in scores])

for net in models:
    net.eval()
with torch.no_grad():
    probs = torch.stack([net(X_test).softmax(dim=1) for net in models]).mean(dim=0)
print('集成:', (probs.argmax(dim=1) == Y_test).float().mean().item())
