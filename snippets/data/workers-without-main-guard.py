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
#   "Can't get attribute '*' on <module '__mp_main__' from '*'>",
# ]
#
# [code.no_main_guard]
# pattern = 'torch.utils.data.DataLoader(..., num_workers=$N, ...)'
# not_inside = ['def $FUNC(...): ...', 'class $CLASS(...): ...']
# anywhere = [
#     [
#         '$OPTIMIZER.step()',
#         'torch.utils.data.DataLoader(..., multiprocessing_context="spawn", ...)',
#         'torch.multiprocessing.set_start_method("spawn", ...)',
#     ],
# ]
# nowhere = ['if __name__ == "__main__": ...']
# names = { "$N" = '[1-9]\d*|[A-Z_]*WORKERS|n_?workers|(args|cfg|config|opt|hp|CFG)\.\w*workers|num_workers' }
#
# [code.main_misspelt]
# either = [
#     'if __name__ == "_main_": ...', 'if __name__ == "main": ...',
#     'if __name__ == "__main": ...', 'if __name__ == "_main__": ...',
# ]
#
# [code.main_called_without_guard]
# either = [
#     'main()', 'main($ARG)', 'train()', 'run()', 'main(*$A)', 'main($A, $B)', 'fit(...)',
#     'run_training(...)', 'train($A)', 'train($A, $B)', 'experiment(...)', 'main($K=$V)',
# ]
# not_inside = ['def $FUNC(...): ...', 'class $CLASS(...): ...']
# anywhere = [
#     [
#         'torch.utils.data.DataLoader(..., num_workers=$N, ...)',
#         'for $X in <... torch.utils.data.DataLoader(..., num_workers=$N, ...) ...>: ...',
#     ],
#     '$OPTIMIZER.step()',
# ]
# nowhere = ['if __name__ == "__main__": ...']
# names = { "$N" = '[1-9]\d*|[A-Z_]*WORKERS|n_?workers|(args|cfg|config|opt|hp|CFG)\.\w*workers|num_workers|workers' }
# example = '''
# def main():
#     for x in torch.utils.data.DataLoader(dataset, num_workers=2):
#         optimizer.step()
# main()
# '''
# ///

# --8<-- [start:wrong]
import re

from torch.utils.data import DataLoader

loader = DataLoader(
    range(4), batch_size=2, num_workers=1, multiprocessing_context="spawn")
try:
    for x in loader:
        print("batch:", x)
except RuntimeError as error:  # only to print it without the process id
    text = " ".join(re.sub(r"\d+", "*", str(error)).split())
    print(f"{__name__}: {text.split('. ')[0]}", flush=True)
    raise RuntimeError(text) from None
#> __mp_main__: An attempt has been made to start a new process before the current process has finished its bootstrapping phase
#> __main__: DataLoader worker (pid(s) *) exited unexpectedly
#> RuntimeError: DataLoader worker (pid(s) *) exited unexpectedly
# --8<-- [end:wrong]

# --8<-- [start:right]
from torch.utils.data import DataLoader

loader = DataLoader(
    range(4), batch_size=2, num_workers=1, multiprocessing_context="spawn")
if __name__ == "__main__":
    for x in loader:
        print("batch:", x)
#> batch: tensor([0, 1])
#> batch: tensor([2, 3])
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def main():
    dataset = TensorDataset(torch.ones(64, 3), torch.zeros(64, 1))
    loader = DataLoader(dataset, batch_size=16, num_workers=2)
    model = nn.Linear(3, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for x, y in loader:
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("trained on", len(loader), "batches")


if __name__ == "__main__":
    main()
#> trained on 4 batches
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_guard]
from torch.utils.data import DataLoader

loader = DataLoader(
    range(4), batch_size=2, num_workers=1, multiprocessing_context="spawn")
steps = 0
if __name__ == "_main_":
    for x in loader:
        steps += 1
print("name:", __name__)
#> name: __main__
print("steps:", steps)
#> steps: 0
# --8<-- [end:wrong_guard]

# --8<-- [start:demo_import]
from torch.utils.data import DataLoader

print("script starts as", __name__, flush=True)
#> script starts as __main__
loader = DataLoader(
    range(4), batch_size=2, num_workers=1, multiprocessing_context="spawn")
if __name__ == "__main__":
    for x in loader:
        print("batch:", x)
#> script starts as __mp_main__
#> batch: tensor([0, 1])
#> batch: tensor([2, 3])
# --8<-- [end:demo_import]

# --8<-- [start:check]
started = (
    "__mp_main__: An attempt has been made to start a new process before the "
    "current process has finished its bootstrapping phase\n")
exited = "DataLoader worker (pid(s) *) exited unexpectedly"
assert wrong.out.startswith(f"{started}__main__: {exited}\n")
assert wrong.error == f"RuntimeError: {exited}"
batches = "batch: tensor([0, 1])\nbatch: tensor([2, 3])\n"
assert right.out == batches
assert demo_in_your_code.out == "trained on 4 batches\n"
assert wrong_guard.out == "name: __main__\nsteps: 0\n"
assert demo_import.out == (
    "script starts as __main__\nscript starts as __mp_main__\n" + batches)
# --8<-- [end:check]
