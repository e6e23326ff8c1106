"""KLDivLoss takes log-probabilities first and probabilities second; and a gradient may flow into the target."""
# /// pitfall
# apis = ["torch.nn.KLDivLoss", "torch.nn.functional.kl_div", "torch.Tensor.detach", "torch.nn.functional.mse_loss",
#         "torch.Tensor.log_softmax", "torch.nn.functional.soft_margin_loss", "torch.distributions.kl.kl_divergence"]
# symptom = "silent"
# added = 2026-11-21
# changed = 2026-11-29
# messages = [
#   "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.",
#   "The function '*' is not differentiable with respect to argument 'target'. This input cannot have requires_grad True.",
# ]
# older = [
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these variables as volatile or not requiring gradients",
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these variables as not requiring gradients",
#   "nn criterions don't compute the gradient w.r.t. targets - please mark these tensors as not requiring gradients",
# ]
#
# [code.kl_div_of_probabilities]
# either = [
#     '$LOSS($A.softmax(...), ...)', '$LOSS(torch.nn.Softmax(...)(...), ...)',
#     '$LOSS(softmax(...), ...)',
# '''
# $P = $A.softmax(...)
# ...
# $LOSS($P, ...)
# ''',
# '''
# $P = torch.nn.Softmax(...)(...)
# ...
# $LOSS($P, ...)
# ''',
# ]
# not = [
# '''
# $P = $ANY
# ...
# $P = $OTHER
# ...
# $LOSS($P, ...)
# ''',
# ]
# anywhere = [
#     ['torch.nn.KLDivLoss(...)', 'torch.nn.functional.kl_div(...)'],
# ]
# nowhere = [
#     '$LOSS = torch.nn.CrossEntropyLoss(...)', '$LOSS = torch.nn.NLLLoss(...)',
#     '$LOSS = torch.nn.MSELoss(...)', 'def $LOSS(...): ...',
#     '$A.softmax = torch.nn.LogSoftmax(...)',
# ]
# names = { "$LOSS" = '(?!.*(dice|focal|iou|tversky|nll|mse|l1|ce\b|cross)).*(loss|crit|objective|cost|x?ent|kl_div|kl|div)[^.]*' }
#
# [code.kl_div_of_logits]
# either = ['torch.nn.functional.kl_div(...)', '$KL = torch.nn.KLDivLoss(...)']
# anywhere = [
#     [
#         'class $NET(torch.nn.Module): ...', 'torch.nn.Sequential(...)',
#         '$L = torch.nn.Linear(...)',
#     ],
# ]
# nowhere = [
#     '$A.log_softmax(...)', 'log_softmax(...)', '$A.LogSoftmax(...)', '$A.log(...)',
#     '$A.LogSoftmax', '$A.logsigmoid(...)', '$A.log_prob(...)', '$A.logsumexp(...)',
#     '$P = $A.softmax(...)', '$A.softmax(...)',
# ]
# example = '''
# model = torch.nn.Linear(4, 3)
# loss = torch.nn.functional.kl_div(model(x), p)
# '''
#
# [code.kl_div_of_a_logarithmic_target]
# either = [
#     'torch.nn.functional.kl_div($LOGP, $A.log_softmax(...), ...)',
#     'torch.nn.functional.kl_div($LOGP, $A.softmax(...).log(), ...)',
# '''
# $Q = $A.log_softmax(...)
# ...
# torch.nn.functional.kl_div($LOGP, $Q, ...)
# ''',
# ]
# nowhere = ['torch.nn.functional.kl_div(..., log_target=$TRUE, ...)']
# example = 'loss = torch.nn.functional.kl_div(p.log_softmax(1), q.log_softmax(1))'
#
# [code.mean_over_all_elements]
# either = [
#     'torch.nn.functional.kl_div($P, $Q)', 'torch.nn.KLDivLoss()',
#     'torch.nn.functional.kl_div($P, $Q, log_target=$T)', 'torch.nn.KLDivLoss(log_target=$T)',
#     'torch.nn.functional.kl_div(..., reduction="mean", ...)',
#     'torch.nn.KLDivLoss(..., reduction="mean", ...)',
# ]
#
# [code.gradient_into_the_target]
# either = [
# '''
# $T = $R + gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).$MAX(...)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).max(...)[0]
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).max(...).values
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).$MAX(...) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).max(...)[0] * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + gamma * $M($NEXT).max(...).values * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $V = $M($NEXT)
# ...
# $T = $R + gamma * $V
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).$MAX(...)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).max(...)[0]
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).max(...).values
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).$MAX(...) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).max(...)[0] * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + self.gamma * $M($NEXT).max(...).values * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $V = $M($NEXT)
# ...
# $T = $R + self.gamma * $V
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = self.gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).$MAX(...)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).max(...)[0]
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).max(...).values
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).$MAX(...) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).max(...)[0] * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + GAMMA * $M($NEXT).max(...).values * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $V = $M($NEXT)
# ...
# $T = $R + GAMMA * $V
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = GAMMA * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).$MAX(...)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).max(...)[0]
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).max(...).values
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).$MAX(...) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).max(...)[0] * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + args.gamma * $M($NEXT).max(...).values * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $V = $M($NEXT)
# ...
# $T = $R + args.gamma * $V
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = args.gamma * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).$MAX(...)
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).max(...)[0]
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).max(...).values
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).$MAX(...) * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).max(...)[0] * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = $R + discount * $M($NEXT).max(...).values * $DONE
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $V = $M($NEXT)
# ...
# $T = $R + discount * $V
# ...
# $CRITERION($Q, $T, ...)
# ''',
# '''
# $T = discount * $M($NEXT)
# ...
# $CRITERION($Q, $T, ...)
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
# anywhere = ['$L.backward(...)']
# nowhere = ['$T.detach()', '$T = $ANY.detach()', '$V.detach()', 'torch.no_grad()']
# example = '''
# target = reward + gamma * model(next_state)
# loss = torch.nn.functional.mse_loss(model(state), target)
# loss.backward()
# '''
#
# [code.kl_div_of_an_output]
# either = [
#     'torch.nn.functional.kl_div(student(...), ...)',
#     'torch.nn.functional.kl_div(model(...), ...)', 'torch.nn.functional.kl_div(net(...), ...)',
#     'torch.nn.functional.kl_div(self.student(...), ...)',
#     'torch.nn.functional.kl_div(self.model(...), ...)',
#     'torch.nn.functional.kl_div(student_model(...), ...)',
# '''
# $OUT = student(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# '''
# $OUT = model(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# '''
# $OUT = net(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# '''
# $OUT = self.student(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# '''
# $OUT = self.model(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# '''
# $OUT = student_model(...)
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# ]
# not = [
# '''
# $OUT = $M(...)
# ...
# $OUT = $OTHER
# ...
# torch.nn.functional.kl_div($OUT, ...)
# ''',
# ]
# nowhere = ['$A.log_softmax(...)', '$A.LogSoftmax(...)', '$A.logsigmoid(...)', '$A.log(...)']
# example = '''
# loss = torch.nn.functional.kl_div(student(x), teacher(x).softmax(1), reduction="batchmean")
# '''
#
# [code.kl_div_of_the_teacher]
# either = ['torch.nn.functional.kl_div($TEACHER, $Q, ...)', '$KL($TEACHER, $Q)']
# anywhere = [
#     ['$KL = torch.nn.KLDivLoss(...)', 'torch.nn.functional.kl_div($TEACHER, ...)'],
# ]
# names = { "$TEACHER" = '(?!.*student)[^,]*(teacher|target_log|\bt_log).*', "$Q" = '.*(student|\bs_|pred).*' }
# example = '''
# loss = torch.nn.functional.kl_div(teacher.log_softmax(1), student.softmax(1), reduction="batchmean")
# '''
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

