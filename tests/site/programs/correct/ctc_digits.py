import torch
import torch.nn as nn

BLANK, CLASSES = 0, 6


class Recognizer(nn.Module):
    def __init__(self, feat=8, hidden=24):
        super().__init__()
        self.conv = nn.Conv1d(feat, hidden, 3, padding=1)
        self.rnn = nn.GRU(hidden, hidden, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(hidden * 2, CLASSES)

    def forward(self, x, lengths):               # (N, T, F)
        x = torch.relu(self.conv(x.permute(0, 2, 1))).permute(0, 2, 1)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        y, _ = nn.utils.rnn.pad_packed_sequence(self.rnn(packed)[0], batch_first=True)
        return self.fc(y).log_softmax(-1)        # (N, T, C)


def fake_batch(n=16):
    """每个符号占 3 到 4 帧"""
    xs, ys = [], []
    for _ in range(n):
        label = torch.randint(1, CLASSES, (int(torch.randint(2, 5, ())),))
        frames = torch.cat([torch.eye(8)[c].repeat(int(torch.randint(3, 5, ())), 1) for c in label])
        xs.append(frames + 0.1 * torch.randn_like(frames))
        ys.append(label)
    in_len = torch.tensor([len(x) for x in xs])
    tgt_len = torch.tensor([len(y) for y in ys])
    return nn.utils.rnn.pad_sequence(xs, batch_first=True), torch.cat(ys), in_len, tgt_len


def greedy_decode(log_probs, lengths):
    out = []
    for best, n in zip(log_probs.argmax(-1), lengths):
        collapsed = torch.unique_consecutive(best[:n])
        out.append(collapsed[collapsed != BLANK].tolist())
    return out


torch.manual_seed(0)
model = Recognizer()
ctc = nn.CTCLoss(blank=BLANK, zero_infinity=True)
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for step in range(40):
    model.train()
    x, y, in_len, tgt_len = fake_batch()
    log_probs = model(x, in_len).transpose(0, 1)   # CTC 要 (T, N, C)
    loss = ctc(log_probs, y, in_len, tgt_len)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    opt.step()
model.eval()
with torch.no_grad():
    x, y, in_len, tgt_len = fake_batch(3)
    print(loss.item(), greedy_decode(model(x, in_len), in_len), [t.tolist() for t in y.split(tgt_len.tolist())])
