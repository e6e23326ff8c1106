"""The learning rate in use is the one in param_groups, and schedulers, checkpoints and groups change it."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.LambdaLR", "torch.optim.lr_scheduler.LinearLR", "torch.optim.lr_scheduler.OneCycleLR", "torch.optim.lr_scheduler.CyclicLR"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.lr_attribute]
# either = ['$O.lr = $V', '$O.learning_rate = $V', '$O.defaults["lr"] = $V']
# anywhere = [
#     ['$O = torch.optim.$KIND(...)', '$O = optim.$KIND(...)'],
# ]
#
# [code.lr_read_from_defaults]
# pattern = '$O.defaults["lr"]'
# anywhere = [
#     '$S = torch.optim.lr_scheduler.$KIND($O, ...)', '$S.step(...)',
# ]
# example = '''
# scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10)
# scheduler.step()
# print("lr:", optimizer.defaults["lr"])
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

for lr in (0.1, 0.001):  # --lr on the command line
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    warmup = LambdaLR(optimizer, lambda epoch: min(1e-4 / lr + epoch / 3, 1))
    for epoch in range(4):
        group = optimizer.param_groups[0]
        print(f"--lr {lr}, epoch {epoch}: lr {group['lr']:.4f}")
        optimizer.step()  # stands for the batches of an epoch
        warmup.step()
#> --lr 0.1, epoch 0: lr 0.0001
#> --lr 0.1, epoch 1: lr 0.0334
#> --lr 0.1, epoch 2: lr 0.0668
#> --lr 0.1, epoch 3: lr 0.1000
#> --lr 0.001, epoch 0: lr 0.0001
#> --lr 0.001, epoch 1: lr 0.0004
#> --lr 0.001, epoch 2: lr 0.0008
#> --lr 0.001, epoch 3: lr 0.0010
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

for lr in (0.1, 0.001):  # --lr on the command line
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    warmup = LambdaLR(optimizer, lambda epoch: min((epoch + 1) / 3, 1))
    for epoch in range(4):
        group = optimizer.param_groups[0]
        print(f"--lr {lr}, epoch {epoch}: lr {group['lr']:.4f}")
        optimizer.step()  # stands for the batches of an epoch
        warmup.step()
#> --lr 0.1, epoch 0: lr 0.0333
#> --lr 0.1, epoch 1: lr 0.0667
#> --lr 0.1, epoch 2: lr 0.1000
#> --lr 0.1, epoch 3: lr 0.1000
#> --lr 0.001, epoch 0: lr 0.0003
#> --lr 0.001, epoch 1: lr 0.0007
#> --lr 0.001, epoch 2: lr 0.0010
#> --lr 0.001, epoch 3: lr 0.0010
# --8<-- [end:right]

# --8<-- [start:demo_schedulers]
import torch
from torch.optim import lr_scheduler

w = torch.zeros(1, requires_grad=True)
for name, make in {
    "StepLR": lambda o: lr_scheduler.StepLR(o, step_size=10),
    "CosineAnnealingLR": lambda o: lr_scheduler.CosineAnnealingLR(o, 10),
    "ReduceLROnPlateau": lambda o: lr_scheduler.ReduceLROnPlateau(o),
    "LinearLR": lambda o: lr_scheduler.LinearLR(o),
    "ConstantLR": lambda o: lr_scheduler.ConstantLR(o),
    "OneCycleLR": lambda o: lr_scheduler.OneCycleLR(o, 0.5, total_steps=10),
    "CyclicLR": lambda o: lr_scheduler.CyclicLR(o, 1e-4, 0.01),
}.items():
    optimizer = torch.optim.SGD([w], lr=0.0025, momentum=0.9)
    make(optimizer)
    print(f"{name}: {optimizer.param_groups[0]['lr']:.6f}")
#> StepLR: 0.002500
#> CosineAnnealingLR: 0.002500
#> ReduceLROnPlateau: 0.002500
#> LinearLR: 0.000833
#> ConstantLR: 0.000833
#> OneCycleLR: 0.020000
#> CyclicLR: 0.000100
# --8<-- [end:demo_schedulers]

# --8<-- [start:wrong_attribute]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.lr = 0.01
optimizer.defaults["lr"] = 0.01
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.1
# --8<-- [end:wrong_attribute]

# --8<-- [start:right_attribute]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for group in optimizer.param_groups:
    group["lr"] = 0.01
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.01
# --8<-- [end:right_attribute]

# --8<-- [start:wrong_scheduler]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LambdaLR(optimizer, lambda epoch: 0.9**epoch)
for epoch in range(4):
    if epoch == 2:
        for group in optimizer.param_groups:
            group["lr"] = 0.001
    print(f"epoch {epoch}: {optimizer.param_groups[0]['lr']:.4f}")
    optimizer.step()  # stands for the batches of an epoch
    scheduler.step()
#> epoch 0: 0.1000
#> epoch 1: 0.0900
#> epoch 2: 0.0010
#> epoch 3: 0.0729
# --8<-- [end:wrong_scheduler]

# --8<-- [start:right_scheduler]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LambdaLR(
    optimizer, lambda epoch: 0.9**epoch if epoch < 2 else 0.01)
for epoch in range(4):
    print(f"epoch {epoch}: {optimizer.param_groups[0]['lr']:.4f}")
    optimizer.step()  # stands for the batches of an epoch
    scheduler.step()
#> epoch 0: 0.1000
#> epoch 1: 0.0900
#> epoch 2: 0.0010
#> epoch 3: 0.0010
# --8<-- [end:right_scheduler]

# --8<-- [start:demo_groups]
import torch
from torch import nn

backbone, head = nn.Linear(4, 8), nn.Linear(8, 2)
optimizer = torch.optim.AdamW(
    [{"params": backbone.parameters(), "lr": 1e-5},
     {"params": head.parameters()}], lr=1e-3)
for group in optimizer.param_groups:
    print(f"{len(group['params'])} parameters: lr {group['lr']}")
#> 2 parameters: lr 1e-05
#> 2 parameters: lr 0.001
print(f"rounded to 4 digits: {optimizer.param_groups[0]['lr']:.4f}")
#> rounded to 4 digits: 0.0000
# --8<-- [end:demo_groups]

# --8<-- [start:detect]
import torch
from torch import nn
from torch.optim.lr_scheduler import LinearLR


def show(when, optimizer):
    for number, group in enumerate(optimizer.param_groups):
        print(f"{when}, group {number}: lr {group['lr']:.3g},",
              "initial_lr", group.get("initial_lr"))


model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
show("optimizer", optimizer)
#> optimizer, group 0: lr 0.1, initial_lr None
scheduler = LinearLR(optimizer)
show("scheduler", optimizer)
#> scheduler, group 0: lr 0.0333, initial_lr 0.1
saved = torch.optim.SGD(model.parameters(), lr=0.5).state_dict()
optimizer.load_state_dict(saved)
show("checkpoint", optimizer)
#> checkpoint, group 0: lr 0.5, initial_lr None
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.optim import lr_scheduler

assert wrong.out == """\
--lr 0.1, epoch 0: lr 0.0001
--lr 0.1, epoch 1: lr 0.0334
--lr 0.1, epoch 2: lr 0.0668
--lr 0.1, epoch 3: lr 0.1000
--lr 0.001, epoch 0: lr 0.0001
--lr 0.001, epoch 1: lr 0.0004
--lr 0.001, epoch 2: lr 0.0008
--lr 0.001, epoch 3: lr 0.0010
"""
assert right.out == """\
--lr 0.1, epoch 0: lr 0.0333
--lr 0.1, epoch 1: lr 0.0667
--lr 0.1, epoch 2: lr 0.1000
--lr 0.1, epoch 3: lr 0.1000
--lr 0.001, epoch 0: lr 0.0003
--lr 0.001, epoch 1: lr 0.0007
--lr 0.001, epoch 2: lr 0.0010
--lr 0.001, epoch 3: lr 0.0010
"""
assert demo_schedulers.out == """\
StepLR: 0.002500
CosineAnnealingLR: 0.002500
ReduceLROnPlateau: 0.002500
LinearLR: 0.000833
ConstantLR: 0.000833
OneCycleLR: 0.020000
CyclicLR: 0.000100
"""
assert wrong_attribute.out == "learning rate: 0.1\n"
assert right_attribute.out == "learning rate: 0.01\n"
assert wrong_scheduler.out == """\
epoch 0: 0.1000
epoch 1: 0.0900
epoch 2: 0.0010
epoch 3: 0.0729
"""
assert right_scheduler.out == """\
epoch 0: 0.1000
epoch 1: 0.0900
epoch 2: 0.0010
epoch 3: 0.0010
"""
assert demo_groups.out == """\
2 parameters: lr 1e-05
2 parameters: lr 0.001
rounded to 4 digits: 0.0000
"""
assert detect.out == """\
optimizer, group 0: lr 0.1, initial_lr None
scheduler, group 0: lr 0.0333, initial_lr 0.1
checkpoint, group 0: lr 0.5, initial_lr None
"""


# which schedulers go on from a value that is set in between
def after(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = make(optimizer)
    optimizer.step()
    scheduler.step()
    planned = optimizer.param_groups[0]["lr"]
    optimizer.param_groups[0]["lr"] = planned / 100
    optimizer.step()
    scheduler.step()
    return optimizer.param_groups[0]["lr"]


assert after(lambda o: lr_scheduler.CosineAnnealingLR(o, 10)) < 0.0011
assert after(lambda o: lr_scheduler.StepLR(o, 10)) < 0.0011
assert after(lambda o: lr_scheduler.ExponentialLR(o, 0.9)) < 0.0011
assert after(lambda o: lr_scheduler.LambdaLR(o, lambda epoch: 1)) == 0.1
assert after(lambda o: lr_scheduler.OneCycleLR(
    o, 0.1, total_steps=10, cycle_momentum=False)) > 0.02
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.0025)
lr_scheduler.OneCycleLR(
    optimizer, max_lr=0.5, total_steps=10, div_factor=25, cycle_momentum=False)
assert abs(optimizer.param_groups[0]["lr"] - 0.02) < 1e-9
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.0025)
lr_scheduler.CyclicLR(
    optimizer, base_lr=1e-4, max_lr=0.01, cycle_momentum=False)
assert abs(optimizer.param_groups[0]["lr"] - 1e-4) < 1e-9
# ReduceLROnPlateau is the one that doesn't write initial_lr
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
lr_scheduler.ReduceLROnPlateau(optimizer)
assert "initial_lr" not in optimizer.param_groups[0]
# defaults is read for groups that are added later, and only for them
optimizer.defaults["lr"] = 0.5
optimizer.add_param_group({"params": [torch.zeros(1, requires_grad=True)]})
assert [group["lr"] for group in optimizer.param_groups] == [0.1, 0.5]
# with factors of 1, LinearLR starts at the full learning rate
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
lr_scheduler.LinearLR(optimizer, start_factor=1.0)
assert optimizer.param_groups[0]["lr"] == 0.1
# --8<-- [end:check]
