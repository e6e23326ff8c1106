"""What an entry claims besides its output: the APIs it is about, and a check with teeth.

Runs in the child, since it imports torch.
"""

import ast
import inspect
import math
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from pitfalls.entry import Entry, Section
from pitfalls.problem import Problem
from pitfalls.proof.run import Check, describe

Modules = Mapping[str, ModuleType]  # the sections' namespaces


# --------------------------------------------------------------------------------------- APIs


class Recorder(TorchFunctionMode):
    """Collects in `seen` every function of PyTorch that is called while it is active."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[Any] = set()

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        if not torch.compiler.is_dynamo_compiling():  # else it would guard on what was seen
            self.seen.add(func)
        return func(*args, **(kwargs or {}))


def check_apis(entry: Entry, modules: Modules, seen: set[Any]) -> None:
    """Raise Problem for an API of the head that PyTorch does not have or that no section uses."""
    uses = _Uses(entry, modules, seen)
    for api in entry.named_apis:
        key = "apis" if api in entry.head["apis"] else "also"
        line = entry.head_line(key)
        try:
            found = pkgutil.resolve_name(api)
        except (AttributeError, ImportError, ValueError):
            raise Problem(
                entry.path, line, f"{api}, which PyTorch {torch.__version__} does not have",
                "qualified names such as torch.nn.functional.relu", "correct or remove the name",
            ) from None
        used = uses.calls(found) or uses.method(api)
        if key == "apis" and not used:
            raise Problem(
                entry.path, line, f"{api}, which no section uses", "only APIs that they use",
                "use it in a section, or list it as also = [...] if readers look for it",
            )
        if key == "also" and used:
            raise Problem(
                entry.path, line, f"also = {api}, which a section uses",
                "only APIs that no section uses", "move it to apis",
            )


def check_gone(entry: Entry) -> None:
    """Raise Problem for a name or parameter that is said to be gone and is there."""
    for name in entry.gone:
        path, _, parameter = name.rstrip(")").partition("(")
        try:
            found = pkgutil.resolve_name(path)
        except (AttributeError, ImportError):
            continue
        if not parameter or parameter in inspect.signature(found).parameters:
            raise Problem(
                entry.path, entry.line_in_head("gone", name),
                f"{name}, which PyTorch {torch.__version__} has",
                "only names that it does not have", "remove the name",
            )


class _Uses:
    """What the sections of an entry use, by their text and by what was called when they ran."""

    def __init__(self, entry: Entry, modules: Modules, seen: set[Any]) -> None:
        self.objects = list(seen)
        self.attributes: set[str] = set()
        self.values = [value for module in modules.values() for value in vars(module).values()]
        for name, module in modules.items():
            for node in ast.walk(ast.parse(entry.sections[name].text)):
                if isinstance(node, ast.Attribute):
                    self.attributes.add(node.attr)
                self.objects += _named_object(node, module)

    def calls(self, api: Any) -> bool:
        return any(used is api for used in self.objects)

    def method(self, api: str) -> bool:
        """Whether it is a method that is named, of a class that a value of a section is of."""
        owner_name, _, last = api.rpartition(".")
        if last not in self.attributes:
            return False
        owner = pkgutil.resolve_name(owner_name)
        return isinstance(owner, type) and any(isinstance(value, owner) for value in self.values)


def _named_object(node: ast.AST, module: ModuleType) -> list[Any]:
    """What a name means, or a dotted one below a module (torch, nn, F): a list of at most one."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in vars(module):
        return []
    found = vars(module)[node.id]
    for name in path:
        if not isinstance(found, ModuleType | type) or not hasattr(found, name):
            return []
        found = getattr(found, name)
    return [found]


# --------------------------------------------------------------------------------------- teeth


