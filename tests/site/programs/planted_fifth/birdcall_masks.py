import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class SpecAugment:
    def __init__(self, max_freq=8, max_time=12, seed=2023):
        self.max_freq = max_freq
        self.max_time = max_time
        self.rnd = random.Random(seed)

    def __call__(self, spec):
        spec = spec.clone()
        n_freq, n_time = spec.shape
        f = self.rnd.randint(0, self.max_freq)
        f0 = self.rnd.randint(0, n_freq - f)
        t = self.rnd.randint(0, self.max_time)
        t0 = self.rnd.randint(0, n_time - t)
        spec[f0:f0 + f] = spec.mean()
        spec[:, t0:t0 + t] = spec.mean()
        return spec


class BirdCalls(Dataset):
    def __init__(self, specs, species, transform=None):
        self.specs, self.species, self.transform = specs, species, transform

    def __len__(self):
        return len(self.specs)

    def __getitem__(self, idx):
        spec = self.specs[idx]
        if self.transform is not None:
            spec = self.transform(spec)
        return spec.unsqueeze(0), self.species[idx]


class CallNet(nn.Module):
    def __init__(self, n_species):
        super().__init__()
        self.c1 = nn.Conv2d(1, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 16, 3, padding=1)
        self.out = nn.Linear(16, n_species)

    def forward(self, x):
        x = torch.relu(nn.functional.avg_pool2d(self.c1(x), 2))
        x = torch.relu(nn.functional.avg_pool2d(self.c2(x), 2))
        return self.out(x.mean(dim=(-2, -1)))


def main(epochs=3):
    torch.manual_seed(17)
    species = torch.randint(0, 4, (96,))
    specs = torch.rand(96, 40, 60)
    for i, s in enumerate(species.tolist()):
        specs[i, 8 * s:8 * s + 8] += 1

    train_set = BirdCalls(specs, species, transform=SpecAugment())
    loader = DataLoader(train_set, batch_size=24, shuffle=True, num_workers=2)
    net = CallNet(n_species=4)
    optim = torch.optim.RMSprop(net.parameters(), lr=1e-3)
    loss_fn = nn.CrossEntropyLoss(label_smoothing=0.05)

    for ep in range(epochs):
        net.train()
        running = 0.0
        for batch, (x, y) in enumerate(loader, start=1):
            optim.zero_grad()
            loss = loss_fn(net(x), y)
            loss.backward()
            optim.step()
            running += loss.item()
        print(f"[{ep}] loss {running / batch:.4f}")


if __name__ == "__main__":
    main()
