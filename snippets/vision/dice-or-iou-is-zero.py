"""A mask that was scaled to 0 to 1 and then converted to long has only zeros, so Dice is 0."""
# /// pitfall
# apis = ["torch.Tensor.long", "torch.Tensor.argmax", "torch.Tensor.sigmoid", "torch.from_numpy"]
# symptom = "silent"
# raises = ["wrong_loss"]
# added = 2026-11-30
# messages = ["element 0 of tensors does not require grad and does not have a grad_fn"]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch
from PIL import Image

image = Image.fromarray(np.eye(4, dtype=np.uint8) * 2)  # classes 0 and 2
mask = torch.from_numpy(np.array(image)).float() / 255  # like ToTensor
mask = mask.long()
print("classes in the mask:", mask.unique().tolist())
#> classes in the mask: [0]
# --8<-- [end:wrong]

# --8<-- [start:right]
import numpy as np
import torch
from PIL import Image

image = Image.fromarray(np.eye(4, dtype=np.uint8) * 2)  # classes 0 and 2
mask = torch.from_numpy(np.array(image))
mask = mask.long()
print("classes in the mask:", mask.unique().tolist())
#> classes in the mask: [0, 2]
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch

def dice(pred, mask):  # both bool, (N, H, W)
    assert pred.shape == mask.shape and pred.dtype == mask.dtype == torch.bool
    overlap = (pred & mask).sum(dim=(1, 2))
    total = pred.sum(dim=(1, 2)) + mask.sum(dim=(1, 2))
    return torch.where(total > 0, 2 * overlap / total, 1.0)

mask = torch.zeros(3, 8, 8, dtype=torch.bool)
mask[:2, 2:6, 2:6] = True  # the third image is empty
logits = torch.where(mask, 3.0, -3.0).unsqueeze(1)  # (N, 1, H, W)
logits[1, :, :, 4:] = -3.0  # half of the object is missing
scores = dice(logits.squeeze(1) > 0, mask)
print("Dice:", [f"{score:.2f}" for score in scores.tolist()])
#> Dice: ['1.00', '0.67', '1.00']
print("IoU:", [f"{s / (2 - s):.2f}" for s in scores.tolist()])
#> IoU: ['1.00', '0.50', '1.00']
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_pred]
import torch

mask = torch.zeros(2, 8, 8, dtype=torch.long)
mask[:, 2:6, 2:6] = 1
one = (mask.unsqueeze(1) * 2 - 1) * 2.0  # logits (N, 1, H, W), all right
two = torch.cat([-one, one], dim=1)  # logits (N, 2, H, W), all right
for name, pred in {"one > 0": one.squeeze(1) > 0,
                   "one.argmax(1)": one.argmax(1),
                   "one.sigmoid().long()": one.sigmoid().long().squeeze(1),
                   "two.argmax(1)": two.argmax(1),
                   "two.argmax(0)": two.argmax(0)}.items():
    overlap = (pred.bool() & mask.bool()).sum()
    score = 2 * overlap / (pred.bool().sum() + mask.sum())
    print(f"{name}: Dice {score.item():.2f}")
#> one > 0: Dice 1.00
#> one.argmax(1): Dice 0.00
#> one.sigmoid().long(): Dice 0.00
#> two.argmax(1): Dice 1.00
#> two.argmax(0): Dice 0.00
# --8<-- [end:demo_pred]

# --8<-- [start:demo_above_one]
import torch

pred = torch.tensor([[0, 1], [1, 1]])
for name, mask in {"0 and 1": pred, "0 and 255": pred * 255}.items():
    score = 2 * (pred * mask).sum() / (pred.sum() + mask.sum())
    print(f"mask with {name}: Dice {score.item():.2f}")
#> mask with 0 and 1: Dice 1.00
#> mask with 0 and 255: Dice 1.99
total, index = 2.7, 2  # three batches
print("without brackets:", total / index + 1)
#> without brackets: 2.35
print(f"with brackets: {total / (index + 1):.2f}")
#> with brackets: 0.90
# --8<-- [end:demo_above_one]

