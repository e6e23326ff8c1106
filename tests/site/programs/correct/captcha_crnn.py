"""A CRNN: the columns of the feature map are the time steps."""
import torch
from torch import nn

torch.manual_seed(0)


class CRNN(nn.Module):
    def __init__(self, n_symbols):
        super().__init__()
        self.cnn = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        )
        self.rnn = nn.GRU(16 * 8, 32, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(64, n_symbols)

    def forward(self, x):
        f = self.cnn(x)
        b, c, h, w = f.shape
        steps = f.permute(0, 3, 1, 2).reshape(b, w, c * h)
        out, _ = self.rnn(steps)
        return self.fc(out)


model = CRNN(11)
images = torch.randn(6, 1, 32, 64)
labels = torch.randint(1, 11, (6, 4))
ctc = nn.CTCLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for step in range(3):
    log_probs = model(images).log_softmax(2).transpose(0, 1)
    loss = ctc(log_probs, labels, torch.full((6,), 16), torch.full((6,), 4))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, loss.item())
