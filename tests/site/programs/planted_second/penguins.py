# %% [markdown]
# # Penguins
# %%
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader, random_split

torch.manual_seed(42)
X = torch.randn(150, 4)
y = (X[:, 0] > 0).long() + (X[:, 1] > 0).long()
train_set, val_set = random_split(TensorDataset(X, y), [120, 30])
train_dl = DataLoader(train_set, batch_size=10, shuffle=True)
val_dl = DataLoader(val_set, batch_size=30)

# %%
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
ce = nn.CrossEntropyLoss()
adam = torch.optim.Adam(net.parameters(), lr=0.01)

# %%
for epoch in range(6):
    net.train()
    epoch_loss = 0
    for inputs, labels in train_dl:
        adam.zero_grad()
        outputs = net(inputs)
        loss = ce(outputs, labels)
        loss.backward()
        adam.step()
        epoch_loss += loss * inputs.size(0)
    net.eval()
    with torch.no_grad():
        hits = sum((net(a).argmax(1) == b).sum().item() for a, b in val_dl)
    print(f"{epoch}: loss {epoch_loss / len(train_set):.3f}  val acc {hits / len(val_set):.2f}")
