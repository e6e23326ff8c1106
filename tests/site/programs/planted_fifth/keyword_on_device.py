"""Train a small keyword spotter and shrink it for a single-board computer."""
import os
import tempfile

import torch
import torch.nn as nn

KEYWORDS = ["yes", "no", "stop", "go", "left", "right"]


class KeywordNet(nn.Module):
    def __init__(self, n_mels=40, classes=len(KEYWORDS)):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv1d(n_mels, 128, kernel_size=9, padding=4),
            nn.ReLU(),
            nn.Conv1d(128, 256, kernel_size=9, stride=2, padding=4),
            nn.ReLU(),
            nn.Conv1d(256, 256, kernel_size=9, stride=2, padding=4),
            nn.ReLU(),
        )
        self.classify = nn.Linear(256, classes)

    def forward(self, mels):
        return self.classify(self.features(mels).amax(dim=2))


def fake_batch(n):
    y = torch.randint(len(KEYWORDS), (n,))
    mels = torch.randn(n, 40, 50)
    mels[torch.arange(n), y * 6] += 2.0
    return mels, y


def file_size(model):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "weights.pt")
        torch.save(model.state_dict(), path)
        return os.path.getsize(path) / 1e6


def accuracy(model, n=64):
    mels, y = fake_batch(n)
    with torch.inference_mode():
        return (model(mels).argmax(1) == y).float().mean().item()


torch.manual_seed(3)
net = KeywordNet()
optimizer = torch.optim.AdamW(net.parameters(), lr=5e-4)
criterion = nn.CrossEntropyLoss()

net.train()
for it in range(12):
    mels, y = fake_batch(16)
    optimizer.zero_grad(set_to_none=True)
    loss = criterion(net(mels), y)
    loss.backward()
    optimizer.step()
print(f"trained, last loss {loss.item():.3f}")

net.eval()
int8_types = {nn.Conv1d, nn.Linear}
small = torch.ao.quantization.quantize_dynamic(net, int8_types, dtype=torch.qint8)

print(f"float: {file_size(net):.2f} MB, accuracy {accuracy(net):.2f}")
print(f"int8:  {file_size(small):.2f} MB, accuracy {accuracy(small):.2f}")
