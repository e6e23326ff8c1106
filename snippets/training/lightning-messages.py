"""Lightning 2.0 removed arguments, hooks and optimizer_idx, which much older code still uses."""
# /// pitfall
# apis = ["torch.nn.Module"]
# also = ["torch.Tensor.backward"]
# symptom = "error"
# raises = ["wrong", "wrong_epoch_end", "wrong_optimizers"]
# added = 2026-11-29
# messages = [
#   "Trainer.__init__() got an unexpected keyword argument 'gpus'",
#   "Support for `*_epoch_end` has been removed in v2.0.0. `*` implements this method. You can use the `on_*_epoch_end` hook instead.",
#   "Training with multiple optimizers is only supported with manual optimization.",
#   "No `training_step()` method defined. Lightning `Trainer` expects as minimum a `training_step()`, `train_dataloader()` and `configure_optimizers()` to be defined.",
#   "In automatic_optimization, when `training_step` returns a dict, the 'loss' key needs to be present",
#   "to use manual_backward, please disable automatic optimization: set model property `automatic_optimization` as False",
#   "Trying to infer the `batch_size` from an ambiguous collection. The batch size we found is *. To avoid any miscalculations, use `self.log(..., batch_size=batch_size)`.",
#   "The number of training batches (*) is smaller than the logging interval Trainer(log_every_n_steps=*). Set a lower value for log_every_n_steps if you want to see logs for the training epoch.",
# ]
# older = [
#   "type object 'Trainer' has no attribute 'add_argparse_args'",
#   "type object 'Trainer' has no attribute 'from_argparse_args'",
#   "No `test_dataloader()` method defined to run `Trainer.test`.",
#   "No 'test_dataloader()' method defined to run 'Trainer.test'.",
#   "`train_dataloader` must be implemented to be used with the Lightning Trainer",
#   "You requested gpu: * But your machine only has: *",
#   "You requested GPUs: * But your machine only has: *",
#   "__init__() got an unexpected keyword argument 'gpus'",
#   "__init__() got an unexpected keyword argument 'tpu_cores'",
#   "__init__() got an unexpected keyword argument 'progress_bar_refresh_rate'",
#   "__init__() got an unexpected keyword argument 'checkpoint_callback'",
#   "__init__() got an unexpected keyword argument 'weights_summary'",
#   "__init__() got an unexpected keyword argument 'replace_sampler_ddp'",
#   "__init__() got an unexpected keyword argument 'distributed_backend'",
#   "__init__() got an unexpected keyword argument 'resume_from_checkpoint'",
#   "The '*' does not have many workers which may be a bottleneck. Consider increasing the value of the `num_workers` argument`",
# ]
# environment.wrong = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_arguments = ["torch==2.13.0", "lightning==2.6.6"]
# environment.wrong_epoch_end = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right_epoch_end = ["torch==2.13.0", "lightning==2.6.6"]
# environment.wrong_optimizers = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right_optimizers = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_backward = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_step = ["torch==2.13.0", "lightning==2.6.6"]
# environment.wrong_batch_size = ["torch==2.13.0", "lightning==2.6.6"]
# environment.right_batch_size = ["torch==2.13.0", "lightning==2.6.6"]
# environment.demo_logging_interval = ["torch==2.13.0", "lightning==2.6.6"]
#
# [code.trainer_gpus]
# either = [
#     'lightning.Trainer(..., gpus=$N, ...)', 'pytorch_lightning.Trainer(..., gpus=$N, ...)',
#     'lightning.pytorch.Trainer(..., gpus=$N, ...)',
# ]
#
# [code.epoch_end_with_outputs]
# pattern = 'def validation_epoch_end(self, $OUTPUTS): ...'
#
# [code.optimizer_idx]
# pattern = 'def training_step(self, $BATCH, $I, optimizer_idx): ...'
# ///

# --8<-- [start:wrong]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

trainer = L.Trainer(gpus=1, max_epochs=1, progress_bar_refresh_rate=0)
#> TypeError: Trainer.__init__() got an unexpected keyword argument 'gpus'
trainer.fit(BoringModel())
print("epochs:", trainer.current_epoch)
# --8<-- [end:wrong]

# --8<-- [start:right]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

trainer = L.Trainer(accelerator="auto", devices=1, max_epochs=1,
                    enable_progress_bar=False)
trainer.fit(BoringModel())
print("epochs:", trainer.current_epoch)
#> epochs: 1
# --8<-- [end:right]

# --8<-- [start:demo_arguments]
import inspect

import lightning as L

