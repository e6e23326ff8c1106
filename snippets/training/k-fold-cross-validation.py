"""If one model goes through all folds, it has seen the validation data of the later folds: make a new one each time."""
# /// pitfall
# apis = ["torch.utils.data.Subset", "torch.utils.data.DataLoader", "torch.randperm", "torch.isin",
#         "torch.optim.Adam"]
# also = ["torch.utils.data.SubsetRandomSampler", "torch.utils.data.random_split"]
# symptom = "silent"
# added = 2026-11-30
# ///

# --8<-- [start:wrong]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(200, 20)
y = torch.randint(2, (200,))  # random labels
folds = torch.randperm(200).chunk(5)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    for step in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[train]), y[train]).backward()
        optimizer.step()
    accuracy = (model(x[val]).argmax(1) == y[val]).float().mean()
    print(f"fold {k}: {accuracy:.0%}")
#> fold 0: 45%
#> fold 1: 70%
#> fold 2: 85%
#> fold 3: 93%
#> fold 4: 100%
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(200, 20)
y = torch.randint(2, (200,))  # random labels
folds = torch.randperm(200).chunk(5)
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for step in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[train]), y[train]).backward()
        optimizer.step()
    accuracy = (model(x[val]).argmax(1) == y[val]).float().mean()
    print(f"fold {k}: {accuracy:.0%}")
#> fold 0: 45%
#> fold 1: 50%
#> fold 2: 40%
#> fold 3: 52%
#> fold 4: 60%
# --8<-- [end:right]

# --8<-- [start:demo_in_your_code]
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset
torch.manual_seed(0)
x = 50 + 10 * torch.randn(200, 20)
dataset = TensorDataset(x, (x[:, 0] > x[:, 1]).long())
folds, scores = torch.randperm(200).chunk(5), torch.zeros(5)
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    mean, std = x[train].mean(0), x[train].std(0)
    model = nn.Linear(20, 2)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for batch, y in DataLoader(Subset(dataset, train), 16, shuffle=True):
        loss = nn.functional.cross_entropy(model((batch - mean) / std), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    batch, y = dataset[val]
    scores[k] = (model((batch - mean) / std).argmax(1) == y).float().mean()
print(f"accuracy: {scores.mean():.0%}, std over the folds: {scores.std():.1%}")
#> accuracy: 87%, std over the folds: 4.1%
# --8<-- [end:demo_in_your_code]

# --8<-- [start:wrong_groups]
import torch
from torch import nn

torch.manual_seed(0)
patient = torch.arange(40).repeat_interleave(5)  # 5 images of each
y = torch.randint(2, (40,))[patient]  # random, the same for a patient
x = torch.randn(40, 20)[patient] + 0.3 * torch.randn(200, 20)
folds = torch.randperm(200).chunk(5)
scores = []
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for step in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[train]), y[train]).backward()
        optimizer.step()
    scores.append((model(x[val]).argmax(1) == y[val]).float().mean().item())
print("folds:", [f"{score:.0%}" for score in scores])
#> folds: ['100%', '100%', '100%', '98%', '100%']
# --8<-- [end:wrong_groups]

# --8<-- [start:right_groups]
import torch
from torch import nn

torch.manual_seed(0)
patient = torch.arange(40).repeat_interleave(5)  # 5 images of each
y = torch.randint(2, (40,))[patient]  # random, the same for a patient
x = torch.randn(40, 20)[patient] + 0.3 * torch.randn(200, 20)
folds = [torch.isin(patient, part).nonzero().flatten()
         for part in torch.randperm(40).chunk(5)]
scores = []
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for step in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[train]), y[train]).backward()
        optimizer.step()
    scores.append((model(x[val]).argmax(1) == y[val]).float().mean().item())
print("folds:", [f"{score:.0%}" for score in scores])
#> folds: ['45%', '60%', '52%', '47%', '47%']
# --8<-- [end:right_groups]

# --8<-- [start:wrong_select]
import torch
from torch import nn
torch.manual_seed(0)
x, y = torch.randn(100, 2000), torch.randint(2, (100,))  # random labels
def best(i):  # the 20 features that separate the classes best
    return (x[i][y[i] == 1].mean(0) - x[i][y[i] == 0].mean(0)).abs().topk(20)[1]
folds, scores = torch.randperm(100).chunk(5), []
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    features = best(torch.arange(100))
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for step in range(20):
        optimizer.zero_grad()
        logits = model(x[train][:, features])
        nn.functional.cross_entropy(logits, y[train]).backward()
        optimizer.step()
    pred = model(x[val][:, features]).argmax(1)
    scores.append((pred == y[val]).float().mean().item())
print("folds:", [f"{score:.0%}" for score in scores])
#> folds: ['90%', '60%', '95%', '85%', '95%']
# --8<-- [end:wrong_select]