criterion = nn.KLDivLoss(reduction="batchmean")
target = torch.tensor([[0.6, 0.4]])
for logits in (torch.tensor([[0.0, 0.0]]), torch.tensor([[9.0, 0.0]])):
    output = logits.softmax(dim=1)
    loss = criterion(output, target)
    print(f"logits {logits.tolist()}: loss {loss:.4f}")
#> logits [[0.0, 0.0]]: loss -1.1730
#> logits [[9.0, 0.0]]: loss -1.2730
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

criterion = nn.KLDivLoss(reduction="batchmean")
target = torch.tensor([[0.6, 0.4]])
for logits in (torch.tensor([[0.0, 0.0]]), torch.tensor([[9.0, 0.0]])):
    output = logits.log_softmax(dim=1)
    loss = criterion(output, target)
    print(f"logits {logits.tolist()}: loss {loss:.4f}")
#> logits [[0.0, 0.0]]: loss 0.0201
#> logits [[9.0, 0.0]]: loss 2.9271
# --8<-- [end:right]

# --8<-- [start:wrong_distillation]
import torch
from torch import nn

torch.manual_seed(0)
teacher, student = nn.Linear(4, 3), nn.Linear(4, 3)
criterion = nn.KLDivLoss(reduction="batchmean")
optimizer = torch.optim.SGD(student.parameters(), lr=1.0)
for x in torch.randn(300, 64, 4):
    with torch.no_grad():
        target = teacher(x).softmax(dim=1)
    output = student(x).softmax(dim=1)
    loss = criterion(output, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print("teacher:", target[0])
    print("student:", student(x)[0].softmax(dim=0))
#> teacher: tensor([0.4889, 0.1436, 0.3675])
#> student: tensor([0.8855, 0.0010, 0.1136])
# --8<-- [end:wrong_distillation]

# --8<-- [start:right_distillation]
import torch
from torch import nn

torch.manual_seed(0)
teacher, student = nn.Linear(4, 3), nn.Linear(4, 3)
criterion = nn.KLDivLoss(reduction="batchmean")
optimizer = torch.optim.SGD(student.parameters(), lr=1.0)
for x in torch.randn(300, 64, 4):
    with torch.no_grad():
        target = teacher(x).softmax(dim=1)
    output = student(x).log_softmax(dim=1)
    loss = criterion(output, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print("teacher:", target[0])
    print("student:", student(x)[0].softmax(dim=0))
#> teacher: tensor([0.4889, 0.1436, 0.3675])
#> student: tensor([0.4889, 0.1436, 0.3675])
# --8<-- [end:right_distillation]

# --8<-- [start:demo_order]
import torch
import torch.nn.functional as F
from torch.distributions import Categorical, kl_divergence

p = torch.tensor([[0.5, 0.5]])
q = torch.tensor([[0.9, 0.1]])
loss = F.kl_div(q.log(), p, reduction="batchmean")
print(f"F.kl_div(q.log(), p): {loss:.4f}")
#> F.kl_div(q.log(), p): 0.5108
divergence = kl_divergence(Categorical(p), Categorical(q))
print(f"KL(p, q): {divergence.item():.4f}")
#> KL(p, q): 0.5108
loss = F.kl_div(p.log(), q, reduction="batchmean")
print(f"F.kl_div(p.log(), q): {loss:.4f}")
#> F.kl_div(p.log(), q): 0.3681
divergence = kl_divergence(Categorical(q), Categorical(p))
print(f"KL(q, p): {divergence.item():.4f}")
#> KL(q, p): 0.3681
# --8<-- [end:demo_order]

# --8<-- [start:wrong_mean]
import torch
import torch.nn.functional as F

p = torch.tensor([[0.5, 0.5], [0.5, 0.5]])
q = torch.tensor([[0.9, 0.1], [0.9, 0.1]])
loss = F.kl_div(q.log(), p)
#> UserWarning: reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.
print(f"loss: {loss:.4f}")
#> loss: 0.2554
# --8<-- [end:wrong_mean]

# --8<-- [start:right_mean]
import torch
import torch.nn.functional as F

p = torch.tensor([[0.5, 0.5], [0.5, 0.5]])
q = torch.tensor([[0.9, 0.1], [0.9, 0.1]])
loss = F.kl_div(q.log(), p, reduction="batchmean")
print(f"loss: {loss:.4f}")
#> loss: 0.5108
# --8<-- [end:right_mean]

# --8<-- [start:demo_log_target]
import torch
from torch import nn

log_q = torch.tensor([[0.9, 0.1]]).log()
plain = nn.KLDivLoss(reduction="batchmean")
logs = nn.KLDivLoss(reduction="batchmean", log_target=True)
for p in (torch.tensor([[0.5, 0.5]]), torch.tensor([[1.0, 0.0]])):
    print("target:", p)
    print("probabilities:", plain(log_q, p))
    print("their logarithms:", plain(log_q, p.log()))
    print("their logarithms, log_target=True:", logs(log_q, p.log()))
#> target: tensor([[0.5000, 0.5000]])
#> probabilities: tensor(0.5108)
#> their logarithms: tensor(nan)
#> their logarithms, log_target=True: tensor(0.5108)
#> target: tensor([[1., 0.]])
#> probabilities: tensor(0.1054)
#> their logarithms: tensor(nan)
#> their logarithms, log_target=True: tensor(nan)
# --8<-- [end:demo_log_target]

# --8<-- [start:wrong_target]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
state, next_state = torch.ones(1, 1), torch.ones(1, 1)
target = 0.9 * model(next_state)
loss = nn.functional.mse_loss(model(state), target)
loss.backward()
print(f"gradient: {model.weight.grad.item():.2f}")
#> gradient: 0.02
# --8<-- [end:wrong_target]

# --8<-- [start:right_target]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
state, next_state = torch.ones(1, 1), torch.ones(1, 1)
target = 0.9 * model(next_state).detach()
loss = nn.functional.mse_loss(model(state), target)
loss.backward()
print(f"gradient: {model.weight.grad.item():.2f}")
#> gradient: 0.20
# --8<-- [end:right_target]

# --8<-- [start:demo_targets]
import torch
import torch.nn.functional as F

for loss in (F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.kl_div,
             F.cross_entropy, F.binary_cross_entropy_with_logits,
             F.soft_margin_loss):
    x = torch.tensor([[0.6, -0.4]], requires_grad=True)
    target = torch.tensor([[0.3, 0.7]], requires_grad=True)
    try:
        loss(x, target, reduction="sum").backward()
        print(f"{loss.__name__}, target.grad:", target.grad)
    except RuntimeError as error:
        print(error)
#> mse_loss, target.grad: tensor([[-0.6000,  2.2000]])
#> l1_loss, target.grad: tensor([[-1.,  1.]])
#> smooth_l1_loss, target.grad: tensor([[-0.3000,  1.0000]])
#> kl_div, target.grad: tensor([[-0.8040,  1.0433]])
#> cross_entropy, target.grad: tensor([[0.3133, 1.3133]])
#> binary_cross_entropy_with_logits, target.grad: tensor([[-0.6000,  0.4000]])
#> The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot have requires_grad True.
# --8<-- [end:demo_targets]

# --8<-- [start:detect]
import torch

logits = torch.tensor([[9.0, 0.0], [0.0, 0.0]])
for output in (logits.log_softmax(dim=1), logits.softmax(dim=1)):
    print("sum of exp in each row:", output.exp().sum(dim=1))
#> sum of exp in each row: tensor([1., 1.])
#> sum of exp in each row: tensor([3.7181, 3.2974])
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

assert wrong.out == """\
logits [[0.0, 0.0]]: loss -1.1730
logits [[9.0, 0.0]]: loss -1.2730
"""
assert right.out == """\
logits [[0.0, 0.0]]: loss 0.0201
logits [[9.0, 0.0]]: loss 2.9271
"""
# the story of the two wrong losses
log_2_3 = torch.tensor([0.6, 0.4])
assert abs((log_2_3 * log_2_3.log()).sum() + 0.6730) < 1e-4
assert abs(-0.6730 - 0.5 + 1.1730) < 1e-4
assert wrong_distillation.out == """\
teacher: tensor([0.4889, 0.1436, 0.3675])
student: tensor([0.8855, 0.0010, 0.1136])
"""
assert wrong_distillation.loss < -1
assert right_distillation.out == """\
teacher: tensor([0.4889, 0.1436, 0.3675])
student: tensor([0.4889, 0.1436, 0.3675])
"""
assert right_distillation.loss.abs() < 1e-6
torch.manual_seed(0)  # a little below 0, from rounding
same = torch.randn(1000, 5).log_softmax(dim=1)
rounded = F.kl_div(same, same.exp(), reduction="none").sum(dim=1)
assert -1e-6 < rounded.min() < 0
# the wrong loss is least at the one-hot output, not at the target
p, one_hot = torch.tensor([[0.6, 0.4]]), torch.tensor([[1.0, 0.0]])
steps = torch.linspace(0, 1, 11)
losses = [F.kl_div(torch.tensor([[s, 1 - s]]), p, reduction="batchmean").item() for s in steps]
assert min(losses) == losses[-1] < losses[6] < losses[0] < 0
assert torch.isclose(F.kl_div(p, p, reduction="batchmean"), (p * (p.log() - p)).sum())

order = [line.split()[-1] for line in demo_order.out.splitlines()]
assert order == ["0.5108", "0.5108", "0.3681", "0.3681"]

warning, mean = wrong_mean.out.splitlines()
assert warning.startswith("UserWarning: reduction: 'mean' divides the total loss by both")
assert mean == "loss: 0.2554" and right_mean.out == "loss: 0.5108\n"
assert torch.isclose(2 * wrong_mean.loss, right_mean.loss)
log_q, p3 = torch.randn(2, 5, 4).log_softmax(2), torch.randn(2, 5, 4).softmax(2)
by_batch = F.kl_div(log_q, p3, reduction="batchmean")
by_token = F.kl_div(log_q.flatten(0, 1), p3.flatten(0, 1), reduction="batchmean")
assert torch.isclose(by_batch, 5 * by_token)

assert demo_log_target.out == """\
target: tensor([[0.5000, 0.5000]])
probabilities: tensor(0.5108)
their logarithms: tensor(nan)
their logarithms, log_target=True: tensor(0.5108)
target: tensor([[1., 0.]])
probabilities: tensor(0.1054)
their logarithms: tensor(nan)
their logarithms, log_target=True: tensor(nan)
"""
# nan also where the input is minus infinity and the target 0, as under a mask
masked = torch.tensor([[2.0, 1.0, -float("inf")]])
p3 = torch.tensor([[0.5, 0.5, 0.0]])
for log_q in (masked.log_softmax(dim=1), masked.softmax(dim=1).log()):
    assert F.kl_div(log_q, p3, reduction="batchmean").isnan()
low = torch.tensor([[2.0, 1.0, -1e4]]).log_softmax(dim=1)
assert F.kl_div(low, p3, reduction="batchmean").isfinite()
short = F.kl_div(torch.tensor([[0.5, 0.5]]).log(), torch.tensor([[0.1, 0.1]]), reduction="batchmean")
assert short < -0.3

assert wrong_target.out == "gradient: 0.02\n"
assert right_target.out == "gradient: 0.20\n"
assert abs(wrong_target.loss - 0.01) < 1e-6
assert abs(right_target.loss - 0.01) < 1e-6
assert abs(wrong_target.model.weight.grad.item() - 0.02) < 1e-6
assert abs(right_target.model.weight.grad.item() - 0.2) < 1e-6
w = torch.tensor(1.0, requires_grad=True)  # no_grad gives the same as detach
with torch.no_grad():
    target = 0.9 * w * 1.0
F.mse_loss(w * 1.0, target).backward()
assert w.grad.item() == right_target.model.weight.grad.item()
try:
    torch.tensor([1], requires_grad=True)
except RuntimeError as error:
    assert "Only Tensors of floating point" in str(error)
else:
    raise AssertionError("an integer tensor with requires_grad")
*names, refused = demo_targets.out.splitlines()
assert len(names) == 6
assert all(", target.grad: tensor([[" in name for name in names)
assert refused.startswith("The function 'soft_margin_loss' is not differentiable")
assert detect.out == """\
sum of exp in each row: tensor([1., 1.])
sum of exp in each row: tensor([3.7181, 3.2974])
"""
# --8<-- [end:check]
