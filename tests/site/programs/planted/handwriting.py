import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim.lr_scheduler import StepLR

torch.manual_seed(3)
digits = torch.rand(320, 1, 14, 14)
truth = torch.randint(0, 10, (320,))

lenet = nn.Sequential(
    nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2),
    nn.Flatten(), nn.Linear(6 * 5 * 5, 40), nn.Tanh(), nn.Linear(40, 10),
)
loss_fn = nn.CrossEntropyLoss()
opt = optim.SGD(lenet.parameters(), lr=0.1, momentum=0.9)
# a tenth of the learning rate after every 10 epochs
sched = StepLR(opt, step_size=10, gamma=0.1)

n_epochs = 30
for epoch in range(n_epochs):
    lenet.train()
    shuffled = torch.randperm(320)
    for part in shuffled.chunk(10):
        opt.zero_grad()
        out = lenet(digits[part])
        loss = loss_fn(out, truth[part])
        loss.backward()
        opt.step()
        sched.step()
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}  lr {sched.get_last_lr()[0]:.1e}  loss {loss.item():.3f}")
