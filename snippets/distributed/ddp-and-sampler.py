"""DDP averages gradients over processes; DistributedSampler splits the data, and repeats its order without set_epoch."""
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
#
# [code.no_set_epoch]
# either = [
#     'torch.utils.data.distributed.DistributedSampler(...)',
#     'torch.utils.data.DistributedSampler(...)',
# ]
# not = [
#     'torch.utils.data.distributed.DistributedSampler(..., shuffle=False, ...)',
#     'torch.utils.data.DistributedSampler(..., shuffle=False, ...)',
#     'torch.utils.data.distributed.DistributedSampler($A, $B, $C, False, ...)',
#     'torch.utils.data.DistributedSampler($A, $B, $C, False, ...)',
# ]
# anywhere = ['for $E in $R: ...', '$L.backward(...)']
# nowhere = [
#     '$ANY.set_epoch(...)', '$TRAINER = lightning.Trainer(...)',
#     '$TRAINER = pytorch_lightning.Trainer(...)', '$TRAINER = transformers.Trainer(...)',
#     '$ACC.prepare(...)',
# ]
# example = '''
# sampler = torch.utils.data.DistributedSampler(dataset)
# for epoch in range(10):
#     loss.backward()
# '''
#
# [code.no_sampler]
# pattern = 'torch.utils.data.DataLoader($DATASET, ..., shuffle=True, ...)'
# anywhere = [
#     'torch.nn.parallel.DistributedDataParallel(...)',
#     ['$OPTIMIZER.step(...)', '$L.backward(...)'],
# ]
# nowhere = [
#     'torch.utils.data.DistributedSampler(...)', 'torch.utils.data.Subset(...)',
#     'torch.utils.data.distributed.DistributedSampler(...)', '$D.shard(...)',
#     'torch.utils.data.DataLoader(..., sampler=$S, ...)', '$ACCELERATOR.prepare(...)',
#     'torch.utils.data.DataLoader(..., batch_sampler=$S, ...)', '$DATA[$RANK::$SIZE]',
# ]
# example = '''
# model = torch.nn.parallel.DistributedDataParallel(model)
# for x in torch.utils.data.DataLoader(dataset, batch_size=8, shuffle=True):
#     optimizer.step()
# '''
# ///

# --8<-- [start:wrong]
from torch.utils.data import DataLoader, DistributedSampler

dataset = range(8)
sampler = DistributedSampler(dataset, num_replicas=2, rank=0)
loader = DataLoader(dataset, batch_size=4, sampler=sampler)
for epoch in range(3):
    for x in loader:
        print(f"epoch {epoch}:", x)
#> epoch 0: tensor([4, 7, 2, 1])
#> epoch 1: tensor([4, 7, 2, 1])
#> epoch 2: tensor([4, 7, 2, 1])
# --8<-- [end:wrong]

# --8<-- [start:demo_in_your_code]
import torch
from torch import distributed as dist, nn
from torch.utils.data import DataLoader, DistributedSampler

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
dataset = [(torch.randn(10), torch.randn(1)) for _ in range(8)]
sampler = DistributedSampler(dataset)
loader = DataLoader(dataset, batch_size=4, sampler=sampler)
model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(3):
    sampler.set_epoch(epoch)  # the line to add
    print(f"epoch {epoch}:", list(sampler))
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
#> epoch 0: [4, 0, 7, 3, 2, 5, 1, 6]
#> epoch 1: [5, 4, 2, 6, 7, 3, 1, 0]
#> epoch 2: [0, 4, 7, 2, 6, 5, 1, 3]
del model  # before the process group that it uses
dist.destroy_process_group()
# --8<-- [end:demo_in_your_code]

# --8<-- [start:right]
from torch.utils.data import DataLoader, DistributedSampler

dataset = range(8)
sampler = DistributedSampler(dataset, num_replicas=2, rank=0)
loader = DataLoader(dataset, batch_size=4, sampler=sampler)
for epoch in range(3):
    sampler.set_epoch(epoch)
    for x in loader:
        print(f"epoch {epoch}:", x)
#> epoch 0: tensor([4, 7, 2, 1])
#> epoch 1: tensor([5, 2, 7, 1])
#> epoch 2: tensor([0, 7, 6, 1])
# --8<-- [end:right]

# --8<-- [start:demo_parts]
from torch.utils.data import DistributedSampler

for drop_last in (False, True):
    print(f"drop_last={drop_last}")
    for rank in range(4):
        sampler = DistributedSampler(
            range(10), num_replicas=4, rank=rank,
            shuffle=False, drop_last=drop_last)
        print(f"rank {rank}:", list(sampler))
#> drop_last=False
#> rank 0: [0, 4, 8]
#> rank 1: [1, 5, 9]
#> rank 2: [2, 6, 0]
#> rank 3: [3, 7, 1]
#> drop_last=True
#> rank 0: [0, 4]
#> rank 1: [1, 5]
#> rank 2: [2, 6]
#> rank 3: [3, 7]
# --8<-- [end:demo_parts]

# --8<-- [start:demo_ddp]
import tempfile
import torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp, grads, weights):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(rank)  # different weights before DDP wraps them
    model = nn.parallel.DistributedDataParallel(nn.Linear(1, 1))
    x = torch.tensor([[1.0], [5.0]])[[rank]]  # half of the batch
    model(x).mean().backward()  # without DDP, the gradient would be x
    torch.optim.SGD(model.parameters(), lr=0.1).step()
    grads[rank] = model.module.weight.grad
    weights[rank] = model.module.weight.item()
    del model  # before the process group that it uses
    dist.destroy_process_group()

