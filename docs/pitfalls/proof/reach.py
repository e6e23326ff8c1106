"""Which statements of a check a change of one section can reach, so that no others run again."""

import ast
import dis
from collections.abc import Iterator
from types import CodeType

_OF_NAMES = ("LOAD_NAME", "STORE_NAME", "DELETE_NAME", "LOAD_GLOBAL", "STORE_GLOBAL")


def reached(statements: list[ast.stmt], section: str) -> list[ast.stmt]:
    """The statements that use the section, directly or through other names, and all they need.

    A statement may change whatever it names, an assert excepted. One that names nothing of the
    check's own, such as torch.manual_seed(0), may change anything.
    """
    own = _bound(statements) | {section}
    names = [_names(statement) & own for statement in statements]
    changed, wanted = {section}, set()
    for place, statement in enumerate(statements):
        if names[place] & changed:
            wanted.add(place)
            if not isinstance(statement, ast.Assert):
                changed |= names[place]
    needed: set[str] = set()
    for place in reversed(range(len(statements))):
        serves = names[place] & needed or not names[place]
        if place in wanted or (serves and not isinstance(statements[place], ast.Assert)):
            wanted.add(place)
            needed |= names[place]
    return [statements[place] for place in sorted(wanted)]


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
