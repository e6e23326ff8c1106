"""A prediction (N, 1) minus a target (N,) is (N, N): the loss compares all pairs, and the model learns the mean."""
# /// pitfall
# apis = ["torch.nn.MSELoss", "torch.Tensor.squeeze", "torch.Tensor.unsqueeze", "torch.nn.functional.mse_loss"]
# symptom = "warning"
# added = 2026-11-21
# messages = ["Using a target size (torch.Size([*])) that is different to the input size (torch.Size([*])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size."]
# older = ["input and target shapes do not match: input [*], target [*]"]
#
# [code.prediction_n_by_1]
# either = [
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $LOSS($MODEL($ARG), $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# torch.nn.functional.mse_loss($MODEL($ARG), $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $LOSS($MODEL($ARG), $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# torch.nn.functional.mse_loss($MODEL($ARG), $Y)
# ''',
# '''
# $Y = $K * $X.squeeze(1) + $B
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $LOSS($MODEL($ARG), $Y)
# ''',
# '''
# $Y = $K * $X.squeeze(1) + $B
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# torch.nn.functional.mse_loss($MODEL($ARG), $Y)
# ''',
# '''
# $Y = $K * $X.squeeze(1) + $B
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $LOSS($MODEL($ARG), $Y)
# ''',
# '''
# $Y = $K * $X.squeeze(1) + $B
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# torch.nn.functional.mse_loss($MODEL($ARG), $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL($ARG)
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $OUT = $MODEL($ARG)
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL($ARG)
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $OUT = $MODEL($ARG)
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL($ARG)
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $LOSS($MODEL($ARG), $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# $OUT = $MODEL($ARG)
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# torch.nn.functional.mse_loss($MODEL($ARG), $Y)
# ''',
# ]
# not = [
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Linear($IN, 1)
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $Y = torch.randn($N)
# ...
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $OUT = $MODEL(...)
# ...
# $OUT = $OTHER
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# $LOSS = torch.nn.MSELoss(...)
# ...
# $OUT = $MODEL($ARG)
# ...
# $OUT = $OTHER
# ...
# $LOSS($OUT, $Y)
# ''',
# '''
# $MODEL = torch.nn.Sequential(..., torch.nn.Linear($IN, 1))
# ...
# $Y = torch.randn($N)
# ...
# $OUT = $MODEL($ARG)
# ...
# $OUT = $OTHER
# ...
# torch.nn.functional.mse_loss($OUT, $Y)
# ''',
# ]
# line = "$ARG"
#
# [code.accuracy_n_by_n]
# either = [
#     '($OUT > $BAR) == $Y', '($OUT > $BAR).$AS(...) == $Y', '(torch.sigmoid($OUT) > $BAR) == $Y',
#     '(torch.sigmoid($OUT) > $BAR).$AS(...) == $Y', '($OUT.sigmoid() > $BAR) == $Y',
#     '$OUT.round() == $Y', 'torch.round(torch.sigmoid($OUT)) == $Y',
#     '($OUT.sigmoid() > $BAR).$AS(...) == $Y', 'torch.round($OUT) == $Y',
# ]
# anywhere = [
#     [
#         '$LOSS($OUT.squeeze(...), <... $Y ...>)', '$LOSS($OUT, <... $Y.unsqueeze(...) ...>)',
#         '$LOSS($OUT, <... $Y.view(-1, 1) ...>)', '$LOSS($OUT.view(-1), <... $Y ...>)',
#         '$LOSS($OUT.flatten(), <... $Y ...>)',
#     ],
# ]
# example = '''
# for x, y in loader:
#     out = model(x)
#     loss = criterion(out.squeeze(1), y)
#     correct += ((out > 0) == y).sum()
# '''
#
# [code.one_column_and_a_vector]
# either = [
#     'torch.nn.functional.$LOSS($M(...), $Y, ...)',
# '''
# $P = $M(...)
# ...
# torch.nn.functional.$LOSS($P, $Y, ...)
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
# anywhere = [
#     [
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$MODEL = torch.nn.Linear($N, 1)',
#         'return torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1)).to(...)',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Linear($N, 1)
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Sequential(..., torch.nn.Linear($N, 1))
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
#     ],
# ]
# nowhere = [
#     '$B = torch.tensor([[...], ...])', '<... torch.randn($N2, 1) ...>',
#     '<... torch.rand($N2, 1) ...>', '<... torch.zeros($N2, 1) ...>',
#     '<... torch.ones($N2, 1) ...>', '<... $A.unsqueeze(...) ...>',
#     '<... $A.sum(..., keepdim=True) ...>', '<... torch.randn(...).abs() ...>',
#     '$A.squeeze(...)', '$A.unsqueeze(...)', '$A.view(...)', '$A.flatten(...)',
#     '$A.reshape(...)', '$A[:, None]', '$A[:, 0]', '$F(..., keepdim=True, ...)',
#     'torch.squeeze(...)', 'torch.randn($N2, 1, ...)', 'torch.rand($N2, 1, ...)',
#     'torch.zeros($N2, 1, ...)', '$A[:, :1]', '$A[:, 0:1]', '$A[..., None]', '$A[..., 0]',
#     '$A[:, -1:]', 'torch.randint(..., ($N2, 1), ...)', 'torch.ones($N2, 1)', '$A.view_as(...)',
#     '$A.reshape_as(...)', '$A.expand_as(...)', 'numpy.random.randn($N2, 1)', '$A[:, [0]]',
#     'torch.stack(...)', 'torch.nn.Flatten(0)', 'torch.nn.Flatten(start_dim=0)', '$A[:, $I]',
#     'torch.normal(...)', '$A.ravel()', 'torch.randn(($N2, 1))', 'torch.flatten(...)',
#     '$RNG.normal(..., ($N2, 1))', '$A[$I, None]', 'torch.atleast_2d(...)',
#     '$A.add(...).log_prob(...)', '$D.log_prob(...)',
# ]
# line = "$Y"
# names = { "$LOSS" = 'mse_loss|l1_loss|smooth_l1_loss|huber_loss|MSELoss|L1Loss|SmoothL1Loss|HuberLoss', "$Y" = '(?!self\.)[a-zA-Z_]\w*(\[.*\])?(\.to\(.*\))?', "$M" = '(self\.)?\w*(model|net|mlp|network|regressor|reg|lstm|predictor|critic|value\w*)' }
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Linear(8, 1))
# for x, y in loader:
#     loss = torch.nn.functional.mse_loss(model(x), y)
# '''
#
# [code.one_column_for_a_criterion]
# either = [
#     '$LOSS2($M(...), $Y)',
# '''
# $P = $M(...)
# ...
# $LOSS2($P, $Y)
# ''',
# ]
# not_inside = [
#     'with torch.no_grad(): ...', 'with torch.inference_mode(): ...',
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
# ]
# anywhere = [
#     [
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$MODEL = torch.nn.Linear($N, 1)',
#         'return torch.nn.Sequential(..., torch.nn.Linear($N, 1))',
#         '$MODEL = torch.nn.Sequential(..., torch.nn.Linear($N, 1)).to(...)',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Linear($N, 1)
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
# '''
# class $C(...):
#     ...
#     def __init__(...):
#         ...
#         self.$FC = torch.nn.Sequential(..., torch.nn.Linear($N, 1))
#         ...
#     def forward(...):
#         ...
#         return self.$FC(...)
#     ...
# ''',
#     ],
#     '$LOSS2 = torch.nn.$LOSS(...)',
# ]
# nowhere = [
#     '$B = torch.tensor([[...], ...])', '<... torch.randn($N2, 1) ...>',
#     '<... torch.rand($N2, 1) ...>', '<... torch.zeros($N2, 1) ...>',
#     '<... torch.ones($N2, 1) ...>', '<... $A.unsqueeze(...) ...>',
#     '<... $A.sum(..., keepdim=True) ...>', '<... torch.randn(...).abs() ...>',
#     '$A.squeeze(...)', '$A.unsqueeze(...)', '$A.view(...)', '$A.flatten(...)',
#     '$A.reshape(...)', '$A[:, None]', '$A[:, 0]', '$F(..., keepdim=True, ...)',
#     'torch.squeeze(...)', 'torch.randn($N2, 1, ...)', 'torch.rand($N2, 1, ...)',
#     'torch.zeros($N2, 1, ...)', '$A[:, :1]', '$A[:, 0:1]', '$A[..., None]', '$A[..., 0]',
#     '$A[:, -1:]', 'torch.randint(..., ($N2, 1), ...)', 'torch.ones($N2, 1)', '$A.view_as(...)',
#     '$A.reshape_as(...)', '$A.expand_as(...)', 'numpy.random.randn($N2, 1)', '$A[:, [0]]',
#     'torch.stack(...)', 'torch.nn.Flatten(0)', 'torch.nn.Flatten(start_dim=0)', '$A[:, $I]',
#     'torch.normal(...)', '$A.ravel()', 'torch.randn(($N2, 1))', 'torch.flatten(...)',
#     '$RNG.normal(..., ($N2, 1))', '$A[$I, None]', 'torch.atleast_2d(...)',
#     '$A.add(...).log_prob(...)', '$D.log_prob(...)',
# ]
# line = "$Y"
# names = { "$LOSS" = 'mse_loss|l1_loss|smooth_l1_loss|huber_loss|MSELoss|L1Loss|SmoothL1Loss|HuberLoss', "$Y" = '(?!self\.)[a-zA-Z_]\w*(\[.*\])?(\.to\(.*\))?', "$M" = '(self\.)?\w*(model|net|mlp|network|regressor|reg|lstm|predictor|critic|value\w*)' }
# example = '''
# model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Linear(8, 1))
# criterion = torch.nn.MSELoss()
# for x, y in loader:
#     loss = criterion(model(x), y)
# '''
#
# [code.gathered_values_and_a_vector]
# either = [
#     'torch.nn.functional.mse_loss($Q, $T)', 'torch.nn.functional.smooth_l1_loss($Q, $T)',
#     'torch.nn.functional.huber_loss($Q, $T)', '$C($Q, $T)', '($Q - $T).pow(2)', '($Q - $T) ** 2',
#     '($T - $Q) ** 2', '($T - $Q).pow(2)', '$C($Q, $T.detach())',
#     'torch.nn.functional.mse_loss($Q, $T.detach())',
#     'torch.nn.functional.smooth_l1_loss($Q, $T.detach())',
# ]
# anywhere = [
#     [
#         '$Q = $NET(...).gather(1, $A.unsqueeze(...))', '$Q = $NET(...).gather(1, $A.view(-1, 1))',
#         '$Q = $NET(...).gather(1, $A[:, None])', '$Q = $NET(...).gather(1, $A)',
#         '$Q = $NET(...).gather(1, $A.long().unsqueeze(...))',
#         '$Q = $NET(...).gather(dim=1, index=$A.unsqueeze(...))',
#         '$Q = $NET(...).gather(1, $A.unsqueeze(...).long())',
#         '$Q = torch.gather($NET(...), 1, $A.unsqueeze(...))',
#     ],
#     [
#         '$T = <... $NET2(...).max(1)[0] ...>', '$T = <... $NET2(...).max(1).values ...>',
#         '$T = <... $NET2(...).max(dim=1)[0] ...>', '$T = <... $NET2(...).max(dim=1).values ...>',
#         '$T = <... $NET2(...).amax(1) ...>', '$T = <... $NET2(...).amax(dim=1) ...>',
#         '$T = <... $NET2(...).max(-1)[0] ...>', '$T = <... $NET2(...).max(1)[0].detach() ...>',
# '''
# $NEXT = $NET2(...).max(1)[0]
# ...
# $T = <... $NEXT ...>
# ''',
# '''
# $NEXT = $NET2(...).max(1).values
# ...
# $T = <... $NEXT ...>
# ''',
# '''
# $NEXT = $NET2(...).max(dim=1).values
# ...
# $T = <... $NEXT ...>
# ''',
# '''
# $NEXT = $NET2(...).max(dim=1)[0]
# ...
# $T = <... $NEXT ...>
# ''',
# '''
# $NEXT = $NET2(...).amax(1)
# ...
# $T = <... $NEXT ...>
# ''',
#     ],
# ]
# nowhere = [
#     '$Q = <... $Q2.squeeze(...) ...>', '$Q = <... $Q2.flatten(...) ...>', '$Q = <... $Q2[:, 0] ...>',
#     '$T = <... $T2.unsqueeze(...) ...>', '$T = <... $T2.view(...) ...>', '$T = <... $T2[:, None] ...>',
#     '$T = <... $T2.reshape(...) ...>', '$Q = <... $Q2.view(-1) ...>', '$Q = $Q.squeeze(...)',
#     '$Q = <... $Q2.reshape(-1) ...>', 'torch.squeeze($Q, ...)',
# ]
# example = '''
# q = policy(states).gather(1, actions.unsqueeze(1))
# target = rewards + gamma * target_net(next_states).max(1)[0]
# loss = torch.nn.functional.mse_loss(q, target)
# '''
#
# [code.squares_of_a_column_and_a_vector]
# either = [
#     '($P - $Y) ** 2', '($Y - $P) ** 2', '($P - $Y).pow(2)', '($Y - $P).pow(2)', '($P - $Y).abs()',
#     'torch.abs($P - $Y)', '($P - $Y).square()', 'torch.pow($P - $Y, 2)', '($Y - $P).abs()',
# ]
# inside = [
# '''
# $P = $M($X)
# ...
# ''',
# ]
# not_inside = [
# '''
# $P = $M2($X2)
# ...
# $P = $OTHER
# ...
# ''',
# ]
# anywhere = [
#     [
#         '$M = torch.nn.Linear($I, 1)', '$M = torch.nn.Sequential(..., torch.nn.Linear($I, 1))',
#         '$M = torch.nn.Linear($I, 1).to(...)',
#     ],
#     [
#         '$Y = torch.randn($N)', '$Y = torch.rand($N)', '$Y = torch.randn(($N,))',
#         '$Y = torch.linspace($FROM, $TO, $STEPS)', '$Y = torch.tensor($DF["..."].values, ...)',
#         '$Y = $F.sum(dim=1)', '$Y = $F.sum(1)', '$Y = $F.mean(dim=1)',
#         '$Y = <... torch.randn($N) ...>', '$Y = $F[:, $COLUMN]',
#     ],
# ]
# nowhere = [
#     '$Y = $Y.unsqueeze(...)', '$Y = $Y.view(...)', '$Y = $Y.reshape(...)', '$Y = $Y[:, None]',
#     '$Y = <... $Z.unsqueeze(...) ...>', '$Y = <... $Z.view(...) ...>', '$P.squeeze(...)',
#     '$Y = <... torch.randn($N3, 1) ...>',
#     '$M = torch.nn.Sequential(..., torch.nn.Flatten(0), ...)', '$Y = $F.sum(..., keepdim=True, ...)',
# ]
# example = '''
# x = torch.randn(100, 3)
# y = torch.randn(100)
# model = torch.nn.Linear(3, 1)
# pred = model(x)
# loss = ((pred - y) ** 2).mean()
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 8).unsqueeze(1)  # 8 samples with a single feature
y = 3 * x.squeeze(1) + 1
model = nn.Linear(1, 1)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(300):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
#> UserWarning: Using a target size (torch.Size([8])) that is different to the input size (torch.Size([8, 1])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.
print(f"loss: {loss:.2f}")
#> loss: 3.86
prediction = model(x).squeeze(1)
print(f"targets: from {y[0]:.2f} to {y[-1]:.2f}")
#> targets: from -2.00 to 4.00
print(f"predictions: from {prediction[0]:.2f} to {prediction[-1]:.2f}")
#> predictions: from 1.00 to 1.00
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 8).unsqueeze(1)  # 8 samples with a single feature
y = 3 * x.squeeze(1) + 1
model = nn.Linear(1, 1)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(300):
    loss = criterion(model(x).squeeze(1), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"loss: {loss:.2f}")
