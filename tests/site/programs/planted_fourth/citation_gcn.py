"""Two-layer GCN in plain PyTorch on a random citation graph."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(7)
N, FEATS, TOPICS = 300, 40, 4

# %% graph: papers cite mostly papers of their own topic
topic = torch.randint(TOPICS, (N,))
prob = torch.where(topic[:, None] == topic[None, :], 0.05, 0.005)
adj = (torch.rand(N, N) < prob).float().triu(1)
adj = adj + adj.t() + torch.eye(N)
inv_sqrt = adj.sum(1).rsqrt()
a_hat = (inv_sqrt[:, None] * adj * inv_sqrt[None, :]).to_sparse()
feats = F.one_hot(topic, TOPICS).float() @ torch.randn(TOPICS, FEATS) + 2 * torch.randn(N, FEATS)

order = torch.randperm(N)
train_idx, val_idx, test_idx = order[:60], order[60:150], order[150:]


class GraphConv(nn.Module):
    def __init__(self, fin, fout):
        super().__init__()
        self.lin = nn.Linear(fin, fout, bias=False)
        self.bias = nn.Parameter(torch.zeros(fout))

    def forward(self, x, a):
        return torch.sparse.mm(a, self.lin(x)) + self.bias


class GCN(nn.Module):
    def __init__(self, fin, hidden, fout, drop=0.5):
        super().__init__()
        self.g1 = GraphConv(fin, hidden)
        self.g2 = GraphConv(hidden, fout)
        self.drop = drop

    def forward(self, x, a):
        x = F.dropout(x, self.drop)
        x = F.relu(self.g1(x, a))
        x = F.dropout(x, self.drop)
        return self.g2(x, a)


def accuracy(model, idx):
    model.eval()
    with torch.no_grad():
        pred = model(feats, a_hat).argmax(dim=1)
    return (pred[idx] == topic[idx]).float().mean().item()


gcn = GCN(FEATS, 16, TOPICS)
opt = torch.optim.AdamW(gcn.parameters(), lr=0.01, weight_decay=5e-4)
best = 0.0
for epoch in range(1, 101):
    gcn.train()
    opt.zero_grad()
    logits = gcn(feats, a_hat)
    loss = F.cross_entropy(logits[train_idx], topic[train_idx])
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        va = accuracy(gcn, val_idx)
        best = max(best, va)
        print(f"epoch {epoch:3d} | loss {loss.item():.3f} | val {va:.3f} | best {best:.3f}")
print(f"test accuracy {accuracy(gcn, test_idx):.3f}")
