import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class VectorQuantizer(nn.Module):
    def __init__(self, n_codes, dim, beta=0.25):
        super().__init__()
        self.beta = beta
        self.codebook = nn.Embedding(n_codes, dim)
        nn.init.uniform_(self.codebook.weight, -1 / n_codes, 1 / n_codes)

    def forward(self, z):
        idx = torch.cdist(z.detach(), self.codebook.weight.detach()).argmin(dim=-1)
        q = self.codebook(idx)
        loss = F.mse_loss(q, z.detach()) + self.beta * F.mse_loss(z, q.detach())
        # rounding has no gradient: pass the one of q on to z
        q = z + (q - z).detach()
        return q, idx, loss


class VQVAE(nn.Module):
    def __init__(self, n_in=20, dim=8, n_codes=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_in, 40), nn.ReLU(), nn.Linear(40, dim))
        self.vq = VectorQuantizer(n_codes, dim)
        self.decoder = nn.Sequential(nn.Linear(dim, 40), nn.ReLU(), nn.Linear(40, n_in))

    def forward(self, x):
        q, idx, vq_loss = self.vq(self.encoder(x))
        return self.decoder(q), idx, vq_loss


def main():
    torch.manual_seed(0)
    centers = torch.randn(10, 20)
    data = centers[torch.randint(0, 10, (640,))] + 0.1 * torch.randn(640, 20)
    train, held_out = data[:512], data[512:]
    loader = DataLoader(TensorDataset(train), batch_size=64, shuffle=True)
    model = VQVAE()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for epoch in range(10):
        model.train()
        sums = {'recon': 0.0, 'vq': 0.0}
        for (x,) in loader:
            x_hat, _, vq_loss = model(x)
            recon = F.mse_loss(x_hat, x)
            optimizer.zero_grad()
            (recon + vq_loss).backward()
            optimizer.step()
            sums['recon'] += recon.item() * len(x)
            sums['vq'] += vq_loss.item() * len(x)
        model.eval()
        with torch.no_grad():
            x_hat, idx, _ = model(held_out)
        print(epoch, {k: round(v / len(train), 4) for k, v in sums.items()},
              'held out', round(F.mse_loss(x_hat, held_out).item(), 4), 'codes used', idx.unique().numel())


if __name__ == '__main__':
    main()