#> loss: 0.00
prediction = model(x).squeeze(1)
print(f"targets: from {y[0]:.2f} to {y[-1]:.2f}")
#> targets: from -2.00 to 4.00
print(f"predictions: from {prediction[0]:.2f} to {prediction[-1]:.2f}")
#> predictions: from -2.00 to 4.00
# --8<-- [end:right]

# --8<-- [start:demo_loader]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

dataset = TensorDataset(torch.zeros(64, 4), torch.zeros(64))
loader = DataLoader(dataset, batch_size=16)
model = nn.Linear(4, 1)
x, y = next(iter(loader))
prediction = model(x)
print("prediction:", prediction.shape)
#> prediction: torch.Size([16, 1])
print("target:", y.shape)
#> target: torch.Size([16])
print("difference:", (prediction - y).shape)
#> difference: torch.Size([16, 16])
# --8<-- [end:demo_loader]

# --8<-- [start:demo_loss]
import torch

prediction = torch.tensor([[1.0], [2.0], [3.0]])
y = torch.tensor([1.0, 2.0, 3.0])
for target in (y, y.unsqueeze(1)):
    loss = ((prediction - target) ** 2).mean()
    print(f"target of shape {tuple(target.shape)}: loss {loss:.4f}")
#> target of shape (3,): loss 1.3333
#> target of shape (3, 1): loss 0.0000
# --8<-- [end:demo_loss]

