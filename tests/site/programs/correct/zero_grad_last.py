import torch

w = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(w.parameters(), lr=0.05)
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
rates = []
for epoch in range(4):
    for _ in range(5):
        x = torch.randn(16, 3)
        loss = (w(x) - x.sum(dim=1, keepdim=True)).pow(2).mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    scheduler.step()
    rates.append(scheduler.get_last_lr()[0])
print(rates, loss.item())
