# 客户流失预测
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")


class ChurnModel(nn.Module):
    def __init__(self, features):
        super(ChurnModel, self).__init__()
        self.hidden1 = nn.Linear(features, 32)
        self.hidden2 = nn.Linear(32, 16)
        self.out = nn.Linear(16, 1)
        self.act = nn.ReLU()
        self.drop = nn.Dropout(0.2)

    def forward(self, x):
        x = self.drop(self.act(self.hidden1(x)))
        x = self.act(self.hidden2(x))
        return torch.sigmoid(self.out(x))


customers = torch.randn(320, 9)
left = (customers[:, :2].sum(dim=1, keepdim=True) > 0.5).float()
train_dl = DataLoader(TensorDataset(customers[:256], left[:256]), batch_size=32, shuffle=True)
val_dl = DataLoader(TensorDataset(customers[256:], left[256:]), batch_size=64)

model = ChurnModel(9).to(device)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(5):
    model.train()
    for xb, yb in train_dl:
        xb, yb = xb.to(device), yb.to(device)
        optimizer.zero_grad()
        y_hat = model(xb)
        loss = criterion(y_hat, yb)
        loss.backward()
        optimizer.step()

    model.eval()
    right = 0
    with torch.no_grad():
        for xb, yb in val_dl:
            guess = (model(xb.to(device)) > 0.5).float().cpu()
            right += (guess == yb).sum().item()
    print(f"epoch {epoch}: loss {loss.item():.4f}, val acc {right / len(val_dl.dataset):.3f}")
