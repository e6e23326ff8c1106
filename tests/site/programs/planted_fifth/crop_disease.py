from collections import Counter

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

CLASSES = ("healthy", "rust", "blight", "mosaic")
torch.manual_seed(42)

# leaf measurements, most of the plants are healthy
SHARES = torch.tensor([0.82, 0.10, 0.05, 0.03])
labels = torch.multinomial(SHARES, 1500, replacement=True)
centers = torch.randn(len(CLASSES), 12)
leaves = centers[labels] + 1.5 * torch.randn(1500, 12)

dataset = TensorDataset(leaves, labels)
train_set, valid_set = random_split(dataset, [1200, 300])
train_dl = DataLoader(train_set, batch_size=64, shuffle=True)
valid_dl = DataLoader(valid_set, batch_size=256)

tally = Counter(labels[train_set.indices].tolist())
importance = torch.tensor([tally[k] / len(train_set) for k in range(len(CLASSES))])
print("class weights:", dict(zip(CLASSES, importance.tolist())))


class LeafClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(12, 48), nn.ReLU(), nn.Dropout(0.2), nn.Linear(48, len(CLASSES))
        )

    def forward(self, x):
        return self.net(x)


clf = LeafClassifier()
criterion = nn.CrossEntropyLoss(weight=importance)
opt = torch.optim.Adam(clf.parameters(), lr=3e-3)


def recall_per_class(model, loader):
    model.eval()
    found = torch.zeros(len(CLASSES))
    present = torch.zeros(len(CLASSES))
    with torch.no_grad():
        for x, y in loader:
            hit = y[model(x).argmax(dim=1) == y]
            found += torch.bincount(hit, minlength=len(CLASSES))
            present += torch.bincount(y, minlength=len(CLASSES))
    return found / present.clamp(min=1)


for epoch in range(10):
    clf.train()
    for x, y in train_dl:
        opt.zero_grad()
        criterion(clf(x), y).backward()
        opt.step()
    if epoch % 3 == 0:
        recall = recall_per_class(clf, valid_dl)
        print(epoch, " ".join(f"{c}={r:.2f}" for c, r in zip(CLASSES, recall.tolist())))
