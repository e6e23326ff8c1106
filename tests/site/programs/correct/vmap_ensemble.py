# Train ten small nets at once with torch.func
import copy

import torch
from torch import nn
from torch.func import functional_call, grad_and_value, stack_module_state, vmap

torch.manual_seed(0)
N_MODELS = 10


def make_net():
    return nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))


nets = [make_net() for _ in range(N_MODELS)]
params, buffers = stack_module_state(nets)
skeleton = copy.deepcopy(nets[0]).to("meta")     # only its structure is used


def loss_fn(p, b, x, y):
    pred = functional_call(skeleton, (p, b), (x,))
    return nn.functional.mse_loss(pred, y)


x_train = torch.rand(60, 1) * 4 - 2
y_train = torch.sin(2 * x_train) + 0.1 * torch.randn(60, 1)
step_fn = vmap(grad_and_value(loss_fn), in_dims=(0, 0, 0, 0))

lr, momentum = 0.05, 0.9
velocity = {k: torch.zeros_like(v) for k, v in params.items()}
params = {k: v.detach() for k, v in params.items()}
for it in range(200):
    boot = torch.randint(0, 60, (N_MODELS, 32))          # a bootstrap batch for each net
    grads, losses = step_fn(params, buffers, x_train[boot], y_train[boot])
    velocity = {k: momentum * velocity[k] + grads[k] for k in params}
    params = {k: params[k] - lr * velocity[k] for k in params}
    if it % 50 == 49:
        print(it + 1, "mean loss", losses.mean().item())

x_far = torch.tensor([[0.0], [1.0], [5.0]])
preds = vmap(lambda p, b: functional_call(skeleton, (p, b), (x_far,)))(params, buffers)
for xi, m, s in zip(x_far.flatten().tolist(), preds.mean(0).flatten().tolist(), preds.std(0).flatten().tolist()):
    print(f"x = {xi:.0f}: {m:.2f} +- {s:.2f}")
