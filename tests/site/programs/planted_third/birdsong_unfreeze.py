import argparse
import torch
import torch.nn as nn


def parse_args():
    ap = argparse.ArgumentParser(description='bird song classifier, two stage fine-tuning')
    ap.add_argument('--epochs', default=6, type=int)
    ap.add_argument('--unfreeze-epoch', default=3, type=int)
    ap.add_argument('--lr', default=0.01, type=float)
    return ap.parse_args()


class BirdNet(nn.Module):
    def __init__(self, n_species):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 12, 3, stride=2), nn.GroupNorm(3, 12), nn.ReLU(),
            nn.Conv2d(12, 24, 3, stride=2), nn.GroupNorm(3, 24), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.head = nn.Linear(24, n_species)

    def forward(self, spec):
        return self.head(self.body(spec))


def set_trainable(module, flag):
    for p in module.parameters():
        p.requires_grad = flag


def main(args):
    torch.manual_seed(99)
    spec, species = torch.randn(128, 1, 40, 50), torch.randint(7, (128,))
    spec += species.view(-1, 1, 1, 1) * torch.linspace(-.3, .3, 40).view(1, 1, -1, 1)

    model = BirdNet(7)
    set_trainable(model.body, False)
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(trainable, lr=args.lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()

    for epoch in range(args.epochs):
        if epoch == args.unfreeze_epoch:
            print('unfreezing the body, learning rate / 10')
            set_trainable(model.body, True)
            for group in optimizer.param_groups:
                group['lr'] = args.lr / 10
        model.train()
        total, n = 0., 0
        for idx in torch.randperm(len(spec)).split(16):
            optimizer.zero_grad()
            loss = criterion(model(spec[idx]), species[idx])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(idx)
            n += len(idx)
        model.eval()
        with torch.no_grad():
            acc = (model(spec).argmax(1) == species).float().mean().item()
        print(f'epoch {epoch}  loss {total / n:.3f}  train acc {acc:.2f}')


if __name__ == '__main__':
    main(parse_args())
