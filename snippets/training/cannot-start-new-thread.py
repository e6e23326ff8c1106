"""Processes and threads share one limit: ranks, DataLoader workers and the threads of each of them add up until the system refuses another one."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.get_num_threads"]
# symptom = "error"
# raises = ["demo_memory"]
# added = 2026-11-30
# messages = ["can't start new thread"]
# older = [
#   "OMP: Error #34: System unable to allocate necessary resources for OMP thread",
#   "fork: retry: Resource temporarily unavailable",
#   "pthread_create failed: Resource temporarily unavailable",
# ]
# [reported.libgomp]
# message = "libgomp: *Thread creation failed: *"
# shown = "libgomp: Thread creation failed: Resource temporarily unavailable"
# needs = "system"
# links = ["https://github.com/bytedance/Protenix/issues/110", "https://github.com/Alexander-H-Liu/End-to-end-ASR-Pytorch/issues/50"]
# [reported.openblas]
# message = "OpenBLAS blas_thread_init: pthread_create failed for thread * of *: Resource temporarily unavailable"
# shown = """OpenBLAS blas_thread_init: pthread_create failed for thread 50 of 64: Resource temporarily unavailable
# OpenBLAS blas_thread_init: RLIMIT_NPROC 4096 current, 513046 max"""
# needs = "system"
# links = ["https://github.com/MIC-DKFZ/nnUNet/issues/1343", "https://github.com/facebookresearch/detectron2/issues/3900", "https://github.com/OpenMathLib/OpenBLAS/issues/3436"]
# [reported.permitted]
# message = "OpenBLAS blas_thread_init: pthread_create failed for thread * of *: Operation not permitted"
# shown = "OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 48: Operation not permitted"
# needs = "system"
# links = ["https://github.com/coqui-ai/TTS/issues/3439", "https://github.com/chroma-core/chroma/issues/1682"]
# [reported.fork]
# message = "BlockingIOError: [Errno 11] Resource temporarily unavailable"
# shown = "BlockingIOError: [Errno 11] Resource temporarily unavailable"
# needs = "system"
# links = ["https://github.com/facebookresearch/detectron2/issues/3900", "https://github.com/facebookresearch/DrQA/issues/235"]
# ///

# --8<-- [start:demo_sum]
ranks, workers, cores = 8, 16, 64

for threads in (cores, 1):
    per_rank = (1 + workers) * threads
    print(f"threads per process: {threads}, in all: {ranks * per_rank}")
#> threads per process: 64, in all: 8704
#> threads per process: 1, in all: 136
# --8<-- [end:demo_sum]

# --8<-- [start:demo_feeders]
import threading
from torch.utils.data import DataLoader

print("threads of Python before:", threading.active_count())
#> threads of Python before: 1
loader = DataLoader(range(8), num_workers=2, persistent_workers=True)
for x in loader:
    pass
print("with 2 workers:", threading.active_count())
#> with 2 workers: 3
del loader  # ends the workers
# --8<-- [end:demo_feeders]

# --8<-- [start:demo_loaders]
from multiprocessing import active_children
from torch.utils.data import DataLoader

dataset = range(8)
train = DataLoader(dataset, num_workers=2, persistent_workers=True)
val = DataLoader(dataset, num_workers=2, persistent_workers=True)
for epoch in range(2):
    for x in train:
        pass
    print(f"epoch {epoch}, trained:", len(active_children()), "workers")
    for x in val:
        pass
    print(f"epoch {epoch}, validated:", len(active_children()), "workers")
#> epoch 0, trained: 2 workers
#> epoch 0, validated: 4 workers
#> epoch 1, trained: 4 workers
#> epoch 1, validated: 4 workers
del train, val  # ends the workers
# --8<-- [end:demo_loaders]

# --8<-- [start:demo_start]
import torch
from torch.utils.data import DataLoader, get_worker_info


class Threads:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return f"in worker {get_worker_info().id}:", torch.get_num_threads()


for text, threads in DataLoader(Threads(), None, num_workers=2):
    print(text, threads)
#> in worker 0: 1
#> in worker 1: 1
# --8<-- [end:demo_start]

# --8<-- [start:demo_memory]
import threading

threading.stack_size(1 << 47)  # far too much
threading.Thread(target=print).start()
#> RuntimeError: can't start new thread
# --8<-- [end:demo_memory]

# --8<-- [start:detect]
import os
import resource
from pathlib import Path


def my_tasks():
    used = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text().splitlines()
        except OSError:  # it has just ended
            continue
        values = dict(line.split(":", 1) for line in lines if ":" in line)
        if values["Uid"].split()[0] == str(os.getuid()):
            used += int(values["Threads"])
    return used


limit = resource.getrlimit(resource.RLIMIT_NPROC)[0]
print("room for more:", limit == -1 or my_tasks() < limit)
#> room for more: True
# --8<-- [end:detect]

# --8<-- [start:check]
import subprocess
import sys

assert demo_sum.out == """\
threads per process: 64, in all: 8704
threads per process: 1, in all: 136
"""
assert demo_loaders.out == """\
epoch 0, trained: 2 workers
epoch 0, validated: 4 workers
epoch 1, trained: 4 workers
epoch 1, validated: 4 workers
"""
assert demo_feeders.out == """\
threads of Python before: 1
with 2 workers: 3
"""
assert demo_start.out == """\
in worker 0: 1
in worker 1: 1
"""
assert demo_memory.error == "RuntimeError: can't start new thread"
for limit in ("RLIMIT_AS", "RLIMIT_DATA"):  # ulimit -v, ulimit -d
    code = f"""
import os, resource, threading, time
resource.setrlimit(resource.{limit}, (3 * 10**8, 3 * 10**8))
try:
    for _ in range(100):
        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
except RuntimeError as error:
    print(error, flush=True)
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=20)
    assert done.stdout == b"can't start new thread\n", (limit, done)
assert detect.out == "room for more: True\n"
# --8<-- [end:check]
