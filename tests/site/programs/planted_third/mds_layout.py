# metric MDS by gradient descent -- layout of n cities from a noisy distance table
import torch

torch.manual_seed(3)
n = 40
true_xy = torch.rand(n, 2) * 10
D = torch.cdist(true_xy, true_xy)
noise = torch.randn(n, n) * 0.1
D = (D + (noise + noise.T) / 2).clamp(min=0)
D.fill_diagonal_(0)

# confidence of each entry of the table
W = torch.rand(n, n)
W = (W + W.T) / 2


def pairwise(pts):
    diff = pts[:, None, :] - pts[None, :, :]
    sq = (diff ** 2).sum(-1)
    # sqrt has an infinite slope at 0 (the diagonal), so take 0 there
    return torch.where(sq > 0, sq.sqrt(), torch.zeros_like(sq))


pos = torch.randn(n, 2, requires_grad=True)
opt = torch.optim.Adam([pos], lr=0.1)

for it in range(300):
    opt.zero_grad()
    d = pairwise(pos)
    stress = (W * (d - D) ** 2).sum() / W.sum()
    stress.backward()
    opt.step()
    if it % 50 == 0:
        print(f"iter {it:4d}  stress {stress.item():.4f}")

with torch.no_grad():
    # align with the truth (Procrustes) to see how good the layout is
    a = pos - pos.mean(0)
    b = true_xy - true_xy.mean(0)
    if torch.isfinite(a).all():
        u, _, vT = torch.linalg.svd(a.T @ b)
        print("rmse", (a @ (u @ vT) - b).pow(2).mean().sqrt().item())
    else:
        print("layout is not finite")
