"""A start or end token on one side only makes two lengths differ by one, and labels that aren't shifted teach a model to repeat its input."""
# /// pitfall
# apis = ["torch.Tensor.masked_fill", "torch.nn.functional.cross_entropy", "torch.nn.Embedding", "torch.cat",
#         "torch.nn.Transformer"]
# symptom = "error"
# raises = ["wrong", "wrong_positions", "wrong_shift", "wrong_ends"]
# added = 2026-11-30
# also = ["torch.nn.TransformerDecoder", "torch.nn.CrossEntropyLoss"]
# messages = [
#   "The size of tensor a (*) must match the size of tensor b (*) at non-singleton dimension *",
#   "index out of range in self",
# ]
#
# [code.labels_not_shifted]
# either = [
# '''
# $LOGITS = $MODEL($X)
# ...
# torch.nn.functional.cross_entropy($LOGITS.view(-1, $V), $X.view(-1))
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# torch.nn.functional.cross_entropy($LOGITS.reshape(-1, $V), $X.reshape(-1))
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# torch.nn.functional.cross_entropy($LOGITS.flatten(0, 1), $X.flatten())
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# torch.nn.functional.cross_entropy($LOGITS.transpose(1, 2), $X)
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# $LOSS = $CRITERION($LOGITS.view(-1, $V), $X.view(-1))
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# $LOSS = $CRITERION($LOGITS.reshape(-1, $V), $X.reshape(-1))
# ''',
# '''
# $LOGITS = $MODEL($X)
# ...
# $LOSS = $CRITERION($LOGITS.transpose(1, 2), $X)
# ''',
# ]
# line = "$X"
# names = { "$MODEL" = '(?!.*(enc|ae$|vae|bert|mlm|mask|denois|recon)).*' }
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

tokens = torch.randint(2, 200, (2, 117))
tokens[1, 90:] = 0  # padding
mask = tokens != 0
start = torch.full((2, 1), 1)  # the id of the start token
tokens = torch.cat([start, tokens], dim=1)
x = nn.Embedding(200, 8)(tokens)
x = x.view(2, -1, 2, 4).transpose(1, 2)  # 2 heads
scores = x @ x.transpose(2, 3)
scores = scores.masked_fill(~mask[:, None, None, :], -torch.inf)
#> RuntimeError: The size of tensor a (117) must match the size of tensor b (118) at non-singleton dimension 3
print("scores:", scores.shape)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

tokens = torch.randint(2, 200, (2, 117))
tokens[1, 90:] = 0  # padding
start = torch.full((2, 1), 1)  # the id of the start token
tokens = torch.cat([start, tokens], dim=1)
mask = tokens != 0
x = nn.Embedding(200, 8)(tokens)
x = x.view(2, -1, 2, 4).transpose(1, 2)  # 2 heads
scores = x @ x.transpose(2, 3)
scores = scores.masked_fill(~mask[:, None, None, :], -torch.inf)
print("scores:", scores.shape)
#> scores: torch.Size([2, 2, 118, 118])
# --8<-- [end:right]

# --8<-- [start:wrong_positions]
import torch
from torch import nn

max_len = 512
tokens = torch.ones(1, max_len).long()
start = torch.full((1, 1), 1)
tokens = torch.cat([start, tokens], dim=1)
positions = nn.Parameter(torch.zeros(1, max_len, 8))
x = nn.Embedding(10, 8)(tokens)
x = x + positions[:, :x.shape[1]]
#> RuntimeError: The size of tensor a (513) must match the size of tensor b (512) at non-singleton dimension 1
print("x:", x.shape)
# --8<-- [end:wrong_positions]

# --8<-- [start:right_positions]
import torch
from torch import nn

max_len = 512
tokens = torch.ones(1, max_len).long()
start = torch.full((1, 1), 1)
tokens = torch.cat([start, tokens], dim=1)
positions = nn.Parameter(torch.zeros(1, max_len + 1, 8))
x = nn.Embedding(10, 8)(tokens)
x = x + positions[:, :x.shape[1]]
print("x:", x.shape)
#> x: torch.Size([1, 513, 8])
# --8<-- [end:right_positions]

# --8<-- [start:wrong_shift]
import torch
import torch.nn.functional as F

tokens = torch.tensor([[1, 5, 8, 2], [1, 7, 9, 2]])  # start 1, end 2
logits = torch.zeros(2, 4, 10)  # as from model(tokens)
labels = tokens[:, 1:]
loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
#> ValueError: Expected input batch_size (8) to match target batch_size (6).
print(f"loss: {loss:.2f}")
# --8<-- [end:wrong_shift]

