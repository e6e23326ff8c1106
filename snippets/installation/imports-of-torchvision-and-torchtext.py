"""Names that older code imports from torchvision, torchtext and Pillow are gone; torch has most of what replaces them."""
# /// pitfall
# apis = ["torch.hub.load_state_dict_from_url", "torch.nn.utils.rnn.pad_sequence"]
# symptom = "error"
# raises = ["wrong", "wrong_utils", "wrong_tensor", "wrong_pillow"]
# added = 2026-11-30
# messages = [
#   "cannot import name 'model_urls' from 'torchvision.models.*'",
#   "No module named 'torchvision.models.utils'",
#   "No module named 'torchvision.transforms.functional_tensor'",
#   "cannot import name 'functional_tensor' from 'torchvision.transforms'",
#   "cannot import name 'PILLOW_VERSION' from 'PIL'",
#   "No module named 'torchvision'",
#   "module 'torchvision.models.*' has no attribute 'model_urls'",
# ]
# older = [
#   "cannot import name 'Field' from 'torchtext.data'",
#   "cannot import name '*' from 'torchtext.data'",
#   "module 'torchtext.data' has no attribute 'Field'",
#   "module 'torchtext.data' has no attribute '*'",
#   "No module named 'torchtext.legacy'",
#   "No module named 'torchtext._torchtext'",
#   "No module named torchvision",
#   "No module named 'torch._custom_ops'",
#   "cannot import name 'InterpolationMode' from 'torchvision.transforms*'",
#   "cannot import name 'InterpolationMode'",
#   "module 'torchvision.transforms' has no attribute '*'",
#   "module 'torchvision.models' has no attribute '*'",
#   "module 'torchvision' has no attribute '*'",
#   "The use of the transforms.Scale transform is deprecated, please use transforms.Resize instead.",
#   "The use of the transforms.RandomSizedCrop transform is deprecated, please use transforms.RandomResizedCrop instead.",
#   "module 'torchvision.transforms' has no attribute 'Scale'",
#   "The parameter 'pretrained' is deprecated since 0.13 and may be removed in the future, please use 'weights' instead.",
#   "The parameter 'pretrained' is deprecated since 0.13 and *, please use 'weights' instead.",
#   "Arguments other than a weight enum or `None` for 'weights' are deprecated since 0.13 and *",
# ]
# environment.wrong = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.right = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.wrong_utils = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.wrong_tensor = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.right_tensor = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.demo_tensor = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.demo_names = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.wrong_pillow = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.right_pillow = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
# environment.detect = ["torchvision==0.17.2", "torch==2.2.2", "numpy<2"]
#
# [code.torchvision_utils]
# pattern = 'from torchvision.models.utils import $X'
#
# [code.functional_tensor]
# either = [
#     'from torchvision.transforms.functional_tensor import $X',
#     'import torchvision.transforms.functional_tensor as $X',
#     'from torchvision.transforms import functional_tensor',
# ]
#
# [code.model_urls]
# either = [
#     'from torchvision.models.resnet import model_urls',
#     'from torchvision.models.vgg import model_urls',
#     'from torchvision.models.densenet import model_urls',
# ]
# ///

# --8<-- [start:wrong]
from torchvision.models.resnet import model_urls
#> ImportError: cannot import name 'model_urls' from 'torchvision.models.resnet' (.venv/lib/python3.11/site-packages/torchvision/models/resnet.py)

print("weights:", model_urls["resnet50"])
# --8<-- [end:wrong]

# --8<-- [start:right]
from torchvision.models import ResNet50_Weights

print("weights:", ResNet50_Weights.IMAGENET1K_V1.url)
#> weights: https://download.pytorch.org/models/resnet50-0676ba61.pth
# --8<-- [end:right]

# --8<-- [start:wrong_utils]
from torchvision.models.utils import load_state_dict_from_url
#> ModuleNotFoundError: No module named 'torchvision.models.utils'

print("function:", load_state_dict_from_url.__name__)
# --8<-- [end:wrong_utils]

# --8<-- [start:right_utils]
from torch.hub import load_state_dict_from_url

print("function:", load_state_dict_from_url.__name__)
#> function: load_state_dict_from_url
# --8<-- [end:right_utils]

# --8<-- [start:wrong_tensor]
import torch
from torchvision.transforms.functional_tensor import rgb_to_grayscale
#> ModuleNotFoundError: No module named 'torchvision.transforms.functional_tensor'

print("gray:", rgb_to_grayscale(torch.rand(3, 8, 8)).shape)
# --8<-- [end:wrong_tensor]

