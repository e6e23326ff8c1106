"""With track_running_stats=False, BatchNorm normalizes with the batch in evaluation mode, too."""
# /// pitfall
# apis = ["torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d", "torch.nn.InstanceNorm2d", "torch.nn.Module.eval"]
# symptom = "silent"
# raises = ["demo_single"]
# added = 2026-11-21
# messages = ["Expected more than 1 value per channel when training, got input size torch.Size([*])"]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

bn = nn.BatchNorm1d(1, track_running_stats=False)
for _ in range(100):
    bn(torch.tensor([[1.0], [3.0], [5.0]]))  # training
bn.eval()
for other in (3.0, -5.0):
    y = bn(torch.tensor([[1.0], [other]]))
    print(f"1.0 beside {other}: {y[0].item():.3f}")
#> 1.0 beside 3.0: -1.000
#> 1.0 beside -5.0: 1.000
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

bn = nn.BatchNorm1d(1)
for _ in range(100):
    bn(torch.tensor([[1.0], [3.0], [5.0]]))  # training
bn.eval()
for other in (3.0, -5.0):
    y = bn(torch.tensor([[1.0], [other]]))
    print(f"1.0 beside {other}: {y[0].item():.3f}")
#> 1.0 beside 3.0: -1.000
#> 1.0 beside -5.0: -1.000
# --8<-- [end:right]

# --8<-- [start:demo_single]
import torch
from torch import nn

bn = nn.BatchNorm1d(1, track_running_stats=False).eval()
bn(torch.tensor([[1.0]]))
#> ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 1])
# --8<-- [end:demo_single]

# --8<-- [start:demo_image]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.rand(1, 3, 8, 8)
for track in (False, True):
    bn = nn.BatchNorm2d(3, track_running_stats=track).eval()
    print(track, torch.allclose(bn(image), bn(image + 10), atol=1e-3))
#> False True
#> True False
# --8<-- [end:demo_image]

# --8<-- [start:demo_attribute]
import torch
from torch import nn

x = torch.tensor([[1.0], [3.0]])
bn = nn.BatchNorm1d(1)
bn(x)
print(bn.running_mean)
#> tensor([0.2000])
bn.track_running_stats = False
bn(x)
print(bn.running_mean)  # no longer updated
#> tensor([0.2000])
y = bn.eval()(x).detach()  # and still used
print(y.flatten())
#> tensor([0.7628, 2.6697])
bn.running_mean = bn.running_var = None
z = bn(x).detach()
print(z.flatten())
#> tensor([-1.0000,  1.0000])
# --8<-- [end:demo_attribute]

# --8<-- [start:demo_options]
from torch import nn

for affine in (True, False):
    for track in (True, False):
        bn = nn.BatchNorm2d(3, affine=affine, track_running_stats=track)
        print(affine, track, *bn.state_dict())
#> True True weight bias running_mean running_var num_batches_tracked
#> True False weight bias
#> False True running_mean running_var num_batches_tracked
#> False False
# --8<-- [end:demo_options]

# --8<-- [start:demo_instance]
import torch
from torch import nn

torch.manual_seed(0)
a, b, c = torch.randn(3, 2, 4, 4)
for norm in (nn.BatchNorm2d, nn.InstanceNorm2d):
    layer = norm(2, track_running_stats=False).eval()
    beside_b = layer(torch.stack([a, b]))[0]
    beside_c = layer(torch.stack([a, c]))[0]
    print(norm.__name__, torch.allclose(beside_b, beside_c, atol=1e-5))
#> BatchNorm2d False
#> InstanceNorm2d True
print(nn.InstanceNorm2d(2).track_running_stats)
#> False
# --8<-- [end:demo_instance]

# --8<-- [start:detect]
from torch import nn

model = nn.Sequential(
    nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8),
    nn.Conv2d(8, 8, 3), nn.BatchNorm2d(8, track_running_stats=False))
kinds = nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm
for name, m in model.named_modules():
    if isinstance(m, kinds) and m.running_mean is None:
        print(name, "normalizes with the batch, in eval() too")
#> 3 normalizes with the batch, in eval() too
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.optim.swa_utils import update_bn

assert wrong.out == "1.0 beside 3.0: -1.000\n1.0 beside -5.0: 1.000\n"
assert right.out == "1.0 beside 3.0: -1.000\n1.0 beside -5.0: -1.000\n"
assert not wrong.bn.training and wrong.bn.running_mean is None
assert demo_single.error == (
    "ValueError: Expected more than 1 value per channel when training, "
    "got input size torch.Size([1, 1])")
assert demo_image.out == "False True\nTrue False\n"
assert demo_options.out == """\
True True weight bias running_mean running_var num_batches_tracked
True False weight bias
False True running_mean running_var num_batches_tracked
False False
"""
assert demo_instance.out == "BatchNorm2d False\nInstanceNorm2d True\nFalse\n"
assert detect.out == "3 normalizes with the batch, in eval() too\n"

assert demo_attribute.out.startswith("tensor([0.2000])\n" * 2)
expected = torch.tensor([0.8 / 1.1**0.5, 2.8 / 1.1**0.5])
assert torch.allclose(demo_attribute.y, expected[:, None], atol=1e-4)
assert torch.allclose(demo_attribute.z, torch.tensor([[-1.0], [1.0]]))

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
