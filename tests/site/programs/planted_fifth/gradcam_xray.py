import torch
import torch.nn as nn
import torch.nn.functional as F


class LungNet(nn.Module):
    def __init__(self, n_findings=4):
        super().__init__()
        self.stem = nn.Conv2d(1, 16, 5, stride=2, padding=2)
        self.mid = nn.Conv2d(16, 32, 3, stride=2, padding=1)
        self.last = nn.Conv2d(32, 48, 3, padding=1)
        self.fc = nn.Linear(48, n_findings)

    def forward(self, x):
        x = F.relu(self.stem(x))
        x = F.relu(self.mid(x))
        x = F.relu(self.last(x))
        return self.fc(x.mean(dim=(2, 3)))


class GradCam:
    """Heatmap of the regions that speak for one finding."""

    def __init__(self, net, layer):
        self.net = net
        self.maps = None
        layer.register_forward_hook(self._keep)

    def _keep(self, module, args, output):
        self.maps = output

    def __call__(self, image, finding=None):
        self.net.zero_grad()
        scores = self.net(image)
        if finding is None:
            finding = scores.argmax(dim=1).item()
        scores[0, finding].backward()
        weights = self.maps.grad.mean(dim=(2, 3), keepdim=True)
        cam = F.relu((weights * self.maps).sum(dim=1, keepdim=True))
        cam = F.interpolate(cam, size=image.shape[-2:], mode="bilinear", align_corners=False)
        cam = cam.detach()
        return cam / cam.max().clamp(min=1e-8)


def train(net, images, findings, steps=15):
    net.train()
    opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    for _ in range(steps):
        opt.zero_grad()
        loss = F.cross_entropy(net(images), findings)
        loss.backward()
        opt.step()
    return loss.item()


if __name__ == "__main__":
    torch.manual_seed(11)
    xrays = torch.rand(24, 1, 64, 64)
    findings = torch.randint(0, 4, (24,))
    for i, f in enumerate(findings.tolist()):
        xrays[i, :, 12 * f:12 * f + 12, 20:44] += 1.0

    model = LungNet()
    print("final loss", train(model, xrays, findings))

    model.eval()
    cam = GradCam(model, model.last)
    for k in range(3):
        heat = cam(xrays[k:k + 1])
        print(k, heat.shape, "hottest row", heat[0, 0].sum(dim=1).argmax().item())
