"""Reads the names of a version from its wheel, for versions that no Python here can run.

A wheel is a zip file of Python files, and of .pyi stubs that list what is written in C++. What is
read says "in the files of", not "ran on": names that are made while PyTorch is imported are not in
them. `unsure` are those of which a version that did run tells something else.
"""

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pitfalls.names import Names
from pitfalls.proof.public import LEFT_OUT, PROGRAMS, is_public

# where the stubs have the functions of a module that is written in C++
STUBS = {
    "torch": ["torch/__init__.pyi", "torch/_C/_VariableFunctions.pyi", "torch/_C/__init__.pyi"],
}
TENSOR_STUBS = ["torch/_C/__init__.pyi", "torch/__init__.pyi"]
TENSOR_CLASSES = {"_TensorBase", "TensorBase", "Tensor"}


class Wheel:
    """The Python files of a wheel, by path."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.texts = {
                name: archive.read(name).decode("utf-8", "replace")
                for name in archive.namelist()
                if name.startswith("torch/") and name.endswith((".py", ".pyi"))
            }

    def modules(self) -> list[str]:
        """Every module by its full name: torch.nn.functional."""
        found = []
        for path in self.texts:
            if path.endswith(".py"):
                parts = path.removesuffix(".py").split("/")
                parts = parts[:-1] if parts[-1] == "__init__" else parts
                if LEFT_OUT.isdisjoint(parts) and PROGRAMS.isdisjoint(parts):
                    found.append(".".join(parts))
        return sorted(found)

    def path_of(self, module: str) -> str:
        """Where a module is: torch/fx/__init__.py; empty where it is in no file."""
        path = module.replace(".", "/")
        return next((p for p in (f"{path}/__init__.py", f"{path}.py") if p in self.texts), "")

    def names_in(self, module: str, seen: frozenset[str] = frozenset()) -> set[str]:
        """What a module defines or imports, what its stubs list, and its submodules."""
        found = set()
        for path in [self.path_of(module), *STUBS.get(module, [])]:
            if path in self.texts:
                package = module if path.endswith("__init__.py") else module.rpartition(".")[0]
                found |= self._bound(path, package, seen | {module})
        prefix = f"{module}."
        return found | {
            name.removeprefix(prefix).partition(".")[0]
            for name in self.modules()
            if name.startswith(prefix)
        }

    def _bound(self, path: str, package: str, seen: frozenset[str]) -> set[str]:
        """The names that the statements of a file bind, also within if, try and with."""
        found: set[str] = set()
        for node in _statements(ast.parse(self.texts[path])):
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    found.add(name)
                case ast.Import(names=aliases):
                    found |= {alias.asname or alias.name.partition(".")[0] for alias in aliases}
                case ast.ImportFrom(names=aliases):
                    origin = _origin(node, package)
                    for alias in aliases:
                        if alias.name != "*":
                            found.add(alias.asname or alias.name)
                        elif origin not in seen:
                            found |= self.names_in(origin, seen)
                case ast.Assign(targets=targets):
                    found |= {name for target in targets for name in _targets(target)}
                case ast.AnnAssign(target=target):
                    found |= set(_targets(target))
        return found

    def methods_of_tensor(self) -> set[str]:
        """What the stubs and torch/tensor.py or torch/_tensor.py have in the class."""
        found = set()
        for path in [*TENSOR_STUBS, "torch/tensor.py", "torch/_tensor.py"]:
            for node in ast.parse(self.texts.get(path, "")).body:
                if isinstance(node, ast.ClassDef) and node.name in TENSOR_CLASSES:
                    for each in node.body:
                        found |= {name for name in _names_of_member(each)}
        return found

    def everything(self) -> Names:
        """The modules, and the names of public modules and of torch.Tensor."""
        modules = self.modules()
        found = {f"{module}/" for module in modules}
        for module in filter(is_public, modules):
            found |= {f"{module}.{name}" for name in self.names_in(module) if name[:2] != "__"}
        return frozenset(found | {f"torch.Tensor.{name}" for name in self.methods_of_tensor()})


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """The statements of a module, and those within its if, try, with and for."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.For | ast.ExceptHandler):
            yield from _statements(node)


def _origin(node: ast.ImportFrom, package: str) -> str:
    """The full name of the module that an import is from."""
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    base = parts[: len(parts) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def _targets(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for each in target.elts:
            yield from _targets(each)


def _names_of_member(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.AnnAssign):
        yield from _targets(node.target)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _targets(target)
