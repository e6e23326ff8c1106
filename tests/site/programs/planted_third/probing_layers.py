"""Linear probes: which layer of the encoder knows the parity of the input?"""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self, width=64, depth=4, vocab=10):
        super().__init__()
        self.embed = nn.Embedding(vocab, width)
        self.layers = nn.ModuleList(
            [nn.TransformerEncoderLayer(width, 4, 128, dropout=0.0, batch_first=True) for _ in range(depth)]
        )

    def forward(self, tokens):
        h = self.embed(tokens)
        states = [h.mean(1)]
        for layer in self.layers:
            h = layer(h)
            states.append(h.mean(1))
        return states


@torch.inference_mode()
def hidden_states(encoder, tokens):
    encoder.eval()
    return encoder(tokens)


def fit_probe(feats, labels, n_steps=100):
    probe = nn.Linear(feats.size(1), 2)
    opt = torch.optim.AdamW(probe.parameters(), lr=1e-2, weight_decay=1e-3)
    n_train = int(0.8 * len(feats))
    for _ in range(n_steps):
        loss = F.cross_entropy(probe(feats[:n_train]), labels[:n_train])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        acc = (probe(feats[n_train:]).argmax(-1) == labels[n_train:]).float().mean()
    return acc.item()


def main():
    torch.manual_seed(0)
    encoder = Encoder()
    tokens = torch.randint(0, 10, (250, 7))
    labels = tokens.sum(1) % 2
    states = hidden_states(encoder, tokens)
    for depth, feats in enumerate(states):
        print(f"layer {depth}: probe accuracy {fit_probe(feats, labels):.3f}")


if __name__ == "__main__":
    main()
