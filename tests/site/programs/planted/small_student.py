import torch
import torch.nn as nn
import torch.nn.functional as F

TEMP = 4.0


def net(width):
    return nn.Sequential(nn.Linear(12, width), nn.ReLU(), nn.Linear(width, 6))


big, small = net(256), net(16)
# pretend that `big` has been trained
big.eval()
for p in big.parameters():
    p.requires_grad_(False)

optimizer = torch.optim.SGD(small.parameters(), lr=0.05, momentum=0.9)
samples = torch.randn(200, 12)
answers = big(samples).argmax(dim=1)

for epoch in range(10):
    small.train()
    running = 0.0
    for xs, ys in zip(samples.split(50), answers.split(50)):
        student_logits = small(xs)
        teacher_logits = big(xs)

        p_student = F.softmax(student_logits / TEMP, dim=1)
        p_teacher = F.softmax(teacher_logits / TEMP, dim=1)
        soft_loss = F.kl_div(p_student, p_teacher, reduction="batchmean") * TEMP ** 2
        hard_loss = F.cross_entropy(student_logits, ys)
        loss = 0.5 * soft_loss + 0.5 * hard_loss

        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.item()
    print("epoch", epoch, "loss", running / 4)
