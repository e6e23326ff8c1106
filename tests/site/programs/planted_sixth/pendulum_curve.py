# %%
import numpy as np
import torch

# damped pendulum, angle measured every 50 ms with noise
t_np = np.arange(0, 10, 0.05, dtype=np.float32)
true = 0.8 * np.exp(-0.15 * t_np) * np.cos(2.2 * t_np)
obs_np = true + 0.05 * np.random.default_rng(0).normal(size=t_np.shape).astype(np.float32)

t = torch.from_numpy(t_np)
obs = torch.from_numpy(obs_np)

# %% parameters of the curve: amplitude, damping, angular frequency, phase
amp = torch.tensor(1.0, requires_grad=True)
damp = torch.tensor(0.05, requires_grad=True)
omega = torch.tensor(2.0, requires_grad=True)
phase = torch.tensor(0.0, requires_grad=True)
params = [amp, damp, omega, phase]


def curve(time):
    return amp * torch.exp(-damp * time) * torch.cos(omega * time + phase)


# %% fit
optimizer = torch.optim.Adam(params, lr=0.02)
losses = []
for it in range(400):
    optimizer.zero_grad()
    loss = torch.mean((curve(t) - obs) ** 2)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if it % 100 == 0:
        print(f"iter {it}: mse {loss.item():.5f}")

# %% look at the result
fitted = curve(t)
residual = obs_np - fitted.numpy()
print("residual std:", residual.std())
print("parameters:", {n: round(p.item(), 3) for n, p in zip(["amp", "damp", "omega", "phase"], params)})

# %%
try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(2, 1, figsize=(7, 6))
    ax[0].plot(t_np, obs_np, ".", label="measured")
    ax[0].plot(t_np, fitted.numpy(), label="fit")
    ax[0].legend()
    ax[1].semilogy(losses)
    fig.savefig("/tmp/pendulum_curve_demo.png")
except ImportError:
    print("matplotlib not installed, no figure")
