import torch
import torch.nn as nn
import torch.nn.functional as F

# 多标签分类：logits 进 BCEWithLogitsLoss，sigmoid 只用于预测
torch.manual_seed(0)
N, D, L = 300, 20, 6
W = torch.randn(D, L)
X = torch.randn(N, D)
Y = ((X @ W) > 3.0).float()
train_X, train_Y, test_X, test_Y = X[:240], Y[:240], X[240:], Y[240:]

pos = train_Y.sum(0)
pos_weight = (len(train_Y) - pos) / pos.clamp(min=1)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(D, 64)
        self.fc2 = nn.Linear(64, L)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.dropout(x, p=0.2, training=self.training)
        return self.fc2(x)

    @torch.no_grad()
    def predict(self, x, threshold=0.5):
        was_training = self.training
        self.eval()
        probs = torch.sigmoid(self(x))
        self.train(was_training)
        return probs > threshold


model = Tagger()
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
for epoch in range(20):
    total = 0.0
    for idx in torch.randperm(len(train_X)).split(48):
        logits = model(train_X[idx])
        loss = criterion(logits, train_Y[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(idx)
pred = model.predict(test_X)
print('loss', total / len(train_X), 'exact match', (pred == test_Y.bool()).all(1).float().mean().item())
