import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, ch):
        super().__init__()
        self.conv = nn.Conv2d(ch, ch, 3, padding=1)
        self.act = nn.ReLU()

    def forward(self, x):
        return x + self.act(self.conv(x))


class BeanNet(nn.Module):
    def __init__(self, ch=8, depth=4, classes=3):
        super(BeanNet, self).__init__()
        self.stem = nn.Conv2d(3, ch, 3, padding=1)
        self.blocks = []
        for i in range(depth):
            self.blocks.append(Block(ch))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(ch, classes)

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.fc(self.pool(x).flatten(1))


def main():
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    net = BeanNet().to(device)
    print("parameters:", sum(p.numel() for p in net.parameters()))
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3)
    loss_func = nn.CrossEntropyLoss()
    for it in range(8):
        img = torch.rand(12, 3, 16, 16, device=device)
        bean = torch.randint(3, (12,), device=device)
        out = net(img)
        loss = loss_func(out, bean)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(it, float(loss))


main()
