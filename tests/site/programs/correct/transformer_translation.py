import math
import torch
import torch.nn as nn

PAD, BOS, EOS, V = 0, 1, 2, 16


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout=0.1, max_len=64):
        super().__init__()
        self.dropout = nn.Dropout(p=dropout)
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(1, max_len, d_model)
        pe[0, :, 0::2] = torch.sin(position * div_term)
        pe[0, :, 1::2] = torch.cos(position * div_term)
        self.register_buffer('pe', pe)

    def forward(self, x):
        return self.dropout(x + self.pe[:, :x.size(1)])


class Seq2Seq(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.d = d
        self.src_emb = nn.Embedding(V, d, padding_idx=PAD)
        self.tgt_emb = nn.Embedding(V, d, padding_idx=PAD)
        self.pos = PositionalEncoding(d)
        self.transformer = nn.Transformer(d, nhead=4, num_encoder_layers=1, num_decoder_layers=1,
                                          dim_feedforward=64, batch_first=True)
        self.out = nn.Linear(d, V)

    def forward(self, src, tgt):
        causal = torch.triu(torch.ones(tgt.size(1), tgt.size(1), dtype=torch.bool,
                                       device=tgt.device), diagonal=1)
        src_pad, tgt_pad = src == PAD, tgt == PAD
        h = self.transformer(
            self.pos(self.src_emb(src) * math.sqrt(self.d)),
            self.pos(self.tgt_emb(tgt) * math.sqrt(self.d)),
            tgt_mask=causal, src_key_padding_mask=src_pad,
            tgt_key_padding_mask=tgt_pad, memory_key_padding_mask=src_pad)
        return self.out(h)


def batch(n=16, length=6):
    """Copy task with different lengths."""
    src = torch.full((n, length), PAD)
    tgt = torch.full((n, length + 2), PAD)
    for i in range(n):
        k = int(torch.randint(2, length + 1, ()))
        words = torch.randint(3, V, (k,))
        src[i, :k] = words
        tgt[i, 0], tgt[i, 1:k + 1], tgt[i, k + 1] = BOS, words, EOS
    return src, tgt


@torch.no_grad()
def greedy(model, src, steps=8):
    model.eval()
    ys = torch.full((src.size(0), 1), BOS)
    for _ in range(steps):
        nxt = model(src, ys)[:, -1].argmax(-1, keepdim=True)
        ys = torch.cat([ys, nxt], dim=1)
    return ys


model = Seq2Seq()
opt = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.98))
ce = nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.1)
for step in range(20):
    model.train()
    src, tgt = batch()
    logits = model(src, tgt[:, :-1])
    loss = ce(logits.reshape(-1, V), tgt[:, 1:].reshape(-1))
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
print(loss.item(), greedy(model, batch(2)[0]))