# --8<-- [start:wrong_accuracy]
import torch

logits = torch.tensor([[2.0], [1.0], [-1.0], [3.0]])
y = torch.tensor([1, 1, 0, 1])
prediction = logits > 0
correct = (prediction == y).sum().item()
print(f"{correct} of {len(y)} correct, accuracy {correct / len(y):.0%}")
#> 10 of 4 correct, accuracy 250%
# --8<-- [end:wrong_accuracy]

# --8<-- [start:right_accuracy]
import torch

logits = torch.tensor([[2.0], [1.0], [-1.0], [3.0]])
y = torch.tensor([1, 1, 0, 1])
prediction = logits.squeeze(1) > 0
correct = (prediction == y).sum().item()
print(f"{correct} of {len(y)} correct, accuracy {correct / len(y):.0%}")
#> 4 of 4 correct, accuracy 100%
# --8<-- [end:right_accuracy]

# --8<-- [start:demo_pairs]
import torch

prediction = torch.tensor([[1.0], [2.0], [3.0]])
y = torch.tensor([1.0, 2.0, 3.0])
print(prediction - y)
#> tensor([[ 0., -1., -2.],
#>         [ 1.,  0., -1.],
#>         [ 2.,  1.,  0.]])
# --8<-- [end:demo_pairs]

