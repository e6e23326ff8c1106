"""A model ported from Keras trains differently, since weights, BatchNorm and Adam start differently."""
# /// pitfall
# apis = ["torch.nn.Linear", "torch.nn.BatchNorm1d", "torch.optim.Adam", "torch.nn.LSTM", "torch.nn.init.xavier_uniform_", "torch.nn.init.orthogonal_", "torch.utils.data.DataLoader", "torch.optim.RMSprop", "torch.optim.AdamW", "torch.optim.SGD", "torch.nn.Conv2d", "torch.nn.Embedding", "torch.nn.LayerNorm", "torch.nn.LeakyReLU"]
# symptom = "silent"
# added = 2026-11-30
# also = ["torch.nn.BatchNorm2d", "torch.nn.Dropout"]
#
# [code.adam_of_keras]
# either = [
#     'torch.optim.Adam(...)', 'torch.optim.RMSprop(...)', 'torch.nn.BatchNorm2d(...)',
#     'torch.nn.BatchNorm1d(...)',
# ]
# not = [
#     'torch.optim.Adam(..., eps=$E, ...)', 'torch.optim.RMSprop(..., eps=$E, ...)',
#     'torch.nn.BatchNorm2d(..., eps=$E, ...)', 'torch.nn.BatchNorm1d(..., eps=$E, ...)',
# ]
# anywhere = [
#     [
#         'import tensorflow', 'import keras', 'def from_keras(...): ...',
#         'def load_keras(...): ...', 'def build_like_keras(...): ...', 'KERAS = $V',
#         'KERAS_CONFIG = $V', 'KERAS_LAYERS = $V',
#     ],
# ]
# nowhere = ['$M.load_state_dict(...)']
# example = '''
# import keras
# import torch
# optimizer = torch.optim.Adam(model.parameters())
# '''
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
#> 0.weight: up to 0.22
#> 0.bias: up to 0.22
#> 3.weight: up to 0.12
#> 3.bias: up to 0.04
print("BatchNorm momentum:", model[1].momentum, "eps:", model[1].eps)
#> BatchNorm momentum: 0.1 eps: 1e-05
print("Adam eps:", optimizer.defaults["eps"])
#> Adam eps: 1e-08
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

def like_keras(layer):
    if isinstance(layer, (nn.Linear, nn.Conv2d)):
        nn.init.xavier_uniform_(layer.weight)
        if layer.bias is not None:
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
#> 0.weight: up to 0.27
#> 0.bias: up to 0.00
#> 3.weight: up to 0.30
#> 3.bias: up to 0.00
print("BatchNorm momentum:", model[1].momentum, "eps:", model[1].eps)
#> BatchNorm momentum: 0.01 eps: 0.001
print("Adam eps:", optimizer.defaults["eps"])
#> Adam eps: 1e-07
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
#> SGD lr=0.001 weight_decay=0
#> RMSprop lr=0.01 alpha=0.99 eps=1e-08 weight_decay=0
#> Adam lr=0.001 eps=1e-08 weight_decay=0
#> AdamW lr=0.001 eps=1e-08 weight_decay=0.01
print("LayerNorm eps:", nn.LayerNorm(4).eps)
#> LayerNorm eps: 1e-05
print("LeakyReLU negative_slope:", nn.LeakyReLU().negative_slope)
#> LeakyReLU negative_slope: 0.01
torch.manual_seed(0)
print(f"Embedding std: {nn.Embedding(1000, 64).weight.std():.1f}")
#> Embedding std: 1.0
loader = torch.utils.data.DataLoader([1, 2, 3])
print("DataLoader batch_size:", loader.batch_size)
#> DataLoader batch_size: 1
print("DataLoader sampler:", type(loader.sampler).__name__)
#> DataLoader sampler: SequentialSampler
# --8<-- [end:demo_defaults]

# --8<-- [start:wrong_shuffle]
from torch.utils.data import DataLoader

labels = [0, 0, 0, 0, 1, 1, 1, 1]
loader = DataLoader(labels, batch_size=4)
for batch in loader:
    print("only one class:", len(set(batch.tolist())) == 1)
#> only one class: True
#> only one class: True
# --8<-- [end:wrong_shuffle]

# --8<-- [start:right_shuffle]
import torch
from torch.utils.data import DataLoader

