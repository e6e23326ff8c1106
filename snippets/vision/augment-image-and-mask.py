"""A random transform that is called once for the image and once for the mask moves them differently."""
# /// pitfall
# apis = ["torch.rand", "torch.Tensor.flip", "torch.Tensor.roll", "torch.nn.functional.interpolate", "torch.utils.data.Dataset"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.transform_called_twice]
# either = [
# '''
# $I = self.transform($I)
# ...
# $MASK = self.transform($MASK)
# ''',
# '''
# $I = transform($I)
# ...
# $MASK = transform($MASK)
# ''',
# '''
# $MASK = self.transform($MASK)
# ...
# $I = self.transform($I)
# ''',
# ]
# anywhere = [
#     [
#         'torchvision.transforms.RandomHorizontalFlip(...)', 'torchvision.transforms.RandomRotation(...)',
#         'torchvision.transforms.RandomCrop(...)', 'torchvision.transforms.RandomResizedCrop(...)',
#         'torchvision.transforms.RandomVerticalFlip(...)', 'torchvision.transforms.RandomAffine(...)',
#         'torchvision.transforms.v2.RandomHorizontalFlip(...)',
#         'torchvision.transforms.v2.RandomRotation(...)', 'torchvision.transforms.v2.RandomCrop(...)',
#     ],
# ]
# nowhere = ['torch.manual_seed(...)', 'random.seed(...)', 'torch.set_rng_state(...)', 'torch.random.set_rng_state(...)']
# names = { "$MASK" = '\w*(mask|label|seg|gt|target|annot)\w*' }
# line = "$MASK"
# example = '''
# import torchvision
# class Cells(torch.utils.data.Dataset):
#     def __init__(self, images, masks):
#         self.images, self.masks = images, masks
#         self.transform = torchvision.transforms.RandomRotation(30)
#     def __getitem__(self, i):
#         image, mask = self.images[i], self.masks[i]
#         image = self.transform(image)
#         mask = self.transform(mask)
#         return image, mask
# '''
# ///

# --8<-- [start:wrong]
import torch

def augment(x):  # flip and shift at random
    if torch.rand(()) < 0.5:
        x = x.flip(-1)
    return x.roll(torch.randint(-2, 3, ()).item(), dims=-1)

torch.manual_seed(0)
mask = torch.tensor([[0, 0, 1, 1, 0, 0, 0, 0]])
image = mask * 0.9  # the object is bright
for _ in range(3):
    x, y = augment(image), augment(mask)
    print("object:", x.nonzero()[:, 1].tolist(),
          "mask:", y.nonzero()[:, 1].tolist())
#> object: [6, 7] mask: [2, 3]
#> object: [6, 7] mask: [5, 6]
#> object: [5, 6] mask: [3, 4]
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

def augment(x, y):  # flip and shift at random
    if torch.rand(()) < 0.5:
        x, y = x.flip(-1), y.flip(-1)
    shift = torch.randint(-2, 3, ()).item()
    return x.roll(shift, dims=-1), y.roll(shift, dims=-1)

torch.manual_seed(0)
mask = torch.tensor([[0, 0, 1, 1, 0, 0, 0, 0]])
image = mask * 0.9  # the object is bright
for _ in range(3):
    x, y = augment(image, mask)
    print("object:", x.nonzero()[:, 1].tolist(),
          "mask:", y.nonzero()[:, 1].tolist())
#> object: [6, 7] mask: [6, 7]
#> object: [2, 3] mask: [2, 3]
#> object: [6, 7] mask: [6, 7]
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch.utils.data import Dataset

class Cells(Dataset):
    def __init__(self, images, masks, train):
        self.images, self.masks, self.train = images, masks, train
    def __len__(self):
        return len(self.images)
    def __getitem__(self, i):
        image, mask = self.images[i], self.masks[i]
        if self.train and torch.rand(()) < 0.5:
            image, mask = image.flip(-1), mask.flip(-1)
        if self.train:  # brightness: only the image
            image = image * torch.empty(()).uniform_(0.8, 1.2)
        return image, mask.long()

masks = torch.rand(10, 8, 8) > 0.7
dataset = Cells(masks[:, None].float(), masks, train=True)
image, mask = dataset[0]
print("belong together:", torch.equal(image[0] > 0, mask > 0))
#> belong together: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_stack]
import torch

def augment(x):  # takes only one tensor
    return x.flip(-1) if torch.rand(()) < 0.5 else x

mask = (torch.rand(8, 8) > 0.7).long()
image = mask.float().expand(3, 8, 8)
both = augment(torch.cat([image, mask[None].float()]))  # one more channel
image, mask = both[:3], both[3].long()
print("image:", image.shape, "mask:", mask.shape, mask.dtype)
#> image: torch.Size([3, 8, 8]) mask: torch.Size([8, 8]) torch.int64
print("belong together:", torch.equal(image[0].long(), mask))
#> belong together: True
# --8<-- [end:demo_stack]

# --8<-- [start:wrong_seed]
import torch

def shift(x):
    return x.roll(torch.randint(8, ()).item(), dims=-1)

def jitter(x):
    return x * torch.empty(()).uniform_(0.8, 1.2)

