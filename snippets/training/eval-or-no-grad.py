"""model.eval() changes how layers compute, torch.no_grad() what autograd records; validation needs both."""
# /// pitfall
# apis = ["torch.nn.Module.eval", "torch.nn.Module.train", "torch.no_grad", "torch.nn.Dropout", "torch.nn.BatchNorm1d"]
# symptom = "silent"
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])

with torch.no_grad():
    a, b = model(x), model(x)
print(torch.equal(a, b), model[1].num_batches_tracked.item())
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
model.eval()
with torch.no_grad():
    a, b = model(x), model(x)
print(torch.equal(a, b), model[1].num_batches_tracked.item())
# --8<-- [end:right]

# --8<-- [start:wrong_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
for epoch in range(3):
    model(x)  # loss, backward and step follow here
    print(model.training, model[1].num_batches_tracked.item())
    model.eval()
    with torch.no_grad():
        model(x)
# --8<-- [end:wrong_back]

# --8<-- [start:right_back]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Dropout(0.5), nn.BatchNorm1d(1))
x = torch.tensor([[1.0], [3.0], [5.0], [7.0]])
for epoch in range(3):
    model.train()
    model(x)  # loss, backward and step follow here
    print(model.training, model[1].num_batches_tracked.item())
    model.eval()
    with torch.no_grad():
        model(x)
# --8<-- [end:right_back]

# --8<-- [start:demo_table]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.ones(1000, 1)
for training in (True, False):
    for recording in (True, False):
        model = nn.Sequential(nn.BatchNorm1d(1), nn.Dropout(0.5))
        model.train(training)
        with torch.set_grad_enabled(recording):
            out = model(x)
        moved = model[0].num_batches_tracked.item() == 1
        dropped = not torch.equal(out, model[1].eval()(out))
        print(training, recording, "|", dropped, moved, out.requires_grad)
# --8<-- [end:demo_table]

# --8<-- [start:demo_layers]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(5, 4, 4)
for layer in (
    nn.Dropout(), nn.RReLU(), nn.BatchNorm1d(4), nn.LSTM(4, 4, 2, dropout=0.5),
    nn.Linear(4, 4), nn.ReLU(), nn.LayerNorm(4), nn.GroupNorm(2, 4),
):
    pass
# --8<-- [end:demo_layers]
