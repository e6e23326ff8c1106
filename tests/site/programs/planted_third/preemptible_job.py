"""Training job for a preemptible queue: it is killed now and then and goes on where it was."""
import logging
import os
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F

logging.basicConfig(level=logging.INFO, format="%(message)s")
log = logging.getLogger("job")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(10, 32)
        self.l2 = nn.Linear(32, 1)

    def forward(self, x):
        return self.l2(F.silu(self.l1(x))).squeeze(-1)


class Job:
    def __init__(self, path, lr=0.1, total_epochs=12):
        self.path, self.total_epochs = path, total_epochs
        self.net = Net()
        self.opt = torch.optim.SGD(self.net.parameters(), lr=lr, momentum=0.9)
        self.sched = torch.optim.lr_scheduler.MultiStepLR(self.opt, milestones=[6, 9], gamma=0.1)
        self.epoch = 0
        if os.path.exists(path):
            self.restore()

    def snapshot(self):
        state = {
            "net": self.net.state_dict(),
            "opt": self.opt.state_dict(),
            "epoch": self.epoch,
            "rng": torch.get_rng_state(),
        }
        torch.save(state, self.path + ".tmp")
        os.replace(self.path + ".tmp", self.path)

    def restore(self):
        state = torch.load(self.path)
        self.net.load_state_dict(state["net"])
        self.opt.load_state_dict(state["opt"])
        self.epoch = state["epoch"]
        torch.set_rng_state(state["rng"])
        log.info("resumed at epoch %d", self.epoch)

    def run(self, x, y, max_epochs):
        self.net.train()
        stop = min(self.total_epochs, self.epoch + max_epochs)
        while self.epoch < stop:
            for idx in torch.randperm(len(x)).split(32):
                loss = F.mse_loss(self.net(x[idx]), y[idx])
                self.opt.zero_grad()
                loss.backward()
                self.opt.step()
            self.sched.step()
            self.epoch += 1
            log.info("epoch %d loss %.4f lr %g", self.epoch, loss.item(), self.opt.param_groups[0]["lr"])
            self.snapshot()


if __name__ == "__main__":
    torch.manual_seed(0)
    data_x = torch.randn(256, 10)
    data_y = torch.sin(data_x[:, 0]) + data_x[:, 1]
    with tempfile.TemporaryDirectory() as d:
        ckpt = os.path.join(d, "job.pt")
        Job(ckpt).run(data_x, data_y, max_epochs=5)      # killed after 5 epochs
        Job(ckpt).run(data_x, data_y, max_epochs=100)    # started again
