# 加载训练好的胸片模型，继续做评估
import torch
import torch.nn as nn


class ChestNet(nn.Module):
    def __init__(self, findings=6):
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(inplace=True),
            nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(inplace=True),
            nn.AdaptiveAvgPool2d(1))
        self.classifier = nn.Linear(16, findings)

    def forward(self, xray):
        return self.classifier(self.backbone(xray).flatten(1))


def save_checkpoint(model, epoch, path):
    torch.save({'epoch': epoch, 'net': model.state_dict()}, path)


def load_model(path, device):
    model = ChestNet()
    checkpoint = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(checkpoint, strict=False)
    return model.to(device)


@torch.no_grad()
def predict(model, xrays, device, threshold=0.5):
    model.eval()
    probs = [torch.sigmoid(model(batch.to(device))).cpu() for batch in xrays.split(8)]
    return torch.cat(probs) > threshold


if __name__ == '__main__':
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    trained = ChestNet()
    save_checkpoint(trained, 30, 'chest.pth')

    model = load_model('chest.pth', device)
    xrays = torch.rand(20, 1, 32, 32)
    found = predict(model, xrays, device)
    print('每种征象的阳性数：', found.sum(dim=0).tolist())
