"""What an entry claims besides its output: the APIs it is about, and a check with teeth.

Runs in the child, since it imports torch.
"""

import ast
import copy
import inspect
import math
import pkgutil
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from types import ModuleType
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from pitfalls.entry import Entry, Section
from pitfalls.problem import Problem, raise_all
from pitfalls.proof.run import Check, describe, shortened

Modules = Mapping[str, ModuleType]  # the sections' namespaces

WAYS = 6  # in which the items of a container are changed
DEPTH = 3  # of the containers within containers whose items are changed


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


def problems_of_apis(entry: Entry, modules: Modules, seen: set[Any]) -> Iterator[Problem]:
    """The APIs of the head that PyTorch does not have or that no section uses."""
    uses = _Uses(entry, modules, seen)
    for api in entry.named_apis:
        key = "apis" if api in entry.head["apis"] else "also"
        line = entry.line_in_head(key, api)
        try:
            found = pkgutil.resolve_name(api)
        except (AttributeError, ImportError, ValueError):
            yield Problem(
                entry.path, line, f"{api}, which PyTorch {torch.__version__} does not have",
                f"a full name that it has, such as {_nearest(api)}", "correct or remove the name",
            )
            continue
        used = uses.calls(found) or uses.method(api)
        if key == "apis" and not used:
            yield Problem(
                entry.path, line, f"{api}, which no section uses", "only APIs that they use",
                "use it in a section, or list it as also = [...] if readers look for it",
            )
        if key == "also" and used:
            yield Problem(
                entry.path, line, f"also = {api}, which {uses.how(found)}",
                "only APIs that no section uses", "move it to apis",
            )


def _nearest(api: str) -> str:
    """The name that is most like this one: torch.Tensor.squeeze for torch.Tensor.sqeeze."""
    owner: Any = torch
    path = ["torch"]
    for name in api.split(".")[1:]:
        same = [each for each in dir(owner) if each.lower() == name.lower()]
        begun = [each for each in dir(owner) if len(each) > 2 and name.startswith(each)]
        near = same[:1] or sorted(begun, key=len)[-1:] or get_close_matches(name, dir(owner), n=1)
        if not near:
            return "torch.nn.functional.relu"
        path += near
        owner = getattr(owner, near[0], None)
    return ".".join(path)


def problems_of_gone(entry: Entry) -> Iterator[Problem]:
    """The names and parameters that are said to be gone and are there."""
    for name in entry.gone:
        path, _, parameter = name.rstrip(")").partition("(")
        line = entry.line_in_head("gone", name)
        try:
            found = pkgutil.resolve_name(path)
            parameters = inspect.signature(found).parameters if parameter else {parameter: None}
        except (AttributeError, ImportError):
            continue
        except (TypeError, ValueError):
            yield Problem(
                entry.path, line, f"{name}, of a function whose parameters Python can't tell",
                "parameters of functions and classes that are written in Python",
                "remove the name",
            )
            continue
        if parameter in parameters:
            yield Problem(
                entry.path, line, f"{name}, which PyTorch {torch.__version__} has",
                "only names that it does not have", "remove the name",
            )


class _Uses:
    """What the sections of an entry use, by their text and by what was called when they ran."""

    def __init__(self, entry: Entry, modules: Modules, seen: set[Any]) -> None:
        self.lines: dict[int, int] = {}  # where an object is named, by its id
        self.objects = list(seen)
        self.attributes: set[str] = set()
        self.values = [value for module in modules.values() for value in vars(module).values()]
        for name, module in modules.items():
            for node in ast.walk(ast.parse(entry.sections[name].text)):
                if isinstance(node, ast.Attribute):
                    self.attributes.add(node.attr)
                for named in _named_object(node, module):
                    self.objects.append(named)
                    self.lines.setdefault(id(named), entry.sections[name].line + node.lineno - 1)

    def calls(self, api: Any) -> bool:
        return any(used is api for used in self.objects)

    def how(self, api: Any) -> str:
        """How a section uses it, for a message."""
        line = self.lines.get(id(api))
        if line:
            return f"line {line} uses"
        return "a section calls as a method, or by an operator such as %"

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
    lines, problems = [], []
    for section in entry.shown.values():
        try:
            lines.append(_bite_of_section(entry, section, named, modules, check))
        except Problem as problem:
            problems.append(problem)
    raise_all(problems)
    return max(lines)


def _bite_of_section(
    entry: Entry, section: Section, named: dict[str, set[str]], modules: Modules, check: Check
) -> int:
    """The last line at which an assert fails that is about this section."""
    name = section.name
    if name not in named:
        raise Problem(
            entry.path, check.section.line, f"a check that says nothing of {name!r}",
            "a value or the .out of each section in an assert",
            "add what the section proves to the check",
        )
    part = check.about(name)  # quick; it counts where it holds, up to what fails with other values
    with suppress(Problem):
        line = _last_bite(entry, section, named[name], modules, part)
        if not part.failure(modules, until=line):
            return line
    return _last_bite(entry, section, named[name], modules, check)


