"""A batch of dicts has the keys that the samples have, and a Trainer drops those that forward doesn't name."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset", "torch.utils.data.default_collate"]
# symptom = "error"
# raises = ["wrong", "wrong_columns", "wrong_text"]
# added = 2026-12-01
# messages = [
#   "KeyError: 'labels'",
#   "KeyError: 'label'",
#   "KeyError: 'pixel_values'",
#   "KeyError: 'input_ids'",
# ]
# ///

# --8<-- [start:wrong]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return {"image": torch.zeros(3, 32, 32), "label": i % 2}


loader = DataLoader(Photos(), batch_size=4)
for batch in loader:
    images, labels = batch["image"], batch["labels"]
#> KeyError: 'labels'
print("labels:", labels)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        return {"image": torch.zeros(3, 32, 32), "labels": i % 2}


loader = DataLoader(Photos(), batch_size=4)
for batch in loader:
    images, labels = batch["image"], batch["labels"]
print("labels:", labels)
#> labels: tensor([0, 1, 0, 1])
# --8<-- [end:right]

# --8<-- [start:wrong_columns]
import inspect

import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x, labels=None):
        return x.mean()


def remove_unused_columns(sample, model):  # as a Trainer does
    names = inspect.signature(model.forward).parameters
    return {key: sample[key] for key in sample if key in names}


sample = {"pixel_values": torch.zeros(3, 32, 32), "labels": 1}
sample = remove_unused_columns(sample, Net())
print("columns:", list(sample))
#> columns: ['labels']
images = torch.stack([sample["pixel_values"]])
#> KeyError: 'pixel_values'
# --8<-- [end:wrong_columns]

# --8<-- [start:right_columns]
import inspect

import torch
from torch import nn


class Net(nn.Module):
    def forward(self, pixel_values, labels=None):
        return pixel_values.mean()


def remove_unused_columns(sample, model):  # as a Trainer does
    names = inspect.signature(model.forward).parameters
    return {key: sample[key] for key in sample if key in names}


sample = {"pixel_values": torch.zeros(3, 32, 32), "labels": 1}
sample = remove_unused_columns(sample, Net())
print("columns:", list(sample))
#> columns: ['pixel_values', 'labels']
images = torch.stack([sample["pixel_values"]])
# --8<-- [end:right_columns]

# --8<-- [start:wrong_text]
import torch
from torch.utils.data import DataLoader

vocabulary = {"bad": 0, "good": 1}
samples = [{"text": "good", "labels": 1}, {"text": "bad", "labels": 0}]


def collate(samples):
    ids = torch.tensor([sample["input_ids"] for sample in samples])
    return {"input_ids": ids}


batch = next(iter(DataLoader(samples, batch_size=2, collate_fn=collate)))
#> KeyError: 'input_ids'
print("input_ids:", batch["input_ids"].tolist())
# --8<-- [end:wrong_text]

# --8<-- [start:right_text]
import torch
from torch.utils.data import DataLoader

vocabulary = {"bad": 0, "good": 1}
samples = [{"text": "good", "labels": 1}, {"text": "bad", "labels": 0}]
samples = [dict(sample, input_ids=[vocabulary[sample["text"]]])
           for sample in samples]


def collate(samples):
    ids = torch.tensor([sample["input_ids"] for sample in samples])
    return {"input_ids": ids}


batch = next(iter(DataLoader(samples, batch_size=2, collate_fn=collate)))
print("input_ids:", batch["input_ids"].tolist())
#> input_ids: [[1], [0]]
# --8<-- [end:right_text]

# --8<-- [start:demo_more]
import torch
from torch.utils.data import default_collate

samples = [{"image": torch.zeros(3), "label": 0}, {"image": torch.zeros(3)}]
try:
    default_collate(samples)
except KeyError as error:
    print("one sample has no label - KeyError:", error)
#> one sample has no label - KeyError: 'label'

batch = {"input_ids": torch.zeros(2, 4), "labels": torch.zeros(2)}
for step in range(2):
    try:
        labels = batch.pop("labels")
    except KeyError as error:
        print("the second pop() - KeyError:", error)
#> the second pop() - KeyError: 'labels'
# --8<-- [end:demo_more]

# --8<-- [start:detect]
import torch
from torch.utils.data import DataLoader

samples = [{"image": torch.zeros(3, 32, 32), "label": 0}] * 8
loader = DataLoader(samples, batch_size=4)
print("sample:", list(samples[0]))
#> sample: ['image', 'label']
print("batch:", list(next(iter(loader))))
#> batch: ['image', 'label']
print("labels there:", "labels" in next(iter(loader)))
#> labels there: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.error == "KeyError: 'labels'"
assert right.out == "labels: tensor([0, 1, 0, 1])\n"
assert wrong_columns.out.startswith("columns: ['labels']\n")
assert wrong_columns.error == "KeyError: 'pixel_values'"
assert right_columns.out == "columns: ['pixel_values', 'labels']\n"
assert wrong_text.error == "KeyError: 'input_ids'"
assert right_text.out == "input_ids: [[1], [0]]\n"
assert demo_more.out == """\
one sample has no label - KeyError: 'label'
the second pop() - KeyError: 'labels'
"""
assert detect.out == """\
sample: ['image', 'label']
batch: ['image', 'label']
labels there: False
"""
# the other way round: the first sample lacks the key, and nobody complains
batch = torch.utils.data.default_collate(
    [{"image": torch.zeros(3)}, {"image": torch.zeros(3), "label": 0}])
assert list(batch) == ["image"]
assert {"image": 1}.get("labels") is None
# --8<-- [end:check]
