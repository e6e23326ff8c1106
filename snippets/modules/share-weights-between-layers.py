"""Two layers share a weight if both have the same Parameter object; a copy through .data or nn.Parameter(w) comes apart."""
# /// pitfall
# apis = ["torch.nn.Parameter", "torch.nn.Embedding", "torch.nn.Linear", "torch.nn.functional.linear", "torch.nn.Module.load_state_dict", "torch.nn.Module.double"]
# symptom = "silent"
# added = 2026-11-30
# messages = [
#   "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information",
# ]
#
# [code.weight_data_shared]
# either = [
#     '$A.weight.data = $B.weight.data', '$A.weight.data = $B.weight',
#     'self.$A.weight.data = self.$B.weight.data', 'self.$A.weight.data = self.$B.weight',
# ]
# names = { "$A" = 'decoder|output|out|lm_head|fc_out|output_layer', "$B" = 'embedding|embeddings|embed|emb|encoder|word_embeddings|token_embedding' }
#
# [code.parameter_of_a_parameter]
# either = [
#     'self.$A.weight = torch.nn.Parameter(self.$B.weight.t())',
#     'self.$A.weight = torch.nn.Parameter(self.$B.weight.T)',
#     'self.$A.weight = torch.nn.Parameter(self.$B.weight)',
# ]
# ///

# --8<-- [start:demo]
import torch
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(1000, 16)
        self.output = nn.Linear(16, 1000, bias=False)
        self.output.weight = self.embedding.weight

    def forward(self, tokens):
        return self.output(self.embedding(tokens))


model = LanguageModel()
print("shared:", model.output.weight is model.embedding.weight)
#> shared: True
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 16000
print("logits:", model(torch.tensor([[1, 2, 3]])).shape)
#> logits: torch.Size([1, 3, 1000])
# --8<-- [end:demo]

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
embedding, output = nn.Embedding(1000, 16), nn.Linear(16, 1000, bias=False)
output.weight.data = embedding.weight.data
model = nn.Sequential(embedding, output).to(torch.float64)

optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.tensor([1, 2, 3])).square().mean().backward()
optimizer.step()
print("equal after one step:", torch.equal(output.weight, embedding.weight))
#> equal after one step: False
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 32000
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
embedding, output = nn.Embedding(1000, 16), nn.Linear(16, 1000, bias=False)
output.weight = embedding.weight
model = nn.Sequential(embedding, output).to(torch.float64)

optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.tensor([1, 2, 3])).square().mean().backward()
optimizer.step()
print("equal after one step:", torch.equal(output.weight, embedding.weight))
#> equal after one step: True
print("parameters:", sum(p.numel() for p in model.parameters()))
#> parameters: 16000
# --8<-- [end:right]

# --8<-- [start:wrong_transposed]
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(8, 3)
        self.decoder = nn.Linear(3, 8)
        self.decoder.weight = nn.Parameter(self.encoder.weight.t())

    def forward(self, x):
        return self.decoder(self.encoder(x).relu())


model = AutoEncoder()
print("trained:", [name for name, p in model.named_parameters()])
#> trained: ['encoder.weight', 'encoder.bias', 'decoder.weight', 'decoder.bias']
# --8<-- [end:wrong_transposed]

# --8<-- [start:right_transposed]
import torch
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(8, 3)
        self.decoder_bias = nn.Parameter(torch.zeros(8))

    def forward(self, x):
        h = self.encoder(x).relu()
        return nn.functional.linear(h, self.encoder.weight.t(),
                                    self.decoder_bias)


model = AutoEncoder()
print("trained:", [name for name, p in model.named_parameters()])
#> trained: ['decoder_bias', 'encoder.weight', 'encoder.bias']
print("output:", model(torch.randn(2, 8)).shape)
#> output: torch.Size([2, 8])
# --8<-- [end:right_transposed]

# --8<-- [start:wrong_assign]
import torch
from torch import nn

model = nn.ModuleDict({"embedding": nn.Embedding(10, 4),
                       "output": nn.Linear(4, 10, bias=False)})
model.output.weight = model.embedding.weight
torch.save(model.state_dict(), "model.pt")

model.load_state_dict(torch.load("model.pt"), assign=True)
print("shared:", model.output.weight is model.embedding.weight)
#> shared: False
# --8<-- [end:wrong_assign]

# --8<-- [start:right_assign]
import torch
from torch import nn

model = nn.ModuleDict({"embedding": nn.Embedding(10, 4),
                       "output": nn.Linear(4, 10, bias=False)})
model.output.weight = model.embedding.weight
torch.save(model.state_dict(), "model.pt")

model.load_state_dict(torch.load("model.pt"), assign=True)
model.output.weight = model.embedding.weight
print("shared:", model.output.weight is model.embedding.weight)
#> shared: True
# --8<-- [end:right_assign]

# --8<-- [start:demo_kept]
import copy
import torch
from torch import nn

model = nn.ModuleDict({"embedding": nn.Embedding(10, 4),
                       "output": nn.Linear(4, 10, bias=False)})
