# 知识蒸馏：老师固定，学生学软标签
import torch
import torch.nn as nn
import torch.nn.functional as F


def mlp(width):
    return nn.Sequential(nn.Linear(10, width), nn.ReLU(), nn.Dropout(0.1), nn.Linear(width, 5))


def fit_teacher(teacher, x, y):
    opt = torch.optim.Adam(teacher.parameters(), lr=5e-3)
    teacher.train()
    for _ in range(40):
        opt.zero_grad()
        F.cross_entropy(teacher(x), y).backward()
        opt.step()


def distill(student, teacher, x, y, T=3.0, alpha=0.7, steps=40):
    teacher.eval()
    student.train()
    kl = nn.KLDivLoss(reduction='batchmean')
    opt = torch.optim.Adam(student.parameters(), lr=5e-3)
    history = []
    for _ in range(steps):
        with torch.no_grad():
            teacher_logits = teacher(x)
        student_logits = student(x)
        soft = kl(F.log_softmax(student_logits / T, dim=1), F.softmax(teacher_logits / T, dim=1)) * T * T
        hard = F.cross_entropy(student_logits, y)
        loss = alpha * soft + (1 - alpha) * hard
        opt.zero_grad()
        loss.backward()
        opt.step()
        history.append(loss.item())
    return history


def distill_hard(student, teacher, x):
    """另一种写法：直接以老师的概率为标签"""
    opt = torch.optim.SGD(student.parameters(), lr=0.1)
    with torch.no_grad():
        probs = teacher(x).softmax(dim=1)
    student.train()
    for _ in range(10):
        loss = F.cross_entropy(student(x), probs)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


if __name__ == '__main__':
    torch.manual_seed(0)
    x = torch.randn(256, 10)
    y = (x @ torch.randn(10, 5)).argmax(1)
    teacher, student = mlp(128), mlp(8)
    fit_teacher(teacher, x, y)
    h = distill(student, teacher, x, y)
    print(h[0], h[-1], distill_hard(mlp(8), teacher, x))
    student.eval()
    with torch.no_grad():
        print('acc', (student(x).argmax(1) == y).float().mean().item())
