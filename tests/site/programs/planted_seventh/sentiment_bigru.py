import torch
import torch.nn as nn

VOCAB, EMB, HID, T = 50, 16, 24, 12


class BiGRUClassifier(nn.Module):
    def __init__(self, vocab_size, emb_dim, hidden_dim, n_classes):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.embedding = nn.Embedding(vocab_size, emb_dim)
        self.gru = nn.GRU(emb_dim, hidden_dim, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.2)
        self.classifier = nn.Linear(2 * hidden_dim, n_classes)

    def forward(self, tokens):
        emb = self.embedding(tokens)
        output, hidden = self.gru(emb)
        last = output[:, -1, :]
        return self.classifier(self.dropout(last))


def get_batch(n=64):
    tokens = torch.randint(0, VOCAB, (n, T))
    labels = (tokens[:, 0] < VOCAB // 2).long()
    return tokens, labels


def fit(model, steps=200):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    model.train()
    for i in range(1, steps + 1):
        tokens, labels = get_batch()
        logits = model(tokens)
        loss = criterion(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if i % 50 == 0:
            print(f"step {i:4d} | loss {loss.item():.4f}")


model = BiGRUClassifier(VOCAB, EMB, HID, 2)
fit(model)
model.eval()
with torch.no_grad():
    tokens, labels = get_batch(500)
    print("accuracy:", (model(tokens).argmax(1) == labels).float().mean().item())
