"""CTCLoss wants (T, N, C) log-probabilities with a class for the blank, lengths in output time steps, and enough of them; otherwise errors, inf, or a number without meaning."""
# /// pitfall
# apis = ["torch.nn.CTCLoss", "torch.nn.functional.ctc_loss"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-29
# also = ["torch.nn.functional.log_softmax"]
# messages = [
#   "input_lengths must be of size batch_size",
#   "target_lengths must be of size batch_size",
#   "blank must be in label range",
#   "Expected input_lengths to have value at most *, but got value *",
#   "Expected tensor to have size at least * at dimension 1, but got size * for argument #2 'targets' (while checking arguments for ctc_loss*)",
#   "Expected tensor to have size * at dimension 0, but got size * for argument #2 'targets' (while checking arguments for ctc_loss*)",
# ]
#
# [code.ctc_of_logits]
# either = [
#     '$LOSS($LAYER(...), ...)',
# '''
# $OUT = $LAYER(...)
# ...
# $LOSS($OUT, ...)
# ''',
# ]
# not = [
# '''
# $OUT = $LAYER(...)
# ...
# $OUT = $OTHER
# ...
# $LOSS($OUT, ...)
# ''',
# ]
# anywhere = ['$LAYER = torch.nn.Linear(...)', '$LOSS = torch.nn.CTCLoss(...)']
#
# [code.ctc_without_log_softmax]
# either = ['torch.nn.CTCLoss(...)', 'torch.nn.functional.ctc_loss(...)']
# anywhere = [
#     ['class $NET(torch.nn.Module): ...', 'torch.nn.Sequential(...)'],
# ]
# nowhere = [
#     '$A.log_softmax(...)', 'log_softmax(...)', '$A.LogSoftmax(...)', '$A.log(...)',
#     '$A.LogSoftmax',
# ]
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(8, 5))
# criterion = torch.nn.CTCLoss()
# '''
#
# [code.ctc_batch_first]
# either = ['torch.nn.CTCLoss(...)', 'torch.nn.functional.ctc_loss(...)']
# anywhere = [
#     [
#         'torch.nn.LSTM(..., batch_first=True, ...)', 'torch.nn.GRU(..., batch_first=True, ...)',
#         'torch.nn.TransformerEncoderLayer(..., batch_first=True, ...)',
#         'torch.nn.RNN(..., batch_first=True, ...)', 'torch.randn($N, $T, $C).log_softmax(...)',
#     ],
# ]
# nowhere = [
#     '$X.permute(1, 0, 2)', '$X.transpose(0, 1)', '$X.transpose(1, 0)', '$X.permute(2, 0, 1)',
#     'torch.transpose(...)', 'torch.permute(...)', '$X.swapaxes(...)', '$X.movedim(...)',
#     '$X.permute(1, 0, $Z)', '$X.permute(3, 0, 1, 2)', '$X.swapdims(...)',
#     '$X.permute((1, 0, 2))',
# ]
# example = '''
# rnn = torch.nn.GRU(4, 8, batch_first=True)
# ctc = torch.nn.CTCLoss()
# loss = ctc(fc(rnn(x)[0]).log_softmax(2), y, n, m)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
N, T, C = 4, 50, 11  # images, time steps, classes
model = nn.Linear(16, C)
logits = model(torch.randn(N, T, 16))
labels = torch.randint(1, C, (N, 8))
input_lengths, label_lengths = torch.full((N,), T), torch.full((N,), 8)
ctc_loss = nn.CTCLoss()
loss = ctc_loss(logits, labels, input_lengths, label_lengths)
#> RuntimeError: input_lengths must be of size batch_size
print(f"loss: {loss:.4f}")
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
N, T, C = 4, 50, 11  # images, time steps, classes
model = nn.Linear(16, C)
logits = model(torch.randn(N, T, 16))
labels = torch.randint(1, C, (N, 8))
input_lengths, label_lengths = torch.full((N,), T), torch.full((N,), 8)
ctc_loss = nn.CTCLoss()
log_probs = logits.log_softmax(dim=2).transpose(0, 1)
loss = ctc_loss(log_probs, labels, input_lengths, label_lengths)
print(f"loss: {loss:.4f}")
#> loss: 11.5808
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn

torch.manual_seed(0)
alphabet = "0123456789"  # the blank is class 0, "0" is class 1
cnn = nn.Sequential(nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.MaxPool2d(2))
rnn = nn.LSTM(16 * 8, 32, batch_first=True, bidirectional=True)
head = nn.Linear(64, 1 + len(alphabet))
images, texts = torch.randn(2, 1, 32, 100), ["2718", "314"]

