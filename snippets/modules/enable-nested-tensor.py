"""The warning only says that a shortcut for inference is off; where the shortcut is on, padded positions come out as zeros."""
# /// pitfall
# apis = ["torch.nn.TransformerEncoder", "torch.nn.TransformerEncoderLayer", "torch.no_grad"]
# symptom = "warning"
# added = 2026-11-29
# also = ["torch.nn.Transformer", "torch.nested.nested_tensor"]
# messages = [
#   "enable_nested_tensor is True, but self.use_nested_tensor is False because *",
#   "The PyTorch API of nested tensors is in prototype stage and will change in the near future.",
# ]
#
# [code.encoder_without_the_shortcut]
# either = [
#     'torch.nn.TransformerEncoder($LAYER, ...)',
#     'torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(...), ...)',
# ]
# not = [
#     'torch.nn.TransformerEncoder(..., enable_nested_tensor=$V, ...)',
#     'torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(..., batch_first=True, ...), ...)',
# ]
# anywhere = [
#     [
#         '$LAYER = torch.nn.TransformerEncoderLayer(...)',
#         'torch.nn.TransformerEncoderLayer(..., norm_first=True, ...)',
#     ],
# ]
# nowhere = ['$LAYER = torch.nn.TransformerEncoderLayer(..., batch_first=True, ...)']
# example = '''
# layer = torch.nn.TransformerEncoderLayer(16, 2)
# encoder = torch.nn.TransformerEncoder(layer, 2)
# '''
#
# [code.norm_first_without_the_shortcut]
# pattern = 'torch.nn.TransformerEncoder(...)'
# not = ['torch.nn.TransformerEncoder(..., enable_nested_tensor=$V, ...)']
# anywhere = [
#     [
#         '$LAYER = torch.nn.TransformerEncoderLayer(..., norm_first=True, ...)',
#         'torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(..., norm_first=True, ...), ...)',
#         '$LAYER = torch.nn.TransformerEncoderLayer(..., bias=False, ...)',
#     ],
# ]
# example = '''
# layer = torch.nn.TransformerEncoderLayer(16, 2, batch_first=True, norm_first=True)
# encoder = torch.nn.TransformerEncoder(layer, 2)
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

layer = nn.TransformerEncoderLayer(d_model=16, nhead=2)
encoder = nn.TransformerEncoder(layer, num_layers=2)
#> UserWarning: enable_nested_tensor is True, but self.use_nested_tensor is False because encoder_layer.self_attn.batch_first was not True(use batch_first for better inference performance)
x = torch.randn(4, 10, 16)  # 4 sequences of 10 time steps
print("output:", encoder(x).shape)
#> output: torch.Size([4, 10, 16])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

layer = nn.TransformerEncoderLayer(d_model=16, nhead=2, batch_first=True)
encoder = nn.TransformerEncoder(layer, num_layers=2)
x = torch.randn(4, 10, 16)  # 4 sequences of 10 time steps
print("output:", encoder(x).shape)
#> output: torch.Size([4, 10, 16])
# --8<-- [end:right]

# --8<-- [start:demo_reasons]
import warnings
from torch import nn

for options in ({"batch_first": False}, {"norm_first": True}, {"bias": False},
                {"activation": nn.SiLU()}, {"nhead": 3}):
    settings = {"d_model": 12, "nhead": 2, "batch_first": True, **options}
    layer = nn.TransformerEncoderLayer(**settings)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        nn.TransformerEncoder(layer, 2)
    print(str(caught[0].message).split("encoder_layer.")[1])
#> self_attn.batch_first was not True(use batch_first for better inference performance)
#> norm_first was True
#> self_attn was passed bias=False
#> activation_relu_or_gelu was not True
#> self_attn.num_heads is odd
# --8<-- [end:demo_reasons]

# --8<-- [start:right_off]
import torch
from torch import nn

layer = nn.TransformerEncoderLayer(16, 2, batch_first=True, norm_first=True)
encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
print("output:", encoder(torch.randn(4, 10, 16)).shape)
#> output: torch.Size([4, 10, 16])
# --8<-- [end:right_off]

# --8<-- [start:demo_zeros]
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(16, 2, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2).eval()
x = torch.randn(2, 4, 16)
pad = torch.tensor([[False, False, False, True], [False, False, True, True]])
slow = encoder(x, src_key_padding_mask=pad)
with torch.no_grad():
    fast = encoder(x, src_key_padding_mask=pad)
