import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
TOTAL_STEPS = 40
WARMUP = 8


class TwoViews(Dataset):
    def __init__(self, n=256):
        self.imgs = F.interpolate(torch.rand(n, 3, 4, 4), size=(20, 20), mode="bilinear", align_corners=False)

    def __len__(self):
        return self.imgs.shape[0]

    @staticmethod
    def augment(img):
        if torch.rand(()) < 0.5:
            img = img.flip(-1)
        dy, dx = torch.randint(0, 5, (2,)).tolist()
        img = img[:, dy:dy + 16, dx:dx + 16]
        return (img * torch.empty(3, 1, 1).uniform_(0.8, 1.2)).clamp(0, 1)

    def __getitem__(self, i):
        return self.augment(self.imgs[i]), self.augment(self.imgs[i])


class SimCLR(nn.Module):
    def __init__(self, feat=64, proj=32):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
            nn.Flatten(), nn.Linear(32 * 4 * 4, feat))
        self.projector = nn.Sequential(nn.ReLU(), nn.Linear(feat, proj))

    def forward(self, x):
        return self.projector(self.encoder(x))


def nt_xent(z1, z2, temperature=0.2):
    n = z1.size(0)
    z = F.normalize(torch.cat([z1, z2]), dim=1)
    sim = z @ z.t() / temperature
    sim = sim.masked_fill(torch.eye(2 * n, dtype=torch.bool, device=z.device), float("-inf"))
    target = torch.cat([torch.arange(n) + n, torch.arange(n)]).to(z.device)
    return F.cross_entropy(sim, target)


torch.manual_seed(0)
torch.set_num_threads(1)
loader = DataLoader(TwoViews(), batch_size=32, shuffle=True, drop_last=True)
model = SimCLR().to(DEVICE)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-4)
scheduler = torch.optim.lr_scheduler.LambdaLR(
    optimizer, lambda s: (s + 1) / WARMUP if s < WARMUP else max(0.0, 1 - (s - WARMUP) / (TOTAL_STEPS - WARMUP)))

model.train()
ema = None
for step in range(TOTAL_STEPS):
    v1, v2 = next(iter(loader))
    v1, v2 = v1.to(DEVICE), v2.to(DEVICE)
    loss = nt_xent(model(v1), model(v2))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
    ema = loss.item() if ema is None else 0.9 * ema + 0.1 * loss.item()
    if (step + 1) % 20 == 0:
        print(f"step {step + 1}/{TOTAL_STEPS} loss(ema) {ema:.3f} lr {scheduler.get_last_lr()[0]:.4f}")

torch.save({"encoder": model.encoder.state_dict(), "step": TOTAL_STEPS}, "/tmp/simclr_encoder_demo.pt")
