"""DDP for a model that fits on one GPU, FSDP for one that does not: the script says what each process does."""
# /// pitfall
# apis = ["torch.nn.parallel.DistributedDataParallel", "torch.distributed.init_process_group",
#         "torch.utils.data.distributed.DistributedSampler", "torch.distributed.fsdp.fully_shard",
#         "torch.distributed.get_rank"]
# also = ["torch.nn.DataParallel", "torch.distributed.run", "torch.cuda.device_count"]
# symptom = "question"
# added = 2026-11-30
# ///

# --8<-- [start:demo_script]
import os, torch
from torch import distributed as dist, nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset
alone = {"store": dist.HashStore(), "rank": 0, "world_size": 1}
dist.init_process_group(**({} if "RANK" in os.environ else alone))
gpu = int(os.environ.get("LOCAL_RANK", 0))
device = torch.device("cuda", gpu) if torch.cuda.is_available() else "cpu"
dataset = TensorDataset(torch.ones(256, 10), torch.ones(256, 1))
loader = DataLoader(dataset, batch_size=32, sampler=DistributedSampler(dataset))
model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1).to(device))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(2):
    loader.sampler.set_epoch(epoch)
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"rank {dist.get_rank()}, epoch {epoch}: {len(loader)} steps")
#> rank 0, epoch 0: 8 steps
#> rank 0, epoch 1: 8 steps
dist.destroy_process_group()
# --8<-- [end:demo_script]

# --8<-- [start:demo_save]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    torch.manual_seed(rank)  # other weights on each rank
    model = nn.Linear(10, 1)
    if rank == 0:
        torch.save(model.state_dict(), "model.pt")
    dist.barrier()  # the others wait for the file
    model.load_state_dict(torch.load("model.pt", map_location="cpu"))
    model = nn.parallel.DistributedDataParallel(model)
    if rank == 0:
        torch.save(model.module.state_dict(), "last.pt")
        print("keys:", list(torch.load("last.pt")))
    del model  # before the process group that it uses

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> keys: ['weight', 'bias']
# --8<-- [end:demo_save]

# --8<-- [start:demo_inference]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn

@torch.no_grad()
def predict(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    model = nn.Identity().eval()  # on each GPU: .to(device)
    x = torch.tensor([0.0, 10.0, 20.0, 30.0, 40.0])
    mine = {i: model(x[i]).item() for i in range(rank, len(x), 2)}
    parts = [None, None]
    dist.all_gather_object(parts, mine)
    if rank == 0:
        print("each process:", parts)
        print("all in order:", sorted({**parts[0], **parts[1]}.items()))

with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(predict, (tmp,), 2, start_method="fork")
#> each process: [{0: 0.0, 2: 20.0, 4: 40.0}, {1: 10.0, 3: 30.0}]
#> all in order: [(0, 0.0), (1, 10.0), (2, 20.0), (3, 30.0), (4, 40.0)]
# --8<-- [end:demo_inference]

# --8<-- [start:demo_fsdp]
import tempfile, torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.distributed.fsdp import fully_shard

def train(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    mesh = dist.device_mesh.init_device_mesh("cpu", (2,))
    model = nn.Sequential(nn.Linear(100, 100), nn.Linear(100, 100))
    whole = sum(p.numel() for p in model.parameters())
    fully_shard(model, mesh=mesh)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(4, 100)).mean().backward()
    optimizer.step()
    weights = [p.to_local().numel() for p in model.parameters()]
    grads = [p.grad.to_local().numel() for p in model.parameters()]
    if rank == 0:
        print("DDP:", whole, "weights, FSDP:", sum(weights), "of them,",
              sum(grads), "gradients")
with tempfile.TemporaryDirectory() as tmp:
    mp.start_processes(train, (tmp,), 2, start_method="fork")
#> DDP: 20200 weights, FSDP: 10100 of them, 10100 gradients
# --8<-- [end:demo_fsdp]

# --8<-- [start:check]
import re, subprocess, sys, tempfile
from pathlib import Path

import torch
from torch import distributed as dist, multiprocessing as mp, nn
from torch.distributed.fsdp import fully_shard

assert demo_script.out == (
    "rank 0, epoch 0: 8 steps\nrank 0, epoch 1: 8 steps\n")
assert demo_save.out == "keys: ['weight', 'bias']\n"
assert demo_inference.out == (
    "each process: [{0: 0.0, 2: 20.0, 4: 40.0}, {1: 10.0, 3: 30.0}]\n"
    "all in order: [(0, 0.0), (1, 10.0), (2, 20.0), (3, 30.0), (4, 40.0)]\n")
assert demo_fsdp.out == (
    "DDP: 20200 weights, FSDP: 10100 of them, 10100 gradients\n")

# the script of demo_script, started by torchrun
SCRIPT = '''
import os, torch
from torch import distributed as dist, nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset
alone = {"store": dist.HashStore(), "rank": 0, "world_size": 1}
dist.init_process_group(**({} if "RANK" in os.environ else alone))
gpu = int(os.environ.get("LOCAL_RANK", 0))
device = torch.device("cuda", gpu) if torch.cuda.is_available() else "cpu"
dataset = TensorDataset(torch.ones(256, 10), torch.ones(256, 1))
loader = DataLoader(dataset, batch_size=32, sampler=DistributedSampler(dataset))
model = nn.parallel.DistributedDataParallel(nn.Linear(10, 1).to(device))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(2):
    loader.sampler.set_epoch(epoch)
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"rank {dist.get_rank()}, epoch {epoch}: {len(loader)} steps")
dist.destroy_process_group()
'''
Path("train.py").write_text(SCRIPT)
run = subprocess.run(
    [sys.executable, "-m", "torch.distributed.run", "--standalone",
     "--local-addr=127.0.0.1", "--nproc_per_node=2", "train.py"],
    capture_output=True, text=True)
# two processes print: their lines can be on one line
assert sorted(re.findall(r"rank \d, epoch \d: \d steps", run.stdout)) == [
    f"rank {rank}, epoch {epoch}: 4 steps"
    for rank in range(2) for epoch in range(2)], run.stdout
assert 8 // 2 == 4 and 32 * 8 == 64 * 4 == 256


def states(rank, tmp):
    dist.init_process_group("gloo", f"file://{tmp}/s", rank=rank, world_size=2)
    mesh = dist.device_mesh.init_device_mesh("cpu", (2,))
    model = nn.Linear(100, 100)
    fully_shard(model, mesh=mesh)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(4, 100)).mean().backward()
    optimizer.step()
    assert sum(state[name].to_local().numel() for state in
               optimizer.state.values() for name in ("exp_avg", "exp_avg_sq")
               ) == 100 * 101  # half of two numbers for each weight


with tempfile.TemporaryDirectory() as tmp:  # raises if a process fails
    mp.start_processes(states, (tmp,), 2, start_method="fork")
# --8<-- [end:check]
