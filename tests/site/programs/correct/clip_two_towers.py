"""Image/text two-tower model with a learned temperature, tested zero-shot."""
import math

import torch
import torch.nn.functional as F
from torch import nn


class ImageTower(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.GroupNorm(4, 16), nn.SiLU(),
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.GroupNorm(4, 32), nn.SiLU())
        self.proj = nn.Linear(32, dim)

    def forward(self, img):
        return F.normalize(self.proj(self.conv(img).mean(dim=(2, 3))), dim=-1)


class TextTower(nn.Module):
    def __init__(self, vocab, dim, pad=0):
        super().__init__()
        self.pad = pad
        self.emb = nn.Embedding(vocab, dim, padding_idx=pad)
        layer = nn.TransformerEncoderLayer(dim, 4, 2 * dim, dropout=0.0, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 1, enable_nested_tensor=False)
        self.proj = nn.Linear(dim, dim)

    def forward(self, tokens):
        ignore = tokens == self.pad
        h = self.encoder(self.emb(tokens), src_key_padding_mask=ignore)
        keep = (~ignore).unsqueeze(-1)
        return F.normalize(self.proj((h * keep).sum(1) / keep.sum(1)), dim=-1)


class TwoTowers(nn.Module):
    def __init__(self, vocab=30, dim=32):
        super().__init__()
        self.image, self.text = ImageTower(dim), TextTower(vocab, dim)
        self.logit_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))

    def forward(self, img, tokens):
        scale = self.logit_scale.exp().clamp(max=100)
        return scale * self.image(img) @ self.text(tokens).T


CAPTIONS = torch.tensor([[5, 11, 0, 0], [6, 12, 13, 0], [7, 11, 14, 15], [8, 0, 0, 0]])
COLORS = torch.tensor([[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0], [1.0, 1.0, 0]])


def photos(kind):
    return COLORS[kind][:, :, None, None] + 0.4 * torch.randn(len(kind), 3, 16, 16)


torch.manual_seed(0)
model = TwoTowers()
decay = [p for p in model.parameters() if p.ndim >= 2]
no_decay = [p for p in model.parameters() if p.ndim < 2]
opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}], lr=2e-3)
target = torch.arange(4)
for step in range(40):
    kind = torch.randperm(4)                     # each caption once, so there are no false negatives
    logits = model(photos(kind), CAPTIONS[kind])
    loss = (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    if step % 10 == 9:
        print(step + 1, f"loss {loss.item():.3f} scale {model.logit_scale.exp().item():.1f}")

model.eval()
with torch.no_grad():
    kind = torch.arange(4).repeat_interleave(16)
    guess = model(photos(kind), CAPTIONS).argmax(dim=1)
print("zero-shot accuracy", (guess == kind).float().mean().item())
