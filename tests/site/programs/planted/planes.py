import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
print("using", dev)

photos = torch.rand(128, 3, 16, 16)
plane = torch.randint(0, 3, (128,))
loader = DataLoader(TensorDataset(photos, plane), batch_size=32, shuffle=True)


class PlaneNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 12, 3, stride=2)
        self.head = nn.Linear(12, 3)

    def forward(self, img):
        x = torch.relu(self.conv(img))
        return self.head(x.mean(dim=(2, 3)))


plane_net = PlaneNet()
plane_net.to(dev)
optimizer = torch.optim.SGD(plane_net.parameters(), lr=0.05)
loss_fn = nn.CrossEntropyLoss().to(dev)

for epoch in range(3):
    plane_net.train()
    total = 0.0
    for img, label in loader:
        img.to(dev)
        label.to(dev)
        optimizer.zero_grad()
        output = plane_net(img)
        loss = loss_fn(output, label)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(epoch, total / len(loader))
