"""With track_running_stats=False, BatchNorm still normalizes with the batch in evaluation mode."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d", "torch.nn.InstanceNorm2d", "torch.nn.Module.eval"]
# symptom = "silent"
# raises = ["demo_single"]
# added = 2026-11-21
# messages = ["Expected more than 1 value per channel when training, got input size torch.Size([*])"]
#
# [code.no_running_stats]
# either = [
#     '$NORM(..., track_running_stats=False, ...)',
#     'functools.partial($NORM, ..., track_running_stats=False)',
# ]
# anywhere = [
#     ['$M.eval()', '$M.train(False)', '$M.train($MODE)'],
# ]
# names = { "$NORM" = '(?!.*Instance).*(norm|bn).*' }
#
# [code.running_stats_removed]
# either = [
#     '$M.track_running_stats = False', '$M.running_mean = None',
#     'torch.nn.functional.batch_norm($X, None, None, ...)',
#     'torch.nn.functional.batch_norm(..., training=True, ...)',
#     'torch.nn.functional.batch_norm($X, $MEAN, $VAR, $W, $B, True, ...)',
# ]
# anywhere = [
#     ['$NET.eval()', '$NET.train(False)'],
# ]
# example = '''
# for m in model.modules():
#     m.track_running_stats = False
#     m.running_mean = None
# model.eval()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

bn = nn.BatchNorm1d(1, track_running_stats=False)
for step in range(100):  # training
    bn(torch.tensor([[1.0], [3.0], [5.0]]))
bn.eval()
for other in (3.0, -5.0):
    y = bn(torch.tensor([[1.0], [other]]))
    print(f"1.0 in a batch with {other}: {y[0].item():.3f}")
#> 1.0 in a batch with 3.0: -1.000
#> 1.0 in a batch with -5.0: 1.000
# --8<-- [end:wrong]

# --8<-- [start:demo_single]
import torch
from torch import nn

bn = nn.BatchNorm1d(1, track_running_stats=False)
bn.eval()
y = bn(torch.tensor([[1.0]]))
#> ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 1])
# --8<-- [end:demo_single]

# --8<-- [start:demo_image]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.rand(1, 3, 8, 8)
for track in (False, True):
    bn = nn.BatchNorm2d(3, track_running_stats=track).eval()
    same = torch.allclose(bn(image), bn(image + 10), atol=1e-3)
    print(f"track_running_stats={track}, same output: {same}")
#> track_running_stats=False, same output: True
#> track_running_stats=True, same output: False
# --8<-- [end:demo_image]

# --8<-- [start:wrong_batch_size]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, kernel_size=3),
    nn.BatchNorm2d(8, track_running_stats=False),
    nn.ReLU(),
    nn.AdaptiveAvgPool2d(1),
    nn.Flatten(),
    nn.Linear(8, 1),
)
images = torch.rand(6, 3, 32, 32) * torch.rand(6, 1, 1, 1)
model.eval()
with torch.no_grad():
    for batch_size in (1, 2, 6):
        outputs = torch.cat([model(x) for x in images.split(batch_size)])
        print(f"{batch_size=}, first image: {outputs[0].item():.3f}")
#> batch_size=1, first image: -0.098
#> batch_size=2, first image: -0.077
#> batch_size=6, first image: -0.064
# --8<-- [end:wrong_batch_size]

# --8<-- [start:right_batch_size]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 8, kernel_size=3),
    nn.BatchNorm2d(8),
    nn.ReLU(),
    nn.AdaptiveAvgPool2d(1),
    nn.Flatten(),
    nn.Linear(8, 1),
)
images = torch.rand(6, 3, 32, 32) * torch.rand(6, 1, 1, 1)
model.eval()
with torch.no_grad():
    for batch_size in (1, 2, 6):
        outputs = torch.cat([model(x) for x in images.split(batch_size)])
        print(f"{batch_size=}, first image: {outputs[0].item():.3f}")
#> batch_size=1, first image: -0.005
#> batch_size=2, first image: -0.005
#> batch_size=6, first image: -0.005
# --8<-- [end:right_batch_size]

# --8<-- [start:right]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
for step in range(100):  # training
    bn(torch.tensor([[1.0], [3.0], [5.0]]))
bn.eval()
for other in (3.0, -5.0):
    y = bn(torch.tensor([[1.0], [other]]))
    print(f"1.0 in a batch with {other}: {y[0].item():.3f}")
#> 1.0 in a batch with 3.0: -1.000
#> 1.0 in a batch with -5.0: -1.000
# --8<-- [end:right]

# --8<-- [start:demo_update]
import torch
from torch import nn
from torch.optim.swa_utils import update_bn

old = nn.BatchNorm1d(1, track_running_stats=False)
loader = [torch.tensor([[1.0], [3.0], [5.0]])]

bn = nn.BatchNorm1d(1)
bn.load_state_dict(old.state_dict(), strict=False)
update_bn(loader, bn)
print("running mean:", bn.running_mean)
#> running mean: tensor([3.])
print("running variance:", bn.running_var)
#> running variance: tensor([4.])
# --8<-- [end:demo_update]

# --8<-- [start:demo_options]
from torch import nn

for affine in (True, False):
    for track in (True, False):
        bn = nn.BatchNorm2d(3, affine=affine, track_running_stats=track)
        print(f"affine={affine}, track_running_stats={track}:")
        print(" ", *bn.state_dict() or ["(empty)"])
#> affine=True, track_running_stats=True:
#>   weight bias running_mean running_var num_batches_tracked
#> affine=True, track_running_stats=False:
#>   weight bias
#> affine=False, track_running_stats=True:
#>   running_mean running_var num_batches_tracked
#> affine=False, track_running_stats=False:
#>   (empty)
# --8<-- [end:demo_options]

# --8<-- [start:demo_attribute]
import torch
from torch import nn

x = torch.tensor([[1.0], [3.0]])
bn = nn.BatchNorm1d(1)
bn(x)
print("running mean:", bn.running_mean)
#> running mean: tensor([0.2000])
bn.track_running_stats = False
bn(x)
print("after one more step:", bn.running_mean)
#> after one more step: tensor([0.2000])
bn.eval()
y = bn(x).detach().flatten()
print("eval() with buffers:", y)
#> eval() with buffers: tensor([0.7628, 2.6697])
bn.running_mean = bn.running_var = None
z = bn(x).detach().flatten()
print("eval() without buffers:", z)
#> eval() without buffers: tensor([-1.0000,  1.0000])
# --8<-- [end:demo_attribute]

# --8<-- [start:demo_instance]
import torch
from torch import nn

torch.manual_seed(0)
a, b, c = torch.randn(3, 2, 4, 4)
for norm in (nn.BatchNorm2d, nn.InstanceNorm2d):
    layer = norm(2, track_running_stats=False).eval()
    with_b = layer(torch.stack([a, b]))[0]
    with_c = layer(torch.stack([a, c]))[0]
    same = torch.allclose(with_b, with_c, atol=1e-5)
    print(f"{norm.__name__}, same output for a: {same}")
#> BatchNorm2d, same output for a: False
#> InstanceNorm2d, same output for a: True
print("InstanceNorm2d's default:", nn.InstanceNorm2d(2).track_running_stats)
#> InstanceNorm2d's default: False
# --8<-- [end:demo_instance]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 8, 3),
    nn.BatchNorm2d(8),
    nn.Conv2d(8, 8, 3),
    nn.BatchNorm2d(8, track_running_stats=False),
)
kinds = nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm
for name, module in model.named_modules():
    if isinstance(module, kinds) and module.running_mean is None:
        print(f"no running statistics: {name}, {type(module).__name__}")
#> no running statistics: 3, BatchNorm2d
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.optim.swa_utils import update_bn

lines = """\
1.0 in a batch with 3.0: -1.000
1.0 in a batch with -5.0: {}
""".format
assert wrong.out == lines("1.000") and right.out == lines("-1.000")
assert not wrong.bn.training and wrong.bn.running_mean is None
outputs = [line.split()[-1] for line in wrong_batch_size.out.splitlines()]
assert len(set(outputs)) == 3
outputs = [line.split()[-1] for line in right_batch_size.out.splitlines()]
assert len(outputs) == 3 and len(set(outputs)) == 1
assert torch.equal(wrong_batch_size.images, right_batch_size.images)
assert demo_single.error == (
    "ValueError: Expected more than 1 value per channel when training, "
    "got input size torch.Size([1, 1])")
assert demo_image.out == """\
track_running_stats=False, same output: True
track_running_stats=True, same output: False
"""
assert demo_options.out == """\
affine=True, track_running_stats=True:
  weight bias running_mean running_var num_batches_tracked
