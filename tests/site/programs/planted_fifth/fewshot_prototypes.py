"""Few-shot classification of mineral spectra with prototypes (ProtoNet style)."""
import torch
from torch import nn, optim
from torch.nn import functional as F

torch.manual_seed(4)

N_WAY, K_SHOT, N_QUERY, BANDS = 5, 6, 20, 96


def synth_spectra(per_class):
    centers = torch.linspace(0.1, 0.9, N_WAY)
    axis = torch.linspace(0, 1, BANDS)
    curves, labels = [], []
    for c, mu in enumerate(centers):
        bump = torch.exp(-((axis - mu) ** 2) / 0.01)
        curves.append(bump + 0.3 * torch.randn(per_class, BANDS))
        labels.append(torch.full((per_class,), c))
    return torch.cat(curves), torch.cat(labels)


def make_encoder(width=64, dim=16):
    return nn.Sequential(
        nn.Linear(BANDS, width),
        nn.LayerNorm(width),
        nn.GELU(),
        nn.Linear(width, dim),
    )


def class_means(features, labels):
    return torch.stack([features[labels == c].mean(0) for c in range(N_WAY)])


def log_probs(queries, prototypes):
    dist = torch.cdist(queries, prototypes)
    return F.log_softmax(-dist.pow(2), dim=1)


support_x, support_y = synth_spectra(K_SHOT)
query_x, query_y = synth_spectra(N_QUERY)

encoder = make_encoder()
opt = optim.Adam(encoder.parameters(), lr=2e-3)

encoder.train()
prototypes = class_means(encoder(support_x), support_y)

for episode in range(30):
    logp = log_probs(encoder(query_x), prototypes)
    loss = F.nll_loss(logp, query_y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if episode % 10 == 0:
        acc = (logp.argmax(dim=1) == query_y).float().mean().item()
        print(f"episode {episode:3d}  loss {loss.item():.4f}  acc {acc:.2%}")

encoder.eval()
test_x, test_y = synth_spectra(50)
with torch.no_grad():
    protos = class_means(encoder(support_x), support_y)
    hits = log_probs(encoder(test_x), protos).argmax(dim=1) == test_y
print("test accuracy:", hits.float().mean().item())
