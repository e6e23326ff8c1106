"""Model and optimizer are restored, but the scheduler starts over: the learning rate jumps, and the loss with it."""
# /// pitfall
# apis = ["torch.optim.Optimizer.load_state_dict", "torch.optim.lr_scheduler.LambdaLR", "torch.optim.lr_scheduler.LRScheduler.load_state_dict", "torch.get_rng_state", "torch.set_rng_state"]
# also = ["torch.amp.GradScaler"]
# symptom = "silent"
# raises = ["wrong_groups", "wrong_order"]
# added = 2026-11-29
# messages = [
#   "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
#   "loaded state dict has a different number of parameter groups",
#   "expected dtype * for `end` but got dtype *",
#   "param 'initial_lr' is not specified in param_groups[*] when resuming scheduler with last_epoch >= 0.",
# ]
# older = [
#   "param 'initial_lr' is not specified in param_groups[*] when resuming an optimizer",
# ]
#
# [code.scheduler_not_restored]
# pattern = '$O.load_state_dict($STATE)'
# inside = [
# '''
# $S = torch.optim.lr_scheduler.$KIND($O, ...)
# ...
# $O.load_state_dict($STATE)
# ...
# $S.step(...)
# ''',
# ]
# not_inside = [
# '''
# $S = torch.optim.lr_scheduler.$KIND1($O, ...)
# ...
# $O.load_state_dict($STATE)
# ...
# $S = torch.optim.lr_scheduler.$KIND2($O, ...)
# ''',
# ]
# anywhere = ['$S.step(...)']
# nowhere = [
#     '$S.load_state_dict(...)',
#     '$S = torch.optim.lr_scheduler.$KIND($O, ..., last_epoch=$E, ...)',
# ]
#
# [code.optimizer_state_left_out]
# either = [
#     '$START = $CK["epoch"]', '$START = $CK["epoch"] + 1', '$START = $CK.get("epoch", ...)',
#     '$START = $CK["step"]', '$START = $CK["iteration"]', '$START = $CK["step"] + 1',
#     'return $CK["epoch"]', 'return $CK["epoch"] + 1', '$START = $CK.get("epoch", ...) + 1',
# ]
# anywhere = [
#     '$M.load_state_dict($CK[...])', '$L.backward(...)',
#     [
#         '$O = torch.optim.Adam(...)', '$O = torch.optim.AdamW(...)',
#         '$O = torch.optim.RMSprop(...)',
#         '$O = torch.optim.SGD(..., momentum=$MOMENTUM, ...)', '$O = torch.optim.Adagrad(...)',
#         '$O = torch.optim.NAdam(...)', '$O = torch.optim.RAdam(...)',
#     ],
# ]
# nowhere = [
#     '$O.load_state_dict(...)', 'optimizer.load_state_dict(...)', 'opt.load_state_dict(...)',
#     'self.optimizer.load_state_dict(...)', 'optim.load_state_dict(...)',
#     'self.opt.load_state_dict(...)',
#     'optimiser.load_state_dict(...)', 'for $X in $Y: $X.load_state_dict(...)',
# ]
# example = '''
# optimizer = torch.optim.Adam(model.parameters())
# checkpoint = torch.load("last.pt")
# model.load_state_dict(checkpoint["model"])
# start = checkpoint["epoch"] + 1
# loss.backward()
# '''
#
# [code.scheduler_of_an_object_not_restored]
# pattern = 'self.$O.load_state_dict(...)'
# anywhere = [
#     [
#         'self.$S = torch.optim.lr_scheduler.$KIND(self.$O, ...)', 'self.$S = $KIND(self.$O, ...)',
#     ],
#     'self.$S.step(...)',
# ]
# nowhere = [
#     'self.$S.load_state_dict(...)', 'self.$S = $KIND(..., last_epoch=$E, ...)',
#     'for $I in range(...): self.$S.step()', '$ANY.load_state_dict($CK["scheduler"])',
#     'self.$S.last_epoch = $E',
# ]
# names = { "$KIND" = '(?!.*(EMA|Averag|Wrapper|Scaler)).*(LR|Cosine|Scheduler|Plateau|Restarts).*' }
# example = '''
# class Trainer:
#     def __init__(self, model):
#         self.opt = torch.optim.SGD(model.parameters(), lr=0.1)
#         self.sched = torch.optim.lr_scheduler.StepLR(self.opt, 10)
#     def resume(self, path):
#         self.opt.load_state_dict(torch.load(path)["opt"])
#     def epoch(self):
#         self.sched.step()
# '''
#
# [code.scheduler_never_saved]
# pattern = '$OPT.load_state_dict(...)'
# anywhere = [
#     '$S = torch.optim.lr_scheduler.$KIND(...)',
#     [
#         'torch.save({..., "...": $OPT2.state_dict(), ...}, ...)',
#         '$STATE = {..., "...": $OPT2.state_dict(), ...}', 'torch.load(...)',
#         'torch.save(dict(..., $KEY=$OPT2.state_dict(), ...), ...)',
#     ],
#     '$S.step(...)',
# ]
# nowhere = [
#     '$S.state_dict()', '$S.load_state_dict(...)', 'scheduler.load_state_dict(...)',
#     'sched.load_state_dict(...)', 'lr_scheduler.load_state_dict(...)',
#     'self.$F.load_state_dict(...)',
#     'torch.optim.lr_scheduler.$KIND2(..., last_epoch=$E, ...)', '$S.last_epoch = $E',
#     'for $I in range(...): $S.step()', 'schedule.load_state_dict(...)', 'scheduler.state_dict()',
#     'for $X in $Y: $X.load_state_dict(...)', '$OBJ.scheduler.load_state_dict(...)',
# ]
# names = { "$OPT" = '(\w*_)?(opt|optim|optimizer|optimiser|adam|sgd)(_\w+)?' }
# example = '''
# def resume(path, model, optimizer):
#     state = torch.load(path)
#     optimizer.load_state_dict(state["optimizer"])
# scheduler = torch.optim.lr_scheduler.StepLR(opt, 10)
# scheduler.step()
# '''
#
# [code.scheduler_made_after_loading]
# pattern = '''
# $O.load_state_dict($STATE)
# ...
# $S = torch.optim.lr_scheduler.$KIND($O, ...)
# '''
# nowhere = [
#     '$S.load_state_dict(...)',
#     '$S = torch.optim.lr_scheduler.$KIND2($O, ..., last_epoch=$E, ...)',
#     '$GROUP["lr"] = $LR', '$GROUP["initial_lr"] = $LR', '$O.param_groups[0]["lr"] = $LR',
# ]
# line = "$S"
#
# [code.moved_after_loading]
# either = [
# '''
# $O.load_state_dict($STATE)
# ...
# $M.to(...)
# ''',
# '''
# $O.load_state_dict($STATE)
# ...
# $M.cuda(...)
# ''',
# '''
# $O.load_state_dict($STATE)
# ...
# $M.double()
# ''',
# ]
# anywhere = [
#     ['$O = torch.optim.$KIND($M.parameters(), ...)'],
# ]
# line = "$M"
# ///

