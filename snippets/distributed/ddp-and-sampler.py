"""DDP averages gradients over processes; DistributedSampler splits the data, and needs set_epoch to shuffle anew."""
# /// pitfall
# apis = ["torch.utils.data.distributed.DistributedSampler", "torch.nn.parallel.DistributedDataParallel",
#         "torch.distributed.init_process_group", "torch.distributed.destroy_process_group",
#         "torch.multiprocessing.start_processes", "torch.utils.data.DataLoader"]
# symptom = "silent"
# raises = ["demo_shuffle", "demo_init"]
# added = 2026-11-21
# messages = [
#   "Default process group has not been initialized, please make sure to call init_process_group.",
#   "sampler option is mutually exclusive with shuffle",
# ]
# older = ["Default process group is not initialized"]
# ///

# --8<-- [start:wrong]
from torch.utils.data import DataLoader, DistributedSampler

dataset = range(8)
sampler = DistributedSampler(dataset, num_replicas=2, rank=0)
loader = DataLoader(dataset, batch_size=4, sampler=sampler)
for epoch in range(3):
    for x in loader:
        print(epoch, x)
#> 0 tensor([4, 7, 2, 1])
#> 1 tensor([4, 7, 2, 1])
#> 2 tensor([4, 7, 2, 1])
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch.utils.data import DataLoader, DistributedSampler

dataset = range(8)
sampler = DistributedSampler(dataset, num_replicas=2, rank=0)
loader = DataLoader(dataset, batch_size=4, sampler=sampler)
for epoch in range(3):
    sampler.set_epoch(epoch)
    for x in loader:
        print(epoch, x)
#> 0 tensor([4, 7, 2, 1])
#> 1 tensor([5, 2, 7, 1])
#> 2 tensor([0, 7, 6, 1])
# --8<-- [end:right]

# --8<-- [start:demo_parts]
from torch.utils.data import DistributedSampler

for drop_last in (False, True):
    for rank in range(4):
        sampler = DistributedSampler(
            range(10), 4, rank, shuffle=False, drop_last=drop_last)
        print(drop_last, rank, list(sampler))
#> False 0 [0, 4, 8]
#> False 1 [1, 5, 9]
#> False 2 [2, 6, 0]
#> False 3 [3, 7, 1]
#> True 0 [0, 4]
#> True 1 [1, 5]
#> True 2 [2, 6]
#> True 3 [3, 7]
# --8<-- [end:demo_parts]

# --8<-- [start:demo_ddp]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn


def train(rank, tmp, grads, w):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(rank)  # each rank would start from another weight
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    model(torch.tensor([[1.0], [5.0]])[[rank]]).mean().backward()  # 1 or 5
    torch.optim.SGD(model.parameters(), lr=0.1).step()
    grads[rank], w[rank] = model.module.weight.grad, model.module.weight.item()
    del model  # before the process group that it uses
    dist.destroy_process_group()


grads, w = torch.zeros(2, 2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads, w), 2, start_method="fork")
print(grads, w)
#> tensor([3., 3.]) tensor([-0.3075, -0.3075])
# --8<-- [end:demo_ddp]

# --8<-- [start:demo_shuffle]
from torch.utils.data import DataLoader, DistributedSampler

sampler = DistributedSampler(range(8), num_replicas=2, rank=0)
loader = DataLoader(range(8), sampler=sampler, shuffle=True)
#> ValueError: sampler option is mutually exclusive with shuffle
# --8<-- [end:demo_shuffle]

# --8<-- [start:demo_init]
from torch.utils.data import DistributedSampler

sampler = DistributedSampler(range(8))
#> ValueError: Default process group has not been initialized, please make sure to call init_process_group.
# --8<-- [end:demo_init]

# --8<-- [start:check]
import torch
from torch.utils.data import DistributedSampler

epochs = [line[2:] for line in wrong.out.splitlines()]
assert len(epochs) == 3 and len(set(epochs)) == 1
epochs = [line[2:] for line in right.out.splitlines()]
assert len(epochs) == len(set(epochs)) == 3
assert demo_parts.out == """\
False 0 [0, 4, 8]
False 1 [1, 5, 9]
False 2 [2, 6, 0]
False 3 [3, 7, 1]
True 0 [0, 4]
True 1 [1, 5]
True 2 [2, 6]
True 3 [3, 7]
"""
assert demo_ddp.out == "tensor([3., 3.]) tensor([-0.3075, -0.3075])\n"
torch.manual_seed(0)
alone = torch.nn.Linear(1, 1)  # one process, from rank 0's weight
alone(torch.tensor([[1.0], [5.0]])).mean().backward()
torch.optim.SGD(alone.parameters(), lr=0.1).step()
assert demo_ddp.grads.tolist() == [alone.weight.grad.item()] * 2 == [3, 3]
assert torch.allclose(demo_ddp.w, alone.weight.detach())
assert demo_shuffle.error == (
    "ValueError: sampler option is mutually exclusive with shuffle")
assert demo_init.error == (
    "ValueError: Default process group has not been initialized, "
    "please make sure to call init_process_group.")

parts = [list(DistributedSampler(range(8), 2, rank)) for rank in (0, 1)]
assert sorted(parts[0] + parts[1]) == list(range(8))  # both shuffle alike
assert not hasattr(torch.nn.parallel, "DistributedDataPrallel")
# --8<-- [end:check]
