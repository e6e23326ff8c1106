"""Guess the language of a surname from its letters (Elman RNN)."""
import string
from collections import defaultdict

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

NAMES = {
    "italian": "rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo".split(),
    "polish": "nowak kowalski wisniewski wojcik kaminski lewandowski zielinski szymanski mazur krol".split(),
    "japanese": "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato abe ono".split(),
    "german": "mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch".split(),
}
LANGS = list(NAMES)
CHARS = {c: i for i, c in enumerate(string.ascii_lowercase, start=1)}    # 0 = padding


def encode(name):
    return torch.tensor([CHARS[c] for c in name])


def collate(rows):
    names, langs = zip(*rows)
    return pad_sequence([encode(n) for n in names], batch_first=True), torch.tensor(langs)


class NameRNN(nn.Module):
    def __init__(self, emb=16, hidden=48):
        super().__init__()
        self.letters = nn.Embedding(len(CHARS) + 1, emb, padding_idx=0)
        self.rnn = nn.RNN(emb, hidden, batch_first=True)
        self.to_lang = nn.Linear(hidden, len(LANGS))

    def forward(self, x):
        _, h_n = self.rnn(self.letters(x))
        return self.to_lang(h_n[-1])


def main():
    torch.manual_seed(6)
    rows = [(n, LANGS.index(lang)) for lang, names in NAMES.items() for n in names]
    loader = DataLoader(rows, batch_size=16, shuffle=True, collate_fn=collate)
    model = NameRNN()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

    for epoch in range(1, 31):
        model.train()
        total = 0.0
        for letters, lang in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(letters), lang)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            total += loss.item() * len(lang)
        if epoch % 10 == 0:
            print(f"epoch {epoch}: {total / len(rows):.3f}")

    model.eval()
    score = defaultdict(list)
    with torch.no_grad():
        for name, lang in rows:
            guess = model(encode(name).unsqueeze(0)).argmax(1).item()
            score[LANGS[lang]].append(guess == lang)
    for lang, ok in score.items():
        print(f"{lang:10s} {sum(ok) / len(ok):.0%}")


if __name__ == "__main__":
    main()
