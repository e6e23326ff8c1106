import torch
from torch import nn


class EarlyStopping:
    def __init__(self, patience=5):
        self.patience = patience
        self.best_loss = float("inf")
        self.best_weights = None
        self.counter = 0

    def __call__(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss = val_loss
            self.best_weights = model.state_dict()
            self.counter = 0
        else:
            self.counter += 1
        return self.counter >= self.patience

    def restore(self, model):
        model.load_state_dict(self.best_weights)


torch.manual_seed(3)
X = torch.randn(120, 30)
y = X[:, :1] - 2 * X[:, 1:2] + torch.randn(120, 1)
X_tr, y_tr, X_va, y_va = X[:60], y[:60], X[60:], y[60:]

model = nn.Sequential(nn.Linear(30, 128), nn.ReLU(), nn.Linear(128, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()
stopper = EarlyStopping(patience=20)

for epoch in range(300):
    model.train()
    optimizer.zero_grad()
    mse(model(X_tr), y_tr).backward()
    optimizer.step()

    model.eval()
    with torch.no_grad():
        val_loss = mse(model(X_va), y_va).item()
    if stopper(val_loss, model):
        print("stopped at epoch", epoch, "best", round(stopper.best_loss, 4))
        break

stopper.restore(model)
with torch.no_grad():
    print("final validation loss", round(mse(model(X_va), y_va).item(), 4))