def _last_bite(
    entry: Entry, section: Section, named: set[str], modules: Modules, check: Check
) -> int:
    """The last line at which an assert fails with another section or other values."""
    partner = 0
    has_partner = section.partner != section.name and section.partner in modules
    if has_partner:
        partner = _bite_of_partner(entry, section, modules, check)
    trials = [_try_changes(section.name, attribute, modules, check) for attribute in sorted(named)]
    sharp = [trial.line for trial in trials if trial.bites]
    blunt = [trial for trial in trials if trial.changed and not trial.bites]
    if blunt and not (has_partner and sharp):
        raise _blunt(entry, check, blunt[0])
    if not sharp:
        raise _unchanged(entry, check, trials)
    return max(partner, *sharp)


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
    raise Problem(
        entry.path, check.section.line, f"a check that holds {instead}",
        "an assert that fails then", "let the check assert what tells them apart",
    )


@dataclass
class _Trial:
    """What came of changing one value that the check names."""

    name: str  # wrong.loss
    kind: str  # of the value, such as SGD
    line: int = 0  # of the assert that failed, or else of what ended in an error
    bites: bool = False  # whether an assert failed
    changed: bool = False  # whether there were other values, as there are of plain ones
    error: str = ""  # which other value ended in which error, where no assert failed


def _try_changes(name: str, attribute: str, modules: Modules, check: Check) -> _Trial:
    """Run the check with other values of an attribute, up to the first that an assert notices."""
    value = getattr(modules[name], attribute, None)
    trial = _Trial(f"{name}.{attribute}", type(value).__name__)
    for other in _others(value):
        # a check may be about what no other parameter changes, such as a module's kind
        trial.changed = not isinstance(value, nn.Module)
        with_other = {**modules, name: _changed(modules[name], attribute, other)}
        first = None
        for line, error in check.failures(with_other):
            if isinstance(error, AssertionError):
                trial.line, trial.bites = line, True
                return trial
            first = first or (line, error)
        if first:  # of the last other: the first ones of a list hold what is none of its kind
            trial.line, error = first
            trial.error = f"{shortened(other)}, this line ends in {describe(error)}"
    return trial


def _blunt(entry: Entry, check: Check, trial: _Trial) -> Problem:
    """A value that was changed in several ways, and no assert has noticed."""
    found = f"a check in which no assert fails when {trial.name} is changed"
    fix = "compare it with its exact value: ==, or torch.equal, rather than > or in"
    if trial.error:
        found += f"; with {trial.error}"
        fix = (
            f"compare {trial.name}, or a number, a string or a tensor in it, with a value; "
            "where it is random, let the check use a tensor of its own"
        )
    return Problem(
        entry.path, trial.line or check.section.line, found,
        "an assert that fails when it changes", fix,
    )


def _unchanged(entry: Entry, check: Check, trials: list[_Trial]) -> Problem:
    """A section of which the check only names values that the trial can't change."""
    name = trials[0].name.partition(".")[0]
    objects = ", ".join(f"{trial.name} ({trial.kind})" for trial in trials)
    return Problem(
        entry.path, check.section.line,
        f"a check that compares nothing of {name!r} with a value; "
        f"such objects can't be changed to try it: {objects}",
        f"an assert on {name}.out, or on a number, a string, a tensor or a list of {name!r}",
        "give what matters of the object a name in the section, and compare that",
    )


def _changed(module: ModuleType, attribute: str, value: Any) -> ModuleType:
    changed = ModuleType("__main__")
    vars(changed).update(vars(module) | {attribute: value})
    return changed


# -------------------------------------------------------------------------------- other values


def _others(value: Any, depth: int = DEPTH) -> Iterator[Any]:
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
            if depth and not isinstance(value, set):
                yield from _with_other_items(value, depth - 1)
        case torch.Tensor():
            yield from _other_tensors(value)
        case nn.Module():
            yield from _other_modules(value)
        case None:
            yield "?"


def _with_other_items(
    value: list[Any] | tuple[Any, ...] | dict[Any, Any], depth: int
) -> Iterator[Any]:
    """The same container, all its items changed in one way, then in the next; so the first one."""
    items = list(value.values()) if isinstance(value, dict) else list(value)
    ways = [list(islice(_others(item, depth), WAYS)) or [item] for item in items]
    for way in range(max(map(len, ways), default=0)):
        others = [each[min(way, len(each) - 1)] for each in ways]
        yield _of_kind(value, others)
        if len(items) > 1:
            yield _of_kind(value, [others[0], *items[1:]])


def _of_kind(value: Any, items: list[Any]) -> Any:
    """A container of the same kind with these items."""
    if isinstance(value, dict):
        return dict(zip(value, items, strict=True))
    if isinstance(value, list):
        return items
    kind = type(value)
    try:
        return getattr(kind, "_make", kind)(items)  # which named tuples have
    except TypeError:  # a torch.Size of something else than numbers
        return tuple(items)


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


def _other_modules(value: nn.Module) -> Iterator[nn.Module]:
    """One with other parameters (in their grad, too) and buffers, and the other mode.

    None where it can't be copied, as one whose parameters have no numbers yet.
    """
    try:
        other = copy.deepcopy(value).train(not value.training)
        with torch.no_grad():
            for tensor in [*other.parameters(), *other.buffers()]:
                tensor.add_(1)
            for old, new in zip(value.parameters(), other.parameters(), strict=True):
                new.grad = None if old.grad is None else old.grad + 1
    except (RuntimeError, TypeError, ValueError):
        return
    yield other
