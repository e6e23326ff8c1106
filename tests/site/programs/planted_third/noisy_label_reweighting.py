"""Down-weights samples whose labels we trust less.

    confidence comes from the annotators (0..1), one value per sample
"""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)

num_samples, num_feats, num_classes = 512, 24, 6
X = torch.randn(num_samples, num_feats)
clean = (X @ torch.randn(num_feats, num_classes)).argmax(1)
confidence = torch.rand(num_samples)
flip = torch.rand(num_samples) > confidence
noisy = torch.where(flip, torch.randint(num_classes, (num_samples,)), clean)

loader = DataLoader(TensorDataset(X, noisy, confidence), batch_size=64, shuffle=True)

classifier = nn.Sequential(
    nn.Linear(num_feats, 64), nn.ReLU(),
    nn.Linear(64, num_classes),
)
per_sample_ce = nn.CrossEntropyLoss(reduction='none')
optimizer = torch.optim.Adam(classifier.parameters(), lr=1e-3)


def train_epoch(epoch):
    classifier.train()
    seen, correct, running = 0, 0, 0.0
    for inputs, labels, weights in loader:
        optimizer.zero_grad()
        outputs = classifier(inputs)
        weighted = per_sample_ce(outputs, labels) * weights
        weighted.backward()
        optimizer.step()

        running += weighted.sum().item()
        correct += (outputs.argmax(1) == labels).sum().item()
        seen += labels.size(0)
    print(f'Epoch {epoch} | loss {running / seen:.4f} | acc {correct / seen:.4f}')


for e in range(5):
    train_epoch(e)

classifier.eval()
with torch.no_grad():
    print('accuracy on clean labels:', (classifier(X).argmax(1) == clean).float().mean().item())
