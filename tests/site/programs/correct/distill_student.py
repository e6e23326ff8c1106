"""Knowledge distillation with a one-cycle schedule."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

T, ALPHA = 4.0, 0.7


def make(seed, n):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, 20, generator=g)
    y = (x[:, :5].sum(1) > 0).long() + 2 * (x[:, 5:10].sum(1) > 0).long()
    return TensorDataset(x, y)


def accuracy(net, loader):
    net.eval()
    with torch.no_grad():
        return sum(int((net(x).argmax(1) == y).sum()) for x, y in loader) / len(loader.dataset)


def fit_teacher(net, loader):
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    net.train()
    for _ in range(6):
        for x, y in loader:
            opt.zero_grad()
            F.cross_entropy(net(x), y).backward()
            opt.step()


def distill(student, teacher, loader, epochs=6):
    teacher.eval()
    for p in teacher.parameters():
        p.requires_grad = False
    opt = torch.optim.SGD(student.parameters(), lr=0.05, momentum=0.9)
    sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.2, epochs=epochs, steps_per_epoch=len(loader))
    kl = nn.KLDivLoss(reduction="batchmean")
    student.train()
    for _ in range(epochs):
        for x, y in loader:
            s = student(x)
            with torch.no_grad():
                t = teacher(x)
            soft = kl(F.log_softmax(s / T, dim=1), F.softmax(t / T, dim=1)) * T * T
            loss = ALPHA * soft + (1 - ALPHA) * F.cross_entropy(s, y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            sched.step()


torch.manual_seed(0)
torch.set_num_threads(1)
train_dl = DataLoader(make(0, 800), batch_size=50, shuffle=True)
test_dl = DataLoader(make(1, 300), batch_size=300)
teacher = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 4))
student = nn.Sequential(nn.Linear(20, 8), nn.ReLU(), nn.Linear(8, 4))
fit_teacher(teacher, train_dl)
distill(student, teacher, train_dl)
print(f"teacher {accuracy(teacher, test_dl):.3f}  student {accuracy(student, test_dl):.3f}")
