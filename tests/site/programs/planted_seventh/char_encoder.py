import torch
from torch import nn, Tensor


class EncoderBlock(nn.Module):
    def __init__(self, dim: int, heads: int, p: float = 0.1):
        super().__init__()
        self.norm1 = nn.LayerNorm(dim)
        self.attn = nn.MultiheadAttention(dim, heads, dropout=p, batch_first=True)
        self.norm2 = nn.LayerNorm(dim)
        self.ff = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Dropout(p), nn.Linear(4 * dim, dim))

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm1(x)
        x = x + self.attn(h, h, h, need_weights=False)[0]
        return x + self.ff(self.norm2(x))


class CharEncoder(nn.Module):
    def __init__(self, vocab: int = 30, dim: int = 32, depth: int = 6, max_len: int = 20):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.pos = nn.Parameter(torch.randn(1, max_len, dim) * 0.02)
        self.layers = nn.ModuleList([EncoderBlock(dim, 4)] * depth)
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, vocab)

    def forward(self, ids: Tensor) -> Tensor:
        x = self.tok(ids) + self.pos[:, : ids.size(1)]
        for layer in self.layers:
            x = layer(x)
        return self.head(self.norm(x))


def train(steps: int = 60) -> None:
    model = CharEncoder()
    model.train()
    print("parameters:", sum(p.numel() for p in model.parameters()))
    opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
    for step in range(steps):
        ids = torch.randint(0, 30, (16, 20))
        target = ids.flip(1)
        logits = model(ids)
        loss = nn.functional.cross_entropy(logits.reshape(-1, 30), target.reshape(-1))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("loss", loss.item())


train()