torch.manual_seed(0)
labels = [0, 0, 0, 0, 1, 1, 1, 1]
loader = DataLoader(labels, batch_size=4, shuffle=True)
for batch in loader:
    print("only one class:", len(set(batch.tolist())) == 1)
#> only one class: False
#> only one class: False
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

lstm = nn.LSTM(8, 2, batch_first=True)
with torch.no_grad():
    init_lstm_like_keras(lstm)
print("bias_ih:", lstm.bias_ih_l0.tolist())
#> bias_ih: [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]
print("bias_hh:", lstm.bias_hh_l0.tolist())
#> bias_hh: [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
# --8<-- [end:demo_lstm]

# --8<-- [start:demo_l2]
import torch

w = torch.tensor([2.0], requires_grad=True)
penalty = 0.01 * (w ** 2).sum()  # kernel_regularizer=l2(0.01)
(gradient,) = torch.autograd.grad(penalty, w)
print(f"gradient of the penalty: {gradient.item():.2f}")
#> gradient of the penalty: 0.04
for weight_decay in (0.01, 0.02):
    w = torch.tensor([2.0], requires_grad=True)
    w.grad = torch.zeros(1)
    optimizer = torch.optim.SGD([w], lr=1.0, weight_decay=weight_decay)
    optimizer.step()
    print(f"weight_decay={weight_decay} adds {2.0 - w.item():.2f}")
#> weight_decay=0.01 adds 0.02
#> weight_decay=0.02 adds 0.04
# --8<-- [end:demo_l2]

# --8<-- [start:demo_eps]
import torch

for eps in (1e-8, 1e-7):
    w = torch.zeros(1, requires_grad=True)
    w.grad = torch.tensor([1e-7])
    optimizer = torch.optim.Adam([w], lr=0.001, eps=eps)
    optimizer.step()
    print(f"PyTorch, eps={eps}: moved by {-w.item():.5f}")
#> PyTorch, eps=1e-08: moved by 0.00091
#> PyTorch, eps=1e-07: moved by 0.00050
g, eps = 1e-7, 1e-7
m, v = (1 - 0.9) * g, (1 - 0.999) * g ** 2
lr = 0.001 * (1 - 0.999) ** 0.5 / (1 - 0.9)
print(f"Keras, eps={eps}: moved by {lr * m / (v ** 0.5 + eps):.5f}")
#> Keras, eps=1e-07: moved by 0.00003
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
#> the same outputs
# --8<-- [end:demo_weights]

# --8<-- [start:demo_conv]
import torch
from torch import nn

kernel = torch.randn(3, 5, 16, 32)  # Keras: height, width, in, out
conv = nn.Conv2d(16, 32, (3, 5))
with torch.no_grad():
    conv.weight.copy_(kernel.permute(3, 2, 0, 1))
print("weight:", tuple(conv.weight.shape))
#> weight: (32, 16, 3, 5)
features = torch.arange(8).view(1, 2, 2, 2)  # 1 image, 2 channels
print("flattened in PyTorch:", features.flatten(1).tolist())
#> flattened in PyTorch: [[0, 1, 2, 3, 4, 5, 6, 7]]
channels_last = features.permute(0, 2, 3, 1)
print("flattened in Keras:", channels_last.flatten(1).tolist())
#> flattened in Keras: [[0, 4, 1, 5, 2, 6, 3, 7]]
# --8<-- [end:demo_conv]

# --8<-- [start:check]
import numpy as np
import torch
from torch import nn

# what the table says of Keras; its documentation is linked there
KERAS = {"batches": 32, "leaky": 0.3, "embedding": 0.05, "momentum": 0.99,
         "adamw": 0.004, "rho": 0.9}

assert "BatchNorm momentum: 0.1 eps: 1e-05\nAdam eps: 1e-08\n" in wrong.out
assert "BatchNorm momentum: 0.01 eps: 0.001\nAdam eps: 1e-07\n" in right.out
assert "0.weight: up to 0.22\n" in wrong.out
assert "0.weight: up to 0.27\n0.bias: up to 0.00\n" in right.out
# the bounds: 1 / sqrt(fan_in), and Glorot's
assert wrong.model[0].weight.abs().max() <= 20 ** -0.5
assert 20 ** -0.5 < right.model[0].weight.abs().max() <= (6 / 84) ** 0.5
assert wrong.model[3].weight.abs().max() <= 64 ** -0.5
assert 64 ** -0.5 < right.model[3].weight.abs().max() <= (6 / 65) ** 0.5
assert right.model[3].bias.item() == 0


