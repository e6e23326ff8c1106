"""Lightning's callbacks and schedulers look for a logged name that does not exist."""
# /// pitfall
# apis = ["torch.optim.lr_scheduler.ReduceLROnPlateau", "torch.optim.lr_scheduler.LambdaLR"]
# also = ["torch.optim.lr_scheduler.LRScheduler"]
# symptom = "error"
# raises = ["wrong", "wrong_plateau", "detect"]
# added = 2026-11-29
# messages = [
#   "`ModelCheckpoint(monitor='*')` could not find the monitored key in the returned metrics: [*]. HINT: Did you call `log('*', value)` in the `LightningModule`?",
#   "You defined a `validation_step` but have no `val_dataloader`. Skipping val loop.",
#   "Early stopping conditioned on metric `*` which is not available. Pass in or modify your `EarlyStopping` callback to use any of the following: *",
#   "`configure_optimizers` must include a monitor when a `ReduceLROnPlateau` scheduler is used.",
#   "ReduceLROnPlateau conditioned on metric * which is not available. Available metrics are: [*]. Condition can be set using `monitor` key in lr scheduler dict",
#   "The provided lr scheduler `*` doesn't follow PyTorch's LRScheduler API. You should override the `LightningModule.lr_scheduler_step` hook",
# ]
# older = [
#   "ModelCheckpoint(monitor='*') not found in the returned metrics: [*]. HINT: Did you call self.log('*', tensor) in the LightningModule?",
#   "Early stopping conditioned on metric `*` which is not available. Either add `*` to the return of",
# ]
# environment.wrong = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right = ["torch==2.13.0", "lightning==2.6.6"]
# environment.wrong_no_validation = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right_no_validation = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_early_stopping = ["torch==2.13.0", "lightning==2.6.6"]
# environment.wrong_plateau = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right_plateau = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_plateau_name = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_scheduler = ["torch==2.13.0", "lightning==2.6.6"]
# environment.detect = ["torch==2.13.0", "lightning==2.6.6"]
#
# [code.monitor_of_an_unlogged_name]
# either = [
#     'lightning.pytorch.callbacks.ModelCheckpoint(..., monitor="val_loss", ...)',
#     'lightning.pytorch.callbacks.EarlyStopping(..., monitor="val_loss", ...)',
#     'pytorch_lightning.callbacks.ModelCheckpoint(..., monitor="val_loss", ...)',
#     'pytorch_lightning.callbacks.EarlyStopping(..., monitor="val_loss", ...)',
#     'lightning.pytorch.callbacks.EarlyStopping("val_loss", ...)',
#     '{..., "monitor": "val_loss", ...}',
#     'pytorch_lightning.callbacks.EarlyStopping("val_loss", ...)',
# ]
# nowhere = [
#     'self.log("val_loss", ...)', 'self.log_dict({..., "val_loss": $V, ...}, ...)',
#     'self.log(f"...", ...)',
# ]
# example = '''
# checkpoint = lightning.pytorch.callbacks.ModelCheckpoint(monitor="val_loss")
# self.log("valid_loss", loss)
# '''
#
# [code.plateau_without_monitor]
# pattern = 'torch.optim.lr_scheduler.ReduceLROnPlateau(...)'
# inside = ['def configure_optimizers(...): ...']
# anywhere = [
#     [
#         'import lightning', 'import pytorch_lightning',
#         'class $C(lightning.LightningModule): ...',
#         'class $C(pytorch_lightning.LightningModule): ...',
#     ],
# ]
# nowhere = ['{..., "monitor": $V, ...}', 'dict(..., monitor=$V, ...)']
# example = '''
# import lightning
# def configure_optimizers(self):
#     optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
#     return [optimizer], [torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)]
# '''
# ///

# --8<-- [start:wrong]
import warnings

import lightning as L
from lightning.pytorch.callbacks import ModelCheckpoint
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")


class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("valid_loss", self(batch).mean())


checkpoint = ModelCheckpoint(monitor="val_loss")
trainer = L.Trainer(max_epochs=1, callbacks=[checkpoint], logger=False,
                    enable_progress_bar=False)
trainer.fit(Model())
#> lightning.fabric.utilities.exceptions.MisconfigurationException: `ModelCheckpoint(monitor='val_loss')` could not find the monitored key in the returned metrics: ['valid_loss', 'epoch', 'step']. HINT: Did you call `log('val_loss', value)` in the `LightningModule`?
print("best:", checkpoint.best_model_path)
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings

