import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(2)
y = torch.cat([torch.zeros(180), torch.ones(20)]).long()
x = torch.randn(200, 5) + y.unsqueeze(1) * 0.8
is_val = torch.arange(200) % 4 == 0

counts = torch.bincount(y[~is_val])
sample_weights = (1.0 / counts.float())[y[~is_val]]
sampler = WeightedRandomSampler(sample_weights, num_samples=len(sample_weights), replacement=True)
train_dl = DataLoader(TensorDataset(x[~is_val], y[~is_val]), batch_size=25, sampler=sampler)
val_dl = DataLoader(TensorDataset(x[is_val], y[is_val]), batch_size=25)

model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))
optim = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.CrossEntropyLoss()

for epoch in range(5):
    model.train()
    for xb, yb in train_dl:
        optim.zero_grad()
        criterion(model(xb), yb).backward()
        optim.step()

    model.eval()
    scores, truth = [], []
    with torch.no_grad():
        for xb, yb in val_dl:
            probs = torch.softmax(model(xb), dim=1)[:, 1]
            scores.extend(probs.tolist())
            truth.extend(yb.tolist())
    scores, truth = torch.tensor(scores), torch.tensor(truth)
    pred = (scores > 0.5).long()
    tp = ((pred == 1) & (truth == 1)).sum().item()
    recall = tp / max(1, (truth == 1).sum().item())
    precision = tp / max(1, (pred == 1).sum().item())
    print(f"epoch {epoch}: precision {precision:.2f} recall {recall:.2f}")
