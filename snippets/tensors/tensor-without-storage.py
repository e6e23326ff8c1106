"""Tensors inside vmap, sparse tensors and similar ones have no memory block of their own, so nothing can ask for its address."""
# /// pitfall
# apis = ["torch.vmap", "torch.Tensor.data_ptr", "torch.Tensor.untyped_storage", "torch.Tensor.to_sparse", "torch.Tensor.to_dense", "torch.Tensor.numpy", "torch.func.grad"]
# symptom = "error"
# raises = ["wrong", "wrong_sparse"]
# added = 2026-12-01
# messages = [
#   "Cannot access data pointer of Tensor that doesn't have storage",
#   "Cannot access storage of *Impl",
#   "can't convert Sparse* layout tensor to numpy. Use Tensor.to_dense() first.",
#   "Sparse CSR tensors do not have strides",
#   "Sparse CSR tensors do not have is_contiguous",
# ]
# ///

# --8<-- [start:wrong]
import numpy as np
import torch

def score(x):
    return torch.from_numpy(np.sort(x.numpy())).sum()

batch = torch.tensor([[3.0, 1.0], [2.0, 5.0]])
print("scores:", torch.vmap(score)(batch))
#> RuntimeError: Cannot access data pointer of Tensor that doesn't have storage
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

def score(x):
    return x.sort().values.sum()

batch = torch.tensor([[3.0, 1.0], [2.0, 5.0]])
print("scores:", torch.vmap(score)(batch))
#> scores: tensor([4., 7.])
# --8<-- [end:right]

# --8<-- [start:right_loop]
import numpy as np
import torch

def score(x):
    return torch.from_numpy(np.sort(x.numpy())).sum()

batch = torch.tensor([[3.0, 1.0], [2.0, 5.0]])
print("scores:", torch.stack([score(x) for x in batch]))
#> scores: tensor([4., 7.])
# --8<-- [end:right_loop]

# --8<-- [start:wrong_sparse]
import torch

adjacency = torch.eye(3).to_sparse()
print("bytes:", adjacency.untyped_storage().nbytes())
#> NotImplementedError: Cannot access storage of SparseTensorImpl
# --8<-- [end:wrong_sparse]

# --8<-- [start:right_sparse]
import torch

adjacency = torch.eye(3).to_sparse().coalesce()
values, indices = adjacency.values(), adjacency.indices()
print("bytes:", values.nbytes + indices.nbytes)
#> bytes: 60
print("dense bytes:", adjacency.to_dense().untyped_storage().nbytes())
#> dense bytes: 36
# --8<-- [end:right_sparse]

# --8<-- [start:demo_which]
import torch

def address(x):
    x.data_ptr()
    return x.sum()

x = torch.ones(2, 3)
for name, use in {
        "dense": lambda: address(x),
        "view": lambda: address(x.t()),
        "vmap": lambda: torch.vmap(address)(x),
        "func.grad": lambda: torch.func.grad(address)(x),
        "sparse": lambda: address(x.to_sparse()),
        "sparse storage": lambda: x.to_sparse().untyped_storage(),
        "sparse numpy": lambda: x.to_sparse().numpy()}.items():
    try:
        use()
        print(f"{name}: has an address")
    except (RuntimeError, TypeError) as error:
        print(f"{name}: {error}")
#> dense: has an address
#> view: has an address
#> vmap: Cannot access data pointer of Tensor that doesn't have storage
#> func.grad: Cannot access data pointer of Tensor that doesn't have storage
#> sparse: Cannot access data pointer of Tensor that doesn't have storage
#> sparse storage: Cannot access storage of SparseTensorImpl
#> sparse numpy: can't convert Sparse layout tensor to numpy. Use Tensor.to_dense() first.
# --8<-- [end:demo_which]

# --8<-- [start:demo_csr]
import warnings
import torch

warnings.simplefilter("ignore")
graph = torch.eye(4).to_sparse_csr()
for name, call in {
    "graph[0:2]": lambda: graph[0:2],
    "stride()": lambda: graph.stride(),
    "flatten()": lambda: graph.flatten(),
}.items():
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: {error}")
#> graph[0:2]: Sparse CSR tensors do not have strides
#> stride(): Sparse CSR tensors do not have strides
#> flatten(): Sparse CSR tensors do not have is_contiguous
print("to_dense()[0:2]:", graph.to_dense()[0:2].shape)
#> to_dense()[0:2]: torch.Size([2, 4])
rows = graph.to_sparse_coo().index_select(0, torch.tensor([0, 1]))
print("COO:", rows.shape, rows.layout)
#> COO: torch.Size([2, 4]) torch.sparse_coo
# --8<-- [end:demo_csr]

# --8<-- [start:check]
import torch

message = "Cannot access data pointer of Tensor that doesn't have storage"
assert wrong.out == f"RuntimeError: {message}\n"
assert right.out == "scores: tensor([4., 7.])\n"
assert right_loop.out == "scores: tensor([4., 7.])\n"
assert wrong_sparse.out == "NotImplementedError: Cannot access storage of SparseTensorImpl\n"
# tolist needs the address, too
try:
    torch.vmap(lambda x: torch.tensor(x.tolist()))(torch.ones(2, 3))
except RuntimeError as error:
    assert str(error).startswith(message)
else:
    raise AssertionError("no error")

# the rule of an autograd function gets an ordinary tensor, and all of the batch
seen = []


class Sort(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return torch.from_numpy(x.numpy().copy()).sort().values

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def vmap(info, in_dims, x):
        seen.append(x.shape)
        return Sort.apply(x.movedim(in_dims[0], 0)), 0


scores = torch.vmap(lambda x: Sort.apply(x).sum())(right.batch)
assert scores.tolist() == [4.0, 7.0] and seen == [(2, 2)]
assert right_sparse.out == "bytes: 60\ndense bytes: 36\n"
assert demo_which.out.splitlines() == [
    "dense: has an address", "view: has an address", f"vmap: {message}",
    f"func.grad: {message}", f"sparse: {message}",
    "sparse storage: Cannot access storage of SparseTensorImpl",
    "sparse numpy: can't convert Sparse layout tensor to numpy. Use Tensor.to_dense() first."]
assert demo_csr.out == """\
graph[0:2]: Sparse CSR tensors do not have strides
stride(): Sparse CSR tensors do not have strides
flatten(): Sparse CSR tensors do not have is_contiguous
to_dense()[0:2]: torch.Size([2, 4])
COO: torch.Size([2, 4]) torch.sparse_coo
"""
# --8<-- [end:check]