#> UserWarning: The PyTorch API of nested tensors is in prototype stage and will change in the near future. We recommend specifying layout=torch.jagged when constructing a nested tensor, as this layout receives active development, has better operator coverage, and works with torch.compile.
print("slow:", slow.shape, "fast:", fast.shape)
#> slow: torch.Size([2, 4, 16]) fast: torch.Size([2, 4, 16])
print("real words agree:", torch.allclose(slow[~pad], fast[~pad], atol=1e-5))
#> real words agree: True
# --8<-- [end:demo_zeros]

# --8<-- [start:wrong_pool]
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(16, 2, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2).eval()
x = torch.randn(1, 2, 16)  # one sentence of two words
padded = nn.functional.pad(x, (0, 0, 0, 2))
pad = torch.tensor([[False, False, True, True]])
alone = encoder(x).mean(dim=1)
h = encoder(padded, src_key_padding_mask=pad)
features = h.mean(dim=1)
print("same as without padding:", torch.allclose(features, alone, atol=1e-5))
#> same as without padding: False
# --8<-- [end:wrong_pool]

# --8<-- [start:right_pool]
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(16, 2, batch_first=True)
encoder = nn.TransformerEncoder(layer, 2).eval()
x = torch.randn(1, 2, 16)  # one sentence of two words
padded = nn.functional.pad(x, (0, 0, 0, 2))
pad = torch.tensor([[False, False, True, True]])
alone = encoder(x).mean(dim=1)
h = encoder(padded, src_key_padding_mask=pad)
keep = (~pad).unsqueeze(2)
features = (h * keep).sum(dim=1) / keep.sum(dim=1)
print("same as without padding:", torch.allclose(features, alone, atol=1e-5))
#> same as without padding: True
# --8<-- [end:right_pool]

# --8<-- [start:check]
import inspect
import warnings

import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

because = ("UserWarning: enable_nested_tensor is True, but "
           "self.use_nested_tensor is False because encoder_layer.")
assert because + "self_attn.batch_first was not True" in wrong.out
assert wrong.out.endswith("output: torch.Size([4, 10, 16])\n")
assert right.out == right_off.out == "output: torch.Size([4, 10, 16])\n"
assert demo_reasons.out == """\
self_attn.batch_first was not True(use batch_first for better inference performance)
norm_first was True
self_attn was passed bias=False
activation_relu_or_gelu was not True
self_attn.num_heads is odd
"""
zeros = demo_zeros.out.splitlines()
assert "The PyTorch API of nested tensors is in prototype stage" in demo_zeros.out
assert zeros[-2:] == [
    "slow: torch.Size([2, 4, 16]) fast: torch.Size([2, 4, 16])",
    "real words agree: True"]
assert wrong_pool.out == "same as without padding: False\n"
assert right_pool.out == "same as without padding: True\n"

# The harness records calls with a TorchFunctionMode, under which the fast path is
# off. The check runs without it: here are the zeros.
encoder, x, pad = demo_zeros.encoder, demo_zeros.x, demo_zeros.pad
assert (demo_zeros.slow[1, 2:] != 0).all()
with torch.no_grad():
    fast = encoder(x, src_key_padding_mask=pad)
    with torch.device("cpu"):  # a mode as well
        assert (encoder(x, src_key_padding_mask=pad)[1, 2:] != 0).all()
assert (fast[1, 2:] == 0).all() and (fast[~pad] != 0).all()
assert torch.allclose(fast[~pad], demo_zeros.slow[~pad], atol=1e-5)

# which calls use a nested tensor inside
nested = []
hook = encoder.layers[0].register_forward_hook(
    lambda module, args, output: nested.append(output.is_nested))
for training, grad, mask in ((True, True, pad), (True, False, pad),
                             (False, True, pad), (False, False, pad),
                             (False, False, None)):
    encoder.train(training)
    with torch.set_grad_enabled(grad):
        encoder(x, src_key_padding_mask=mask)
assert nested == [False, False, False, True, False]
hook.remove()

# the mean over time: training and evaluation disagree, unless it's masked
pad = torch.tensor([[False, False, False, False], [False, False, True, True]])
twin = nn.TransformerEncoder(nn.TransformerEncoderLayer(
    16, 2, dropout=0.0, batch_first=True), 2)
