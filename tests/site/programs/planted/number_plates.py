import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Plates(Dataset):
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __getitem__(self, k):
        g = torch.Generator().manual_seed(k)
        label = int(torch.randint(0, 5, (1,), generator=g))
        image = torch.rand(1, 12, 36, generator=g)
        image[:, :, label * 7:label * 7 + 7] += 1.0
        return image, label


train_loader = DataLoader(Plates(200), batch_size=25, shuffle=True, num_workers=2)
test_loader = DataLoader(Plates(50), batch_size=25, num_workers=2)

reader = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 10 * 34, 5))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(reader.parameters(), lr=0.001)

for epoch in range(2):
    reader.train()
    for image, label in train_loader:
        optimizer.zero_grad()
        loss = criterion(reader(image), label)
        loss.backward()
        optimizer.step()

    reader.eval()
    read = 0
    with torch.no_grad():
        for image, label in test_loader:
            read += (reader(image).argmax(dim=1) == label).sum().item()
    print('epoch', epoch, 'read', read, 'of', len(test_loader.dataset))
