import copy
import torch
import torch.nn as nn


class EarlyStopping:
    def __init__(self, patience=3, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_state, self.bad_epochs = float('inf'), None, 0

    def step(self, val_loss, model):
        """True when training should stop."""
        if val_loss < self.best_loss - self.min_delta:
            self.best_loss = val_loss
            self.best_state = copy.deepcopy(model.state_dict())
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        return self.bad_epochs >= self.patience


torch.manual_seed(5)
x = torch.linspace(-3, 3, 60).unsqueeze(-1)
y = torch.sin(x) + 0.3 * torch.randn_like(x)
perm = torch.randperm(60)
train_idx, val_idx = perm[:30], perm[30:]

model = nn.Sequential(nn.Linear(1, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-2)
stopper = EarlyStopping(patience=15)

for epoch in range(200):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x[train_idx]), y[train_idx])
    loss.backward()
    optimizer.step()

    model.eval()
    with torch.no_grad():
        val_loss = criterion(model(x[val_idx]), y[val_idx]).item()
    if stopper.step(val_loss, model):
        print(f'stopped at epoch {epoch}, best {stopper.best_loss:.4f}')
        break

model.load_state_dict(stopper.best_state)
model.eval()
with torch.no_grad():
    assert abs(criterion(model(x[val_idx]), y[val_idx]).item() - stopper.best_loss) < 1e-6
