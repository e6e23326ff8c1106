import torch
import torch.nn as nn
import torch.nn.functional as F


class TNet(nn.Module):
    """predicts a k x k matrix that straightens the cloud"""
    def __init__(self, k):
        super().__init__()
        self.k = k
        self.mlp = nn.Sequential(nn.Conv1d(k, 32, 1, bias=False), nn.BatchNorm1d(32), nn.ReLU(), nn.Conv1d(32, 64, 1))
        self.fc = nn.Linear(64, k * k)
        nn.init.zeros_(self.fc.weight)
        with torch.no_grad():
            self.fc.bias.copy_(torch.eye(k).flatten())

    def forward(self, pts):
        g = self.mlp(pts).amax(dim=2)
        return self.fc(g).view(-1, self.k, self.k)


class PointNet(nn.Module):
    def __init__(self, n_classes):
        super().__init__()
        self.tnet = TNet(3)
        self.conv = nn.Sequential(nn.Conv1d(3, 32, 1, bias=False), nn.BatchNorm1d(32), nn.ReLU(),
                                  nn.Conv1d(32, 64, 1, bias=False), nn.BatchNorm1d(64), nn.ReLU())
        self.cls = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, n_classes))

    def forward(self, pts):                      # (B, n, 3)
        pts = pts.transpose(1, 2)                # Conv1d wants (B, 3, n)
        T = self.tnet(pts)
        feats = self.conv(torch.bmm(T, pts))
        return self.cls(feats.amax(dim=2)), T


def orthogonality(T):
    eye = torch.eye(T.size(1), device=T.device)
    return (T @ T.transpose(1, 2) - eye).pow(2).sum(dim=(1, 2)).mean()


def clouds(n, n_points=64):
    y = torch.randint(0, 3, (n,))
    p = torch.randn(n, n_points, 3)
    ball = F.normalize(p, dim=-1)
    cube = p / p.abs().amax(dim=-1, keepdim=True)
    disc = ball * torch.tensor([1.0, 1.0, 0.1])
    p = torch.stack([ball, cube, disc], dim=1)[torch.arange(n), y]
    return p + 0.02 * torch.randn_like(p), y


def train():
    torch.manual_seed(0)
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    model = PointNet(3).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    p_test, y_test = clouds(120)
    p_test, y_test = p_test.to(device), y_test.to(device)
    for step in range(45):
        model.train()
        p, y = clouds(32)
        p, y = p.to(device), y.to(device)
        logits, T = model(p)
        loss = F.cross_entropy(logits, y) + 0.001 * orthogonality(T)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 15 == 14:
            model.eval()
            with torch.no_grad():
                acc = (model(p_test)[0].argmax(dim=1) == y_test).float().mean().item()
            print(step + 1, f'{loss.item():.3f}', f'{acc:.2f}')


train()
