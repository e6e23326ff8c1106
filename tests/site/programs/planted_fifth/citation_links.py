"""Link prediction on a citation graph: two rounds of mean aggregation, then dot products."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def community_graph(n=120, groups=4, p_in=0.25, p_out=0.01):
    group = torch.arange(n) % groups
    same = group[:, None] == group[None, :]
    prob = torch.where(same, torch.tensor(p_in), torch.tensor(p_out))
    upper = (torch.rand(n, n) < prob).triu(diagonal=1)
    return upper.nonzero().t()


class MeanConv(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.own = nn.Linear(d_in, d_out)
        self.neigh = nn.Linear(d_in, d_out, bias=False)

    def forward(self, h, edges):
        src, dst = torch.cat([edges, edges.flip(0)], dim=1)
        agg = torch.zeros_like(h).index_add_(0, dst, h[src])
        deg = torch.bincount(dst, minlength=len(h)).clamp(min=1).unsqueeze(1)
        return self.own(h) + self.neigh(agg / deg)


class LinkModel(nn.Module):
    def __init__(self, d_feat, d_hidden=32):
        super().__init__()
        self.conv1 = MeanConv(d_feat, d_hidden)
        self.conv2 = MeanConv(d_hidden, d_hidden)

    def encode(self, x, edges):
        return self.conv2(F.elu(self.conv1(x, edges)), edges)

    def decode(self, z, pairs):
        return torch.sigmoid((z[pairs[0]] * z[pairs[1]]).sum(dim=-1))

    def forward(self, x, edges, pairs):
        return self.decode(self.encode(x, edges), pairs)


def negatives(n_nodes, count):
    return torch.randint(0, n_nodes, (2, count))


torch.manual_seed(9)
edges = community_graph()
edges = edges[:, torch.randperm(edges.shape[1])]
cut = int(0.85 * edges.shape[1])
train_e, test_e = edges[:, :cut], edges[:, cut:]
x = torch.randn(120, 16)

model = LinkModel(16)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(60):
    model.train()
    optimizer.zero_grad()
    pairs = torch.cat([train_e, negatives(120, cut)], dim=1)
    truth = torch.cat([torch.ones(cut), torch.zeros(cut)])
    loss = F.binary_cross_entropy_with_logits(model(x, train_e, pairs), truth)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 20 == 0:
        print(f"epoch {epoch + 1}  loss {loss.item():.4f}")

model.eval()
with torch.no_grad():
    pos = model(x, train_e, test_e)
    neg = model(x, train_e, negatives(120, test_e.shape[1]))
print("AUC:", (pos[:, None] > neg[None, :]).float().mean().item())
