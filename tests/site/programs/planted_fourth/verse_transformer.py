import argparse
import math
import torch
import torch.nn as nn

ap = argparse.ArgumentParser("next-word model for short verses")
ap.add_argument("--d-model", type=int, default=48)
ap.add_argument("--layers", type=int, default=2)
ap.add_argument("--lr", type=float, default=2e-3)
ap.add_argument("--wd", type=float, default=0.01, help="weight decay")
ap.add_argument("--warmup", type=int, default=10)
ap.add_argument("--steps", type=int, default=60)
hp = ap.parse_args()
torch.manual_seed(17)

VOCAB, CONTEXT = 300, 24


class VerseLM(nn.Module):
    def __init__(self):
        super().__init__()
        self.tok = nn.Embedding(VOCAB, hp.d_model)
        self.pos = nn.Embedding(CONTEXT, hp.d_model)
        layer = nn.TransformerEncoderLayer(
            hp.d_model, nhead=4, dim_feedforward=4 * hp.d_model,
            dropout=0.1, batch_first=True, norm_first=True)
        self.blocks = nn.TransformerEncoder(layer, hp.layers, enable_nested_tensor=False)
        self.final = nn.LayerNorm(hp.d_model)
        self.unembed = nn.Linear(hp.d_model, VOCAB, bias=False)
        mask = nn.Transformer.generate_square_subsequent_mask(CONTEXT)
        self.register_buffer("causal", mask, persistent=False)

    def forward(self, ids):
        n = ids.shape[1]
        h = self.tok(ids) + self.pos(torch.arange(n, device=ids.device))
        h = self.blocks(h, mask=self.causal[:n, :n], is_causal=True)
        return self.unembed(self.final(h))


def verses(n):
    """Zipf-like words: most of the vocabulary is rare."""
    p = 1 / torch.arange(1, VOCAB + 1).float() ** 1.3
    first = torch.multinomial(p, n, replacement=True)
    steps = torch.arange(CONTEXT + 1)
    return (first[:, None] + 3 * steps[None]) % 40


model = VerseLM()
optimizer = torch.optim.Adam(model.parameters(), lr=hp.lr, betas=(0.9, 0.95), weight_decay=hp.wd)


def lr_factor(step):
    if step < hp.warmup:
        return (step + 1) / hp.warmup
    done = (step - hp.warmup) / max(1, hp.steps - hp.warmup)
    return 0.5 * (1 + math.cos(math.pi * done))


scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_factor)
model.train()
for step in range(hp.steps):
    ids = verses(16)
    logits = model(ids[:, :-1])
    loss = nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    scheduler.step()
    if step % 20 == 19:
        print(f"step {step + 1}  ppl {loss.exp().item():.1f}  |emb| {model.tok.weight.norm().item():.2f}")