features = cnn(images).permute(0, 3, 1, 2).flatten(2)
log_probs = head(rnn(features)[0]).log_softmax(2).transpose(0, 1)
labels = torch.tensor([1 + alphabet.index(c) for t in texts for c in t])
label_lengths = torch.tensor([len(t) for t in texts])
input_lengths = torch.full((len(images),), len(log_probs))
loss = nn.CTCLoss()(log_probs, labels, input_lengths, label_lengths)
print("time steps:", len(log_probs), "loss is finite:", loss.isfinite().item())
#> time steps: 25 loss is finite: True
# --8<-- [end:demo_in_your_code]

# --8<-- [start:demo_messages]
import torch
from torch import nn

def try_it(T=50, steps=50, blank=0, length=8, n=4, cut=0):
    log_probs = torch.zeros(T, 4, 11).log_softmax(2)
    labels = torch.ones(4, 8, dtype=torch.long)
    labels = labels.flatten()[:-cut] if cut else labels
    try:
        nn.CTCLoss(blank)(log_probs, labels, torch.full((4,), steps),
                          torch.full((n,), length))
    except RuntimeError as error:
        return str(error)

print("width of the image:", try_it(steps=60))
#> width of the image: Expected input_lengths to have value at most 50, but got value 60 (while checking arguments for ctc_loss_allocate_outputs)
print("blank is 11:", try_it(blank=11))
#> blank is 11: blank must be in label range
print("wrong label lengths:", try_it(length=9))
#> wrong label lengths: Expected tensor to have size at least 9 at dimension 1, but got size 8 for argument #2 'targets' (while checking arguments for ctc_loss_allocate_outputs)
print("flat labels:", try_it(cut=1))
#> flat labels: Expected tensor to have size 32 at dimension 0, but got size 31 for argument #2 'targets' (while checking arguments for ctc_loss_allocate_outputs)
print("too few lengths:", try_it(n=3))
#> too few lengths: target_lengths must be of size batch_size
# --8<-- [end:demo_messages]

# --8<-- [start:wrong_inf]
import torch
from torch import nn

torch.manual_seed(0)
logits = torch.randn(10, 2, 11, requires_grad=True)
labels = torch.tensor([[1, 2, 3, 4, 5, 6], [7, 7, 7, 7, 7, 7]])
ctc_loss = nn.CTCLoss()
loss = ctc_loss(logits.log_softmax(2), labels, [10, 10], [6, 6])
loss.backward()
print(f"loss: {loss:.4f}, NaN in the gradient:", logits.grad.isnan().any())
#> loss: inf, NaN in the gradient: tensor(True)
# --8<-- [end:wrong_inf]

# --8<-- [start:right_inf]
import torch
from torch import nn

torch.manual_seed(0)
logits = torch.randn(10, 2, 11, requires_grad=True)
labels = torch.tensor([[1, 2, 3, 4, 5, 6], [7, 7, 7, 7, 7, 7]])
ctc_loss = nn.CTCLoss(zero_infinity=True)
loss = ctc_loss(logits.log_softmax(2), labels, [10, 10], [6, 6])
loss.backward()
print(f"loss: {loss:.4f}, NaN in the gradient:", logits.grad.isnan().any())
#> loss: 1.5814, NaN in the gradient: tensor(False)
# --8<-- [end:right_inf]

# --8<-- [start:wrong_logits]
import torch
from torch import nn

torch.manual_seed(0)
logits = 3 * torch.randn(50, 2, 11)
labels = torch.tensor([[1, 2], [3, 1]])
loss = nn.CTCLoss()(logits, labels, [50, 50], [2, 2])
print("loss is negative:", loss.item() < 0)
#> loss is negative: True
# --8<-- [end:wrong_logits]

# --8<-- [start:right_logits]
import torch
from torch import nn

torch.manual_seed(0)
logits = 3 * torch.randn(50, 2, 11)
labels = torch.tensor([[1, 2], [3, 1]])
loss = nn.CTCLoss()(logits.log_softmax(2), labels, [50, 50], [2, 2])
print("loss is negative:", loss.item() < 0)
#> loss is negative: False
# --8<-- [end:right_logits]

# --8<-- [start:detect]
import torch

