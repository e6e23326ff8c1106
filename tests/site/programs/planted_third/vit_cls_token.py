# ViT from scratch (following the paper) ------------------------------------
import torch
import torch.nn as nn

device = "cuda" if torch.cuda.is_available() else "cpu"


class PatchEmbedding(nn.Module):
    def __init__(self, img_size, patch, in_chans, dim, device):
        super().__init__()
        n_patches = (img_size // patch) ** 2
        self.proj = nn.Conv2d(in_chans, dim, kernel_size=patch, stride=patch)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim)).to(device)
        self.pos_embed = nn.Parameter(torch.randn(1, n_patches + 1, dim) * 0.02).to(device)

    def forward(self, x):
        x = self.proj(x).flatten(2).transpose(1, 2)
        cls = self.cls_token.expand(x.size(0), -1, -1)
        return torch.cat([cls, x], dim=1) + self.pos_embed


class ViT(nn.Module):
    def __init__(self, num_classes, img_size=32, patch=8, dim=48, depth=2, heads=4, device="cpu"):
        super().__init__()
        self.patch_embed = PatchEmbedding(img_size, patch, 3, dim, device)
        layer = nn.TransformerEncoderLayer(dim, heads, dim * 2, dropout=0.1, activation="gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, depth)
        self.norm = nn.LayerNorm(dim)
        self.mlp_head = nn.Linear(dim, num_classes)

    def forward(self, img):
        x = self.encoder(self.patch_embed(img))
        return self.mlp_head(self.norm(x[:, 0]))


torch.manual_seed(0)
model = ViT(num_classes=10, device=device).to(device)
print("parameters:", sum(p.numel() for p in model.parameters()))

images = torch.randn(64, 3, 32, 32)
labels = torch.randint(0, 10, (64,))
loss_func = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)

model.train()
for step in range(10):
    pick = torch.randint(0, 64, (16,))
    x, y = images[pick].to(device), labels[pick].to(device)
    out = model(x)
    loss = loss_func(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"step {step}: {loss.item():.3f}")
