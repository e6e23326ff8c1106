import torch
import torch.nn as nn
import torch.nn.functional as F


class GestureNet(nn.Module):
    def __init__(self, channels=6, hidden=20, gestures=4):
        super().__init__()
        self.gru = nn.GRU(input_size=channels, hidden_size=hidden, batch_first=True, bidirectional=True)
        self.norm = nn.LayerNorm(2 * hidden)
        self.fc = nn.Linear(2 * hidden, gestures)

    def forward(self, motion):
        outputs, _ = self.gru(motion)
        last = outputs[:, -1, :]
        return self.fc(self.norm(last))


def make_motions(n, g):
    kind = torch.randint(0, 4, (n,), generator=g)
    motion = torch.randn(n, 40, 6, generator=g) * 0.5
    motion[torch.arange(n), :5, kind] += 1.0
    return motion, kind


g = torch.Generator().manual_seed(0)
motion, kind = make_motions(300, g)
test_motion, test_kind = make_motions(100, g)
gesture_net = GestureNet()
optimizer = torch.optim.Adam(gesture_net.parameters(), lr=5e-3)
for epoch in range(4):
    gesture_net.train()
    for idx in torch.randperm(300).split(50):
        logits = gesture_net(motion[idx])
        loss = F.cross_entropy(logits, kind[idx])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(gesture_net.parameters(), 1.0)
        optimizer.step()
    gesture_net.eval()
    with torch.no_grad():
        hits = (gesture_net(test_motion).argmax(1) == test_kind).sum().item()
    print(f'epoch {epoch}: {hits} of 100')
