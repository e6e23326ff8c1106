import torch
from torch import nn
from torch.amp import GradScaler, autocast


class RoofSegmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU())
        self.up = nn.ConvTranspose2d(16, 2, 2, stride=2)

    def forward(self, x):
        return self.up(self.down(x))


def train_one_epoch(net, batches, criterion, optim, sched, scaler, dev):
    net.train()
    for image, mask in batches:
        image, mask = image.to(dev), mask.to(dev)
        optim.zero_grad(set_to_none=True)
        with autocast(device_type=dev, enabled=dev == "cuda"):
            logits = net(image)
            loss = criterion(logits, mask)
        scaler.scale(loss).backward()
        scaler.step(optim)
        optim.step()
        scaler.update()
    sched.step()
    return loss.item()


if __name__ == "__main__":
    dev = "cuda" if torch.cuda.is_available() else "cpu"
    net = RoofSegmenter().to(dev)
    optim = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    sched = torch.optim.lr_scheduler.StepLR(optim, step_size=2, gamma=0.5)
    scaler = GradScaler(dev, enabled=dev == "cuda")
    batches = [(torch.rand(4, 3, 32, 32), torch.randint(0, 2, (4, 32, 32))) for _ in range(5)]
    for epoch in range(3):
        print(train_one_epoch(net, batches, nn.CrossEntropyLoss(), optim, sched, scaler, dev))
