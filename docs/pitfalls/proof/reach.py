"""Which statements of a check a change of one section can reach, so that no others run again."""

import ast
import dis
import re
from collections.abc import Iterator
from functools import cache
from types import CodeType

# what works at the same time as the check: leaving out its start would leave its end waiting
_BESIDE = re.compile(r"\b(?:mp|multiprocessing|num_workers|queue|socket|subprocess|threading)\b")
_OF_VALUES = frozenset({"LOAD_NAME", "LOAD_GLOBAL"})
_OF_NAMES = _OF_VALUES | {"STORE_NAME", "DELETE_NAME", "STORE_GLOBAL"}


def reached(statements: list[ast.stmt], section: str) -> list[ast.stmt]:
    """The statements that use the section, directly or through other names, and all they need.

    A statement may change whatever it names, an assert excepted. One that acts on what is not the
    check's own, such as torch.manual_seed(0), may change anything, and belongs to every section.
    Where other processes or threads take part, that is all statements.
    """
    part = _reached(statements, section)
    return statements if any(map(_works_beside, part)) else part


@cache  # each section asks for the same statements; so below
def _works_beside(statement: ast.stmt) -> bool:
    """Whether it is about other processes or threads; to import them does nothing yet."""
    is_import = isinstance(statement, ast.Import | ast.ImportFrom)
    return not is_import and bool(_BESIDE.search(ast.unparse(statement)))


def _reached(statements: list[ast.stmt], section: str) -> list[ast.stmt]:
    own = _bound(statements) | {section}
    names = [_names(statement, _OF_NAMES) & own for statement in statements]
    used = [_names(statement, _OF_VALUES) & own for statement in statements]
    renewed = [_renewed(statement) for statement in statements]
    changed = {section}
    wanted = {place for place, each in enumerate(statements) if _acts_elsewhere(each, own)}
    for place, statement in enumerate(statements):
        if not used[place] & changed:
            changed -= renewed[place]
            continue
        wanted.add(place)
        if not isinstance(statement, ast.Assert):
            changed |= names[place]
    needed: set[str] = set()
    for place in reversed(range(len(statements))):
        serves = names[place] & needed or not names[place]
        if place in wanted or (serves and not isinstance(statements[place], ast.Assert)):
            wanted.add(place)
            needed = needed - renewed[place] | used[place]
    return [statements[place] for place in sorted(wanted)]


def _acts_elsewhere(statement: ast.stmt, own: set[str]) -> bool:
    """Whether it calls or sets what is not the check's own, or restores something at the end.

    What ends in _ changes its argument, as nn.init.zeros_(weight) does.
    """
    match statement:
        case ast.Try(finalbody=[_, *_]):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name))) if name.endswith("_"):
            return False
        case ast.Expr(value=ast.Call(func=changed)) | ast.Assign(targets=[changed]):
            parts = changed.elts if isinstance(changed, ast.Tuple) else [changed]
            return any(not isinstance(e, ast.Name) and _root(e) not in own for e in parts)
    return False


def _root(node: ast.expr) -> str:
    """torch, of torch.backends.mkldnn.flags(); empty where it is no name."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _bound(statements: list[ast.stmt]) -> set[str]:
    """The names that the statements give a value, imports excepted."""
    of_imports = ast.Import | ast.ImportFrom
    binding = [each for each in statements if not isinstance(each, of_imports)]
    return set().union(*(_stored(each) for each in binding))


@cache
def _stored(statement: ast.stmt) -> frozenset[str]:
    instructions = dis.get_instructions(_code(statement))
    return frozenset(each.argval for each in instructions if each.opname == "STORE_NAME")


def _renewed(statement: ast.stmt) -> set[str]:
    """The names that it gives a value, whatever they meant before."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    nodes = [node for target in targets for node in ast.walk(target)]
    return {node.id for node in nodes if isinstance(node, ast.Name)} if _plain(nodes) else set()


def _plain(nodes: list[ast.AST]) -> bool:
    """Whether they are names, or tuples of names, rather than attributes or items."""
    return not any(isinstance(node, ast.Attribute | ast.Subscript) for node in nodes)


@cache
def _names(statement: ast.stmt, operations: frozenset[str]) -> frozenset[str]:
    """The names of the module that these operations use, within the statement's functions, too."""
    return frozenset(_names_of_code(_code(statement), operations))


def _names_of_code(code: CodeType, operations: frozenset[str]) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in operations:
            yield instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_of_code(constant, operations)


@cache
def _code(statement: ast.stmt) -> CodeType:
    return compile(ast.Module([statement], []), "check", "exec")