# --8<-- [start:right_tensor]
import torch
from torchvision.transforms.functional import rgb_to_grayscale

print("gray:", rgb_to_grayscale(torch.rand(3, 8, 8)).shape)
#> gray: torch.Size([1, 8, 8])
# --8<-- [end:right_tensor]

# --8<-- [start:demo_tensor]
import sys

from torchvision.transforms import functional

sys.modules["torchvision.transforms.functional_tensor"] = functional

from torchvision.transforms.functional_tensor import rgb_to_grayscale

print("imported:", rgb_to_grayscale.__name__)
#> imported: rgb_to_grayscale
# --8<-- [end:demo_tensor]

# --8<-- [start:demo_field]
import torch
from torch.nn.utils.rnn import pad_sequence

texts = ["a good film", "a very good one"]
words = [text.split() for text in texts]
known = sorted({word for line in words for word in line})
vocab = {word: i for i, word in enumerate(["<pad>", "<unk>", *known])}
rows = [torch.tensor([vocab.get(w, 1) for w in line]) for line in words]
print("batch:", pad_sequence(rows, batch_first=True, padding_value=0))
#> batch: tensor([[2, 4, 3, 0],
#>         [2, 6, 4, 5]])
# --8<-- [end:demo_field]

# --8<-- [start:demo_names]
import torchvision

for line in [
    "from torchvision.models.vgg import model_urls",
    "torchvision.models.resnet.model_urls",
    "from torchvision.transforms import functional_tensor",
]:
    try:
        exec(line)
    except (ImportError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}".partition(" (")[0])
#> ImportError: cannot import name 'model_urls' from 'torchvision.models.vgg'
#> AttributeError: module 'torchvision.models.resnet' has no attribute 'model_urls'
#> ImportError: cannot import name 'functional_tensor' from 'torchvision.transforms'
# --8<-- [end:demo_names]

# --8<-- [start:wrong_pillow]
from PIL import PILLOW_VERSION
#> ImportError: cannot import name 'PILLOW_VERSION' from 'PIL' (.venv/lib/python3.11/site-packages/PIL/__init__.py)

print("Pillow 7 or newer:", int(PILLOW_VERSION.split(".")[0]) >= 7)
# --8<-- [end:wrong_pillow]

# --8<-- [start:right_pillow]
from PIL import __version__

print("Pillow 7 or newer:", int(__version__.split(".")[0]) >= 7)
#> Pillow 7 or newer: True
# --8<-- [end:right_pillow]

# --8<-- [start:demo_not_installed]
import subprocess
import sys

command = [sys.executable, "-S", "-c", "import torchvision"]
done = subprocess.run(command, capture_output=True, text=True)
print(done.stderr.splitlines()[-1])
#> ModuleNotFoundError: No module named 'torchvision'
# --8<-- [end:demo_not_installed]

# --8<-- [start:detect]
from importlib.metadata import version

for package in ("torch", "torchvision", "pillow"):
    print(package, version(package).partition("+")[0])
#> torch 2.2.2
#> torchvision 0.17.2
#> pillow 13.0.0
# --8<-- [end:detect]

# --8<-- [start:check]
assert "cannot import name 'model_urls' from 'torchvision.models.resnet'" in (
    wrong.error or "")
assert right.out == (
    "weights: https://download.pytorch.org/models/resnet50-0676ba61.pth\n")
assert "No module named 'torchvision.models.utils'" in (wrong_utils.error or "")
assert right_utils.out == "function: load_state_dict_from_url\n"
assert "No module named 'torchvision.transforms.functional_tensor'" in (
    wrong_tensor.error or "")
assert right_tensor.out == "gray: torch.Size([1, 8, 8])\n"
assert demo_tensor.out == "imported: rgb_to_grayscale\n"
assert demo_field.out == (
    "batch: tensor([[2, 4, 3, 0],\n        [2, 6, 4, 5]])\n")
assert demo_names.out == """\
ImportError: cannot import name 'model_urls' from 'torchvision.models.vgg'
AttributeError: module 'torchvision.models.resnet' has no attribute 'model_urls'
ImportError: cannot import name 'functional_tensor' from 'torchvision.transforms'
"""
assert "cannot import name 'PILLOW_VERSION' from 'PIL'" in (
    wrong_pillow.error or "")
assert right_pillow.out == "Pillow 7 or newer: True\n"
assert demo_not_installed.out == (
    "ModuleNotFoundError: No module named 'torchvision'\n")
assert detect.out == "torch 2.2.2\ntorchvision 0.17.2\npillow 13.0.0\n"
# --8<-- [end:check]
