"""Prune a small LM to fewer layers: build the student without allocating it twice, copy what fits."""
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.ln1 = nn.LayerNorm(d)
        self.attn = nn.MultiheadAttention(d, heads, batch_first=True)
        self.ln2 = nn.LayerNorm(d)
        self.mlp = nn.Sequential(nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))

    def forward(self, x, mask):
        h = self.ln1(x)
        x = x + self.attn(h, h, h, attn_mask=mask, need_weights=False)[0]
        return x + self.mlp(self.ln2(x))


class TinyLM(nn.Module):
    def __init__(self, vocab, d, heads, n_layers, ctx):
        super().__init__()
        self.tok = nn.Embedding(vocab, d)
        self.pos = nn.Embedding(ctx, d)
        self.blocks = nn.ModuleList(Block(d, heads) for _ in range(n_layers))
        self.norm = nn.LayerNorm(d)
        self.head = nn.Linear(d, vocab, bias=False)

    def forward(self, ids):
        L = ids.size(1)
        x = self.tok(ids) + self.pos(torch.arange(L, device=ids.device))
        causal = torch.ones(L, L, dtype=torch.bool, device=ids.device).triu(1)
        for blk in self.blocks:
            x = blk(x, causal)
        return self.head(self.norm(x))


def pick_layers(sd, keep):
    """blocks.<old>.* -> blocks.<new>.*, everything else stays as it is"""
    out = {k: v for k, v in sd.items() if not k.startswith("blocks.")}
    for new, old in enumerate(keep):
        prefix = f"blocks.{old}."
        for k, v in sd.items():
            if k.startswith(prefix):
                out[f"blocks.{new}." + k[len(prefix):]] = v
    return out


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--keep", type=int, nargs="+", default=[0, 2, 5])
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"

    teacher = TinyLM(120, 32, 4, n_layers=6, ctx=64).to(device)
    pruned = pick_layers(teacher.state_dict(), args.keep)

    with torch.device("meta"):
        student = TinyLM(120, 32, 4, n_layers=len(args.keep), ctx=64)
    student.load_state_dict(pruned)
    student = student.to(device)

    ids = torch.randint(0, 120, (4, 33), device=device)
    student.eval()
    with torch.no_grad():
        logits = student(ids[:, :-1])
        nll = F.cross_entropy(logits.reshape(-1, 120), ids[:, 1:].reshape(-1))
    print("perplexity of the pruned model", nll.exp().item())
