"""Detectors of torchvision want boxes as (x1, y1, x2, y2), labels from 1, and return losses only in training mode."""
# /// pitfall
# apis = ["torch.Tensor.all", "torch.Tensor.reshape", "torch.nn.Module.eval"]
# also = ["torch.utils.data.Dataset"]
# symptom = "silent"
# raises = ["wrong_labels", "wrong_eval"]
# added = 2026-12-01
# messages = [
#   "'list' object has no attribute 'values'",
# ]
# older = [
#   "All bounding boxes should have positive height and width. Found invalid box [*] for target at index *",
#   "All bounding boxes should have positive height and width. Found invaid box [*] for target at index *",
#   "Expected target boxes to be a tensor of shape [N, 4], got torch.Size([*",
#   "Expected target boxes to be of type Tensor, got *",
#   "targets should not be none when in training mode",
#   "In training mode, targets should be passed",
#   "images is expected to be a list of 3d tensors of shape [C, H, W], got torch.Size([*",
#   "Expected input images to be of floating type (in range [0, 1]), but found type *",
#   "target boxes must of float type*",
#   "target labels must of int64 type*",
# ]
# ///

# --8<-- [start:wrong]
import torch

annotations = [{"bbox": [53, 89, 7, 226], "category_id": 1},
               {"bbox": [10, 20, 50, 60], "category_id": 2}]
boxes = torch.tensor([a["bbox"] for a in annotations], dtype=torch.float32)
for x1, y1, x2, y2 in boxes.tolist():
    print("width:", x2 - x1, "height:", y2 - y1)
#> width: -46.0 height: 137.0
#> width: 40.0 height: 40.0
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

annotations = [{"bbox": [53, 89, 7, 226], "category_id": 1},
               {"bbox": [10, 20, 50, 60], "category_id": 2}]
boxes = torch.tensor([a["bbox"] for a in annotations], dtype=torch.float32)
boxes = boxes.reshape(-1, 4)
boxes[:, 2:] += boxes[:, :2]
for x1, y1, x2, y2 in boxes.tolist():
    print("width:", x2 - x1, "height:", y2 - y1)
#> width: 7.0 height: 226.0
#> width: 50.0 height: 60.0
# --8<-- [end:right]

# --8<-- [start:demo_formats]
import torch

coco = torch.tensor([[10.0, 20.0, 50.0, 60.0]])
yolo = torch.tensor([[0.35, 0.5, 0.5, 0.6]])
height, width = 100, 100

x, y, w, h = coco.unbind(1)
print("from COCO:", torch.stack([x, y, x + w, y + h], 1).tolist())
#> from COCO: [[10.0, 20.0, 60.0, 80.0]]
cx, cy, w, h = (yolo * torch.tensor([width, height] * 2)).unbind(1)
corners = torch.stack([cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2], 1)
print("from YOLO:", corners.round().tolist())
#> from YOLO: [[10.0, 20.0, 60.0, 80.0]]
# --8<-- [end:demo_formats]

# --8<-- [start:demo_degenerate]
import torch

boxes = torch.tensor([[290.0, 220.0, 295.0, 220.0],
                      [10.0, 20.0, 60.0, 80.0]])
labels = torch.tensor([1, 2])

keep = (boxes[:, 2:] > boxes[:, :2]).all(dim=1)
boxes, labels = boxes[keep], labels[keep]
print("boxes:", boxes.tolist(), "labels:", labels.tolist())
#> boxes: [[10.0, 20.0, 60.0, 80.0]] labels: [2]
# --8<-- [end:demo_degenerate]

# --8<-- [start:wrong_empty]
import torch

for name, found in [("one object", [[10, 20, 60, 80]]), ("none", [])]:
    boxes, labels = torch.tensor(found), torch.tensor([1] * len(found))
    print(f"{name}: boxes {tuple(boxes.shape)}, {boxes.dtype},",
          f"labels {labels.dtype}")
#> one object: boxes (1, 4), torch.int64, labels torch.int64
#> none: boxes (0,), torch.float32, labels torch.float32
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch

for name, found in [("one object", [[10, 20, 60, 80]]), ("none", [])]:
    boxes = torch.tensor(found, dtype=torch.float32).reshape(-1, 4)
    labels = torch.tensor([1] * len(found), dtype=torch.int64)
    print(f"{name}: boxes {tuple(boxes.shape)}, {boxes.dtype},",
          f"labels {labels.dtype}")
#> one object: boxes (1, 4), torch.float32, labels torch.int64
#> none: boxes (0, 4), torch.float32, labels torch.int64
# --8<-- [end:right_empty]

# --8<-- [start:wrong_labels]
import torch
from torch import nn

