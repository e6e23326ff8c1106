import torch
import torch.nn as nn
from torch.utils.checkpoint import checkpoint


class DeepNet(nn.Module):
    def __init__(self, depth=6, width=32, use_checkpoint=True):
        super().__init__()
        self.use_checkpoint = use_checkpoint
        self.inp = nn.Linear(10, width)
        self.blocks = nn.ModuleList([
            nn.Sequential(nn.LayerNorm(width), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))
            for _ in range(depth)
        ])
        self.out = nn.Linear(width, 3)

    def forward(self, x):
        x = self.inp(x)
        for blk in self.blocks:
            if self.use_checkpoint and self.training:
                x = x + checkpoint(blk, x, use_reentrant=False)
            else:
                x = x + blk(x)
        return self.out(x)


torch.manual_seed(0)
device = 'cuda' if torch.cuda.is_available() else 'cpu'
net = DeepNet().to(device)
criterion = nn.CrossEntropyLoss().to(device)
optimizer = torch.optim.Adam(net.parameters(), 1e-3)
X = torch.randn(96, 10).to(device)
Y = X[:, :3].argmax(dim=1)
loss_history = []
for epoch in range(5):
    net.train()
    for i in range(0, 96, 32):
        optimizer.zero_grad()
        # bf16 needs no GradScaler
        with torch.autocast(device, dtype=torch.bfloat16):
            loss = criterion(net(X[i:i + 32]), Y[i:i + 32])
        loss.backward()
        optimizer.step()
        loss_history.append(loss.detach())
    net.eval()
    with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
        acc = (net(X).argmax(1) == Y).float().mean().item()
    print(epoch, torch.stack(loss_history[-3:]).mean().item(), acc)
