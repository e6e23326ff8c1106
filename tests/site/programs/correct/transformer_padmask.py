import math

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

PAD = 0


class PositionalEncoding(nn.Module):
    def __init__(self, dim, max_len=64):
        super().__init__()
        pos = torch.arange(max_len).unsqueeze(1)
        div = torch.exp(torch.arange(0, dim, 2) * (-math.log(10000.0) / dim))
        pe = torch.zeros(max_len, dim)
        pe[:, 0::2] = torch.sin(pos * div)
        pe[:, 1::2] = torch.cos(pos * div)
        self.register_buffer("pe", pe)

    def forward(self, x):
        return x + self.pe[: x.size(1)]


class SequenceClassifier(nn.Module):
    def __init__(self, vocab=40, dim=32, depth=2):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim, padding_idx=PAD)
        self.pos = PositionalEncoding(dim)
        layer = nn.TransformerEncoderLayer(dim, 4, 64, dropout=0.1, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, depth, enable_nested_tensor=False)
        self.head = nn.Linear(dim, 2)

    def forward(self, tokens):
        pad = tokens == PAD
        h = self.encoder(self.pos(self.emb(tokens)), src_key_padding_mask=pad)
        keep = (~pad).unsqueeze(-1).to(h.dtype)
        return self.head((h * keep).sum(dim=1) / keep.sum(dim=1))


def batch(n=32):
    seqs = [torch.randint(1, 40, (int(torch.randint(4, 12, ())),)) for _ in range(n)]
    y = torch.tensor([int((s > 20).float().mean() > 0.5) for s in seqs])
    return pad_sequence(seqs, batch_first=True, padding_value=PAD), y


torch.manual_seed(0)
model = SequenceClassifier()
opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
loss_fn = nn.CrossEntropyLoss()
model.train()
for step in range(80):
    tokens, y = batch()
    loss = loss_fn(model(tokens), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item())
