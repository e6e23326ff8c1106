"""Embeds photos for a search: no graph is kept, by a decorator or by a frozen encoder."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
photos = TensorDataset(torch.rand(40, 3, 16, 16), torch.arange(40))
encoder = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())


@torch.inference_mode()
def embed_all(net, loader):
    net.eval()
    return torch.cat([net(x) for x, _ in loader])


def embed_by_id(net, loader):
    net.eval()
    found = {}
    for x, ids in loader:
        with torch.no_grad():
            vectors = net(x)
        for i, vector in zip(ids.tolist(), vectors):
            found[i] = vector
    return found


loader = DataLoader(photos, batch_size=8)
index = embed_all(encoder, loader)
by_id = embed_by_id(encoder, loader)
print(index.shape, len(by_id), torch.allclose(index[3], by_id[3]))