def check_batch(log_probs, labels, input_lengths, label_lengths, blank=0):
    T, N, C = log_probs.shape
    assert len(input_lengths) == len(label_lengths) == N, "not (T, N, C)?"
    assert max(input_lengths) <= T, "lengths of the image?"
    total = log_probs.exp().sum(2)
    assert torch.allclose(total, torch.ones(T, N), atol=1e-3), "log_softmax?"
    for i, n in enumerate(label_lengths):
        row = labels[i, :n]
        assert blank not in row and 0 <= row.min() and row.max() < C
        needed = len(row) + (row[1:] == row[:-1]).sum().item()
        if input_lengths[i] < needed:
            print(f"sample {i}: {input_lengths[i]} steps, needs {needed}")

labels = torch.tensor([[1, 2, 3, 4, 5, 6], [7, 7, 7, 7, 7, 7]])
log_probs = torch.randn(10, 2, 11).log_softmax(2)
check_batch(log_probs, labels, [10, 10], [6, 6])
#> sample 1: 10 steps, needs 11
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.error == "RuntimeError: input_lengths must be of size batch_size"
assert right.out == "loss: 11.5808\n"
assert demo_in_your_code.out == "time steps: 25 loss is finite: True\n"
assert demo_messages.out == """\
width of the image: Expected input_lengths to have value at most 50, but got value 60 (while checking arguments for ctc_loss_allocate_outputs)
blank is 11: blank must be in label range
wrong label lengths: Expected tensor to have size at least 9 at dimension 1, but got size 8 for argument #2 'targets' (while checking arguments for ctc_loss_allocate_outputs)
flat labels: Expected tensor to have size 32 at dimension 0, but got size 31 for argument #2 'targets' (while checking arguments for ctc_loss_allocate_outputs)
too few lengths: target_lengths must be of size batch_size
"""
assert wrong_inf.out == "loss: inf, NaN in the gradient: tensor(True)\n"
assert right_inf.out.endswith("NaN in the gradient: tensor(False)\n")
assert right_inf.loss.isfinite()
probs = wrong_logits.logits.softmax(2)  # log(p) would be at most 0
assert F.ctc_loss(probs, wrong_logits.labels, [50, 50], [2, 2]) < 0
assert wrong_logits.out == "loss is negative: True\n"
assert right_logits.out == "loss is negative: False\n"
assert detect.out == "sample 1: 10 steps, needs 11\n"

# one time step for each label, and one blank between equal ones
def finite(labels, T):
    log_probs = torch.zeros(T, 1, 5).log_softmax(2)
    loss = F.ctc_loss(log_probs, torch.tensor([labels]), [T], [len(labels)])
    return loss.isfinite().item()


for labels, needed in (([1, 2, 3], 3), ([1, 1, 2], 4), ([1, 1, 1], 5)):
    assert finite(labels, needed) and not finite(labels, needed - 1)

# only the sample that is too short gets a NaN gradient
broken = wrong_inf.logits.grad.isnan().flatten(2).any(2).any(0)
assert broken.tolist() == [False, True]
assert (right_inf.logits.grad[:, 1] == 0).all()
assert (right_inf.logits.grad[:, 0] != 0).any()
# zero_infinity counts the sample as zero in the mean
each = F.ctc_loss(right_inf.logits.log_softmax(2), right_inf.labels, [10, 10],
                  [6, 6], reduction="none", zero_infinity=True)
assert each[1] == 0 and torch.isclose((each / 6).mean(), right_inf.loss)
# if N equals T, the wrong order raises no error
logits = torch.randn(8, 8, 5)
args = torch.ones(8, 3, dtype=torch.long), [8] * 8, [3] * 8
losses = [F.ctc_loss(x.log_softmax(2), *args)
          for x in (logits, logits.transpose(0, 1))]
assert not torch.isclose(*losses)
# the padding after the length of a label isn't read, float labels are taken
log_probs = logits.log_softmax(2)[:, :1]
for padding in (0, -1, 3):
    one = F.ctc_loss(log_probs, torch.tensor([[1, 2, padding]]), [8], [2])
    assert torch.isclose(one, F.ctc_loss(
        log_probs, torch.tensor([[1.0, 2.0]]), [8], [2]))
# int32 is as good as int64; lengths have to be integers
for dtype in (torch.int32, torch.int64):
    F.ctc_loss(log_probs, torch.ones(1, 3, dtype=dtype), [8], [2])
try:
    F.ctc_loss(log_probs, args[0][:1], torch.tensor([8.0]), torch.tensor([2]))
except RuntimeError as error:
    assert str(error) == "input_lengths must be integral"
else:
    raise AssertionError("lengths are taken as floats")
try:
    F.ctc_loss(log_probs.half(), args[0][:1], [8], [2])
except NotImplementedError as error:
    assert str(error) == "\"ctc_loss_cpu\" not implemented for 'Half'"
else:
    raise AssertionError("half is implemented")
# --8<-- [end:check]