with torch.no_grad():
    trained = twin(x, src_key_padding_mask=pad)
    evaluated = twin.eval()(x, src_key_padding_mask=pad)
assert not torch.allclose(trained.mean(dim=1)[1], evaluated.mean(dim=1)[1], atol=1e-3)
assert torch.allclose(trained.mean(dim=1)[0], evaluated.mean(dim=1)[0], atol=1e-5)
keep = (~pad).unsqueeze(2)
assert torch.allclose((trained * keep).sum(dim=1), (evaluated * keep).sum(dim=1), atol=1e-5)


def said(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    return result, [str(w.message) for w in caught]


# nn.Transformer builds an encoder: the same warning, and only when it's built
model, messages = said(lambda: nn.Transformer(16, 2))
assert len(messages) == 1 and "batch_first was not True" in messages[0]
assert said(lambda: nn.Transformer(16, 2, batch_first=True))[1] == []
layer = demo_zeros.layer
assert said(lambda: nn.TransformerEncoder(nn.Identity(), 2))[1] == [
    "enable_nested_tensor is True, but self.use_nested_tensor is False because "
    "encoder_layer was not TransformerEncoderLayer"]
# the setting changes no weight and no result at the words
off = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False).eval()
off.load_state_dict(encoder.state_dict())
with torch.no_grad():
    assert torch.allclose(off(x, src_key_padding_mask=demo_zeros.pad), demo_zeros.slow, atol=1e-5)
    # padding on the left, or a sequence of nothing but padding
    left = pad.flip(1)
    assert (encoder(x, src_key_padding_mask=left)[1, 0] != 0).any()
    nothing = torch.tensor([[False] * 4, [True] * 4])
    assert (encoder(x, src_key_padding_mask=nothing)[1] == 0).all()
    # a float mask, and one layer on its own
    minus = torch.zeros(2, 4).masked_fill(pad, float("-inf"))
    assert (encoder(x, src_key_padding_mask=minus)[1, 3] == 0).all()
    assert (layer.eval()(x, src_key_padding_mask=pad)[1, 3] != 0).all()
    # the length stays, with and without a sequence as long as the batch
    for each in (pad, demo_zeros.pad):
        assert encoder(x, src_key_padding_mask=each).shape == (2, 4, 16)
# nn.Transformer can't switch it off
assert "enable_nested_tensor" not in inspect.signature(nn.Transformer).parameters


# the operator that is missing on MPS is called only by the fast path
class Log(TorchDispatchMode):
    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        names.append(str(func))
        return func(*args, **(kwargs or {}))


for module in (encoder, off):
    names = []
    with torch.no_grad(), Log():
        module(x, src_key_padding_mask=pad)
    called = any("_nested_tensor_from_mask_left_aligned" in name for name in names)
    assert called == (module is encoder)
# the switch of the backend turns off the zeros, too
try:
    torch.backends.mha.set_fastpath_enabled(False)
    with torch.no_grad():
        assert (encoder(x, src_key_padding_mask=pad)[1, 3] != 0).all()
finally:
    torch.backends.mha.set_fastpath_enabled(True)
# under autocast on the CPU, the shortcut fails, and the other way doesn't
with torch.no_grad(), torch.autocast("cpu"):
    try:
        encoder(x, src_key_padding_mask=pad)
    except RuntimeError as error:
        assert str(error) == "expected scalar type Float but found BFloat16"
    else:
        raise AssertionError("no error")
    assert off(x, src_key_padding_mask=pad).dtype == torch.bfloat16
# frozen weights count like no_grad
frozen = nn.TransformerEncoder(layer, 2).eval().requires_grad_(False)
assert (frozen(x, src_key_padding_mask=pad)[1, 3] == 0).all()
# batch_first=False reads the same tensor as 10 sequences of 4 time steps
x = wrong.x
changed = x.clone()
changed[:, 0] = 0
encoder = wrong.encoder.eval()
assert torch.allclose(encoder(x)[:, 1:], encoder(changed)[:, 1:], atol=1e-5)
encoder = right.encoder.eval()
assert not torch.allclose(encoder(x)[:, 1:], encoder(changed)[:, 1:], atol=1e-5)
# --8<-- [end:check]
