"""Sample stories from a trained character model, in half precision for speed."""
import time
from pathlib import Path

import torch
from torch import nn

CHARS = "\n abcdefghijklmnopqrstuvwxyz.,!?'"
STOI = {c: i for i, c in enumerate(CHARS)}
CONTEXT = 48


class Block(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.ln1, self.ln2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.ff = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim))

    def forward(self, x):
        n, t, d = x.shape
        qkv = self.qkv(self.ln1(x)).view(n, t, 3, self.heads, d // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        att = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.proj(att.transpose(1, 2).reshape(n, t, d))
        return x + self.ff(self.ln2(x))


class CharLM(nn.Module):
    def __init__(self, dim=96, depth=3, heads=4):
        super().__init__()
        self.tok, self.pos = nn.Embedding(len(CHARS), dim), nn.Embedding(CONTEXT, dim)
        self.blocks = nn.Sequential(*(Block(dim, heads) for _ in range(depth)))
        self.ln = nn.LayerNorm(dim)
        self.out = nn.Linear(dim, len(CHARS))

    def forward(self, ids):
        h = self.tok(ids) + self.pos(torch.arange(ids.size(1), device=ids.device))
        return self.out(self.ln(self.blocks(h)))


@torch.inference_mode()
def sample(model, prompt, length, temperature=0.9, top_k=10):
    device = next(model.parameters()).device
    ids = torch.tensor([[STOI[c] for c in prompt]], device=device)
    for _ in range(length):
        with torch.autocast(device.type, dtype=torch.bfloat16):
            logits = model(ids[:, -CONTEXT:])[:, -1]
        value, index = (logits.float() / temperature).topk(top_k)
        pick = torch.multinomial(value.softmax(dim=-1), 1)
        ids = torch.cat([ids, index.gather(1, pick)], dim=1)
    return "".join(CHARS[i] for i in ids[0].tolist())


if __name__ == "__main__":
    torch.manual_seed(1234)
    model = CharLM()
    weights = Path("stories.pt")
    if weights.exists():
        model.load_state_dict(torch.load(weights, map_location="cpu"))
    model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    for prompt in ("once upon a time", "the old ship"):
        start = time.perf_counter()
        text = sample(model, prompt, length=60)
        print(repr(text), f"{60 / (time.perf_counter() - start):.0f} chars/s")
