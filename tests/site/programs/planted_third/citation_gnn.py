import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class MeanConv(nn.Module):
    """GraphSAGE layer, mean over the incoming neighbours, without any library"""

    def __init__(self, c_in, c_out):
        super().__init__()
        self.lin_self = nn.Linear(c_in, c_out)
        self.lin_neigh = nn.Linear(c_in, c_out, bias=False)

    def forward(self, x, edge_index, deg):
        src, dst = edge_index
        agg = torch.zeros_like(x)
        agg[dst] += x[src]
        agg = agg / deg.clamp(min=1).unsqueeze(1)
        return self.lin_self(x) + self.lin_neigh(agg)


class GraphSAGE(nn.Module):
    def __init__(self, feats, hidden, classes):
        super().__init__()
        self.conv1 = MeanConv(feats, hidden)
        self.conv2 = MeanConv(hidden, classes)

    def forward(self, x, edge_index, deg):
        h = F.relu(self.conv1(x, edge_index, deg))
        h = F.dropout(h, p=0.5, training=self.training)
        return self.conv2(h, edge_index, deg)


# papers cite papers of the same topic most of the time
n, n_topics = 300, 4
topic = torch.randint(n_topics, (n,))
src = torch.randint(n, (6000,))
dst = torch.randint(n, (6000,))
keep = (topic[src] == topic[dst]) | (torch.rand(6000) < 0.1)
edge_index = torch.stack([src[keep], dst[keep]])
deg = torch.bincount(edge_index[1], minlength=n).float()
x = F.one_hot(topic, n_topics).float() + 1.5 * torch.randn(n, n_topics)
train_mask = torch.zeros(n, dtype=torch.bool)
train_mask[:60] = True

net = GraphSAGE(n_topics, 16, n_topics)
opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=5e-4)
for epoch in range(101):
    net.train()
    opt.zero_grad()
    out = net(x, edge_index, deg)
    loss = F.cross_entropy(out[train_mask], topic[train_mask])
    loss.backward()
    opt.step()
    if epoch % 25 == 0:
        net.eval()
        with torch.no_grad():
            pred = net(x, edge_index, deg).argmax(dim=1)
        acc = (pred == topic)[~train_mask].float().mean().item()
        print('Epoch: {:03d}, Loss: {:.4f}, Test: {:.4f}'.format(epoch, loss.item(), acc))