def check_teeth(entry: Entry, modules: Modules, check: Check) -> int:
    """Raise Problem where the check would also hold if the claim were false.

    A wrong section and its right one change places, and the values that the check names are
    changed: of each section one must make an assert fail, of one without a partner every one that
    can be changed. Returns the last line at which an assert failed.
    """
    named = _named_values(check.section, modules)
    lines = []
    for name, section in entry.shown.items():
        if name not in named:
            raise Problem(
                entry.path, check.section.line, f"a check that says nothing of {name!r}",
                "a value or the .out of each section in an assert",
                "add what the section proves to the check",
            )
        has_partner = section.partner != name and section.partner in modules
        if has_partner:
            lines.append(_bite_of_partner(entry, section, modules, check))
        bites = {
            attribute: _bite_of_change(name, attribute, modules, check)
            for attribute in sorted(named[name])
        }
        blunt = [attribute for attribute, line in bites.items() if line == 0]
        sharp = [line for line in bites.values() if line]
        if blunt and not (has_partner and sharp):
            found = f"a check in which no assert fails, whatever {name}.{blunt[0]} is"
            raise _toothless(entry, check, found, "an assert that fails when it changes")
        if not sharp:
            found = f"a check that compares nothing of {name!r} with a value"
            raise _toothless(entry, check, found, f"an assert on {name}.out or on a value")
        lines += sharp
    return max(lines)


def _named_values(check: Section, modules: Modules) -> dict[str, set[str]]:
    """The attributes of sections that the check names: {"wrong": {"out", "loss"}}."""
    named: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(check.text)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            section = node.value.id
            if section in modules:
                named.setdefault(section, set()).add(node.attr)
    return named


def _bite_of_partner(entry: Entry, section: Section, modules: Modules, check: Check) -> int:
    """The line at which the check fails with the partner instead of the section."""
    exchanged = {**modules, section.name: modules[section.partner]}
    line = check.bite(exchanged)
    if line:
        return line
    instead = f"with {section.partner!r} instead of {section.name!r}"
    for line, error in check.failures(exchanged):
        raise Problem(
            entry.path, line,
            f"{instead}, this line ends in {describe(error)}, which is no failing assert",
            "an assert that fails then",
            f"assert what both have: {section.name}.out, or ({section.name}.error or '')",
        )
    raise _toothless(entry, check, f"a check that holds {instead}", "an assert that fails then")


def _bite_of_change(
    name: str, attribute: str, modules: Modules, check: Check
) -> int | None:
    """The line of the assert that fails with another value of this attribute; 0 where none does.

    None where no other value can be made.
    """
    value = getattr(modules[name], attribute, None)
    others = list(_others(value))
    for other in others:
        line = check.bite({**modules, name: _changed(modules[name], attribute, other)})
        if line:
            return line
    return 0 if others else None


def _toothless(entry: Entry, check: Check, found: str, expected: str) -> Problem:
    fix = "let the check assert what tells them apart"
    return Problem(entry.path, check.section.line, found, expected, fix)


def _changed(module: ModuleType, attribute: str, value: Any) -> ModuleType:
    copy = ModuleType("__main__")
    vars(copy).update(vars(module) | {attribute: value})
    return copy


def _others(value: Any) -> Iterator[Any]:
    """Values of the same kind that differ from this one, none of them 0 or empty.

    So a check that only looks whether there is something doesn't notice them.
    """
    match value:
        case bool():
            yield not value
        case float() if not math.isfinite(value):
            yield 1.0
        case int() | float():
            yield value + 1
            yield value - 2
        case str():  # other words in as many lines, other numbers in the same words, nothing of it
            yield re.sub(r"(?<=.)$", "?", value, flags=re.MULTILINE)
            yield re.sub(r"\d+", r"7\g<0>", value)
            yield "?"
        case list() | tuple() | dict() | set():
            yield [*value, None]
            yield [None] * max(len(value), 1)
        case torch.Tensor():
            yield from _other_tensors(value)
        case None:
            yield "?"


def _other_tensors(value: torch.Tensor) -> Iterator[torch.Tensor]:
    """One with other numbers (in its grad, too), dtype, shape, and the other requires_grad."""
    plain = value.detach()
    other = ~plain if value.dtype == torch.bool else plain.nan_to_num() + 1
    other.requires_grad_(value.requires_grad)
    if value.is_leaf and value.grad is not None:
        other.grad = value.grad.to_dense().nan_to_num() + 1
    yield other
    yield plain.double()
    yield plain.unsqueeze(0)
    yield plain.double().requires_grad_(not value.requires_grad)
