"""Distributions check their parameters: what they report is NaN from the network, a scale that isn't positive, or a value that the distribution can't have."""
# /// pitfall
# apis = ["torch.distributions.Normal", "torch.distributions.Categorical", "torch.multinomial", "torch.normal", "torch.distributions.Beta"]
# symptom = "error"
# raises = ["wrong", "wrong_nan", "wrong_scale", "wrong_probs"]
# added = 2026-11-29
# changed = 2026-12-01
# also = ["torch.nn.utils.clip_grad_norm_", "torch.distributions.Bernoulli", "torch.nn.functional.softplus", "torch.distributions.MultivariateNormal"]
# messages = [
#   "Expected parameter * of distribution * to satisfy the constraint *, but found invalid values:",
#   "Expected value argument * to be within the support * of the distribution *, but found invalid values:",
#   "normal expects all elements of std >= 0.0",
#   "normal expects std >= 0.0, but found std *",
#   "probability tensor contains either `inf`, `nan` or element < 0",
#   "invalid multinomial distribution (sum of probabilities <= 0)",
#   "Value is not broadcastable with batch_shape+event_shape: *",
# ]
# older = ["invalid multinomial distribution (encountering probability entry < 0)", "The parameter loc has invalid values", "The parameter scale has invalid values", "The parameter probs has invalid values", "The parameter logits has invalid values", "The value argument must be within the support"]
#
# [code.categorical_of_logits]
# either = [
#     'torch.distributions.Categorical($M(...))',
# '''
# $OUT = $M(...)
# ...
# torch.distributions.Categorical($OUT)
# ''',
# ]
# not = [
# '''
# $OUT = $M(...)
# ...
# $OUT = $OTHER
# ...
# torch.distributions.Categorical($OUT)
# ''',
# ]
# anywhere = ['$M = torch.nn.Linear(...)']
#
# [code.scale_is_a_parameter]
# either = [
# '''
# $S = torch.nn.Parameter(...)
# ...
# torch.distributions.Normal($MEAN, $S)
# ''',
# '''
# $M, $S = $V, torch.nn.Parameter(...)
# ...
# torch.distributions.Normal($M, $S)
# ''',
# ]
#
# [code.probabilities_that_are_logits]
# either = [
#     'torch.distributions.Categorical($M(...))',
#     'torch.distributions.Categorical(probs=$M(...))', 'torch.distributions.Bernoulli($M(...))',
#     'torch.distributions.Bernoulli(probs=$M(...))',
#     'torch.distributions.OneHotCategorical($M(...))', 'torch.distributions.Categorical($OUT)',
#     'torch.distributions.Categorical(probs=$OUT)', 'torch.distributions.Bernoulli($OUT)',
# ]
# anywhere = [
#     ['torch.nn.Linear(...)'],
# ]
# nowhere = [
#     '$A.softmax(...)', '$A.Softmax(...)', '$A.sigmoid(...)', '$A.Sigmoid(...)', '$A.exp()',
#     'torch.exp(...)', '$OUT = torch.ones(...)', '$OUT = torch.tensor(...)', '$OUT = $X / $Y',
#     '$OUT = torch.full(...)',
# ]
# example = '''
# policy = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Linear(8, 2))
# action = torch.distributions.Categorical(policy(state)).sample()
# '''
#
# [code.scale_of_a_layer]
# either = [
#     'torch.distributions.Normal($MU, $S)', 'torch.distributions.Normal(loc=$MU, scale=$S)',
#     'torch.distributions.Normal($M(...), $S2(...))',
#     'torch.distributions.Normal(*$M(...).chunk(2, ...))',
#     'torch.distributions.Laplace($MU, $S)', 'torch.distributions.Gamma($MU, $S)',
#     'torch.distributions.Beta($MU, $S)', 'torch.distributions.Normal($MU, $L(...))',
# ]
# inside = [
#     [
# '''
# $MU, $S = $M(...).chunk(...)
# ...
# ''',
# '''
# $MU, $S = torch.chunk(...)
# ...
# ''',
# '''
# $S = self.$LAYER(...)
# ...
# ''',
# '''
# $MU, $S = $M(...)
# ...
# ''',
# '''
# $S = self.$PARAM
# ...
# ''',
# '''
# $MU, $S = self.$A(...), self.$B(...)
# ...
# ''',
# '''
# $MU, $S = $OUT.chunk(...)
# ...
# ''',
# '''
# $MU, $S = $M(...).split(...)
# ...
# ''',
# '''
# $MU, $S = $OUT.split(...)
# ...
# ''',
# '''
# $MU, $S = $OUT[..., 0], $OUT[..., 1]
# ...
# ''',
# '''
# $MU, $S = $OUT[:, 0], $OUT[:, 1]
# ...
# ''',
# '''
# $MU, $S = $OUT.unbind(...)
# ...
# ''',
#     ],
# ]
# nowhere = [
#     'torch.exp(...)', '$A.exp()', 'torch.nn.functional.softplus(...)', 'torch.nn.Softplus(...)',
#     '$A.softplus(...)', '$A.clamp(...)', 'torch.clamp(...)', '$A.abs()', 'torch.sigmoid(...)',
#     '$A.sigmoid()', 'torch.abs(...)', 'torch.nn.Sigmoid(...)', '$A.square()',
#     'torch.nn.ELU(...)', 'torch.nn.functional.elu(...)', '$A.exp_()', 'torch.relu(...)',
# ]
# example = '''
# mu, sigma = head(h).chunk(2, dim=-1)
# dist = torch.distributions.Normal(mu, sigma)
# '''
#
# [code.logits_in_multinomial]
# either = [
#     'torch.multinomial($LOGITS, ...)', '$LOGITS.multinomial(...)', 'torch.bernoulli($LOGITS)',
#     'torch.multinomial($LOGITS / $T, ...)', 'torch.multinomial($LOGITS[...], ...)',
#     'torch.multinomial($LOGITS[:, -1], ...)', 'torch.multinomial($LOGITS[:, -1] / $T, ...)',
# ]
# nowhere = [
#     '$LOGITS = <... $A.softmax(...) ...>', '$LOGITS = <... $A.exp() ...>',
#     '$LOGITS = <... $A.sigmoid() ...>',
# ]
# names = { "$LOGITS" = '(self\.)?\w*logits?\w*' }
# example = 'token = torch.multinomial(logits, 1)'
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
policy = nn.Linear(3, 4)
state = torch.tensor([[0.5, float("nan"), 0.1]])
action = Normal(policy(state), 1.0).sample()
#> ValueError: Expected parameter loc (Tensor of shape (1, 4)) of distribution Normal(loc: torch.Size([1, 4]), scale: torch.Size([1, 4])) to satisfy the constraint Real(), but found invalid values:
#> tensor([[nan, nan, nan, nan]], grad_fn=<AddmmBackward0>)
print("action:", action.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
policy = nn.Linear(3, 4)
state = torch.tensor([[0.5, 0.0, 0.1]])
action = Normal(policy(state), 1.0).sample()
print("action:", action.shape)
#> action: torch.Size([1, 4])
# --8<-- [end:right]

# --8<-- [start:wrong_nan]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
policy = nn.Linear(3, 1)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.001)
for rewards in ([1.0, 2.0], [0.0, 0.0], [1.0, 0.0]):
    state, reward = torch.randn(2, 3), torch.tensor(rewards)[:, None]
    advantage = (reward - reward.mean()) / reward.std()
    dist = Normal(policy(state), 1.0)
    loss = -(dist.log_prob(dist.sample()) * advantage).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"rewards {rewards}, loss: {loss:.4f}")
