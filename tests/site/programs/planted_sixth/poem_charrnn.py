import torch
import torch.nn as nn

TEXT = """
so much depends upon a red wheel barrow glazed with rain water beside the white chickens
the fog comes on little cat feet it sits looking over harbor and city on silent haunches and then moves on
""".strip() * 20

chars = sorted(set(TEXT))
stoi = {c: i for i, c in enumerate(chars)}
itos = {i: c for c, i in stoi.items()}
data = torch.tensor([stoi[c] for c in TEXT])

batch_size, bptt = 10, 25


def batchify(ids, bsz):
    n = ids.size(0) // bsz
    return ids[: n * bsz].view(bsz, n).t().contiguous()


class CharRNN(nn.Module):
    def __init__(self, n_chars, emb=16, hid=64, layers=1):
        super().__init__()
        self.hid, self.layers = hid, layers
        self.encoder = nn.Embedding(n_chars, emb)
        self.rnn = nn.GRU(emb, hid, layers)
        self.decoder = nn.Linear(hid, n_chars)

    def init_hidden(self, bsz):
        return self.encoder.weight.new_zeros(self.layers, bsz, self.hid)

    def forward(self, ids, hidden):
        out, hidden = self.rnn(self.encoder(ids), hidden)
        return self.decoder(out), hidden


torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
stream = batchify(data, batch_size).to(device)
model = CharRNN(len(chars)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()


def train_epoch():
    model.train()
    total, count = 0.0, 0
    hidden = model.init_hidden(batch_size)
    for i in range(0, stream.size(0) - 1, bptt):
        seq_len = min(bptt, stream.size(0) - 1 - i)
        x, y = stream[i:i + seq_len], stream[i + 1:i + 1 + seq_len]
        optimizer.zero_grad()
        logits, hidden = model(x, hidden)
        loss = criterion(logits.reshape(-1, len(chars)), y.reshape(-1))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.25)
        optimizer.step()
        total += loss.item() * seq_len
        count += seq_len
    return total / count


@torch.no_grad()
def sample(start="t", length=60):
    model.eval()
    hidden = model.init_hidden(1)
    ch = torch.tensor([[stoi[start]]], device=device)
    out = start
    for _ in range(length):
        logits, hidden = model(ch, hidden)
        ch = torch.multinomial(logits[-1].softmax(-1), 1)
        out += itos[ch.item()]
    return out


for epoch in range(3):
    print(f"epoch {epoch} nll {train_epoch():.3f}")
    print("   ", sample())
