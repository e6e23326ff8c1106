# Course project: learned image compression
# The latent is rounded to integers, so it can be entropy-coded.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Analysis(nn.Module):
    def __init__(self, ch=16, latent=6):
        super().__init__()
        self.c1 = nn.Conv2d(1, ch, 5, stride=2, padding=2)
        self.c2 = nn.Conv2d(ch, latent, 5, stride=2, padding=2)

    def forward(self, x):
        return self.c2(F.gelu(self.c1(x)))


class Synthesis(nn.Module):
    def __init__(self, ch=16, latent=6):
        super().__init__()
        self.d1 = nn.ConvTranspose2d(latent, ch, 4, stride=2, padding=1)
        self.d2 = nn.ConvTranspose2d(ch, 1, 4, stride=2, padding=1)

    def forward(self, z):
        return self.d2(F.gelu(self.d1(z)))


class Codec(nn.Module):
    def __init__(self, scale=8.0):
        super().__init__()
        self.g_a = Analysis()
        self.g_s = Synthesis()
        self.scale = scale

    def forward(self, x):
        z = self.g_a(x) * self.scale
        z_hat = torch.round(z)
        x_hat = self.g_s(z_hat / self.scale)
        return x_hat, z_hat


def psnr(a, b):
    return -10 * torch.log10(F.mse_loss(a, b))


def blobs(n, size=28):
    yy, xx = torch.meshgrid(torch.arange(size), torch.arange(size), indexing='ij')
    cy, cx = torch.rand(2, n, 1, 1) * size
    r = 3 + torch.rand(n, 1, 1) * 4
    return torch.exp(-((yy - cy) ** 2 + (xx - cx) ** 2) / r ** 2).unsqueeze(1)


if __name__ == '__main__':
    torch.manual_seed(0)
    codec = Codec()
    optimizer = torch.optim.Adam(codec.parameters(), lr=2e-3)
    test = blobs(64)
    for it in range(60):
        x = blobs(16)
        x_hat, _ = codec(x)
        loss = F.mse_loss(x_hat, x)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if it % 20 == 0:
            codec.eval()
            with torch.no_grad():
                rec, symbols = codec(test)
                print(it, 'PSNR %.2f dB' % psnr(rec, test).item(), 'symbols used', symbols.unique().numel())
            codec.train()