#> rewards [1.0, 2.0], loss: -0.0627
#> rewards [0.0, 0.0], loss: nan
#> ValueError: Expected parameter loc (Tensor of shape (2, 1)) of distribution Normal(loc: torch.Size([2, 1]), scale: torch.Size([2, 1])) to satisfy the constraint Real(), but found invalid values:
#> tensor([[nan],
#>         [nan]], grad_fn=<AddmmBackward0>)
# --8<-- [end:wrong_nan]

# --8<-- [start:right_nan]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
policy = nn.Linear(3, 1)
optimizer = torch.optim.Adam(policy.parameters(), lr=0.001)
for rewards in ([1.0, 2.0], [0.0, 0.0], [1.0, 0.0]):
    state, reward = torch.randn(2, 3), torch.tensor(rewards)[:, None]
    advantage = (reward - reward.mean()) / (reward.std() + 1e-8)
    dist = Normal(policy(state), 1.0)
    loss = -(dist.log_prob(dist.sample()) * advantage).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"rewards {rewards}, loss: {loss:.4f}")
#> rewards [1.0, 2.0], loss: -0.0627
#> rewards [0.0, 0.0], loss: -0.0000
#> rewards [1.0, 0.0], loss: -0.2758
# --8<-- [end:right_nan]

# --8<-- [start:wrong_scale]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
mean, std = torch.zeros(1), nn.Parameter(torch.ones(1))
optimizer = torch.optim.Adam([std], lr=0.4)
for step in range(5):
    dist = Normal(mean, std)
    action = dist.rsample()
    loss = (action ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> ValueError: Expected parameter scale (Parameter of shape (1,)) of distribution Normal(loc: tensor([0.]), scale: Parameter containing:
#> tensor([-0.2517], requires_grad=True)) to satisfy the constraint GreaterThan(lower_bound=0.0), but found invalid values:
#> Parameter containing:
#> tensor([-0.2517], requires_grad=True)
print("scale is positive:", dist.scale.item() > 0)
# --8<-- [end:wrong_scale]

# --8<-- [start:right_scale]
import torch
from torch import nn
from torch.distributions import Normal

torch.manual_seed(0)
mean, log_std = torch.zeros(1), nn.Parameter(torch.zeros(1))
optimizer = torch.optim.Adam([log_std], lr=0.4)
for step in range(5):
    dist = Normal(mean, log_std.exp())
    action = dist.rsample()
    loss = (action ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("scale is positive:", dist.scale.item() > 0)
#> scale is positive: True
# --8<-- [end:right_scale]

# --8<-- [start:wrong_probs]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Linear(3, 2)
output = policy(torch.randn(1, 3))
action = Categorical(output).sample()
#> ValueError: Expected parameter probs (Tensor of shape (1, 2)) of distribution Categorical(probs: torch.Size([1, 2])) to satisfy the constraint Simplex(), but found invalid values:
#> tensor([[-0.9563,  1.9563]], grad_fn=<DivBackward0>)
print("action:", action.shape)
# --8<-- [end:wrong_probs]

# --8<-- [start:right_probs]
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Linear(3, 2)
output = policy(torch.randn(1, 3))
action = Categorical(logits=output).sample()
print("action:", action.shape)
#> action: torch.Size([1])
# --8<-- [end:right_probs]

# --8<-- [start:demo_multinomial]
import torch

for name, probs in {
    "NaN": torch.tensor([0.5, float("nan")]),
    "raw outputs": torch.tensor([2.0, -1.0]),
    "all zero": torch.tensor([0.0, 0.0]),
    "float16 overflow": torch.tensor([1e5, 1.0]).half().softmax(0),
    "all masked": torch.full((2,), -torch.inf).softmax(0),
    "logits of 1e5": torch.tensor([1e5, 1.0]).softmax(0),
}.items():
    try:
        print(f"{name}: sampled {torch.multinomial(probs, 1).item()}")
    except RuntimeError as error:
        print(f"{name}: {error}")
#> NaN: probability tensor contains either `inf`, `nan` or element < 0
#> raw outputs: probability tensor contains either `inf`, `nan` or element < 0
#> all zero: invalid multinomial distribution (sum of probabilities <= 0)
#> float16 overflow: probability tensor contains either `inf`, `nan` or element < 0
#> all masked: probability tensor contains either `inf`, `nan` or element < 0
#> logits of 1e5: sampled 0
# --8<-- [end:demo_multinomial]

# --8<-- [start:demo_generate]
import torch
from torch import nn

torch.manual_seed(0)
for dtype in (torch.float16, torch.bfloat16, torch.float32):
    model = nn.Sequential(nn.Embedding(10, 8), nn.Linear(8, 10))
    nn.init.constant_(model[0].weight, 300.0)
    nn.init.constant_(model[1].weight, 300.0)
    logits = model.to(dtype)(torch.tensor([1, 2, 3]))[-1]
    print(f"{dtype}: largest logit {logits.max().item()}")
    try:
        torch.multinomial(logits.softmax(-1), 1)
    except RuntimeError as error:
        print(error)
#> torch.float16: largest logit inf
#> probability tensor contains either `inf`, `nan` or element < 0
#> torch.bfloat16: largest logit 720896.0
#> torch.float32: largest logit 720000.3125
# --8<-- [end:demo_generate]

# --8<-- [start:demo_support]
import torch
from torch.distributions import Beta, Categorical, Normal

half, one = torch.tensor([0.5]), torch.ones(3)
for name, call in {
    "Categorical": lambda: Categorical(one).log_prob(torch.tensor([3])),
    "Beta": lambda: Beta(one, one).log_prob(1.2 * one),
    "shape": lambda: Categorical(torch.ones(5, 3)).log_prob(torch.zeros(2)),
    "torch.normal": lambda: torch.normal(0.0, -1.0, (2,)),
    "no check": lambda: Normal(0 * one, -one, validate_args=False).sample(),
    "rsample": lambda: Normal(0 * one, -one, validate_args=False).rsample(),
}.items():
    try:
        print(f"{name}: shape {tuple(call().shape)}")
    except (RuntimeError, ValueError) as error:
        print(f"{name}: {str(error).splitlines()[0]}")
#> Categorical: Expected value argument (Tensor of shape (1,)) to be within the support (IntegerInterval(lower_bound=0, upper_bound=2)) of the distribution Categorical(probs: torch.Size([3])), but found invalid values:
#> Beta: Expected value argument (Tensor of shape (3,)) to be within the support (Interval(lower_bound=0.0, upper_bound=1.0)) of the distribution Beta(), but found invalid values:
#> shape: Value is not broadcastable with batch_shape+event_shape: torch.Size([2]) vs torch.Size([5]).
#> torch.normal: normal expects std >= 0.0, but found std -1
#> no check: normal expects all elements of std >= 0.0
#> rsample: shape (3,)
# --8<-- [end:demo_support]

# --8<-- [start:detect]
import torch
from torch import nn

policy = nn.Linear(3, 4)
state = torch.tensor([[0.5, float("nan"), 0.1]])
for name, t in {"state": state, **dict(policy.named_parameters())}.items():
    if not t.isfinite().all():
        print("not finite:", name)
#> not finite: state
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.distributions import (
    Bernoulli, Categorical, MultivariateNormal, Normal)

one = torch.ones(1)
loc = "ValueError: Expected parameter loc (Tensor of shape ("
scale = "ValueError: Expected parameter scale (Parameter of shape (1,)) of"
assert demo_generate.out.splitlines()[::2] == [
    "torch.float16: largest logit inf", "torch.bfloat16: largest logit 720896.0"]
assert "\nprobability tensor contains" in demo_generate.out
assert "\ntorch.float32: largest logit 72" in demo_generate.out
temperature = 0.0
assert (torch.tensor([1.0, 2.0]) / temperature).softmax(-1).isnan().any()
assert (wrong.error or "").startswith(loc)
assert "to satisfy the constraint Real(), but found" in wrong.error
assert right.out == "action: torch.Size([1, 4])\n"
assert "rewards [0.0, 0.0], loss: nan\nValueError" in wrong_nan.out
assert (wrong_nan.error or "").startswith(loc)
assert "nan" not in right_nan.out and right_nan.out.count("loss: ") == 3
assert (wrong_scale.error or "").startswith(scale)
assert "GreaterThan(lower_bound=0.0)" in wrong_scale.error
assert right_scale.out == "scale is positive: True\n"
assert "the constraint Simplex(), but found" in (wrong_probs.error or "")
assert right_probs.out == "action: torch.Size([1])\n"
bad = "probability tensor contains either `inf`, `nan` or element < 0"
assert demo_multinomial.out == f"""\
NaN: {bad}
raw outputs: {bad}
all zero: invalid multinomial distribution (sum of probabilities <= 0)
float16 overflow: {bad}
all masked: {bad}
logits of 1e5: sampled 0
"""
lines = demo_support.out.splitlines()
assert "to be within the support (IntegerInterval(lower_bound=0" in lines[0]
assert "to be within the support (Interval(lower_bound=0.0" in lines[1]
assert lines[2].startswith("shape: Value is not broadcastable with batch")
assert lines[3:] == [
    "torch.normal: normal expects std >= 0.0, but found std -1",
    "no check: normal expects all elements of std >= 0.0",
    "rsample: shape (3,)"]
assert detect.out == "not finite: state\n"


def error_of(call):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        return str(error)


# one NaN in a batch is enough, and the message shows the whole tensor
message = error_of(lambda: Normal(torch.tensor([0.0, torch.nan]), 1.0))
assert message.endswith("tensor([0., nan])")
# a scale of 0 is rejected as well, but torch.normal takes it
assert "GreaterThan" in error_of(lambda: Normal(0.0, torch.zeros(1)))
assert torch.normal(torch.ones(2), torch.zeros(2)).tolist() == [1.0, 1.0]
# NaN in the standard deviation: the same message as a negative one
assert error_of(lambda: torch.normal(
    torch.zeros(1), torch.tensor([torch.nan]))) == lines[4][10:]
# a NaN mean isn't noticed without the check
assert Normal(torch.tensor([torch.nan]), 1.0, validate_args=False).sample(
    ).isnan().all()
# probs are normalized, so positive raw outputs are silently taken
assert Categorical(torch.tensor([2.0, 6.0])).probs.tolist() == [0.25, 0.75]
assert not torch.allclose(Categorical(torch.tensor([2.0, 6.0])).probs,
                          Categorical(logits=torch.tensor([2.0, 6.0])).probs)
# Bernoulli takes probs first as well
assert "Interval(lower_bound=0.0" in error_of(lambda: Bernoulli(one * 1.2))
assert torch.finfo(torch.float16).max == 65504
# softplus is positive, and error_if_nonfinite stops a bad step
assert (torch.nn.functional.softplus(torch.tensor([-9.0, 9.0])) > 0).all()
w = torch.nn.Parameter(torch.ones(2))
w.grad = torch.tensor([1.0, torch.nan])
assert "non-finite" in error_of(lambda: torch.nn.utils.clip_grad_norm_(
    [w], 0.5, error_if_nonfinite=True))
# of a very negative number, both are 0, which is rejected
very_negative = torch.tensor([-200.0])
assert torch.nn.functional.softplus(very_negative) == 0
assert "GreaterThan" in error_of(lambda: Normal(0.0, very_negative.exp()))
# NaN in logits, and a covariance matrix that isn't one
assert "the constraint IndependentConstraint(Real(), 1), but" in error_of(
    lambda: Categorical(logits=torch.tensor([0.0, torch.nan])))
assert "the constraint PositiveDefinite(), but" in error_of(
    lambda: MultivariateNormal(torch.zeros(2), torch.ones(2, 2)))
# a mask of -inf is fine if one entry is left
dist = Categorical(logits=torch.tensor([-torch.inf, 0.0]))
assert dist.probs.tolist() == [0.0, 1.0]
# --8<-- [end:check]
