"""PyTorch reads OMP_NUM_THREADS when it is imported, splits only large operations, and gives DataLoader workers one thread."""
# /// pitfall
# apis = ["torch.set_num_threads", "torch.get_num_threads", "torch.set_num_interop_threads", "torch.set_flush_denormal",
#         "torch.utils.data.DataLoader", "torch.finfo", "torch.inference_mode"]
# also = ["torch.get_num_interop_threads", "torch.no_grad"]
# symptom = "slow"
# raises = ["demo_interop"]
# added = 2026-11-30
# messages = ["cannot set number of interop threads after parallel work has started or set_num_interop_threads called"]
#
# [code.threads_set_too_late]
# pattern = 'os.environ["OMP_NUM_THREADS"] = $N'
# inside = ['''
# import torch
# ...
# ''']
# nowhere = ['torch.multiprocessing.$F(...)']
# example = '''
# import os
# import torch
# from torch import nn
#
# os.environ["OMP_NUM_THREADS"] = "4"
# model = nn.Linear(10, 2).eval()
# with torch.inference_mode():
#     print(model(torch.randn(1, 10)))
# '''
#
# [code.other_threads_set_too_late]
# either = [
#     'os.environ["MKL_NUM_THREADS"] = $N', 'os.environ.setdefault("OMP_NUM_THREADS", $N)',
#     'os.environ["OPENBLAS_NUM_THREADS"] = $N', 'os.environ.update(OMP_NUM_THREADS=$N, ...)',
#     'os.environ.update({..., "OMP_NUM_THREADS": $N, ...})',
#     'os.environ["NUMEXPR_NUM_THREADS"] = $N', 'os.environ["KMP_AFFINITY"] = $N',
#     'os.environ["KMP_BLOCKTIME"] = $N', 'os.environ["OMP_NUM_THREADS"] = $N',
# ]
# inside = [
#     [
# '''
# import torch
# ...
# ''',
# '''
# import torch.nn as nn
# ...
# ''',
# '''
# from torch import nn
# ...
# ''',
#     ],
# ]
# nowhere = ['torch.multiprocessing.$F(...)']
# example = '''
# import os
# import torch
# os.environ["MKL_NUM_THREADS"] = "4"
# '''
#
# [code.loop_over_the_samples]
# either = [
#     '$Y = $M($X[$I])', '$OUT.append($M($X[$I]))', '$OUT[$I] = $M($X[$I])',
#     '$OUT.append($M($X[$I].unsqueeze(0)))', '$OUT.append($M($X[$I:$I + 1]))',
#     '$Y = $M($X[$I:$I + 1])', '$Y = $M($X[$I].unsqueeze(0))',
#     '$OUT[$I] = $M($X[$I].unsqueeze(0))', '$OUT[$I] = $M($X[$I:$I + 1])',
# ]
# inside = [
#     ['with torch.no_grad(): ...', 'with torch.inference_mode(): ...'],
#     [
#         'for $I in range(len($X)): ...', 'for $I in range($X.size(0)): ...',
#         'for $I in range($X.shape[0]): ...',
#     ],
# ]
# names = { "$M" = '(self\.)?\w*(model|net|network|mlp|cnn|encoder|classifier)\w*' }
# example = '''
# with torch.inference_mode():
#     for i in range(len(x)):
#         outputs.append(model(x[i]))
# '''
# ///

# --8<-- [start:wrong]
import os, subprocess, sys

open("predict.py", "w").write("""
import os
import torch

os.environ["OMP_NUM_THREADS"] = "4"
print("threads:", torch.get_num_threads())
""")
env = {**os.environ, "OMP_NUM_THREADS": "1"}  # set by a cluster or container
run = subprocess.run([sys.executable, "predict.py"], env=env,
                     capture_output=True, text=True)
print(run.stdout.strip())
#> threads: 1
# --8<-- [end:wrong]

# --8<-- [start:right]
import os, subprocess, sys

open("predict.py", "w").write("""
import os
import torch

torch.set_num_threads(4)
print("threads:", torch.get_num_threads())
""")
env = {**os.environ, "OMP_NUM_THREADS": "1"}  # set by a cluster or container
run = subprocess.run([sys.executable, "predict.py"], env=env,
                     capture_output=True, text=True)
print(run.stdout.strip())
#> threads: 4
# --8<-- [end:right]

# --8<-- [start:demo_small]
import os
import torch

def threads():  # of this process, on Linux
    return len(os.listdir("/proc/self/task"))

