"""Train a wine quality model, then score bottles the way the web service does."""
import io

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

FEATURES = ["acidity", "sugar", "chlorides", "sulphates", "alcohol", "ph"]


def make_net():
    return nn.Sequential(
        nn.Linear(len(FEATURES), 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(64, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(32, 1))


def train(x, y, epochs=15):
    mean, std = x.mean(0), x.std(0)
    net = make_net()
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    loader = DataLoader(TensorDataset((x - mean) / std, y), batch_size=64, shuffle=True, drop_last=True)
    for _ in range(epochs):
        for xb, yb in loader:
            opt.zero_grad()
            nn.functional.mse_loss(net(xb).squeeze(1), yb).backward()
            opt.step()
    net.eval()
    with torch.no_grad():
        rmse = nn.functional.mse_loss(net((x - mean) / std).squeeze(1), y).sqrt()
    print(f"training RMSE {rmse.item():.3f}")
    file = io.BytesIO()
    torch.save({"net": net.state_dict(), "mean": mean, "std": std, "features": FEATURES}, file)
    file.seek(0)
    return file


class QualityService:
    def __init__(self, file):
        ckpt = torch.load(file, map_location="cpu", weights_only=True)
        self.mean, self.std, self.features = ckpt["mean"], ckpt["std"], ckpt["features"]
        self.net = make_net()
        self.net.load_state_dict(ckpt["net"])

    @torch.inference_mode()
    def __call__(self, bottles):
        rows = torch.tensor([[b[f] for f in self.features] for b in bottles])
        scores = self.net((rows - self.mean) / self.std)
        return [round(s, 2) for s in scores.squeeze(1).tolist()]


if __name__ == "__main__":
    torch.manual_seed(1)
    x = torch.randn(1500, len(FEATURES)) * torch.tensor([1.0, 3, 0.1, 0.2, 1.2, 0.15]) + 5
    y = 5 + 0.8 * (x[:, 4] - 5) - 0.5 * (x[:, 0] - 5) + 0.1 * torch.randn(1500)
    service = QualityService(train(x, y))

    bottles = [dict(zip(FEATURES, row)) for row in x[:300].tolist()]
    served = torch.tensor(service(bottles))
    print(f"served RMSE   {(served - y[:300]).square().mean().sqrt().item():.3f}")
    print("first five:", service(bottles[:5]), "true:", [round(v, 2) for v in y[:5].tolist()])
