import torch
import torch.nn as nn
import torch.nn.functional as F


class LeafNet(nn.Module):
    def __init__(self, n_diseases):
        super(LeafNet, self).__init__()
        self.n_diseases = n_diseases
        self.conv_a = nn.Conv2d(3, 8, kernel_size=3)
        self.conv_b = nn.Conv2d(8, 16, kernel_size=3)

    def forward(self, leaf):
        h = F.max_pool2d(F.relu(self.conv_a(leaf)), 2)
        h = F.max_pool2d(F.relu(self.conv_b(h)), 2)
        h = torch.flatten(h, start_dim=1)
        # 不知道展平后有多少个特征，所以在这里建全连接层
        fc = nn.Linear(h.shape[1], self.n_diseases)
        return fc(h)


photos = torch.rand(96, 3, 20, 20)
disease = torch.randint(0, 4, (96,))

leaf_net = LeafNet(4)
optimizer = torch.optim.Adam(leaf_net.parameters(), lr=0.002)

for epoch in range(5):
    leaf_net.train()
    loss_sum = 0.0
    for i in range(0, 96, 24):
        logits = leaf_net(photos[i:i + 24])
        loss = F.cross_entropy(logits, disease[i:i + 24])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss_sum += loss.item()
    print(f'epoch {epoch}: {loss_sum / 4:.4f}')

leaf_net.eval()
with torch.no_grad():
    print('acc', (leaf_net(photos).argmax(1) == disease).float().mean().item())
