"""Which statements of a check a change of one section can reach, so that no others run again."""

import ast
import dis
from collections.abc import Iterator
from types import CodeType

_OF_NAMES = ("LOAD_NAME", "STORE_NAME", "DELETE_NAME", "LOAD_GLOBAL", "STORE_GLOBAL")


def reached(statements: list[ast.stmt], section: str) -> list[ast.stmt]:
    """The statements that use the section, directly or through other names, and all they need.

    A statement may change whatever it names, an assert excepted. One that acts on what is not the
    check's own, such as torch.manual_seed(0), may change anything, and belongs to every section.
    """
    own = _bound(statements) | {section}
    names = [_names(statement) & own for statement in statements]
    changed, wanted = {section}, set()
    for place, statement in enumerate(statements):
        if names[place] & changed:
            wanted.add(place)
            if not isinstance(statement, ast.Assert):
                changed |= names[place]
    wanted |= {place for place, each in enumerate(statements) if _acts_elsewhere(each, own)}
    needed: set[str] = set()
    for place in reversed(range(len(statements))):
        serves = names[place] & needed or not names[place]
        if place in wanted or (serves and not isinstance(statements[place], ast.Assert)):
            wanted.add(place)
            needed |= names[place]
    return [statements[place] for place in sorted(wanted)]


def _acts_elsewhere(statement: ast.stmt, own: set[str]) -> bool:
    """Whether it calls or sets what is not the check's own, or restores something at the end."""
    match statement:
        case ast.Try(finalbody=[_, *_]):
            return True
        case ast.Expr(value=ast.Call(func=changed)) | ast.Assign(targets=[changed]):
            return not isinstance(changed, ast.Name) and _root(changed) not in own
    return False


def _root(node: ast.expr) -> str:
    """torch, of torch.backends.mkldnn.flags(); empty where it is no name."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _bound(statements: list[ast.stmt]) -> set[str]:
    """The names that the statements give a value, imports excepted."""
    of_imports = ast.Import | ast.ImportFrom
    codes = [_code(each) for each in statements if not isinstance(each, of_imports)]
    return {
        instruction.argval
        for code in codes
        for instruction in dis.get_instructions(code)
        if instruction.opname == "STORE_NAME"
    }


def _names(statement: ast.stmt) -> set[str]:
    """The names of the module that the statement uses, those within its functions included."""
    return set(_names_of_code(_code(statement)))


def _names_of_code(code: CodeType) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in _OF_NAMES:
            yield instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_of_code(constant)


def _code(statement: ast.stmt) -> CodeType:
    return compile(ast.Module([statement], []), "check", "exec")
