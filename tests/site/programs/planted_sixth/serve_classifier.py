"""Train on all visible GPUs, write a checkpoint, then load it in the prediction service."""
import os
import tempfile

import torch
import torch.nn as nn

FRUITS = ["apple", "banana", "cherry", "durian"]


def build_model(num_classes: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        nn.ReLU(),
        nn.AdaptiveMaxPool2d(4),
        nn.Flatten(),
        nn.Linear(8 * 4 * 4, num_classes),
    )


def batch(n, device):
    y = torch.randint(len(FRUITS), (n,), device=device)
    x = torch.rand(n, 3, 28, 28, device=device) * 0.3
    x[torch.arange(n), y % 3] += 0.4
    x[y == 3] = x[y == 3].flip(-1) + 0.5
    return x, y


def train(ckpt_path: str, steps: int = 60) -> None:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = nn.DataParallel(build_model(len(FRUITS)).to(device))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    criterion = nn.CrossEntropyLoss()
    model.train()
    for step in range(steps):
        x, y = batch(32, device)
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        if step % 20 == 0:
            print(f"step {step} loss {loss.item():.3f}")
    torch.save({"state_dict": model.state_dict(), "classes": FRUITS}, ckpt_path)


class Predictor:
    def __init__(self, ckpt_path: str):
        ckpt = torch.load(ckpt_path, map_location="cpu", weights_only=True)
        self.classes = ckpt["classes"]
        self.model = build_model(len(self.classes))
        self.model.load_state_dict(ckpt["state_dict"])
        self.model.eval()

    @torch.inference_mode()
    def __call__(self, image: torch.Tensor):
        probs = self.model(image.unsqueeze(0)).softmax(dim=1)[0]
        score, idx = probs.max(dim=0)
        return self.classes[idx.item()], round(score.item(), 3)


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "fruits.pth")
        train(path)
        predictor = Predictor(path)
        images, labels = batch(4, "cpu")
        for img, lab in zip(images, labels):
            print("true:", FRUITS[lab.item()], "predicted:", predictor(img))
