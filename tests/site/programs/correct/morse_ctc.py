"""CTC on synthetic morse-like audio features; frozen front end, later unfrozen with its own group."""
import torch
from torch import nn, optim
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

ALPHABET = "-etian"  # index 0 is the blank
CODES = {"e": [1], "t": [2], "i": [1, 1], "a": [1, 2], "n": [2, 1]}


def clip(word):
    frames = []
    for ch in word:
        for unit in CODES[ch]:
            frames += [1.0] * (2 * unit) + [0.0]
        frames += [0.0] * 3
    sig = torch.tensor(frames)
    return torch.stack([sig, 1 - sig], dim=1) + 0.1 * torch.randn(len(frames), 2)


def words(n):
    return ["".join(ALPHABET[1 + int(k)] for k in torch.randint(0, 5, (4,))) for _ in range(n)]


def collate(batch):
    feats = [clip(w) for w in batch]
    targets = [torch.tensor([ALPHABET.index(c) for c in w]) for w in batch]
    return (pad_sequence(feats, batch_first=True), torch.tensor([len(f) for f in feats]),
            torch.cat(targets), torch.tensor([len(t) for t in targets]))


class Recognizer(nn.Module):
    def __init__(self):
        super().__init__()
        self.front = nn.Conv1d(2, 16, 5, padding=2)
        self.rnn = nn.GRU(16, 32, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(64, len(ALPHABET))

    def forward(self, x):
        h = self.front(x.transpose(1, 2)).relu().transpose(1, 2)
        h, _ = self.rnn(h)
        return self.fc(h).log_softmax(dim=-1)


torch.manual_seed(0)
torch.set_num_threads(1)
loader = DataLoader(words(160), batch_size=20, shuffle=True, collate_fn=collate)
model = Recognizer()
model.front.requires_grad_(False)
optimizer = optim.Adam([p for p in model.parameters() if p.requires_grad], lr=1e-2)
ctc = nn.CTCLoss(blank=0, zero_infinity=True)

for epoch in range(5):
    if epoch == 2:
        model.front.requires_grad_(True)
        optimizer.add_param_group({"params": model.front.parameters(), "lr": 1e-3})
    model.train()
    total = 0.0
    for x, x_len, y, y_len in loader:
        log_probs = model(x).transpose(0, 1)  # (T, N, C) for CTCLoss
        loss = ctc(log_probs, y, x_len, y_len)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        total += loss.item()
    print(f"epoch {epoch} ctc {total / len(loader):.3f}")
