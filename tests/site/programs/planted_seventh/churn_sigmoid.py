import torch
import torch.nn as nn

torch.manual_seed(7)
n = 2000
customers = torch.randn(n, 10)
churned = (customers[:, 0] * 1.5 + customers[:, 3] - 1.0 > 0).float().unsqueeze(1)
mu, sd = customers[:1600].mean(0), customers[:1600].std(0)
customers = (customers - mu) / sd
x_train, x_test = customers[:1600], customers[1600:]
y_train, y_test = churned[:1600], churned[1600:]

model = nn.Sequential(
    nn.Linear(10, 16),
    nn.ReLU(),
    nn.Linear(16, 8),
    nn.ReLU(),
    nn.Linear(8, 1),
    nn.Sigmoid(),
)

pos_weight = (y_train == 0).sum() / (y_train == 1).sum()
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

for epoch in range(1, 16):
    model.train()
    for idx in torch.randperm(1600).split(64):
        optimizer.zero_grad()
        out = model(x_train[idx])
        loss = criterion(out, y_train[idx])
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        model.eval()
        with torch.no_grad():
            prob = model(x_test)
            acc = ((prob > 0.5).float() == y_test).float().mean()
        print(f"epoch {epoch}: loss={loss.item():.4f} test acc={acc.item():.4f}")
