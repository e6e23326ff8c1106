"""With the learning rate of pretraining or more, fine-tuning destroys what the pretrained layers have learned."""
# /// pitfall
# apis = ["torch.optim.SGD", "torch.nn.Module.parameters"]
# also = ["torch.optim.Adam", "torch.nn.Module.requires_grad_"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()
torch.manual_seed(0)
x = torch.randn(4000, 10).double()
signs = (x[:, :3] > 0).long()
old, new = signs @ torch.tensor([1, 2, 4]), signs.sum(1) % 2  # two tasks
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
model = nn.Sequential(body, nn.Linear(32, 8)).double()
train(model, x, old, lr=0.1, steps=300)  # pretraining
model[1] = nn.Linear(32, 2).double()  # a new head
train(model, x[:100], new[:100], lr=0.3, steps=100)  # fine-tuning
accuracy = (model(x[100:]).argmax(1) == new[100:]).double().mean()
print(f"accuracy: {accuracy:.1f}")
#> accuracy: 0.5
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()
torch.manual_seed(0)
x = torch.randn(4000, 10).double()
signs = (x[:, :3] > 0).long()
old, new = signs @ torch.tensor([1, 2, 4]), signs.sum(1) % 2  # two tasks
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
model = nn.Sequential(body, nn.Linear(32, 8)).double()
train(model, x, old, lr=0.1, steps=300)  # pretraining
model[1] = nn.Linear(32, 2).double()  # a new head
train(model, x[:100], new[:100], lr=0.01, steps=100)  # fine-tuning
accuracy = (model(x[100:]).argmax(1) == new[100:]).double().mean()
print(f"accuracy: {accuracy:.1f}")
#> accuracy: 0.8
# --8<-- [end:right]

# --8<-- [start:demo_scratch]
import torch
from torch import nn

def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()
torch.manual_seed(0)
x = torch.randn(4000, 10).double()
signs = (x[:, :3] > 0).long()
new = signs.sum(1) % 2
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
model = nn.Sequential(body, nn.Linear(32, 2)).double()
train(model, x[:100], new[:100], lr=0.1, steps=300)  # no pretraining
accuracy = (model(x[100:]).argmax(1) == new[100:]).double().mean()
print(f"accuracy: {accuracy:.1f}")
#> accuracy: 0.5
# --8<-- [end:demo_scratch]

# --8<-- [start:demo_forget]
import copy, torch
from torch import nn
def train(model, x, y, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()
torch.manual_seed(0)
x = torch.randn(4000, 10).double()
signs = (x[:, :3] > 0).long()
old, new = signs @ torch.tensor([1, 2, 4]), signs.sum(1) % 2  # two tasks
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
model = nn.Sequential(body, nn.Linear(32, 8)).double()
train(model, x, old, lr=0.1, steps=300)  # pretraining
for lr in (0.0, 0.01, 0.1, 0.3):
    tuned = nn.Sequential(copy.deepcopy(body), nn.Linear(32, 2)).double()
    train(tuned, x[:100], new[:100], lr, steps=30)
    pred = model[1](tuned[0](x)).argmax(1)  # the old head
    print(f"lr {lr}: old task {(pred == old).double().mean():.1f}")
#> lr 0.0: old task 0.8
#> lr 0.01: old task 0.8
#> lr 0.1: old task 0.8
#> lr 0.3: old task 0.3
# --8<-- [end:demo_forget]

# --8<-- [start:demo_head]
import torch
from torch import nn
def train(model, params, x, y, lr, steps):
    optimizer = torch.optim.SGD(params, lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()
torch.manual_seed(0)
x = torch.randn(4000, 10).double()
signs = (x[:, :3] > 0).long()
old, new = signs @ torch.tensor([1, 2, 4]), signs.sum(1) % 2  # two tasks
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
model = nn.Sequential(body, nn.Linear(32, 8)).double()
train(model, model.parameters(), x, old, lr=0.1, steps=300)  # pretraining
model[1] = nn.Linear(32, 2).double()  # a new head
train(model, model[1].parameters(), x[:100], new[:100], lr=0.1, steps=50)
print(f"only the head: {(model(x).argmax(1) == new)[100:].double().mean():.0%}")
#> only the head: 82%
train(model, model.parameters(), x[:100], new[:100], lr=0.01, steps=50)
print(f"then all: {(model(x).argmax(1) == new)[100:].double().mean():.0%}")
#> then all: 85%
# --8<-- [end:demo_head]

# --8<-- [start:check]
import copy

import torch
from torch import nn

assert wrong.accuracy < 0.6 < 0.75 < right.accuracy
assert wrong.out == demo_scratch.out == "accuracy: 0.5\n"
assert right.out == "accuracy: 0.8\n"
assert demo_scratch.accuracy < 0.55
x, y = demo_scratch.x[:100], demo_scratch.new[:100]
assert (demo_scratch.model(x).argmax(1) == y).double().mean() > 0.9
assert demo_forget.out == (
    "lr 0.0: old task 0.8\nlr 0.01: old task 0.8\n"
    "lr 0.1: old task 0.8\nlr 0.3: old task 0.3\n")
assert demo_head.out == "only the head: 82%\nthen all: 85%\n"

threads = torch.get_num_threads()
torch.set_num_threads(1)  # these layers are too small for more


def train(model, params, x, y, lr, steps):
    optimizer = torch.optim.SGD(params, lr, momentum=0.9)
    for i in torch.randint(len(x), (steps, 32)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[i]), y[i]).backward()
        optimizer.step()


for seed in (1, 2):
    torch.manual_seed(seed)
    x = torch.randn(4000, 10).double()
    signs = (x[:, :3] > 0).long()
    old, new = signs @ torch.tensor([1, 2, 4]), signs.sum(1) % 2
    body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 32),
                         nn.ReLU())
    model = nn.Sequential(body, nn.Linear(32, 8)).double()
    train(model, model.parameters(), x, old, 0.1, 300)
    found = {}
    for name in ("high", "low", "head first"):
        tuned = nn.Sequential(copy.deepcopy(body), nn.Linear(32, 2)).double()
        few = x[:100], new[:100]
        if name == "head first":  # as many steps as the others
            train(tuned, tuned[1].parameters(), *few, 0.1, 50)
            train(tuned, tuned.parameters(), *few, 0.01, 50)
        else:
            lr = 0.3 if name == "high" else 0.01
            train(tuned, tuned.parameters(), *few, lr, 100)
        same = tuned(x[100:]).argmax(1) == new[100:]
        found[name] = same.double().mean()
    assert found["low"] > found["high"] + 0.1
    assert abs(found["low"] - found["head first"]) < 0.03
torch.set_num_threads(threads)
# --8<-- [end:check]