accepted = inspect.signature(L.Trainer).parameters
for old, new in {
    "gpus": "devices",
    "tpu_cores": "devices",
    "num_processes": "devices",
    "distributed_backend": "strategy",
    "progress_bar_refresh_rate": "enable_progress_bar",
    "checkpoint_callback": "enable_checkpointing",
    "weights_summary": "enable_model_summary",
    "replace_sampler_ddp": "use_distributed_sampler",
}.items():
    print(f"{old}: {old in accepted}, {new}: {new in accepted}")
#> gpus: False, devices: True
#> tpu_cores: False, devices: True
#> num_processes: False, devices: True
#> distributed_backend: False, strategy: True
#> progress_bar_refresh_rate: False, enable_progress_bar: True
#> checkpoint_callback: False, enable_checkpointing: True
#> weights_summary: False, enable_model_summary: True
#> replace_sampler_ddp: False, use_distributed_sampler: True
accepted = inspect.signature(L.Trainer.fit).parameters
print("fit(ckpt_path=...):", "ckpt_path" in accepted)
#> fit(ckpt_path=...): True
# --8<-- [end:demo_arguments]

# --8<-- [start:wrong_epoch_end]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        return self(batch).mean()

    def validation_epoch_end(self, outputs):
        print("losses:", len(outputs))

trainer = L.Trainer(enable_progress_bar=False)
trainer.validate(Model())
#> NotImplementedError: Support for `validation_epoch_end` has been removed in v2.0.0. `Model` implements this method. You can use the `on_validation_epoch_end` hook instead. To access outputs, save them in-memory as instance attributes. You can find migration examples in https://github.com/Lightning-AI/pytorch-lightning/pull/16520.
# --8<-- [end:wrong_epoch_end]

# --8<-- [start:right_epoch_end]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def on_validation_epoch_start(self):
        self.outputs = []

    def validation_step(self, batch, batch_idx):
        self.outputs.append(self(batch).mean())

    def on_validation_epoch_end(self):
        print("losses:", len(self.outputs))

trainer = L.Trainer(enable_progress_bar=False)
trainer.validate(Model())
#> losses: 64
# --8<-- [end:right_epoch_end]

# --8<-- [start:wrong_optimizers]
import warnings
import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    def training_step(self, batch, batch_idx, optimizer_idx):
        return self(batch).sum()
    def configure_optimizers(self):
        return [torch.optim.SGD([p], lr=0.1) for p in self.parameters()]

trainer = L.Trainer(max_epochs=1, enable_progress_bar=False)
trainer.fit(Model())
#> RuntimeError: Training with multiple optimizers is only supported with manual optimization. Remove the `optimizer_idx` argument from `training_step`, set `self.automatic_optimization = False` and access your optimizers in `training_step` with `opt1, opt2, ... = self.optimizers()`.
print("steps:", trainer.global_step)
# --8<-- [end:wrong_optimizers]

# --8<-- [start:right_optimizers]
import warnings
import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Model(BoringModel):
    automatic_optimization = False
    def training_step(self, batch, batch_idx):
        for optimizer in self.optimizers():
            optimizer.zero_grad()
            self.manual_backward(self(batch).sum())
            optimizer.step()
    def configure_optimizers(self):
        return [torch.optim.SGD([p], lr=0.1) for p in self.parameters()]

trainer = L.Trainer(max_epochs=1, enable_progress_bar=False)
trainer.fit(Model())
print("steps:", trainer.global_step)
#> steps: 128
# --8<-- [end:right_optimizers]

# --8<-- [start:demo_backward]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")


class Model(BoringModel):
    def training_step(self, batch, batch_idx):
        loss = self(batch).sum()
        self.manual_backward(loss)
        return loss


try:
    L.Trainer(enable_progress_bar=False).fit(Model())
except Exception as error:
    print(error)
#> to use manual_backward, please disable automatic optimization: set model property `automatic_optimization` as False
# --8<-- [end:demo_backward]

# --8<-- [start:demo_step]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import BoringModel

warnings.simplefilter("ignore")

class Misspelt(L.LightningModule):
    def train_step(self, batch, batch_idx):
        pass

class NoLoss(BoringModel):
    def training_step(self, batch, batch_idx):
        return {"train_loss": self(batch).sum()}

for model in (Misspelt(), NoLoss()):
    try:
        L.Trainer(enable_progress_bar=False).fit(model)
    except Exception as error:
        print(f"{type(model).__name__}: {error}")
#> Misspelt: No `training_step()` method defined. Lightning `Trainer` expects as minimum a `training_step()`, `train_dataloader()` and `configure_optimizers()` to be defined.
#> NoLoss: In automatic_optimization, when `training_step` returns a dict, the 'loss' key needs to be present
# --8<-- [end:demo_step]

# --8<-- [start:wrong_batch_size]
import warnings

import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel
from torch.utils.data import DataLoader

