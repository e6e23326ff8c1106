import math
from contextlib import nullcontext

import torch
from torch import nn, optim

TEXT = "mix the flour with the milk and bake the cake until the cake is golden . " * 60


class RecipeLM(nn.Module):
    def __init__(self, vocab, dim=32, hidden=64):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.lstm = nn.LSTM(dim, hidden, num_layers=2, dropout=0.1, batch_first=True)
        self.dec = nn.Linear(hidden, vocab)

    def forward(self, ids, state=None):
        out, state = self.lstm(self.emb(ids), state)
        return self.dec(out), state


def rows(ids, n_rows):
    usable = len(ids) // n_rows * n_rows
    return ids[:usable].reshape(n_rows, -1)


def run(model, data, bptt, criterion, optimizer=None):
    training = optimizer is not None
    model.train(training)
    state, nll, words = None, 0.0, 0
    with nullcontext() if training else torch.no_grad():
        for i in range(0, data.size(1) - 1, bptt):
            x = data[:, i:i + bptt][:, :data.size(1) - 1 - i]
            y = data[:, i + 1:i + 1 + bptt]
            if state is not None:
                state = tuple(s.detach() for s in state)
            logits, state = model(x, state)
            loss = criterion(logits.reshape(-1, logits.size(-1)), y.reshape(-1))
            if training:
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                optimizer.step()
            nll += loss.item() * y.numel()
            words += y.numel()
    return math.exp(nll / words)


def main():
    torch.manual_seed(102)
    words = TEXT.split()
    vocab = {w: i for i, w in enumerate(sorted(set(words)))}
    ids = torch.tensor([vocab[w] for w in words])
    train, val = rows(ids[:700], 5), rows(ids[700:], 5)

    model = RecipeLM(len(vocab))
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.AdamW(model.parameters(), lr=5e-3)
    schedule = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=1)
    for epoch in range(4):
        ppl = run(model, train, 20, criterion, optimizer)
        val_ppl = run(model, val, 20, criterion)
        schedule.step(val_ppl)
        lr = optimizer.param_groups[0]["lr"]
        print(f"epoch {epoch}: train ppl {ppl:.2f}, val ppl {val_ppl:.2f}, lr {lr:g}")


if __name__ == "__main__":
    main()