import lightning as L
from lightning.pytorch.callbacks import ModelCheckpoint
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")


class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("valid_loss", self(batch).mean())


checkpoint = ModelCheckpoint(monitor="valid_loss")
trainer = L.Trainer(max_epochs=1, callbacks=[checkpoint], logger=False,
                    enable_progress_bar=False)
trainer.fit(Model())
print("best:", checkpoint.best_model_path)
#> best: checkpoints/epoch=0-step=64.ckpt
# --8<-- [end:right]

# --8<-- [start:wrong_no_validation]
import warnings

import lightning as L
from lightning.pytorch.callbacks import ModelCheckpoint
from lightning.pytorch.demos.boring_classes import DemoModel, RandomDataset
from torch.utils.data import DataLoader

warnings.filterwarnings("ignore", ".*(many workers|logging interval|LeafSpec)")

class Model(DemoModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_loss", self(batch).mean())

loader = DataLoader(RandomDataset(32, 64))
checkpoint = ModelCheckpoint(monitor="val_loss")
trainer = L.Trainer(max_epochs=1, callbacks=[checkpoint], logger=False,
                    enable_progress_bar=False)
trainer.fit(Model(), loader)
#> PossibleUserWarning: You defined a `validation_step` but have no `val_dataloader`. Skipping val loop.
#> UserWarning: `ModelCheckpoint(monitor='val_loss')` could not find the monitored key in the returned metrics: ['epoch', 'step']. HINT: Did you call `log('val_loss', value)` in the `LightningModule`?
print("best:", checkpoint.best_model_path or "nothing saved")
#> best: nothing saved
# --8<-- [end:wrong_no_validation]

# --8<-- [start:right_no_validation]
import warnings

import lightning as L
from lightning.pytorch.callbacks import ModelCheckpoint
from lightning.pytorch.demos.boring_classes import DemoModel, RandomDataset
from torch.utils.data import DataLoader

warnings.filterwarnings("ignore", ".*(many workers|logging interval|LeafSpec)")

class Model(DemoModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_loss", self(batch).mean())

loader = DataLoader(RandomDataset(32, 64))
checkpoint = ModelCheckpoint(monitor="val_loss")
trainer = L.Trainer(max_epochs=1, callbacks=[checkpoint], logger=False,
                    enable_progress_bar=False)
trainer.fit(Model(), loader, loader)
print("best:", checkpoint.best_model_path or "nothing saved")
#> best: checkpoints/epoch=0-step=64.ckpt
# --8<-- [end:right_no_validation]

# --8<-- [start:demo_early_stopping]
import warnings

import lightning as L
from lightning.pytorch.callbacks import EarlyStopping
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")


class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("valid_loss", self(batch).mean())


trainer = L.Trainer(max_epochs=1, callbacks=[EarlyStopping("val_loss")],
                    enable_progress_bar=False)
try:
    trainer.fit(Model())
except RuntimeError as error:
    print(error)
#> Early stopping conditioned on metric `val_loss` which is not available. Pass in or modify your `EarlyStopping` callback to use any of the following: `valid_loss`
# --8<-- [end:demo_early_stopping]

# --8<-- [start:wrong_plateau]
import warnings

import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_loss", self(batch).mean())

    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
        return [optimizer], [plateau]

trainer = L.Trainer(max_epochs=1, enable_progress_bar=False)
trainer.fit(Model())
#> lightning.fabric.utilities.exceptions.MisconfigurationException: `configure_optimizers` must include a monitor when a `ReduceLROnPlateau` scheduler is used. For example: {"optimizer": optimizer, "lr_scheduler": scheduler, "monitor": "metric_to_track"}
print("epochs:", trainer.current_epoch)
# --8<-- [end:wrong_plateau]

# --8<-- [start:right_plateau]
import warnings

import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_loss", self(batch).mean())

    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
        return [optimizer], [{"scheduler": plateau, "monitor": "val_loss"}]

trainer = L.Trainer(max_epochs=1, enable_progress_bar=False)
trainer.fit(Model())
print("epochs:", trainer.current_epoch)
#> epochs: 1
# --8<-- [end:right_plateau]

# --8<-- [start:demo_plateau_name]
import warnings

import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("valid_loss", self(batch).mean())
    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
        return [optimizer], [{"scheduler": plateau, "monitor": "val_loss"}]

try:
    L.Trainer(max_epochs=1, enable_progress_bar=False).fit(Model())
except Exception as error:
    print(error)
#> ReduceLROnPlateau conditioned on metric val_loss which is not available. Available metrics are: ['valid_loss']. Condition can be set using `monitor` key in lr scheduler dict
# --8<-- [end:demo_plateau_name]

# --8<-- [start:demo_scheduler]
import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

class Warmup:
    def __init__(self, optimizer):
        self.optimizer = optimizer
    def state_dict(self):
        return {}

    load_state_dict = state_dict

class Model(BoringModel):
    def configure_optimizers(self):
        [optimizer], _ = super().configure_optimizers()
        return [optimizer], [Warmup(optimizer)]

try:
    L.Trainer(max_epochs=1, logger=False).fit(Model())
except Exception as error:
    print(error)
#> The provided lr scheduler `Warmup` doesn't follow PyTorch's LRScheduler API. You should override the `LightningModule.lr_scheduler_step` hook with your own logic if you are using a custom LR scheduler.
# --8<-- [end:demo_scheduler]

# --8<-- [start:demo_warmup]
import torch
from torch import nn


def configure_optimizers(self):  # a method of your LightningModule
    optimizer = torch.optim.SGD(self.parameters(), lr=0.1)
    warmup = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda epoch: min(1, (epoch + 1) / 4))
    return [optimizer], [warmup]


[optimizer], [warmup] = configure_optimizers(nn.Linear(2, 1))
for epoch in range(5):
    print(f"epoch {epoch}, learning rate: {warmup.get_last_lr()[0]:.3f}")
    optimizer.step()
    warmup.step()
#> epoch 0, learning rate: 0.025
#> epoch 1, learning rate: 0.050
#> epoch 2, learning rate: 0.075
#> epoch 3, learning rate: 0.100
#> epoch 4, learning rate: 0.100
# --8<-- [end:demo_warmup]

# --8<-- [start:detect]
import warnings

import lightning as L
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("valid_loss", self(batch).mean())

trainer = L.Trainer(
    max_epochs=1, limit_train_batches=2, limit_val_batches=2,
    callbacks=[ModelCheckpoint(monitor="valid_loss"),
               EarlyStopping("val_loss")],
    logger=False, enable_progress_bar=False)
trainer.fit(Model())
#> RuntimeError: Early stopping conditioned on metric `val_loss` which is not available. Pass in or modify your `EarlyStopping` callback to use any of the following: `valid_loss`
print("all names exist")
# --8<-- [end:detect]

# --8<-- [start:check]
misconfigured = "lightning.fabric.utilities.exceptions.MisconfigurationException: "
assert wrong.error == (
    f"{misconfigured}`ModelCheckpoint(monitor='val_loss')` could not find the "
    "monitored key in the returned metrics: ['valid_loss', 'epoch', 'step']. "
    "HINT: Did you call `log('val_loss', value)` in the `LightningModule`?")
best = "best: checkpoints/epoch=0-step=64.ckpt\n"
assert right.out == right_no_validation.out == best
assert "have no `val_dataloader`. Skipping val" in wrong_no_validation.out
assert "returned metrics: ['epoch', 'step']" in wrong_no_validation.out
assert wrong_no_validation.out.endswith("\nbest: nothing saved\n")
assert demo_early_stopping.out.endswith("any of the following: `valid_loss`\n")
assert (wrong_plateau.error or "").startswith(
    f"{misconfigured}`configure_optimizers` must include a monitor")
assert right_plateau.out == "epochs: 1\n"
assert demo_plateau_name.out.startswith(
    "ReduceLROnPlateau conditioned on metric val_loss which is not available. "
    "Available metrics are: ['valid_loss']")
assert "`Warmup` doesn't follow PyTorch's LRScheduler API" in demo_scheduler.out
assert [line.split()[-1] for line in demo_warmup.out.splitlines()] == [
    "0.025", "0.050", "0.075", "0.100", "0.100"]
assert (detect.error or "").startswith(
    "RuntimeError: Early stopping conditioned on metric `val_loss` which is not")
# --8<-- [end:check]
