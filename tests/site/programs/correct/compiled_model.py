import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
device = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")


class ResidualMLP(nn.Module):
    def __init__(self, width=32, depth=3):
        super().__init__()
        self.stem = nn.Linear(4, width)
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        x = F.relu(self.stem(x))
        for layer in self.layers:
            x = x + F.relu(layer(x))
        return self.head(x).squeeze(-1)


model = ResidualMLP().to(device)
# inductor needs a C++ compiler; "eager" does without
compiled = torch.compile(model, backend="inductor" if device.type == "cuda" else "eager")
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

x = torch.randn(128, 4, device=device)
y = x.prod(dim=1)

for epoch in range(3):
    compiled.train()
    for xb, yb in zip(x.split(32), y.split(32)):
        optimizer.zero_grad()
        loss = F.mse_loss(compiled(xb), yb)
        loss.backward()
        optimizer.step()
    compiled.eval()
    with torch.no_grad():
        print(epoch, F.mse_loss(compiled(x), y).item())

# the keys of the module itself, without "_orig_mod."
torch.save(model.state_dict(), "model.pt")
fresh = ResidualMLP().to(device)
fresh.load_state_dict(torch.load("model.pt", map_location=device, weights_only=True))
