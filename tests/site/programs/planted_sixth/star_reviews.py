"""Predict the number of stars (1-5) of a review with an EmbeddingBag model."""
import json
import random
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader

WORDS = {
    1: ["refund", "broken", "never"], 2: ["poor", "slow", "meh"], 3: ["okay", "average", "fine"],
    4: ["good", "solid", "nice"], 5: ["perfect", "excellent", "amazing"],
}
COMMON = ["the", "product", "arrived", "and", "it", "is", "quite", "box", "with"]

def load_reviews(path="reviews.jsonl", n=500):
    f = Path(path)
    if f.exists():
        rows = [json.loads(line) for line in f.read_text(encoding="utf-8").splitlines()]
        return [(r["text"], int(r["stars"])) for r in rows]
    rows = []
    for _ in range(n):
        stars = random.randint(1, 5)
        toks = random.choices(COMMON, k=6) + random.choices(WORDS[stars], k=2)
        random.shuffle(toks)
        rows.append((" ".join(toks), stars))
    return rows


class StarModel(nn.Module):
    def __init__(self, vocab_size, embed_dim, num_class):
        super().__init__()
        self.embedding = nn.EmbeddingBag(vocab_size, embed_dim, mode="mean")
        self.fc = nn.Linear(embed_dim, num_class)

    def forward(self, text, offsets):
        return self.fc(self.embedding(text, offsets))


random.seed(0)
torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
reviews = load_reviews()
vocab = {"<unk>": 0}
for text, _ in reviews:
    for w in text.split():
        vocab.setdefault(w, len(vocab))


def collate_batch(batch):
    label_list, text_list, offsets = [], [], [0]
    for text, stars in batch:
        label_list.append(stars)
        ids = torch.tensor([vocab.get(w, 0) for w in text.split()], dtype=torch.int64)
        text_list.append(ids)
        offsets.append(ids.size(0))
    labels = torch.tensor(label_list, dtype=torch.int64)
    offsets = torch.tensor(offsets[:-1]).cumsum(dim=0)
    return labels.to(device), torch.cat(text_list).to(device), offsets.to(device)


num_class = len(WORDS)
model = StarModel(len(vocab), 32, num_class).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
dataloader = DataLoader(reviews, batch_size=16, shuffle=True, collate_fn=collate_batch)

for epoch in range(1, 4):
    model.train()
    total_acc, total_count = 0, 0
    for label, text, offsets in dataloader:
        optimizer.zero_grad()
        predicted_label = model(text, offsets)
        loss = criterion(predicted_label, label)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.1)
        optimizer.step()
        total_acc += (predicted_label.argmax(1) == label).sum().item()
        total_count += label.size(0)
    print(f"| epoch {epoch} | accuracy {total_acc / total_count:.3f}")
