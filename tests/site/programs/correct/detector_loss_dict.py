import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Boxes(Dataset):
    """One bright box in each image; images have different sizes."""

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        g = torch.Generator().manual_seed(i)
        h, w = (int(v) for v in torch.randint(16, 33, (2,), generator=g))
        image = torch.rand(3, h, w, generator=g) * 0.3
        x, y = (int(v) for v in torch.randint(0, 8, (2,), generator=g))
        label = int(torch.randint(0, 3, (), generator=g))
        image[label, y:y + 8, x:x + 8] += 0.7
        target = {"box": torch.tensor([x / w, y / h, (x + 8) / w, (y + 8) / h]), "label": torch.tensor(label)}
        return image, target


class Detector(nn.Module):
    """Returns a dict of losses in training, and predictions otherwise."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(4), nn.Flatten())
        self.box = nn.Linear(256, 4)
        self.cls = nn.Linear(256, 3)

    def forward(self, images, targets=None):
        feats = torch.cat([self.body(img.unsqueeze(0)) for img in images])
        boxes, logits = self.box(feats), self.cls(feats)
        if self.training:
            gt_boxes = torch.stack([t["box"] for t in targets])
            gt_labels = torch.stack([t["label"] for t in targets])
            return {"loss_box": F.l1_loss(boxes, gt_boxes), "loss_cls": F.cross_entropy(logits, gt_labels)}
        scores, labels = logits.softmax(-1).max(-1)
        return [{"box": b, "label": l, "score": s} for b, l, s in zip(boxes, labels, scores)]


def collate_fn(batch):
    return tuple(zip(*batch))


loader = DataLoader(Boxes(64), batch_size=8, shuffle=True, collate_fn=collate_fn)
detector = Detector()
params = [p for p in detector.parameters() if p.requires_grad]
optimizer = torch.optim.SGD(params, lr=0.02, momentum=0.9, weight_decay=5e-4)
lr_scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[3])

for epoch in range(4):
    detector.train()
    logs = {}
    for images, targets in loader:
        loss_dict = detector(list(images), targets)
        losses = sum(loss for loss in loss_dict.values())
        optimizer.zero_grad()
        losses.backward()
        optimizer.step()
        for k, v in loss_dict.items():
            logs[k] = logs.get(k, 0.0) + v.item() / len(loader)
    lr_scheduler.step()
    print(epoch, logs)

detector.eval()
with torch.no_grad():
    image, target = Boxes(70)[69]
    print(detector([image])[0], target)
