"""scaled_dot_product_attention drops with dropout_p at every call: it knows nothing of eval(), no_grad or nn.Dropout."""
# /// pitfall
# apis = ["torch.nn.functional.scaled_dot_product_attention", "torch.nn.MultiheadAttention", "torch.nn.Module.eval", "torch.nn.Dropout"]
# symptom = "silent"
# added = 2026-11-21
# messages = [
#   "scaled_dot_product_attention() got an unexpected keyword argument 'training'",
#   "scaled_dot_product_attention(): argument 'dropout_p' must be float, not Dropout",
# ]
#
# [code.attention_dropout]
# either = [
#     'torch.nn.functional.scaled_dot_product_attention(..., dropout_p=$P, ...)',
#     'torch.nn.functional.scaled_dot_product_attention($Q, $K, $V, $MASK, $P, ...)',
# ]
# inside = ['def $FUNC(...): ...']
# not_inside = ['if self.training: ...', '$P = $A if $TRAINING else $B']
# nowhere = [
#     '$P = $A if $TRAINING else $B', '$P = <... $ANY.training ...>',
# '''
# if self.training:
#     ...
#     $P = $VALUE
#     ...
# ''',
# ]
# names = { "$P" = '(?!0$|0\.0*$)((self|cfg|config|args|opt|conf)(\.\w+)+|\d*\.\d+|\w*(drop|p|rate)\w*)' }
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout(0.5)

    def forward(self, q, k, v):
        p = self.dropout.p
        return F.scaled_dot_product_attention(q, k, v, dropout_p=p)


torch.manual_seed(0)
model = Attention().eval()
x = torch.ones(1, 4, 1)
print("first call:", model(x, x, x).flatten().tolist())
#> first call: [0.5, 1.0, 1.5, 1.5]
print("second call:", model(x, x, x).flatten().tolist())
#> second call: [1.0, 1.0, 0.5, 0.5]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout(0.5)

    def forward(self, q, k, v):
        p = self.dropout.p if self.training else 0.0
        return F.scaled_dot_product_attention(q, k, v, dropout_p=p)


torch.manual_seed(0)
model = Attention().eval()
x = torch.ones(1, 4, 1)
print("first call:", model(x, x, x).flatten().tolist())
#> first call: [1.0, 1.0, 1.0, 1.0]
print("second call:", model(x, x, x).flatten().tolist())
#> second call: [1.0, 1.0, 1.0, 1.0]
# --8<-- [end:right]

# --8<-- [start:wrong_block]
import torch
import torch.nn.functional as F
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.dropout = nn.Linear(8, 24), dropout

    def forward(self, x):
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        p = self.dropout
        return F.scaled_dot_product_attention(q, k, v, dropout_p=p)


torch.manual_seed(0)
model = SelfAttention(dropout=0.1).eval()
x = torch.randn(32, 16, 8)
print("same output twice:", torch.equal(model(x), model(x)))
#> same output twice: False
# --8<-- [end:wrong_block]

# --8<-- [start:right_block]
import torch
import torch.nn.functional as F
from torch import nn


