import numpy as np
import torch
from torch import nn

# UCI airfoil self-noise look-alike: frequency, angle, chord, velocity, thickness -> dB
rng = np.random.default_rng(1)
n = 500
freq = rng.choice([800, 1000, 1250, 1600, 2000, 2500], size=n)
angle = rng.uniform(0, 22, size=n)
chord = rng.uniform(0.02, 0.30, size=n)
veloc = rng.choice([31.7, 39.6, 55.5, 71.3], size=n)
thick = rng.uniform(0.0004, 0.058, size=n)
db = 132 - 0.0012 * freq - 0.4 * angle - 35 * chord + 0.1 * veloc - 140 * thick + rng.normal(0, 1, size=n)

X = np.stack([freq, angle, chord, veloc, thick], axis=1)
X = (X - X.mean(0)) / X.std(0)
y = ((db - db.mean()) / db.std()).reshape(-1, 1)

order = rng.permutation(n)
tr, te = order[:400], order[400:]

X_train, y_train = torch.from_numpy(X[tr]), torch.from_numpy(y[tr])
X_test, y_test = torch.from_numpy(X[te]), torch.from_numpy(y[te])

model = nn.Sequential(
    nn.Linear(5, 50),
    nn.SiLU(),
    nn.Linear(50, 50),
    nn.SiLU(),
    nn.Linear(50, 1),
)
criterion = nn.L1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)


def batches(X, y, size):
    idx = torch.randperm(X.shape[0])
    for s in range(0, len(idx), size):
        sel = idx[s:s + size]
        yield X[sel], y[sel]


for epoch in range(1, 31):
    model.train()
    for xb, yb in batches(X_train, y_train, 40):
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        model.eval()
        with torch.no_grad():
            mae = criterion(model(X_test), y_test).item() * db.std()
        print(f"epoch {epoch:2d}  test MAE {mae:.2f} dB")
