"""Regress the optimum temperature of enzymes from their amino acid sequence."""
import argparse

import torch
from torch import nn

AA = 21  # 20 amino acids, 0 is padding


class EnzymeNet(nn.Module):
    def __init__(self, dim=48, layers=2):
        super().__init__()
        self.emb = nn.Embedding(AA, dim, padding_idx=0)
        self.convs = nn.ModuleList(nn.Conv1d(dim, dim, 5, padding=2) for _ in range(layers))
        self.norms = nn.ModuleList(nn.LayerNorm(dim) for _ in range(layers))
        self.out = nn.Linear(dim, 1)

    def forward(self, seq):
        pad = seq == 0
        h = self.emb(seq)
        for conv, norm in zip(self.convs, self.norms):
            if pad.any():
                h = h.masked_fill(pad[..., None], 0.0)
            h = norm(h + conv(h.transpose(1, 2)).transpose(1, 2).relu())
        n_real = (~pad).sum(1, keepdim=True)
        h = h.masked_fill(pad[..., None], 0.0).sum(1) / n_real
        return self.out(h).squeeze(1)


def make_batch(n=32, max_len=60):
    lengths = torch.randint(20, max_len + 1, (n,))
    seq = torch.randint(1, AA, (n, max_len))
    seq[torch.arange(max_len) >= lengths[:, None]] = 0
    heat = (seq == 5).sum(1).float() / lengths * 20
    return seq, heat


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--steps", type=int, default=30)
    ap.add_argument("--no-compile", action="store_true")
    cfg = ap.parse_args()
    torch.manual_seed(11)

    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = EnzymeNet().to(device)
    step_fn = model
    if device == "cuda" and not cfg.no_compile:
        step_fn = torch.compile(model)  # long runs on the cluster

    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    running = 0.0
    for i in range(1, cfg.steps + 1):
        seq, heat = (t.to(device) for t in make_batch())
        loss = nn.functional.smooth_l1_loss(step_fn(seq), heat)
        opt.zero_grad()
        loss.backward()
        opt.step()
        running += loss.item()
        if i % 10 == 0:
            print(f"step {i}: loss {running / 10:.4f}")
            running = 0.0


if __name__ == "__main__":
    main()
