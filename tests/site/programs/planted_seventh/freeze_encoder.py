import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(12, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU())
        self.head = nn.Linear(48, 3)

    def forward(self, x):
        return self.head(self.encoder(x))


def freeze(module):
    for param in module.parameters():
        param.require_grad = False


def train(model, x, y, epochs=15, lr=1e-2):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_fn = nn.CrossEntropyLoss()
    model.train()
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


x_a = torch.randn(300, 12)
y_a = x_a[:, :3].argmax(1)
model = Classifier()
print("pretraining:", train(model, x_a, y_a))

# second stage: few labels
freeze(model.encoder)
model.head = nn.Linear(48, 3)
x_b = torch.randn(30, 12)
y_b = x_b[:, 3:6].argmax(1)
print("fine-tuning:", train(model, x_b, y_b, epochs=50, lr=1e-3))
