import argparse
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

p = argparse.ArgumentParser(description="fine-tune a plankton classifier on a new cruise")
p.add_argument("--weights", type=Path, default=Path("plankton_base.pt"))
p.add_argument("--epochs", type=int, default=2)
p.add_argument("--lr", type=float, default=0.02)
p.add_argument("--species", type=int, default=7)
args = p.parse_args()

torch.manual_seed(0)


def block(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, stride=2, padding=1),
        nn.GroupNorm(4, cout),
        nn.ReLU(inplace=True),
    )


class PlanktonNet(nn.Module):
    def __init__(self, species):
        super().__init__()
        self.trunk = nn.Sequential(block(1, 16), block(16, 32), block(32, 64))
        self.classifier = nn.Linear(64, species)

    def forward(self, x):
        return self.classifier(self.trunk(x).mean(dim=(2, 3)))


net = PlanktonNet(species=30)
if args.weights.exists():
    net.load_state_dict(torch.load(args.weights, map_location="cpu"))

# only the new classifier is trained on the few images we have
for stage in net.trunk.children():
    stage.requires_grad = False
net.classifier = nn.Linear(64, args.species)

images = torch.rand(160, 1, 32, 32)
species = torch.randint(args.species, (160,))
train = DataLoader(TensorDataset(images[:128], species[:128]), batch_size=16, shuffle=True)
val = DataLoader(TensorDataset(images[128:], species[128:]), batch_size=32)

optim = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)
ce = nn.CrossEntropyLoss(label_smoothing=0.05)

for epoch in range(1, args.epochs + 1):
    net.train()
    for img, sp in train:
        optim.zero_grad()
        ce(net(img), sp).backward()
        optim.step()

    net.eval()
    hits = 0
    with torch.no_grad():
        for img, sp in val:
            hits += (net(img).argmax(1) == sp).sum().item()
    print(f"epoch {epoch}: val acc {hits / len(val.dataset):.3f}")
