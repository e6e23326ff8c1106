# Spread N sensors over a unit square: they repel each other like charges,
# and a demand map pulls them to where measurements are needed.
import torch

torch.manual_seed(0)
N = 24
STEPS = 60

pos = torch.rand(N, 2).requires_grad_()
hotspots = torch.tensor([[0.25, 0.25], [0.7, 0.6], [0.4, 0.85]])
demand = torch.tensor([1.0, 2.0, 1.5])


def pairwise(p):
    diff = p.unsqueeze(1) - p.unsqueeze(0)
    return diff.square().sum(dim=-1).sqrt()


def repulsion(p):
    r = pairwise(p)
    itself = torch.eye(len(p), dtype=torch.bool)
    inv = torch.where(itself, torch.zeros_like(r), 1.0 / r)
    return 0.5 * inv.sum() / len(p) ** 2


def attraction(p):
    gap = p[:, None, :] - hotspots[None, :, :]
    pull = torch.exp(-gap.pow(2).sum(-1) / 0.05)
    return -(pull * demand).sum() / len(p)


def walls(p):
    outside = torch.relu(-p) + torch.relu(p - 1)
    return outside.pow(2).sum()


def total_energy(p):
    return repulsion(p) + attraction(p) + 10 * walls(p)


optimizer = torch.optim.Adam([pos], lr=0.01)
history = []
for step in range(STEPS):
    optimizer.zero_grad()
    energy = total_energy(pos)
    energy.backward()
    optimizer.step()
    history.append(energy.item())
    if step % 15 == 0:
        print(f"step {step:3d}  energy {history[-1]:+.4f}")

final = pos.detach()
print("first and last energy:", history[0], history[-1])
print("inside the square:", ((final >= 0) & (final <= 1)).all().item())
