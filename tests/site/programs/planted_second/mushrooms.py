import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

N_FEATURES, N_KINDS = 22, 6
torch.manual_seed(1)
feats = torch.randn(240, N_FEATURES)
kinds = feats[:, :N_KINDS].argmax(1)
dl = DataLoader(TensorDataset(feats, kinds), batch_size=24, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(N_FEATURES, 64)
        self.b = nn.Linear(64, N_KINDS)

    def forward(self, t):
        return self.b(F.relu(self.a(t)))


net = Net()
sgd = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for ep in range(5):
    right = 0
    for xb, yb in dl:
        sgd.zero_grad()
        probs = F.softmax(net(xb), dim=1)
        loss = F.cross_entropy(probs, yb)
        loss.backward()
        sgd.step()
        right += (probs.argmax(1) == yb).sum().item()
    print(ep, right / len(feats))
