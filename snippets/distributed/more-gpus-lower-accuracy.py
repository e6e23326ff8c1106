"""Each rank sees only its share of the data: its count divided by the whole data set is too small by the number of ranks."""
# /// pitfall
# apis = ["torch.distributed.all_reduce", "torch.utils.data.distributed.DistributedSampler",
#         "torch.utils.data.DataLoader", "torch.utils.data.Subset"]
# also = ["torch.nn.parallel.DistributedDataParallel", "torch.nn.SyncBatchNorm"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.share_divided_by_all]
# either = ['$CORRECT / len($LOADER.dataset)', '$CORRECT / len($DATASET)']
# anywhere = [
#     [
#         'torch.utils.data.DistributedSampler(...)',
#         'torch.utils.data.distributed.DistributedSampler(...)',
#     ],
# ]
# nowhere = [
#     'torch.distributed.all_reduce(...)', 'torch.distributed.reduce(...)',
#     'torch.distributed.all_gather(...)', 'torch.distributed.gather(...)',
#     'torch.distributed.all_gather_object(...)', 'torch.distributed.all_gather_into_tensor(...)',
#     '$ACCELERATOR.gather_for_metrics(...)',
# ]
# names = { "$CORRECT" = '.*(correct|hits?|right|acc|matches).*' }
#
# [code.share_divided_by_a_count_of_all]
# pattern = '$CORRECT / $N'
# inside = [
# '''
# $N = len($DATASET)
# ...
# ''',
# ]
# anywhere = [
#     [
#         'torch.utils.data.DistributedSampler(...)',
#         'torch.utils.data.distributed.DistributedSampler(...)',
#     ],
# ]
# nowhere = [
#     'torch.distributed.all_reduce(...)', 'torch.distributed.reduce(...)',
#     'torch.distributed.all_gather(...)', 'torch.distributed.gather(...)',
#     'torch.distributed.all_gather_object(...)', 'torch.distributed.all_gather_into_tensor(...)',
#     '$ACCELERATOR.gather_for_metrics(...)', 'torch.distributed.gather_object(...)',
# ]
# names = { "$CORRECT" = '.*(correct|hits?|right|acc|matches|loss|total|sse|err|mae|good|tp).*' }
# example = '''
# sampler = torch.utils.data.DistributedSampler(dataset, shuffle=False)
# total = len(dataset)
# accuracy = correct / total
# '''
# ///

# --8<-- [start:wrong]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