warnings.filterwarnings("ignore", ".*(many workers|LeafSpec|tensorboardX)")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_error", batch["error"].mean())

big = {"nodes": torch.zeros(9, 3), "error": torch.zeros(1)}
small = {"nodes": torch.zeros(1, 3), "error": torch.ones(1)}
trainer = L.Trainer(enable_progress_bar=False)
loader = DataLoader([big, small], batch_size=None)
[result] = trainer.validate(Model(), loader, verbose=False)
#> UserWarning: Trying to infer the `batch_size` from an ambiguous collection. The batch size we found is 9. To avoid any miscalculations, use `self.log(..., batch_size=batch_size)`.
print(f"mean error of 2 graphs: {result['val_error']:.2f}")
#> mean error of 2 graphs: 0.10
# --8<-- [end:wrong_batch_size]

# --8<-- [start:right_batch_size]
import warnings

import lightning as L
import torch
from lightning.pytorch.demos.boring_classes import BoringModel
from torch.utils.data import DataLoader

warnings.filterwarnings("ignore", ".*(many workers|LeafSpec|tensorboardX)")

class Model(BoringModel):
    def validation_step(self, batch, batch_idx):
        self.log("val_error", batch["error"].mean(), batch_size=1)

big = {"nodes": torch.zeros(9, 3), "error": torch.zeros(1)}
small = {"nodes": torch.zeros(1, 3), "error": torch.ones(1)}
trainer = L.Trainer(enable_progress_bar=False)
loader = DataLoader([big, small], batch_size=None)
[result] = trainer.validate(Model(), loader, verbose=False)
print(f"mean error of 2 graphs: {result['val_error']:.2f}")
#> mean error of 2 graphs: 0.50
# --8<-- [end:right_batch_size]

# --8<-- [start:demo_logging_interval]
import warnings

import lightning as L
from lightning.pytorch.demos.boring_classes import DemoModel, RandomDataset
from torch.utils.data import DataLoader

warnings.filterwarnings("ignore", ".*(many workers|tensorboardX|LeafSpec)")

trainer = L.Trainer(max_epochs=1, enable_progress_bar=False)
trainer.fit(DemoModel(), DataLoader(RandomDataset(32, 28)))
#> PossibleUserWarning: The number of training batches (28) is smaller than the logging interval Trainer(log_every_n_steps=50). Set a lower value for log_every_n_steps if you want to see logs for the training epoch.
# --8<-- [end:demo_logging_interval]

# --8<-- [start:detect]
import torch
from torch import nn


def plain_tensors(model):
    for name, module in model.named_modules():
        for key, value in vars(module).items():
            if isinstance(value, torch.Tensor):
                yield f"{name}.{key}".lstrip(".")


class Model(nn.Module):  # or L.LightningModule
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(4, 2)
        self.class_weight = torch.tensor([1.0, 3.0])


print("not moved with the model:", list(plain_tensors(Model())))
#> not moved with the model: ['class_weight']
# --8<-- [end:detect]

# --8<-- [start:check]
import torch
from torch import nn

assert right.out == "epochs: 1\n"
assert wrong.error == (
    "TypeError: Trainer.__init__() got an unexpected keyword argument 'gpus'")
assert demo_arguments.out.endswith("\nfit(ckpt_path=...): True\n")
assert demo_arguments.out.count(": False, ") == 8
assert demo_arguments.out.count(": True\n") == 9
assert (wrong_epoch_end.error or "").startswith(
    "NotImplementedError: Support for `validation_epoch_end` has been removed")
assert right_epoch_end.out == "losses: 64\n"
assert (wrong_optimizers.error or "").startswith(
    "RuntimeError: Training with multiple optimizers is only supported with")
assert right_optimizers.out == "steps: 128\n"
assert "The batch size we found is 9." in wrong_batch_size.out
assert wrong_batch_size.out.endswith("\nmean error of 2 graphs: 0.10\n")
assert right_batch_size.out == "mean error of 2 graphs: 0.50\n"
assert demo_step.out.startswith("Misspelt: No `training_step()` method defined")
assert "\nNoLoss: In automatic_optimization, when" in demo_step.out
assert demo_backward.out.startswith("to use manual_backward, please disable")
assert "batches (28) is smaller than the logging" in demo_logging_interval.out

# the function finds what stays behind, also in submodules, and no buffers
assert detect.out == "not moved with the model: ['class_weight']\n"
model = nn.Sequential(nn.BatchNorm1d(4), detect.Model())
assert list(detect.plain_tensors(model)) == ["1.class_weight"]
model.to("meta")
assert model[1].class_weight.device.type == "cpu"
assert model[1].net.weight.device.type == "meta"
# --8<-- [end:check]
