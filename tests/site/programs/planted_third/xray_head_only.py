import copy
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def conv_bn(cin, cout):
    return [nn.Conv2d(cin, cout, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True)]


class PretrainedCNN(nn.Module):
    ''' stands for the ImageNet model of the lecture '''
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(*conv_bn(1, 16), *conv_bn(16, 32), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.fc = nn.Linear(32, 100)

    def forward(self, x):
        return self.fc(self.features(x))


def train_model(model, dataloaders, criterion, optimizer, num_epochs=4):
    best_wts, best_acc = copy.deepcopy(model.state_dict()), 0.0
    for epoch in range(num_epochs):
        for phase in ['train', 'val']:
            if phase == 'train':
                model.train()
            else:
                model.eval()
            running_loss, running_corrects, n = 0.0, 0, 0
            for inputs, labels in dataloaders[phase]:
                optimizer.zero_grad()
                with torch.set_grad_enabled(phase == 'train'):
                    outputs = model(inputs)
                    loss = criterion(outputs, labels)
                    if phase == 'train':
                        loss.backward()
                        optimizer.step()
                running_loss += loss.item() * inputs.size(0)
                running_corrects += (outputs.argmax(1) == labels).sum().item()
                n += inputs.size(0)
            acc = running_corrects / n
            print(f'{epoch} {phase} Loss: {running_loss / n:.4f} Acc: {acc:.4f}')
            if phase == 'val' and acc > best_acc:
                best_acc, best_wts = acc, copy.deepcopy(model.state_dict())
    model.load_state_dict(best_wts)
    return model


torch.manual_seed(0)
x = torch.randn(200, 1, 32, 32) * 0.6 + 0.3          # X-rays are darker than ImageNet
y = torch.randint(0, 2, (200,))
x[y == 1, :, 10:20, 10:20] += 1.0
loaders = {
    'train': DataLoader(TensorDataset(x[:150], y[:150]), batch_size=25, shuffle=True),
    'val': DataLoader(TensorDataset(x[150:], y[150:]), batch_size=25),
}

# feature extractor: freeze everything, then put a new head
model = PretrainedCNN()
for param in model.parameters():
    param.requires_grad = False
model.fc = nn.Linear(model.fc.in_features, 2)
optimizer = torch.optim.Adam(model.fc.parameters(), lr=1e-2)
model = train_model(model, loaders, nn.CrossEntropyLoss(), optimizer)
