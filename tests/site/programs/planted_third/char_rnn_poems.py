#!/usr/bin/env python3
import torch as T
import torch.nn as nn

poem = ("the woods are lovely dark and deep but i have promises to keep "
        "and miles to go before i sleep ") * 20
chars = sorted(set(poem))
stoi = {c: i for i, c in enumerate(chars)}
data = T.tensor([stoi[c] for c in poem])

BATCH, BPTT, HID = 8, 20, 64
usable = (len(data) - 1) // BATCH * BATCH
src = data[:usable].view(BATCH, -1)
tgt = data[1:usable + 1].view(BATCH, -1)


class CharRNN(nn.Module):
    def __init__(self, n_chars):
        super().__init__()
        self.emb = nn.Embedding(n_chars, 24)
        self.rnn = nn.GRU(24, HID, batch_first=True)
        self.dec = nn.Linear(HID, n_chars)

    def forward(self, x, h):
        o, h = self.rnn(self.emb(x), h)
        return self.dec(o), h

    def zero_state(self, n):
        return T.zeros(1, n, HID)


net = CharRNN(len(chars))
opt = T.optim.Adam(net.parameters(), lr=3e-3)
ce = nn.CrossEntropyLoss()

for epoch in range(3):
    net.train()
    hidden = net.zero_state(BATCH)
    losses = []
    # the text goes on in the next chunk, so keep the hidden state
    for i in range(0, src.size(1) - BPTT + 1, BPTT):
        x, y = src[:, i:i + BPTT], tgt[:, i:i + BPTT]
        opt.zero_grad()
        scores, hidden = net(x, hidden)
        loss = ce(scores.transpose(1, 2), y)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        losses.append(loss.item())
    print("epoch", epoch, "loss", sum(losses) / len(losses))

net.eval()
with T.no_grad():
    h, c, out = net.zero_state(1), T.tensor([[stoi["t"]]]), "t"
    for _ in range(60):
        logits, h = net(c, h)
        c = T.multinomial(logits[:, -1].softmax(-1), 1)
        out += chars[c.item()]
print(out)
