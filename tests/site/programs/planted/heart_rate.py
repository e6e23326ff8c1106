import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

beats = torch.randn(400, 1, 60)
rate = beats.abs().mean(dim=(1, 2)).unsqueeze(1)

dl = DataLoader(TensorDataset(beats, rate), batch_size=16, shuffle=True, drop_last=True)

regressor = nn.Sequential(
    nn.Conv1d(1, 8, 7, padding=3),
    nn.ReLU(),
    nn.AvgPool1d(4),
    nn.Flatten(),
    nn.Linear(8 * 15, 1),
)
huber = nn.SmoothL1Loss()
optimizer = torch.optim.RMSprop(regressor.parameters(), lr=1e-3)


def run(epochs):
    history = []
    for ep in range(epochs):
        regressor.train()
        epoch_loss = 0
        for signal, target in dl:
            optimizer.zero_grad()
            loss = huber(regressor(signal), target)
            loss.backward()
            optimizer.step()
            epoch_loss += loss
        history.append(epoch_loss / len(dl))
        print(f"Epoch {ep + 1}/{epochs}: {history[-1]:.5f}")
    return history


if __name__ == "__main__":
    run(4)
