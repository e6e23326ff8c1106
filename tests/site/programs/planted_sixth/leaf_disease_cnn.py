# %% Leaf disease classification - 4 classes, 32x32 crops
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.utils.data import Dataset, DataLoader

torch.set_num_threads(1)
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
CLASSES = ["healthy", "rust", "scab", "blight"]


# %%
class LeafDataset(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.labels = torch.randint(0, len(CLASSES), (n,), generator=g)
        self.images = torch.rand(n, 3, 32, 32, generator=g)
        for i, lab in enumerate(self.labels.tolist()):
            self.images[i, lab % 3, lab * 8:(lab + 1) * 8] += 0.5

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return self.images[i], self.labels[i]


# %%
class LeafNet(nn.Module):
    def __init__(self, n_classes=4):
        super(LeafNet, self).__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(16 * 8 * 8, 64)
        self.fc2 = nn.Linear(64, n_classes)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.softmax(self.fc2(x), dim=1)
        return x


# %%
trainloader = DataLoader(LeafDataset(256, 0), batch_size=32, shuffle=True)
testloader = DataLoader(LeafDataset(64, 1), batch_size=64, shuffle=False)

net = LeafNet(len(CLASSES)).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(net.parameters(), lr=1e-3)

# %%
for epoch in range(3):
    net.train()
    running_loss = 0.0
    for i, (inputs, labels) in enumerate(trainloader):
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    print("[%d] loss: %.3f" % (epoch + 1, running_loss / len(trainloader)))

# %%
correct, total = 0, 0
net.eval()
with torch.no_grad():
    for inputs, labels in testloader:
        outputs = net(inputs.to(device))
        predicted = outputs.argmax(1).cpu()
        total += labels.size(0)
        correct += (predicted == labels).sum().item()
print("Accuracy on the test crops: %d %%" % (100 * correct / total))
