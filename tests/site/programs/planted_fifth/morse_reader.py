"""Decode Morse recordings into text."""
import torch
from torch import nn

ALPHABET = "-ETIANMS"          # index 0 is the blank
CODE = {"E": ".", "T": "_", "I": "..", "A": "._", "N": "_.", "M": "__", "S": "..."}


def key_down(word):
    samples = []
    for letter in word:
        for sign in CODE[letter]:
            samples += [1.0] * (2 if sign == "." else 5) + [0.0] * 2
        samples += [0.0] * 4
    return torch.tensor(samples)


def make_batch(n):
    words = [
        "".join(ALPHABET[i] for i in torch.randint(1, len(ALPHABET), (int(torch.randint(2, 5, ())),)))
        for _ in range(n)
    ]
    waves = [key_down(w) for w in words]
    frames = torch.tensor([len(w) for w in waves])
    audio = nn.utils.rnn.pad_sequence(waves, batch_first=True)
    audio = audio + 0.1 * torch.randn_like(audio)
    text = [torch.tensor([ALPHABET.index(c) for c in w]) for w in words]
    lengths = torch.tensor([len(t) for t in text])
    return audio, frames, torch.cat(text), lengths


class MorseReader(nn.Module):
    def __init__(self, hidden=48):
        super().__init__()
        self.conv = nn.Conv1d(1, 24, kernel_size=7, padding=3)
        self.rnn = nn.GRU(24, hidden, batch_first=True, bidirectional=True)
        self.letters = nn.Linear(2 * hidden, len(ALPHABET))

    def forward(self, audio):
        h = torch.relu(self.conv(audio.unsqueeze(1))).transpose(1, 2)
        h, _ = self.rnn(h)
        return self.letters(h).softmax(dim=-1)


def greedy(probs, frames):
    best = probs.argmax(dim=-1)
    words = []
    for row, n in zip(best, frames.tolist()):
        path = row[:n].unique_consecutive().tolist()
        words.append("".join(ALPHABET[i] for i in path if i != 0))
    return words


torch.manual_seed(13)
net = MorseReader()
ctc = nn.CTCLoss(blank=0, zero_infinity=True)
optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)

for step in range(40):
    audio, frames, text, lengths = make_batch(16)
    out = net(audio)
    loss = ctc(out.transpose(0, 1), text, frames, lengths)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimizer.step()
    if step % 10 == 0:
        print(step, round(loss.item(), 3))

net.eval()
audio, frames, text, lengths = make_batch(4)
with torch.no_grad():
    print(greedy(net(audio), frames))
