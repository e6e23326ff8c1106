import torch
import torch.nn as nn
import torch.nn.functional as F


class SAGEConv(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.self_lin = nn.Linear(d_in, d_out)
        self.neigh_lin = nn.Linear(d_in, d_out, bias=False)

    def forward(self, x, edge_index):
        src, dst = edge_index
        agg = torch.zeros_like(x).index_add_(0, dst, x[src])
        deg = torch.bincount(dst, minlength=x.size(0)).clamp(min=1).unsqueeze(1).to(x.dtype)
        return self.self_lin(x) + self.neigh_lin(agg / deg)


class GNN(nn.Module):
    def __init__(self, d_in, hidden, classes, p=0.5):
        super().__init__()
        self.conv1, self.conv2 = SAGEConv(d_in, hidden), SAGEConv(hidden, classes)
        self.p = p

    def forward(self, x, edge_index):
        x = F.relu(self.conv1(x, edge_index))
        x = F.dropout(x, self.p, self.training)
        return F.log_softmax(self.conv2(x, edge_index), dim=-1)


torch.manual_seed(0)
n = 120
y = torch.arange(n) % 3
same = y.unsqueeze(0) == y.unsqueeze(1)
adj = torch.rand(n, n) < torch.where(same, 0.15, 0.02)
adj = (adj | adj.T) & ~torch.eye(n, dtype=torch.bool)
edge_index = adj.nonzero().T
x = F.one_hot(y, 3).float() + torch.randn(n, 3)
train_mask = torch.rand(n) < 0.3
test_mask = ~train_mask

device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
model = GNN(3, 16, 3).to(device)
x, y, edge_index = x.to(device), y.to(device), edge_index.to(device)
train_mask, test_mask = train_mask.to(device), test_mask.to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)


def train():
    model.train()
    optimizer.zero_grad()
    out = model(x, edge_index)
    loss = F.nll_loss(out[train_mask], y[train_mask])
    loss.backward()
    optimizer.step()
    return float(loss)


@torch.no_grad()
def test():
    model.eval()
    pred = model(x, edge_index).argmax(dim=-1)
    return [int((pred[m] == y[m]).sum()) / int(m.sum()) for m in (train_mask, test_mask)]


for epoch in range(1, 61):
    loss = train()
    if epoch % 20 == 0:
        print(f'Epoch: {epoch:03d}, Loss: {loss:.4f}, Train/Test: {test()}')
