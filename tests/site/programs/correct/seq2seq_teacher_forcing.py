import random

import torch
import torch.nn as nn
from torch import optim

SOS, EOS, V, H = 0, 1, 12, 32


class EncoderRNN(nn.Module):
    def __init__(self):
        super(EncoderRNN, self).__init__()
        self.embedding = nn.Embedding(V, H)
        self.gru = nn.GRU(H, H)          # (T, N, H)

    def forward(self, src, hidden=None):
        return self.gru(self.embedding(src), hidden)


class AttnDecoder(nn.Module):
    def __init__(self):
        super(AttnDecoder, self).__init__()
        self.embedding = nn.Embedding(V, H)
        self.cell = nn.GRUCell(2 * H, H)
        self.out = nn.Linear(H, V)

    def forward(self, token, hidden, enc_out):
        scores = torch.einsum('tnh,nh->tn', enc_out, hidden)
        weights = torch.softmax(scores, dim=0)           # over the T source positions
        context = (weights.unsqueeze(-1) * enc_out).sum(dim=0)
        hidden = self.cell(torch.cat([self.embedding(token), context], dim=1), hidden)
        return self.out(hidden), hidden


def train_step(src, tgt, encoder, decoder, enc_opt, dec_opt, criterion, ratio=0.5):
    enc_opt.zero_grad()
    dec_opt.zero_grad()
    enc_out, h = encoder(src)
    hidden = h[-1]
    token = torch.full((src.size(1),), SOS)
    teacher = random.random() < ratio
    loss = 0
    for t in range(tgt.size(0)):
        logits, hidden = decoder(token, hidden, enc_out)
        loss += criterion(logits, tgt[t])
        token = tgt[t] if teacher else logits.argmax(dim=1).detach()
    loss.backward()
    enc_opt.step()
    dec_opt.step()
    return loss.item() / tgt.size(0)


def main():
    torch.manual_seed(0)
    random.seed(0)
    encoder, decoder = EncoderRNN(), AttnDecoder()
    enc_opt = optim.Adam(encoder.parameters(), lr=5e-3)
    dec_opt = optim.Adam(decoder.parameters(), lr=5e-3)
    criterion = nn.CrossEntropyLoss()
    print_loss_total = 0
    for it in range(1, 41):
        src = torch.randint(2, V, (5, 16))
        tgt = torch.cat([src.flip(0), torch.full((1, 16), EOS)])
        loss = train_step(src, tgt, encoder, decoder, enc_opt, dec_opt, criterion)
        print_loss_total += loss
        if it % 20 == 0:
            print(it, print_loss_total / 20)
            print_loss_total = 0


if __name__ == '__main__':
    main()
