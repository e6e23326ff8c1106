import torch
from torch import nn
from torch.nn import functional as F


# 人体关键点回归
class PoseNet(nn.Module):
    def __init__(self, joints=5):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 5)
        self.conv2 = nn.Conv2d(8, 16, 5)
        self.joints = joints

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        # 这样就不用自己算展平后的大小
        x = nn.Linear(x.shape[1], self.joints * 2)(x)
        return x.view(-1, self.joints, 2)


net = PoseNet()
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
images = torch.rand(16, 1, 32, 32)
points = torch.rand(16, 5, 2)

net.train()
for step in range(10):
    opt.zero_grad()
    loss = F.mse_loss(net(images), points)
    loss.backward()
    opt.step()
    print('step', step, 'loss', round(loss.item(), 4))
