import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        return F.log_softmax(self.fc(x), dim=1)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(30, 8), torch.randint(0, 3, (30,))
for epoch in range(5):
    model.train()
    optimizer.zero_grad()
    log_probs = model(x)
    loss = F.nll_loss(log_probs, y)
    loss.backward()
    optimizer.step()
model.eval()
with torch.no_grad():
    output = model(x)
    probs = output.exp()
    print(F.nll_loss(output, y).item(), probs.max(dim=1).values[:3])
