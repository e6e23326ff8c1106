import torch
from torch import nn
import torch.nn.functional as F


class BagEncoder(nn.Module):
    """Mean of word vectors + projection. Tokens 0 are padding."""

    def __init__(self, vocab=500, dim=48):
        super().__init__()
        self.bag = nn.EmbeddingBag(vocab, dim, mode="mean", padding_idx=0)
        self.proj = nn.Linear(dim, dim)

    def forward(self, tokens):
        return self.proj(torch.tanh(self.bag(tokens)))


def make_pairs(n, length=10):
    answers = torch.randint(1, 500, (n, length))
    questions = answers.clone()
    noise = torch.rand(n, length) < 0.3      # a third of the words is different
    questions[noise] = torch.randint(1, 500, (int(noise.sum()),))
    return questions, answers


def contrastive_loss(q, a, tau=0.1):
    logits = F.normalize(q, dim=1) @ F.normalize(a, dim=1).T / tau
    target = torch.arange(len(q))
    return F.cross_entropy(logits, target)


@torch.no_grad()
def recall_at_1(encoder, questions, answers):
    encoder.eval()
    q, a = encoder(questions), encoder(answers)
    # similarity of every question with every answer
    sims = F.cosine_similarity(q.unsqueeze(1), a.unsqueeze(0))
    best = sims.argmax(dim=1)
    return (best == torch.arange(len(q))).float().mean().item()


if __name__ == "__main__":
    torch.manual_seed(11)
    enc = BagEncoder()
    opt = torch.optim.Adam(enc.parameters(), lr=5e-3)
    q_test, a_test = make_pairs(100)
    for step in range(150):
        q_tok, a_tok = make_pairs(64)
        enc.train()
        loss = contrastive_loss(enc(q_tok), enc(a_tok))
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 50 == 49:
            print(step + 1, round(loss.item(), 3), "recall@1", recall_at_1(enc, q_test, a_test))
