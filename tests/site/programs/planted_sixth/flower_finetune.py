import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


class Backbone(nn.Module):
    """Stand-in for a pretrained feature extractor."""

    def __init__(self, width=8):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, width, 3, stride=2, padding=1), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, width * 2, 3, stride=2, padding=1), nn.BatchNorm2d(width * 2), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.classifier = nn.Linear(width * 2, 1000)

    def forward(self, x):
        return self.classifier(self.features(x))


class FineTuner:
    def __init__(self, num_classes=5, lr=1e-3):
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.net = Backbone()
        in_features = self.net.classifier.in_features
        self.net.classifier = nn.Sequential(nn.Dropout(0.4), nn.Linear(in_features, num_classes))
        self.net.to(self.device)
        self.optim = torch.optim.Adam([
            {"params": self.net.features.parameters(), "lr": lr * 0.1},
            {"params": self.net.classifier.parameters(), "lr": lr},
        ])
        self.loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)

    def fit(self, train_loader, val_loader, epochs):
        self.net.train()
        for epoch in range(epochs):
            seen, loss_sum = 0, 0.0
            for images, target in train_loader:
                images = images.to(self.device)
                target = target.to(self.device)
                self.optim.zero_grad()
                loss = self.loss_fn(self.net(images), target)
                loss.backward()
                self.optim.step()
                loss_sum += loss.item() * images.size(0)
                seen += images.size(0)
            acc = self.evaluate(val_loader)
            print(f"[{epoch + 1}/{epochs}] train loss {loss_sum / seen:.3f} | val acc {acc:.2%}")

    def evaluate(self, loader):
        self.net.eval()
        ok = n = 0
        with torch.no_grad():
            for images, target in loader:
                pred = self.net(images.to(self.device)).argmax(dim=-1)
                ok += (pred == target.to(self.device)).sum().item()
                n += target.numel()
        return ok / n


def fake_flowers(n, g):
    y = torch.randint(0, 5, (n,), generator=g)
    x = torch.randn(n, 3, 32, 32, generator=g) + y.view(-1, 1, 1, 1) * 0.3
    return TensorDataset(x, y)


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_num_threads(1)
    gen = torch.Generator().manual_seed(3)
    tuner = FineTuner()
    tuner.fit(DataLoader(fake_flowers(128, gen), batch_size=32, shuffle=True),
              DataLoader(fake_flowers(64, gen), batch_size=64), epochs=3)
