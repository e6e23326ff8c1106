"""BCELoss takes probabilities, BCEWithLogitsLoss logits; a sigmoid before the second one is applied twice."""
# /// pitfall
# apis = ["torch.nn.BCEWithLogitsLoss", "torch.nn.BCELoss", "torch.nn.functional.binary_cross_entropy_with_logits",
#         "torch.nn.functional.binary_cross_entropy", "torch.Tensor.sigmoid"]
# symptom = "silent"
# raises = ["wrong_logits", "wrong_target", "wrong_masks"]
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "all elements of input should be between 0 and 1",
#   "result type Float can't be cast to the desired output type Long",
#   "Found dtype Long but expected Float",
#   "Found dtype Double but expected Float",
#   "Target size (torch.Size([*])) must be the same as input size (torch.Size([*]))",
#   "Using a target size (torch.Size([*])) that is different to the input size (torch.Size([*])) is deprecated. Please ensure they have the same size.",
#   "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
# ]
# older = [
#   "Assertion `x >= 0. && x <= 1.' failed. input value should be between 0~1",
#   "Assertion `input_val >= zero && input_val <= one` failed.",
#   "torch.nn.functional.binary_cross_entropy and torch.nn.BCELoss are unsafe to autocast.",
# ]
#
# [code.sigmoid_first]
# either = [
#     '$LOSS($A.sigmoid(...), ...)', '$LOSS(torch.nn.Sigmoid(...)(...), ...)',
#     '$LOSS(sigmoid(...), ...)',
# '''
# $P = $A.sigmoid(...)
# ...
# $LOSS($P, ...)
# ''',
# '''
# $P = torch.nn.Sigmoid(...)(...)
# ...
# $LOSS($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# $LOSS($P, ...)
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = [
#     '$LOSS = torch.nn.BCELoss(...)', '$LOSS = torch.nn.MSELoss(...)',
#     '$LOSS = torch.nn.L1Loss(...)', 'def $LOSS(...): ...',
# ]
# names = { "$LOSS" = '(?!.*(dice|focal|iou|tversky|kl|nll|mse|l1|BCELoss|binary_cross_entropy$)).*(loss|crit|objective|cost|x?ent|binary_cross_entropy_with_logits|bce)[^.]*' }
#
# [code.sigmoid_in_the_model]
# either = [
#     'return $A.sigmoid(...)', 'return $A.sigmoid(...).squeeze(...)',
#     'return $A.sigmoid(...).view(...)', 'return $A.sigmoid(...).flatten(...)',
#     'return $A.sigmoid(...)[:, $COLUMN]', 'return sigmoid(...)',
#     'return torch.nn.Sigmoid(...)(...)',
# '''
# $OUT = $A.sigmoid(...)
# return $OUT
# ''',
#     'return <... $A.sigmoid(...) ...>, $REST', 'return $FIRST, $A.sigmoid(...)',
#     'return ($A.sigmoid(...), ...)', 'return $A.sigmoid(...).$METHOD(...)',
#     'return $A.sigmoid(...) * $K',
# '''
# $OUT = $A.sigmoid(...)
# ...
# return $OUT
# ''',
# '''
# $OUT = $A.sigmoid(...)
# ...
# return $OUT.$METHOD(...)
# ''',
# ]
# inside = ['def forward(...): ...', 'class $NET(...): ...']
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = [
#     'self.$FIELD = $NET(...)', 'torch.nn.Sequential(..., $NET(...), ...)',
#     'torch.nn.BCELoss(...)', 'torch.nn.functional.binary_cross_entropy(...)',
# ]
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         return self.fc(x).sigmoid()
# criterion = torch.nn.BCEWithLogitsLoss()
# '''
#
# [code.logits_in_bce]
# either = ['torch.nn.functional.binary_cross_entropy($OUT, ...)', 'torch.nn.BCELoss(...)']
# anywhere = [
#     [
#         'class $NET(torch.nn.Module): ...', 'torch.nn.Sequential(...)',
#         '$MODEL = torch.nn.Linear(...)',
#     ],
# ]
# nowhere = [
#     '$A.sigmoid(...)', 'sigmoid(...)', '$A.sigmoid_()', '$A.Sigmoid(...)', '$A.softmax(...)',
#     '$A.Softmax(...)', '$A.exp(...)', '$A.clamp(...)', '$A.Sigmoid', '$A.sigmoid',
# ]
# example = '''
# model = torch.nn.Linear(4, 1)
# loss = torch.nn.functional.binary_cross_entropy(model(x), y)
# '''
#
# [code.sigmoid_ends_the_model]
# either = [
#     '$MODEL = torch.nn.Sequential(..., $A.Sigmoid(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Sigmoid(...)).to(...)',
#     'return torch.nn.Sequential(..., $A.Sigmoid(...))', '$LIST.append($A.Sigmoid(...))',
#     '$LIST += [..., $A.Sigmoid(...)]', '$LIST.add_module("...", $A.Sigmoid(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Sigmoid(...), $B.Flatten(...))',
#     '$LIST.extend([..., $A.Sigmoid(...)])',
#     'return torch.nn.Sequential(..., $A.Sigmoid(...)).to(...)',
#     '$MODEL = torch.nn.Sequential(collections.OrderedDict([..., ($NAME, $A.Sigmoid(...))]))',
#     '$MODEL.add_module("...", $A.Sigmoid(...))',
#     '$MODEL = torch.nn.Sequential(..., $A.Sigmoid(...)).cuda()', '$LIST += [$A.Sigmoid(...)]',
# ]
# not = ['self.$ANY = torch.nn.Sequential(...)', 'self.$ANY = torch.nn.Sequential(...).to(...)']
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = ['torch.nn.BCELoss(...)', 'torch.nn.functional.binary_cross_entropy(...)']
# line = "$A"
#
# [code.sigmoid_in_the_model_by_a_block]
# either = [
#     'self.$BLOCK = torch.nn.Sequential(..., $A.Sigmoid(...))', 'self.$BLOCK = $A.Sigmoid(...)',
# ]
# inside = [
#     [
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return self.$BLOCK(...)
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         return self.$BLOCK(...).$METHOD(...)
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         $OUT = self.$BLOCK(...)
#         return $OUT
#     ...
# ''',
# '''
# class $NET(...):
#     ...
#     def forward(...):
#         ...
#         $OUT = self.$BLOCK(...)
#         ...
#         return $OUT
#     ...
# ''',
#     ],
# ]
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = [
#     'self.$FIELD = $NET(...)', 'torch.nn.BCELoss(...)',
#     'torch.nn.functional.binary_cross_entropy(...)',
# ]
# line = "$A"
# names = { "$NET" = '(?!.*(att|gate|rout|policy|actor|pool|loss)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def __init__(self):
#         self.layers = torch.nn.Sequential(torch.nn.Linear(4, 2), torch.nn.Sigmoid())
#     def forward(self, x):
#         return self.layers(x)
# criterion = torch.nn.BCEWithLogitsLoss()
# '''
#
# [code.sigmoid_of_the_output]
# either = [
#     'torch.nn.functional.binary_cross_entropy_with_logits($A.sigmoid(...).$METHOD(...), ...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits($A.sigmoid(...)[...], ...)',
# '''
# $P = $A.sigmoid(...)
# ...
# torch.nn.functional.binary_cross_entropy_with_logits($P.$METHOD(...), ...)
# ''',
# '''
# $P = $A.sigmoid(...)
# ...
# torch.nn.functional.binary_cross_entropy_with_logits($P[...], ...)
# ''',
#     'torch.nn.functional.binary_cross_entropy_with_logits($A.sigmoid(...), ...)',
# '''
# $P = $A.sigmoid(...)
# ...
# torch.nn.functional.binary_cross_entropy_with_logits($P, ...)
# ''',
#     'torch.nn.functional.binary_cross_entropy_with_logits(input=$A.sigmoid(...), ...)',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# torch.nn.functional.binary_cross_entropy_with_logits(...)
# ''',
# ]
# example = '''
# p = torch.sigmoid(logits)
# loss = torch.nn.functional.binary_cross_entropy_with_logits(p.view(-1), y)
# '''
#
# [code.sigmoid_then_a_criterion]
# either = [
#     '$C($A.sigmoid(...).$METHOD(...), ...)', '$C($A.sigmoid(...), ...)',
# '''
# $P = $A.sigmoid(...)
# ...
# $C($P, ...)
# ''',
# '''
# $P = $A.sigmoid(...)
# ...
# $C($P.$METHOD(...), ...)
# ''',
# '''
# $P = $A.sigmoid(...)
# ...
# $C($P[...], ...)
# ''',
#     '$C(torch.nn.Sigmoid()(...), ...)',
# '''
# $P = $A.sigmoid(...).$M2(...)
# ...
# $C($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# $C(...)
# ''',
# ]
# anywhere = ['$C = torch.nn.BCEWithLogitsLoss(...)']
# example = '''
# criterion = torch.nn.BCEWithLogitsLoss()
# p = torch.sigmoid(model(x))
# loss = criterion(p.view(-1), y)
# '''
#
# [code.score_of_logits]
# either = [
#     '$OUT > 0.5', '$OUT >= 0.5', '$OUT.round()', 'torch.round($OUT)', '$OUT.gt(0.5)',
#     '$OUT.squeeze(...) > 0.5', '$OUT[...] > 0.5',
# ]
# inside = [
#     [
# '''
# $OUT = $M(...)
# ...
# ''',
# '''
# $OUT = $M(...).squeeze(...)
# ...
# ''',
# '''
# $OUT = $M(...).view(...)
# ...
# ''',
# '''
# $OUT = $M(...).flatten(...)
# ...
# ''',
# '''
# $OUT = $M(...)[...]
# ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $OUT = $ONE
# ...
# $OUT = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = [
#     '$A.sigmoid(...)', 'sigmoid(...)', '$A.sigmoid_()', '$A.Sigmoid(...)',
#     'torch.nn.BCELoss(...)', 'torch.special.expit(...)',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|classifier|cnn|mlp|lstm|rnn|clf|detector|head|unet|segmenter)' }
# example = '''
# criterion = torch.nn.BCEWithLogitsLoss()
# logits = model(x)
# correct = ((logits > 0.5) == y).sum()
# '''
#
# [code.score_of_logits_at_once]
# either = [
#     '$M(...) > 0.5', '$M(...) >= 0.5', '$M(...).round()', 'torch.round($M(...))',
#     '$M(...).squeeze(...) > 0.5', '$M(...)[...] > 0.5', '$M(...).squeeze(...).round()',
#     '$M(...).flatten() > 0.5',
# ]
# anywhere = [
#     [
#         'torch.nn.BCEWithLogitsLoss(...)',
#         'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     ],
# ]
# nowhere = [
#     '$A.sigmoid(...)', 'sigmoid(...)', '$A.sigmoid_()', '$A.Sigmoid(...)',
#     'torch.nn.BCELoss(...)',
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|classifier|cnn|mlp|lstm|rnn|clf|detector|head|unet|segmenter)' }
# example = '''
# criterion = torch.nn.BCEWithLogitsLoss()
# correct = ((model(x) > 0.5) == y).sum()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

logits = torch.tensor([8.0, -8.0])  # sure of both, and right
target = torch.tensor([1.0, 0.0])
output = logits.sigmoid()
loss = nn.BCEWithLogitsLoss()(output, target)
print(f"loss: {loss:.4f}")
#> loss: 0.5033
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

logits = torch.tensor([8.0, -8.0])  # sure of both, and right
target = torch.tensor([1.0, 0.0])
output = logits
loss = nn.BCEWithLogitsLoss()(output, target)
print(f"loss: {loss:.4f}")
#> loss: 0.0003
# --8<-- [end:right]

# --8<-- [start:wrong_model]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 64).unsqueeze(1)
y = (x > 0).float()
model = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.5)
for epoch in range(300):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
correct = (model(x) > 0) == y
print(f"loss: {loss:.2f}, accuracy: {correct.float().mean():.0%}")
#> loss: 0.51, accuracy: 50%
# --8<-- [end:wrong_model]

# --8<-- [start:right_model]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 64).unsqueeze(1)
y = (x > 0).float()
model = nn.Sequential(nn.Linear(1, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.5)
for epoch in range(300):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
correct = (model(x) > 0) == y
print(f"loss: {loss:.2f}, accuracy: {correct.float().mean():.0%}")
#> loss: 0.04, accuracy: 100%
# --8<-- [end:right_model]

# --8<-- [start:demo_twice]
import torch
import torch.nn.functional as F

logits = torch.tensor([8.0, 0.0, -8.0])
output = logits.sigmoid()
print("one sigmoid:", output)
#> one sigmoid: tensor([9.9966e-01, 5.0000e-01, 3.3535e-04])
print("two sigmoids:", output.sigmoid())
#> two sigmoids: tensor([0.7310, 0.6225, 0.5001])

one, zero = torch.ones(1), torch.zeros(1)  # the best a sigmoid can output
loss = F.binary_cross_entropy_with_logits(one, target=one)
print(f"lowest loss of a positive: {loss:.4f}")
#> lowest loss of a positive: 0.3133
loss = F.binary_cross_entropy_with_logits(zero, target=zero)
print(f"lowest loss of a negative: {loss:.4f}")
#> lowest loss of a negative: 0.6931
# --8<-- [end:demo_twice]

# --8<-- [start:wrong_logits]
import torch
from torch import nn

logits = torch.tensor([8.0, -8.0])
target = torch.tensor([1.0, 0.0])
loss = nn.BCELoss()(logits, target)
#> RuntimeError: all elements of input should be between 0 and 1
print(f"loss: {loss:.4f}")
# --8<-- [end:wrong_logits]

# --8<-- [start:right_logits]
import torch
from torch import nn

logits = torch.tensor([8.0, -8.0])
target = torch.tensor([1.0, 0.0])
loss = nn.BCELoss()(logits.sigmoid(), target)
print(f"loss: {loss:.4f}")
#> loss: 0.0003
# --8<-- [end:right_logits]

# --8<-- [start:wrong_target]
import torch
from torch import nn

logits = torch.tensor([[2.0], [-1.0]])  # (N, 1), from nn.Linear(..., 1)
target = torch.tensor([1, 0])
loss = nn.BCEWithLogitsLoss()(logits.squeeze(1), target)
#> RuntimeError: result type Float can't be cast to the desired output type Long
print(f"loss: {loss:.4f}")
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
from torch import nn

logits = torch.tensor([[2.0], [-1.0]])  # (N, 1), from nn.Linear(..., 1)
target = torch.tensor([1, 0])
loss = nn.BCEWithLogitsLoss()(logits.squeeze(1), target.float())
print(f"loss: {loss:.4f}")
#> loss: 0.2201
# --8<-- [end:right_target]

# --8<-- [start:demo_messages]
import torch
from torch import nn

z = torch.zeros(4, 1)
y = torch.ones(4, 1)
for target in (y.squeeze(1), y.long(), y.bool(), y.double()):
    print(f"--- {tuple(target.shape)}, {target.dtype}")
    for criterion in (nn.BCEWithLogitsLoss(), nn.BCELoss()):
        try:
            loss = criterion(z, target)
            print("no error, loss:", loss.dtype)
        except (RuntimeError, ValueError) as error:
            print(error)
#> --- (4,), torch.float32
#> Target size (torch.Size([4])) must be the same as input size (torch.Size([4, 1]))
#> Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])) is deprecated. Please ensure they have the same size.
#> --- (4, 1), torch.int64
#> result type Float can't be cast to the desired output type Long
#> Found dtype Long but expected Float
#> --- (4, 1), torch.bool
#> Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
#> Found dtype Bool but expected Float
#> --- (4, 1), torch.float64
#> no error, loss: torch.float64
#> Found dtype Double but expected Float
# --8<-- [end:demo_messages]

# --8<-- [start:demo_saturated]
import torch
import torch.nn.functional as F

for dtype in (torch.float32, torch.bfloat16, torch.float16):
    z = torch.tensor(20.0, dtype=dtype, requires_grad=True)
    y = torch.zeros_like(z)  # sure, and wrong
    p = z.sigmoid()
    loss = F.binary_cross_entropy(p, y)
    grad_p, grad_z = torch.autograd.grad(loss, (p, z))
    print(dtype)
    print(f"BCE: {loss}, gradient of p: {grad_p:.0e}, of z: {grad_z}")
    loss = F.binary_cross_entropy_with_logits(z, y)
    (grad_z,) = torch.autograd.grad(loss, z)
    print(f"BCE with logits: {loss}, gradient of z: {grad_z}")
#> torch.float32
#> BCE: 100.0, gradient of p: 1e+12, of z: 0.0
#> BCE with logits: 20.0, gradient of z: 1.0
#> torch.bfloat16
#> BCE: 100.0, gradient of p: 1e+12, of z: 0.0
#> BCE with logits: 20.0, gradient of z: 1.0
#> torch.float16
#> BCE: 100.0, gradient of p: inf, of z: nan
#> BCE with logits: 20.0, gradient of z: 1.0
# --8<-- [end:demo_saturated]

# --8<-- [start:demo_pos_weight]
import torch
from torch import nn

target = torch.tensor([1.0, 0.0, 0.0, 0.0])  # 1 positive, 3 negatives
for weight in (torch.tensor(1.0), torch.tensor(3.0)):
    bias = torch.zeros(1, requires_grad=True)
    logits = bias.expand(4)
    each = nn.BCEWithLogitsLoss(pos_weight=weight, reduction="none")
    loss = nn.BCEWithLogitsLoss(pos_weight=weight)(logits, target)
    loss.backward()
    print("pos_weight:", weight.item())
    print("loss of each:", each(logits, target).detach())
    print(f"mean: {loss:.4f}, gradient: {bias.grad.item():.2f}")
#> pos_weight: 1.0
#> loss of each: tensor([0.6931, 0.6931, 0.6931, 0.6931])
#> mean: 0.6931, gradient: 0.25
#> pos_weight: 3.0
#> loss of each: tensor([2.0794, 0.6931, 0.6931, 0.6931])
#> mean: 1.0397, gradient: 0.00
# --8<-- [end:demo_pos_weight]

# --8<-- [start:demo_labels]
import torch
from torch import nn

target = torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
positives = target.sum(dim=0)
pos_weight = (len(target) - positives) / positives
print("pos_weight:", pos_weight)
#> pos_weight: tensor([3.0000, 0.3333])

each = nn.BCEWithLogitsLoss(pos_weight=pos_weight, reduction="none")
loss = each(torch.zeros(4, 2), target)
print("label 0:", loss[:, 0])
#> label 0: tensor([2.0794, 0.6931, 0.6931, 0.6931])
print("label 1:", loss[:, 1])
#> label 1: tensor([0.6931, 0.2310, 0.2310, 0.2310])
# --8<-- [end:demo_labels]

# --8<-- [start:wrong_masks]
import torch
from torch import nn

logits = torch.zeros(2, 3, 8, 8)  # 3 labels for each pixel
target = torch.ones(2, 3, 8, 8)
pos_weight = torch.tensor([1.0, 2.0, 4.0])
each = nn.BCEWithLogitsLoss(pos_weight=pos_weight, reduction="none")
print("mean of each label:", each(logits, target).mean(dim=(0, 2, 3)))
#> RuntimeError: The size of tensor a (3) must match the size of tensor b (8) at non-singleton dimension 3
# --8<-- [end:wrong_masks]

# --8<-- [start:right_masks]
import torch
from torch import nn

logits = torch.zeros(2, 3, 8, 8)  # 3 labels for each pixel
target = torch.ones(2, 3, 8, 8)
pos_weight = torch.tensor([1.0, 2.0, 4.0]).view(3, 1, 1)
each = nn.BCEWithLogitsLoss(pos_weight=pos_weight, reduction="none")
print("mean of each label:", each(logits, target).mean(dim=(0, 2, 3)))
#> mean of each label: tensor([0.6931, 1.3863, 2.7726])
# --8<-- [end:right_masks]

# --8<-- [start:detect]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
for model in (nn.Linear(8, 1), nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())):
    output = model(x)
    print(f"from {output.min():.2f} to {output.max():.2f}")
#> from -0.78 to 1.23
#> from 0.19 to 0.69
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

assert abs(wrong.loss - 0.5033) < 1e-4 and abs(right.loss - 0.0003) < 1e-4
z = torch.linspace(-9, 9, 18)  # the two columns of predictions agree
assert torch.equal(z > 0, z.sigmoid() > 0.5) and 0 < (z > 0).sum() < 18
assert wrong.out == "loss: 0.5033\n" and right.out == "loss: 0.0003\n"
assert abs((0.3133 + 0.6933) / 2 - wrong.loss) < 1e-4
assert demo_twice.out == """\
one sigmoid: tensor([9.9966e-01, 5.0000e-01, 3.3535e-04])
two sigmoids: tensor([0.7310, 0.6225, 0.5001])
lowest loss of a positive: 0.3133
lowest loss of a negative: 0.6931
"""
assert wrong_model.out == "loss: 0.51, accuracy: 50%\n"
assert right_model.out == "loss: 0.04, accuracy: 100%\n"
assert (wrong_model.model(wrong_model.x).sigmoid() >= 0.5).all()
assert (wrong_model.model(wrong_model.x) > 0).all()
assert detect.out.splitlines() == ["from -0.78 to 1.23", "from 0.19 to 0.69"]

outside = "RuntimeError: all elements of input should be between 0 and 1"
assert wrong_logits.error == outside and wrong_logits.out == outside + "\n"
assert right_logits.error is None and abs(right_logits.loss - 0.0003) < 1e-4
assert "Float can't be cast to the desired output type Long" in wrong_target.out
assert right_target.error is None and abs(right_target.loss - 0.2201) < 1e-4
assert demo_messages.out == """\
--- (4,), torch.float32
Target size (torch.Size([4])) must be the same as input size (torch.Size([4, 1]))
Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])) is deprecated. Please ensure they have the same size.
--- (4, 1), torch.int64
result type Float can't be cast to the desired output type Long
Found dtype Long but expected Float
--- (4, 1), torch.bool
Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
Found dtype Bool but expected Float
--- (4, 1), torch.float64
no error, loss: torch.float64
Found dtype Double but expected Float
"""

assert demo_saturated.out == """\
torch.float32
BCE: 100.0, gradient of p: 1e+12, of z: 0.0
BCE with logits: 20.0, gradient of z: 1.0
torch.bfloat16
BCE: 100.0, gradient of p: 1e+12, of z: 0.0
BCE with logits: 20.0, gradient of z: 1.0
torch.float16
BCE: 100.0, gradient of p: inf, of z: nan
BCE with logits: 20.0, gradient of z: 1.0
"""
first = {}  # the smallest integer whose sigmoid is exactly 1
for dtype in (torch.float32, torch.bfloat16, torch.float16):
    z = torch.arange(99).to(dtype)
    first[dtype] = int((z.sigmoid() == 1).nonzero()[0])
    assert (z.sigmoid()[first[dtype]:] == 1).all()
assert list(first.values()) == [17, 7, 9]
z = torch.tensor([-20.0, 3.0], requires_grad=True)
y = torch.tensor([1.0, 0.0])
F.binary_cross_entropy_with_logits(z, y, reduction="sum").backward()
assert z.grad.allclose(z.sigmoid() - y)

assert demo_pos_weight.out == """\
pos_weight: 1.0
loss of each: tensor([0.6931, 0.6931, 0.6931, 0.6931])
mean: 0.6931, gradient: 0.25
pos_weight: 3.0
loss of each: tensor([2.0794, 0.6931, 0.6931, 0.6931])
mean: 1.0397, gradient: 0.00
"""
assert demo_labels.out == """\
pos_weight: tensor([3.0000, 0.3333])
label 0: tensor([2.0794, 0.6931, 0.6931, 0.6931])
label 1: tensor([0.6931, 0.2310, 0.2310, 0.2310])
"""
log_2 = torch.tensor(2.0).log()  # positives and negatives weigh the same
assert torch.allclose(demo_labels.loss[0, 0], 3 * log_2)
assert torch.allclose(demo_labels.loss[1:, 1].sum(), log_2)
target = torch.tensor([[1.0, 0.0], [0.0, 0.0]])  # the second label: never
positives = target.sum(dim=0)
for least, works in ((0, False), (1, True)):
    weight = (2 - positives) / positives.clamp(min=least)
    loss = nn.BCEWithLogitsLoss(pos_weight=weight)(torch.zeros(2, 2), target)
    assert loss.isfinite() == works and (works or loss.isnan())
assert "The size of tensor a (3) must match" in wrong_masks.error
assert right_masks.out == (
    "mean of each label: tensor([0.6931, 1.3863, 2.7726])\n")
# three columns of pixels: no error, and the weights go to the columns
square = nn.BCEWithLogitsLoss(pos_weight=wrong_masks.pos_weight, reduction="none")
loss = square(torch.zeros(2, 3, 8, 3), torch.ones(2, 3, 8, 3))
assert torch.allclose(loss.mean(dim=(0, 1, 2)), log_2 * wrong_masks.pos_weight)
assert torch.allclose(loss.mean(dim=(0, 2, 3)), loss.mean())
for wrong_call in (lambda: nn.BCELoss(pos_weight=torch.tensor(3.0)),
                   lambda: nn.BCEWithLogitsLoss(pos_weight=3.0)):
    try:
        wrong_call()
    except TypeError as error:
        assert "pos_weight" in str(error)
    else:
        raise AssertionError("no TypeError")

with torch.autocast("cpu", dtype=torch.bfloat16):
    assert F.binary_cross_entropy(torch.tensor([0.5]), torch.ones(1)) > 0.6
try:
    F.binary_cross_entropy(torch.tensor([float("nan")]), torch.ones(1))
except RuntimeError as error:
    assert outside.endswith(str(error))
else:
    raise AssertionError("nan accepted")

# the mean of two models' probabilities is no sigmoid of a mean logit
a, b = torch.tensor([4.0]), torch.tensor([-1.0])
mean = (a.sigmoid() + b.sigmoid()) / 2
assert (mean - ((a + b) / 2).sigmoid()).abs() > 0.1
assert torch.isclose(F.binary_cross_entropy(mean, torch.ones(1)), -mean.log())
# --8<-- [end:check]
