"""Spawned DataLoader workers import the script again, so what starts them must stand below the __main__ guard."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader", "torch.utils.data.Dataset"]
# symptom = "error"
# messages = [
#   "An attempt has been made to start a new process before the current process has finished its bootstrapping phase",
#   "DataLoader worker (pid(s) *) exited unexpectedly",
#   "Can't pickle local object '*<lambda>'",
#   "Got pickle error when attempting to start a worker Process. This might be because the worker Process arguments are not picklable.",
# ]
# older = [
#   "DataLoader worker (pid *) exited unexpectedly with exit code *.",
#   "[Errno 32] Broken pipe",
# ]
# ///

# --8<-- [start:wrong]
import re

import torch
from torch.utils.data import DataLoader

x = torch.arange(4)
loader = DataLoader(x, 2, num_workers=1, multiprocessing_context="spawn")
try:
    for batch in loader:
        print(batch)
except RuntimeError as error:  # first in the worker, then here
    text = " ".join(re.sub(r"\d+", "*", str(error)).split())
    print(f"{__name__}: {text.split('. ')[0]}", flush=True)
    raise RuntimeError(text) from None
#> __mp_main__: An attempt has been made to start a new process before the current process has finished its bootstrapping phase
#> __main__: DataLoader worker (pid(s) *) exited unexpectedly
#> RuntimeError: DataLoader worker (pid(s) *) exited unexpectedly
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch.utils.data import DataLoader

x = torch.arange(4)
loader = DataLoader(x, 2, num_workers=1, multiprocessing_context="spawn")
if __name__ == "__main__":
    for batch in loader:
        print(batch)
#> tensor([0, 1])
#> tensor([2, 3])
# --8<-- [end:right]

# --8<-- [start:wrong_guard]
import torch
from torch.utils.data import DataLoader

x = torch.arange(4)
loader = DataLoader(x, 2, num_workers=1, multiprocessing_context="spawn")
steps = 0
if __name__ == "_main_":
    for batch in loader:
        steps += 1
print(__name__, steps)
#> __main__ 0
# --8<-- [end:wrong_guard]

# --8<-- [start:wrong_lambda]
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def __init__(self):
        self.transform = lambda i: i * i

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.transform(i)


if __name__ == "__main__":
    x = Squares()
    loader = DataLoader(x, 2, num_workers=1, multiprocessing_context="spawn")
    for batch in loader:
        print(batch)
#> UserWarning: Got pickle error when attempting to start a worker Process. This might be because the worker Process arguments are not picklable. Python 3.14+ changed the multiprocessing start method in non-Mac POSIX platforms to 'forkserver', which requires the worker Process arguments to be picklable. You can also try multiprocessing.set_start_method('fork').
#> AttributeError: Can't pickle local object 'Squares.__init__.<locals>.<lambda>'
# --8<-- [end:wrong_lambda]

# --8<-- [start:right_lambda]
from torch.utils.data import DataLoader, Dataset


class Squares(Dataset):
    def transform(self, i):
        return i * i

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.transform(i)


if __name__ == "__main__":
    x = Squares()
    loader = DataLoader(x, 2, num_workers=1, multiprocessing_context="spawn")
    for batch in loader:
        print(batch)
#> tensor([0, 1])
#> tensor([4, 9])
# --8<-- [end:right_lambda]

# --8<-- [start:check]
import pickle

from torch.utils.data import DataLoader

started = (
    "__mp_main__: An attempt has been made to start a new process before the "
    "current process has finished its bootstrapping phase\n")
exited = "DataLoader worker (pid(s) *) exited unexpectedly"
assert wrong.out.startswith(f"{started}__main__: {exited}\n")
assert wrong.error == f"RuntimeError: {exited}"
assert right.out == "tensor([0, 1])\ntensor([2, 3])\n"
assert wrong_guard.out == "__main__ 0\n" and wrong_guard.steps == 0
lost = "Can't pickle local object 'Squares.__init__.<locals>.<lambda>'"
assert wrong_lambda.error == f"AttributeError: {lost}"
assert wrong_lambda.out.startswith("UserWarning: Got pickle error")
assert right_lambda.out == "tensor([0, 1])\ntensor([4, 9])\n"


def refused(**kwargs):
    loader = DataLoader(
        [0, 1], num_workers=1, multiprocessing_context="spawn", **kwargs)
    try:
        iter(loader)
    except (AttributeError, pickle.PicklingError) as error:
        return "pickle" in str(error) or "local object" in str(error)
    return False


def outer():
    def inner(i):
        return i
    return inner


for function in (lambda i: i, outer()):
    assert refused(collate_fn=function)
    assert refused(worker_init_fn=function)
# --8<-- [end:check]
