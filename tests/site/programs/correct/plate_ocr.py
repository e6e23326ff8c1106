"""License plates: convolutions over the image, CTC over the columns."""
import torch
import torch.nn as nn
import torch.nn.functional as F

CHARS = "ABC123"
BLANK = len(CHARS)
torch.manual_seed(107)
GLYPHS = (torch.rand(len(CHARS), 12, 8) > 0.5).float()


def plate(n_chars):
    label = torch.randint(0, len(CHARS), (n_chars,))
    img = torch.zeros(12, 64)
    x = 1
    for c in label.tolist():
        img[:, x:x + 8] = GLYPHS[c]
        x += 11 + int(torch.randint(0, 2, ()))
    return img + 0.1 * torch.randn_like(img), label


def batch(n):
    pairs = [plate(int(torch.randint(3, 6, ()))) for _ in range(n)]
    images = torch.stack([img for img, _ in pairs]).unsqueeze(1)
    lengths = torch.tensor([len(lab) for _, lab in pairs])
    labels = nn.utils.rnn.pad_sequence([lab for _, lab in pairs], batch_first=True)
    return images, labels, lengths


class PlateNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d((2, 1)),
        )
        self.columns = nn.Linear(64 * 3, 64)
        self.chars = nn.Linear(64, len(CHARS) + 1)

    def forward(self, images):
        h = self.conv(images)
        h = h.permute(3, 0, 1, 2).flatten(2)
        return F.log_softmax(self.chars(F.relu(self.columns(h))), dim=2)


def read(log_probs):
    texts = []
    for path in log_probs.argmax(dim=2).t():
        best = torch.unique_consecutive(path)
        texts.append("".join(CHARS[i] for i in best.tolist() if i != BLANK))
    return texts


net = PlateNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
ctc = nn.CTCLoss(blank=BLANK, zero_infinity=True)

for it in range(50):
    net.train()
    images, labels, lengths = batch(24)
    log_probs = net(images)
    steps = torch.full((len(images),), log_probs.size(0))
    loss = ctc(log_probs, labels, steps, lengths)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 10 == 0:
        print(f"{it:3d} {loss.item():.3f}")

net.eval()
images, labels, lengths = batch(4)
with torch.no_grad():
    for text, lab, n in zip(read(net(images)), labels, lengths.tolist()):
        print("".join(CHARS[i] for i in lab[:n].tolist()), "->", text)
