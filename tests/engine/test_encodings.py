"""Every file is read and written in UTF-8, whatever the machine's own encoding is."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "docs/pitfalls").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def leaves_encoding_open(call: ast.Call) -> bool:
    """Whether a call reads or writes text in the encoding that the machine happens to have."""
    name = ast.unparse(call.func)
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in given:
        return False
    if name.endswith(".read_text"):
        return not call.args
    if name.endswith(".write_text"):
        return len(call.args) < 2
    if name == "open" or (name.endswith(".open") and name != "os.open"):
        at = 1 if name == "open" else 0
        mode = given.get("mode") or (call.args[at] if len(call.args) > at else None)
        return not (isinstance(mode, ast.Constant) and "b" in str(mode.value))
    return "text" in given and name.startswith("subprocess.")


def open_encodings(text: str) -> list[int]:
    """The lines of such calls."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if leaves_encoding_open(call)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_that_is_opened_has_an_encoding(path):
    assert open_encodings(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "path.read_text()",
        "path.write_text(text)",
        "Path('x').write_text(data=text)",
        "open('x')",
        "open('x', 'w')",
        "path.open()",
        "path.open('w')",
        "path.open(mode='w')",
        "subprocess.run(command, text=True)",
        "subprocess.Popen(command, stdout=PIPE, text=True)",
    ],
)
def test_a_missing_encoding_is_found(line):
    assert open_encodings(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "path.read_text(encoding='utf-8')",
        "path.read_text('utf-8', 'replace')",
        "path.write_text(text, encoding='utf-8')",
        "path.read_bytes()",
        "open('x', 'rb')",
        "path.open('wb')",
        "path.open(encoding='utf-8')",
        "os.open('x', os.O_PATH)",
        "subprocess.run(command, text=True, encoding='utf-8')",
        "subprocess.run(command, capture_output=True)",
        "urlopen(url)",
    ],
)
def test_what_needs_none_is_not_found(line):
    assert open_encodings(line) == []
