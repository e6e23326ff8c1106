import torch
import torch.nn as nn
import torch.nn.functional as F


class Attention(nn.Module):
    def __init__(self, dim, heads=2, attn_drop=0.1):
        super().__init__()
        self.heads = heads
        self.attn_drop = attn_drop
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.heads, C // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        x = F.scaled_dot_product_attention(q, k, v, dropout_p=self.attn_drop)
        return self.proj(x.transpose(1, 2).reshape(B, N, C))


class MiniViT(nn.Module):
    def __init__(self, dim=24, num_classes=5):
        super().__init__()
        self.patches = nn.Conv2d(3, dim, kernel_size=4, stride=4)
        self.norm = nn.LayerNorm(dim)
        self.attn = Attention(dim)
        self.head = nn.Linear(dim, num_classes)

    def forward(self, x):
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = x + self.attn(self.norm(x))
        return self.head(x.mean(dim=1))


vit = MiniViT()
opt = torch.optim.AdamW(vit.parameters(), lr=1e-3)
imgs, cls = torch.randn(20, 3, 16, 16), torch.randint(0, 5, (20,))
vit.train()
for _ in range(5):
    opt.zero_grad()
    F.cross_entropy(vit(imgs), cls).backward()
    opt.step()

vit.eval()
with torch.no_grad():
    print((vit(imgs).argmax(1) == cls).float().mean())
