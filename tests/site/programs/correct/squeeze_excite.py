import torch
import torch.nn as nn
import torch.nn.functional as F


class SEBlock(nn.Module):
    """Gates of the channels between 0 and 1"""

    def __init__(self, c, r=4):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.gate = nn.Sequential(nn.Linear(c, c // r), nn.ReLU(), nn.Linear(c // r, c), nn.Sigmoid())

    def forward(self, x):
        w = self.gate(self.pool(x).flatten(1))
        return x * w[:, :, None, None]


class RoutedNet(nn.Module):
    def __init__(self, n_classes=4, n_routes=2):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU())
        self.routes = nn.ModuleList([nn.Conv2d(8, 8, k, padding=k // 2) for k in (1, 3)])
        self.router = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, n_routes), nn.Softmax(dim=1))
        self.se = SEBlock(8)
        self.classifier = nn.Linear(8, n_classes)
        self.is_rare = nn.Linear(8, 1)

    def forward(self, x):
        x = self.stem(x)
        p = self.router(x)
        x = sum(p[:, i, None, None, None] * route(x) for i, route in enumerate(self.routes))
        x = self.se(F.relu(x)).mean(dim=(2, 3))
        return self.classifier(x), self.is_rare(x).squeeze(1)

    @torch.no_grad()
    def predict_proba(self, x):
        self.eval()
        logits, rare = self(x)
        return logits.softmax(dim=1), rare.sigmoid()


torch.manual_seed(0)
images = torch.rand(96, 3, 12, 12)
kind = torch.randint(0, 4, (96,))
rare = (kind == 3).float()
net = RoutedNet()
ce, bce = nn.CrossEntropyLoss(), nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(3):
    net.train()
    for xb, kb, rb in zip(images.split(24), kind.split(24), rare.split(24)):
        logits, rare_logit = net(xb)
        loss = ce(logits, kb) + 0.5 * bce(rare_logit, rb)
        for p in net.parameters():
            p.grad = None
        loss.backward()
        optimizer.step()
    probs, rare_prob = net.predict_proba(images)
    print(epoch, (probs.argmax(1) == kind).float().mean().item(), (rare_prob > 0.5).sum().item())