model.output.weight = model.embedding.weight
loaded = copy.deepcopy(model)
loaded.load_state_dict(model.state_dict())
replaced = copy.deepcopy(model)
replaced.embedding = nn.Embedding(20, 4)
for name, m in {"deepcopy": copy.deepcopy(model), "load_state_dict": loaded,
                "double": copy.deepcopy(model).double(),
                "to meta": copy.deepcopy(model).to("meta"),
                "new embedding": replaced}.items():
    print(f"{name}:", m.output.weight is m.embedding.weight)
#> deepcopy: True
#> load_state_dict: True
#> double: True
#> to meta: False
#> new embedding: False
# --8<-- [end:demo_kept]

# --8<-- [start:wrong_optimizer]
import torch
from torch import nn

embedding, output = nn.Embedding(10, 4), nn.Linear(4, 10, bias=False)
output.weight = embedding.weight
optimizer = torch.optim.SGD(
    [*embedding.parameters(), *output.parameters()], lr=0.1)
#> UserWarning: optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information
before = embedding.weight.detach().clone()
output(embedding(torch.tensor([1]))).sum().backward()
optimizer.step()
change = (before - embedding.weight).detach() / embedding.weight.grad
print(f"change / gradient: {change.mean():.1f}")
#> change / gradient: 0.2
# --8<-- [end:wrong_optimizer]

# --8<-- [start:right_optimizer]
import torch
from torch import nn

embedding, output = nn.Embedding(10, 4), nn.Linear(4, 10, bias=False)
output.weight = embedding.weight
model = nn.Sequential(embedding, output)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = embedding.weight.detach().clone()
model(torch.tensor([1])).sum().backward()
optimizer.step()
change = (before - embedding.weight).detach() / embedding.weight.grad
print(f"change / gradient: {change.mean():.1f}")
#> change / gradient: 0.1
# --8<-- [end:right_optimizer]

# --8<-- [start:detect]
import torch
from torch import nn

embedding, output = nn.Embedding(10, 4), nn.Linear(4, 10, bias=False)
output.weight = embedding.weight
model = nn.Sequential(embedding, output)
print("shared:", output.weight is embedding.weight)
#> shared: True
print("named_parameters():", [name for name, p in model.named_parameters()])
#> named_parameters(): ['0.weight']
print("state_dict():", list(model.state_dict()))
#> state_dict(): ['0.weight', '1.weight']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert demo.out == """\
shared: True
parameters: 16000
logits: torch.Size([1, 3, 1000])
"""
assert wrong.out == "equal after one step: False\nparameters: 32000\n"
assert right.out == "equal after one step: True\nparameters: 16000\n"
assert wrong_transposed.out == (
    "trained: ['encoder.weight', 'encoder.bias', 'decoder.weight', "
    "'decoder.bias']\n")
assert right_transposed.out == (
    "trained: ['decoder_bias', 'encoder.weight', 'encoder.bias']\n"
    "output: torch.Size([2, 8])\n")
assert wrong_assign.out == "shared: False\n"
assert right_assign.out == "shared: True\n"
assert demo_kept.out == """\
deepcopy: True
load_state_dict: True
double: True
to meta: False
new embedding: False
"""
assert "UserWarning: optimizer contains a parameter group with dup" in (
    wrong_optimizer.out)
assert wrong_optimizer.out.endswith("change / gradient: 0.2\n")
assert right_optimizer.out == "change / gradient: 0.1\n"
# before the conversion, .data shares the memory, in two parameters
a, b = nn.Linear(2, 2), nn.Linear(2, 2)
b.weight.data = a.weight.data
assert b.weight.data_ptr() == a.weight.data_ptr() and b.weight is not a.weight
model = nn.Sequential(a, b).double()
assert b.weight.data_ptr() != a.weight.data_ptr()
# nn.Parameter(w) is the same
b.weight = nn.Parameter(a.weight)
assert b.weight.data_ptr() == a.weight.data_ptr() and b.weight is not a.weight
# the transposed tensor itself is no parameter
try:
    a.weight = b.weight.t()
except TypeError as error:
    assert "cannot assign" in str(error)
else:
    assert False
# different rows in a checkpoint: the last name wins
tied = nn.ModuleList([nn.Linear(2, 2, bias=False) for _ in range(2)])
tied[1].weight = tied[0].weight
state = {"0.weight": torch.zeros(2, 2), "1.weight": torch.ones(2, 2)}
tied.load_state_dict(state)
assert (tied[0].weight == 1).all()
try:
    tied.load_state_dict({"0.weight": torch.zeros(2, 2)})
except RuntimeError as error:
    assert 'Missing key(s) in state_dict: "1.weight"' in str(error)
else:
    assert False
# initialization after the sharing changes both
nn.init.zeros_(tied[1].weight)
assert (tied[0].weight == 0).all()
with torch.device("meta"):
    model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 10, bias=False))
    model[1].weight = model[0].weight
model.to_empty(device="cpu")
assert model[1].weight is not model[0].weight
assert detect.out == (
    "shared: True\nnamed_parameters(): ['0.weight']\n"
    "state_dict(): ['0.weight', '1.weight']\n")
# a layer as an attribute of two models
model_a = nn.ModuleDict({"encoder": nn.Linear(2, 2)})
model_b = nn.ModuleDict({"encoder": nn.Linear(2, 2)})
model_b.encoder = model_a.encoder
assert model_b.encoder.weight is model_a.encoder.weight
# --8<-- [end:check]
