import torch
import torch.nn as nn


class SongNet(nn.Module):
    """Stands in for a network trained on 50 species."""

    def __init__(self, n_species=50):
        super().__init__()
        self.features = nn.Sequential(nn.Conv1d(1, 8, 9, stride=4), nn.ReLU(),
                                      nn.Conv1d(8, 16, 9, stride=4), nn.ReLU(),
                                      nn.AdaptiveAvgPool1d(1), nn.Flatten())
        self.fc = nn.Linear(16, n_species)

    def forward(self, wave):
        return self.fc(self.features(wave))


torch.manual_seed(0)
device = 'cuda' if torch.cuda.is_available() else 'cpu'
model = SongNet().to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

# our own recordings have 4 species only
model.fc = nn.Linear(16, 4).to(device)

waves = torch.randn(64, 1, 400)
species = torch.randint(0, 4, (64,))
loss_fn = nn.CrossEntropyLoss()

for epoch in range(4):
    model.train()
    total = 0.0
    for i in range(0, 64, 16):
        w, s = waves[i:i + 16].to(device), species[i:i + 16].to(device)
        optimizer.zero_grad()
        loss = loss_fn(model(w), s)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f'epoch {epoch}: {total / 4:.4f}')
