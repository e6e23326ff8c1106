import argparse
import torch
import torch.nn as nn


class TinyNet(nn.Module):
    def __init__(self, num_classes=100):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU())
        self.fc = nn.Linear(64, num_classes)

    def forward(self, x):
        return self.fc(self.body(x))


def parse_args():
    p = argparse.ArgumentParser()
    p.add_argument("--num-classes", type=int, default=4)
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--lr", type=float, default=0.01)
    p.add_argument("--seed", type=int, default=0)
    return p.parse_args()


def main():
    args = parse_args()
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    model = TinyNet().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()

    # adapt the classifier to our classes
    model.fc = nn.Linear(model.fc.in_features, args.num_classes).to(device)

    x = torch.randn(400, 24, device=device)
    y = x[:, :args.num_classes].argmax(dim=1)
    for epoch in range(args.epochs):
        model.train()
        perm = torch.randperm(len(x), device=device)
        for idx in perm.split(50):
            optimizer.zero_grad()
            loss = criterion(model(x[idx]), y[idx])
            loss.backward()
            optimizer.step()
        if epoch % 5 == 4:
            print(f"epoch {epoch + 1} loss {loss.item():.4f}")


if __name__ == "__main__":
    main()
