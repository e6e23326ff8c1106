"""No model: the positions of the points are what is trained."""
import torch

anchors = torch.tensor([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0]])
measured = torch.tensor([2.5, 2.5, 2.5])
point = torch.tensor([1.0, 1.0], requires_grad=True)
scale = torch.nn.Parameter(torch.ones(1))
optimizer = torch.optim.Adam([point, scale], lr=0.1)
for _ in range(50):
    optimizer.zero_grad()
    distance = torch.linalg.vector_norm(anchors - point, dim=1)
    loss = (scale * distance - measured).square().mean()
    loss.backward()
    optimizer.step()
print(point.detach().numpy(), loss.item())
