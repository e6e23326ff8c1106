import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")

pictures = torch.rand(160, 3, 24, 24)
is_dog = torch.randint(0, 2, (160,))
train_set = TensorDataset(pictures[:120], is_dog[:120])
valid_set = TensorDataset(pictures[120:], is_dog[120:])
train_loader = DataLoader(train_set, batch_size=20, shuffle=True)
valid_loader = DataLoader(valid_set, batch_size=20, shuffle=False)

cnn = nn.Sequential(
    nn.Conv2d(3, 8, 5, stride=2), nn.BatchNorm2d(8), nn.ReLU(),
    nn.Conv2d(8, 16, 3), nn.BatchNorm2d(16), nn.ReLU(),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(16, 2),
).to(DEVICE)
loss_function = nn.CrossEntropyLoss()
optimizer = optim.SGD(cnn.parameters(), lr=0.01, momentum=0.9)


def train_epoch():
    cnn.train()
    for x, y in train_loader:
        x, y = x.to(DEVICE), y.to(DEVICE)
        optimizer.zero_grad()
        loss = loss_function(cnn(x), y)
        loss.backward()
        optimizer.step()


def validate():
    cnn.eval()
    val_loss, hits = 0.0, 0
    for x, y in valid_loader:
        x, y = x.to(DEVICE), y.to(DEVICE)
        logits = cnn(x)
        val_loss += loss_function(logits, y).item() * y.size(0)
        hits += (logits.argmax(dim=1) == y).sum().item()
    return val_loss / len(valid_set), hits / len(valid_set)


for epoch in range(3):
    train_epoch()
    print("epoch %d  val_loss %.4f  val_acc %.3f" % (epoch, *validate()))
