"""What a snippet claims besides its output: the APIs it is about, and a check with teeth. Runs in the child."""

import ast
import pkgutil
from types import ModuleType

import torch
from entries import Entry, Problem
from torch.overrides import TorchFunctionMode


class Recorder(TorchFunctionMode):
    """Collects in `seen` every function of PyTorch that is called while it is active."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def __torch_function__(self, func, types, args=(), kwargs=None):
        self.seen.add(func)
        return func(*args, **(kwargs or {}))


def check_apis(entry: Entry, modules: dict[str, ModuleType], seen: set) -> None:
    """Raise Problem for an API of the head that PyTorch does not have or that no section uses."""
    named, attributes = [], set()
    for name, module in modules.items():
        for node in ast.walk(ast.parse(entry.sections[name].text)):
            attributes |= {node.attr} if isinstance(node, ast.Attribute) else set()
            named += named_object(node, module)
    values = [value for module in modules.values() for value in vars(module).values()]
    line = entry.head_line("apis")
    for api in entry.head["apis"]:
        try:
            found = pkgutil.resolve_name(api)
        except (AttributeError, ImportError, ValueError):
            raise Problem(entry.path, line, f"{api}, which PyTorch {torch.__version__} does not have",
                          "qualified names such as torch.nn.functional.relu", "correct or remove the name") from None
        owner, _, last = api.rpartition(".")
        method = last in attributes and isinstance(owner := pkgutil.resolve_name(owner), type) and any(
            isinstance(value, owner) for value in values)
        if not (method or any(used is found for used in (*named, *seen))):
            raise Problem(entry.path, line, f"{api}, which no section uses", "only APIs that the sections use",
                          "use it in a section, or remove it from apis")


def named_object(node: ast.AST, module: ModuleType) -> list:
    """The object that a name or a dotted name below a module (torch, nn, F) stands for, as a list of at most one."""
    path = []
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in vars(module):
        return []
    found = vars(module)[node.id]
    for name in path:
        if not isinstance(found, (ModuleType, type)) or not hasattr(found, name):
            return []
        found = getattr(found, name)
    return [found]


def check_teeth(entry: Entry, modules: dict[str, ModuleType], failure) -> int:
    """Raise Problem where the check would also hold if the claim were false; the last line at which it failed.

    A wrong section and its right one change places; of a section without such a partner, each value that the
    check names is changed.
    """
    check, lines = entry.sections["check"], []

    def bites(**changes) -> bool:
        failed = failure(**modules | changes)
        lines.append(failed[0] if failed else 0)
        return bool(failed)

    mend = "let the check assert what tells them apart"
    named = {(node.value.id, node.attr) for node in ast.walk(ast.parse(check.text))
             if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules}
    for name, section in entry.shown.items():
        if name not in {owner for owner, _ in named}:
            raise Problem(entry.path, check.line, f"a check that says nothing of {name!r}",
                          "a value or the .out of each section in an assert", "add what the section proves to the check")
        if section.partner != name and section.partner in modules:
            if not bites(**{name: modules[section.partner]}):
                raise Problem(entry.path, check.line, f"a check that holds with {section.partner!r} in the place of {name!r}",
                              "a check that fails then", mend)
            continue
        for _, attribute in sorted(pair for pair in named if pair[0] == name):
            value = getattr(modules[name], attribute, None)
            if not any(bites(**{name: changed(modules[name], attribute, other)}) for other in others(value)):
                raise Problem(entry.path, check.line, f"a check that holds whatever {name}.{attribute} is",
                              "a check that fails when it changes", mend)
    return max(lines)


def changed(module: ModuleType, attribute: str, value) -> ModuleType:
    copy = ModuleType("__main__")
    vars(copy).update(vars(module) | {attribute: value})
    return copy


def others(value) -> list:
    """Values of the same kind that differ from this one."""
    match value:
        case bool():
            return [not value]
        case int() | float():
            return [value + 1, value - 1]
        case str():
            return [value + "?", ""]
        case list() | tuple() | dict() | set():
            return [type(value)(), [*value, None]]
        case torch.Tensor():
            plain = value.detach()
            numbers = ~plain if value.dtype == torch.bool else plain + 1
            return [numbers, plain.double(), plain.unsqueeze(0), plain.double().requires_grad_(not value.requires_grad)]
        case _:
            return [None if value is not None else 0]
