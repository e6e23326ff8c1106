"""scaled_dot_product_attention drops with dropout_p at every call: it knows nothing of eval(), no_grad or nn.Dropout."""
# /// pitfall
# apis = ["torch.nn.functional.scaled_dot_product_attention", "torch.nn.MultiheadAttention", "torch.nn.Module.eval", "torch.nn.Dropout"]
# symptom = "silent"
# added = 2026-11-21
# messages = [
#   "scaled_dot_product_attention() got an unexpected keyword argument 'training'",
#   "scaled_dot_product_attention(): argument 'dropout_p' must be float, not Dropout",
# ]
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        p = self.dropout.p
        return F.scaled_dot_product_attention(x, x, x, dropout_p=p)


torch.manual_seed(0)
model = Attention(0.5).eval()
x = torch.ones(1, 4, 1)
print(model(x).flatten().tolist())
#> [0.5, 1.0, 1.5, 1.5]
print(model(x).flatten().tolist())
#> [1.0, 1.0, 0.5, 0.5]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.dropout = dropout

    def forward(self, x):
        p = self.dropout if self.training else 0.0
        return F.scaled_dot_product_attention(x, x, x, dropout_p=p)


torch.manual_seed(0)
model = Attention(0.5).eval()
x = torch.ones(1, 4, 1)
print(model(x).flatten().tolist())
#> [1.0, 1.0, 1.0, 1.0]
print(model(x).flatten().tolist())
#> [1.0, 1.0, 1.0, 1.0]
# --8<-- [end:right]

# --8<-- [start:right_module]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.MultiheadAttention(4, 1, dropout=0.5, batch_first=True)
x = torch.randn(1, 3, 4)
for training in (True, False):
    model.train(training)
    print(torch.equal(model(x, x, x)[0], model(x, x, x)[0]))
#> False
#> True
# --8<-- [end:right_module]

# --8<-- [start:demo_weights]
import torch
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.ones(1, 4, 1)  # equal time steps: each has the weight 0.25
v = torch.eye(4).unsqueeze(0)  # so that the output is the weights
with torch.no_grad():
    weights = F.scaled_dot_product_attention(x, x, v, dropout_p=0.5)
print(weights[0])
#> tensor([[0.0000, 0.0000, 0.5000, 0.0000],
#>         [0.0000, 0.0000, 0.5000, 0.5000],
#>         [0.0000, 0.5000, 0.5000, 0.5000],
#>         [0.5000, 0.0000, 0.5000, 0.5000]])
print(weights[0].sum(dim=1))
#> tensor([0.5000, 1.0000, 1.5000, 1.5000])
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

assert wrong.out == "[0.5, 1.0, 1.5, 1.5]\n[1.0, 1.0, 0.5, 0.5]\n"
assert not wrong.model.training
assert not wrong.model.dropout.training and wrong.model.dropout.p == 0.5
assert right.out == "[1.0, 1.0, 1.0, 1.0]\n" * 2
assert not right.model.training
assert right_module.out == "False\nTrue\n"
assert set(demo_weights.weights.flatten().tolist()) == {0.0, 0.25 / (1 - 0.5)}
assert set(demo_weights.weights.sum(dim=2).flatten().tolist()) - {1.0}
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
model = right.Attention(0.5).train()
assert any(not model(right.x).eq(1).all() for _ in range(9))
# --8<-- [end:check]
