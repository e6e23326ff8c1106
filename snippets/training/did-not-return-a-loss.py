"""The Trainer of Hugging Face passes on only what the model's forward asks for, and a model without labels has no loss."""
# /// pitfall
# apis = ["torch.nn.functional.cross_entropy", "torch.tensor", "torch.nn.utils.rnn.pad_sequence", "torch.Tensor.masked_fill"]
# symptom = "error"
# raises = ["wrong", "wrong_padding", "wrong_signature"]
# added = 2026-12-01
# messages = [
#   "KeyError: 'loss'",
#   "expected sequence of length * at dim * (got *)",
#   "compute_loss() got an unexpected keyword argument 'num_items_in_batch'",
# ]
# older = [
#   "The model did not return a loss from the inputs, only the following keys: *. For reference, the inputs it received are *",
#   "No columns in the dataset match the model's forward method signature*",
#   "Trainer: evaluation requires an eval_dataset.",
#   "Unable to create tensor, you should probably activate truncation and/or padding with 'padding=True' 'truncation=True' to have batched tensors with the same length.*",
#   "Cannot handle batch sizes > 1 if no padding token is defined.",
#   "Asking to pad but the tokenizer does not have a padding token.*",
# ]
# ///

# --8<-- [start:wrong]
import inspect

import torch
from torch import nn


class Classifier(nn.Linear):
    def forward(self, x, labels=None):
        out = {"logits": super().forward(x)}
        if labels is not None:
            out["loss"] = nn.functional.cross_entropy(out["logits"], labels)
        return out


model = Classifier(4, 2)
batch = {"x": torch.ones(3, 4), "y": torch.ones(3).long()}
names = inspect.signature(model.forward).parameters
print("passed on:", [key for key in batch if key in names])
#> passed on: ['x']
loss = model(**{key: batch[key] for key in batch if key in names})["loss"]
#> KeyError: 'loss'
# --8<-- [end:wrong]

# --8<-- [start:right]
import inspect

import torch
from torch import nn


class Classifier(nn.Linear):
    def forward(self, x, labels=None):
        out = {"logits": super().forward(x)}
        if labels is not None:
            out["loss"] = nn.functional.cross_entropy(out["logits"], labels)
        return out


model = Classifier(4, 2)
batch = {"x": torch.ones(3, 4), "labels": torch.ones(3).long()}
names = inspect.signature(model.forward).parameters
print("passed on:", [key for key in batch if key in names])
#> passed on: ['x', 'labels']
loss = model(**{key: batch[key] for key in batch if key in names})["loss"]
# --8<-- [end:right]

# --8<-- [start:wrong_padding]
import torch

features = [{"input_ids": [5, 8, 2], "labels": [5, 8, 2]},
            {"input_ids": [7, 2], "labels": [7, 2]}]
labels = torch.tensor([feature["labels"] for feature in features])
#> ValueError: expected sequence of length 3 at dim 1 (got 2)
# --8<-- [end:wrong_padding]

# --8<-- [start:right_padding]
import torch
from torch.nn.utils.rnn import pad_sequence


def collate(features, pad_id=0):
    ids = [torch.tensor(feature["input_ids"]) for feature in features]
    labels = [torch.tensor(feature["labels"]) for feature in features]
    mask = [torch.ones_like(row) for row in ids]
    return {"input_ids": pad_sequence(ids, True, pad_id),
            "attention_mask": pad_sequence(mask, True, 0),
            "labels": pad_sequence(labels, True, -100)}


features = [{"input_ids": [5, 8, 2], "labels": [5, 8, 2]},
            {"input_ids": [7, 2], "labels": [7, 2]}]
for name, value in collate(features).items():
    print(f"{name}:", value.tolist())
#> input_ids: [[5, 8, 2], [7, 2, 0]]
#> attention_mask: [[1, 1, 1], [1, 1, 0]]
#> labels: [[5, 8, 2], [7, 2, -100]]
# --8<-- [end:right_padding]

# --8<-- [start:wrong_eos]
import torch

eos_id = pad_id = 2
input_ids = torch.tensor([[5, 8, 2], [7, 2, 2]])
labels = input_ids.masked_fill(input_ids == pad_id, -100)
print("labels:", labels.tolist())
#> labels: [[5, 8, -100], [7, -100, -100]]
print("learns to end:", (labels == eos_id).any().item())
#> learns to end: False
# --8<-- [end:wrong_eos]

# --8<-- [start:right_eos]
import torch

eos_id = pad_id = 2
input_ids = torch.tensor([[5, 8, 2], [7, 2, 2]])
attention_mask = torch.tensor([[1, 1, 1], [1, 1, 0]])
labels = input_ids.masked_fill(attention_mask == 0, -100)
print("labels:", labels.tolist())
#> labels: [[5, 8, 2], [7, 2, -100]]
print("learns to end:", (labels == eos_id).any().item())
#> learns to end: True
# --8<-- [end:right_eos]

# --8<-- [start:wrong_signature]
class MyTrainer:
    def compute_loss(self, model, inputs, return_outputs=False):
        return model(**inputs)["loss"]


trainer = MyTrainer()
trainer.compute_loss(None, {}, num_items_in_batch=8)
#> TypeError: MyTrainer.compute_loss() got an unexpected keyword argument 'num_items_in_batch'
# --8<-- [end:wrong_signature]

# --8<-- [start:right_signature]
class MyTrainer:
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        outputs = model(**inputs)
        loss = outputs["loss"]
        return (loss, outputs) if return_outputs else loss


trainer = MyTrainer()
loss = trainer.compute_loss(lambda: {"loss": 0.5}, {}, num_items_in_batch=8)
print("loss:", loss)
#> loss: 0.5
# --8<-- [end:right_signature]

# --8<-- [start:check]
import torch

assert wrong.out == "passed on: ['x']\nKeyError: 'loss'\n"
assert right.out == "passed on: ['x', 'labels']\n"
assert right.loss > 0 and right.loss.ndim == 0
assert wrong_padding.error == (
    "ValueError: expected sequence of length 3 at dim 1 (got 2)")
assert right_padding.out == """\
input_ids: [[5, 8, 2], [7, 2, 0]]
attention_mask: [[1, 1, 1], [1, 1, 0]]
labels: [[5, 8, 2], [7, 2, -100]]
"""
assert wrong_eos.out == """\
labels: [[5, 8, -100], [7, -100, -100]]
learns to end: False
"""
assert right_eos.out == """\
labels: [[5, 8, 2], [7, 2, -100]]
learns to end: True
"""
assert wrong_signature.out == (
    "TypeError: MyTrainer.compute_loss() got an unexpected keyword argument "
    "'num_items_in_batch'\n")
assert right_signature.out == "loss: 0.5\n"
pair = right_signature.trainer.compute_loss(lambda: {"loss": 1}, {}, True)
assert pair == (1, {"loss": 1})
# -100 doesn't count in the loss
logits = torch.randn(2, 3)
loss = torch.nn.functional.cross_entropy(logits, torch.tensor([1, -100]))
assert loss == torch.nn.functional.cross_entropy(logits[:1], torch.tensor([1]))
# --8<-- [end:check]
