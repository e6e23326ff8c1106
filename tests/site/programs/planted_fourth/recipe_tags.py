# %% multi-label: which tags (vegan, spicy, ...) does a recipe get?
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(8)
N_WORDS, TAGS = 500, ["vegan", "spicy", "quick", "baked", "sweet"]


class TagModel(nn.Module):
    def __init__(self, n_words, n_tags, width=64):
        super().__init__()
        self.bag = nn.EmbeddingBag(n_words, width, mode="mean")
        self.hidden = nn.Linear(width, width)
        self.tags = nn.Linear(width, n_tags)

    def forward(self, words):
        z = F.gelu(self.hidden(self.bag(words)))
        return self.tags(z).sigmoid()


# %% data: every tag has a few words of its own
def recipes(n):
    has_tag = torch.rand(n, len(TAGS)) < 0.3
    words = torch.randint(100, N_WORDS, (n, 24))
    for t in range(len(TAGS)):
        words[has_tag[:, t], t * 3:t * 3 + 3] = torch.tensor([3 * t, 3 * t + 1, 3 * t + 2])
    return words, has_tag.float()


train_w, train_t = recipes(1500)
test_w, test_t = recipes(300)


# %%
def fit(model, words, tags, epochs=5, bs=50, lr=5e-3):
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        model.train()
        order = torch.randperm(len(words))
        losses = []
        for idx in order.split(bs):
            opt.zero_grad()
            scores = model(words[idx])
            loss = F.binary_cross_entropy_with_logits(scores, tags[idx])
            loss.backward()
            opt.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: {sum(losses) / len(losses):.4f}")
    return model


model = fit(TagModel(N_WORDS, len(TAGS)), train_w, train_t)

# %% F1 for each tag
model.eval()
with torch.no_grad():
    guess = model(test_w) > 0.5
truth = test_t.bool()
tp = (guess & truth).sum(0)
f1 = 2 * tp / (guess.sum(0) + truth.sum(0)).clamp(min=1)
for name, score in zip(TAGS, f1.tolist()):
    print(f"{name:6s} F1 {score:.2f}")
