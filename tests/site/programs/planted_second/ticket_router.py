"""Routes support tickets to one of four teams with a small Transformer."""
import torch
import torch.nn as nn


class Router(nn.Module):
    def __init__(self, vocab=200, d=32, teams=4):
        super().__init__()
        self.tok = nn.Embedding(vocab, d)
        self.pos = nn.Embedding(64, d)
        layer = nn.TransformerEncoderLayer(d, nhead=4, dim_feedforward=64, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2, enable_nested_tensor=False)
        self.head = nn.Linear(d, teams)

    def forward(self, input_ids, attention_mask):
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.tok(input_ids) + self.pos(positions)
        x = self.encoder(x, src_key_padding_mask=attention_mask.bool())
        return self.head(x[:, 0])


def tokenize(n):
    ids = torch.randint(1, 200, (n, 16))
    lengths = torch.randint(4, 15, (n, 1))
    attention_mask = (torch.arange(16) < lengths).long()   # 1 for words, 0 for padding
    return ids * attention_mask, attention_mask


torch.manual_seed(0)
router = Router()
optimizer = torch.optim.AdamW(router.parameters(), lr=1e-3)
loss_fn = nn.CrossEntropyLoss()
router.train()
for step in range(15):
    ids, mask = tokenize(16)
    teams = ids[:, 0] % 4
    loss = loss_fn(router(ids, mask), teams)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 5 == 0:
        print(f"step {step}: {loss.item():.3f}")
