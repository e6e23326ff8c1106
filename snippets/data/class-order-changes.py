"""Class numbers come from sorted folder names or from a set: another order, and all labels are wrong."""
# /// pitfall
# apis = ["torch.Tensor.argmax", "torch.bincount", "torch.save", "torch.load"]
# symptom = "silent"
# added = 2026-11-30
# also = ["torch.utils.data.Dataset"]
#
# [code.classes_of_a_set]
# either = [
#     '{$C: $I for $I, $C in enumerate(set($LABELS))}',
#     '{$C: $I for $I, $C in enumerate(list(set($LABELS)))}', 'dict(enumerate(set($LABELS)))',
#     '{$I: $C for $I, $C in enumerate(set($LABELS))}',
# ]
# names = { "$LABELS" = '.*(label|class|target|categor|species|breed|genre|\by\b|names|tag|speaker|types|kind).*' }
# example = 'class_to_idx = {name: i for i, name in enumerate(set(labels))}'
#
# [code.classes_of_listdir]
# either = [
#     '{$C: $I for $I, $C in enumerate(os.listdir(...))}',
#     '{$C: $I for $I, $C in enumerate($P.iterdir())}',
#     '{$C.name: $I for $I, $C in enumerate($P.iterdir())}',
#     '{$C.name: $I for $I, $C in enumerate(os.scandir(...))}',
#     '{$C.name: $I for $I, $C in enumerate($P.iterdir()) if $COND}',
#     '{$C: $I for $I, $C in enumerate(os.listdir(...)) if $COND}',
#     'for $I, $C in enumerate(os.listdir(...)): ...',
#     'for $I, $C in enumerate($P.iterdir()): ...',
#     '{$C: $I for $I, $C in enumerate(glob.glob(...))}',
# ]
# example = 'class_to_idx = {name: i for i, name in enumerate(os.listdir(root))}'
#
# [code.classes_in_any_order]
# either = [
#     '$CLASSES = list(set($LABELS))', '$CLASSES = list({$E for $X in $R})',
#     '$CLASSES = os.listdir($DIR)', '$CLASSES = [$D.name for $D in $P.iterdir()]',
#     '$CLASSES = [$D for $D in os.listdir($DIR) if $COND]', '$CLASSES = set($LABELS)',
#     '$CLASSES = [$D.name for $D in $P.iterdir() if $COND]',
#     '$CLASSES = [$D.name for $D in os.scandir($DIR)]', '$CLASSES = list($P.iterdir())',
#     '$CLASSES = [$D.name for $D in os.scandir($DIR) if $COND]',
#     'self.$CLASSES = list(set($LABELS))', 'self.$CLASSES = list({$E for $X in $R})',
#     'self.$CLASSES = os.listdir($DIR)', 'self.$CLASSES = [$D.name for $D in $P.iterdir()]',
#     'self.$CLASSES = [$D for $D in os.listdir($DIR) if $COND]', 'self.$CLASSES = set($LABELS)',
#     'self.$CLASSES = [$D.name for $D in $P.iterdir() if $COND]',
#     'self.$CLASSES = [$D.name for $D in os.scandir($DIR)]',
#     'self.$CLASSES = list($P.iterdir())',
#     'self.$CLASSES = [$D.name for $D in os.scandir($DIR) if $COND]',
# ]
# nowhere = [
#     'sorted($CLASSES)', '$CLASSES.sort()', 'self.$CLASSES.sort()', 'sorted(self.$CLASSES)',
#     '$CLASSES = sorted(...)', 'self.$CLASSES = sorted(...)',
# ]
# names = { "$CLASSES" = '\w*(class|label|categor|species|breed|genre|kinds?|tag|name_of|target|speaker|types)\w*' }
# example = '''
# classes = os.listdir("train")
# label_of = {name: i for i, name in enumerate(classes)}
# '''
# ///

# --8<-- [start:wrong]
import torch

folders = [str(number) for number in range(12)]
class_to_idx = {name: i for i, name in enumerate(sorted(folders))}

folder = "2"  # a perfect model and an image of this folder
logits = torch.zeros(12)
logits[class_to_idx[folder]] = 5.0

prediction = logits.argmax().item()
print("folder:", folder, "prediction:", prediction)
#> folder: 2 prediction: 4
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

folders = [str(number) for number in range(12)]
class_to_idx = {name: i for i, name in enumerate(sorted(folders))}
idx_to_class = {i: name for name, i in class_to_idx.items()}

folder = "2"  # a perfect model and an image of this folder
logits = torch.zeros(12)
logits[class_to_idx[folder]] = 5.0

prediction = idx_to_class[logits.argmax().item()]
print("folder:", folder, "prediction:", prediction)
#> folder: 2 prediction: 2
print("all folders:", list(class_to_idx))
#> all folders: ['0', '1', '10', '11', '2', '3', '4', '5', '6', '7', '8', '9']
# --8<-- [end:right]

# --8<-- [start:wrong_set]
import os
import subprocess
import sys

script = """
labels = ["cat", "dog", "bird", "fish", "cat", "dog"]
class_to_idx = {name: i for i, name in enumerate(set(labels))}
print(class_to_idx)
"""
runs = set()
for seed in range(5):
    env = {**os.environ, "PYTHONHASHSEED": str(seed)}
    runs.add(subprocess.check_output([sys.executable, "-c", script], env=env))
