"""Multi-label genre tagger: bag-of-words plot summary -> {drama, comedy, action, horror, sci-fi}."""
from collections import Counter

import torch
from torch.utils.data import DataLoader, Dataset

GENRES = ("drama", "comedy", "action", "horror", "scifi")
N_WORDS = 150


class PlotData(Dataset):
    def __init__(self, size, seed):
        g = torch.Generator().manual_seed(seed)
        self.tags = (torch.rand(size, len(GENRES), generator=g) < 0.25).float()
        rates = torch.rand(size, N_WORDS, generator=g) * 0.4
        for j in range(len(GENRES)):
            rates[:, j * 10:(j + 1) * 10] += 1.5 * self.tags[:, j:j + 1]
        self.bow = torch.poisson(rates, generator=g)

    def __len__(self):
        return len(self.tags)

    def __getitem__(self, k):
        return {"bow": self.bow[k], "tags": self.tags[k]}


class Tagger(torch.nn.Module):
    def __init__(self, n_in, n_hidden, n_tags):
        super().__init__()
        self.norm = torch.nn.LayerNorm(n_in)
        self.l1 = torch.nn.Linear(n_in, n_hidden)
        self.l2 = torch.nn.Linear(n_hidden, n_tags)
        self.drop = torch.nn.Dropout(0.3)

    def forward(self, bow):
        h = self.drop(self.l1(self.norm(bow)).relu())
        return torch.sigmoid(self.l2(h))


def micro_f1(prob, truth, thr=0.5):
    hat = prob > thr
    truth = truth.bool()
    tp = (hat & truth).sum().item()
    fp = (hat & ~truth).sum().item()
    fn = (~hat & truth).sum().item()
    return 2 * tp / max(2 * tp + fp + fn, 1)


def main(epochs=6):
    torch.manual_seed(0)
    torch.set_num_threads(1)
    train, test = PlotData(600, 0), PlotData(200, 1)
    freq = Counter(g for row in train.tags for g, v in zip(GENRES, row) if v)
    print("train counts:", dict(freq))
    model = Tagger(N_WORDS, 64, len(GENRES))
    pos_weight = (len(train) - train.tags.sum(0)) / train.tags.sum(0)
    loss_fn = torch.nn.BCEWithLogitsLoss(pos_weight=pos_weight)
    optim = torch.optim.Adam(model.parameters(), lr=2e-3)

    for ep in range(epochs):
        model.train()
        for batch in DataLoader(train, batch_size=50, shuffle=True):
            loss = loss_fn(model(batch["bow"]), batch["tags"])
            optim.zero_grad()
            loss.backward()
            optim.step()

    model.eval()
    probs, truth = [], []
    with torch.no_grad():
        for batch in DataLoader(test, batch_size=100):
            probs.append(model(batch["bow"]))
            truth.append(batch["tags"])
    print("micro F1: %.3f" % micro_f1(torch.cat(probs), torch.cat(truth)))


if __name__ == "__main__":
    main()
