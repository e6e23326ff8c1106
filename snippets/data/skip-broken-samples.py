"""A collate_fn that drops None makes batches smaller, and an epoch has fewer samples than len(dataset) says."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.default_collate", "torch.utils.data.Subset"]
# symptom = "silent"
# raises = ["demo_drop_last"]
# added = 2026-11-30
#
# [code.none_dropped_in_collate]
# either = [
#     '[$S for $S in $BATCH if $S is not None]', '[$S for $S in $BATCH if $S]',
#     'filter(lambda $S: $S is not None, $BATCH)', 'filter(None, $BATCH)',
#     '[$S for $S in $BATCH if $S[0] is not None]', '[$S for $S in $BATCH if not $S is None]',
#     '[$S for $S in $BATCH if $S[$FIELD] is not None]',
#     'filter(lambda $S: $S[0] is not None, $BATCH)', '($S for $S in $BATCH if $S is not None)',
# ]
# inside = ['def $COLLATE($BATCH): ...']
# anywhere = [
#     [
#         '$C / len($LOADER.dataset)', '$C / len($DATASET)', '$C / ($BATCHES * $SIZE)',
#         'def $NAME(...): return $C / len($DATASET)',
#     ],
# ]
# example = '''
# def collate(batch):
#     batch = [sample for sample in batch if sample is not None]
#     return torch.utils.data.default_collate(batch)
# accuracy = correct / len(dataset)
# '''
#
# [code.divided_by_the_dataset]
# either = ['$C / len($DATASET)']
# anywhere = [
#     [
#         '[$S for $S in $BATCH if $S is not None]', 'filter(lambda $S: $S is not None, $BATCH)',
#         'filter(None, $BATCH)', '[$S for $S in $BATCH if $S[0] is not None]',
#         '[$S for $S in $BATCH if $S[$FIELD] is not None]', '[$S for $S in $BATCH if $S]',
#     ],
#     'torch.utils.data.DataLoader(..., collate_fn=$COLLATE, ...)',
# ]
# names = { "$DATASET" = '(?!.*(loader|dl\b|batch|files|paths|_dl)).*' }
# example = '''
# def collate(batch):
#     return [sample for sample in batch if sample is not None]
# loader = torch.utils.data.DataLoader(dataset, collate_fn=collate)
# accuracy = correct / len(dataset)
# '''
#
# [code.another_sample_for_a_broken_one]
# either = [
#     'return self[($I + 1) % len(self)]', 'return self.__getitem__($I + 1)',
#     'return self.__getitem__(($I + 1) % len(self))', 'return self[$I + 1]',
#     'return self.__getitem__(random.randint(...))', 'return self[random.randrange(len(self))]',
#     'return self[random.randint(...)]', 'return self.__getitem__(random.randrange(...))',
#     'return self.__getitem__(0)', 'return self[0]', 'return self[numpy.random.randint(...)]',
#     'return self.__getitem__(numpy.random.randint(...))',
#     'return self[int(torch.randint(...))]', 'return self[torch.randint(...).item()]',
#     'return self.__getitem__(torch.randint(...).item())',
# ]
# inside = ['def __getitem__(...): ...']
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         try:
#             return load(self.paths[i])
#         except OSError:
#             return self[(i + 1) % len(self)]
# '''
#
# [code.empty_sample_for_a_broken_one]
# either = [
#     'return torch.zeros(...), ...', '$X = torch.zeros(...)', '$IMG = PIL.Image.new(...)',
#     '$IMG = numpy.zeros(...)', 'return torch.zeros(...)',
#     'return {..., "...": torch.zeros(...), ...}',
# ]
# inside = [
#     'def __getitem__(...): ...',
#     [
# '''
# try:
#     ...
# except $E:
#     ...
# ''',
# '''
# try:
#     ...
# except $E as $N:
#     ...
# ''',
# '''
# try:
#     ...
# except:
#     ...
# ''',
#     ],
# ]
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         try:
#             return load(self.paths[i]), self.labels[i]
#         except OSError:
#             return torch.zeros(3, 8, 8), self.labels[i]
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, default_collate

dataset = [(torch.zeros(3, 8, 8), i % 2) for i in range(12)]
for i in (1, 2, 3, 8):
    dataset[i] = None  # the image could not be read

def skip_none(batch):
    return default_collate([x for x in batch if x is not None])

correct = 0
for images, labels in DataLoader(dataset, batch_size=4, collate_fn=skip_none):
    predictions = labels  # a model that is always right
    correct += (predictions == labels).sum().item()
    print("batch size:", len(images))
#> batch size: 1
#> batch size: 4
#> batch size: 3
print(f"accuracy: {correct / len(dataset):.2f}")
#> accuracy: 0.67
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, Subset

dataset = [(torch.zeros(3, 8, 8), i % 2) for i in range(12)]
for i in (1, 2, 3, 8):
    dataset[i] = None  # the image could not be read

readable = [i for i in range(len(dataset)) if dataset[i] is not None]
print("left out:", len(dataset) - len(readable))
#> left out: 4
dataset = Subset(dataset, readable)

correct = 0
for images, labels in DataLoader(dataset, batch_size=4):
    predictions = labels  # a model that is always right
    correct += (predictions == labels).sum().item()
    print("batch size:", len(images))
#> batch size: 4
#> batch size: 4
print(f"accuracy: {correct / len(dataset):.2f}")
#> accuracy: 1.00
# --8<-- [end:right]

# --8<-- [start:demo_files]
from PIL import Image

def is_readable(file):
    try:
        with Image.open(file) as image:
            image.load()
        return True
    except (OSError, SyntaxError) as error:
        print(f"{file}: {type(error).__name__}")
        return False

Image.linear_gradient("L").save("good.png")
data = open("good.png", "rb").read()
open("empty.png", "wb").close()
with open("cut.png", "wb") as half:
    half.write(data[: len(data) // 2])

files = ["good.png", "empty.png", "cut.png"]
files = [file for file in files if is_readable(file)]
#> empty.png: UnidentifiedImageError
#> cut.png: OSError
print("files:", files)
#> files: ['good.png']
# --8<-- [end:demo_files]

# --8<-- [start:demo_drop_last]
import torch
from torch.utils.data import DataLoader, default_collate

dataset = [torch.zeros(3), None, None, None, torch.ones(3), torch.ones(3)]

def skip_none(batch):
    return default_collate([x for x in batch if x is not None])

loader = DataLoader(
    dataset, batch_size=2, collate_fn=skip_none, drop_last=True
)
for images in loader:
    print("batch size:", len(images))
#> batch size: 1
#> IndexError: list index out of range
# --8<-- [end:demo_drop_last]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader, default_collate

dataset = [torch.zeros(3), None, torch.zeros(3), torch.zeros(3)]

def skip_none(batch):
    return default_collate([x for x in batch if x is not None])

loader = DataLoader(dataset, batch_size=2, collate_fn=skip_none)
seen = sum(len(images) for images in loader)
print(f"seen: {seen}, in the dataset: {len(dataset)}")
#> seen: 3, in the dataset: 4
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn
from torch.utils.data import DataLoader
from PIL import Image

assert wrong.out.count("batch size: 4") == 1
assert wrong.correct == 8 and len(wrong.dataset) == 12
assert right.out.count("batch size: 4") == 2
assert right.correct == len(right.dataset) == 8
assert demo_files.files == ["good.png"]
assert "IndexError" in demo_drop_last.out and "batch size: 1" in demo_drop_last.out
# a wrong length in front of the pixels: not an OSError
bad = bytearray(demo_files.data)
bad[bad.index(b"IDAT") - 1] -= 50
with open("bad.png", "wb") as file:
    file.write(bad)
try:
    with Image.open("bad.png") as image:
        image.load()
    raised = None
except Exception as error:
    raised = type(error).__name__
assert raised == "SyntaxError" and not demo_files.is_readable("bad.png")
with open("cut.png", "wb") as file:
    file.write(demo_files.data[:len(demo_files.data) // 2])
Image.open("cut.png").close()  # opens, though it was cut off
assert not demo_files.is_readable("cut.png")
left = DataLoader(range(10), batch_size=4, drop_last=True)
assert sum(len(batch) for batch in left) == 8
try:
    nn.BatchNorm1d(4)(torch.zeros(1, 4))
    raised = None
except ValueError as error:
    raised = str(error)
assert "Expected more than 1 value per channel when training" in raised
assert detect.seen == 3 and len(detect.dataset) == 4
# --8<-- [end:check]
