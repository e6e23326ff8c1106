import torch
import torch.nn as nn
import torch.nn.functional as F


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        )
        self.fc = nn.Linear(16, 10)

    def forward(self, x):
        return self.fc(self.layers(x))


class FineTuner(nn.Module):
    def __init__(self, base, n_classes):
        super().__init__()
        self.base = base
        for p in self.base.parameters():
            p.requires_grad = False
        self.base.fc = nn.Linear(self.base.fc.in_features, n_classes)

    def train(self, mode=True):
        super().train(mode)
        self.base.layers.eval()
        return self

    def forward(self, x):
        return self.base(x)


def main():
    model = FineTuner(Backbone(), 2)
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=5e-2)
    y = torch.randint(0, 2, (128,))
    x = torch.randn(128, 3, 12, 12) + y.view(-1, 1, 1, 1)
    for epoch in range(12):
        model.train()
        for i in torch.randperm(128).split(32):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x[i]), y[i])
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            print(epoch, (model(x).argmax(1) == y).float().mean().item())


if __name__ == "__main__":
    main()
