"""A distillation loss compares student and teacher element by element: cut padded vocabularies, project features, share classes."""
# /// pitfall
# apis = ["torch.nn.functional.kl_div", "torch.nn.functional.mse_loss"]
# also = ["torch.nn.KLDivLoss", "torch.nn.MSELoss"]
# symptom = "error"
# raises = ["wrong", "wrong_features", "wrong_classes"]
# added = 2026-11-30
# messages = [
#   "The size of tensor a (*) must match the size of tensor b (*) at non-singleton dimension *",
# ]
# ///

# --8<-- [start:wrong]
import torch
import torch.nn.functional as F

T = 2.0
student_logits = torch.randn(2, 5, 151936)
teacher_logits = torch.randn(2, 5, 152064)
loss = T * T * F.kl_div(
    F.log_softmax(student_logits / T, dim=-1).flatten(0, 1),
    F.softmax(teacher_logits / T, dim=-1).flatten(0, 1),
    reduction="batchmean")
#> RuntimeError: The size of tensor a (152064) must match the size of tensor b (151936) at non-singleton dimension 1
print("shape of the loss:", tuple(loss.shape))
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
import torch.nn.functional as F

T = 2.0
student_logits = torch.randn(2, 5, 151936)
teacher_logits = torch.randn(2, 5, 152064)
teacher_logits = teacher_logits[..., :student_logits.shape[-1]]
loss = T * T * F.kl_div(
    F.log_softmax(student_logits / T, dim=-1).flatten(0, 1),
    F.softmax(teacher_logits / T, dim=-1).flatten(0, 1),
    reduction="batchmean")
print("shape of the loss:", tuple(loss.shape))
#> shape of the loss: ()
# --8<-- [end:right]

# --8<-- [start:demo_cut]
import torch

teacher_logits = torch.tensor([2.0, 1.0, 0.0, 3.0])
before = teacher_logits[:3].softmax(dim=-1)
after = teacher_logits.softmax(dim=-1)[:3]
print("cut before softmax, sum:", round(before.sum().item(), 2))
#> cut before softmax, sum: 1.0
print("cut after softmax, sum:", round(after.sum().item(), 2))
#> cut after softmax, sum: 0.36
# --8<-- [end:demo_cut]

# --8<-- [start:demo_tokens]
student_vocab = {"<pad>": 0, "the": 1, "cat": 2, "dog": 3}
teacher_vocab = {"<pad>": 0, "the": 1, "dog": 2, "cat": 3, "<extra>": 4}

same = {token: i for token, i in student_vocab.items()
        if teacher_vocab.get(token) == i}
print("tokens with the same number:", len(same), "of", len(student_vocab))
#> tokens with the same number: 2 of 4
# --8<-- [end:demo_tokens]

# --8<-- [start:wrong_features]
import torch
from torch import nn

student = nn.Linear(16, 384)
teacher = nn.Linear(16, 768).requires_grad_(False)
optimizer = torch.optim.AdamW(student.parameters())
x = torch.randn(8, 16)
loss = nn.functional.mse_loss(student(x), teacher(x))
#> UserWarning: Using a target size (torch.Size([8, 768])) that is different to the input size (torch.Size([8, 384])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.
#> RuntimeError: The size of tensor a (384) must match the size of tensor b (768) at non-singleton dimension 1
loss.backward()
optimizer.step()
print("shape of the loss:", tuple(loss.shape))
# --8<-- [end:wrong_features]

# --8<-- [start:right_features]
import torch
from torch import nn

student = nn.Linear(16, 384)
teacher = nn.Linear(16, 768).requires_grad_(False)
project = nn.Linear(384, 768)
optimizer = torch.optim.AdamW([*student.parameters(), *project.parameters()])
x = torch.randn(8, 16)
loss = nn.functional.mse_loss(project(student(x)), teacher(x))
loss.backward()
optimizer.step()
print("shape of the loss:", tuple(loss.shape))
#> shape of the loss: ()
# --8<-- [end:right_features]

# --8<-- [start:wrong_classes]
import torch
import torch.nn.functional as F
from torch import nn

teacher = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 1000))
student = nn.Linear(16, 2)
x = torch.randn(8, 16)
loss = F.kl_div(
    student(x).log_softmax(dim=1), teacher(x).softmax(dim=1),
    reduction="batchmean")
#> RuntimeError: The size of tensor a (1000) must match the size of tensor b (2) at non-singleton dimension 1
print("shape of the loss:", tuple(loss.shape))
# --8<-- [end:wrong_classes]

# --8<-- [start:right_classes]
import torch
import torch.nn.functional as F
from torch import nn

teacher = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 1000))
teacher[-1] = nn.Linear(32, 2)  # and train it on your classes first
student = nn.Linear(16, 2)
x = torch.randn(8, 16)
loss = F.kl_div(
    student(x).log_softmax(dim=1), teacher(x).softmax(dim=1),
    reduction="batchmean")
print("shape of the loss:", tuple(loss.shape))
#> shape of the loss: ()
# --8<-- [end:right_classes]

# --8<-- [start:detect]
import torch

student_logits = torch.randn(2, 5, 100)
teacher_logits = torch.randn(2, 1, 100)
print("student:", tuple(student_logits.shape))
#> student: (2, 5, 100)
print("teacher:", tuple(teacher_logits.shape))
#> teacher: (2, 1, 100)
loss = torch.nn.functional.kl_div(
    student_logits.log_softmax(dim=-1), teacher_logits.softmax(dim=-1),
    reduction="batchmean")
print("no error, loss is finite:", loss.isfinite().item())
#> no error, loss is finite: True
print("same shape:", student_logits.shape == teacher_logits.shape)
#> same shape: False
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
import torch.nn.functional as F

differ = "RuntimeError: The size of tensor a ({}) must match the size of tensor b ({}) at"
assert (wrong.error or "").startswith(differ.format(152064, 151936))
number = "shape of the loss: ()\n"
assert right.out == number and right_features.out == number
assert right_classes.out == number
assert 152064 - 151936 == 128
assert demo_cut.out.startswith("cut before softmax, sum: 1.0\n")
assert demo_cut.after.sum().item() < 0.5
assert demo_tokens.out == "tokens with the same number: 2 of 4\n"
assert (wrong_features.error or "").startswith(differ.format(384, 768))
assert (wrong_classes.error or "").startswith(differ.format(1000, 2))
assert detect.out == """\
student: (2, 5, 100)
teacher: (2, 1, 100)
no error, loss is finite: True
same shape: False
"""
# --8<-- [end:check]
