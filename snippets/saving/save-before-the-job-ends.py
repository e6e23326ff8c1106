"""SIGTERM runs no finally, Ctrl+C is no Exception, and SIGKILL can't be caught: set a flag in a handler, and save at intervals as well."""
# /// pitfall
# apis = ["torch.save", "torch.OutOfMemoryError", "torch.cuda.OutOfMemoryError"]
# symptom = "silent"
# added = 2026-12-01
# ///

# --8<-- [start:wrong]
import os, subprocess, sys

open("train.py", "w").write("""
import time, torch
model = torch.nn.Linear(2, 1)
try:
    print("training", flush=True)
    time.sleep(50)
finally:
    torch.save(model.state_dict(), "from_finally.pt")
""")
process = subprocess.Popen([sys.executable, "train.py"],
                           stdout=subprocess.PIPE, text=True)
process.stdout.readline()
process.terminate()  # what the cluster does: SIGTERM
print("exit code:", process.wait())
#> exit code: -15
print("saved:", os.path.exists("from_finally.pt"))
#> saved: False
# --8<-- [end:wrong]

# --8<-- [start:right]
import os, subprocess, sys

open("train.py", "w").write("""
import signal, time, torch
model = torch.nn.Linear(2, 1)
received = []
signal.signal(signal.SIGTERM, lambda number, frame: received.append(number))
for step in range(1000):
    time.sleep(0.05)  # the training step
    print("step", step, flush=True)
    if received:
        torch.save(model.state_dict(), "from_flag.pt")
        break
""")
process = subprocess.Popen([sys.executable, "train.py"],
                           stdout=subprocess.PIPE, text=True)
process.stdout.readline()
process.terminate()  # what the cluster does: SIGTERM
process.stdout.read()
print("exit code:", process.wait(), "saved:", os.path.exists("from_flag.pt"))
#> exit code: 0 saved: True
# --8<-- [end:right]

# --8<-- [start:demo_workers]
import multiprocessing, signal
from torch.utils.data import DataLoader

def ignore_sigterm(worker_id):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)

loader = DataLoader(range(100), num_workers=1, worker_init_fn=ignore_sigterm,
                    multiprocessing_context="fork")
batches = iter(loader)
next(batches)
for worker in multiprocessing.active_children():
    worker.terminate()  # SIGTERM
print("batches after SIGTERM:", len(list(batches)))
#> batches after SIGTERM: 99
# --8<-- [end:demo_workers]

# --8<-- [start:demo_interrupt]
for error in (KeyboardInterrupt, RuntimeError):
    try:
        try:
            raise error  # Ctrl+C is the first one
        except Exception:
            print(error.__name__, "is caught by except Exception")
    except KeyboardInterrupt:
        print(error.__name__, "needs except KeyboardInterrupt")
#> KeyboardInterrupt needs except KeyboardInterrupt
#> RuntimeError is caught by except Exception
# --8<-- [end:demo_interrupt]

# --8<-- [start:demo_in_except]
import torch, weakref

class Activations:
    pass

def train_step():
    activations = Activations()
    global alive
    alive = weakref.ref(activations)
    raise torch.OutOfMemoryError("CUDA out of memory.")

try:
    train_step()
except torch.OutOfMemoryError as error:
    print("in except, activations are still there:", alive() is not None)
#> in except, activations are still there: True
# --8<-- [end:demo_in_except]

# --8<-- [start:demo_after_except]
import torch, weakref

class Activations:
    pass

def train_step():
    activations = Activations()
    global alive
    alive = weakref.ref(activations)
    raise torch.OutOfMemoryError("CUDA out of memory.")

failed = False
try:
    train_step()
except torch.OutOfMemoryError:
    failed = True
if failed:
    print("after except, activations are still there:", alive() is not None)
#> after except, activations are still there: False
# --8<-- [end:demo_after_except]

# --8<-- [start:demo_in_your_code]
import os, signal, time
import torch
from torch import nn
def save(path, **parts):
    torch.save(parts, path + ".tmp")
    os.replace(path + ".tmp", path)  # the old file stays until here

received = []
before = signal.signal(signal.SIGINT, lambda n, frame: received.append(n))
model, last = nn.Linear(2, 1), time.monotonic()
for step in range(1000):
    if step == 5:
        signal.raise_signal(signal.SIGINT)  # you press Ctrl+C
    if received or time.monotonic() - last > 600:
        save("last.pt", model=model.state_dict(), step=step)
        last = time.monotonic()
    if received:
        break
signal.signal(signal.SIGINT, before)
print("saved at step", torch.load("last.pt")["step"])
#> saved at step 5
# --8<-- [end:demo_in_your_code]

# --8<-- [start:check]
import multiprocessing
import os
import signal
import subprocess
import sys

import torch

assert wrong.out == "exit code: -15\nsaved: False\n"
assert right.out == "exit code: 0 saved: True\n"
assert demo_workers.out == "batches after SIGTERM: 99\n"
# without worker_init_fn, the worker ends
loader = torch.utils.data.DataLoader(
    range(100), num_workers=1, multiprocessing_context="fork")
batches = iter(loader)
next(batches)
worker, = multiprocessing.active_children()
worker.terminate()
worker.join(20)
assert not worker.is_alive()
del batches
assert demo_interrupt.out == """\
KeyboardInterrupt needs except KeyboardInterrupt
RuntimeError is caught by except Exception
"""
assert demo_in_except.out == "in except, activations are still there: True\n"
assert demo_after_except.out == "after except, activations are still there: False\n"
assert demo_in_your_code.out == "saved at step 5\n"
assert not os.path.exists("last.pt.tmp") and os.path.exists("last.pt")
# a program in the background may begin without it, so call it
try:
    signal.default_int_handler(signal.SIGINT, None)
except KeyboardInterrupt:
    interrupted = True
assert interrupted
assert torch.cuda.OutOfMemoryError is torch.OutOfMemoryError
assert issubclass(torch.OutOfMemoryError, RuntimeError)
# a handler that raises makes finally run after SIGTERM, too
code = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
try:
    print("training", flush=True)
    for _ in range(200):
        time.sleep(0.1)
finally:
    print("finally")
"""
process = subprocess.Popen([sys.executable, "-c", code],
                           stdout=subprocess.PIPE, text=True)
process.stdout.readline()
process.terminate()
assert process.communicate()[0] == "finally\n"
# nobody can catch SIGKILL
try:
    signal.signal(signal.SIGKILL, lambda number, frame: None)
except OSError:
    caught = False
assert not caught
# --8<-- [end:check]