# --8<-- [start:right_select]
import torch
from torch import nn
torch.manual_seed(0)
x, y = torch.randn(100, 2000), torch.randint(2, (100,))  # random labels
def best(i):  # the 20 features that separate the classes best
    return (x[i][y[i] == 1].mean(0) - x[i][y[i] == 0].mean(0)).abs().topk(20)[1]
folds, scores = torch.randperm(100).chunk(5), []
for k, val in enumerate(folds):
    train = torch.cat(folds[:k] + folds[k + 1:])
    features = best(train)
    model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    for step in range(20):
        optimizer.zero_grad()
        logits = model(x[train][:, features])
        nn.functional.cross_entropy(logits, y[train]).backward()
        optimizer.step()
    pred = model(x[val][:, features]).argmax(1)
    scores.append((pred == y[val]).float().mean().item())
print("folds:", [f"{score:.0%}" for score in scores])
#> folds: ['50%', '60%', '45%', '55%', '45%']
# --8<-- [end:right_select]

# --8<-- [start:check]
import torch
from torch import nn


def percents(out):
    return [int("".join(c for c in word if c.isdigit()))
            for word in out.split() if "%" in word]


assert wrong.out == (
    "fold 0: 45%\n"
    "fold 1: 70%\n"
    "fold 2: 85%\n"
    "fold 3: 93%\n"
    "fold 4: 100%\n")
assert right.out == (
    "fold 0: 45%\n"
    "fold 1: 50%\n"
    "fold 2: 40%\n"
    "fold 3: 52%\n"
    "fold 4: 60%\n")
assert demo_in_your_code.out == (
    "accuracy: 87%, std over the folds: 4.1%\n")
assert wrong_groups.out == (
    "folds: ['100%', '100%', '100%', '98%', '100%']\n")
assert right_groups.out == (
    "folds: ['45%', '60%', '52%', '47%', '47%']\n")
assert wrong_select.out == (
    "folds: ['90%', '60%', '95%', '85%', '95%']\n")
assert right_select.out == (
    "folds: ['50%', '60%', '45%', '55%', '45%']\n")
assert percents(wrong.out)[0] < 65 and min(percents(wrong.out)[3:]) > 90
assert max(percents(right.out)) < 65
assert min(percents(wrong_groups.out)) > 90
assert sum(percents(right_groups.out)) / 5 < 65
assert sum(percents(wrong_select.out)) / 5 > 75
assert sum(percents(right_select.out)) / 5 < 60
assert torch.equal((40 * demo_in_your_code.scores).round(),
                   torch.tensor([34., 34., 37., 36., 33.]))

threads = torch.get_num_threads()
torch.set_num_threads(1)  # these layers are too small for more
for same in (True, False):  # another seed, and the first loss of each fold
    torch.manual_seed(1)
    x, y = torch.randn(200, 20), torch.randint(2, (200,))
    folds, scores, model = torch.randperm(200).chunk(5), [], None
    tops, firsts = [], []
    for k, val in enumerate(folds):
        train, top = torch.cat(folds[:k] + folds[k + 1:]), 0
        if model is None or not same:
            model = nn.Sequential(
                nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
            optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        for step in range(80):
            loss = nn.functional.cross_entropy(model(x[train]), y[train])
            if step == 0:
                firsts.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if step % 10 == 9:
                score = (model(x[val]).argmax(1) == y[val]).float().mean()
                top = max(top, score)
        scores.append(score)
        tops.append(top)
    if same:
        assert scores[-1] > 0.9
        assert 0.6 < firsts[0] < 0.8 and max(firsts[2:]) < 0.4
    else:
        assert 0.35 < sum(scores) / 5 < 0.65
        assert min(firsts) > 0.6 and max(firsts) < 0.8
        # the best step of each fold: above the last one, with no signal
        assert sum(tops) > sum(scores) and sum(tops) / 5 > 0.5

# labels shuffled image by image do not show that patients are in two folds
found = []
for seed in range(3):
    torch.manual_seed(seed)
    x = torch.randn(40, 20).repeat_interleave(5, 0)
    x += 0.3 * torch.randn(200, 20)
    y = torch.randint(2, (40,)).repeat_interleave(5)[torch.randperm(200)]
    folds = torch.randperm(200).chunk(5)
    for k, val in enumerate(folds):
        train = torch.cat(folds[:k] + folds[k + 1:])
        model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        for step in range(20):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[train]), y[train]).backward()
            optimizer.step()
        found.append((model(x[val]).argmax(1) == y[val]).float().mean())
assert 0.4 < sum(found) / 15 < 0.6
torch.set_num_threads(threads)
# --8<-- [end:check]
