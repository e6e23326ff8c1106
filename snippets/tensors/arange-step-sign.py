"""torch.arange raises when the step points away from the end; NumPy returns an empty array."""
# /// pitfall
# apis = ["torch.arange"]
# symptom = "error"
# raises = ["wrong", "wrong_empty"]
# added = 2026-11-29
# messages = ["upper bound and lower bound inconsistent with step sign"]
# older = ["upper bound and larger bound inconsistent with step sign"]
# also = ["torch.range"]
#
# [code.counting_down_without_a_step]
# either = [
#     'torch.arange($N - 1, -1)', 'torch.arange($N, -1)', 'torch.arange($N - 1, -1, dtype=$D)',
#     'torch.arange($N, 0)', 'torch.arange(len($X) - 1, -1)', 'torch.arange($N - 1, -1, 1)',
#     'torch.arange(start=$N, end=0)', 'torch.arange($N - 1, 0)', 'torch.arange($N, 0, 1)',
#     'torch.arange($N - 1, -1, device=$D)', 'torch.arange(0, $N, -1)',
#     'torch.arange(0, $N, step=-1)', 'torch.arange($A, 0, device=$D)',
#     'torch.arange($N, 0, dtype=$D)', 'torch.arange(0, -$N)', 'torch.arange(0, -$N, ..., 1)',
#     'torch.arange($N - 1, -1, ..., device=$D)', 'torch.arange(0, -$N, device=$D)',
# ]
# not = ['torch.arange(0, 0)']
# example = 'timesteps = torch.arange(num_steps - 1, -1)'
#
# [code.positions_past_the_end]
# either = ['torch.arange($PAST, $MAX)', 'torch.arange($PAST, $MAX, device=$D)']
# names = { "$PAST" = '(\w*(prompt|past|prefix|cached|prev|offset|start|context)\w*(_len\w*)?|len\(\w+\)|\w+\.(size|shape)[(\[]\d[)\]])', "$MAX" = '(self\.|args\.|cfg\.)?\w*(max|limit|block|window|total|budget)_?\w*' }
# example = 'positions = torch.arange(prompt_length, max_length)'
# ///

# --8<-- [start:wrong]
import torch

num_steps = 5
timesteps = torch.arange(num_steps - 1, -1)
#> RuntimeError: upper bound and lower bound inconsistent with step sign
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

num_steps = 5
timesteps = torch.arange(num_steps - 1, -1, -1)
print("timesteps:", timesteps.tolist())
#> timesteps: [4, 3, 2, 1, 0]
# --8<-- [end:right]

# --8<-- [start:demo_flip]
import torch

print("flipped:", torch.arange(5).flip(0).tolist())
#> flipped: [4, 3, 2, 1, 0]
# --8<-- [end:demo_flip]

# --8<-- [start:wrong_empty]
import torch

prompt_length = 8
max_length = 6
positions = torch.arange(prompt_length, max_length)
#> RuntimeError: upper bound and lower bound inconsistent with step sign
# --8<-- [end:wrong_empty]

# --8<-- [start:right_empty]
import torch

prompt_length = 8
max_length = 6
positions = torch.arange(prompt_length, max(prompt_length, max_length))
print("positions:", positions.tolist())
#> positions: []
# --8<-- [end:right_empty]

# --8<-- [start:demo_numpy]
import numpy as np
import torch

print("range:", list(range(4, -1)))
#> range: []
print("NumPy:", np.arange(4, -1).tolist())
#> NumPy: []
print("same start and end:", torch.arange(4, 4).tolist())
#> same start and end: []
# --8<-- [end:demo_numpy]

# --8<-- [start:demo_other]
import torch

for args in [(-1,), (0, 5, -1), (0, 5, 0)]:
    try:
        torch.arange(*args)
    except RuntimeError as error:
        print(f"arange{args}:", error)
#> arange(-1,): upper bound and lower bound inconsistent with step sign
#> arange(0, 5, -1): upper bound and lower bound inconsistent with step sign
#> arange(0, 5, 0): step must be nonzero
# --8<-- [end:demo_other]

# --8<-- [start:check]
message = "upper bound and lower bound inconsistent with step sign"
assert message in wrong.out
assert right.out == "timesteps: [4, 3, 2, 1, 0]\n"
assert demo_flip.out == "flipped: [4, 3, 2, 1, 0]\n"
assert message in wrong_empty.out
assert right_empty.out == "positions: []\n"
assert demo_numpy.out == "range: []\nNumPy: []\nsame start and end: []\n"
assert demo_other.out.count(message) == 2
assert "arange(0, 5, 0): step must be nonzero" in demo_other.out
# --8<-- [end:check]
