"""Message passing network for the solubility of small molecules."""
import torch
import torch.nn.functional as F
from torch import nn

ATOMS = 6


class MessageLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.message = nn.Linear(2 * dim, dim)
        self.update = nn.GRUCell(dim, dim)

    def forward(self, h, edges):
        src, dst = edges
        msg = F.relu(self.message(torch.cat([h[src], h[dst]], dim=1)))
        inbox = torch.zeros_like(h).index_add_(0, dst, msg)
        return self.update(inbox, h)


class SolubilityNet(nn.Module):
    def __init__(self, dim=32, rounds=3, p=0.1):
        super().__init__()
        self.atom = nn.Embedding(ATOMS, dim)
        self.layers = nn.ModuleList([MessageLayer(dim) for _ in range(rounds)])
        self.p = p
        self.readout = nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), nn.Linear(dim, 1))

    def forward(self, atoms, edges, mol, n_mols):
        h = self.atom(atoms)
        for layer in self.layers:
            h = F.dropout(layer(h, edges), p=self.p, training=self.training)
        pooled = h.new_zeros(n_mols, h.size(1)).index_add_(0, mol, h)
        size = torch.bincount(mol, minlength=n_mols).clamp(min=1).unsqueeze(1)
        return self.readout(pooled / size).squeeze(1)


def random_molecules(n):
    """n chains with branches, joined into one big graph."""
    atoms, src, dst, mol, target, offset = [], [], [], [], [], 0
    for m in range(n):
        k = int(torch.randint(4, 12, ()))
        kinds = torch.randint(ATOMS, (k,))
        parents = [int(torch.randint(max(0, i - 3), i, ())) for i in range(1, k)]
        for child, parent in enumerate(parents, start=1):
            src += [offset + child, offset + parent]
            dst += [offset + parent, offset + child]
        atoms.append(kinds)
        mol += [m] * k
        target.append((kinds == 2).float().mean() * 3 - (kinds == 0).float().mean())
        offset += k
    return torch.cat(atoms), torch.tensor([src, dst]), torch.tensor(mol), torch.stack(target)


def main():
    torch.manual_seed(101)
    net = SolubilityNet()
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    train_sets = [random_molecules(32) for _ in range(8)]
    a, e, m, y = random_molecules(64)
    for epoch in range(1, 7):
        net.train()
        for i in torch.randperm(len(train_sets)).tolist():
            atoms, edges, mol, target = train_sets[i]
            opt.zero_grad()
            loss = F.mse_loss(net(atoms, edges, mol, len(target)), target)
            loss.backward()
            opt.step()
        net.eval()
        with torch.inference_mode():
            mae = (net(a, e, m, len(y)) - y).abs().mean().item()
        print(f"epoch {epoch}: train {loss.item():.4f}, test MAE {mae:.4f}")


if __name__ == "__main__":
    main()
