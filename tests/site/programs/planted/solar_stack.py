import torch
import torch.nn as nn
import torch.optim as optim


class DeepRegressor(nn.Module):
    def __init__(self, n_inputs, width, n_hidden):
        super().__init__()
        self.inlet = nn.Linear(n_inputs, width)
        self.hidden = []
        for _ in range(n_hidden):
            self.hidden.append(nn.Linear(width, width))
        self.outlet = nn.Linear(width, 1)
        self.activation = nn.LeakyReLU(0.1)

    def forward(self, z):
        z = self.activation(self.inlet(z))
        for fc in self.hidden:
            z = self.activation(fc(z))
        return self.outlet(z)


torch.manual_seed(12)
weather = torch.rand(220, 6)
energy = (weather[:, :1] * 4 + weather[:, 1:2] ** 2 - weather[:, 5:])

network = DeepRegressor(6, 32, 4)
print(sum(p.numel() for p in network.parameters()), "parameters")
optimizer = optim.AdamW(network.parameters(), lr=2e-3)
criterion = nn.MSELoss()

for epoch in range(15):
    network.train()
    optimizer.zero_grad()
    loss = criterion(network(weather[:180]), energy[:180])
    loss.backward()
    optimizer.step()

network.eval()
with torch.no_grad():
    print("test mse", criterion(network(weather[180:]), energy[180:]).item())