# --8<-- [start:check]
import warnings

import torch
import torch.nn.functional as F
from torch import nn

assert (wrong.prediction - wrong.y.mean()).abs().max() < 0.001
said = "Using a target size (torch.Size([8])) that is different to the input"
assert wrong.out.count("UserWarning") == wrong.out.count(said) == 1
assert wrong.out.splitlines()[-3:] == [
    "loss: 3.86", "targets: from -2.00 to 4.00",
    "predictions: from 1.00 to 1.00"]
assert abs(wrong.loss - wrong.y.var(correction=0)) < 1e-4
assert wrong.x.shape == wrong.model(wrong.x).shape == (8, 1)
assert wrong.y.shape == (8,)
assert (right.prediction - right.y).abs().max() < 0.001
assert right.loss < 1e-6
assert right.out == """\
loss: 0.00
targets: from -2.00 to 4.00
predictions: from -2.00 to 4.00
"""

assert demo_loader.out == """\
prediction: torch.Size([16, 1])
target: torch.Size([16])
difference: torch.Size([16, 16])
"""
assert demo_loader.prediction.shape == (16, 1) and demo_loader.y.shape == (16,)
assert demo_loss.out == """\
target of shape (3,): loss 1.3333
target of shape (3, 1): loss 0.0000
"""
assert wrong_accuracy.out == "10 of 4 correct, accuracy 250%\n"
assert right_accuracy.out == "4 of 4 correct, accuracy 100%\n"
assert demo_pairs.out == (
    "tensor([[ 0., -1., -2.],\n        [ 1.,  0., -1.],\n"
    "        [ 2.,  1.,  0.]])\n")