mask = torch.tensor([0, 0, 1, 1, 0, 0, 0, 0])
same = 0
for seed in range(100):
    torch.manual_seed(seed)
    x = shift(jitter(mask.float()))
    torch.manual_seed(seed)
    y = shift(mask)
    same += torch.equal(x > 0, y > 0)
print(f"belong together: {same} of 100")
#> belong together: 14 of 100
# --8<-- [end:wrong_seed]

# --8<-- [start:right_seed]
import torch

def shift(x):
    return x.roll(torch.randint(8, ()).item(), dims=-1)

def jitter(x):
    return x * torch.empty(()).uniform_(0.8, 1.2)

mask = torch.tensor([0, 0, 1, 1, 0, 0, 0, 0])
same = 0
for seed in range(100):
    torch.manual_seed(seed)
    x = jitter(shift(mask.float()))
    torch.manual_seed(seed)
    y = shift(mask)
    same += torch.equal(x > 0, y > 0)
print(f"belong together: {same} of 100")
#> belong together: 100 of 100
# --8<-- [end:right_seed]

# --8<-- [start:wrong_resize]
import torch
from torch.nn.functional import interpolate

mask = torch.tensor([[0, 0, 2, 2]] * 4)  # background and class 2
y = interpolate(mask[None, None].float(), size=(5, 5), mode="bilinear")
y = y[0, 0].round().long()
print("classes:", y.unique().tolist())
#> classes: [0, 1, 2]
# --8<-- [end:wrong_resize]

# --8<-- [start:right_resize]
import torch
from torch.nn.functional import interpolate

mask = torch.tensor([[0, 0, 2, 2]] * 4)  # background and class 2
y = interpolate(mask[None, None].float(), size=(5, 5), mode="nearest")
y = y[0, 0].long()
print("classes:", y.unique().tolist())
#> classes: [0, 2]
# --8<-- [end:right_resize]

# --8<-- [start:wrong_boxes]
import torch

width = 100
boxes = torch.tensor([[10, 20, 30, 60]])  # x1, y1, x2, y2
boxes[:, [0, 2]] = width - boxes[:, [0, 2]]
print("boxes:", boxes.tolist())
#> boxes: [[90, 20, 70, 60]]
print("width of the box:", (boxes[:, 2] - boxes[:, 0]).item())
#> width of the box: -20
# --8<-- [end:wrong_boxes]

# --8<-- [start:right_boxes]
import torch

width = 100
boxes = torch.tensor([[10, 20, 30, 60]])  # x1, y1, x2, y2
boxes[:, [0, 2]] = width - boxes[:, [2, 0]]
print("boxes:", boxes.tolist())
#> boxes: [[70, 20, 90, 60]]
print("width of the box:", (boxes[:, 2] - boxes[:, 0]).item())
#> width of the box: 20
# --8<-- [end:right_boxes]

# --8<-- [start:check]
import torch
from PIL import Image

assert wrong.out == """\
object: [6, 7] mask: [2, 3]
object: [6, 7] mask: [5, 6]
object: [5, 6] mask: [3, 4]
"""
assert right.out == """\
object: [6, 7] mask: [6, 7]
object: [2, 3] mask: [2, 3]
object: [6, 7] mask: [6, 7]
"""
assert right.x.bool().equal(right.y.bool())
for _ in range(200):
    x, y = right.augment(right.image, right.mask)
    assert x.bool().equal(y.bool())
pairs = [(wrong.augment(wrong.image), wrong.augment(wrong.mask)) for _ in range(200)]
assert sum(x.bool().equal(y.bool()) for x, y in pairs) < 100
assert demo_in_your_code.out == "belong together: True\n"
assert all(
    torch.equal(image[0] > 0, mask > 0)
    for image, mask in (demo_in_your_code.dataset[i] for i in range(10)))
assert demo_stack.out == """\
image: torch.Size([3, 8, 8]) mask: torch.Size([8, 8]) torch.int64
belong together: True
"""
assert wrong_seed.out == "belong together: 14 of 100\n"
assert right_seed.out == "belong together: 100 of 100\n"
assert wrong_resize.out == "classes: [0, 1, 2]\n"
assert right_resize.out == "classes: [0, 2]\n"
small = Image.new("L", (4, 4))
small.paste(2, (2, 0, 4, 4))
assert set(small.resize((5, 5), Image.NEAREST).tobytes()) == {0, 2}
assert set(small.resize((5, 5), Image.BILINEAR).tobytes()) == {0, 1, 2}
assert wrong_boxes.out == """\
boxes: [[90, 20, 70, 60]]
width of the box: -20
"""
assert right_boxes.out == """\
boxes: [[70, 20, 90, 60]]
width of the box: 20
"""
# without clone(), the dataset's own boxes change
kept = [torch.tensor([[10, 20, 30, 60]])]
for _ in range(2):
    boxes = kept[0]
    boxes[:, [0, 2]] = 100 - boxes[:, [2, 0]]
assert kept[0].tolist() == [[10, 20, 30, 60]]  # flipped back by the second
# one seed for every sample: one augmentation for all
shifts = set()
for _ in range(10):
    torch.manual_seed(0)
    shifts.add(torch.randint(8, ()).item())
assert len(shifts) == 1
# --8<-- [end:check]
