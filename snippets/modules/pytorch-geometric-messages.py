"""Graph code fails on node ids that aren't row numbers, on a transposed edge_index, and on data and packages of another PyG version."""
# /// pitfall
# apis = ["torch.Tensor.index_add_", "torch.unique", "torch.Tensor.t", "torch.Tensor.contiguous"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "index * is out of bounds for dimension * with size *",
# ]
# older = [
#   "The 'data' object was created by an older version of PyG. If this error occurred while loading an already existing dataset, remove the 'processed/' directory in the dataset's root folder and try again.",
#   "scatter_add() expected at most 5 argument(s) but received 6 argument(s). Declaration: scatter_add(*",
#   "scatter_mean() expected at most 5 argument(s) but received 6 argument(s)*",
#   "scatter_max() expected at most 5 argument(s) but received 6 argument(s)*",
#   "scatter_add() takes from 2 to 5 positional arguments but 6 were given",
#   "scatter_mean() takes from 2 to 5 positional arguments but 6 were given",
#   "`MessagePassing.propagate` only supports `torch.LongTensor` of shape `[2, num_messages]` or `torch_sparse.SparseTensor` for argument `edge_index`.",
#   "`MessagePassing.propagate` only supports*",
#   "Found indices in 'edge_index' that are larger than * (got *). Please ensure that all indices in 'edge_index' point to valid indices in the interval*",
#   "Encountered an index error. Please ensure that all indices in 'edge_index' point to valid indices in the interval*",
# ]
# ///

# --8<-- [start:wrong]
import torch

x = torch.tensor([[1.0], [2.0], [3.0]])  # a row for each node
edges = torch.tensor([[101, 205], [205, 307], [307, 101]])  # ids from a file
source, target = edges.t()
out = torch.zeros_like(x).index_add_(0, target, x[source])
#> IndexError: index 101 is out of bounds for dimension 0 with size 3
print("sum of the neighbors:", out.flatten().tolist())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

x = torch.tensor([[1.0], [2.0], [3.0]])  # a row for each node
edges = torch.tensor([[101, 205], [205, 307], [307, 101]])  # ids from a file
ids, edges = torch.unique(edges, return_inverse=True)
print("ids of the rows:", ids.tolist())
#> ids of the rows: [101, 205, 307]
print("edges:", edges.tolist())
#> edges: [[0, 1], [1, 2], [2, 0]]
source, target = edges.t()
out = torch.zeros_like(x).index_add_(0, target, x[source])
print("sum of the neighbors:", out.flatten().tolist())
#> sum of the neighbors: [3.0, 1.0, 2.0]
# --8<-- [end:right]

# --8<-- [start:wrong_transposed]
import torch

x = torch.tensor([[1.0], [2.0], [3.0]])
edge_index = torch.tensor([[0, 1], [0, 2]])  # 0 to 1, and 0 to 2
source, target = edge_index
out = torch.zeros_like(x).index_add_(0, target, x[source])
print("sum of the neighbors:", out.flatten().tolist())
#> sum of the neighbors: [1.0, 0.0, 2.0]
# --8<-- [end:wrong_transposed]

# --8<-- [start:right_transposed]
import torch

x = torch.tensor([[1.0], [2.0], [3.0]])
edges = torch.tensor([[0, 1], [0, 2]])  # 0 to 1, and 0 to 2
edge_index = edges.t().contiguous()
source, target = edge_index
out = torch.zeros_like(x).index_add_(0, target, x[source])
print("sum of the neighbors:", out.flatten().tolist())
#> sum of the neighbors: [0.0, 1.0, 1.0]
# --8<-- [end:right_transposed]

# --8<-- [start:demo_older]
import pickle


class Data:  # as it was
    def __init__(self, x, y):
        self.x, self.y = x, y


file = pickle.dumps(Data(x=[1.0, 2.0], y=[0]))


class Data:  # as it is now
    def __init__(self, x, y):
        self._store = {"x": x, "y": y}


old = pickle.loads(file)
print("has _store:", hasattr(old, "_store"), old.__dict__)
#> has _store: False {'x': [1.0, 2.0], 'y': [0]}
new = Data(**old.__dict__)
print("has _store:", hasattr(new, "_store"), new._store)
#> has _store: True {'x': [1.0, 2.0], 'y': [0]}
# --8<-- [end:demo_older]

# --8<-- [start:detect]
import torch

x = torch.zeros(3, 8)
edge_index = torch.tensor([[0, 1, 2], [1, 2, 3]])
print("shape:", tuple(edge_index.shape), "type:", edge_index.dtype)
#> shape: (2, 3) type: torch.int64
print("rows of x:", len(x), "largest index:", edge_index.max().item())
#> rows of x: 3 largest index: 3
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert wrong.error == (
    "IndexError: index 101 is out of bounds for dimension 0 with size 3")
assert right.out == """\
ids of the rows: [101, 205, 307]
edges: [[0, 1], [1, 2], [2, 0]]
sum of the neighbors: [3.0, 1.0, 2.0]
"""
assert wrong_transposed.out == "sum of the neighbors: [1.0, 0.0, 2.0]\n"
assert right_transposed.out == "sum of the neighbors: [0.0, 1.0, 1.0]\n"
assert demo_older.out == """\
has _store: False {'x': [1.0, 2.0], 'y': [0]}
has _store: True {'x': [1.0, 2.0], 'y': [0]}
"""
assert detect.out == """\
shape: (2, 3) type: torch.int64
rows of x: 3 largest index: 3
"""
# index_select says the same in other words
try:
    right.x.index_select(0, torch.tensor([3]))
except IndexError as error:
    assert str(error) == "index out of range in self"
# ids that are counted from 1 are one too large
assert (torch.tensor([1, 2, 3]) - 1).max() == len(right.x) - 1
# --8<-- [end:check]
