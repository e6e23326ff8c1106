from __future__ import print_function
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.fc1 = nn.Linear(10 * 5 * 5, 30)
        self.fc2 = nn.Linear(30, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = x.view(-1, 250)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


def train(args, model, data, optimizer):
    model.train()
    for batch_idx, (image, target) in enumerate(data):
        optimizer.zero_grad()
        output = model(image)
        loss = F.nll_loss(output, target)
        loss.backward()
        optimizer.step()
        if batch_idx % args.log_interval == 0:
            print('batch {}\tloss {:.6f}'.format(batch_idx, loss.item()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--lr', type=float, default=0.01)
    parser.add_argument('--log-interval', type=int, default=4)
    args = parser.parse_args([])
    torch.manual_seed(1)
    data = [(torch.rand(16, 1, 14, 14), torch.randint(0, 10, (16,))) for _ in range(12)]
    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.5)
    train(args, model, data, optimizer)


if __name__ == '__main__':
    main()