# --8<-- [start:right_shift]
import torch
import torch.nn.functional as F

tokens = torch.tensor([[1, 5, 8, 2], [1, 7, 9, 2]])  # start 1, end 2
logits = torch.zeros(2, 4, 10)  # as from model(tokens)
labels = tokens[:, 1:]
loss = F.cross_entropy(logits[:, :-1].flatten(0, 1), labels.flatten())
print(f"loss: {loss:.2f}")
#> loss: 2.30
# --8<-- [end:right_shift]

# --8<-- [start:wrong_copy]
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
tokens = torch.arange(8).repeat(4, 2)  # counts, twice
model = nn.Sequential(nn.Embedding(8, 16), nn.Linear(16, 8))
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for step in range(100):
    logits = model(tokens)
    loss = F.cross_entropy(logits.flatten(0, 1), tokens.flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss:.2f}")
#> loss: 0.00
text = [3]
for _ in range(4):
    text.append(model(torch.tensor(text))[-1].argmax().item())
print("generated:", text)
#> generated: [3, 3, 3, 3, 3]
# --8<-- [end:wrong_copy]

# --8<-- [start:right_copy]
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
tokens = torch.arange(8).repeat(4, 2)  # counts, twice
model = nn.Sequential(nn.Embedding(8, 16), nn.Linear(16, 8))
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for step in range(100):
    logits = model(tokens[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss:.2f}")
#> loss: 0.00
text = [3]
for _ in range(4):
    text.append(model(torch.tensor(text))[-1].argmax().item())
print("generated:", text)
#> generated: [3, 4, 5, 6, 7]
# --8<-- [end:right_copy]

# --8<-- [start:wrong_batch]
import torch

x = torch.zeros(8, 20, 16)  # 8 sequences of 20 tokens
positions = torch.randn(512, 1, 16)
x = x + positions[:x.size(0)]
print("tokens 0 and 1 are equal:", torch.equal(x[0, 0], x[0, 1]))
#> tokens 0 and 1 are equal: True
print("sequences 0 and 1 are equal:", torch.equal(x[0], x[1]))
#> sequences 0 and 1 are equal: False
# --8<-- [end:wrong_batch]

# --8<-- [start:right_batch]
import torch

x = torch.zeros(8, 20, 16)  # 8 sequences of 20 tokens
positions = torch.randn(512, 1, 16)
x = x + positions[:x.size(1), 0]
print("tokens 0 and 1 are equal:", torch.equal(x[0, 0], x[0, 1]))
#> tokens 0 and 1 are equal: False
print("sequences 0 and 1 are equal:", torch.equal(x[0], x[1]))
#> sequences 0 and 1 are equal: True
# --8<-- [end:right_batch]

# --8<-- [start:wrong_ends]
import torch

tokens = torch.tensor([1, 7, 8, 2, 1, 9, 2, 1, 6, 5])  # start 1, end 2
starts = (tokens == 1).nonzero().squeeze(1)
ends = (tokens == 2).nonzero().squeeze(1)
lengths = ends - starts - 1
#> RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
print("lengths:", lengths)
# --8<-- [end:wrong_ends]

# --8<-- [start:right_ends]
import torch

tokens = torch.tensor([1, 7, 8, 2, 1, 9, 2, 1, 6, 5])  # start 1, end 2
starts = (tokens == 1).nonzero().squeeze(1)
ends = (tokens == 2).nonzero().squeeze(1)
lengths = ends - starts[:len(ends)] - 1
print("lengths:", lengths)
#> lengths: tensor([2, 1])
# --8<-- [end:right_ends]

# --8<-- [start:demo_decoder]
import torch
from torch import nn

target = torch.tensor([[1, 5, 8, 6, 2]])  # start 1, end 2
inputs, labels = target[:, :-1], target[:, 1:]
mask = nn.Transformer.generate_square_subsequent_mask(inputs.shape[1])
print("inputs:", inputs)
#> inputs: tensor([[1, 5, 8, 6]])
print("labels:", labels)
#> labels: tensor([[5, 8, 6, 2]])
print("mask:", mask.shape)
#> mask: torch.Size([4, 4])
# --8<-- [end:demo_decoder]

# --8<-- [start:demo_embedding]
import torch
from torch import nn

positions = nn.Embedding(512, 8)
try:
    positions(torch.arange(513))
except IndexError as error:
    print("IndexError:", error)
#> IndexError: index out of range in self
# --8<-- [end:demo_embedding]

# --8<-- [start:detect]
import torch

tokens = torch.tensor([[1, 5, 8, 6, 2]])
inputs, labels = tokens[:, :-1], tokens[:, 1:]
for i in range(inputs.shape[1]):
    print(f"sees {inputs[0, :i + 1].tolist()}, predicts {labels[0, i]}")
#> sees [1], predicts 5
#> sees [1, 5], predicts 8
#> sees [1, 5, 8], predicts 6
#> sees [1, 5, 8, 6], predicts 2
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F
from torch import nn

assert wrong.out == """\
RuntimeError: The size of tensor a (117) must match the size of tensor b (118) at non-singleton dimension 3
"""
assert right.out == "scores: torch.Size([2, 2, 118, 118])\n"
assert wrong_positions.out == """\
RuntimeError: The size of tensor a (513) must match the size of tensor b (512) at non-singleton dimension 1
"""
assert right_positions.out == "x: torch.Size([1, 513, 8])\n"
assert wrong_shift.out == """\
ValueError: Expected input batch_size (8) to match target batch_size (6).
"""
assert right_shift.out == "loss: 2.30\n"
assert wrong_copy.out == """\
loss: 0.00
generated: [3, 3, 3, 3, 3]
"""
assert right_copy.out == """\
loss: 0.00
generated: [3, 4, 5, 6, 7]
"""
assert wrong_batch.out == """\
tokens 0 and 1 are equal: True
sequences 0 and 1 are equal: False
"""
assert right_batch.out == """\
tokens 0 and 1 are equal: False
sequences 0 and 1 are equal: True
"""
assert wrong_ends.out == """\
RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
"""
assert right_ends.out == "lengths: tensor([2, 1])\n"
assert demo_decoder.out == """\
inputs: tensor([[1, 5, 8, 6]])
labels: tensor([[5, 8, 6, 2]])
mask: torch.Size([4, 4])
"""
assert demo_embedding.out == "IndexError: index out of range in self\n"
assert detect.out == """\
sees [1], predicts 5
sees [1, 5], predicts 8
sees [1, 5, 8], predicts 6
sees [1, 5, 8, 6], predicts 2
"""

# one token more in front of the mask, for a class token that the model adds
mask = torch.tensor([[True, False]])
assert F.pad(mask, (1, 0), value=True).tolist() == [[True, True, False]]
# the mask with one column is broadcast, so nothing is raised
assert torch.zeros(2, 2, 5, 5).masked_fill(torch.ones(2, 1, 1, 1).bool(), 1).shape == (2, 2, 5, 5)
# a slice beyond the end raises nothing
assert wrong_positions.positions[:, :513].shape == (1, 512, 8)
# texts longer than the tables of well-known models
for length, rows in ((105, 77), (937, 512), (2049, 2048)):
    try:
        torch.zeros(1, length, 8) + torch.zeros(1, rows, 8)
    except RuntimeError as error:
        assert f"tensor a ({length}) must match the size of tensor b ({rows})" in str(error)
# a text of fewer tokens fits
assert right_positions.positions[:, :20].shape == (1, 20, 8)
# the table sees every token once
assert torch.equal(right_batch.x[3], right_batch.positions[:20, 0])
assert torch.equal(wrong_batch.x[3, 7], wrong_batch.positions[3, 0])
# with a single end, the shapes can be broadcast, and the lengths are wrong
lengths = torch.tensor([3]) - wrong_ends.starts - 1
assert lengths.tolist() == [2, -2, -5]
# cross_entropy without flatten: the shapes have a different message
try:
    F.cross_entropy(wrong_shift.logits.transpose(1, 2), wrong_shift.labels)
except ValueError as error:
    raise AssertionError from error
except RuntimeError as error:
    assert str(error) == "Expected target size [2, 4], got [2, 3]"
# a mask of the whole target is too long for the decoder
model = nn.Transformer(8, 2, 1, 1, 16, batch_first=True)
x = torch.zeros(1, 4, 8)
assert demo_decoder.mask.isinf().sum() == 6
for length in (4, 5):
    mask = nn.Transformer.generate_square_subsequent_mask(length)
    assert mask.shape == (length, length)
assert model(x, x, tgt_mask=mask[:4, :4]).shape == (1, 4, 8)
try:
    model(x, x, tgt_mask=mask)
except RuntimeError as error:
    assert "should be (4, 4)" in str(error)
else:
    raise AssertionError
# not shifted, the model repeats every token, and shifted it counts
for tokens, model in ((torch.arange(8), wrong_copy.model), ((torch.arange(8) + 1) % 8, right_copy.model)):
    assert torch.equal(model(torch.arange(8)).argmax(dim=1), tokens)
assert wrong_copy.loss < 0.01 and right_copy.loss < 0.01
# --8<-- [end:check]
