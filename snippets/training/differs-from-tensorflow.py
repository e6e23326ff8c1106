"""A model ported from Keras trains differently, since weights, BatchNorm and Adam start differently."""
# /// pitfall
# apis = ["torch.nn.Linear", "torch.nn.BatchNorm1d", "torch.optim.Adam", "torch.nn.LSTM", "torch.nn.init.xavier_uniform_", "torch.nn.init.orthogonal_", "torch.utils.data.DataLoader", "torch.optim.RMSprop", "torch.optim.AdamW", "torch.optim.SGD"]
# symptom = "silent"
# added = 2026-11-30
# also = ["torch.nn.Conv2d", "torch.nn.BatchNorm2d", "torch.nn.Embedding", "torch.nn.LeakyReLU", "torch.nn.LayerNorm", "torch.nn.GRU", "torch.nn.Dropout"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
for name, w in model.named_parameters():
    if not name.startswith("1."):
        print(f"{name}: up to {w.abs().max():.2f}")
print("BatchNorm momentum:", model[1].momentum, "eps:", model[1].eps)
print("Adam eps:", optimizer.defaults["eps"])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

def like_keras(layer):
    if isinstance(layer, (nn.Linear, nn.Conv2d)):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)

torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(20, 64), nn.BatchNorm1d(64, momentum=0.01, eps=0.001),
    nn.ReLU(), nn.Linear(64, 1))
model.apply(like_keras)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-07)
for name, w in model.named_parameters():
    if not name.startswith("1."):
        print(f"{name}: up to {w.abs().max():.2f}")
print("BatchNorm momentum:", model[1].momentum, "eps:", model[1].eps)
print("Adam eps:", optimizer.defaults["eps"])
# --8<-- [end:right]

# --8<-- [start:demo_defaults]
import torch
from torch import nn

w = [torch.zeros(1, requires_grad=True)]
for optimizer in (torch.optim.SGD(w), torch.optim.RMSprop(w),
                  torch.optim.Adam(w), torch.optim.AdamW(w)):
    d = optimizer.defaults
    print(type(optimizer).__name__, *[f"{name}={d[name]}" for name in (
        "lr", "alpha", "eps", "weight_decay") if name in d])
print("LayerNorm eps:", nn.LayerNorm(4).eps)
print("LeakyReLU negative_slope:", nn.LeakyReLU().negative_slope)
torch.manual_seed(0)
print(f"Embedding std: {nn.Embedding(1000, 64).weight.std():.1f}")
loader = torch.utils.data.DataLoader([1, 2, 3])
print("DataLoader batch_size:", loader.batch_size)
print("DataLoader sampler:", type(loader.sampler).__name__)
# --8<-- [end:demo_defaults]

# --8<-- [start:wrong_shuffle]
from torch.utils.data import DataLoader

labels = [0, 0, 0, 0, 1, 1, 1, 1]
loader = DataLoader(labels, batch_size=4)
for batch in loader:
    print("only one class:", len(set(batch.tolist())) == 1)
# --8<-- [end:wrong_shuffle]

# --8<-- [start:right_shuffle]
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
labels = [0, 0, 0, 0, 1, 1, 1, 1]
loader = DataLoader(labels, batch_size=4, shuffle=True)
for batch in loader:
    print("only one class:", len(set(batch.tolist())) == 1)
# --8<-- [end:right_shuffle]

# --8<-- [start:demo_lstm]
import torch
from torch import nn

def init_lstm_like_keras(lstm):
    n = lstm.hidden_size
    for name, w in lstm.named_parameters():
        if name.startswith("weight_ih"):
            nn.init.xavier_uniform_(w)
        elif name.startswith("weight_hh"):
            nn.init.orthogonal_(w)
        else:
            nn.init.zeros_(w)
            if name.startswith("bias_ih"):
                nn.init.ones_(w[n:2 * n])  # the forget gate

lstm = nn.LSTM(8, 4, batch_first=True)
with torch.no_grad():
    init_lstm_like_keras(lstm)
print("bias_ih:", lstm.bias_ih_l0.tolist())
print("bias_hh:", lstm.bias_hh_l0.tolist())
# --8<-- [end:demo_lstm]

# --8<-- [start:demo_l2]
import torch

w = torch.tensor([2.0], requires_grad=True)
penalty = 0.01 * (w ** 2).sum()  # kernel_regularizer=l2(0.01)
print(f"gradient of the penalty: {torch.autograd.grad(penalty, w)[0].item():.2f}")
for weight_decay in (0.01, 0.02):
    w = torch.tensor([2.0], requires_grad=True)
    w.grad = torch.zeros(1)
    optimizer = torch.optim.SGD([w], lr=1.0, weight_decay=weight_decay)
    optimizer.step()
    print(f"weight_decay={weight_decay} adds {2.0 - w.item():.2f}")
# --8<-- [end:demo_l2]

# --8<-- [start:demo_eps]
import torch

for eps in (1e-8, 1e-7):
    w = torch.zeros(1, requires_grad=True)
    w.grad = torch.tensor([1e-7])
    optimizer = torch.optim.Adam([w], lr=0.001, eps=eps)
    optimizer.step()
    print(f"eps={eps}: moved by {-w.item():.5f}")
# --8<-- [end:demo_eps]

# --8<-- [start:demo_weights]
import numpy as np
import torch
from torch import nn

# what Keras' get_weights() returns for Dense(2)
rng = np.random.default_rng(0)
kernel, bias = rng.normal(size=(3, 2)), rng.normal(size=2)
x = rng.normal(size=(4, 3))
expected = x @ kernel + bias

layer = nn.Linear(3, 2).double()
with torch.no_grad():
    layer.weight.copy_(torch.tensor(kernel).T)
    layer.bias.copy_(torch.tensor(bias))
    y = layer(torch.tensor(x))
torch.testing.assert_close(y, torch.tensor(expected))
print("the same outputs")
# --8<-- [end:demo_weights]

# --8<-- [start:demo_conv]
import torch
from torch import nn

kernel = torch.randn(3, 5, 16, 32)  # Keras: height, width, in, out
conv = nn.Conv2d(16, 32, (3, 5))
with torch.no_grad():
    conv.weight.copy_(kernel.permute(3, 2, 0, 1))
print("weight:", tuple(conv.weight.shape))
features = torch.arange(8).view(1, 2, 2, 2)  # 1 image, 2 channels
print("flattened in PyTorch:", features.flatten(1).tolist())
channels_last = features.permute(0, 2, 3, 1)
print("flattened in Keras:", channels_last.flatten(1).tolist())
# --8<-- [end:demo_conv]

# --8<-- [start:check]
# --8<-- [end:check]