# --8<-- [start:wrong]
import torch
from torch.optim.lr_scheduler import LambdaLR

def train(epochs, checkpoint=None):
    model = torch.nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
    scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
    if checkpoint:
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
    for epoch in epochs:
        print(f"epoch {epoch}:", optimizer.param_groups[0]["lr"])
        optimizer.step()  # stands for the batches of an epoch
        scheduler.step()
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict()}

checkpoint = train(range(0, 3))
#> epoch 0: 0.8
#> epoch 1: 0.4
#> epoch 2: 0.2
train(range(3, 6), checkpoint)
#> epoch 3: 0.1
#> epoch 4: 0.4
#> epoch 5: 0.2
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.optim.lr_scheduler import LambdaLR

def train(epochs, checkpoint=None):
    model = torch.nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
    scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
    if checkpoint:
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        scheduler.load_state_dict(checkpoint["scheduler"])
    for epoch in epochs:
        print(f"epoch {epoch}:", optimizer.param_groups[0]["lr"])
        optimizer.step()  # stands for the batches of an epoch
        scheduler.step()
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict()}

checkpoint = train(range(0, 3))
#> epoch 0: 0.8
#> epoch 1: 0.4
#> epoch 2: 0.2
train(range(3, 6), checkpoint)
#> epoch 3: 0.1
#> epoch 4: 0.05
#> epoch 5: 0.025
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch

