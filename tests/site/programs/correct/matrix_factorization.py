import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
n_users, n_items, rank = 40, 30, 4
true = torch.randn(n_users, rank) @ torch.randn(rank, n_items)
users, items = torch.meshgrid(torch.arange(n_users), torch.arange(n_items), indexing='ij')
users, items, ratings = users.flatten(), items.flatten(), true.flatten()
perm = torch.randperm(len(users))
cut = int(0.8 * len(perm))
train = TensorDataset(users[perm[:cut]], items[perm[:cut]], ratings[perm[:cut]])
test = TensorDataset(users[perm[cut:]], items[perm[cut:]], ratings[perm[cut:]])


class MF(nn.Module):
    def __init__(self, n_users, n_items, k=8):
        super().__init__()
        self.user = nn.Embedding(n_users, k)
        self.item = nn.Embedding(n_items, k)
        self.user_bias = nn.Embedding(n_users, 1)
        self.item_bias = nn.Embedding(n_items, 1)
        for emb in (self.user, self.item):
            nn.init.normal_(emb.weight, std=0.3)
        for emb in (self.user_bias, self.item_bias):
            nn.init.constant_(emb.weight, 0.0)

    def forward(self, u, i):
        dot = (self.user(u) * self.item(i)).sum(dim=1)
        return dot + self.user_bias(u).squeeze(1) + self.item_bias(i).squeeze(1)


model = MF(n_users, n_items)
sparse_part = list(model.user.parameters()) + list(model.item.parameters())
bias_part = [*model.user_bias.parameters(), *model.item_bias.parameters()]
optimizer = torch.optim.Adam([{'params': sparse_part, 'weight_decay': 1e-5}, {'params': bias_part}], lr=0.02)
mse = nn.MSELoss()

for epoch in range(8):
    model.train()
    for u, i, r in DataLoader(train, batch_size=128, shuffle=True):
        loss = mse(model(u, i), r)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

model.eval()
se, n = 0.0, 0
with torch.no_grad():
    for u, i, r in DataLoader(test, batch_size=128):
        se += ((model(u, i) - r) ** 2).sum().item()
        n += r.numel()
print('RMSE', (se / n) ** 0.5)
