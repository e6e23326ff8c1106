"""In eval mode, a sample's output may differ in its last digits with the batch size, and no more."""
# /// pitfall
# apis = ["torch.Tensor.mean", "torch.nn.BatchNorm1d", "torch.nn.TransformerEncoderLayer", "torch.nn.utils.rnn.pad_sequence", "torch.nn.Module.eval", "torch.testing.assert_close", "torch.allclose", "torch.nn.Module.register_forward_hook"]
# also = ["torch.nn.MultiheadAttention"]
# symptom = "silent"
# added = 2026-11-29
#
# [code.batch_statistics_in_forward]
# either = [
#     '($X - $X.mean(dim=0)) / $X.std(dim=0)', '($X - $X.mean(0)) / $X.std(0)',
#     '($X - $X.mean(dim=0)) / ($X.std(dim=0) + $EPS)', '($X - $X.mean(0)) / ($X.std(0) + $EPS)',
#     '($X - $X.mean(dim=0, keepdim=True)) / ($X.std(dim=0, keepdim=True) + $EPS)',
#     '($X - $X.mean(dim=0, keepdim=True)) / $X.std(dim=0, keepdim=True)',
#     '($X - $X.mean(0, keepdim=True)) / ($X.std(0, keepdim=True) + $EPS)',
#     '($X - $X.mean(0, keepdim=True)) / $X.std(0, keepdim=True)',
#     '($X - $X.mean()) / $X.std()', '($X - $X.mean()) / ($X.std() + $EPS)',
#     '($X - $X.min()) / ($X.max() - $X.min())', '($X - $X.min()) / ($X.max() - $X.min() + $EPS)',
#     '$X / $X.max()', '$X / $X.abs().max()', '$X - $X.mean(0)', '$X - $X.mean(dim=0)',
#     '$X / ($X.max() + $EPS)', '$X / ($X.abs().max() + $EPS)', '$X - $X.mean(dim=0, keepdim=True)',
#     'torch.nn.functional.normalize($X, dim=0)', 'torch.nn.functional.normalize($X, p=2, dim=0)',
#     '$X - $X.mean()', '$X - $X.mean(0, keepdim=True)',
#     '$X / $X.std()', '$X - $X.mean([0, 2, 3], keepdim=True)',
#     '$X - $X.mean((0, 2, 3), keepdim=True)',
# '''
# $MEAN = $X.mean(dim=0)
# ...
# $X - $MEAN
# ''',
# '''
# $MEAN = $X.mean(0)
# ...
# $X - $MEAN
# ''',
# '''
# $MEAN, $STD = $X.mean(0), $X.std(0)
# ...
# $X - $MEAN
# ''',
# '''
# $MEAN = $X.mean(dim=0, keepdim=True)
# ...
# $X - $MEAN
# ''',
# '''
# $MEAN = $X.mean()
# ...
# $X - $MEAN
# ''',
# '''
# $MEAN = $X.mean(0, keepdim=True)
# ...
# $X - $MEAN
# ''',
# '''
# $MAX = $X.abs().max()
# ...
# $X / $MAX
# ''',
# '''
# $MAX = $X.max()
# ...
# $X / $MAX
# ''',
# ]
# inside = ['def forward(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = ['if self.training: ...', 'if not self.training: ...']
# nowhere = ['self.register_buffer("running_mean", ...)', 'self.running_mean = $V']
# names = { "$NET" = '(?!.*(loss|criterion|norm|whiten|decorr|sim|DINO|policy|critic|advantage)).*', "$X" = '(?!self\.)(?!.*(weight|\bw\b|alpha|attn|score|mask)).*' }
#
# [code.attention_over_the_batch]
# either = [
#     'torch.nn.TransformerEncoderLayer(...)', 'torch.nn.MultiheadAttention(...)',
# ]
# not = [
#     'torch.nn.TransformerEncoderLayer(..., batch_first=$BF, ...)',
#     'torch.nn.MultiheadAttention(..., batch_first=$BF, ...)',
#     'torch.nn.TransformerEncoderLayer(..., **$KW)',
# ]
# anywhere = [
#     [
#         'torch.utils.data.DataLoader(...)', '$OUT[:, 0]', '$OUT.mean(dim=1)', '$OUT.mean(1)',
#         '$OUT[:, -1]', '$OUT[:, 0, :]',
#     ],
#     ['$M.eval()', '$LOSS.backward(...)'],
# ]
# nowhere = [
#     '$ANY.permute(...)', '$ANY.transpose(...)', '$ANY.swapaxes(...)', '$ANY.movedim(...)',
#     '$ANY.t()', '$ANY.T', '$ANY.mT', '$PAD.pad_sequence(...)', 'pad_sequence(...)',
#     'torch.stack(..., dim=1)', 'torch.stack($LIST, 1)', '$ANY.unsqueeze(1)',
# ]
# example = '''
# layer = torch.nn.TransformerEncoderLayer(8, 2).eval()
# layer.eval()
# features = layer(x).mean(dim=1)
# '''
#
# [code.mean_over_padding]
# either = [
#     '$EMB($T).mean(dim=1)', '$EMB($T).mean(1)',
# '''
# $W = $EMB($T)
# ...
# $W.mean(dim=1)
# ''',
# '''
# $W = $EMB($T)
# ...
# $W.mean(1)
# ''',
# ]
# anywhere = [
#     '$EMB = torch.nn.Embedding(...)',
#     [
#         'torch.nn.utils.rnn.pad_sequence(...)', 'pad_sequence(...)',
#         'torch.nn.Embedding(..., padding_idx=$I, ...)', '$T2 + [$PAD] * ($N - len($T2))',
#         'torch.nn.functional.pad(...)',
#     ],
# ]
# nowhere = [
#     '$X.sum(1) / $Y', '$X.sum(dim=1) / $Y', '$X * $MASK.unsqueeze(...)', '$X * $MASK[..., None]',
# ]
#
# [code.level_of_the_batch]
# either = [
#     '$X - $X.max()', '$X - $X.amax()', '$X - $X.min()', '$X - $X.amin()', '$X - torch.max($X)',
#     '$X - torch.mean($X)', '$X / torch.max($X)', '$X / $X.amax()', '$X / torch.std($X)',
#     '$X.sub($X.mean())', '$X.div($X.max())', '$X / $X.max(dim=0).values',
#     '$X / $X.max(dim=0, keepdim=True).values', '$X / $X.max(0)[0]', '$X / $X.abs().amax()',
#     '$X / torch.max(torch.abs($X))', '$X / torch.abs($X).max()', '$X - $X.median()',
#     '$X / ($X.amax() + $EPS)', '$X / $X.max().clamp(...)', '$X / $X.abs().max().clamp(...)',
#     '$X / $X.amax().clamp(...)', '$X / $X.square().mean().sqrt()', '$X / ($X.std() + $EPS)',
#     '$X - $X.quantile(...)', '$X / $X.std(0)', '$X / $X.std(dim=0)',
#     '$X / $X.pow(2).mean().sqrt()', '$X -= $X.mean()', '$X /= $X.max()', '$X /= $X.std()',
#     '$X -= $X.max()', '$X /= $X.abs().max()', '$X -= $X.mean(0)', '$X -= $X.mean(dim=0)',
#     '$X.sub_($X.mean())', '$X - $X.amax(dim=0)', '$X / $X.amax(dim=0)',
#     '$X - $X.mean(dim=0, keepdims=True)', '$X - $X.mean(axis=0)', '$X - torch.mean($X, dim=0)',
#     '$X - torch.mean($X, 0)', '$X - torch.mean($X, dim=0, keepdim=True)',
#     '$X - $X.mean(dim=[0, 1], keepdim=True)', '$X - $X.mean(dim=(0, 2), keepdim=True)',
#     '$X - $X.mean(dim=(0, 1), keepdim=True)', '$X - $X.mean(dim=(0, 2, 3), keepdim=True)',
# ]
# inside = ['def $FORWARD(...): ...', 'class $NET(torch.nn.Module): ...']
# not_inside = [
#     'if self.training: ...', 'if not self.training: ...', 'def __init__(...): ...',
#     '$LOSS.backward(...)',
# ]
# nowhere = [
#     'self.register_buffer("running_mean", ...)', 'self.running_mean = $V', 'torch.exp($X)',
#     '$X.exp()', 'torch.exp(<... $X ...>)', '(...).exp()', '$ANY.exp()',
# ]
# names = { "$NET" = '(?!.*(loss|criterion|norm|whiten|decorr|sim|DINO|policy|critic|advantage)).*', "$X" = '(?!self\.)(?!.*(weight|\bw\b|alpha|attn|score|mask|loss|logit)).*' }
# example = '''
# class Spectrogram(torch.nn.Module):
#     def forward(self, wave):
#         level = self.spectrum(wave)
#         return level - level.max()
# '''
#
# [code.statistics_of_the_batch]
# pattern = '$X - $MEAN'
# inside = [
#     'def forward(...): ...', 'class $NET(torch.nn.Module): ...',
#     [
# '''
# $STD, $MEAN = torch.std_mean($X, ...)
# ...
# ''',
# '''
# $VAR, $MEAN = torch.var_mean($X, ...)
# ...
# ''',
# '''
# $MEAN, $STD = $X.mean(), $X.std()
# ...
# ''',
# '''
# $MEAN, $STD = $X.mean(dim=0), $X.std(dim=0)
# ...
# ''',
# '''
# $MEAN = torch.mean($X, dim=0)
# ...
# ''',
# '''
# $MEAN = torch.mean($X, 0)
# ...
# ''',
# '''
# $MEAN = torch.mean($X)
# ...
# ''',
# '''
# $MEAN = $X.mean(axis=0)
# ...
# ''',
# '''
# $MEAN, $STD = $X.mean(0, keepdim=True), $X.std(0, keepdim=True)
# ...
# ''',
# '''
# $MEAN, $STD = $X.mean(dim=0, keepdim=True), $X.std(dim=0, keepdim=True)
# ...
# ''',
# '''
# $MEAN = $X.max()
# ...
# ''',
# '''
# $MEAN = $X.min()
# ...
# ''',
# '''
# $MEAN = $X.amax()
# ...
# ''',
# '''
# $LOW, $HIGH = $X.min(), $X.max()
# ...
# ''',
# '''
# $MEAN = $X.mean(dim=(0, 2, 3), keepdim=True)
# ...
# ''',
#     ],
# ]
# not_inside = [
#     'if self.training: ...', 'if not self.training: ...', 'torch.std_mean($X2, dim=-1, ...)',
# '''
# $S2, $M2 = torch.std_mean($X, dim=-1, ...)
# ...
# ''',
# '''
# $S2, $M2 = torch.var_mean($X, dim=-1, ...)
# ...
# ''',
# '''
# $S2, $M2 = torch.var_mean($X, dim=1, ...)
# ...
# ''',
# '''
# $S2, $M2 = torch.std_mean($X, dim=1, ...)
# ...
# ''',
# '''
# $S2, $M2 = torch.std_mean($X, -1, ...)
# ...
# ''',
# ]
# nowhere = [
#     'self.running_mean = $V', 'self.register_buffer("running_mean", ...)', '$ANY.exp()',
#     'torch.exp(...)',
# ]
# names = { "$NET" = '(?!.*(loss|criterion|norm|whiten|decorr|sim|DINO|policy|critic|advantage)).*', "$X" = '(?!self\.)(?!.*(weight|\bw\b|alpha|attn|score|mask|loss|logit)).*' }
# example = '''
# class Net(torch.nn.Module):
#     def forward(self, x):
#         std, mean = torch.std_mean(x, dim=0)
#         return self.fc((x - mean) / std)
# '''
#
# [code.train_mode_in_prediction]
# pattern = '$M.train()'
# inside = [
#     [
#         'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
# '''
# @torch.no_grad()
# def $FUNC(...):
#     ...
# ''',
# '''
# @torch.inference_mode()
# def $FUNC(...):
#     ...
# ''',
#     ],
# ]
# not_inside = [
# '''
# $M.eval()
# ...
# $M.train()
# ''',
# ]
# anywhere = [
#     ['torch.nn.BatchNorm1d(...)', 'torch.nn.BatchNorm2d(...)', 'torch.nn.BatchNorm3d(...)'],
# ]
# nowhere = ['for $MOD in $M.modules(): ...', 'torch.stack(...)', '$L.backward(...)']
# example = '''
# net = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.BatchNorm1d(4))
# with torch.no_grad():
#     net.train()
#     y = net(x)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(3, 2)

    def forward(self, x):
        x = (x - x.mean(dim=0)) / x.std(dim=0)
        return self.net(x)

