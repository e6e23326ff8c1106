"""With a float step, rounding can give torch.arange one element too many."""
# /// pitfall
# apis = ["torch.arange", "torch.linspace"]
# symptom = "silent"
# added = 2026-11-29
# also = ["torch.range"]
#
# [code.float_step]
# either = [
#     'torch.arange($A, $B, $STEP)', 'torch.arange($A, $B, step=$STEP, ...)',
#     'torch.arange($A, $B, $STEP, ...)', 'torch.arange(start=$A, end=$B, step=$STEP, ...)',
# ]
# names = { "$STEP" = '(?!\d*\.(5|25|75|125|375|625|875|0625)0*$)\d*\.\d*[1-9]\d*|1(\.0?)? ?/ ?\d+|-?\d*\.?\d*e-\d+|\(?[\w.]+ ?/ ?\(?[\w. ()-]+\)?' }
#
# [code.float_step_of_a_variable]
# either = [
#     'torch.arange($A, $B, $STEP)', 'torch.arange($A, $B, step=$STEP, ...)',
#     'torch.arange($A, $B, $STEP, ...)', 'torch.arange($A, $B + $STEP, $STEP, ...)',
# ]
# anywhere = [
#     ['$STEP = $V', 'def $F(..., $STEP=$V, ...): ...'],
# ]
# names = { "$V" = '(?!\d*\.(5|25|75|125|375|625|875|0625)0*$)\d*\.\d*[1-9]\d*|1(\.0?)? ?/ ?\d+|\d*\.?\d*e-\d+|\(?[\w.]+ ?/ ?\(?[\w. ()-]+\)?' }
# example = '''
# dt = 0.1
# t = torch.arange(0, 1, dt)
# '''
#
# [code.linspace_and_a_step]
# either = ['torch.linspace($A, $B, $N, ...)', 'torch.linspace($A, $B, steps=$N, ...)']
# anywhere = [
#     ['$DT = $B / $N', '$DT = ($B - $A) / $N', '$DT = 1 / $N', '$DT = 1.0 / $N'],
# ]
# example = '''
# t = torch.linspace(0, T, n)
# dt = T / n
# '''
# ///

# --8<-- [start:wrong]
import torch

thresholds = torch.arange(0.5, 0.8, 0.1)
print("thresholds:", thresholds)
#> thresholds: tensor([0.5000, 0.6000, 0.7000, 0.8000])
print("how many:", len(thresholds))
#> how many: 4
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

thresholds = 0.5 + 0.1 * torch.arange(3)
print("thresholds:", thresholds)
#> thresholds: tensor([0.5000, 0.6000, 0.7000])
print("how many:", len(thresholds))
#> how many: 3
# --8<-- [end:right]

# --8<-- [start:wrong_steps]
import torch

t = torch.linspace(0, 1, 10)
print("distance between points:", f"{t[1] - t[0]:.4f}")
#> distance between points: 0.1111
# --8<-- [end:wrong_steps]

# --8<-- [start:right_steps]
import torch

t = torch.linspace(0, 1, 11)
print("distance between points:", f"{t[1] - t[0]:.4f}")
#> distance between points: 0.1000
# --8<-- [end:right_steps]

# --8<-- [start:demo_quotient]
import math

quotient = (0.8 - 0.5) / 0.1
print("quotient:", quotient)
#> quotient: 3.0000000000000004
print("rounded up:", math.ceil(quotient))
#> rounded up: 4
# --8<-- [end:demo_quotient]

# --8<-- [start:detect]
import torch

x = torch.arange(0.5, 0.8, 0.1)
print("last element:", f"{x[-1]:.4f}")
#> last element: 0.8000
# --8<-- [end:detect]

# --8<-- [start:check]
import torch

assert len(wrong.thresholds) == 4 and len(right.thresholds) == 3
assert torch.allclose(right.thresholds, torch.tensor([0.5, 0.6, 0.7]))
assert abs(wrong_steps.t[1] - 1 / 9) < 1e-6
assert abs(right_steps.t[1] - 1 / 10) < 1e-6
assert demo_quotient.quotient > 3
assert torch.equal(detect.x, wrong.thresholds)
assert (0.3 - 0.0) / 0.1 < 3 and len(torch.arange(0.0, 0.3, 0.1)) == 3
assert torch.arange(0, 1, 0.25).tolist() == [0, 0.25, 0.5, 0.75]
# --8<-- [end:check]
