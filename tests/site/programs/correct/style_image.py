import torch
import torch.nn as nn
import torch.nn.functional as F


class Normalization(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(-1, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(-1, 1, 1))

    def forward(self, img):
        return (img - self.mean) / self.std


def gram_matrix(feat):
    n, c, h, w = feat.shape
    f = feat.view(n, c, h * w)
    return f @ f.transpose(1, 2) / (c * h * w)


torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
extractor = nn.Sequential(
    Normalization([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(),
).to(device).eval()
extractor.requires_grad_(False)

content = torch.rand(1, 3, 16, 16, device=device)
style = torch.rand(1, 3, 16, 16, device=device)
content_target = extractor(content)
style_target = gram_matrix(extractor(style))

image = content.clone().requires_grad_(True)   # the image is what learns
optimizer = torch.optim.Adam([image], lr=0.02)
for step in range(30):
    optimizer.zero_grad()
    feat = extractor(image)
    loss = F.mse_loss(feat, content_target) + 100 * F.mse_loss(gram_matrix(feat), style_target)
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        image.clamp_(0, 1)
    if step % 10 == 9:
        print(step, loss.item())
picture = (image.detach().cpu().squeeze(0).permute(1, 2, 0).numpy() * 255).round().astype("uint8")
print(picture.shape, picture.dtype)
