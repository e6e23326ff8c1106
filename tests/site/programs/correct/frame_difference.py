import torch

frames = torch.randint(0, 256, (6, 10, 10), dtype=torch.uint8)
previous = frames[0]
moving = []
for frame in frames[1:]:
    difference = (frame.int() - previous.int()).abs()
    mask = difference > 30
    moving.append((~mask).float().mean().item())
    previous = frame
brighter = (frames.float() + 40).clamp(max=255).to(torch.uint8)
depth = torch.rand(3, 4)
safe = torch.where(depth > 0, depth, torch.ones_like(depth))
print(moving, brighter.float().mean(), torch.where(depth > 0, safe.log(), 0.0).sum())
