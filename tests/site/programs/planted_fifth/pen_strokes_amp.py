# Online handwriting: which letter was drawn? a small net over pen strokes, mixed precision
import torch
import torch.nn as nn
from torch.amp import GradScaler, autocast

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.manual_seed(71)


def strokes(n, steps=30):
    letter = torch.randint(0, 4, (n,))
    t = torch.linspace(0, 6.28, steps)
    freq = (letter + 1).view(-1, 1)
    x = torch.sin(freq * t) + 0.2 * torch.randn(n, steps)
    y = torch.cos(t).expand(n, steps) + 0.2 * torch.randn(n, steps)
    return torch.stack([x, y], dim=-1), letter


class PenNet(nn.Module):
    def __init__(self, hidden=32, letters=4):
        super().__init__()
        self.inp = nn.Linear(2, hidden)
        self.mix = nn.Linear(30 * hidden, hidden)
        self.out = nn.Linear(hidden, letters)

    def forward(self, s):
        h = torch.tanh(self.inp(s))
        h = torch.tanh(self.mix(h.flatten(1)))
        return self.out(h)


def train(net, steps, clip=0.1):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    scaler = GradScaler(device.type)
    criterion = nn.CrossEntropyLoss()
    net.train()
    for i in range(steps):
        s, letter = strokes(64)
        s, letter = s.to(device), letter.to(device)
        optimizer.zero_grad(set_to_none=True)
        with autocast(device.type, dtype=torch.float16):
            loss = criterion(net(s), letter)
        scaler.scale(loss).backward()
        nn.utils.clip_grad_value_(net.parameters(), clip)
        scaler.step(optimizer)
        scaler.update()
        if i % 15 == 0:
            print(f"step {i:3d}  loss {loss.item():.4f}  scale {scaler.get_scale():.0f}")


@torch.inference_mode()
def accuracy(net, n=200):
    net.eval()
    s, letter = strokes(n)
    pred = net(s.to(device)).argmax(dim=1).cpu()
    return (pred == letter).float().mean().item()


net = PenNet().to(device)
print("before:", accuracy(net))
train(net, steps=60)
print("after:", accuracy(net))
