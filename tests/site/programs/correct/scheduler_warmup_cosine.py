import torch
from torch import nn
from torch.optim.lr_scheduler import (CosineAnnealingLR, LinearLR, OneCycleLR, ReduceLROnPlateau,
                                      SequentialLR, LambdaLR, MultiStepLR)

EPOCHS, STEPS = 6, 5
torch.manual_seed(0)
batches = [(torch.randn(8, 4), torch.randn(8, 1)) for _ in range(STEPS)]
val_x, val_y = torch.randn(16, 4), torch.randn(16, 1)
loss_fn = nn.L1Loss()


def fit(make_scheduler, when):
    net = nn.Linear(4, 1)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    scheduler = make_scheduler(opt)
    lrs = []
    for epoch in range(EPOCHS):
        net.train()
        for xb, yb in batches:
            opt.zero_grad()
            loss_fn(net(xb), yb).backward()
            opt.step()
            if when == "batch":
                scheduler.step()
        net.eval()
        with torch.no_grad():
            val_loss = loss_fn(net(val_x), val_y).item()
        if when == "epoch":
            scheduler.step()
        elif when == "metric":
            scheduler.step(val_loss)
        lrs.append(opt.param_groups[0]["lr"])
    return [round(lr, 4) for lr in lrs]


print(fit(lambda o: MultiStepLR(o, milestones=[2, 4], gamma=0.1), "epoch"))
print(fit(lambda o: SequentialLR(o, [LinearLR(o, 0.1, total_iters=2), CosineAnnealingLR(o, T_max=EPOCHS - 2)],
                                 milestones=[2]), "epoch"))
print(fit(lambda o: LambdaLR(o, lambda step: min(1.0, (step + 1) / 10)), "batch"))
print(fit(lambda o: OneCycleLR(o, max_lr=0.2, total_steps=EPOCHS * STEPS), "batch"))
print(fit(lambda o: ReduceLROnPlateau(o, patience=1, factor=0.5), "metric"))
