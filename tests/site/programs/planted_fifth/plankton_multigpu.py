# torchrun --nproc_per_node=2 plankton_multigpu.py
import os
import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset


def setup():
    os.environ.setdefault("MASTER_ADDR", "localhost")
    os.environ.setdefault("MASTER_PORT", "29577")
    rank = int(os.environ.get("RANK", 0))
    world = int(os.environ.get("WORLD_SIZE", 1))
    backend = "nccl" if torch.cuda.is_available() else "gloo"
    dist.init_process_group(backend, rank=rank, world_size=world)
    return rank, world


def get_data():
    gen = torch.Generator().manual_seed(7)
    labels = torch.randint(0, 5, (400,), generator=gen)
    images = torch.randn(400, 1, 20, 20, generator=gen)
    images += labels.view(-1, 1, 1, 1) * 0.4
    return TensorDataset(images, labels)


class PlanktonNet(nn.Module):
    def __init__(self, num_classes=5):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)
        self.pool = nn.AdaptiveMaxPool2d(4)
        self.fc = nn.Linear(16 * 4 * 4, num_classes)

    def forward(self, img):
        out = self.pool(torch.relu(self.conv(img)))
        return self.fc(out.flatten(1))


def main():
    rank, world = setup()
    torch.manual_seed(0)
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")

    model = PlanktonNet().to(device)
    model = DistributedDataParallel(model)

    dataset = get_data()
    sampler = DistributedSampler(dataset, num_replicas=world, rank=rank)
    loader = DataLoader(dataset, batch_size=40, sampler=sampler)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)

    for epoch in range(3):
        sampler.set_epoch(epoch)
        model.train()
        loss_sum = 0.0
        for img, lab in loader:
            img, lab = img.to(device), lab.to(device)
            optimizer.zero_grad()
            loss = criterion(model(img), lab)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item()
        if rank == 0:
            print(f"epoch {epoch}: loss {loss_sum / len(loader):.3f}")

    del model
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