assert F.mse_loss(demo_pairs.prediction, demo_pairs.y.unsqueeze(1)) == 0

# over all pairs: the distance to the mean, and the variance on top
p, t = torch.rand(8, 1), torch.rand(8)
pairs = ((p - t) ** 2).mean()
parts = ((p - t.mean()) ** 2).mean() + t.var(correction=0)
assert torch.allclose(pairs, parts)

# over all pairs, L1Loss is smallest at the median
t_odd = torch.tensor([0.0, 1.0, 8.0])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    losses = [F.l1_loss(torch.full((3, 1), c / 2), t_odd) for c in range(17)]
assert losses.index(min(losses)) / 2 == t_odd.median() != t_odd.mean()


def answer(loss):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            shape = tuple(loss(p, t).shape)
        except (RuntimeError, ValueError) as error:
            return type(error).__name__
    return shape, len([w for w in caught if "broadcasting" in str(w.message)])


# the rows of the table
for loss in (nn.MSELoss, nn.L1Loss, nn.SmoothL1Loss, nn.HuberLoss):
    assert answer(loss(reduction="none")) == ((8, 8), 1)
for loss in (nn.PoissonNLLLoss, nn.KLDivLoss, nn.HingeEmbeddingLoss):
    assert answer(loss(reduction="none")) == ((8, 8), 0)
gaussian = nn.GaussianNLLLoss(reduction="none")
assert answer(lambda p, t: gaussian(p, t, torch.ones(8, 1))) == ((8, 8), 0)
assert answer(nn.BCELoss()) == answer(nn.BCEWithLogitsLoss()) == "ValueError"
assert answer(nn.SoftMarginLoss()) == "RuntimeError"

# squeeze() without a dimension also drops a batch of one
assert torch.zeros(1, 1).squeeze().shape == ()
assert torch.zeros(1, 1).squeeze(1).shape == (1,)
# one target for every prediction: right, with the warning
one = torch.tensor(0.5)
assert F.mse_loss(p, one) == ((p - 0.5) ** 2).mean()
with warnings.catch_warnings():
    warnings.filterwarnings("error", message="Using a target size")
    try:
        F.mse_loss(p, t)
    except UserWarning as warning:
        assert "broadcasting" in str(warning)
    else:
        raise AssertionError("the filter made no error of the warning")
# --8<-- [end:check]
