# %% [markdown]
# # Leaf disease baseline
# Runs on the free CPU kernel, so no workers for now

# %%
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

class CFG:
    seed = 42
    img_size = 32
    n_classes = 5
    bs = 16
    num_workers = 0
    epochs = 2
    lr = 1e-3

torch.manual_seed(CFG.seed)

# %%
class LeafDataset(Dataset):
    def __init__(self, images, labels, train=True):
        self.images, self.labels, self.train = images, labels, train

    def __len__(self):
        return len(self.images)

    def __getitem__(self, idx):
        img = torch.from_numpy(self.images[idx]).permute(2, 0, 1).float() / 255
        if self.train and torch.rand(1).item() < 0.5:
            img = img.flip(-1)
        return img, int(self.labels[idx])

rng = np.random.default_rng(CFG.seed)
imgs = rng.integers(0, 256, (120, CFG.img_size, CFG.img_size, 3), dtype=np.uint8)
lbls = rng.integers(0, CFG.n_classes, 120)

# %%
def get_loader(images, labels, train):
    return DataLoader(
        LeafDataset(images, labels, train),
        batch_size=CFG.bs,
        shuffle=train,
        num_workers=CFG.num_workers,
        persistent_workers=True,
        drop_last=train,
    )

train_dl = get_loader(imgs[:96], lbls[:96], True)
valid_dl = get_loader(imgs[96:], lbls[96:], False)

# %%
model = nn.Sequential(
    nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU(),
    nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, CFG.n_classes))
opt = torch.optim.Adam(model.parameters(), lr=CFG.lr)
loss_fn = nn.CrossEntropyLoss()

# %%
for ep in range(CFG.epochs):
    model.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
    model.eval()
    hits = 0
    with torch.no_grad():
        for xb, yb in valid_dl:
            hits += (model(xb).argmax(1) == yb).sum().item()
    print(f'epoch {ep}: acc {hits / 24:.3f}')
