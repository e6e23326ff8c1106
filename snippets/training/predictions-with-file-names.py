"""Return the file name from the Dataset, so that each prediction keeps its name whatever the order of the batches."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.DistributedSampler", "torch.cat"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    files = ["0.png", "1.png", "2.png", "3.png", "4.png"]
    images = torch.eye(5)

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return self.images[i]

torch.manual_seed(0)
model = torch.nn.Identity()  # the right class of 3.png is 3, and so on
classes = []
for x in DataLoader(Images(), batch_size=2, shuffle=True):
    classes += model(x).argmax(dim=1).tolist()
for file, c in zip(Images.files, classes):
    print(file, "is of class", c)
#> 0.png is of class 1
#> 1.png is of class 4
#> 2.png is of class 2
#> 3.png is of class 3
#> 4.png is of class 0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, Dataset

class Images(Dataset):
    files = ["0.png", "1.png", "2.png", "3.png", "4.png"]
    images = torch.eye(5)

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return self.images[i], self.files[i]

model = torch.nn.Identity()  # the right class of 3.png is 3, and so on
for x, names in DataLoader(Images(), batch_size=2):
    for file, c in zip(names, model(x).argmax(dim=1).tolist()):
        print(file, "is of class", c)
#> 0.png is of class 0
#> 1.png is of class 1
#> 2.png is of class 2
#> 3.png is of class 3
#> 4.png is of class 4
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import csv
import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
dataset = [(torch.randn(4), f"{i}.png") for i in range(5)]
loader = DataLoader(dataset, batch_size=2)  # no shuffle, no drop_last
model = nn.Sequential(nn.Linear(4, 3), nn.Dropout())
model.eval()
with torch.no_grad(), open("result.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["file", "class", "probability"])
    for x, names in loader:
        p, classes = model(x).softmax(dim=1).max(dim=1)
        for row in zip(names, classes.tolist(), p.tolist()):
            writer.writerow([row[0], row[1], f"{row[2]:.2f}"])
print(open("result.csv").read().strip())
#> file,class,probability
#> 0.png,0,0.45
#> 1.png,1,0.43
#> 2.png,2,0.37
#> 3.png,2,0.44
#> 4.png,0,0.64
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_drop_last]
import torch
from torch.utils.data import DataLoader

files = ["0.png", "1.png", "2.png", "3.png", "4.png"]
loader = DataLoader(torch.eye(5), batch_size=2, drop_last=True)
classes = []
for x in loader:
    classes += x.argmax(dim=1).tolist()
print("rows written:", len(list(zip(files, classes))))
#> rows written: 4
# --8<-- [end:wrong_drop_last]

# --8<-- [start:right_drop_last]
import torch
from torch.utils.data import DataLoader

files = ["0.png", "1.png", "2.png", "3.png", "4.png"]
loader = DataLoader(torch.eye(5), batch_size=2)
classes = []
for x in loader:
    classes += x.argmax(dim=1).tolist()
print("rows written:", len(list(zip(files, classes, strict=True))))
#> rows written: 5
# --8<-- [end:right_drop_last]

# --8<-- [start:wrong_sorted]
files = ["1.png", "2.png", "10.png"]
labels = [1, 2, 10]  # line by line in a table
for file, label in zip(sorted(files), labels):
    print(file, "gets label", label)
#> 1.png gets label 1
#> 10.png gets label 2
#> 2.png gets label 10
# --8<-- [end:wrong_sorted]

# --8<-- [start:right_sorted]
files = ["1.png", "2.png", "10.png"]
labels = {"1.png": 1, "2.png": 2, "10.png": 10}
for file in sorted(files):
    label = labels[file]
    print(file, "gets label", label)
#> 1.png gets label 1
#> 10.png gets label 10
#> 2.png gets label 2
# --8<-- [end:right_sorted]

# --8<-- [start:demo_workers]
import time
from torch.utils.data import DataLoader, Dataset

class Slow(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        time.sleep(0.5 if i < 2 else 0)  # the first batch takes longest
        return i

loader = DataLoader(Slow(), batch_size=2, num_workers=2)
print("order:", [batch.tolist() for batch in loader])
#> order: [[0, 1], [2, 3]]
# --8<-- [end:demo_workers]

# --8<-- [start:demo_ddp]
from torch.utils.data import DistributedSampler

dataset = ["a", "b", "c", "d", "e"]
parts = [list(DistributedSampler(dataset, 2, rank, shuffle=False))
         for rank in range(2)]
print("process 0:", parts[0], "process 1:", parts[1])
#> process 0: [0, 2, 4] process 1: [1, 3, 0]
results = {i: f"prediction for {dataset[i]}" for part in parts for i in part}
print("collected:", sum(map(len, parts)), "kept:", len(results))
#> collected: 6 kept: 5
print("in order:", sorted(results))
#> in order: [0, 1, 2, 3, 4]
# --8<-- [end:demo_ddp]

# --8<-- [start:detect]
import torch

outputs = [torch.randn(2, 3), torch.randn(2, 3), torch.randn(1, 3)]
files = ["0.png", "1.png", "2.png", "3.png", "4.png"]
outputs = torch.cat(outputs)
print("outputs:", outputs.shape)
#> outputs: torch.Size([5, 3])
classes = outputs.argmax(dim=1)
print("as many classes as files:", len(classes) == len(files))
#> as many classes as files: True
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils.data import DataLoader

lines = [f"{i}.png is of class {i}\n" for i in range(5)]
assert right.out == "".join(lines)
assert wrong.out != "".join(lines) and sorted(wrong.classes) == [*range(5)]
# the names come along, even if the loader shuffles
for x, names in DataLoader(right.Images(), 2, shuffle=True):
    assert [f"{i}.png" for i in x.argmax(1).tolist()] == list(names)
    assert isinstance(names, tuple)
assert not demo_in_your_code.p.requires_grad
rows = demo_in_your_code.out.splitlines()
assert rows[0] == "file,class,probability" and len(rows) == 6
with torch.no_grad():
    x = torch.stack([x for x, _ in demo_in_your_code.dataset])
    classes = demo_in_your_code.model(x).argmax(1).tolist()
assert [row.split(",")[1] for row in rows[1:]] == [str(c) for c in classes]
assert wrong_drop_last.out == "rows written: 4\n"
assert right_drop_last.out == "rows written: 5\n"
assert "10.png gets label 2\n" in wrong_sorted.out
assert right_sorted.out == """\
1.png gets label 1
10.png gets label 10
2.png gets label 2
"""
assert demo_workers.out == "order: [[0, 1], [2, 3]]\n"
assert demo_ddp.out == """\
process 0: [0, 2, 4] process 1: [1, 3, 0]
collected: 6 kept: 5
in order: [0, 1, 2, 3, 4]
"""
assert detect.out == """\
outputs: torch.Size([5, 3])
as many classes as files: True
"""
# dim=0 counts the classes, not the samples
assert len(detect.outputs.argmax(dim=0)) == 3
# shuffle=False is the default
assert [x.item() for x in DataLoader(range(5))] == [*range(5)]
# --8<-- [end:check]
