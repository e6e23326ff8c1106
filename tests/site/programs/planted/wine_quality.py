import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


class WineNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(11, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(64, 3))

    def forward(self, x):
        return self.net(x)


def accuracy_on(model, loader):
    good = total = 0
    with torch.no_grad():
        for chem, quality in loader:
            guess = model(chem).argmax(dim=1)
            good += (guess == quality).sum().item()
            total += quality.shape[0]
    return good / total


def main():
    torch.manual_seed(0)
    chem = torch.randn(300, 11)
    quality = torch.bucketize(chem[:, 0] + chem[:, 5], torch.tensor([-0.7, 0.7]))
    train_dl = DataLoader(TensorDataset(chem[:240], quality[:240]), batch_size=40, shuffle=True)
    test_dl = DataLoader(TensorDataset(chem[240:], quality[240:]), batch_size=10)

    wine_net = WineNet()
    opt = optim.Adam(wine_net.parameters(), lr=3e-3)
    ce = nn.CrossEntropyLoss()
    for epoch in range(6):
        for xb, yb in train_dl:
            opt.zero_grad()
            loss = ce(wine_net(xb), yb)
            loss.backward()
            opt.step()
        print(f"epoch {epoch}: test accuracy {accuracy_on(wine_net, test_dl):.3f}")


main()