y = torch.tensor([0, 1, 2] * 4)
x = nn.functional.one_hot(torch.tensor([1, 2, 0] + [0, 1, 2] * 3)).float()
dataset, model = TensorDataset(x, y), nn.Identity()  # the first 3 are wrong
def evaluate(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    sampler = DistributedSampler(dataset, shuffle=False)
    correct = torch.tensor(0)
    for x, y in DataLoader(dataset, batch_size=2, sampler=sampler):
        correct += (model(x).argmax(dim=1) == y).sum()
    dist.barrier()
    if rank == 0:
        print(f"accuracy: {correct / len(dataset):.0%}")

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> accuracy: 33%
# --8<-- [end:wrong]

# --8<-- [start:right]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

y = torch.tensor([0, 1, 2] * 4)
x = nn.functional.one_hot(torch.tensor([1, 2, 0] + [0, 1, 2] * 3)).float()
dataset, model = TensorDataset(x, y), nn.Identity()  # the first 3 are wrong
def evaluate(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    sampler = DistributedSampler(dataset, shuffle=False)
    correct = torch.tensor(0)
    for x, y in DataLoader(dataset, batch_size=2, sampler=sampler):
        correct += (model(x).argmax(dim=1) == y).sum()
    dist.all_reduce(correct)
    if rank == 0:
        print(f"accuracy: {correct / len(dataset):.0%}")

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(evaluate, (tmp,), 2, start_method="fork")
#> accuracy: 75%
# --8<-- [end:right]

# --8<-- [start:demo_padding]
import torch
from torch.utils.data import DistributedSampler, Subset

correct = torch.tensor([0, 0, 1, 1, 1, 1, 1, 1, 1, 1])  # 8 samples of 10
parts = [DistributedSampler(correct, 4, rank, shuffle=False)
         for rank in range(4)]
seen = torch.tensor([i for part in parts for i in part])
print(f"sampler: {correct[seen].sum()} of {len(seen)}")
#> sampler: 8 of 12
parts = [Subset(correct, range(rank, 10, 4)) for rank in range(4)]
seen = torch.tensor([i for part in parts for i in part.indices])
print(f"subsets: {correct[seen].sum()} of {len(seen)}")
#> subsets: 8 of 10
# --8<-- [end:demo_padding]

# --8<-- [start:demo_steps]
from torch.utils.data import DataLoader, DistributedSampler

dataset = range(1024)
for ranks in (1, 2, 8):
    sampler = DistributedSampler(dataset, num_replicas=ranks, rank=0)
    loader = DataLoader(dataset, batch_size=4, sampler=sampler)
    print(f"ranks: {ranks}, batch: {4 * ranks}, steps: {len(loader)}")
#> ranks: 1, batch: 4, steps: 256
#> ranks: 2, batch: 8, steps: 128
#> ranks: 8, batch: 32, steps: 32
# --8<-- [end:demo_steps]

# --8<-- [start:demo_lr]
import torch
from torch import nn

def train(batch_size, lr, seed=0):
    torch.manual_seed(seed)
    x = torch.randn(1024, 10)
    y = x.sum(dim=1, keepdim=True)
    model = nn.Linear(10, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for i in range(0, 1024, batch_size):  # one epoch
        batch = slice(i, i + batch_size)
        loss = nn.functional.mse_loss(model(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return nn.functional.mse_loss(model(x), y).item()

print(f"1 rank, lr=0.005: loss {train(4, lr=0.005):.2f}")
#> 1 rank, lr=0.005: loss 0.06
print(f"8 ranks, lr=0.005: loss {train(32, lr=0.005):.2f}")
#> 8 ranks, lr=0.005: loss 6.25
print(f"8 ranks, lr=0.04: loss {train(32, lr=0.04):.2f}")
#> 8 ranks, lr=0.04: loss 0.05
# --8<-- [end:demo_lr]

# --8<-- [start:figure]
import torch
from torch import nn
from torch.utils.data import DistributedSampler

y = torch.arange(12) % 3
x = nn.functional.one_hot(y).float()
x[:3] = x[:3].roll(1, dims=0)
good = x.argmax(dim=1) == y
side, gap, left = 28, 10, 62


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def row(rank, top):
    part = list(DistributedSampler(range(12), 2, rank, shuffle=False))
    drawn = text(28, top + 19, f"rank {rank}")
    for place, i in enumerate(part):
        at = left + place * side + place // 2 * gap
        fill = 'fill="none"' if good[i] else FILL
        shape = f'width="{side}" height="{side}" stroke="currentColor" {fill}'
        drawn += f'<rect x="{at}" y="{top}" {shape}/>'
        drawn += text(at + side / 2, top + 19, i)
    correct = int(good[torch.tensor(part)].sum())
    return drawn + text(300, top + 19, f"{correct}/{len(part)}")


FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)" '
FILL += 'stroke-width="2.5"'
batches = "".join(
    text(left + side + k * (2 * side + gap), 16, f"batch {k}")
    for k in range(3))
total = text(300, 140, f"{int(good.sum())}/{len(good)}", 'font-weight="bold"')
line = '<path d="M272 116h56" stroke="currentColor"/>'
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 152" \
style="max-width:21rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{batches}
{row(0, 28)}
{row(1, 72)}
{line}{text(212, 140, "all_reduce")}{total}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import tempfile

import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.utils.data import DataLoader, DistributedSampler

assert wrong.out == "accuracy: 33%\n"
assert right.out == "accuracy: 75%\n"
good = wrong.x.argmax(dim=1) == wrong.y
assert good.tolist() == [False] * 3 + [True] * 9 and len(good) == 12
parts = [list(DistributedSampler(range(12), 2, rank, shuffle=False))
         for rank in (0, 1)]
assert parts == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]
assert [int(good[torch.tensor(part)].sum()) for part in parts] == [4, 5]
assert round(4 / 12, 2) == 0.33 and 9 / 12 == 0.75
assert demo_padding.out == "sampler: 8 of 12\nsubsets: 8 of 10\n"
assert f"{8 / 12:.0%} {8 / 10:.0%}" == "67% 80%"
assert demo_steps.out == (
    "ranks: 1, batch: 4, steps: 256\nranks: 2, batch: 8, steps: 128\n"
    "ranks: 8, batch: 32, steps: 32\n")
assert demo_lr.out == (
    "1 rank, lr=0.005: loss 0.06\n8 ranks, lr=0.005: loss 6.25\n"
    "8 ranks, lr=0.04: loss 0.05\n")
assert 0.005 * 8 == 0.04
for seed in range(6):  # the same with every seed
    one, eight, scaled = (demo_lr.train(batch_size, lr, seed)
                          for batch_size, lr in ((4, .005), (32, .005), (32, .04)))
    assert scaled < 1.2 * one and eight > 50 * one


# a batch of 4 on each rank takes the step of one process with all of them
def train(rank, tmp, weights):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(0)
    x, model = torch.randn(8, 10), nn.Linear(10, 1)
    for part in (x, x[rank::2]):
        copy = nn.Linear(10, 1)
        copy.load_state_dict(model.state_dict())
        net = copy
        if len(part) == 4:
            net = nn.parallel.DistributedDataParallel(copy)
        net(part).pow(2).mean().backward()
        torch.optim.SGD(net.parameters(), lr=0.1).step()
        weights[rank, int(len(part) == 4)] = copy.weight.detach()[0]
        del net
    # the forward of the wrapper sends the buffers of rank 0 to the others
    norm = nn.BatchNorm1d(10)
    wrapped = nn.parallel.DistributedDataParallel(norm)
    norm.running_mean.fill_(rank)
    wrapped.eval()(x[:4])
    assert norm.running_mean.tolist() == [0] * 10
    del wrapped
    # BatchNorm sees only the batch of its own rank
    norm = nn.BatchNorm1d(10)
    wrapped = nn.parallel.DistributedDataParallel(norm)
    wrapped(x[rank::2])
    weights[rank, 2] = norm.running_mean
    del wrapped


weights = torch.zeros(2, 3, 10).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, weights), nprocs=2, start_method="fork")
assert torch.allclose(weights[:, 0], weights[:, 1], atol=1e-6)
assert torch.equal(weights[0, 1], weights[1, 1])
assert not torch.allclose(weights[0, 2], weights[1, 2])

# the mean of the ranks' means is the mean only if their counts are equal
assert torch.tensor([0.5, 1.0]).mean() == 0.75  # 1 of 2 and 8 of 8
assert (1 + 8) / (2 + 8) == 0.9
# --8<-- [end:check]
