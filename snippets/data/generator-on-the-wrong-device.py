"""A generator stays on the CPU when the default device changes, but the numbers drawn from it don't."""
# /// pitfall
# apis = ["torch.set_default_device", "torch.Generator", "torch.utils.data.DataLoader", "torch.utils.data.random_split",
#         "torch.randperm", "torch.randn", "torch.device"]
# symptom = "error"
# raises = ["wrong_build"]
# added = 2026-11-29
# also = ["torch.set_default_tensor_type", "torch.utils.data.RandomSampler", "torch.get_default_device"]
# messages = ["Cannot get CUDA generator without ATen_cuda library. *"]
# [reported.cuda]
# message = "Expected a '*' device type for generator but found '*'"
# shown = "RuntimeError: Expected a 'cuda' device type for generator but found 'cpu'"
# needs = "gpu"
# links = ["https://github.com/dbolya/yolact/issues/664", "https://github.com/NarcissusEx/CuNeRF/issues/8", "https://github.com/huggingface/diffusers/issues/6501"]
# [reported.randperm]
# message = "Expected a '*' generator device but found '*'"
# shown = "RuntimeError: Expected a 'mps:0' generator device but found 'cpu'"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/110820", "https://github.com/huggingface/transformers/issues/31897", "https://github.com/hcnoh/knowledge-tracing-collection-pytorch/issues/4"]
#
# [code.generator_and_the_default_device]
# either = [
#     'torch.utils.data.DataLoader(..., shuffle=True, ...)', 'torch.utils.data.random_split(...)',
#     'torch.utils.data.RandomSampler(...)',
# ]
# not = [
#     'torch.utils.data.DataLoader(..., generator=$G, ...)',
#     'torch.utils.data.random_split(..., generator=$G, ...)',
#     'torch.utils.data.random_split($D, $L, $G)',
#     'torch.utils.data.RandomSampler(..., generator=$G, ...)',
# ]
# anywhere = [
#     ['torch.set_default_device(...)', 'torch.set_default_tensor_type(...)'],
# ]
# nowhere = ['torch.set_default_device("cpu")']
# example = '''
# torch.set_default_device("cuda")
# loader = torch.utils.data.DataLoader(dataset, shuffle=True)
# '''
#
# [code.generator_of_another_device]
# either = [
#     'torch.$DRAW(..., generator=$G, device=$DEV, ...)',
#     'torch.$DRAW(..., device=$DEV, generator=$G, ...)', 'torch.randperm(..., generator=$G)',
#     'torch.utils.data.DataLoader(..., generator=$G, ...)',
#     'torch.utils.data.random_split(..., generator=$G, ...)',
# ]
# not = ['torch.$DRAW(..., generator=$G, device=$G.device, ...)']
# anywhere = [
#     [
#         '$G = torch.Generator(device="cuda")', '$G = torch.Generator("cuda")',
#         '$G = torch.Generator(device=$D2).manual_seed(...)', '$G = torch.Generator(device=$D2)',
#         '$G = torch.Generator($D2)', '$G = torch.Generator("cuda").manual_seed(...)',
#     ],
# ]
# nowhere = ['torch.set_default_device(...)']
# names = { "$G" = '(self\.)?\w*(g|gen|generator|rng)\w*' }
# example = '''
# g = torch.Generator(device="cuda")
# loader = torch.utils.data.DataLoader(dataset, shuffle=True, generator=g)
# '''
#
# [code.cpu_generator_for_a_device]
# either = [
#     'torch.randn(..., generator=$G, device=$DEV, ...)',
#     'torch.rand(..., generator=$G, device=$DEV, ...)',
#     'torch.randint(..., generator=$G, device=$DEV, ...)',
#     'torch.randperm(..., generator=$G, device=$DEV, ...)',
#     'torch.normal(..., generator=$G, device=$DEV, ...)',
#     'torch.multinomial($P.to($DEV), ..., generator=$G, ...)',
# ]
# anywhere = [
#     ['$G = torch.Generator()', '$G = torch.Generator().manual_seed(...)'],
# ]
# names = { "$DEV" = '(?!.*cpu)(?!g(en\w*)?\.device).*' }
# example = '''
# g = torch.Generator().manual_seed(0)
# noise = torch.randn(2, 3, generator=g, device=device)
# '''
# ///

# --8<-- [start:demo_default]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_default_device(device)
model = nn.Linear(4, 1)
dataset = TensorDataset(torch.randn(8, 4), torch.randn(8, 1))
loader = DataLoader(dataset, batch_size=4, shuffle=True)
for x, y in loader:  # fails here on a GPU
    print("output:", model(x).shape)
#> output: torch.Size([4, 1])
#> output: torch.Size([4, 1])
# --8<-- [end:demo_default]

# --8<-- [start:demo_loop]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(4, 1).to(device)
dataset = TensorDataset(torch.randn(8, 4), torch.randn(8, 1))
loader = DataLoader(dataset, batch_size=4, shuffle=True)
for x, y in loader:
    x, y = x.to(device), y.to(device)
    print("output:", model(x).shape)
#> output: torch.Size([4, 1])
#> output: torch.Size([4, 1])
# --8<-- [end:demo_loop]

# --8<-- [start:demo_with]
import torch
from torch import nn

device = "meta"  # stands in for "cuda"
with torch.device(device):
    model = nn.Linear(4, 1)
