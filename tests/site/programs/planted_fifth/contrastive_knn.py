# SimCLR-like pretraining on toy shapes, with a kNN monitor
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(19)


def shapes(n):
    kind = torch.randint(0, 3, (n,))
    img = 0.3 * torch.randn(n, 1, 16, 16)
    img[kind == 0, :, 4:12, 4:12] += 1
    img[kind == 1, :, 7:9, :] += 1
    img[kind == 2, :, :, 7:9] += 1
    return img, kind


def two_views(img):
    def view():
        noisy = img + 0.2 * torch.randn_like(img)
        return torch.roll(noisy, shifts=tuple(torch.randint(-2, 3, (2,)).tolist()), dims=(2, 3))
    return view(), view()


def conv_bn(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU())


encoder = nn.Sequential(conv_bn(1, 16), conv_bn(16, 32), nn.AdaptiveAvgPool2d(1), nn.Flatten())
projector = nn.Sequential(nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 16))


def nt_xent(a, b, temperature=0.2):
    z = F.normalize(torch.cat([a, b]), dim=1)
    sim = z @ z.t() / temperature
    sim = sim.masked_fill(torch.eye(len(z), dtype=torch.bool), -1e9)
    n = len(a)
    partner = torch.cat([torch.arange(n, 2 * n), torch.arange(n)])
    return F.cross_entropy(sim, partner)


def knn_score(bank_x, bank_y, test_x, test_y, k=5):
    with torch.no_grad():
        bank = F.normalize(encoder(bank_x), dim=1)
        query = F.normalize(encoder(test_x), dim=1)
    nearest = (query @ bank.t()).topk(k, dim=1).indices
    votes = F.one_hot(bank_y[nearest], 3).sum(dim=1)
    return (votes.argmax(dim=1) == test_y).float().mean().item()


bank_x, bank_y = shapes(200)
test_x, test_y = shapes(80)
params = [*encoder.parameters(), *projector.parameters()]
optimizer = torch.optim.SGD(params, lr=0.02, momentum=0.9)

for epoch in range(4):
    encoder.train()
    projector.train()
    for _ in range(10):
        v1, v2 = two_views(shapes(64)[0])
        loss = nt_xent(projector(encoder(v1)), projector(encoder(v2)))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}: loss {loss.item():.3f}, kNN {knn_score(bank_x, bank_y, test_x, test_y):.2f}")
