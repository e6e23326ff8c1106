# 交通标志识别
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import TensorDataset, DataLoader

batch_size = 16
lr = 0.01

images = torch.randn(64, 3, 12, 12)
labels = torch.randint(0, 10, (64,))
train_set = TensorDataset(images, labels)
train_loader = DataLoader(dataset=train_set, batch_size=batch_size, shuffle=True, num_workers=2)


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, kernel_size=3)
        self.fc1 = nn.Linear(6 * 10 * 10, 48)
        self.fc2 = nn.Linear(48, 10)

    def forward(self, x):
        x = torch.relu(self.conv(x))
        x = x.view(x.size(0), -1)
        return self.fc2(torch.relu(self.fc1(x)))


model = LeNet()
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model.parameters(), lr=lr, momentum=0.9)

# 开始训练
for epoch in range(2):
    for i, data in enumerate(train_loader, 0):
        inputs, targets = data
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
    print('Epoch: %d, loss: %.4f' % (epoch + 1, loss.item()))
