"""Lists the names that this interpreter's PyTorch has, and the parameters of what can be called.

`pitfalls record` starts it in other interpreters: python -m pitfalls.proof.public TARGET. It needs
no more than PyTorch.
"""

import contextlib
import importlib
import inspect
import io
import json
import pkgutil
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

# parts of torch that nobody imports: tests, examples, programs, and the build's own tools
# (and python_native makes its functions anew whenever they are asked for)
LEFT_OUT = {
    "testing", "_inductor", "_dynamo", "_vendor", "benchmark", "examples", "packaging",
    "python_native",
}
PROGRAMS = {"__main__", "setup", "torch_version"}

# classes whose methods people call with keywords, by every name that some version has for them
WITH_METHODS = (
    "torch.Tensor", "torch.nn.Module", "torch.optim.Optimizer", "torch.utils.data.DataLoader",
    "torch.optim.lr_scheduler.LRScheduler", "torch.optim.lr_scheduler._LRScheduler",
    "torch.amp.GradScaler", "torch.cuda.amp.GradScaler", "torch.jit.ScriptModule",
    "torch.nn.parallel.DistributedDataParallel", "torch.distributed.fsdp.FullyShardedDataParallel",
)
# zeros(*size, *, out=None, dtype=None) -> Tensor, as the documentation of a built-in begins
_SIGNATURE = re.compile(r"\s*\w+\(([^()]*(?:\([^()]*\)[^()]*)*)\) *->")
_PARAMETER = re.compile(r"(?:^|,)\s*([A-Za-z]\w*)")


def module_names(package: ModuleType) -> list[str]:
    """Every module of torch by its full name, as it lies on the disk: torch.nn.functional."""
    root = Path(package.__file__ or "").parent
    found = [package.__name__]
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[-1] == "__init__":
            parts = parts[:-1]
        if parts and LEFT_OUT.isdisjoint(parts) and PROGRAMS.isdisjoint(parts):
            found.append(".".join([package.__name__, *parts]))
    return found


def is_public(module: str) -> bool:
    return not any(part.startswith("_") for part in module.split("."))


def imported(names: list[str]) -> Iterator[ModuleType]:
    """Those modules that can be imported here, silently."""
    for name in names:
        with contextlib.suppress(BaseException), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with contextlib.redirect_stdout(io.StringIO()):
                yield importlib.import_module(name)


def names_in(owner: Any) -> list[str]:
    """What can be written behind the dot; names that leaked by accident count: people used them."""
    return sorted(name for name in dir(owner) if not name.startswith("__"))


def parameters(found: Any) -> list[str]:
    """The names of what a function or class takes; of a built-in, those that it documents."""
    try:
        return [name for name in inspect.signature(found).parameters if name != "self"]
    except (TypeError, ValueError):
        documented = _SIGNATURE.match(str(found.__doc__))
        return _PARAMETER.findall(documented[1]) if documented else []


def methods() -> Iterator[tuple[str, Any]]:
    """The public methods of classes that are called with keywords, by their full names, once."""
    seen: list[Any] = []
    for path in WITH_METHODS:
        with contextlib.suppress(Exception):  # some modules of old versions fail in many ways
            owner = pkgutil.resolve_name(path)
            for name in names_in(owner):
                method = getattr(owner, name)
                if callable(method) and not name.startswith("_") and method not in seen:
                    seen.append(method)
                    yield f"{path}.{name}", method


def collect() -> dict[str, Any]:
    """The version, all modules, the names in public ones, and what functions and classes take."""
    import torch

    modules = module_names(torch)
    names: dict[str, list[str]] = {"torch.Tensor": names_in(torch.Tensor)}
    # by identity, which stays its own while the object is kept: its shortest name comes last
    takes: dict[int, tuple[str, list[str], Any]] = {}
    for module in imported([name for name in modules if is_public(name)]):
        names[module.__name__] = names_in(module)
        for name in names[module.__name__]:
            found = getattr(module, name, None)
            path = f"{module.__name__}.{name}"
            ours = str(getattr(found, "__module__", "")).startswith("torch")
            known = takes.get(id(found), (path + "z", [], None))[0]
            if callable(found) and ours and len(path) < len(known):
                takes[id(found)] = (path, parameters(found), found)
    taken = {path: found for path, found, _ in takes.values()}
    taken |= {path: parameters(found) for path, found in methods()}
    return {
        "torch": torch.__version__.split("+")[0],
        "modules": modules,
        "names": names,
        "parameters": {path: found for path, found in sorted(taken.items()) if found},
    }


def main(target: str) -> None:
    """Write what is collected as JSON."""
    Path(target).write_text(json.dumps(collect()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