torch.manual_seed(0)
train_x = 5 * torch.randn(1000, 3) + 20
model = Model().eval()
with torch.no_grad():
    for size in (2, 8, 1000):
        print(f"batch of {size}:", model(train_x[:size])[0])
#> batch of 2: tensor([-0.2456, -0.9260])
#> batch of 8: tensor([-0.2734, -0.9744])
#> batch of 1000: tensor([-0.3191, -1.1422])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

class Model(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.net = nn.Linear(3, 2)
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, x):
        x = (x - self.mean) / self.std
        return self.net(x)

torch.manual_seed(0)
train_x = 5 * torch.randn(1000, 3) + 20
model = Model(train_x.mean(dim=0), train_x.std(dim=0)).eval()
with torch.no_grad():
    for size in (2, 8, 1000):
        print(f"batch of {size}:", model(train_x[:size])[0])
#> batch of 2: tensor([-0.3191, -1.1422])
#> batch of 8: tensor([-0.3191, -1.1422])
#> batch of 1000: tensor([-0.3191, -1.1422])
# --8<-- [end:right]

# --8<-- [start:demo_rounding]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(200, 300), nn.ReLU(), nn.Linear(300, 10)).eval()
x = torch.randn(64, 200)
with torch.no_grad():
    batch = model(x)
    alone = torch.cat([model(sample) for sample in x.split(1)])
