"""Fine-tune a pretrained backbone: body frozen (BatchNorm included), new head trained."""
import torch
import torch.nn as nn


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.fc = nn.Linear(16, 100)

    def forward(self, x):
        return self.fc(self.features(x).flatten(1))


class FineTuner(nn.Module):
    def __init__(self, backbone, num_classes):
        super().__init__()
        self.backbone = backbone
        for param in self.backbone.parameters():
            param.requires_grad = False
        # parameters of newly constructed modules have requires_grad=True by default
        self.backbone.fc = nn.Linear(self.backbone.fc.in_features, num_classes)

    def train(self, mode=True):
        super().train(mode)
        self.backbone.features.eval()  # the running statistics stay, too
        return self

    def forward(self, x):
        return self.backbone(x)


torch.manual_seed(0)
torch.save(Backbone().state_dict(), "backbone.pth")

pretrained = Backbone()
pretrained.load_state_dict(torch.load("backbone.pth", weights_only=True))
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = FineTuner(pretrained, num_classes=5).to(device)

trainable = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.SGD(trainable, lr=1e-2, momentum=0.9)
criterion = nn.CrossEntropyLoss()
before = model.backbone.features[1].running_mean.clone()

images, labels = torch.rand(64, 3, 16, 16), torch.randint(0, 5, (64,))
for epoch in range(3):
    model.train()
    for xb, yb in zip(images.split(16), labels.split(16)):
        xb, yb = xb.to(device), yb.to(device)
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        acc = (model(images.to(device)).argmax(1).cpu() == labels).float().mean().item()
    print(f"epoch {epoch}: acc {acc:.3f}")

assert torch.equal(before, model.backbone.features[1].running_mean)