def save_checkpoint(path, epoch, **parts):
    checkpoint = {name: part.state_dict() for name, part in parts.items()}
    checkpoint["epoch"] = epoch
    checkpoint["rng"] = torch.get_rng_state()
    torch.save(checkpoint, path)

def load_checkpoint(path, **parts):
    checkpoint = torch.load(path, map_location="cpu")
    for name, part in parts.items():
        part.load_state_dict(checkpoint[name])
    torch.set_rng_state(checkpoint["rng"])
    return checkpoint["epoch"] + 1

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
save_checkpoint("last.pt", 4, model=model, optimizer=optimizer)
start = load_checkpoint("last.pt", model=model, optimizer=optimizer)
print("next epoch:", start)
#> next epoch: 5
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_loss]
import torch

torch.manual_seed(0)
w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.8)
for epoch, lr in enumerate((0.8, 0.4, 0.2, 0.1, 0.4, 0.2)):
    optimizer.param_groups[0]["lr"] = lr
    total = 0
    for y in torch.randn(1000):
        loss = (w - y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f"epoch {epoch}, learning rate {lr}: loss {total / 1000:.2f}")
#> epoch 0, learning rate 0.8: loss 5.52
#> epoch 1, learning rate 0.4: loss 1.60
#> epoch 2, learning rate 0.2: loss 1.14
#> epoch 3, learning rate 0.1: loss 1.09
#> epoch 4, learning rate 0.4: loss 1.63
#> epoch 5, learning rate 0.2: loss 1.22
# --8<-- [end:demo_loss]

# --8<-- [start:wrong_after]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
for epoch in range(3):
    optimizer.step()
    scheduler.step()
state = optimizer.state_dict()  # as from a file

optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
optimizer.load_state_dict(state)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.8
# --8<-- [end:wrong_after]

# --8<-- [start:right_after]
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
for epoch in range(3):
    optimizer.step()
    scheduler.step()
state = optimizer.state_dict()  # as from a file

optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
optimizer.load_state_dict(state)
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.1
# --8<-- [end:right_after]

# --8<-- [start:wrong_lr]
import torch
from torch import nn

model = nn.Linear(2, 1)
state = torch.optim.Adam(model.parameters(), lr=0.1).state_dict()

optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
optimizer.load_state_dict(state)
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.1
# --8<-- [end:wrong_lr]

# --8<-- [start:right_lr]
import torch
from torch import nn

model = nn.Linear(2, 1)
state = torch.optim.Adam(model.parameters(), lr=0.1).state_dict()

optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
optimizer.load_state_dict(state)
for group in optimizer.param_groups:
    group["lr"] = group["initial_lr"] = 0.001
print("learning rate:", optimizer.param_groups[0]["lr"])
#> learning rate: 0.001
# --8<-- [end:right_lr]

# --8<-- [start:wrong_groups]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
optimizer = torch.optim.Adam(model.parameters())
state = optimizer.state_dict()  # as from a file

model[0].requires_grad_(False)
trainable = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.Adam(trainable)
optimizer.load_state_dict(state)
#> ValueError: loaded state dict contains a parameter group that doesn't match the size of optimizer's group
print("parameters:", len(optimizer.param_groups[0]["params"]))
# --8<-- [end:wrong_groups]

# --8<-- [start:right_groups]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
optimizer = torch.optim.Adam(model.parameters())
state = optimizer.state_dict()  # as from a file

model[0].requires_grad_(False)
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(state)
print("parameters:", len(optimizer.param_groups[0]["params"]))
#> parameters: 4
# --8<-- [end:right_groups]

# --8<-- [start:demo_messages]
import torch
from torch import nn

model = nn.Linear(4, 2)
sgd = torch.optim.SGD
one_group = sgd(model.parameters(), lr=0.1)
groups = [{"params": [model.weight]}, {"params": [model.bias], "lr": 0.2}]
two_groups = sgd(groups, lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR
for name, call in {
    "groups": lambda: one_group.load_state_dict(two_groups.state_dict()),
    "last_epoch": lambda: schedule(one_group, step_size=2, last_epoch=3),
}.items():
    try:
        call()
    except (ValueError, KeyError) as error:
        print(f"{name}: {error.args[0].splitlines()[0]}")
#> groups: loaded state dict has a different number of parameter groups
#> last_epoch: param 'initial_lr' is not specified in param_groups[0] when resuming scheduler with last_epoch >= 0.
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_order]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
state = optimizer.state_dict()  # as from a file

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(state)
model.to(torch.double)
model(torch.ones(1, 2, dtype=torch.double)).sum().backward()
optimizer.step()
#> RuntimeError: expected dtype float for `end` but got dtype double
print("state:", optimizer.state[model.weight]["exp_avg"].dtype)
# --8<-- [end:wrong_order]

