# %% Fit tide constituents to gauge readings, plain functions and tensors only
import math

import torch

torch.manual_seed(50)
PERIODS = torch.tensor([12.4206, 12.0, 25.8193, 23.9345])      # hours: M2, S2, O1, K1
NAMES = ["M2", "S2", "O1", "K1"]


# %%
def predict(params, hours):
    """Sum of cosines. hours has shape (n,), the result too."""
    angle = 2 * math.pi * hours[:, None] / PERIODS - params["phase"]
    return params["level"] + (params["log_amp"].exp() * angle.cos()).sum(dim=1)


def huber(residual, delta=0.2):
    small = residual.abs() <= delta
    return torch.where(small, 0.5 * residual ** 2, delta * (residual.abs() - 0.5 * delta)).mean()


def fit(hours, height, steps=300, lr=0.05):
    params = {
        "level": torch.zeros(()),
        "log_amp": torch.full((len(PERIODS),), -1.0),
        "phase": torch.zeros(len(PERIODS)),
    }
    for p in params.values():
        p.requires_grad_(True)
    velocity = {k: torch.zeros_like(p) for k, p in params.items()}
    for step in range(steps):
        loss = huber(predict(params, hours) - height)
        grads = torch.autograd.grad(loss, list(params.values()))
        with torch.no_grad():
            for (name, p), g in zip(params.items(), grads):
                velocity[name].mul_(0.9).add_(g)
                p -= lr * velocity[name]
        if step % 100 == 0:
            print(f"step {step}: {loss.item():.4f}")
    return {k: p.detach() for k, p in params.items()}


# %% synthetic gauge: 30 days, every ten minutes, a few bad readings
hours = torch.arange(30 * 24 * 6) / 6
truth = {"level": torch.tensor(0.3), "log_amp": torch.tensor([1.1, 0.4, 0.2, 0.3]).log(),
         "phase": torch.tensor([0.8, -0.5, 1.2, 0.1])}
height = predict(truth, hours) + 0.05 * torch.randn(len(hours))
bad = torch.rand(len(hours)) < 0.01
height[bad] += 3 * torch.randn(int(bad.sum()))

# %%
train = hours < 20 * 24
found = fit(hours[train], height[train])
for i, name in enumerate(NAMES):
    print(f"{name}: amplitude {found['log_amp'][i].exp().item():.3f} m (true {truth['log_amp'][i].exp().item():.3f})")
with torch.no_grad():
    rms = (predict(found, hours[~train]) - predict(truth, hours[~train])).square().mean().sqrt()
print(f"forecast RMS {100 * rms.item():.1f} cm")
