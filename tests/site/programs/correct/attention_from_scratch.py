import torch
import torch.nn as nn
import torch.nn.functional as F


class CausalAttention(nn.Module):
    def __init__(self, dim=32, heads=4, dropout=0.1):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.out = nn.Linear(dim, dim)

    def forward(self, x):
        b, t, c = x.shape
        q = self.q(x).view(b, t, self.heads, c // self.heads).transpose(1, 2)
        k = self.k(x).view(b, t, self.heads, c // self.heads).transpose(1, 2)
        v = self.v(x).view(b, t, self.heads, c // self.heads).transpose(1, 2)
        y = F.scaled_dot_product_attention(
            q, k, v, dropout_p=self.dropout if self.training else 0.0, is_causal=True)
        return self.out(y.transpose(1, 2).contiguous().view(b, t, c))


attention, head = CausalAttention(), nn.Linear(32, 1)
optimizer = torch.optim.AdamW([*attention.parameters(), *head.parameters()], lr=1e-3)
for _ in range(4):
    x = torch.randn(8, 6, 32)
    loss = F.mse_loss(head(attention(x)).squeeze(-1), x.cumsum(1).mean(-1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
