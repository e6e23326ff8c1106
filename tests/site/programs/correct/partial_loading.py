import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(2, 8, 3, padding=1)
        self.bn = nn.BatchNorm1d(8)

    def forward(self, x):
        return torch.relu(self.bn(self.conv(x))).mean(dim=-1)


class Pretrained(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.head = nn.Linear(8, 20)

    def forward(self, x):
        return self.head(self.encoder(x))


class Downstream(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.encoder = Encoder()
        self.classifier = nn.Linear(8, classes)

    def forward(self, x):
        return self.classifier(self.encoder(x))


torch.manual_seed(0)
torch.save({"state_dict": Pretrained().state_dict(), "epoch": 90}, "pretrained.ckpt")

model = Downstream(classes=3)
state = torch.load("pretrained.ckpt", map_location="cpu", weights_only=True)["state_dict"]
state = {k: v for k, v in state.items() if not k.startswith("head.")}
result = model.load_state_dict(state, strict=False)
# 只允许新的分类头没有加载到权重
assert set(result.missing_keys) == {"classifier.weight", "classifier.bias"}, result.missing_keys
assert not result.unexpected_keys, result.unexpected_keys

optimizer = torch.optim.AdamW([
    {"params": model.encoder.parameters(), "lr": 1e-4},
    {"params": model.classifier.parameters(), "lr": 1e-2},
])
criterion = nn.CrossEntropyLoss()
x, y = torch.randn(60, 2, 16), torch.randint(3, (60,))
for epoch in range(3):
    model.train()
    epoch_loss = 0.0
    for xb, yb in zip(x.split(20), y.split(20)):
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    print(f"{epoch}: {epoch_loss / 3:.4f}")
torch.save(model.state_dict(), "downstream.pt")
