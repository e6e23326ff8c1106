import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x, y = torch.randn(80, 4), torch.randn(80, 1)
best, best_state = float("inf"), None
for epoch in range(10):
    model.train()
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x[:60]), y[:60])
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(model(x[60:]), y[60:]).item()
    if val < best:
        best = val
        best_state = {k: v.detach().clone() for k, v in model.state_dict().items()}
        checkpoint = {"model": model.state_dict(), "epoch": epoch}
        torch.save(checkpoint, "best.pt")
model.load_state_dict(best_state)
model.load_state_dict(torch.load("best.pt", weights_only=True)["model"])
print(best)