def spread(model):  # of the outputs, and the gradient of the first layer
    torch.manual_seed(1)
    y = model(torch.randn(1000, 20))
    loss = ((y - torch.randn(1000, 1)) ** 2).mean()
    (g,) = torch.autograd.grad(loss, model[0].weight)
    return y.std(), g.norm()


def model():
    return nn.Sequential(
        nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 1))


for seed in range(5):
    torch.manual_seed(seed)
    ours, keras = model(), model()
    keras.apply(right.like_keras)
    for small, large in zip(spread(ours), spread(keras)):
        assert small < large

assert demo_defaults.out == """\
SGD lr=0.001 weight_decay=0
RMSprop lr=0.01 alpha=0.99 eps=1e-08 weight_decay=0
Adam lr=0.001 eps=1e-08 weight_decay=0
AdamW lr=0.001 eps=1e-08 weight_decay=0.01
LayerNorm eps: 1e-05
LeakyReLU negative_slope: 0.01
Embedding std: 1.0
DataLoader batch_size: 1
DataLoader sampler: SequentialSampler
"""
assert wrong_shuffle.out == "only one class: True\n" * 2
assert right_shuffle.out == "only one class: False\n" * 2
assert demo_lstm.out == f"""\
bias_ih: {[0.0] * 2 + [1.0] * 2 + [0.0] * 4}
bias_hh: {[0.0] * 8}
"""
assert demo_l2.out == """\
gradient of the penalty: 0.04
weight_decay=0.01 adds 0.02
weight_decay=0.02 adds 0.04
"""
assert demo_eps.out == """\
PyTorch, eps=1e-08: moved by 0.00091
PyTorch, eps=1e-07: moved by 0.00050
Keras, eps=1e-07: moved by 0.00003
"""
# after many steps with the same gradient, the place of eps hardly matters
m = v = 0.0
for step in range(1, 10001):
    m, v = 0.9 * m + 0.1 * 1e-7, 0.999 * v + 0.001 * 1e-14
ours = (m / (1 - 0.9 ** step)) / ((v / (1 - 0.999 ** step)) ** 0.5 + 1e-7)
keras = (1 - 0.999 ** step) ** 0.5 / (1 - 0.9 ** step) * m / (v ** 0.5 + 1e-7)
assert abs(ours / keras - 1) < 1e-3
assert demo_weights.out == "the same outputs\n"
assert demo_conv.out == """\
weight: (32, 16, 3, 5)
flattened in PyTorch: [[0, 1, 2, 3, 4, 5, 6, 7]]
flattened in Keras: [[0, 4, 1, 5, 2, 6, 3, 7]]
"""
# without the transpose, it fails
layer = nn.Linear(3, 3).double()
kernel, x = np.arange(9.0).reshape(3, 3), np.ones((1, 3))
with torch.no_grad():
    layer.bias.zero_()
    layer.weight.copy_(torch.tensor(kernel))
    assert not np.allclose(layer(torch.tensor(x)).numpy(), x @ kernel)
    layer.weight.copy_(torch.tensor(kernel).T)
    assert np.allclose(layer(torch.tensor(x)).numpy(), x @ kernel)
# the order of a kernel: one image, computed position by position
kernel = torch.randn(3, 5, 4, 2, dtype=torch.float64)
image = torch.randn(1, 6, 7, 4, dtype=torch.float64)  # channels last
expected = torch.zeros(1, 4, 3, 2, dtype=torch.float64)
for i in range(4):
    for j in range(3):
        window = image[0, i:i + 3, j:j + 5]
        expected[0, i, j] = (window.unsqueeze(-1) * kernel).sum(dim=(0, 1, 2))
y = nn.functional.conv2d(image.permute(0, 3, 1, 2), kernel.permute(3, 2, 0, 1))
torch.testing.assert_close(y.permute(0, 2, 3, 1), expected)
# 1 / sqrt(hidden_size) in an LSTM
lstm = nn.LSTM(8, 4)
assert all(0.4 < w.abs().max() <= 0.5 for n, w in lstm.named_parameters() if "weight" in n)
# --8<-- [end:check]
