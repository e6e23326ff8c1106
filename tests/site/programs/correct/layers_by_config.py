import torch
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, widths=(8, 16, 16)):
        super().__init__()
        layers = []
        c_in = 3
        for c_out in widths:
            layers.append(nn.Conv2d(c_in, c_out, 3, padding=1))
            layers += [nn.BatchNorm2d(c_out), nn.ReLU()]
            c_in = c_out
        self.features = nn.Sequential(*layers)
        self.shapes = []
        self.fc = nn.Linear(c_in, 4)

    def forward(self, x):
        for layer in self.features:
            x = layer(x)
        self.shapes.append(tuple(x.shape))
        return self.fc(x.mean(dim=(2, 3)))


net = ConvNet()
optimizer = torch.optim.Adam(net.parameters())
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(torch.rand(4, 3, 8, 8)), torch.randint(0, 4, (4,)))
    loss.backward()
    optimizer.step()
print(net.shapes)