grads, weights = torch.zeros(2, 2).share_memory_()
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp, grads, weights), 2, start_method="fork")
print("gradients:", grads, "weights:", weights)
#> gradients: tensor([3., 3.]) weights: tensor([-0.3075, -0.3075])
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

# --8<-- [start:figure]
from torch.utils.data import DistributedSampler

MARK = "var(--wrong, #b5391f)"
FILL = 'fill="var(--md-accent-fg-color--transparent, #b5391f1a)"'
side, height, left, samples, ranks = 23, 28, 60, 10, 4


def text(x, y, words, more=""):
    return f'<text x="{x}" y="{y}" {more}>{words}</text>'


def panel(drop_last, top):
    """The samples in their order, and the rank that gets each of them."""
    parts = [
        list(DistributedSampler(range(samples), ranks, rank, shuffle=False,
                                drop_last=drop_last))
        for rank in range(ranks)]
    owners = {(i, k): rank for rank, part in enumerate(parts)
              for k, i in enumerate(part)}
    order = [part[k] for k in range(len(parts[0])) for part in parts]
    drawn = text(170, top, f"drop_last={drop_last}")
    drawn += text(28, top + 31, "sample") + text(28, top + 59, "rank")
    lost = [i for i in range(samples) if i not in order]
    for place, i in enumerate(order + lost):
        at, again = left + place * side, i in order[:place]
        look = 'fill="none" stroke="currentColor"'
        if again:
            look = f'{FILL} stroke="{MARK}" stroke-width="2.5"'
        elif i in lost:
            look = f'fill="none" stroke="{MARK}" stroke-dasharray="3 3"'
        size = f'width="{side - 3}" height="{height}"'
        drawn += f'<rect x="{at}" y="{top + 12}" {size} {look}/>'
        bold = 'font-weight="bold"' if again else ""
        drawn += text(at + side / 2 - 1.5, top + 31, i, bold)
        rank = owners.get((i, place // ranks), "&#8211;")
        drawn += text(at + side / 2 - 1.5, top + 59, rank)
    return drawn


svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 180" \
style="max-width:21rem" data-search-exclude="" font-size="14" \
fill="currentColor" text-anchor="middle" \
font-family="var(--md-code-font-family, monospace)">
{panel(False, 18)}
{panel(True, 108)}
</svg>
"""
open("figure.svg", "w").write(svg)
# --8<-- [end:figure]

# --8<-- [start:check]
import torch
from torch.utils.data import DistributedSampler

lines = wrong.out.splitlines()
assert [line[:9] for line in lines] == ["epoch 0: ", "epoch 1: ", "epoch 2: "]
assert len({line[9:] for line in lines}) == 1
lines = right.out.splitlines()
assert [line[:9] for line in lines] == ["epoch 0: ", "epoch 1: ", "epoch 2: "]
assert len({line[9:] for line in lines}) == 3
assert lines[0] == wrong.out.splitlines()[0]  # epoch 0 is as without set_epoch
assert wrong.sampler.epoch == 0 and right.sampler.epoch == 2
lines = demo_in_your_code.out.splitlines()
assert len({line[9:] for line in lines}) == len(lines) == 3
assert demo_parts.out == """\
drop_last=False
rank 0: [0, 4, 8]
rank 1: [1, 5, 9]
rank 2: [2, 6, 0]
rank 3: [3, 7, 1]
drop_last=True
rank 0: [0, 4]
rank 1: [1, 5]
rank 2: [2, 6]
rank 3: [3, 7]
"""
assert demo_ddp.out == (
    "gradients: tensor([3., 3.]) weights: tensor([-0.3075, -0.3075])\n")
torch.manual_seed(0)
alone = torch.nn.Linear(1, 1)  # one process, from rank 0's weight
alone(torch.tensor([[1.0], [5.0]])).mean().backward()
torch.optim.SGD(alone.parameters(), lr=0.1).step()
assert demo_ddp.grads.tolist() == [alone.weight.grad.item()] * 2 == [3, 3]
assert torch.allclose(demo_ddp.weights, alone.weight.detach())
assert demo_shuffle.error == (
    "ValueError: sampler option is mutually exclusive with shuffle")
assert demo_init.error == (
    "ValueError: Default process group has not been initialized, "
    "please make sure to call init_process_group.")

parts = [list(DistributedSampler(range(8), 2, rank)) for rank in (0, 1)]
assert sorted(parts[0] + parts[1]) == list(range(8))  # both shuffle alike
torch.manual_seed(1)  # the sampler has a seed of its own, 0
assert list(DistributedSampler(range(8), 2, 0)) == parts[0]
sampler = DistributedSampler(range(8), 2, 0, seed=1)
assert list(sampler) != parts[0]
again = DistributedSampler(range(8), 2, 0)
again.set_epoch(1)  # seed + epoch
assert list(sampler) == list(again)
plain = [DistributedSampler(range(8), 2, 0, shuffle=False) for _ in range(2)]
plain[1].set_epoch(1)
assert list(plain[0]) == list(plain[1]) == [0, 2, 4, 6]
assert not hasattr(torch.nn.parallel, "DistributedDataPrallel")
# --8<-- [end:check]
