import torch
import torch.nn as nn

torch.manual_seed(8)
x_all = torch.rand(80, 1) * 6 - 3
y_all = x_all.cos() + 0.4 * torch.randn(80, 1)
x_tr, x_va = x_all[:40], x_all[40:]
y_tr, y_va = y_all[:40], y_all[40:]

mlp = nn.Sequential(nn.Linear(1, 80), nn.ReLU(), nn.Linear(80, 80), nn.ReLU(), nn.Linear(80, 1))
optimizer = torch.optim.Adam(mlp.parameters(), lr=1e-2)
l2 = nn.MSELoss()

lowest = float("inf")
winner = None
patience, waited = 20, 0

for epoch in range(300):
    mlp.train()
    optimizer.zero_grad()
    train_loss = l2(mlp(x_tr), y_tr)
    train_loss.backward()
    optimizer.step()

    mlp.eval()
    with torch.no_grad():
        valid_loss = l2(mlp(x_va), y_va).item()

    if valid_loss < lowest:
        lowest = valid_loss
        winner = mlp.state_dict()
        waited = 0
    else:
        waited += 1
        if waited == patience:
            break

# back to the best epoch
mlp.load_state_dict(winner)
mlp.eval()
with torch.no_grad():
    print("best in training", lowest, "after restoring", l2(mlp(x_va), y_va).item())
torch.save(winner, "winner.pt")
