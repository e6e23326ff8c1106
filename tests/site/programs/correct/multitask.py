import torch
import torch.nn as nn


class MultiTask(nn.Module):
    """Shared trunk, a dict of heads, learned uncertainty weights."""

    def __init__(self, heads):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(8, 32), nn.SiLU())
        self.heads = nn.ModuleDict({name: nn.Linear(32, dim) for name, dim in heads.items()})
        self.log_vars = nn.ParameterDict({name: nn.Parameter(torch.zeros(())) for name in heads})

    def forward(self, x):
        h = self.trunk(x)
        return {name: head(h) for name, head in self.heads.items()}


torch.manual_seed(0)
N = 128
X = torch.randn(N, 8)
targets = {
    "kind": torch.randint(0, 4, (N,)),
    "price": X[:, :1] * 2 + 1,
    "sold": (X[:, 1:2] > 0).float(),
}
loss_fns = {"kind": nn.CrossEntropyLoss(), "price": nn.MSELoss(), "sold": nn.BCEWithLogitsLoss()}

model = MultiTask({"kind": 4, "price": 1, "sold": 1})
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(5):
    model.train()
    sums = dict.fromkeys(loss_fns, 0.0)
    for idx in torch.randperm(N).split(32):
        outputs = model(X[idx])
        total_loss = 0
        for name, fn in loss_fns.items():
            task_loss = fn(outputs[name], targets[name][idx])
            s = model.log_vars[name]
            total_loss = total_loss + torch.exp(-s) * task_loss + 0.5 * s
            sums[name] += task_loss.item() * len(idx)
        optimizer.zero_grad()
        total_loss.backward()
        optimizer.step()
    print(epoch, {k: round(v / N, 3) for k, v in sums.items()})

model.eval()
with torch.no_grad():
    out = model(X)
    print("kind acc", (out["kind"].argmax(1) == targets["kind"]).float().mean().item())
    print("sold acc", ((out["sold"] > 0) == targets["sold"].bool()).float().mean().item())
