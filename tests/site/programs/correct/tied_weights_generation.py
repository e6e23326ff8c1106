import torch
import torch.nn as nn

text = "hello pytorch, hello world. " * 20
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
data = torch.tensor([stoi[c] for c in text])


class CharGRU(nn.Module):
    def __init__(self, n, d):
        super().__init__()
        self.embed = nn.Embedding(n, d)
        self.gru = nn.GRU(d, d, batch_first=True)
        self.out = nn.Linear(d, n)
        self.out.weight = self.embed.weight   # tied
        self.apply(self._init)

    @staticmethod
    def _init(m):
        if isinstance(m, (nn.Linear, nn.Embedding)):
            nn.init.normal_(m.weight, std=0.1)
        if isinstance(m, nn.Linear) and m.bias is not None:
            nn.init.zeros_(m.bias)
        if isinstance(m, nn.GRU):
            for name, p in m.named_parameters():
                if 'weight' in name:
                    nn.init.orthogonal_(p)
                else:
                    nn.init.zeros_(p)

    def forward(self, x, h=None):
        y, h = self.gru(self.embed(x), h)
        return self.out(y), h


def get_batch(bs=16, T=20):
    start = torch.randint(0, len(data) - T - 1, (bs,)).tolist()
    x = torch.stack([data[s:s + T] for s in start])
    y = torch.stack([data[s + 1:s + T + 1] for s in start])
    return x, y


@torch.no_grad()
def generate(model, prompt, n=20, temperature=0.8):
    model.eval()
    logits, h = model(torch.tensor([[stoi[c] for c in prompt]]))
    out = prompt
    for _ in range(n):
        probs = torch.softmax(logits[0, -1] / temperature, dim=-1)
        idx = torch.multinomial(probs, 1).item()
        out += chars[idx]
        logits, h = model(torch.tensor([[idx]]), h)
    return out


torch.manual_seed(0)
model = CharGRU(len(chars), 32)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
criterion = nn.CrossEntropyLoss()
model.train()
for step in range(60):
    xb, yb = get_batch()
    logits, _ = model(xb)
    loss = criterion(logits.transpose(1, 2), yb)   # (N, C, T) against (N, T)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
print(f'{loss.item():.3f}', repr(generate(model, 'hello')))