# --8<-- [start:demo_shapes]
import torch

mask = torch.zeros(4, 8, 8)
mask[:, 2:6, 2:6] = 1
pred = mask.unsqueeze(1)  # all right
for p in (pred, pred.squeeze(1)):
    score = 2 * (p * mask).sum() / (p.sum() + mask.sum())
    print(f"{list(p.shape)} and {list(mask.shape)}: Dice {score.item():.2f}")
#> [4, 1, 8, 8] and [4, 8, 8]: Dice 4.00
#> [4, 8, 8] and [4, 8, 8]: Dice 1.00
# --8<-- [end:demo_shapes]

# --8<-- [start:demo_empty]
import torch

pred, mask = torch.zeros(8, 8), torch.zeros(8, 8)  # nothing to find
overlap, total = (pred * mask).sum(), pred.sum() + mask.sum()
print("2 * overlap / total:", (2 * overlap / total).item())
#> 2 * overlap / total: nan
eps = 1e-6
print("eps below only:", (2 * overlap / (total + eps)).item())
#> eps below only: 0.0
print("eps on both:", ((2 * overlap + eps) / (total + eps)).item())
#> eps on both: 1.0
# --8<-- [end:demo_empty]

# --8<-- [start:wrong_loss]
import torch

logits = torch.randn(2, 1, 8, 8, requires_grad=True)
mask = torch.zeros(2, 1, 8, 8)
mask[..., 2:6, 2:6] = 1
pred = (logits.sigmoid() > 0.5).float()
loss = 1 - 2 * (pred * mask).sum() / (pred.sum() + mask.sum())
loss.backward()
#> RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
print("gradient:", logits.grad.shape)
# --8<-- [end:wrong_loss]

# --8<-- [start:right_loss]
import torch

logits = torch.randn(2, 1, 8, 8, requires_grad=True)
mask = torch.zeros(2, 1, 8, 8)
mask[..., 2:6, 2:6] = 1
pred = logits.sigmoid()
loss = 1 - 2 * (pred * mask).sum() / (pred.sum() + mask.sum())
loss.backward()
print("gradient:", logits.grad.shape)
#> gradient: torch.Size([2, 1, 8, 8])
# --8<-- [end:right_loss]

# --8<-- [start:check]
import torch

assert wrong.out == "classes in the mask: [0]\n"
assert right.out == "classes in the mask: [0, 2]\n"
assert wrong.mask.sum() == 0 and right.mask.sum() == 8
assert (torch.arange(255) / 255).long().max() == 0  # only 255 becomes 1
assert demo_in_your_code.out == """\
Dice: ['1.00', '0.67', '1.00']
IoU: ['1.00', '0.50', '1.00']
"""
mask = demo_in_your_code.mask
assert demo_in_your_code.logits.shape == (3, 1, 8, 8)
assert demo_in_your_code.logits.unique().tolist() == [-3.0, 3.0]
pred = demo_in_your_code.logits.squeeze(1) > 0
iou = (pred & mask)[1].sum() / (pred | mask)[1].sum()
assert iou == 0.5
assert demo_pred.out == """\
one > 0: Dice 1.00
one.argmax(1): Dice 0.00
one.sigmoid().long(): Dice 0.00
two.argmax(1): Dice 1.00
two.argmax(0): Dice 0.00
"""
assert demo_above_one.out == """\
mask with 0 and 1: Dice 1.00
mask with 0 and 255: Dice 1.99
without brackets: 2.35
with brackets: 0.90
"""
assert (torch.tensor([0, 255]) > 127).tolist() == [False, True]
assert demo_shapes.out == """\
[4, 1, 8, 8] and [4, 8, 8]: Dice 4.00
[4, 8, 8] and [4, 8, 8]: Dice 1.00
"""
assert demo_empty.out == """\
2 * overlap / total: nan
eps below only: 0.0
eps on both: 1.0
"""
assert "element 0 of tensors does not require grad" in wrong_loss.out
assert right_loss.out == "gradient: torch.Size([2, 1, 8, 8])\n"
assert right_loss.logits.grad.abs().max() > 0
# --8<-- [end:check]
