import torch
from torch import nn


class Pooler(nn.Module):
    def __init__(self, d=16):
        super().__init__()
        self.emb = nn.Embedding(40, d, padding_idx=0)
        nn.init.normal_(self.emb.weight, std=0.02)
        with torch.no_grad():
            self.emb.weight[0].zero_()
        self.attention = nn.MultiheadAttention(d, 2, batch_first=True)
        self.head = nn.Linear(d, 2)

    def forward(self, ids, attention_mask):
        x = self.emb(ids)
        keep = attention_mask.bool()
        x, _ = self.attention(x, x, x, key_padding_mask=~keep)
        x = x.masked_fill(~keep.unsqueeze(-1), 0.0).sum(dim=1) / keep.sum(dim=1, keepdim=True)
        return self.head(x)


model = Pooler()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
ids = torch.randint(1, 40, (8, 6))
ids[:4, 4:] = 0
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(ids, (ids != 0).long()), torch.arange(8) % 2)
    loss.backward()
    optimizer.step()
print(loss.item())
