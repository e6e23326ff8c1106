import torch

xs = torch.linspace(-2, 2, 128).reshape(-1, 1)
ys = xs ** 3 - xs + 0.1 * torch.randn(128, 1)

model = torch.nn.Sequential(
    torch.nn.Linear(1, 40),
    torch.nn.SiLU(),
    torch.nn.Linear(40, 1),
)
mse = torch.nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for t in range(100):
    # forward pass
    y_hat = model(xs)
    loss = mse(y_hat, ys)
    if t % 20 == 19:
        print(t, loss.item())

    # backward pass and update
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
