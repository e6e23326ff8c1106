import torch
import torch.nn as nn
import torch.nn.functional as F


def fgsm(model, x, y, eps):
    x_adv = x.clone().detach().requires_grad_(True)
    loss = F.cross_entropy(model(x_adv), y)
    grad, = torch.autograd.grad(loss, x_adv)
    return (x_adv + eps * grad.sign()).clamp(0, 1).detach()


def pgd(model, x, y, eps, alpha=0.02, steps=3):
    x_adv = x + torch.empty_like(x).uniform_(-eps, eps)
    for _ in range(steps):
        x_adv = x_adv.detach().requires_grad_()
        loss = F.cross_entropy(model(x_adv), y)
        grad = torch.autograd.grad(loss, x_adv)[0]
        with torch.no_grad():
            x_adv = x_adv + alpha * grad.sign()
            x_adv = torch.min(torch.max(x_adv, x - eps), x + eps).clamp(0, 1)
    return x_adv.detach()


torch.manual_seed(0)
model = nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
x = torch.rand(128, 1, 8, 8)
y = (x[:, 0, :4].mean((1, 2)) > x[:, 0, 4:].mean((1, 2))).long()

for epoch in range(20):                      # adversarial training
    model.eval()
    x_adv = fgsm(model, x, y, 0.02)
    model.train()
    optimizer.zero_grad()
    loss = 0.5 * (F.cross_entropy(model(x), y) + F.cross_entropy(model(x_adv), y))
    loss.backward()
    optimizer.step()

model.eval()
adv = pgd(model, x, y, 0.05)
with torch.no_grad():
    clean = (model(x).argmax(1) == y).float().mean().item()
    robust = (model(adv).argmax(1) == y).float().mean().item()
print(f'clean {clean:.3f} robust {robust:.3f}')
