import math

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset

PAD, CLS = 0, 1
VOCAB, MAX_LEN, N_INTENTS = 60, 16, 5

class Utterances(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.rows = []
        for _ in range(n):
            intent = int(torch.randint(0, N_INTENTS, (1,), generator=g))
            words = torch.randint(20, VOCAB, (int(torch.randint(4, MAX_LEN - 4, (1,), generator=g)),), generator=g)
            words[int(torch.randint(0, len(words), (1,), generator=g))] = 2 + intent
            self.rows.append((words, intent))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        words, intent = self.rows[i]
        ids = torch.full((MAX_LEN,), PAD, dtype=torch.long)
        ids[0] = CLS
        ids[1:1 + len(words)] = words
        return ids, intent


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, max_len=64):
        super().__init__()
        pos = torch.arange(max_len).unsqueeze(1)
        div = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, d_model)
        pe[:, 0::2] = torch.sin(pos * div)
        pe[:, 1::2] = torch.cos(pos * div)
        self.register_buffer("pe", pe)

    def forward(self, x):
        return x + self.pe[: x.size(1)]


class IntentModel(nn.Module):
    def __init__(self, d_model=32):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, d_model, padding_idx=PAD)
        self.pos = PositionalEncoding(d_model)
        layer = nn.TransformerEncoderLayer(d_model, nhead=4, dim_feedforward=64, dropout=0.1, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2)
        self.out = nn.Linear(d_model, N_INTENTS)

    def forward(self, ids):
        mask = ids != PAD
        h = self.pos(self.embed(ids) * math.sqrt(self.embed.embedding_dim))
        h = self.encoder(h, src_key_padding_mask=mask)
        return self.out(h[:, 0])


torch.manual_seed(0)
torch.set_num_threads(1)
model = IntentModel()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
loss_fn = nn.CrossEntropyLoss()
train_dl = DataLoader(Utterances(320, 0), batch_size=32, shuffle=True)
test_dl = DataLoader(Utterances(100, 1), batch_size=100)

for epoch in range(4):
    model.train()
    for ids, intent in train_dl:
        optimizer.zero_grad()
        loss = loss_fn(model(ids), intent)
        loss.backward()
        optimizer.step()

    model.eval()
    with torch.no_grad():
        acc = sum((model(ids).argmax(-1) == t).sum().item() for ids, t in test_dl) / len(test_dl.dataset)
    print(f"epoch {epoch} loss {loss.item():.3f} acc {acc:.3f}")
