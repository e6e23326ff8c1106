"""Route support tickets to a team. Tiny text CNN with a Trainer."""
from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

TEAMS = ["billing", "network", "accounts", "hardware", "other"]


@dataclass
class Config:
    vocab: int = 800
    seq_len: int = 40
    emb: int = 32
    channels: int = 48
    batch_size: int = 64
    epochs: int = 4
    lr: float = 3e-3


class TextCNN(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.embed = nn.Embedding(cfg.vocab, cfg.emb)
        self.convs = nn.ModuleList(nn.Conv1d(cfg.emb, cfg.channels, k) for k in (2, 3, 4))
        self.fc = nn.Linear(3 * cfg.channels, len(TEAMS))

    def forward(self, tokens):
        x = self.embed(tokens).transpose(1, 2)
        pooled = [c(x).relu().amax(dim=2) for c in self.convs]
        return self.fc(torch.cat(pooled, dim=1))


class Trainer:
    def __init__(self, model, cfg, device="cpu"):
        self.model, self.cfg, self.device = model.to(device), cfg, device
        self.criterion = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(model.parameters(), lr=cfg.lr)

    def _step(self, batch):
        tokens, team = (t.to(self.device) for t in batch)
        probs = self.model(tokens).softmax(dim=-1)
        loss = self.criterion(probs, team)
        return loss, (probs.argmax(dim=-1) == team).sum().item()

    def fit(self, train, val):
        for epoch in range(self.cfg.epochs):
            self.model.train()
            for batch in train:
                loss, _ = self._step(batch)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            print(f"epoch {epoch}: train {loss.item():.3f}, val acc {self.score(val):.3f}")

    @torch.no_grad()
    def score(self, loader):
        self.model.eval()
        return sum(self._step(b)[1] for b in loader) / len(loader.dataset)


if __name__ == "__main__":
    torch.manual_seed(4)
    cfg = Config()
    team = torch.randint(len(TEAMS), (1200,))
    tokens = torch.randint(50, cfg.vocab, (1200, cfg.seq_len))
    tokens[:, 5] = team * 2
    tokens[:, 6] = team * 2 + 1
    train_ds, val_ds = random_split(TensorDataset(tokens, team), [1000, 200])
    Trainer(TextCNN(cfg), cfg).fit(
        DataLoader(train_ds, cfg.batch_size, shuffle=True), DataLoader(val_ds, 200))
