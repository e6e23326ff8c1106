import io
import torch
import torch.nn as nn
import torch.nn.functional as F

N_PRETRAIN_SPK = 251      # LibriSpeech-like
N_OUR_SPK = 12


class SpeakerNet(nn.Module):
    def __init__(self, n_mels=40, emb=64, n_speakers=N_PRETRAIN_SPK):
        super().__init__()
        self.frames = nn.Sequential(
            nn.Conv1d(n_mels, 64, 5, padding=2), nn.ReLU(), nn.BatchNorm1d(64),
            nn.Conv1d(64, 64, 3, dilation=2, padding=2), nn.ReLU(), nn.BatchNorm1d(64),
        )
        self.embedding = nn.Linear(128, emb)
        self.classifier = nn.Linear(emb, n_speakers)

    def forward(self, mels):
        h = self.frames(mels)
        stats = torch.cat([h.mean(2), h.std(2)], dim=1)
        e = self.embedding(stats)
        return self.classifier(F.relu(e))


def fake_download():
    buf = io.BytesIO()
    torch.save({'epoch': 80, 'model': SpeakerNet().state_dict()}, buf)
    buf.seek(0)
    return buf


# -- pretrained weights -----------------------------------------------------
checkpoint = torch.load(fake_download(), map_location='cpu')
print('pretrained for', checkpoint['epoch'], 'epochs')

net = SpeakerNet(n_speakers=N_OUR_SPK)
# strict=False because our number of speakers is different
net.load_state_dict(checkpoint['model'], strict=False)

# -- fine tuning ------------------------------------------------------------
mels = torch.randn(96, 40, 80)
spk = torch.randint(N_OUR_SPK, (96,))
optimizer = torch.optim.AdamW([
    {'params': net.frames.parameters(), 'lr': 1e-4},
    {'params': net.embedding.parameters(), 'lr': 1e-4},
    {'params': net.classifier.parameters(), 'lr': 1e-3},
])
net.train()
for epoch in range(3):
    perm = torch.randperm(len(mels))
    for idx in perm.split(32):
        loss = F.cross_entropy(net(mels[idx]), spk[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
