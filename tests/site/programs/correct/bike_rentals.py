import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split


class RentalNet(nn.Module):
    """Station embedding plus weather columns, predicts log(1 + rentals)."""

    def __init__(self, stations, columns, hidden=64, p=0.1):
        super().__init__()
        self.station = nn.Embedding(stations, 8)
        dims = [8 + columns, hidden, hidden]
        layers = []
        for a, b in zip(dims, dims[1:]):
            layers.extend([nn.Linear(a, b), nn.LayerNorm(b), nn.GELU(), nn.Dropout(p)])
        self.trunk = nn.Sequential(*layers)
        self.out = nn.Linear(hidden, 1)

    def forward(self, station, weather):
        h = torch.cat((self.station(station), weather), dim=-1)
        return self.out(self.trunk(h)).squeeze(-1)


class Trainer:
    def __init__(self, model, train_set, val_set, lr=3e-3, decay=0.02, patience=3):
        self.model = model
        self.train_loader = DataLoader(train_set, batch_size=64, shuffle=True)
        self.val_loader = DataLoader(val_set, batch_size=256)
        matrices = [p for p in model.parameters() if p.ndim >= 2]
        vectors = [p for p in model.parameters() if p.ndim < 2]
        self.opt = torch.optim.AdamW([
            {"params": matrices, "weight_decay": decay},
            {"params": vectors, "weight_decay": 0.0}], lr=lr)
        self.sched = torch.optim.lr_scheduler.ReduceLROnPlateau(self.opt, factor=0.5, patience=1)
        self.patience, self.best, self.best_state = patience, float("inf"), None

    def train_one_epoch(self):
        self.model.train()
        for station, weather, target in self.train_loader:
            self.opt.zero_grad()
            nn.functional.mse_loss(self.model(station, weather), target).backward()
            self.opt.step()

    @torch.no_grad()
    def val_loss(self):
        self.model.eval()
        se = n = 0
        for station, weather, target in self.val_loader:
            se += (self.model(station, weather) - target).square().sum().item()
            n += len(target)
        return se / n

    def fit(self, epochs):
        bad = 0
        for epoch in range(epochs):
            self.train_one_epoch()
            v = self.val_loss()
            self.sched.step(v)
            if v < self.best:
                self.best, bad = v, 0
                self.best_state = copy.deepcopy(self.model.state_dict())
            else:
                bad += 1
            print(f"epoch {epoch}  val {v:.4f}  best {self.best:.4f}")
            if bad == self.patience:
                break
        self.model.load_state_dict(self.best_state)


if __name__ == "__main__":
    torch.manual_seed(0)
    station, weather = torch.randint(30, (1500,)), torch.randn(1500, 4)
    rentals = (2 + torch.randn(30)[station] * 0.5 + weather[:, 0]).exp().round()
    full = TensorDataset(station, weather, rentals.log1p())
    Trainer(RentalNet(30, 4), *random_split(full, [1200, 300])).fit(6)
