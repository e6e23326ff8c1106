# 深监督：每一级都有输出，几个损失加起来再反向传播
import torch
import torch.nn as nn


class Stages(nn.Module):
    def __init__(self):
        super().__init__()
        self.stages = nn.ModuleList([nn.Conv2d(1 if i == 0 else 4, 4, 3, padding=1) for i in range(3)])
        self.heads = nn.ModuleList([nn.Conv2d(4, 1, 1) for _ in range(3)])

    def forward(self, x):
        outputs = []
        for stage, head in zip(self.stages, self.heads):
            x = torch.relu(stage(x))
            outputs.append(head(x))
        return outputs


net = Stages()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
running = 0.0
for step in range(6):
    image = torch.rand(4, 1, 12, 12)
    mask = (image > 0.5).float()
    total_loss = 0
    for weight, output in zip((0.2, 0.3, 0.5), net(image)):
        total_loss += weight * criterion(output, mask)
    optimizer.zero_grad()
    total_loss.backward()
    optimizer.step()
    running += total_loss.item()
print(running / 6)
