"""Node classification on a planted-partition graph, message passing written by hand."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def planted_graph(n=300, k=3, p_in=0.05, p_out=0.005):
    y = torch.arange(n) % k
    same = y[:, None] == y[None, :]
    prob = torch.where(same, torch.tensor(p_in), torch.tensor(p_out))
    adj = torch.rand(n, n) < prob
    adj = torch.triu(adj, 1)
    adj = adj | adj.T
    edge_index = adj.nonzero().T
    x = torch.randn(n, 16)
    x[:, :k] += F.one_hot(y, k).float()
    return x, edge_index, y


class SumConv(nn.Module):
    """h_i <- relu(W h_i) + mean of the neighbours' messages, gated by a score on h_i."""

    def __init__(self, d_in, d_out):
        super().__init__()
        self.lin_self = nn.Linear(d_in, d_out)
        self.lin_nbr = nn.Linear(d_in, d_out, bias=False)
        self.gate = nn.Linear(d_out, 1)

    def forward(self, x, edge_index):
        src, dst = edge_index
        h = torch.relu(self.lin_self(x))
        g = torch.sigmoid(self.gate(h))
        msg = self.lin_nbr(x)[src]
        agg = torch.zeros_like(h).index_add(0, dst, msg)
        deg = torch.bincount(dst, minlength=x.size(0)).clamp(min=1).unsqueeze(1)
        h += g * agg / deg
        return h


class GNN(nn.Module):
    def __init__(self, d_in, d_hidden, n_classes):
        super().__init__()
        self.conv1 = SumConv(d_in, d_hidden)
        self.conv2 = SumConv(d_hidden, n_classes)
        self.out = nn.Linear(n_classes, n_classes)

    def forward(self, x, edge_index):
        h = self.conv1(x, edge_index)
        h = F.dropout(h, 0.3, training=self.training)
        return self.out(self.conv2(h, edge_index))


torch.manual_seed(0)
x, edge_index, y = planted_graph()
perm = torch.randperm(len(y))
train_mask = torch.zeros(len(y), dtype=torch.bool)
train_mask[perm[:60]] = True
test_mask = ~train_mask

model = GNN(x.size(1), 32, 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)

for epoch in range(1, 61):
    model.train()
    optimizer.zero_grad()
    logits = model(x, edge_index)
    loss = F.cross_entropy(logits[train_mask], y[train_mask])
    loss.backward()
    optimizer.step()
    if epoch % 20 == 0:
        model.eval()
        with torch.no_grad():
            pred = model(x, edge_index).argmax(dim=1)
        acc = (pred[test_mask] == y[test_mask]).float().mean().item()
        print(f"epoch {epoch:02d} loss {loss.item():.3f} test acc {acc:.3f}")