num_classes = 2  # cats and dogs
logits = torch.zeros(3, num_classes)
labels = torch.tensor([0, 1, 2])  # 0: background, 1: cat, 2: dog
loss = nn.functional.cross_entropy(logits, labels)
#> IndexError: Target 2 is out of bounds.
# --8<-- [end:wrong_labels]

# --8<-- [start:right_labels]
import torch
from torch import nn

num_classes = 3  # the background, cats and dogs
logits = torch.zeros(3, num_classes)
labels = torch.tensor([0, 1, 2])  # 0: background, 1: cat, 2: dog
loss = nn.functional.cross_entropy(logits, labels)
print("loss:", round(loss.item(), 4))
#> loss: 1.0986
# --8<-- [end:right_labels]

# --8<-- [start:wrong_eval]
import torch
from torch import nn

class Detector(nn.Module):  # returns what those of torchvision return
    def forward(self, images, targets=None):
        if self.training:
            return {"loss_classifier": torch.tensor(0.5),
                    "loss_box_reg": torch.tensor(0.2)}
        return [{"boxes": torch.zeros(1, 4), "labels": torch.ones(1),
                 "scores": torch.ones(1)} for image in images]

model = Detector().eval()
loss_dict = model([torch.rand(3, 64, 64)], [{}])
loss = sum(loss_dict.values())
#> AttributeError: 'list' object has no attribute 'values'
# --8<-- [end:wrong_eval]

# --8<-- [start:right_eval]
import torch
from torch import nn

class Detector(nn.Module):  # returns what those of torchvision return
    def forward(self, images, targets=None):
        if self.training:
            return {"loss_classifier": torch.tensor(0.5),
                    "loss_box_reg": torch.tensor(0.2)}
        return [{"boxes": torch.zeros(1, 4), "labels": torch.ones(1),
                 "scores": torch.ones(1)} for image in images]

model = Detector().train()
with torch.no_grad():
    loss_dict = model([torch.rand(3, 64, 64)], [{}])
print("validation loss:", round(sum(loss_dict.values()).item(), 2))
#> validation loss: 0.7
# --8<-- [end:right_eval]

# --8<-- [start:detect]
import torch

def problems(image, target):
    boxes, labels = target["boxes"], target["labels"]
    if image.dim() != 3 or not image.is_floating_point():
        yield f"image: {tuple(image.shape)}, {image.dtype}"
    if boxes.dim() != 2 or boxes.shape[1] != 4:
        yield f"boxes: {tuple(boxes.shape)}"
    elif not (boxes[:, 2:] > boxes[:, :2]).all():
        yield "a box without width or height"
    if labels.dtype != torch.int64 or len(labels) != len(boxes):
        yield f"labels: {tuple(labels.shape)}, {labels.dtype}"

dataset = [(torch.zeros(64, 64, dtype=torch.uint8),
            {"boxes": torch.tensor([]), "labels": torch.tensor([])})]
for i, (image, target) in enumerate(dataset):
    for problem in problems(image, target):
        print(f"sample {i}: {problem}")
#> sample 0: image: (64, 64), torch.uint8
#> sample 0: boxes: (0,)
#> sample 0: labels: (0,), torch.float32
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.out == "width: -46.0 height: 137.0\nwidth: 40.0 height: 40.0\n"
assert right.out == "width: 7.0 height: 226.0\nwidth: 50.0 height: 60.0\n"
corners = "[[10.0, 20.0, 60.0, 80.0]]\n"
assert demo_formats.out == f"from COCO: {corners}from YOLO: {corners}"
assert demo_degenerate.keep.tolist() == [False, True]
assert demo_degenerate.out == (
    "boxes: [[10.0, 20.0, 60.0, 80.0]] labels: [2]\n")
assert "none: boxes (0,), torch.float32, labels torch.float32" in wrong_empty.out
assert "none: boxes (0, 4), torch.float32, labels torch.int64" in right_empty.out
assert "one object: boxes (1, 4), torch.int64" in wrong_empty.out
assert (wrong_labels.error or "") == "IndexError: Target 2 is out of bounds."
assert right_labels.out == "loss: 1.0986\n"
assert "'list' object has no attribute 'values'" in (wrong_eval.error or "")
assert right_eval.out == "validation loss: 0.7\n"
assert detect.out.splitlines() == [
    "sample 0: image: (64, 64), torch.uint8", "sample 0: boxes: (0,)",
    "sample 0: labels: (0,), torch.float32"]
good = {"boxes": right.boxes, "labels": torch.tensor([1, 2])}
assert list(detect.problems(torch.rand(3, 64, 64), good)) == []
bad = {"boxes": wrong.boxes, "labels": torch.tensor([1, 2])}
assert list(detect.problems(torch.rand(3, 64, 64), bad)) == [
    "a box without width or height"]
# --8<-- [end:check]
