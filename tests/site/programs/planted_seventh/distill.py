import torch
import torch.nn as nn
import torch.nn.functional as F

T = 4.0
ALPHA = 0.7

teacher = nn.Sequential(nn.Linear(16, 128), nn.ReLU(), nn.Linear(128, 5))
student = nn.Sequential(nn.Linear(16, 12), nn.ReLU(), nn.Linear(12, 5))

X = torch.randn(800, 16)
Y = (X[:, :5] * 2 + X[:, 5:10]).argmax(dim=1)


def batches(bs=80):
    perm = torch.randperm(len(X))
    for i in range(0, len(X), bs):
        j = perm[i:i + bs]
        yield X[j], Y[j]


def pretrain_teacher():
    opt = torch.optim.Adam(teacher.parameters(), lr=3e-3)
    for _ in range(10):
        for x, y in batches():
            opt.zero_grad()
            F.cross_entropy(teacher(x), y).backward()
            opt.step()


def distillation_loss(student_logits, teacher_logits, labels):
    hard = F.cross_entropy(student_logits, labels)
    p_s = F.softmax(student_logits / T, dim=1)
    p_t = F.softmax(teacher_logits / T, dim=1)
    soft = F.kl_div(p_s, p_t, reduction="batchmean") * T * T
    return ALPHA * soft + (1 - ALPHA) * hard


pretrain_teacher()
teacher.eval()
opt = torch.optim.Adam(student.parameters(), lr=3e-3)
for epoch in range(10):
    student.train()
    for x, y in batches():
        with torch.no_grad():
            t_logits = teacher(x)
        loss = distillation_loss(student(x), t_logits, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
student.eval()
with torch.no_grad():
    print("teacher", (teacher(X).argmax(1) == Y).float().mean().item())
    print("student", (student(X).argmax(1) == Y).float().mean().item())
