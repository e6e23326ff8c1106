"""Learn a long folk tune note by note, in pieces of 16 notes."""
import torch
from torch import nn

SCALE = 12
torch.manual_seed(23)


class Composer(nn.Module):
    def __init__(self, hidden=40):
        super().__init__()
        self.hidden = hidden
        self.embed = nn.Embedding(SCALE, 16)
        self.cell = nn.GRUCell(16, hidden)
        self.note = nn.Linear(hidden, SCALE)

    def start(self, voices):
        return torch.zeros(voices, self.hidden)

    def forward(self, notes, h):
        logits = []
        for t in range(notes.size(1)):
            h = self.cell(self.embed(notes[:, t]), h)
            logits.append(self.note(h))
        return torch.stack(logits, dim=1), h


def tune(voices=4, length=161):
    motif = torch.tensor([0, 4, 7, 4, 5, 9, 5, 2])
    line = motif.repeat(length // len(motif) + 1)[:length]
    return torch.stack([(line + 2 * v) % SCALE for v in range(voices)])


def pieces(song, n):
    for start in range(0, song.size(1) - 1, n):
        yield song[:, start:start + n], song[:, start + 1:start + n + 1]


song = tune()
model = Composer()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.CrossEntropyLoss()

for epoch in range(5):
    model.train()
    h = model.start(song.size(0))
    total, count = 0.0, 0
    for notes, following in pieces(song[:, :161], 16):
        optimizer.zero_grad()
        logits, h = model(notes, h)
        loss = criterion(logits.flatten(0, 1), following.flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        count += 1
    print(f"epoch {epoch + 1}: {total / count:.3f}")

model.eval()
with torch.no_grad():
    h, note, melody = model.start(1), torch.tensor([[0]]), []
    for _ in range(16):
        logits, h = model(note, h)
        note = logits[:, -1].argmax(dim=-1, keepdim=True)
        melody.append(note.item())
print("melody:", melody)
