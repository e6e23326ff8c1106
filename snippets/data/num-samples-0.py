"""A DataLoader over an empty dataset raises an error if it shuffles, and torch.cat or torch.stack of an empty list always does."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.cat", "torch.stack"]
# also = ["torch.utils.data.RandomSampler"]
# symptom = "error"
# raises = ["wrong", "demo_fail_early", "wrong_cat", "wrong_stack"]
# added = 2026-11-29
# messages = [
#   "num_samples should be a positive integer value, but got num_samples=0",
#   "torch.cat(): expected a non-empty list of Tensors",
#   "stack expects a non-empty TensorList",
# ]
# older = [
#   "There were no tensor arguments to this function (e.g., you passed an empty list of Tensors), but no fallback function is registered for schema aten::*",
#   "Couldn't find any class folder in *.",
#   "Found no valid file for the classes *. Supported extensions are: *",
#   "Found no valid file for the classes *",
#   "Found 0 files in subfolders of: *",
#   "Found 0 images in subfolders of: *",
# ]
#
# [code.files_in_a_subfolder]
# either = ['$P.glob("*.jpg")', '$P.glob("*.png")', 'glob.glob(os.path.join($P, "*.jpg"))']
# anywhere = [
#     'torch.utils.data.DataLoader(..., shuffle=True, ...)',
#     [
#         '<... $X.parent.name ...>', '<... $X.split("/")[-2] ...>', '<... $X.parts[-2] ...>',
#         '<... os.path.dirname($X) ...>', '$X.parent.name',
#         'os.path.basename(os.path.dirname($X))', '$X.split("/")[-2]', '$X.parts[-2]',
#         '$X.split(os.sep)[-2]',
#     ],
# ]
# example = '''
# paths = list(root.glob("*.jpg"))
# labels = [path.parent.name for path in paths]
# loader = torch.utils.data.DataLoader(paths, shuffle=True)
# '''
#
# [code.nothing_left_to_stack]
# either = [
#     'torch.stack($KEPT)', 'torch.cat($KEPT)', 'torch.stack($KEPT, ...)',
#     'torch.cat($KEPT, ...)',
# ]
# anywhere = [
#     [
#         '$KEPT = [$E for $X, $S in $R if $S > $T]', '$KEPT = [$E for $X in $R if $S > $T]',
#         '$KEPT = [$E for $X, $S in $R if $S >= $T]',
#         '$KEPT = [$E for $X in $R if $X["..."] > $T]',
#         '$KEPT = [$X for $X in $R if $X.score > $T]',
#         '$KEPT = [$E for $X, $S, $L in $R if $S > $T]',
#         '$KEPT = [$X for $X in $R if len($X) > $T]', '$KEPT = [$E for $X in $R if $X[$I] > $T]',
#     ],
# ]
# nowhere = [
#     'if $KEPT: ...', 'if not $KEPT: ...', 'if len($KEPT) == 0: ...', 'if len($KEPT) > 0: ...',
#     'if len($KEPT): ...',
# ]
# example = '''
# kept = [box for box, score in zip(boxes, scores) if score > 0.5]
# boxes = torch.stack(kept)
# '''
# ///

# --8<-- [start:wrong]
from pathlib import Path

from torch.utils.data import DataLoader

Path("train/cats").mkdir(parents=True, exist_ok=True)
Path("train/cats/1.jpg").touch()

images = [str(path) for path in Path("train").glob("*.jpg")]
print("images:", len(images))
#> images: 0
loader = DataLoader(images, batch_size=4, shuffle=True)
#> ValueError: num_samples should be a positive integer value, but got num_samples=0
# --8<-- [end:wrong]

# --8<-- [start:right]
from pathlib import Path

from torch.utils.data import DataLoader

Path("train/cats").mkdir(parents=True, exist_ok=True)
Path("train/cats/1.jpg").touch()

images = [str(path) for path in Path("train").rglob("*.jpg")]
print("images:", len(images))
#> images: 1
loader = DataLoader(images, batch_size=4, shuffle=True)
# --8<-- [end:right]

# --8<-- [start:demo_fail_early]
from pathlib import Path

from torch.utils.data import Dataset


class Images(Dataset):
    def __init__(self, root):
        self.paths = sorted(Path(root).rglob("*.jpg"))
        if not self.paths:
            raise FileNotFoundError(f"no .jpg files in {root}")

    def __len__(self):
        return len(self.paths)


train_set = Images("trian")
#> FileNotFoundError: no .jpg files in trian
# --8<-- [end:demo_fail_early]

# --8<-- [start:demo_folders]
from pathlib import Path

root = Path("pets")
for name in ("train/cat/1.jpg", "train/dog/2.JPG", "train/bird/3.gif"):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).touch()

extensions = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}
for folder in (root / "train/cat", root, root / "train"):
    classes = sorted(p.name for p in folder.iterdir() if p.is_dir())
    counts = [sum(p.suffix.lower() in extensions
                  for p in (folder / c).rglob("*")) for c in classes]
    print(folder.as_posix(), dict(zip(classes, counts)))
#> pets/train/cat {}
#> pets {'train': 2}
#> pets/train {'bird': 0, 'cat': 1, 'dog': 1}
# --8<-- [end:demo_folders]

# --8<-- [start:wrong_cat]
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(2, 1)
val_set = [torch.zeros(2), torch.ones(2), torch.ones(2)]
loader = DataLoader(val_set, batch_size=4, drop_last=True)
print("samples:", len(val_set), "batches:", len(loader))
#> samples: 3 batches: 0
outputs = [model(x) for x in loader]
outputs = torch.cat(outputs)
#> ValueError: torch.cat(): expected a non-empty list of Tensors
# --8<-- [end:wrong_cat]

# --8<-- [start:right_cat]
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(2, 1)
val_set = [torch.zeros(2), torch.ones(2), torch.ones(2)]
loader = DataLoader(val_set, batch_size=4)
print("samples:", len(val_set), "batches:", len(loader))
#> samples: 3 batches: 1
outputs = [model(x) for x in loader]
outputs = torch.cat(outputs)
print("outputs:", tuple(outputs.shape))
#> outputs: (3, 1)
# --8<-- [end:right_cat]

# --8<-- [start:wrong_stack]
import torch

boxes = torch.tensor([[0.0, 0.0, 4.0, 4.0], [1.0, 1.0, 3.0, 3.0]])
scores = torch.tensor([0.2, 0.3])
kept = [box for box, score in zip(boxes, scores) if score > 0.5]
print("boxes kept:", len(kept))
#> boxes kept: 0
boxes = torch.stack(kept)
#> RuntimeError: stack expects a non-empty TensorList
# --8<-- [end:wrong_stack]

# --8<-- [start:right_stack]
import torch

boxes = torch.tensor([[0.0, 0.0, 4.0, 4.0], [1.0, 1.0, 3.0, 3.0]])
scores = torch.tensor([0.2, 0.3])
boxes = boxes[scores > 0.5]
print("boxes kept:", len(boxes), "shape:", tuple(boxes.shape))
#> boxes kept: 0 shape: (0, 4)
# --8<-- [end:right_stack]

# --8<-- [start:demo_no_shuffle]
from torch.utils.data import DataLoader

paths = []
loader = DataLoader(paths, batch_size=4)
batches = list(loader)
print("samples:", len(paths), "batches:", len(batches))
#> samples: 0 batches: 0
# --8<-- [end:demo_no_shuffle]

# --8<-- [start:detect]
from collections import Counter
from pathlib import Path

Path("val/dogs").mkdir(parents=True, exist_ok=True)
for name in ("1.JPG", "2.JPG", "labels.csv"):
    Path("val/dogs", name).touch()

root = Path("val")
print("is a folder:", root.is_dir())
#> is a folder: True
print("*.jpg:", len(list(root.rglob("*.jpg"))))
#> *.jpg: 0
files = [path for path in root.rglob("*") if path.is_file()]
suffixes = Counter(path.suffix for path in files)
print("suffixes:", sorted(suffixes.items()))
#> suffixes: [('.JPG', 2), ('.csv', 1)]
# --8<-- [end:detect]

# --8<-- [start:check]
assert demo_folders.out == """\
pets/train/cat {}
pets {'train': 2}
pets/train {'bird': 0, 'cat': 1, 'dog': 1}
"""
assert "but got num_samples=0" in wrong.out
assert right.out == "images: 1\n" 
assert "expected a non-empty list of Tensors" in wrong_cat.out
assert right_cat.out.endswith("outputs: (3, 1)\n")
assert "stack expects a non-empty TensorList" in wrong_stack.out
assert right_stack.out == "boxes kept: 0 shape: (0, 4)\n"
assert "no .jpg files in trian" in demo_fail_early.out
assert detect.root.is_dir() and detect.suffixes == {".JPG": 2, ".csv": 1}
assert "*.jpg: 0" in detect.out
assert demo_no_shuffle.out == "samples: 0 batches: 0\n"
# --8<-- [end:check]
