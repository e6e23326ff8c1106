# 变长文本分类：collate 里做 padding，双向 LSTM 取最后的隐藏状态
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset


class Texts(Dataset):
    def __init__(self, n, vocab=30):
        g = torch.Generator().manual_seed(n)
        self.samples = []
        for _ in range(n):
            length = int(torch.randint(3, 12, (), generator=g))
            tokens = torch.randint(1, vocab, (length,), generator=g)
            self.samples.append((tokens, int(tokens[0] > vocab // 2)))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, i):
        return self.samples[i]


def collate_fn(batch):
    tokens, labels = zip(*batch)
    lengths = torch.tensor([len(t) for t in tokens])
    padded = pad_sequence(tokens, batch_first=True, padding_value=0)
    return padded, lengths, torch.tensor(labels)


class BiLSTM(nn.Module):
    def __init__(self, vocab, emb=16, hidden=24, classes=2):
        super().__init__()
        self.embedding = nn.Embedding(vocab, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hidden, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.3)
        self.fc = nn.Linear(2 * hidden, classes)

    def forward(self, x, lengths):
        emb = self.embedding(x)
        packed = pack_padded_sequence(emb, lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, (h, _) = self.lstm(packed)
        h = torch.cat([h[-2], h[-1]], dim=1)  # 前向与后向
        return self.fc(self.dropout(h))


def evaluate(model, loader, device):
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for x, lengths, y in loader:
            pred = model(x.to(device), lengths).argmax(dim=-1)
            correct += (pred == y.to(device)).sum().item()
            total += y.numel()
    return correct / total


device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
train_loader = DataLoader(Texts(200), 20, shuffle=True, collate_fn=collate_fn)
test_loader = DataLoader(Texts(60), 20, collate_fn=collate_fn)
model = BiLSTM(30).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
criterion = nn.CrossEntropyLoss()
for epoch in range(3):
    model.train()
    for x, lengths, y in train_loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = criterion(model(x, lengths), y)
        loss.backward()
        optimizer.step()
    print(f'第 {epoch + 1} 轮 准确率 {evaluate(model, test_loader, device):.3f}')
