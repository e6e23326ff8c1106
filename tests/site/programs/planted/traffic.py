import torch
import torch.nn as nn

# 交通流量预测（全连接）
torch.manual_seed(0)
hours = torch.randint(0, 24, (500,))
days = torch.randint(0, 7, (500,))
x = torch.cat([nn.functional.one_hot(hours, 24), nn.functional.one_hot(days, 7)], dim=1).float()
y = (torch.sin(hours / 24 * 6.28) + 0.3 * (days < 5)).unsqueeze(1) + 0.1 * torch.randn(500, 1)


class FlowNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Sequential(nn.Linear(31, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, inp):
        return self.layer(inp)


flow = FlowNet()
mse_loss = nn.MSELoss()
sgd = torch.optim.SGD(flow.parameters(), lr=0.01)

for epoch in range(5):
    flow.train()
    perm = torch.randperm(400)
    for k in range(0, 400, 50):
        batch = perm[k:k + 50]
        prediction = flow(x[batch])
        loss = mse_loss(prediction, y[batch])
        loss.backward()
        sgd.step()
    flow.eval()
    with torch.no_grad():
        test_mse = mse_loss(flow(x[400:]), y[400:]).item()
    print(f'第 {epoch} 轮, 训练 {loss.item():.4f}, 测试 {test_mse:.4f}')
