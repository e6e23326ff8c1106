import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.optim.lr_scheduler import StepLR
from torch.utils.data import DataLoader, TensorDataset

EPOCHS = 6


class Block(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.skip = nn.Identity() if cin == cout and stride == 1 else nn.Conv2d(cin, cout, 1, stride, bias=False)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.skip(x))


def plankton_net(n_classes):
    return nn.Sequential(
        Block(1, 8, 2), Block(8, 16, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, n_classes))


def synthetic(n, seed):
    g = torch.Generator().manual_seed(seed)
    y = torch.randint(0, 3, (n,), generator=g)
    grid = torch.linspace(-1, 1, 20)
    yy, xx = torch.meshgrid(grid, grid, indexing="ij")
    shapes = torch.stack([(xx ** 2 + yy ** 2 < 0.4), (xx.abs() < 0.2), (xx.abs() + yy.abs() < 0.7)]).float()
    return TensorDataset(shapes[y].unsqueeze(1) + 0.4 * torch.randn(n, 1, 20, 20, generator=g), y)


def train_one_epoch(model, loader, optimizer, scheduler, device):
    model.train()
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimizer.step()
        scheduler.step()


@torch.no_grad()
def test(model, loader, device):
    model.eval()
    right = sum((model(x.to(device)).argmax(1).cpu() == y).sum().item() for x, y in loader)
    return right / len(loader.dataset)


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train_loader = DataLoader(synthetic(128, 0), batch_size=16, shuffle=True)
    test_loader = DataLoader(synthetic(64, 1), batch_size=64)
    model = plankton_net(3).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    # divide the learning rate by 10 after epochs 2 and 4
    scheduler = StepLR(optimizer, step_size=2, gamma=0.1)
    for epoch in range(1, EPOCHS + 1):
        train_one_epoch(model, train_loader, optimizer, scheduler, device)
        print(f"epoch {epoch} acc {test(model, test_loader, device):.3f}")


if __name__ == "__main__":
    main()
