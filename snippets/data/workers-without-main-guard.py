"""Spawned DataLoader workers import the script again, so what starts them must stand below the __main__ guard."""
# /// pitfall
# apis = ["torch.utils.data.DataLoader"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-21
# messages = [
#   "An attempt has been made to start a new process before the current process has finished its bootstrapping phase",
#   "DataLoader worker (pid(s) *) exited unexpectedly",
# ]
# older = [
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

# --8<-- [start:check]
started = (
    "__mp_main__: An attempt has been made to start a new process before the "
    "current process has finished its bootstrapping phase\n")
exited = "DataLoader worker (pid(s) *) exited unexpectedly"
assert wrong.out.startswith(f"{started}__main__: {exited}\n")
assert wrong.error == f"RuntimeError: {exited}"
assert right.out == "tensor([0, 1])\ntensor([2, 3])\n"
assert wrong_guard.out == "__main__ 0\n" and wrong_guard.steps == 0
# --8<-- [end:check]
