import torch
from torch import nn


class Trainer:
    def __init__(self, net, lr=1e-2):
        self.net = net
        self.opt = torch.optim.Adam(net.parameters(), lr=lr)
        self.criterion = nn.L1Loss()
        self.best_score = None
        self.best_weights = None

    def _epoch(self, x, y):
        self.net.train()
        self.opt.zero_grad()
        loss = self.criterion(self.net(x), y)
        loss.backward()
        self.opt.step()
        return loss.item()

    def _validate(self, x, y):
        self.net.eval()
        with torch.inference_mode():
            return self.criterion(self.net(x), y).item()

    def fit(self, train, valid, n_epochs):
        for epoch in range(n_epochs):
            train_loss = self._epoch(*train)
            score = self._validate(*valid)
            if self.best_score is None or score < self.best_score:
                self.best_score = score
                self.best_weights = self.net.state_dict()
            print(f"[{epoch}] train={train_loss:.3f} valid={score:.3f}")
        self.net.load_state_dict(self.best_weights)
        return self


orbits = torch.randn(60, 7)
sizes = orbits.norm(dim=1, keepdim=True)
trainer = Trainer(nn.Sequential(nn.Linear(7, 64), nn.GELU(), nn.Linear(64, 1)))
trainer.fit((orbits[:40], sizes[:40]), (orbits[40:], sizes[40:]), n_epochs=15)
