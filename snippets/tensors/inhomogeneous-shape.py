"""NumPy can't make an array of items of different shapes: join the batches, keep a list, or store numbers."""
# /// pitfall
# apis = ["torch.cat", "torch.Tensor.numpy", "torch.Tensor.item", "torch.from_numpy", "torch.full"]
# symptom = "error"
# raises = ["wrong", "wrong_boxes", "wrong_pairs", "wrong_element", "wrong_choice"]
# added = 2026-11-30
# messages = [
#   "setting an array element with a sequence. The requested array has an inhomogeneous shape after * dimensions. The detected shape was * + inhomogeneous part.",
#   "setting an array element with a sequence.",
# ]
# older = [
#   "Creating an ndarray from ragged nested sequences (which is a list-or-tuple of lists-or-tuples-or ndarrays with different lengths or shapes) is deprecated.",
# ]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(4, 3).eval()
preds = []
with torch.no_grad():
    for x in DataLoader(torch.zeros(10, 4), batch_size=4):
        preds.append(model(x).argmax(dim=1))
preds = np.array(preds)
#> ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (3,) + inhomogeneous part.
print("predictions:", preds.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn
from torch.utils.data import DataLoader

model = nn.Linear(4, 3).eval()
preds = []
with torch.no_grad():
    for x in DataLoader(torch.zeros(10, 4), batch_size=4):
        preds.append(model(x).argmax(dim=1))
preds = torch.cat(preds).numpy()
print("predictions:", preds.shape)
#> predictions: (10,)
# --8<-- [end:right]

# --8<-- [start:wrong_boxes]
import numpy as np
import torch

boxes = [torch.zeros(2, 4), torch.zeros(0, 4), torch.zeros(5, 4)]
array = np.array(boxes)
#> ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (3,) + inhomogeneous part.
print("boxes:", array.shape)
# --8<-- [end:wrong_boxes]

# --8<-- [start:right_boxes]
import torch

boxes = [torch.zeros(2, 4), torch.zeros(0, 4), torch.zeros(5, 4)]
array = torch.cat(boxes).numpy()
image = torch.cat([torch.full((len(b),), i) for i, b in enumerate(boxes)])
print("boxes:", array.shape, "image of each box:", image.tolist())
#> boxes: (7, 4) image of each box: [0, 0, 2, 2, 2, 2, 2]
# --8<-- [end:right_boxes]

# --8<-- [start:wrong_pairs]
import numpy as np
import torch

dataset = [(torch.zeros(3, 8, 8), 0), (torch.zeros(3, 8, 8), 1)]
samples = np.array(dataset)
#> ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 2 dimensions. The detected shape was (2, 2) + inhomogeneous part.
print("samples:", samples.shape)
# --8<-- [end:wrong_pairs]

# --8<-- [start:right_pairs]
import numpy as np
import torch

dataset = [(torch.zeros(3, 8, 8), 0), (torch.zeros(3, 8, 8), 1)]
images = np.stack([image.numpy() for image, label in dataset])
labels = np.array([label for image, label in dataset])
print("images:", images.shape, "labels:", labels.shape)
#> images: (2, 3, 8, 8) labels: (2,)
# --8<-- [end:right_pairs]

# --8<-- [start:wrong_element]
import numpy as np
import torch
from torch import nn

x, y = torch.zeros(6, 4), torch.zeros(6, 2)
criterion = nn.MSELoss(reduction="none")
errors = np.zeros(6)
for i in range(6):
    errors[i] = criterion(x[i, :2], y[i]).numpy()
#> ValueError: setting an array element with a sequence.
print("errors:", errors)
# --8<-- [end:wrong_element]

# --8<-- [start:right_element]
import numpy as np
import torch
from torch import nn

x, y = torch.zeros(6, 4), torch.zeros(6, 2)
criterion = nn.MSELoss(reduction="none")
errors = np.zeros(6)
for i in range(6):
    errors[i] = criterion(x[i, :2], y[i]).mean().item()
print("errors:", errors)
#> errors: [0. 0. 0. 0. 0. 0.]
# --8<-- [end:right_element]

# --8<-- [start:wrong_choice]
from numpy import random

random.seed(0)
sample_options = (None, (0.1, None), (0.5, None), (None, None))
mode = random.choice(sample_options)
#> ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (4,) + inhomogeneous part.
print("mode:", mode)
# --8<-- [end:wrong_choice]

# --8<-- [start:right_choice]
from numpy import random

random.seed(0)
sample_options = (None, (0.1, None), (0.5, None), (None, None))
mode = sample_options[random.randint(len(sample_options))]
print("mode:", mode)
#> mode: None
# --8<-- [end:right_choice]

# --8<-- [start:demo_shapes]
import numpy as np
import torch

for items in ([torch.zeros(4), torch.zeros(2)],
              [torch.zeros(4, 3), torch.zeros(4, 2)],
              [torch.tensor(1.0), torch.tensor([1.0])]):
    try:
        np.array(items)
    except ValueError as error:
        print([tuple(item.shape) for item in items])
        print("   ", str(error).partition("sequence. ")[2])
#> [(4,), (2,)]
#>     The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
#> [(4, 3), (4, 2)]
#>     The requested array has an inhomogeneous shape after 2 dimensions. The detected shape was (2, 4) + inhomogeneous part.
#> [(), (1,)]
#>     The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
# --8<-- [end:demo_shapes]

# --8<-- [start:demo_object]
import numpy as np
import torch

a, b = np.zeros(4), np.zeros(2)
print("different lengths:", np.array([a, b], dtype=object).shape)
#> different lengths: (2,)
print("equal lengths:", np.array([a, a], dtype=object).shape)
#> equal lengths: (2, 4)
try:
    torch.from_numpy(np.array([a, b], dtype=object))
except TypeError as error:
    print("from_numpy:", str(error).partition(". ")[0])
#> from_numpy: can't convert np.ndarray of type numpy.object_
# --8<-- [end:demo_object]

# --8<-- [start:detect]
import torch

preds = [torch.zeros(4, 3), torch.zeros(4, 3), torch.zeros(2, 3)]
print("shapes:", sorted({tuple(pred.shape) for pred in preds}))
#> shapes: [(2, 3), (4, 3)]
# --8<-- [end:detect]

# --8<-- [start:check]
import numpy as np
import torch

ragged = (
    "ValueError: setting an array element with a sequence. The requested array "
    "has an inhomogeneous shape after {} dimensions. The detected shape was {} "
    "+ inhomogeneous part.\n").format
assert wrong.out == ragged(1, "(3,)")
assert right.out == "predictions: (10,)\n"
assert wrong_boxes.out == ragged(1, "(3,)")
assert right_boxes.out == (
    "boxes: (7, 4) image of each box: [0, 0, 2, 2, 2, 2, 2]\n")
assert wrong_pairs.out == ragged(2, "(2, 2)")
assert right_pairs.out == "images: (2, 3, 8, 8) labels: (2,)\n"
assert "ValueError: setting an array element with a sequence." in wrong_element.out
assert "errors:" not in wrong_element.out
assert right_element.out == "errors: [0. 0. 0. 0. 0. 0.]\n"
said = demo_shapes.out.splitlines()
assert said[::2] == ["[(4,), (2,)]", "[(4, 3), (4, 2)]", "[(), (1,)]"]
assert ["after 1 dim" in said[1], "after 2 dim" in said[3], "(2, 4)" in said[3],
        "after 1 dim" in said[5]] == [True] * 4
assert "different lengths: (2,)\nequal lengths: (2, 4)\n" in demo_object.out
assert "can't convert np.ndarray of type numpy.object_" in demo_object.out
assert detect.out == "shapes: [(2, 3), (4, 3)]\n"
assert wrong_choice.out == ragged(1, "(4,)")
assert right_choice.out == "mode: None\n"
# an error since this version
since = "1.24"
assert [int(n) for n in np.__version__.split(".")[:2]] >= [
    int(n) for n in since.split(".")]
# arrays are joined in the same way
arrays = [np.zeros((4, 3)), np.zeros((2, 3))]
assert np.concatenate(arrays).shape == (6, 3)
# a tensor without numpy() has its own message
try:
    np.zeros(3)[0] = torch.zeros(2)
except ValueError as error:
    assert str(error) == "only one element tensors can be converted to Python scalars"
else:
    assert False
# dtype=object doesn't help if only a later dimension differs
try:
    np.array([np.zeros((4, 3)), np.zeros((4, 2))], dtype=object)
except ValueError as error:
    assert "could not broadcast input array" in str(error)
else:
    assert False
# np.stack has its own message
try:
    np.stack(arrays)
except ValueError as error:
    assert str(error) == "all input arrays must have the same shape"
else:
    assert False
# equal batches make no error, but one dimension more
assert np.array([torch.zeros(4, 3), torch.zeros(4, 3)]).shape == (2, 4, 3)
# also when NumPy makes the array on its own
for use in (np.mean, np.asarray, np.max):
    try:
        use([[1, 2], [3]])
    except ValueError as error:
        assert "inhomogeneous" in str(error)
    else:
        assert False
# --8<-- [end:check]