before = torch.get_num_threads()
torch.set_num_threads(4)
start = threads()
for n in (1_000, 30_000, 60_000, 1_000_000):
    torch.ones(n).relu()
    print(f"{n} numbers: {1 + threads() - start} of 4 threads")
#> 1000 numbers: 1 of 4 threads
#> 30000 numbers: 1 of 4 threads
#> 60000 numbers: 4 of 4 threads
#> 1000000 numbers: 4 of 4 threads
torch.set_num_threads(before)
# --8<-- [end:demo_small]

# --8<-- [start:demo_workers]
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return torch.get_num_threads()  # and load an image


before = torch.get_num_threads()
torch.set_num_threads(4)
for num_workers in (0, 1):
    loader = DataLoader(Images(), batch_size=2, num_workers=num_workers)
    print(f"num_workers={num_workers}, threads:", next(iter(loader)).tolist())
#> num_workers=0, threads: [4, 4]
#> num_workers=1, threads: [1, 1]
torch.set_num_threads(before)
# --8<-- [end:demo_workers]

# --8<-- [start:demo_interop]
import torch

torch.set_num_interop_threads(4)
torch.set_num_interop_threads(8)
#> RuntimeError: Error: cannot set number of interop threads after parallel work has started or set_num_interop_threads called
# --8<-- [end:demo_interop]

# --8<-- [start:demo_denormal]
import torch

def denormal(x):
    return ((x != 0) & (x.abs() < torch.finfo(x.dtype).tiny)).sum().item()

state = torch.ones(1000)
for step in range(140):
    state = state * 0.5
    if step in (99, 139):
        print(f"step {step}, denormal numbers: {denormal(state)}")
#> step 99, denormal numbers: 0
#> step 139, denormal numbers: 1000
torch.set_flush_denormal(True)
print("not zero after * 0.5, flushed:", (state * 0.5).count_nonzero().item())
#> not zero after * 0.5, flushed: 0
torch.set_flush_denormal(False)
print("not zero after * 0.5:", (state * 0.5).count_nonzero().item())
#> not zero after * 0.5: 1000
# --8<-- [end:demo_denormal]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

cores = 4  # what this process may use
threads = torch.get_num_threads()
torch.set_num_threads(cores)
model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 2)).eval()
images = torch.randn(1000, 10)
with torch.inference_mode():
    outputs = torch.cat([model(batch) for batch in images.split(256)])
print("predictions:", tuple(outputs.shape), "batches:", len(images.split(256)))
#> predictions: (1000, 2) batches: 4
torch.set_num_threads(threads)
# --8<-- [end:demo_in_your_code]

# --8<-- [start:detect]
import os
import torch

print("OMP_NUM_THREADS:", os.environ.get("OMP_NUM_THREADS"))
#> OMP_NUM_THREADS: 1
for line in torch.__config__.parallel_info().splitlines():
    if "backend" in line:
        print(line)
#> ATen parallel backend: OpenMP
# --8<-- [end:detect]

# --8<-- [start:check]
import os

import torch

assert wrong.out == "threads: 1\n"
assert right.out == "threads: 4\n"
assert demo_small.out == """\
1000 numbers: 1 of 4 threads
30000 numbers: 1 of 4 threads
60000 numbers: 4 of 4 threads
1000000 numbers: 4 of 4 threads
"""
assert demo_workers.out == """\
num_workers=0, threads: [4, 4]
num_workers=1, threads: [1, 1]
"""
assert "cannot set number of interop threads" in demo_interop.out
assert demo_denormal.out == """\
step 99, denormal numbers: 0
step 139, denormal numbers: 1000
not zero after * 0.5, flushed: 0
not zero after * 0.5: 1000
"""
assert demo_in_your_code.out == "predictions: (1000, 2) batches: 4\n"
assert detect.out == """\
OMP_NUM_THREADS: 1
ATen parallel backend: OpenMP
"""
assert 16 // 4 == 4 and 4 * 16 == 64  # threads of four processes on 16 cores
# the report: 12 cores at 50%
assert 12 // 2 == 6 and 50 / 100 == 0.5
# a denormal number is smaller than the smallest normal one, and not zero
x = torch.tensor([0.0, 1e-39, 1e-38, 1.0])
assert demo_denormal.denormal(x) == 2
assert demo_denormal.denormal(x.double()) == 0
# set_num_threads goes past the variable
assert os.environ["OMP_NUM_THREADS"] == "1"
before = torch.get_num_threads()
torch.set_num_threads(3)
assert torch.get_num_threads() == 3
torch.set_num_threads(before)
# --8<-- [end:check]
