import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

VOCAB, TOPICS, LENGTH = 300, 4, 24


def headlines(n):
    topic = torch.randint(0, TOPICS, (n,))
    words = torch.randint(0, VOCAB, (n, LENGTH))
    hint = torch.rand(n, LENGTH) < 0.2
    words = torch.where(hint, topic.unsqueeze(1) * 10 + words % 10, words)
    return TensorDataset(words, topic)


class TopicNet(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, dim)
        self.encoder = nn.TransformerEncoderLayer(dim, nhead=4, dim_feedforward=64, dropout=0.3, batch_first=True)
        self.drop = nn.Dropout(0.5)
        self.topic = nn.Linear(dim, TOPICS)

    def forward(self, words):
        h = self.encoder(self.embed(words))
        return self.topic(self.drop(h.mean(dim=1)))


@torch.no_grad()
def accuracy(net, loader):
    net.eval()
    right = sum((net(words).argmax(dim=1) == topic).sum().item() for words, topic in loader)
    return right / len(loader.dataset)


def train(net, train_dl, val_dl, epochs=3, check_every=5):
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3)
    criterion = nn.CrossEntropyLoss()
    net.train()
    step, best = 0, 0.0
    for epoch in range(epochs):
        for words, topic in train_dl:
            optimizer.zero_grad()
            loss = criterion(net(words), topic)
            loss.backward()
            optimizer.step()
            step += 1
            if step % check_every == 0:
                acc = accuracy(net, val_dl)
                best = max(best, acc)
                print(f"step {step:3d}  loss {loss.item():.3f}  val acc {acc:.3f}")
    return best


if __name__ == "__main__":
    torch.manual_seed(91)
    train_dl = DataLoader(headlines(480), batch_size=48, shuffle=True)
    val_dl = DataLoader(headlines(160), batch_size=80)
    print("best accuracy:", train(TopicNet(), train_dl, val_dl))
