"""A file of the project is plain text: an odd character in it is told with its line."""

import pytest

from pitfalls.problem import Problem
from pitfalls.text import CHARACTERS, read_text


@pytest.mark.parametrize("data, line, found", [
    pytest.param(b"a\nb\xe9\n", 2, "the byte 0xe9, which is not UTF-8", id="latin-1"),
    pytest.param(b"\xef\xbb\xbfa\n", 1, "a byte order mark", id="BOM"),
    pytest.param(b"a\r\nb\r\n", 1, "a line end of Windows", id="CRLF"),
    pytest.param(b"a\n\tb\n", 2, "a tab", id="tab"),
    pytest.param(b"a\nb", 2, "no line end at the end of the file", id="no newline"),
    pytest.param("a\nb\u200bc\n".encode(), 2, "U+200B, ZERO WIDTH SPACE", id="zero width"),
    pytest.param("a\u202eb\n".encode(), 1, "U+202E, RIGHT-TO-LEFT OVERRIDE", id="bidi"),
    pytest.param("l\u043ess\n".encode(), 1, "CYRILLIC SMALL LETTER O", id="Cyrillic"),
    pytest.param("l\u03bfss\n".encode(), 1, "GREEK SMALL LETTER OMICRON", id="Greek"),
    pytest.param("a\u00a0b\n".encode(), 1, "NO-BREAK SPACE", id="no-break space"),
    pytest.param("\u2f00\n".encode(), 1, "KANGXI RADICAL ONE", id="radical"),
    pytest.param(b"a\x0cb\n", 1, "U+000C", id="form feed"),
])
def test_an_odd_character(tmp_path, data, line, found):
    path = tmp_path / "page.md"
    path.write_bytes(data)
    with pytest.raises(Problem) as caught:
        read_text(path)
    assert caught.value.line == line
    assert found in caught.value.found


def test_text_that_is_fine(tmp_path):
    text = f"# A page, 一页。\n{CHARACTERS}\n"
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert read_text(tmp_path / "page.md") == text
