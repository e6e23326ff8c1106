import torch
import torch.nn as nn


class GestureRNN(nn.Module):
    ''' accelerometer windows (batch, 50, 6) -> one of 8 gestures '''

    def __init__(self, n_sensors=6, hidden=32, n_gestures=8):
        super().__init__()
        self.norm = nn.LayerNorm(n_sensors)
        self.gru = nn.GRU(n_sensors, hidden, num_layers=2, batch_first=True,
                          bidirectional=True, dropout=0.2)
        self.fc = nn.Sequential(nn.Linear(hidden * 2, hidden), nn.ReLU(),
                                nn.Linear(hidden, n_gestures))

    def forward(self, window):
        feats, _ = self.gru(self.norm(window))
        last = feats[:, -1, :]
        return self.fc(last)


def synth(n):
    label = torch.randint(0, 8, (n,))
    t = torch.linspace(0, 6.28, 50)
    wave = torch.sin(t[None, :, None] * (label[:, None, None] + 1) / 2)
    return wave * torch.rand(n, 1, 6) + 0.3 * torch.randn(n, 50, 6), label


torch.manual_seed(1)
dev = torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')
net = GestureRNN().to(dev)
optimiser = torch.optim.RMSprop(net.parameters(), lr=2e-3)
lossfun = nn.CrossEntropyLoss()
xtrain, ytrain = synth(320)
xtest, ytest = synth(80)

for ep in range(3):
    net.train()
    order = torch.randperm(len(xtrain))
    for b in range(0, len(order), 64):
        ii = order[b:b + 64]
        xb, yb = xtrain[ii].to(dev), ytrain[ii].to(dev)
        optimiser.zero_grad()
        loss = lossfun(net(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.)
        optimiser.step()

    net.eval()
    with torch.no_grad():
        guess = net(xtest.to(dev)).argmax(dim=1).cpu()
    print('epoch %d  test accuracy %.2f' % (ep, (guess == ytest).float().mean()))