# --8<-- [start:right_order]
import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
state = optimizer.state_dict()  # as from a file

model = nn.Linear(2, 1)
model.to(torch.double)
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(state)
model(torch.ones(1, 2, dtype=torch.double)).sum().backward()
optimizer.step()
print("state:", optimizer.state[model.weight]["exp_avg"].dtype)
#> state: torch.float64
# --8<-- [end:right_order]

# --8<-- [start:check]
import copy

import torch
from torch import nn
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, ExponentialLR, LambdaLR, LinearLR, OneCycleLR, StepLR)

first = "epoch 0: 0.8\nepoch 1: 0.4\nepoch 2: 0.2\nepoch 3: 0.1\n"
assert wrong.out == first + "epoch 4: 0.4\nepoch 5: 0.2\n"
assert right.out == first + "epoch 4: 0.05\nepoch 5: 0.025\n"
assert demo_in_your_code.out == "next epoch: 5\n"
losses = [float(line.split()[-1]) for line in demo_loss.out.splitlines()]
assert losses[0] > losses[1] > losses[2] > losses[3]
assert losses[4] > losses[2] and losses[4] > losses[3] + 0.1
assert wrong_after.out == "learning rate: 0.8\n"
assert right_after.out == "learning rate: 0.1\n"
assert wrong_lr.out == "learning rate: 0.1\n"
assert right_lr.out == "learning rate: 0.001\n"
size = "loaded state dict contains a parameter group that doesn't match the size of optimizer's group"
assert wrong_groups.out == f"ValueError: {size}\n"
assert right_groups.out == "parameters: 4\n"
assert demo_messages.out == """\
groups: loaded state dict has a different number of parameter groups
last_epoch: param 'initial_lr' is not specified in param_groups[0] when resuming scheduler with last_epoch >= 0.
"""
assert "expected dtype float for `end` but got dtype double" in (
    wrong_order.error or "")
assert right_order.out == "state: torch.float64\n"

# the state goes where the parameters are
model = nn.Linear(2, 1).to("meta")
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(wrong_order.state)
assert optimizer.state[model.weight]["exp_avg"].device.type == "meta"

# only the scheduler restored: the optimizer keeps its own learning rate
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
scheduler.load_state_dict(right.checkpoint["scheduler"])
assert scheduler.get_last_lr() == [0.1]
assert optimizer.param_groups[0]["lr"] == 0.8

# what other schedulers do if they are forgotten, or created after loading
def rates_of(optimizer, scheduler, epochs):
    rates = []
    for _ in range(epochs):
        rates += [round(optimizer.param_groups[0]["lr"], 4)]
        optimizer.step()
        scheduler.step()
    return rates


def resumed(build, order):
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
    scheduler = build(optimizer)
    rates_of(optimizer, scheduler, 3)
    saved = optimizer.state_dict(), scheduler.state_dict()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
    for part in order:
        if part == "create":
            scheduler = build(optimizer)
        elif part == "optimizer":
            optimizer.load_state_dict(saved[0])
        else:
            scheduler.load_state_dict(saved[1])
    return rates_of(optimizer, scheduler, 3)


for build, forgotten, after in (
    (lambda o: LambdaLR(o, lambda e: 0.5 ** e),
     [0.1, 0.4, 0.2], [0.8, 0.05, 0.025]),
    (lambda o: ExponentialLR(o, 0.5),
     [0.1, 0.05, 0.025], [0.1, 0.05, 0.025]),
    (lambda o: StepLR(o, 2, 0.5), [0.4, 0.4, 0.2], [0.4, 0.2, 0.2]),
    (lambda o: LinearLR(o, 0.1, total_iters=4),
     [0.62, 2.015, 3.41], [0.062, 0.08, 0.08]),
):
    optimizer = torch.optim.SGD(nn.Linear(2, 1).parameters(), lr=0.8)
    whole = rates_of(optimizer, build(optimizer), 6)[3:]
    assert resumed(build, ["create", "optimizer", "scheduler"]) == whole
    assert resumed(build, ["create", "optimizer"]) == forgotten
    assert resumed(build, ["optimizer", "create", "scheduler"]) == after
