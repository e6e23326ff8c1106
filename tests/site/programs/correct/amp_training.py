import torch
from torch import nn

device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
use_amp = device.type == 'cuda'

model = nn.Sequential(nn.Linear(32, 64), nn.GELU(), nn.Linear(64, 4)).to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
scaler = torch.amp.GradScaler(device.type, enabled=use_amp)
loss_fn = nn.CrossEntropyLoss()

data = [(torch.randn(16, 32), torch.randint(4, (16,))) for _ in range(10)]

for epoch in range(3):
    running = 0.0
    for inputs, targets in data:
        inputs = inputs.to(device, non_blocking=True)
        targets = targets.to(device, non_blocking=True)
        with torch.autocast(device_type=device.type, dtype=torch.float16 if use_amp else torch.bfloat16,
                            enabled=use_amp):
            output = model(inputs)
            loss = loss_fn(output, targets)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()  # set_to_none=True is the default
        running += loss.item()
    print(f"epoch {epoch} loss {running / len(data):.4f}")
