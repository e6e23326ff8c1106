"""With one output, or labels that are all the same, the loss is 0 and the model learns nothing."""
# /// pitfall
# apis = ["torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy"]
# symptom = "silent"
# raises = ["demo_class_numbers"]
# added = 2026-11-30
#
# [code.cross_entropy_of_one_class]
# either = ['torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)']
# anywhere = [
#     [
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$MODEL = torch.nn.Linear($N, 1)',
#         'return torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$NET(..., num_classes=1, ...)', '$NET(..., n_classes=1, ...)',
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1)).to(...)',
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Conv2d($N, 1, ...))',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Linear($N, 1)
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Sequential(..., torch.nn.Linear($N, 1))
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Conv2d($N, 1, ...)
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
#     ],
# ]
# nowhere = [
#     'torch.nn.BCEWithLogitsLoss(...)', 'torch.nn.BCELoss(...)', 'torch.nn.MSELoss(...)',
#     'torch.nn.functional.binary_cross_entropy_with_logits(...)',
#     'torch.nn.functional.mse_loss(...)', 'torch.nn.functional.binary_cross_entropy(...)',
#     'torch.nn.L1Loss(...)', 'torch.nn.SmoothL1Loss(...)', 'torch.nn.HuberLoss(...)',
#     'torch.nn.functional.smooth_l1_loss(...)', 'torch.nn.functional.l1_loss(...)',
#     'torch.nn.functional.huber_loss(...)', '$ANY.sigmoid(...)', '$ANY.squeeze(...)',
#     '$ANY.logsigmoid(...)',
# ]
#
# [code.labels_become_zero]
# either = [
#     '($X / 255).long()', '($X / 255.0).long()', 'torch.rand(...).long()',
#     '($X / 255).to(torch.long)', '($X / 255).to(torch.int64)', '$X.div(255).long()',
#     'torch.rand(...).to(torch.long)', '($X / $X.max()).long()', 'torch.sigmoid($X).long()',
#     '$X.sigmoid().long()', '$X.sigmoid().int()', 'torch.sigmoid($X).int()',
#     '(1.0 * $X / 255).long()', '($X.float() / 255).long()',
# ]
# anywhere = [
#     [
#         'torch.nn.CrossEntropyLoss(...)', 'torch.nn.functional.cross_entropy(...)',
#         '$L.backward(...)',
#     ],
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = (x[:, 0] > 0).float().unsqueeze(1)
model = nn.Linear(8, 1)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

for epoch in range(3):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.4f}")
#> epoch 0, loss: -0.0000
#> epoch 1, loss: -0.0000
#> epoch 2, loss: -0.0000
correct = ((model(x) > 0) == (y == 1)).sum().item()
print(f"correct: {correct} of {len(y)}")
#> correct: 23 of 64
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = (x[:, 0] > 0).float().unsqueeze(1)
model = nn.Linear(8, 1)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

for epoch in range(3):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    print(f"epoch {epoch}, loss: {loss:.4f}")
#> epoch 0, loss: 0.7693
#> epoch 1, loss: 0.6050
#> epoch 2, loss: 0.5155
correct = ((model(x) > 0) == (y == 1)).sum().item()
print(f"correct: {correct} of {len(y)}")
#> correct: 57 of 64
# --8<-- [end:right]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.randint(0, 256, (1, 3, 32, 32))
mask = image.argmax(dim=1)
x = image / 255
target = (mask / 255).long()
model = nn.Conv2d(3, 3, kernel_size=1)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)

for step in range(101):
    optimizer.zero_grad()
    loss = criterion(model(x), target)
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(f"step {step}, loss: {loss:.2f}")
#> step 0, loss: 0.94
#> step 50, loss: 0.00
#> step 100, loss: 0.00
print("predicted classes:", model(x).argmax(dim=1).unique())
#> predicted classes: tensor([0])
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

torch.manual_seed(0)
image = torch.randint(0, 256, (1, 3, 32, 32))
mask = image.argmax(dim=1)
x = image / 255
target = mask.long()
model = nn.Conv2d(3, 3, kernel_size=1)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)

