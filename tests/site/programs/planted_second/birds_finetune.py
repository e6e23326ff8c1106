import torch
import torch.nn as nn


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, stride=2)
        self.conv2 = nn.Conv2d(8, 16, 3, stride=2)

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        return torch.relu(self.conv2(x)).mean(dim=(2, 3))


class BirdModel(nn.Module):
    def __init__(self, backbone, n_birds):
        super().__init__()
        self.backbone = backbone
        self.head = nn.Linear(16, n_birds)

    def forward(self, x):
        return self.head(self.backbone(x))


def finetune(model, photos, birds, epochs=3):
    # only the head is trained
    model.backbone.requires_grad = False
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in zip(photos.split(8), birds.split(8)):
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "loss", loss.item())


torch.save(Backbone().state_dict(), "backbone.pt")  # the pretrained weights
backbone = Backbone()
backbone.load_state_dict(torch.load("backbone.pt", weights_only=True))
finetune(BirdModel(backbone, 6), torch.rand(32, 3, 24, 24), torch.randint(0, 6, (32,)))