class SelfAttention(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.dropout = nn.Linear(8, 24), dropout

    def forward(self, x):
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        p = self.dropout if self.training else 0.0
        return F.scaled_dot_product_attention(q, k, v, dropout_p=p)


torch.manual_seed(0)
model = SelfAttention(dropout=0.1).eval()
x = torch.randn(32, 16, 8)
print("same output twice:", torch.equal(model(x), model(x)))
#> same output twice: True
# --8<-- [end:right_block]

# --8<-- [start:right_module]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.MultiheadAttention(4, 1, dropout=0.5, batch_first=True)
x = torch.randn(1, 3, 4)
for training in (True, False):
    model.train(training)
    same = torch.equal(model(x, x, x)[0], model(x, x, x)[0])
    print(f"{training=}, same output twice: {same}")
#> training=True, same output twice: False
#> training=False, same output twice: True
# --8<-- [end:right_module]

# --8<-- [start:demo_weights]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.ones(1, 4, 1)  # equal time steps, so equal weights
v = torch.eye(4).unsqueeze(0)  # so that the output is the weights
with torch.no_grad():
    for p in (0.0, 0.5):
        weights = F.scaled_dot_product_attention(x, x, v, dropout_p=p)[0]
        print(f"dropout_p={p}:\n{weights}")
        print("sums of the rows:", weights.sum(dim=1))
#> dropout_p=0.0:
#> tensor([[0.2500, 0.2500, 0.2500, 0.2500],
#>         [0.2500, 0.2500, 0.2500, 0.2500],
#>         [0.2500, 0.2500, 0.2500, 0.2500],
#>         [0.2500, 0.2500, 0.2500, 0.2500]])
#> sums of the rows: tensor([1., 1., 1., 1.])
#> dropout_p=0.5:
#> tensor([[0.0000, 0.0000, 0.5000, 0.0000],
#>         [0.0000, 0.0000, 0.5000, 0.5000],
#>         [0.0000, 0.5000, 0.5000, 0.5000],
#>         [0.5000, 0.0000, 0.5000, 0.5000]])
#> sums of the rows: tensor([0.5000, 1.0000, 1.5000, 1.5000])
# --8<-- [end:demo_weights]

# --8<-- [start:demo_messages]
import torch
import torch.nn.functional as F
from torch import nn

x = torch.ones(1, 4, 1)
for arguments in ({"training": False}, {"dropout_p": nn.Dropout(0.5)}):
    try:
        F.scaled_dot_product_attention(x, x, x, **arguments)
    except TypeError as error:
        print(f"{type(error).__name__}: {error}")
#> TypeError: scaled_dot_product_attention() got an unexpected keyword argument 'training'
#> TypeError: scaled_dot_product_attention(): argument 'dropout_p' must be float, not Dropout
# --8<-- [end:demo_messages]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == (
    "first call: [0.5, 1.0, 1.5, 1.5]\nsecond call: [1.0, 1.0, 0.5, 0.5]\n")
assert not wrong.model.training
assert not wrong.model.dropout.training and wrong.model.dropout.p == 0.5
assert right.out == (
    "first call: [1.0, 1.0, 1.0, 1.0]\nsecond call: [1.0, 1.0, 1.0, 1.0]\n")
assert not right.model.dropout.training and right.model.dropout.p == 0.5
assert not right.model.training
assert wrong_block.out == "same output twice: False\n"
assert right_block.out == "same output twice: True\n"
assert right_module.out == (
    "training=True, same output twice: False\n"
    "training=False, same output twice: True\n")
assert set(demo_weights.weights.flatten().tolist()) == {0.0, 0.25 / (1 - 0.5)}
assert set(demo_weights.weights.sum(dim=1).tolist()) - {1.0}
assert demo_weights.out.count("0.2500") == 16
assert "sums of the rows: tensor([1., 1., 1., 1.])" in demo_weights.out
assert demo_weights.out.count("0.5000") > 4
assert demo_messages.out == """\
TypeError: scaled_dot_product_attention() got an unexpected keyword argument \
'training'
TypeError: scaled_dot_product_attention(): argument 'dropout_p' must be \
float, not Dropout
"""

# the mean over many calls is the output without dropout
torch.manual_seed(0)
x, v = torch.ones(1, 4, 1), torch.eye(4).unsqueeze(0)
many = F.scaled_dot_product_attention(
    x.expand(20000, 4, 1), x.expand(20000, 4, 1), v.expand(20000, 4, 4),
    dropout_p=0.5)
assert torch.allclose(many.mean(dim=0), torch.full((4, 4), 0.25), atol=0.01)
# the default drops nothing, and no_grad and inference_mode drop as usual
assert F.scaled_dot_product_attention(x, x, v).eq(0.25).all()
for mode in (torch.no_grad, torch.inference_mode):
    with mode():
        y = F.scaled_dot_product_attention(x, x, v, dropout_p=0.5)
        assert set(y.flatten().tolist()) <= {0.0, 0.5}
# the right module still drops in training
model = right.Attention().train()
assert any(not model(right.x, right.x, right.x).eq(1).all() for _ in range(9))
model = right_block.model.train()
assert not torch.equal(model(right_block.x), model(right_block.x))
# --8<-- [end:check]
