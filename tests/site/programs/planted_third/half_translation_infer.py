"""Greedy decoding in half precision. Weights come from training in float32."""
import torch
import torch.nn as nn
import torch.nn.functional as F

PAD, BOS, EOS = 0, 1, 2


class MultiHead(nn.Module):
    def __init__(self, d_model, h):
        super().__init__()
        self.h, self.d_k = h, d_model // h
        self.wq, self.wk, self.wv, self.wo = (nn.Linear(d_model, d_model) for _ in range(4))

    def split(self, x):
        return x.view(x.size(0), -1, self.h, self.d_k).transpose(1, 2)

    def forward(self, q, k, v, mask=None):
        q, k, v = self.split(self.wq(q)), self.split(self.wk(k)), self.split(self.wv(v))
        scores = q @ k.transpose(-2, -1) / self.d_k ** 0.5
        if mask is not None:
            scores = scores.masked_fill(mask == 0, -1e9)
        out = F.softmax(scores, dim=-1) @ v
        out = out.transpose(1, 2).contiguous().view(out.size(0), -1, self.h * self.d_k)
        return self.wo(out)


class Translator(nn.Module):
    def __init__(self, vocab, d_model=32, heads=4):
        super().__init__()
        self.src_emb = nn.Embedding(vocab, d_model, padding_idx=PAD)
        self.tgt_emb = nn.Embedding(vocab, d_model, padding_idx=PAD)
        self.enc_attn, self.self_attn, self.cross_attn = (MultiHead(d_model, heads) for _ in range(3))
        self.enc_norm, self.dec_norm = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.generator = nn.Linear(d_model, vocab)

    def encode(self, src, src_mask):
        x = self.src_emb(src)
        return self.enc_norm(x + self.enc_attn(x, x, x, src_mask))

    def decode(self, tgt, memory, src_mask):
        L = tgt.size(1)
        causal = torch.tril(torch.ones(1, 1, L, L, dtype=torch.bool, device=tgt.device))
        y = self.tgt_emb(tgt)
        y = y + self.self_attn(y, y, y, causal)
        y = y + self.cross_attn(y, memory, memory, src_mask)
        return self.generator(self.dec_norm(y))


@torch.no_grad()
def greedy(model, src, max_len=12):
    src_mask = (src != PAD)[:, None, None, :]
    memory = model.encode(src, src_mask)
    ys = torch.full((src.size(0), 1), BOS, device=src.device)
    done = torch.zeros(src.size(0), dtype=torch.bool, device=src.device)
    for _ in range(max_len):
        nxt = model.decode(ys, memory, src_mask)[:, -1].argmax(-1)
        nxt = nxt.masked_fill(done, PAD)
        ys = torch.cat([ys, nxt[:, None]], dim=1)
        done |= nxt == EOS
        if done.all():
            break
    return ys


torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = Translator(vocab=50).to(device).half().eval()
src = torch.tensor([[5, 8, 9, 4, EOS], [7, 3, EOS, PAD, PAD]], device=device)
for sentence in greedy(model, src).tolist():
    print(sentence)