for step in range(101):
    optimizer.zero_grad()
    loss = criterion(model(x), target)
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(f"step {step}, loss: {loss:.2f}")
#> step 0, loss: 1.02
#> step 50, loss: 0.31
#> step 100, loss: 0.22
print("predicted classes:", model(x).argmax(dim=1).unique())
#> predicted classes: tensor([0, 1, 2])
# --8<-- [end:right_labels]

# --8<-- [start:demo_two_outputs]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(64, 8)
y = (x[:, 0] > 0).long()
model = nn.Linear(8, 2)
loss = nn.CrossEntropyLoss()(model(x), y)
print(f"loss: {loss:.4f}")
#> loss: 0.6425
print("labels:", y.dtype, tuple(y.shape))
#> labels: torch.int64 (64,)
# --8<-- [end:demo_two_outputs]

# --8<-- [start:demo_softmax]
import torch

logits = torch.tensor([[2.5], [-3.0]])
print("one output:", logits.softmax(dim=1).tolist())
#> one output: [[1.0], [1.0]]
logits = torch.tensor([[2.5, 0.0], [-3.0, 0.0]])
print("two outputs:", logits.softmax(dim=1))
#> two outputs: tensor([[0.9241, 0.0759],
#>         [0.0474, 0.9526]])
# --8<-- [end:demo_softmax]

# --8<-- [start:demo_class_numbers]
import torch
from torch import nn

criterion = nn.CrossEntropyLoss()
output = torch.tensor([[2.5], [-3.0]])
print("labels 0, 0:", criterion(output, torch.tensor([0, 0])))
#> labels 0, 0: tensor(0.)
criterion(output, torch.tensor([0, 1]))
#> IndexError: Target 1 is out of bounds.
# --8<-- [end:demo_class_numbers]

# --8<-- [start:detect]
import torch
from torch.nn.functional import cross_entropy

def report(output, target):
    loss = cross_entropy(output, target)
    (grad,) = torch.autograd.grad(loss, output)
    print(f"loss: {loss:.2f}, outputs: {output.shape[1]},",
          f"labels: {target.unique().tolist()},",
          f"largest gradient: {grad.abs().max():.2f}")

torch.manual_seed(0)
one_output = torch.randn(8, 1, requires_grad=True)
report(one_output, torch.ones(8, 1))
#> loss: -0.00, outputs: 1, labels: [1.0], largest gradient: 0.00
three_outputs = torch.randn(8, 3, requires_grad=True)
report(three_outputs, torch.zeros(8).long())
#> loss: 1.76, outputs: 3, labels: [0], largest gradient: 0.11
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.loss.item() == 0 and not wrong.model.weight.grad.any()
torch.manual_seed(0)
torch.randn(64, 8)
assert torch.equal(wrong.model.weight, torch.nn.Linear(8, 1).weight)
assert wrong.out.count("loss: -0.0000") == 3
assert right.model.weight.grad.any()
assert wrong.correct == 23 and right.correct == 57
assert wrong_labels.loss < 0.005 and wrong_labels.target.unique().tolist() == [0]
assert wrong_labels.mask.unique().tolist() == [0, 1, 2]
assert right_labels.target.unique().tolist() == [0, 1, 2]
assert "predicted classes: tensor([0])" in wrong_labels.out
assert "predicted classes: tensor([0, 1, 2])" in right_labels.out
assert "labels: torch.int64 (64,)" in demo_two_outputs.out
assert f"loss: {demo_two_outputs.loss:.4f}" == demo_two_outputs.out.splitlines()[0]
assert "one output: [[1.0], [1.0]]" in demo_softmax.out
assert demo_softmax.logits.tolist() == [[2.5, 0.0], [-3.0, 0.0]]
assert "labels 0, 0: tensor(0.)" in demo_class_numbers.out
assert "Target 1 is out of bounds" in demo_class_numbers.out
assert "outputs: 1, labels: [1.0], largest gradient: 0.00" in detect.out
assert "outputs: 3, labels: [0], largest gradient: 0.11" in detect.out
assert (torch.tensor([0, 255]) / 255).long().tolist() == [0, 1]
# --8<-- [end:check]
