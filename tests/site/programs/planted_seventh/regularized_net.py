import torch
import torch.nn as nn
import torch.optim as optim

device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')

X = torch.randn(600, 40)
Y = (X[:, :8].sum(1) > 0).long()
Xtr, Ytr = X[:400].to(device), Y[:400].to(device)
Xte, Yte = X[400:].to(device), Y[400:].to(device)

model = nn.Sequential(
    nn.Linear(40, 128),
    nn.BatchNorm1d(128),
    nn.ReLU(),
    nn.Dropout(0.5),
    nn.Linear(128, 2),
).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(model.parameters(), lr=1e-3)


def validate():
    model.eval()
    with torch.no_grad():
        out = model(Xte)
        return criterion(out, Yte).item(), (out.argmax(1) == Yte).float().mean().item()


model.train()
for epoch in range(12):
    perm = torch.randperm(400, device=device)
    epoch_loss = 0.0
    for i in range(0, 400, 50):
        batch = perm[i:i + 50]
        optimizer.zero_grad()
        loss = criterion(model(Xtr[batch]), Ytr[batch])
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    val_loss, val_acc = validate()
    print(f'Epoch {epoch + 1}/12 train {epoch_loss / 8:.3f} val {val_loss:.3f} acc {val_acc:.3f}')
