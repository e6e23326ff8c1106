"""torch.quantile accepts at most 2**24 elements per call, and multinomial at most 2**24 categories: sort, sample, or use NumPy."""
# /// pitfall
# apis = ["torch.quantile", "torch.Tensor.quantile", "torch.Tensor.sort", "torch.multinomial"]
# also = ["torch.nanquantile", "torch.utils.data.WeightedRandomSampler"]
# symptom = "error"
# raises = ["wrong", "wrong_dtype", "wrong_categories"]
# added = 2026-12-01
# messages = [
#   "quantile() input tensor is too large",
#   "quantile() input tensor must be either float or double dtype",
#   "number of categories cannot exceed 2^24",
# ]
# ///

# --8<-- [start:wrong]
import torch

scores = torch.zeros(2**24 + 1)  # all pixels of all anomaly maps
threshold = torch.quantile(scores, 0.9)
#> RuntimeError: quantile() input tensor is too large
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

def quantile(x, q):
    values = x.flatten().sort().values
    position = q * (values.numel() - 1)
    low = int(position)
    high = min(low + 1, values.numel() - 1)
    return torch.lerp(values[low], values[high], position - low)

scores = torch.zeros(2**24 + 1)
print("threshold:", quantile(scores, 0.9))
#> threshold: tensor(0.)
few = torch.tensor([3.0, 1.0, 4.0, 1.0, 5.0])
print("the same as torch:", quantile(few, 0.9), few.quantile(0.9))
#> the same as torch: tensor(4.6000) tensor(4.6000)
# --8<-- [end:right]

# --8<-- [start:right_sample]
import torch

torch.manual_seed(0)
scores = torch.rand(2**24 + 1)
sample = scores[torch.randint(scores.numel(), (1_000_000,))]
print(f"about {sample.quantile(0.9):.2f}")
#> about 0.90
# --8<-- [end:right_sample]

# --8<-- [start:wrong_dtype]
import torch

image = torch.tensor([0, 50, 100, 255], dtype=torch.uint8)
low = image.quantile(0.5)
#> RuntimeError: quantile() input tensor must be either float or double dtype
# --8<-- [end:wrong_dtype]

# --8<-- [start:right_dtype]
import torch

image = torch.tensor([0, 50, 100, 255], dtype=torch.uint8)
low = image.float().quantile(0.5)
print("median:", low)
#> median: tensor(75.)
# --8<-- [end:right_dtype]

# --8<-- [start:wrong_categories]
import torch

weights = torch.ones(2**24 + 1)
index = torch.multinomial(weights, 1)
#> RuntimeError: number of categories cannot exceed 2^24
# --8<-- [end:wrong_categories]

# --8<-- [start:right_categories]
import torch

torch.manual_seed(0)
weights = torch.ones(2**24 + 1)
sums = weights.double().cumsum(0)
point = torch.rand(3, dtype=torch.float64) * sums[-1]
index = torch.searchsorted(sums, point, right=True)
print("indices:", index.shape, index.dtype)
#> indices: torch.Size([3]) torch.int64
# --8<-- [end:right_categories]

# --8<-- [start:demo_float]
import torch

print("2**24 + 1 as float32:", int(torch.tensor(2**24 + 1).float()))
#> 2**24 + 1 as float32: 16777216
print("2**24:", 2**24)
#> 2**24: 16777216
# --8<-- [end:demo_float]

# --8<-- [start:check]
import torch

assert wrong.out == "RuntimeError: quantile() input tensor is too large\n"
assert right.out == ("threshold: tensor(0.)\n"
                     "the same as torch: tensor(4.6000) tensor(4.6000)\n")
assert right_sample.out == "about 0.90\n"
assert wrong_dtype.out == ("RuntimeError: quantile() input tensor must be "
                           "either float or double dtype\n")
assert right_dtype.out == "median: tensor(75.)\n"
assert wrong_categories.out == "RuntimeError: number of categories cannot exceed 2^24\n"
assert right_categories.out == "indices: torch.Size([3]) torch.int64\n"
assert right_categories.index.max() < 2**24 + 1
assert demo_float.out == "2**24 + 1 as float32: 16777216\n2**24: 16777216\n"
torch.manual_seed(1)
for n in (1, 2, 7, 1000):
    x = torch.rand(n)
    for q in (0.0, 0.1, 0.5, 0.9, 1.0):
        assert torch.allclose(right.quantile(x, q), x.quantile(q), atol=1e-6)
# the limit is exact
assert torch.zeros(2**24).quantile(0.5) == 0
# float64 has the same limit, half precision isn't accepted
for use, text in ((lambda: torch.zeros(2**24 + 1).double().quantile(0.5), "too large"),
                  (lambda: torch.zeros(4).half().quantile(0.5), "either float or double"),
                  (lambda: torch.zeros(4).bfloat16().quantile(0.5), "either float or double")):
    try:
        use()
    except RuntimeError as error:
        assert text in str(error)
    else:
        raise AssertionError("no error")
# kthvalue has no such limit
assert torch.arange(2**24 + 1).kthvalue(2**24 + 1).values == 2**24
# a DataLoader takes a list of indices
from torch.utils.data import DataLoader

assert [batch.tolist() for batch in DataLoader(range(5), sampler=[4, 4, 0])] == [[4], [4], [0]]
# only the elements along dim count
assert torch.zeros(2, 2**23 + 1).quantile(0.5, dim=1).tolist() == [0.0, 0.0]
from torch.utils.data import WeightedRandomSampler

for use, text in (
        (lambda: torch.zeros(1, 2**24 + 1).quantile(0.5, dim=1), "too large"),
        (lambda: list(WeightedRandomSampler(torch.ones(2**24 + 1), 1)), "2^24")):
    try:
        use()
    except RuntimeError as error:
        assert text in str(error)
    else:
        raise AssertionError("no error")
import numpy as np

assert np.isclose(np.quantile(right.few.numpy(), 0.9), right.few.quantile(0.9))
# the mean of the quantiles of two chunks
x = torch.tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 9.0]])
assert x.quantile(0.5, dim=1).mean() == 0 and x.quantile(0.9) != x.quantile(0.9, dim=1).mean()
# zero weights are never drawn
w = torch.tensor([0.0, 1.0, 0.0]).double().cumsum(0)
assert torch.searchsorted(w, torch.rand(1000, dtype=torch.float64), right=True).unique().tolist() == [1]
# --8<-- [end:check]
