import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

try:
    from tqdm import tqdm
except ImportError:
    def tqdm(it, **kwargs):
        return it

parser = argparse.ArgumentParser()
parser.add_argument("--accum", type=int, default=4)
parser.add_argument("--batch-size", type=int, default=16)
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--max-lr", type=float, default=1e-2)
args = parser.parse_args()

x = torch.randn(1024, 15)
y = (x[:, 0] * x[:, 1]).unsqueeze(1)
loader = DataLoader(TensorDataset(x, y), batch_size=args.batch_size, shuffle=True)
model = nn.Sequential(nn.Linear(15, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.AdamW(model.parameters(), lr=args.max_lr)
steps = args.epochs * (len(loader) // args.accum)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=args.max_lr, total_steps=steps)
criterion = nn.MSELoss()

for epoch in range(args.epochs):
    model.train()
    running = 0.0
    opt.zero_grad()
    for i, (xb, yb) in enumerate(tqdm(loader)):
        loss = criterion(model(xb), yb)
        (loss / args.accum).backward()
        running += loss.item()
        if (i + 1) % args.accum == 0:
            opt.step()
            opt.zero_grad()
            sched.step()
    print(f"epoch {epoch} loss {running / len(loader):.4f} lr {sched.get_last_lr()[0]:.2e}")