print("difference below 1e-5:", bool((batch - alone).abs().max() < 1e-5))
#> difference below 1e-5: True
torch.testing.assert_close(alone, batch)
print("close enough")
#> close enough
for dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16):
    print(f"{dtype}: relative step {torch.finfo(dtype).eps:.0e}")
#> torch.float64: relative step 2e-16
#> torch.float32: relative step 1e-07
#> torch.float16: relative step 1e-03
#> torch.bfloat16: relative step 8e-03
# --8<-- [end:demo_rounding]

# --8<-- [start:wrong_eval]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
x = torch.randn(8, 3)
model.train()
with torch.no_grad():
    for size in (2, 8):
        print(f"batch of {size}:", model(x[:size])[0])
#> batch of 2: tensor([-0.6699, -0.9538])
#> batch of 8: tensor([-0.7247, -0.1946])
# --8<-- [end:wrong_eval]

# --8<-- [start:right_eval]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
x = torch.randn(8, 3)
model.eval()
with torch.no_grad():
    for size in (2, 8):
        print(f"batch of {size}:", model(x[:size])[0])
#> batch of 2: tensor([-0.4895, -0.3945])
#> batch of 8: tensor([-0.4895, -0.3945])
# --8<-- [end:right_eval]

# --8<-- [start:wrong_padding]
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
embedding = nn.Embedding(10, 2)
short, long = torch.tensor([4, 2]), torch.tensor([5, 1, 3, 7, 7, 9])
with torch.no_grad():
    for batch in ([short], [short, long]):
        tokens = pad_sequence(batch, batch_first=True)
        words = embedding(tokens)
        sentence = words.mean(dim=1)
        print(f"batch of {len(batch)}:", sentence[0])
