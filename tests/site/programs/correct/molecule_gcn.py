"""Graph regression on random molecules: batched sparse graphs, mean readout."""
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset


class Graph(NamedTuple):
    atoms: Tensor
    bonds: Tensor
    energy: Tensor


class Molecules(Dataset):
    def __init__(self, n: int, seed: int):
        g = torch.Generator().manual_seed(seed)
        self.graphs = []
        for _ in range(n):
            size = int(torch.randint(4, 10, (), generator=g))
            atoms = torch.randint(0, 5, (size,), generator=g)
            chain = torch.stack([torch.arange(size - 1), torch.arange(1, size)])
            bonds = torch.cat([chain, chain.flip(0)], dim=1)
            energy = (atoms.float().mean() + (atoms[:-1] == atoms[1:]).float().mean()).reshape(1)
            self.graphs.append(Graph(atoms, bonds, energy))

    def __len__(self):
        return len(self.graphs)

    def __getitem__(self, i):
        return self.graphs[i]


def merge(graphs):
    sizes = torch.tensor([len(g.atoms) for g in graphs])
    shift = (sizes.cumsum(0) - sizes).tolist()
    bonds = torch.cat([g.bonds + s for g, s in zip(graphs, shift)], dim=1)
    owner = torch.repeat_interleave(torch.arange(len(graphs)), sizes)
    return torch.cat([g.atoms for g in graphs]), bonds, owner, sizes, torch.cat([g.energy for g in graphs])


class GCN(nn.Module):
    def __init__(self, kinds=5, dim=32, depth=3):
        super().__init__()
        self.embed = nn.Embedding(kinds, dim)
        self.mix = nn.ModuleList([nn.Linear(dim, dim) for _ in range(depth)])
        self.norm = nn.ModuleList([nn.LayerNorm(dim) for _ in range(depth)])
        self.out = nn.Linear(dim, 1)

    def forward(self, atoms, bonds, owner, sizes):
        h = self.embed(atoms)
        src, dst = bonds
        for mix, norm in zip(self.mix, self.norm):
            message = torch.zeros_like(h).index_add(0, dst, mix(h)[src])
            h = norm(h + F.relu(message))
        pooled = h.new_zeros(len(sizes), h.size(1)).index_add(0, owner, h)
        return self.out(pooled / sizes.unsqueeze(1)).squeeze(1)


def main():
    torch.manual_seed(106)
    train = DataLoader(Molecules(240, 1), batch_size=40, shuffle=True, collate_fn=merge)
    val = DataLoader(Molecules(80, 2), batch_size=40, collate_fn=merge)
    net = GCN()
    opt = torch.optim.NAdam(net.parameters(), lr=3e-3)
    for epoch in range(8):
        net.train()
        for *graph, energy in train:
            opt.zero_grad()
            F.huber_loss(net(*graph), energy).backward()
            opt.step()
        net.eval()
        with torch.no_grad():
            err = torch.cat([net(*graph) - energy for *graph, energy in val])
        print(f"epoch {epoch}: mae {err.abs().mean().item():.3f}")


if __name__ == "__main__":
    main()
