"""Wake word detection. Input buffers are allocated once and filled for each batch."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

BATCH, SAMPLES = 32, 400


class WakeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.front = nn.Conv1d(1, 16, 25, stride=5)
        self.back = nn.Conv1d(16, 32, 9, stride=3)
        self.fc = nn.Linear(32, 2)

    def forward(self, wave):
        h = torch.relu(self.front(wave))
        h = torch.relu(self.back(h))
        return self.fc(h.mean(dim=2))


def recordings(n):
    label = torch.randint(0, 2, (n,))
    t = torch.arange(SAMPLES) / SAMPLES
    wave = 0.5 * torch.randn(n, 1, SAMPLES)
    wave += label.view(-1, 1, 1) * torch.sin(2 * torch.pi * 20 * t)
    return TensorDataset(wave, label)


class Runner:
    def __init__(self, device):
        self.device = device
        self.net = WakeNet().to(device)
        self.loss = nn.CrossEntropyLoss()
        self.opt = torch.optim.Adagrad(self.net.parameters(), lr=0.01)
        self.wave = torch.zeros(BATCH, 1, SAMPLES, device=device)
        self.label = torch.zeros(BATCH, dtype=torch.long, device=device)

    def load(self, wave, label):
        self.wave.data.resize_(wave.size()).copy_(wave)
        self.label.data.resize_(label.size()).copy_(label)

    def train(self, loader):
        self.net.train()
        seen = 0
        for wave, label in loader:
            self.load(wave, label)
            self.opt.zero_grad()
            err = self.loss(self.net(self.wave), self.label)
            err.backward()
            self.opt.step()
            seen += len(self.label)
        return err.item(), seen


if __name__ == "__main__":
    torch.manual_seed(40)
    data = recordings(210)
    loader = DataLoader(data, batch_size=BATCH, shuffle=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    runner = Runner(device)
    for epoch in range(4):
        err, seen = runner.train(loader)
        print(f"epoch {epoch}: loss {err:.3f}, {seen} recordings of {len(data)}")
