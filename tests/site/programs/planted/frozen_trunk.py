import torch
import torch.nn as nn


class Trunk(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8)
        self.conv2, self.bn2 = nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16)

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        x = torch.relu(self.bn2(self.conv2(x)))
        return x.mean(dim=(2, 3))


class MushroomNet(nn.Module):
    def __init__(self, trunk, kinds):
        super().__init__()
        self.trunk = trunk
        self.top = nn.Linear(16, kinds)

    def forward(self, x):
        return self.top(self.trunk(x))


torch.manual_seed(0)
torch.save(Trunk().state_dict(), "trunk.pt")   # from an earlier project

trunk = Trunk()
trunk.load_state_dict(torch.load("trunk.pt", weights_only=True))
# the trunk must stay as it is: another program uses the same weights
for weight in trunk.parameters():
    weight.requires_grad = False

mushroom = MushroomNet(trunk, kinds=3)
sgd = torch.optim.SGD(mushroom.top.parameters(), lr=0.1)
ce = nn.CrossEntropyLoss()
photos, labels = torch.rand(60, 3, 12, 12) * 3, torch.randint(0, 3, (60,))

for epoch in range(3):
    mushroom.train()
    for part in torch.randperm(48).split(16):
        sgd.zero_grad()
        loss = ce(mushroom(photos[part]), labels[part])
        loss.backward()
        sgd.step()
    mushroom.eval()
    with torch.no_grad():
        acc = (mushroom(photos[48:]).argmax(1) == labels[48:]).float().mean()
    print(f"epoch {epoch}: loss {loss.item():.3f}, acc {acc:.2f}")
