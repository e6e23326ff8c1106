import torch
import torch.nn as nn
import torch.nn.functional as F
from typing import Tuple

NUM_ANCHORS = 3
NUM_CLASSES = 2


class MiniYOLO(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        def cbl(i: int, o: int) -> nn.Sequential:
            return nn.Sequential(nn.Conv2d(i, o, 3, 2, 1, bias=False), nn.BatchNorm2d(o), nn.LeakyReLU(0.1))
        self.stem = nn.Sequential(cbl(3, 8), cbl(8, 16), cbl(16, 32))
        self.pred = nn.Conv2d(32, NUM_ANCHORS * (5 + NUM_CLASSES), kernel_size=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """returns (batch, boxes, 5 + classes)"""
        p = self.pred(self.stem(x))
        bs = p.shape[0]
        # channels last, then one row per anchor box
        p = p.permute(0, 2, 3, 1).view(bs, -1, 5 + NUM_CLASSES)
        return p


def detection_loss(pred: torch.Tensor, box: torch.Tensor, obj: torch.Tensor,
                   cls: torch.Tensor) -> Tuple[torch.Tensor, dict]:
    pos = obj > 0
    l_obj = F.binary_cross_entropy_with_logits(pred[..., 4], obj)
    l_box = F.smooth_l1_loss(pred[pos][:, :4], box[pos])
    l_cls = F.cross_entropy(pred[pos][:, 5:], cls[pos])
    total = l_obj + 5.0 * l_box + l_cls
    return total, {"obj": l_obj.item(), "box": l_box.item(), "cls": l_cls.item()}


def random_targets(bs: int, n_boxes: int):
    obj = torch.zeros(bs, n_boxes)
    obj[:, ::17] = 1.0
    return torch.rand(bs, n_boxes, 4), obj, torch.randint(0, NUM_CLASSES, (bs, n_boxes))


def main() -> None:
    torch.manual_seed(13)
    net = MiniYOLO()
    sgd = torch.optim.SGD(net.parameters(), lr=1e-2, momentum=0.9, weight_decay=5e-4, nesterov=True)
    images = torch.rand(8, 3, 64, 64)
    targets = random_targets(8, 8 * 8 * NUM_ANCHORS)
    net.train()
    for it in range(10):
        out = net(images)
        loss, parts = detection_loss(out, *targets)
        sgd.zero_grad(set_to_none=True)
        loss.backward()
        sgd.step()
        print(it, {k: round(v, 3) for k, v in parts.items()})


if __name__ == "__main__":
    main()
