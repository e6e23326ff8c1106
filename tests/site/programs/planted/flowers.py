import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(4)
petals = torch.rand(150, 4) * 7
kinds = (petals[:, 0] + petals[:, 2] > 7).long() + (petals[:, 3] > 5).long()


class FlowerNet(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super().__init__()
        self.stack = nn.Sequential(
            nn.Linear(n_in, n_hidden),
            nn.ReLU(),
            nn.Linear(n_hidden, n_hidden),
            nn.ReLU(),
            nn.Linear(n_hidden, n_out),
            nn.Softmax(dim=-1),
        )

    def forward(self, batch):
        return self.stack(batch)


flower_net = FlowerNet(4, 20, 3)
objective = nn.CrossEntropyLoss()
adam = optim.Adam(flower_net.parameters(), lr=0.005)

for epoch in range(30):
    flower_net.train()
    for rows in torch.randperm(150).split(30):
        scores = flower_net(petals[rows])
        cost = objective(scores, kinds[rows])
        adam.zero_grad()
        cost.backward()
        adam.step()
    if (epoch + 1) % 10 == 0:
        print(f"epoch {epoch + 1}, loss {cost.item():.4f}")