print("model:", model.weight.device)
#> model: meta
print("permutation:", torch.randperm(8).device)
#> permutation: cpu
# --8<-- [end:demo_with]

# --8<-- [start:demo_generator]
import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_default_device(device)
generator = torch.Generator(device=device).manual_seed(0)
dataset = TensorDataset(torch.randn(8, 4), torch.randn(8, 1))
train, val = random_split(dataset, [6, 2], generator=generator)
loader = DataLoader(train, batch_size=3, shuffle=True, generator=generator)
for x, y in loader:
    print("batch:", x.shape)
#> batch: torch.Size([3, 4])
#> batch: torch.Size([3, 4])
# --8<-- [end:demo_generator]

# --8<-- [start:demo_noise]
import torch

device = "meta"  # stands in for "cuda"
generator = torch.Generator().manual_seed(0)
noise = torch.randn(2, 3, generator=generator, device=generator.device)
print("drawn on:", noise.device)
#> drawn on: cpu
noise = noise.to(device)
print("used on:", noise.device)
#> used on: meta
# --8<-- [end:demo_noise]

# --8<-- [start:wrong_build]
import torch

generator = torch.Generator(device="cuda")
#> RuntimeError: Cannot get CUDA generator without ATen_cuda library. PyTorch splits its backend into two shared libraries: a CPU library and a CUDA library; this error has occurred because you are trying to use some CUDA functionality, but the CUDA library has not been loaded by the dynamic linker for some reason.  The CUDA library MUST be loaded, EVEN IF you don't directly use any symbols from the CUDA library! One common culprit is a lack of -Wl,--no-as-needed in your link arguments; many dynamic linkers will delete dynamic library dependencies if you don't depend on any of their symbols.  You can check if this has occurred by using ldd on your binary to see if there is a dependency on *_cuda.so library.
print("generator:", generator.device)
# --8<-- [end:wrong_build]

# --8<-- [start:right_build]
import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
generator = torch.Generator(device=device)
print("generator:", generator.device)
#> generator: cpu
# --8<-- [end:right_build]

# --8<-- [start:demo_why]
import torch

with torch.device("meta"):  # stands in for set_default_device("cuda")
    generator = torch.Generator()
    order = torch.randperm(8, generator=generator)
print("generator:", generator.device)
#> generator: cpu
print("order:", order.device)
#> order: meta
# --8<-- [end:demo_why]

# --8<-- [start:detect]
import torch

print("new tensors:", torch.empty(0).device)
#> new tensors: cpu
print("new generators:", torch.Generator().device)
#> new generators: cpu
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.data import (
    DataLoader, RandomSampler, SubsetRandomSampler, TensorDataset,
    WeightedRandomSampler, random_split)

two = "output: torch.Size([4, 1])\n" * 2
assert demo_default.out == demo_loop.out == two
assert demo_with.out == "model: meta\npermutation: cpu\n"
assert demo_generator.out == "batch: torch.Size([3, 4])\n" * 2
assert demo_noise.out == "drawn on: cpu\nused on: meta\n"
assert demo_why.out == "generator: cpu\norder: meta\n"
assert detect.out == "new tensors: cpu\nnew generators: cpu\n"
assert (wrong_build.error or "").startswith(
    "RuntimeError: Cannot get CUDA generator without ATen_cuda library. ")
assert right_build.error is None and right_build.out == "generator: cpu\n"


class Devices(TorchDispatchMode):
    """Where the drawn tensor and its generator are, for each operation."""

    def __torch_dispatch__(self, op, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        out = op(*args, **kwargs)
        for given in (*args, *kwargs.values()):
            if isinstance(given, torch.Generator):
                pairs.append((out.device.type, given.device.type))
        return out


dataset, own = TensorDataset(torch.zeros(8, 4)), torch.Generator()
draws = {
    "sampler": lambda: list(RandomSampler(dataset, generator=own)),
    "replacement": lambda: list(
        RandomSampler(dataset, replacement=True, generator=own)),
    "subset": lambda: list(SubsetRandomSampler([1, 2], generator=own)),
    "weighted": lambda: list(
        WeightedRandomSampler([1, 2], 2, generator=own)),
    "split": lambda: random_split(dataset, [4, 4], generator=own),
    "split, no generator": lambda: random_split(dataset, [4, 4]),
    "randn": lambda: torch.randn(2, generator=own),
    "loader without shuffle": lambda: list(
        DataLoader(dataset, generator=own)),
}
for default in ("cpu", "meta"):
    for name, draw in draws.items():
        pairs = []
        with torch.device(default), Devices():
            try:
                draw()
            except (NotImplementedError, RuntimeError) as error:
                assert default == "meta" and "meta tensor" in str(error)
        assert pairs and set(pairs) == {(default, "cpu")}, (name, pairs)
# without a generator, the sampler makes one of its own, on the CPU
pairs = []
with Devices():
    list(RandomSampler(dataset))
assert set(pairs) == {("cpu", "cpu")}
with torch.device("meta"):
    assert torch.Generator().device.type == "cpu"
# the old way to change the default device
assert torch.cuda.FloatTensor.is_cuda
# a fixed seed: the same order each time
orders = []
for _ in range(2):
    own.manual_seed(0)
    orders.append(list(RandomSampler(dataset, generator=own)))
assert orders[0] == orders[1] != list(range(8))
# --8<-- [end:check]
