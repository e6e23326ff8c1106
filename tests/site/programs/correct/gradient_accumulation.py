import torch
from torch import nn, optim

torch.manual_seed(3)
net = nn.Sequential(nn.Conv1d(4, 16, 5, padding=2), nn.ReLU(), nn.AdaptiveAvgPool1d(1),
                    nn.Flatten(), nn.Linear(16, 2))
optimizer = optim.SGD(net.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()

micro_batches = [(torch.randn(8, 4, 50), torch.randint(0, 2, (8,))) for _ in range(14)]
accumulation_steps = 4

for epoch in range(2):
    optimizer.zero_grad()
    for i, (inputs, labels) in enumerate(micro_batches):
        # the last group may be smaller
        start = i - i % accumulation_steps
        group = min(accumulation_steps, len(micro_batches) - start)

        outputs = net(inputs)
        loss = criterion(outputs, labels) / group
        loss.backward()

        if (i + 1) % accumulation_steps == 0 or i + 1 == len(micro_batches):
            optimizer.step()
            optimizer.zero_grad()
    print("epoch", epoch, "last loss", loss.item() * group)
