"""A program that hangs waits in one line: the stack shows which, and the line tells the cause."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.multiprocessing.get_context", "torch.set_num_threads"]
# also = ["torch.utils.cpp_extension.load", "torch.multiprocessing.Queue"]
# symptom = "slow"
# raises = ["demo_timeout"]
# added = 2026-11-30
# messages = [
#   "DataLoader timed out after * seconds",
# ]
#
# [code.retry_for_ever]
# either = [
# '''
# def __getitem__(...):
#     ...
#     while True:
#         try:
#             ...
#         except $E:
#             continue
# ''',
# '''
# def __getitem__(...):
#     ...
#     while True:
#         try:
#             ...
#         except $E:
#             pass
# ''',
# '''
# def __getitem__(...):
#     ...
#     while True:
#         try:
#             ...
#         except:
#             continue
# ''',
# ]
# example = '''
# class Images(torch.utils.data.Dataset):
#     def __getitem__(self, i):
#         while True:
#             try:
#                 return load(self.paths[i])
#             except OSError:
#                 continue
# '''
# ///

# --8<-- [start:wrong]
import multiprocessing, random, re, time, torch
from faulthandler import dump_traceback_later

masks = torch.tensor([[1] * 8, [1] * 8, [0] * 8])  # the last one is empty

def random_crop(batch):
    while True:
        time.sleep(0.05)  # opens the image
        crop = random.choice(batch[0].split(4))
        if crop.any():
            return crop

def train():
    for crop in torch.utils.data.DataLoader(masks, collate_fn=random_crop):
        print("crop of", crop.numel(), "pixels", flush=True)
        dump_traceback_later(0.5, exit=True, file=open("stack", "w"))
process = multiprocessing.get_context("fork").Process(target=train)
process.start(), process.join()
#> crop of 4 pixels
#> crop of 4 pixels
print(re.findall("Timeout|in random_crop|in train", open("stack").read()))
#> ['Timeout', 'in random_crop', 'in train']
# --8<-- [end:wrong]

# --8<-- [start:right]
import multiprocessing, random, re, time, torch
from faulthandler import dump_traceback_later

masks = torch.tensor([[1] * 8, [1] * 8, [0] * 8])  # the last one is empty

def random_crop(batch):
    for attempt in range(5):
        time.sleep(0.05)  # opens the image
        crop = random.choice(batch[0].split(4))
        if crop.any():
            break
    return crop

def train():
    for crop in torch.utils.data.DataLoader(masks, collate_fn=random_crop):
        print("crop of", crop.numel(), "pixels", flush=True)
        dump_traceback_later(0.5, exit=True, file=open("stack", "w"))
process = multiprocessing.get_context("fork").Process(target=train)
process.start(), process.join()
#> crop of 4 pixels
#> crop of 4 pixels
#> crop of 4 pixels
print(re.findall("Timeout|in random_crop|in train", open("stack").read()))
#> []
# --8<-- [end:right]

# --8<-- [start:demo_timeout]
import time
import torch
from torch.utils.data import DataLoader

class Images(list):
    def __getitem__(self, i):
        time.sleep(1.5)  # stands for a call that hangs
        return torch.zeros(3)

loader = DataLoader(Images(range(4)), num_workers=1, timeout=0.5)
for i, x in enumerate(loader):
    print("batch", i)
#> RuntimeError: DataLoader timed out after 0.5 seconds
# --8<-- [end:demo_timeout]

# --8<-- [start:demo_lock]
import faulthandler, re, threading
import torch
from torch.utils.data import DataLoader

lock = threading.Lock()

class Images(list):
    def __getitem__(self, i):
        with lock:
            return torch.zeros(3)

def watch(worker_id):
    faulthandler.dump_traceback_later(0.5, exit=True, file=open("stack", "w"))

lock.acquire()  # a thread has it while the worker is forked
loader = DataLoader(Images(range(4)), num_workers=1, worker_init_fn=watch)
try:
    next(iter(loader))
except RuntimeError as error:
    print(re.findall("Timeout|in __getitem__", open("stack").read()))
#> ['Timeout', 'in __getitem__']
# --8<-- [end:demo_lock]

# --8<-- [start:demo_threads]
import torch
from torch import multiprocessing as mp

def predict():
    y = torch.ones(1000000).exp()
    print("predicted:", len(y), flush=True)

threads = torch.get_num_threads()
torch.set_num_threads(4)
predict()  # starts the threads of this process
#> predicted: 1000000
child = mp.get_context("fork").Process(target=predict)
child.start()
child.join(timeout=0.3)
print("the child still runs:", child.is_alive())
#> the child still runs: True
child.kill()
child.join()
torch.set_num_threads(threads)
# --8<-- [end:demo_threads]

# --8<-- [start:wrong_join]
import torch
from torch import multiprocessing as mp

def predict(queue):
    for i in range(100):
        queue.put([0.5] * 1000)

context = mp.get_context("fork")
queue = context.Queue()
child = context.Process(target=predict, args=(queue,))
child.start()
child.join(timeout=0.3)  # without a timeout, for ever
print("the child still runs:", child.is_alive())
#> the child still runs: True
results = [queue.get() for i in range(100)]
child.join()
print("results:", len(results))
#> results: 100
# --8<-- [end:wrong_join]

# --8<-- [start:right_join]
import torch
from torch import multiprocessing as mp

def predict(queue):
    for i in range(100):
        queue.put([0.5] * 1000)

context = mp.get_context("fork")
queue = context.Queue()
child = context.Process(target=predict, args=(queue,))
child.start()
results = [queue.get() for i in range(100)]
child.join()
print("the child still runs:", child.is_alive())
#> the child still runs: False
print("results:", len(results))
#> results: 100
# --8<-- [end:right_join]

# --8<-- [start:demo_build]
import os, threading
from torch.utils.file_baton import FileBaton

open("lock", "w").close()  # left behind by a build that was killed
baton = FileBaton("lock")
print("may build:", baton.try_acquire())
#> may build: False
waiting = threading.Thread(target=baton.wait)
waiting.start()
waiting.join(timeout=0.3)
print("still waiting:", waiting.is_alive())
#> still waiting: True
os.remove("lock")
waiting.join()
print("still waiting:", waiting.is_alive())
#> still waiting: False
# --8<-- [end:demo_build]

# --8<-- [start:demo_output]
import os, subprocess, sys

script = """
import os, signal
print("epoch 0")
os.kill(os.getpid(), signal.SIGKILL)  # you think that it hangs
"""
for options in ([], ["-u"]):
    with open("train.log", "w") as log:
        subprocess.run([sys.executable, *options, "-c", script], stdout=log,
                       env={**os.environ, "PYTHONUNBUFFERED": ""})
    print(options, "the log:", repr(open("train.log").read()))
#> [] the log: ''
#> ['-u'] the log: 'epoch 0\n'
# --8<-- [end:demo_output]

# --8<-- [start:detect]
import faulthandler, multiprocessing, os, re, signal, time

def load(path, ready):
    ready.set()
    while not os.path.exists(path):  # waits for a file
        time.sleep(0.01)

def train(ready):
    faulthandler.register(signal.SIGUSR1, file=open("stack", "w"))
    load("weights", ready)

context = multiprocessing.get_context("fork")
ready = context.Event()
process = context.Process(target=train, args=(ready,))
process.start(), ready.wait()
os.kill(process.pid, signal.SIGUSR1)  # in a terminal: kill -USR1 PID
open("weights", "w").close()
process.join()
print(re.findall("in load|in train", open("stack").read()))
#> ['in load', 'in train']
os.remove("weights")
# --8<-- [end:detect]

# --8<-- [start:check]
import faulthandler
import signal

import torch
from torch import multiprocessing as mp
from torch.utils.cpp_extension import get_default_build_root
from torch.utils.data import DataLoader
from torch.utils.data.dataloader import _MultiProcessingDataLoaderIter

assert wrong.out == (
    "crop of 4 pixels\n" * 2 + "['Timeout', 'in random_crop', 'in train']\n")
assert right.out == "crop of 4 pixels\n" * 3 + "[]\n"
assert (demo_timeout.error or "") == (
    "RuntimeError: DataLoader timed out after 0.5 seconds")
assert demo_lock.out == "['Timeout', 'in __getitem__']\n"
assert demo_threads.out == (
    "predicted: 1000000\nthe child still runs: True\n")
assert wrong_join.out == "the child still runs: True\nresults: 100\n"
assert right_join.out == "the child still runs: False\nresults: 100\n"
assert demo_build.out == (
    "may build: False\nstill waiting: True\nstill waiting: False\n")
assert demo_output.out == (
    "[] the log: ''\n['-u'] the log: 'epoch 0\\n'\n")
assert detect.out == "['in load', 'in train']\n"
context = mp.get_context("fork")
assert hasattr(_MultiProcessingDataLoaderIter, "_try_get_data")
assert get_default_build_root().endswith("torch_extensions")
assert signal.SIGKILL == 9
faulthandler.dump_traceback_later(600, repeat=True)
faulthandler.cancel_dump_traceback_later()


def predict():
    torch.set_num_threads(1)
    torch.ones(1000000).exp()


# one thread in the child, or no threads before the fork: it ends
threads = torch.get_num_threads()
torch.set_num_threads(4)
torch.ones(1000000).exp()
child = context.Process(target=predict)
child.start()
child.join()
assert child.exitcode == 0
torch.set_num_threads(threads)

# a little data fits into the pipe, so join before get ends
queue = context.Queue()
child = context.Process(target=queue.put, args=([0.5] * 10,))
child.start()
child.join()
assert queue.get() == [0.5] * 10
# the threads of a worker
assert next(iter(DataLoader(
    [0], num_workers=1, collate_fn=lambda _: torch.get_num_threads()))) == 1
# --8<-- [end:check]