affine=True, track_running_stats=False:
  weight bias
affine=False, track_running_stats=True:
  running_mean running_var num_batches_tracked
affine=False, track_running_stats=False:
  (empty)
"""
assert demo_update.out == """\
running mean: tensor([3.])
running variance: tensor([4.])
"""
assert demo_instance.out == """\
BatchNorm2d, same output for a: False
InstanceNorm2d, same output for a: True
InstanceNorm2d's default: False
"""
assert detect.out == "no running statistics: 3, BatchNorm2d\n"

assert demo_attribute.out.startswith("""\
running mean: tensor([0.2000])
after one more step: tensor([0.2000])
""")
expected = torch.tensor([0.8 / 1.1**0.5, 2.8 / 1.1**0.5])
assert torch.allclose(demo_attribute.y, expected, atol=1e-4)
assert torch.allclose(demo_attribute.z, torch.tensor([-1.0, 1.0]))

# the other rows of the table
x = torch.tensor([[1.0], [3.0]])
bn = nn.BatchNorm1d(1, track_running_stats=False)
bn.track_running_stats = True
bn(x)
assert bn.running_mean is None
assert torch.allclose(bn.eval()(x).flatten(), torch.tensor([-1.0, 1.0]))
for bn in (
    nn.BatchNorm1d(1), nn.BatchNorm1d(1, track_running_stats=False),
    demo_attribute.bn.train(),
):
    y = bn(x).flatten()  # training uses the batch in every row
    assert torch.allclose(y, torch.tensor([-1.0, 1.0]))
frozen = nn.BatchNorm1d(1)
frozen.track_running_stats = False
y = frozen(x).flatten()
assert torch.allclose(y, torch.tensor([-1.0, 1.0]))
assert frozen.num_batches_tracked == 0 and frozen.running_var == 1
try:
    nn.BatchNorm2d(3, track_running_stats=False).eval()(torch.rand(1, 3, 1, 1))
except ValueError as error:
    assert "Expected more than 1 value per channel" in str(error)
else:
    raise AssertionError("one pixel passes")

plain, x = nn.InstanceNorm2d(2), torch.randn(2, 2, 4, 4)
assert torch.equal(plain.train()(x), plain.eval()(x))

# statistics for a model that was trained without
old = nn.BatchNorm1d(1, track_running_stats=False)
new = nn.BatchNorm1d(1)
try:
    new.load_state_dict(old.state_dict())
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "running_mean"' in str(error)
else:
    raise AssertionError
new.load_state_dict(old.state_dict(), strict=False)
update_bn([torch.tensor([[1.0], [3.0], [5.0]])], new)
assert torch.allclose(new.running_mean, torch.tensor([3.0]))
assert torch.allclose(new.running_var, torch.tensor([4.0]))
# --8<-- [end:check]
