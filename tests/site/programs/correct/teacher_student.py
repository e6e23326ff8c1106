import torch
import torch.nn as nn
import torch.nn.functional as F


class Distiller:
    def __init__(self, teacher, student, temperature=3.0, alpha=0.5, lr=3e-3):
        self.teacher = teacher.eval()
        self.student = student
        self.t = temperature
        self.alpha = alpha
        self.opt = torch.optim.Adam(student.parameters(), lr=lr)

    def loss(self, x, y):
        with torch.no_grad():
            t_logits = self.teacher(x)
        s_logits = self.student(x)
        soft = F.kl_div(
            F.log_softmax(s_logits / self.t, dim=-1),
            F.softmax(t_logits / self.t, dim=-1),
            reduction="batchmean",
        ) * self.t ** 2
        return self.alpha * soft + (1 - self.alpha) * F.cross_entropy(s_logits, y)

    def step(self, x, y):
        self.student.train()
        loss = self.loss(x, y)
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()


def train_teacher(teacher, x, y):
    opt = torch.optim.Adam(teacher.parameters(), lr=3e-3)
    for _ in range(150):
        opt.zero_grad()
        F.cross_entropy(teacher(x), y).backward()
        opt.step()


x = torch.randn(600, 10)
y = (x[:, :4] + 0.5 * x[:, 4:8]).argmax(dim=1)
teacher = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 4))
train_teacher(teacher, x, y)
student = nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 4))
distiller = Distiller(teacher, student)
for epoch in range(5):
    losses = [distiller.step(x[i], y[i]) for i in torch.randperm(len(x)).split(60)]
    print(epoch, sum(losses) / len(losses))
student.eval()
with torch.inference_mode():
    probs = torch.softmax(student(x[:3]), dim=1)
    print(probs.argmax(dim=1), y[:3])