#> batch of 1: tensor([ 0.5335, -0.8564])
#> batch of 2: tensor([-0.5727, -1.0537])
# --8<-- [end:wrong_padding]

# --8<-- [start:right_padding]
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
embedding = nn.Embedding(10, 2)
short, long = torch.tensor([4, 2]), torch.tensor([5, 1, 3, 7, 7, 9])
with torch.no_grad():
    for batch in ([short], [short, long]):
        tokens = pad_sequence(batch, batch_first=True)
        words, mask = embedding(tokens), (tokens != 0).unsqueeze(2)
        sentence = (words * mask).sum(dim=1) / mask.sum(dim=1)
        print(f"batch of {len(batch)}:", sentence[0])
#> batch of 1: tensor([ 0.5335, -0.8564])
#> batch of 2: tensor([ 0.5335, -0.8564])
# --8<-- [end:right_padding]

# --8<-- [start:wrong_attention]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.TransformerEncoderLayer(d_model=4, nhead=2, dim_feedforward=8)
model.eval()
x = torch.randn(8, 5, 4)  # 8 sentences of 5 words
with torch.no_grad():
    for size in (2, 8):
        print(f"batch of {size}:", model(x[:size])[0, 0])
#> batch of 2: tensor([-1.1523, -0.1400, -0.3071,  1.5994])
#> batch of 8: tensor([-0.8526, -0.5469, -0.2989,  1.6984])
# --8<-- [end:wrong_attention]

