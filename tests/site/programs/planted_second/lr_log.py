import torch
from torch.optim.lr_scheduler import StepLR

model = torch.nn.Linear(6, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.4)
scheduler = StepLR(optimizer, step_size=3, gamma=0.1)
history = {"lr": [], "loss": []}


def one_epoch():
    model.train()
    summed = 0.0
    for _ in range(5):
        x = torch.randn(20, 6)
        y = (x.sum(dim=1) > 0).long()
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        summed += loss.item()
    return summed / 5


for epoch in range(9):
    mean_loss = one_epoch()
    scheduler.step()
    history["loss"].append(mean_loss)
    history["lr"].append(scheduler.get_lr()[0])
    print(f"epoch {epoch:2d}  loss {mean_loss:.4f}  lr {history['lr'][-1]:.6f}")
