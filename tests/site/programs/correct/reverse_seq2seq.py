import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence

PAD, BOS, EOS, V = 0, 1, 2, 15


class Seq2Seq(nn.Module):
    def __init__(self, d=32, max_len=16):
        super().__init__()
        self.tok = nn.Embedding(V, d, padding_idx=PAD)
        self.pos = nn.Parameter(torch.randn(max_len, d) * 0.02)
        self.tr = nn.Transformer(d, 4, 1, 1, 64, dropout=0.0, batch_first=True)
        self.gen = nn.Linear(d, V)

    def embed(self, ids):
        return self.tok(ids) + self.pos[: ids.size(1)]

    def forward(self, src, tgt):
        L = tgt.size(1)
        causal = torch.triu(torch.ones(L, L, dtype=torch.bool, device=tgt.device), diagonal=1)
        src_pad = src == PAD
        out = self.tr(self.embed(src), self.embed(tgt), tgt_mask=causal,
                      src_key_padding_mask=src_pad, tgt_key_padding_mask=tgt == PAD,
                      memory_key_padding_mask=src_pad)
        return self.gen(out)


def batch(n, device):
    src, tgt = [], []
    for _ in range(n):
        s = torch.randint(3, V, (int(torch.randint(3, 8, (1,))),))
        src.append(s)
        tgt.append(torch.cat([torch.tensor([BOS]), s.flip(0), torch.tensor([EOS])]))
    pad = lambda seqs: pad_sequence(seqs, batch_first=True, padding_value=PAD).to(device)
    return pad(src), pad(tgt)


@torch.no_grad()
def greedy(model, src, max_len=10):
    model.eval()
    ys = torch.full((src.size(0), 1), BOS, device=src.device)
    for _ in range(max_len):
        nxt = model(src, ys)[:, -1].argmax(-1, keepdim=True)
        ys = torch.cat([ys, nxt], dim=1)
    return ys[:, 1:]


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Seq2Seq().to(device)
    opt = torch.optim.Adam(model.parameters(), lr=2e-3, betas=(0.9, 0.98))
    crit = nn.CrossEntropyLoss(ignore_index=PAD)
    for step in range(120):
        model.train()
        src, tgt = batch(32, device)
        logits = model(src, tgt[:, :-1])
        loss = crit(logits.reshape(-1, V), tgt[:, 1:].reshape(-1))
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 40 == 0:
            print(step, round(loss.item(), 3))
    src, _ = batch(2, device)
    print(src.tolist(), greedy(model, src).tolist())
