import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

NUM_CLASSES = 4


def mixup_data(x, y, alpha=0.4):
    """Returns mixed inputs and soft targets"""
    lam = float(np.random.beta(alpha, alpha))
    index = torch.randperm(x.size(0), device=x.device)
    mixed_x = lam * x + (1 - lam) * x[index]
    one_hot = F.one_hot(y, NUM_CLASSES).float()
    return mixed_x, lam * one_hot + (1 - lam) * one_hot[index]


def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)


np.random.seed(0)
torch.manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(inplace=True), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(8 * 5 * 5, NUM_CLASSES),
)
criterion = nn.CrossEntropyLoss(label_smoothing=0.05)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, nesterov=True)
xs, ys = torch.rand(128, 1, 10, 10), torch.randint(0, NUM_CLASSES, (128,))

for epoch in range(4):
    net.train()
    train_loss = 0
    for inputs, targets in zip(xs.split(32), ys.split(32)):
        if epoch % 2 == 0:
            inputs, soft = mixup_data(inputs, targets)
            loss = criterion(net(inputs), soft)
        else:
            lam = np.random.beta(0.4, 0.4)
            index = torch.randperm(inputs.size(0))
            outputs = net(lam * inputs + (1 - lam) * inputs[index])
            loss = mixup_criterion(criterion, outputs, targets, targets[index], lam)
        train_loss += loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        err = (net(xs).argmax(1) != ys).float().mean()
    print('epoch %d: loss %.3f, clean error %.3f' % (epoch, train_loss / 4, err))
