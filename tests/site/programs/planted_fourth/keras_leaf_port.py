# Inference port of our leaf disease net. The Keras training run stays as it is,
# here we only load its kernels (exported with model.get_weights()).
import numpy as np
import torch
from torch import nn

# copied from model.to_json() of the Keras side
KERAS_LAYERS = [
    {"name": "stem", "filters": 16, "kernel_size": 3, "strides": 2, "padding": "same"},
    {"name": "down1", "filters": 32, "kernel_size": 3, "strides": 2, "padding": "same"},
    {"name": "mix", "filters": 32, "kernel_size": 3, "strides": 1, "padding": "same"},
    {"name": "down2", "filters": 48, "kernel_size": 5, "strides": 2, "padding": "same"},
]
CLASSES = ["healthy", "rust", "blight", "mildew"]


def fake_export(rng):
    """Stands in for np.load('leafnet.npz')."""
    store, cin = {}, 3
    for cfg in KERAS_LAYERS:
        k, cout = cfg["kernel_size"], cfg["filters"]
        store[cfg["name"] + "/kernel"] = rng.normal(0, 0.1, (k, k, cin, cout)).astype("float32")
        store[cfg["name"] + "/bias"] = np.zeros(cout, dtype="float32")
        cin = cout
    store["logits/kernel"] = rng.normal(0, 0.1, (cin, len(CLASSES))).astype("float32")
    store["logits/bias"] = np.zeros(len(CLASSES), dtype="float32")
    return store


class LeafNet(nn.Module):
    def __init__(self):
        super().__init__()
        layers, cin = [], 3
        for cfg in KERAS_LAYERS:
            k = cfg["kernel_size"]
            pad = k // 2 if cfg["padding"] == "same" else 0
            layers.append(nn.Conv2d(cin, cfg["filters"], k, stride=cfg["strides"], padding=pad))
            cin = cfg["filters"]
        self.convs = nn.ModuleList(layers)
        self.logits = nn.Linear(cin, len(CLASSES))

    def forward(self, x):
        for conv in self.convs:
            x = conv(x).relu()
        return self.logits(x.mean(dim=(-2, -1)))

    @torch.no_grad()
    def load_keras(self, store):
        for cfg, conv in zip(KERAS_LAYERS, self.convs):
            kernel = torch.from_numpy(store[cfg["name"] + "/kernel"])
            conv.weight.copy_(kernel.permute(3, 2, 0, 1))  # HWIO -> OIHW
            conv.bias.copy_(torch.from_numpy(store[cfg["name"] + "/bias"]))
        self.logits.weight.copy_(torch.from_numpy(store["logits/kernel"]).T)
        self.logits.bias.copy_(torch.from_numpy(store["logits/bias"]))
        return self


rng = np.random.default_rng(5)
net = LeafNet().load_keras(fake_export(rng)).eval()
photos = rng.integers(0, 256, (6, 128, 128, 3), dtype=np.uint8)

x = torch.from_numpy(photos).permute(0, 3, 1, 2).float().div(127.5).sub(1)
with torch.inference_mode():
    probs = net(x).softmax(dim=1)
for i, row in enumerate(probs):
    best = int(row.argmax())
    print(f"photo {i}: {CLASSES[best]:8s} {row[best].item():.3f}")
