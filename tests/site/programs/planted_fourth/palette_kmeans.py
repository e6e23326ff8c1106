"""Reduce an image to a palette of k colors with mini-batch k-means on the GPU or CPU."""
import argparse

import torch


def fake_photo(h=120, w=160):
    yy, xx = torch.meshgrid(torch.linspace(0, 1, h), torch.linspace(0, 1, w), indexing="ij")
    sky = torch.tensor([0.4, 0.6, 0.9]).view(3, 1, 1) * (1 - 0.3 * yy)
    grass = torch.tensor([0.2, 0.5, 0.1]).view(3, 1, 1) * (0.6 + 0.4 * xx)
    img = torch.where(yy > 0.55, grass, sky)
    sun = (yy - 0.2) ** 2 + (xx - 0.8) ** 2 < 0.01
    img = torch.where(sun, torch.tensor([1.0, 0.9, 0.4]).view(3, 1, 1), img)
    return (img + 0.03 * torch.randn(3, h, w)).clamp(0, 1)


def nearest(pixels, centers):
    return torch.cdist(pixels, centers).argmin(dim=1)


@torch.no_grad()
def kmeans(pixels, k, iters, batch):
    centers = pixels[torch.randperm(len(pixels))[:k]].clone()
    for it in range(iters):
        sums = torch.zeros_like(centers)
        sizes = torch.zeros(k, device=pixels.device)
        for chunk in pixels[torch.randperm(len(pixels))].split(batch):
            label = nearest(chunk, centers)
            sums[label] += chunk
            sizes[label] += 1
        moved = sums / sizes.clamp(min=1).unsqueeze(1)
        moved = torch.where(sizes.unsqueeze(1) > 0, moved, centers)
        shift = (moved - centers).norm(dim=1).max().item()
        centers = moved
        if shift < 1e-4:
            break
    return centers, it + 1


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("-k", type=int, default=6)
    parser.add_argument("--iters", type=int, default=15)
    parser.add_argument("--batch", type=int, default=2048)
    opts = parser.parse_args(argv)

    torch.manual_seed(13)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    photo = fake_photo().to(device)
    pixels = photo.flatten(1).t().contiguous()
    palette, rounds = kmeans(pixels, opts.k, opts.iters, opts.batch)

    label = nearest(pixels, palette)
    reduced = palette[label].t().reshape(photo.shape)
    psnr = -10 * (reduced - photo).square().mean().log10()
    print(f"{rounds} rounds, PSNR {psnr.item():.1f} dB")
    share = torch.bincount(label, minlength=opts.k) / len(label)
    for color, s in sorted(zip(palette.tolist(), share.tolist()), key=lambda p: -p[1]):
        print("#" + "".join(f"{round(255 * c):02x}" for c in color), f"{s:6.1%}")


if __name__ == "__main__":
    main()