print("the same in 5 runs:", len(runs) == 1)
#> the same in 5 runs: False
# --8<-- [end:wrong_set]

# --8<-- [start:right_set]
import os
import subprocess
import sys

script = """
labels = ["cat", "dog", "bird", "fish", "cat", "dog"]
class_to_idx = {name: i for i, name in enumerate(sorted(set(labels)))}
print(class_to_idx)
"""
runs = set()
for seed in range(5):
    env = {**os.environ, "PYTHONHASHSEED": str(seed)}
    runs.add(subprocess.check_output([sys.executable, "-c", script], env=env))
print("the same in 5 runs:", len(runs) == 1)
#> the same in 5 runs: True
# --8<-- [end:right_set]

# --8<-- [start:wrong_hidden]
import os

def find_classes(root):
    names = sorted(entry.name for entry in os.scandir(root) if entry.is_dir())
    return {name: i for i, name in enumerate(names)}

for folder in (".ipynb_checkpoints", "cat", "dog"):
    os.makedirs(f"train/{folder}", exist_ok=True)
for folder in ("cat", "dog"):
    os.makedirs(f"val/{folder}", exist_ok=True)
print("train:", find_classes("train"))
#> train: {'.ipynb_checkpoints': 0, 'cat': 1, 'dog': 2}
print("val:", find_classes("val"))
#> val: {'cat': 0, 'dog': 1}
# --8<-- [end:wrong_hidden]

# --8<-- [start:right_hidden]
import os

def find_classes(root):
    names = sorted(entry.name for entry in os.scandir(root) if entry.is_dir())
    names = [name for name in names if not name.startswith(".")]
    return {name: i for i, name in enumerate(names)}

for folder in (".ipynb_checkpoints", "cat", "dog"):
    os.makedirs(f"train/{folder}", exist_ok=True)
for folder in ("cat", "dog"):
    os.makedirs(f"val/{folder}", exist_ok=True)
train, val = find_classes("train"), find_classes("val")
assert train == val
print("train:", train)
#> train: {'cat': 0, 'dog': 1}
print("val:", val)
#> val: {'cat': 0, 'dog': 1}
# --8<-- [end:right_hidden]

# --8<-- [start:demo_save]
import torch
from torch import nn

model = nn.Linear(8, 3)
class_to_idx = {"bird": 0, "cat": 1, "dog": 2}
checkpoint = {"model": model.state_dict(), "class_to_idx": class_to_idx}
torch.save(checkpoint, "best.pt")

checkpoint = torch.load("best.pt")
model = nn.Linear(8, len(checkpoint["class_to_idx"]))
model.load_state_dict(checkpoint["model"])
idx_to_class = {i: name for name, i in checkpoint["class_to_idx"].items()}
print("class 2:", idx_to_class[2])
#> class 2: dog
# --8<-- [end:demo_save]

# --8<-- [start:detect]
import torch

def renumber(predicted, labels, classes):
    pairs = predicted * classes + labels
    counts = torch.bincount(pairs, minlength=classes ** 2)
    meant = counts.view(classes, classes).argmax(dim=1)
    return meant[predicted], meant

torch.manual_seed(0)
labels = torch.randint(5, (1000,))
predicted = torch.tensor([2, 0, 1, 4, 3])[labels]  # right, but renumbered
better, meant = renumber(predicted, labels, classes=5)
print(f"accuracy: {(predicted == labels).float().mean():.0%}")
#> accuracy: 0%
print(f"renumbered: {(better == labels).float().mean():.0%}")
#> renumbered: 100%
print("prediction -> label:", dict(enumerate(meant.tolist())))
#> prediction -> label: {0: 1, 1: 2, 2: 0, 3: 4, 4: 3}
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "folder: 2 prediction: 4\n"
assert right.out == (
    "folder: 2 prediction: 2\nall folders: "
    "['0', '1', '10', '11', '2', '3', '4', '5', '6', '7', '8', '9']\n")
assert sorted(["02", "10", "11"]) == ["02", "10", "11"]
assert wrong_set.out == "the same in 5 runs: False\n"
assert right_set.out == "the same in 5 runs: True\n"
assert wrong_hidden.out == """\
train: {'.ipynb_checkpoints': 0, 'cat': 1, 'dog': 2}
val: {'cat': 0, 'dog': 1}
"""
assert right_hidden.out == """\
train: {'cat': 0, 'dog': 1}
val: {'cat': 0, 'dog': 1}
"""
assert demo_save.out == "class 2: dog\n"
assert detect.out == """\
accuracy: 0%
renumbered: 100%
prediction -> label: {0: 1, 1: 2, 2: 0, 3: 4, 4: 3}
"""
# predictions at random stay bad, and a right order stays as it is
torch.manual_seed(1)
labels, chance = torch.randint(5, (1000,)), torch.randint(5, (1000,))
better, _ = detect.renumber(chance, labels, classes=5)
assert 0.15 < (better == labels).float().mean() < 0.3
better, meant = detect.renumber(labels, labels, classes=5)
assert meant.tolist() == [0, 1, 2, 3, 4] and torch.equal(better, labels)
swap = torch.tensor([2, 0, 1, 4, 3])
assert torch.equal(detect.predicted, swap[detect.labels])
assert torch.equal(detect.better, detect.labels)
assert not (detect.predicted == detect.labels).any()
# --8<-- [end:check]