# --8<-- [start:right_attention]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.TransformerEncoderLayer(d_model=4, nhead=2, dim_feedforward=8,
                                   batch_first=True)
model.eval()
x = torch.randn(8, 5, 4)  # 8 sentences of 5 words
with torch.no_grad():
    for size in (2, 8):
        print(f"batch of {size}:", model(x[:size])[0, 0])
#> batch of 2: tensor([-1.1166, -0.2220, -0.2814,  1.6201])
#> batch of 8: tensor([-1.1166, -0.2220, -0.2814,  1.6201])
# --8<-- [end:right_attention]

# --8<-- [start:detect]
import torch
from torch import nn

def first_rows(model, x):
    rows = {}
    def keep(name):
        return lambda module, args, output: rows.update({name: output[0]})
    hooks = [module.register_forward_hook(keep(name))
             for name, module in model.named_modules() if name]
    with torch.no_grad():
        model(x)
    for hook in hooks:
        hook.remove()
    return rows
model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
x = torch.randn(8, 3)
few, many = first_rows(model, x[:2]), first_rows(model, x)
for name in few:
    same = torch.allclose(few[name], many[name], atol=1e-5)
    print(f"layer {name} same:", same)
#> layer 0 same: True
#> layer 1 same: False
#> layer 2 same: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn


def different(out):
    return len({line.partition(": ")[2] for line in out.splitlines()})


row = "tensor([-0.3191, -1.1422])"
assert right.out == (
    f"batch of 2: {row}\nbatch of 8: {row}\nbatch of 1000: {row}\n")
assert wrong.out.endswith(f"\nbatch of 1000: {row}\n")
assert different(wrong.out) == 3
assert different(right_eval.out) == different(right_attention.out) == 1
assert different(wrong_eval.out) == different(wrong_attention.out) == 2
for out in (right_eval.out, right_attention.out):
    assert out.startswith("batch of 2: ") and "\nbatch of 8: " in out
for out in (wrong_eval.out, wrong_attention.out):
    assert out.startswith("batch of 2: ") and "\nbatch of 8: " in out
row = "tensor([ 0.5335, -0.8564])"
assert right_padding.out == f"batch of 1: {row}\nbatch of 2: {row}\n"
assert wrong_padding.out.startswith(f"batch of 1: {row}\nbatch of 2: ")
assert different(wrong_padding.out) == 2
assert demo_rounding.out == """\
difference below 1e-5: True
close enough
torch.float64: relative step 2e-16
torch.float32: relative step 1e-07
torch.float16: relative step 1e-03
torch.bfloat16: relative step 8e-03
"""
assert detect.out == """\
layer 0 same: True
layer 1 same: False
layer 2 same: False
"""

# one sample has no standard deviation
with torch.no_grad():
    assert wrong.model(wrong.train_x[:1]).isnan().all()
    assert not right.model(right.train_x[:1]).isnan().any()
    # in eval mode, the search finds nothing
    model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4)).eval()
    x = torch.randn(8, 3)
    few = detect.first_rows(model, x[:2])
    many = detect.first_rows(model, x)
    assert len(few) == len(many) == 2
    assert all(torch.allclose(few[n], many[n], atol=1e-5) for n in few)
    # GroupNorm and LayerNorm look at one sample only, also while training
    x = torch.randn(8, 4, 6)
    for layer in (nn.GroupNorm(2, 4), nn.LayerNorm(6), nn.InstanceNorm1d(4)):
        assert torch.allclose(layer(x)[:2], layer(x[:2]), atol=1e-5)
    # BatchNorm without running statistics uses the batch in eval mode, too
    layer = nn.BatchNorm1d(4, track_running_stats=False).eval()
    assert not torch.allclose(layer(x)[:2], layer(x[:2]), atol=1e-2)
    # a row of zeros for the padding is still a word in the mean
    words = nn.Embedding(10, 2, padding_idx=0)(wrong_padding.tokens)
    assert torch.allclose(words[0].mean(dim=0), words[0, :2].mean(dim=0) / 3)
# assert_close knows how much each dtype may differ, and ends in an error
try:
    torch.testing.assert_close(torch.ones(2), torch.ones(2) + 1e-3)
except AssertionError as error:
    assert "Tensor-likes are not close!" in str(error)
else:
    raise AssertionError("a difference of 1e-3 was close")
# --8<-- [end:check]
