import torch
import torch.nn as nn
import torch.nn.functional as F


class GradCAM:
    """Keeps the activations and gradients of one layer."""

    def __init__(self, model, layer):
        self.model = model
        self.activations = self.gradients = None
        self.handles = [
            layer.register_forward_hook(self._save_activation),
            layer.register_full_backward_hook(self._save_gradient),
        ]

    def _save_activation(self, module, inputs, output):
        self.activations = output.detach()

    def _save_gradient(self, module, grad_input, grad_output):
        self.gradients = grad_output[0].detach()

    def __call__(self, x):
        self.model.eval()
        logits = self.model(x)
        index = logits.argmax(dim=1)
        self.model.zero_grad()
        logits.gather(1, index.unsqueeze(1)).sum().backward()
        weights = self.gradients.mean(dim=(2, 3), keepdim=True)
        cam = F.relu((weights * self.activations).sum(dim=1, keepdim=True))
        cam = F.interpolate(cam, size=x.shape[-2:], mode='bilinear', align_corners=False)
        return cam / cam.amax(dim=(2, 3), keepdim=True).clamp(min=1e-8), logits.softmax(dim=1).detach()

    def remove(self):
        for h in self.handles:
            h.remove()


torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                      nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
                      nn.Flatten(), nn.Linear(16, 4))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
images, labels = torch.rand(32, 3, 16, 16), torch.randint(4, (32,))
for _ in range(5):
    optimizer.zero_grad()
    F.cross_entropy(model(images), labels).backward()
    optimizer.step()
optimizer.zero_grad()

cam = GradCAM(model, model[3])
heat, probs = cam(images[:2])
cam.remove()
print(heat.shape, probs.max(dim=1).values)