assert whole == [0.62, 0.8, 0.8]
# saved before scheduler.step(): the next epoch has the same learning rate
optimizer = torch.optim.SGD(nn.Linear(2, 1).parameters(), lr=0.8)
scheduler = ExponentialLR(optimizer, 0.5)
rates_of(optimizer, scheduler, 2)
optimizer.step()
last = optimizer.param_groups[0]["lr"]
saved = copy.deepcopy((optimizer.state_dict(), scheduler.state_dict()))
optimizer = torch.optim.SGD(nn.Linear(2, 1).parameters(), lr=0.8)
scheduler = ExponentialLR(optimizer, 0.5)
optimizer.load_state_dict(saved[0])
scheduler.load_state_dict(saved[1])
assert optimizer.param_groups[0]["lr"] == last

# last_epoch set by hand: the first epoch has the initial rate, the next ones not
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.8)
optimizer.load_state_dict(wrong_after.state)
scheduler = LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
scheduler.last_epoch = 3
rates = []
for _ in range(2):
    rates += [optimizer.param_groups[0]["lr"]]
    optimizer.step()
    scheduler.step()
assert rates == [0.8, 0.05]

# a frozen parameter has no gradient, and the optimizer leaves it alone
model, optimizer = right_groups.model, right_groups.optimizer
before = model[0].weight.clone()
for _ in range(2):
    optimizer.zero_grad()
    model(torch.ones(1, 4)).sum().backward()
    optimizer.step()
assert model[0].weight.grad is None and torch.equal(model[0].weight, before)

# by position, not by name: of two equal layers, each gets the other's state
a, b = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))
optimizer = torch.optim.Adam([a, b])
(1 * a + 100 * b).backward()
optimizer.step()
state = copy.deepcopy(optimizer.state_dict())
optimizer = torch.optim.Adam([b, a])
optimizer.load_state_dict(state)
assert optimizer.state[a]["exp_avg"] > 50 * optimizer.state[b]["exp_avg"]

# with everything in the checkpoint, nothing differs: dropout and shuffling too
x = torch.randn(16, 4, generator=torch.Generator().manual_seed(0))
save, load = demo_in_your_code.save_checkpoint, demo_in_your_code.load_checkpoint


def run(epochs, build, path=None, **left_out):
    model = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    scheduler = build(optimizer)
    scaler = torch.amp.GradScaler("cpu")
    parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler,
             "scaler": scaler}
    if path:
        assert load(path, **parts) == epochs[0]
    loader = torch.utils.data.DataLoader(x, batch_size=4, shuffle=True)
    for epoch in epochs:
        for batch in loader:
            loss = (model(batch) - batch.sum(1, keepdim=True)).square().mean()
            optimizer.zero_grad()
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
        scheduler.step()
        if epoch == 2:
            save("at2.pt", epoch, **parts)
    return model[0].weight


for build in (
    lambda o: CosineAnnealingLR(o, T_max=6),
    lambda o: LambdaLR(o, lambda epoch: 0.5 ** epoch),
    lambda o: OneCycleLR(o, max_lr=0.1, total_steps=6),
):
    torch.manual_seed(0)
    whole = run(range(6), build)
    torch.manual_seed(1)
    resumed = run(range(3, 6), build, "at2.pt")
    assert torch.equal(whole, resumed)
# without the random state it is not the same, with all else restored
state = torch.load("at2.pt")
torch.manual_seed(1)
state["rng"] = torch.get_rng_state()
torch.save(state, "other.pt")
assert not torch.equal(whole, run(range(3, 6), build, "other.pt"))
# the random state has to be on the CPU, hence map_location
assert state["rng"].dtype == torch.uint8

# a new learning rate under a scheduler: initial_lr counts, so set both
model = nn.Linear(2, 1)
for both in (False, True):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    optimizer.load_state_dict(wrong_after.state)
    for group in optimizer.param_groups:
        group["lr"] = 0.01
        if both:
            group["initial_lr"] = 0.01
    LambdaLR(optimizer, lambda epoch: 0.5 ** epoch)
    assert optimizer.param_groups[0]["lr"] == (0.01 if both else 0.8)
# --8<-- [end:check]
