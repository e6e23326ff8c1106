"""A contributor's mistakes in the form of a snippet file: each is told with its line."""

import pytest

from pitfalls.entry import Part, read_entry
from pitfalls.problem import Problem

HEAD = """\
# /// pitfall
# apis = ["torch.ones"]
# symptom = "silent"
# added = 2026-11-21
# ///
"""


def section(name, *lines):
    marked = [f"# --8<-- [start:{name}]", *lines, f"# --8<-- [end:{name}]"]
    return "".join(f"{line}\n" for line in marked)


DEMO = section("demo", "import torch", "x = torch.ones(1).item()", "print(x)", "#> 1.0")
CHECK = section("check", "assert demo.x == 1")


@pytest.fixture
def read(tmp_path):
    """Read an entry whose first line below the head is line 6."""

    def read(*parts, head=HEAD):
        path = tmp_path / "snippet.py"
        path.write_text(head + "".join(parts), encoding="utf-8")
        return read_entry(path)

    return read


@pytest.fixture
def problem(read):
    """The message of the Problem that an entry with these sections has."""

    def problem(*parts, head=HEAD):
        with pytest.raises(Problem) as caught:
            read(*parts, head=head)
        return str(caught.value)

    return problem


# ---------------------------------------------------------------------------------- the sections


def test_sections_in_the_order_of_the_file(read):
    entry = read(section("wrong_b", "x = 1"), section("right_b", "x = 2"), CHECK)
    assert list(entry.sections) == ["wrong_b", "right_b", "check"]
    assert list(entry.shown) == ["wrong_b", "right_b"]
    assert entry.shown["wrong_b"].line == 7
    assert entry.shown["wrong_b"].partner == "right_b"


def test_unclosed_section(problem):
    message = problem(CHECK, "# --8<-- [start:demo]\nx = 1\n")
    assert "snippet.py:9" in message
    assert "section 'demo' without an end" in message
    assert "to fix:" in message


def test_section_within_a_section(problem):
    message = problem("# --8<-- [start:demo]\nx = 1\n", CHECK)
    assert "snippet.py:8" in message
    assert "start of 'check' within 'demo'" in message


def test_duplicate_section(problem):
    message = problem(DEMO, DEMO, CHECK)
    assert "snippet.py:12" in message
    assert "a second section 'demo'" in message


def test_empty_section(problem):
    message = problem(section("demo", "# nothing"), CHECK)
    assert "snippet.py:6" in message
    assert "empty section 'demo'" in message


def test_unknown_section(problem):
    message = problem(section("example", "x = 1"), CHECK)
    assert "snippet.py:6" in message
    assert "unknown section 'example'" in message
    assert "wrong, right, demo, detect" in message


def test_missing_check(problem):
    assert "a section to show and a check" in problem(DEMO)


def test_misspelt_marker(problem):
    message = problem("# --8<-- start:demo\n", CHECK)
    assert "snippet.py:6" in message
    assert "[start:NAME]" in message


def test_text_that_is_not_ascii(problem):
    assert "ASCII only" in problem(section("demo", "x = 1  # 张量"), CHECK)


def test_quotes_that_look_straight_in_many_fonts(problem):
    message = problem(section("demo", "print(\N{LEFT DOUBLE QUOTATION MARK}x)"), CHECK)
    assert "LEFT DOUBLE QUOTATION MARK" in message


def test_section_that_is_not_python(problem):
    message = problem(section("demo", "x = 1", "print(x"), CHECK)
    assert "snippet.py:8" in message
    assert "expected: Python" in message


OUTSIDE = {
    "code": "import torch",
    "comment": "# not shown, and not run",
    "string": "'not the first line'",
    "no Python": "x = = 1",
    "a string without an end": "x = '''",
    "indented": "  x = 1",
}


@pytest.mark.parametrize("line", OUTSIDE.values(), ids=OUTSIDE)
def test_line_outside_of_the_sections(problem, line):
    message = problem(DEMO, f"\n{line}\n\n", CHECK)
    assert "snippet.py:13" in message
    assert f"{line!r} outside of the sections" in message
    assert "a docstring in the first line, the head and the sections, and nothing else" in message


def test_line_after_the_docstring(problem):
    message = problem(DEMO, CHECK, head='"""Text"""; import torch\n' + HEAD)
    assert "snippet.py:1\n" in message
    assert "outside of the sections" in message


def test_docstring_without_an_end(problem):
    message = problem(DEMO, CHECK, head='"""Text\n' + HEAD)
    assert "snippet.py:1\n" in message
    assert "found:    '\"\"\"Text'\n" in message


def test_docstring_without_quotes(problem):
    assert problem(DEMO, CHECK, head="It adds numbers.\n" + HEAD).endswith(
        "snippet.py:1\n"
        "  found:    'It adds numbers.'\n"
        '  expected: """One sentence."""\n'
        '  to fix:   put """ before and after the sentence, or remove the line'
    )


def test_docstring_of_several_lines(read):
    assert read(DEMO, CHECK, head='"""Text\n\n# more\n"""\n' + HEAD).shown["demo"].line == 11


@pytest.mark.parametrize("test", ["470 < 580", "{'interface': 'eth0'}", "True"])
def test_an_assert_of_literals(problem, test):
    message = problem(DEMO, section("check", "assert demo.x == 1", f"assert {test}"))
    assert message.endswith(
        "snippet.py:14\n"
        f"  found:    assert {test}, which every PyTorch passes\n"
        "  expected: an assert about a section, or about something computed\n"
        "  to fix:   assert what PyTorch gives; what nothing here can run goes to "
        "docs/pitfalls/exceptions.py, with its reason"
    )


@pytest.mark.parametrize("test", ["False", "2 ** 16 == 65536", "ord('E') == 69"])
def test_an_assert_of_something_computed(read, test):
    assert "check" in read(DEMO, section("check", "assert demo.x == 1", f"assert {test}")).sections


# ---------------------------------------------------------------------------------- the #> lines


def test_printed_line_inside_a_string(problem):
    message = problem(section("demo", "x = '''", "#> 1", "'''", "print(x)"), CHECK)
    assert "snippet.py:8" in message
    assert "'#> 1' inside a string" in message
    assert "#> only where it means what the terminal prints next" in message


def test_printed_line_inside_an_f_string(problem):
    message = problem(section("demo", "x = f'''", "#> {1}", "'''", "print(x)"), CHECK)
    assert "snippet.py:8" in message
    assert "'#> {1}' inside a string" in message


def test_printed_line_inside_a_string_that_a_backslash_continues(problem):
    message = problem(section("demo", "x = 'a\\", "#> b'", "print(x)"), CHECK)
    assert "snippet.py:8" in message
    assert '"#> b\'" inside a string' in message


def test_printed_line_after_a_statement(read):
    found = read(section("demo", "x = [", "    1,", "]", "print(x)", "#> [1]"), CHECK)
    demo = found.sections["demo"]
    assert demo.code == ["x = [", "    1,", "]", "print(x)"]
    assert demo.printed == ["[1]"]


def test_marker_inside_a_line_of_a_string(read):
    found = read(section("demo", "x = ''' #> 1", " #> 2'''"), CHECK)
    assert found.sections["demo"].printed == []


def test_parts_of_a_section(read):
    code = ["print(1)", "#> 1", "", "warn()", "#> UserWarning: mind", "#> 2"]
    assert read(section("demo", *code), CHECK).sections["demo"].parts == [
        Part("code", ("print(1)",)),
        Part("output", ("1",)),
        Part("code", ("", "warn()")),
        Part("warning", ("UserWarning: mind",)),
        Part("output", ("2",)),
    ]


def test_neighbours_of_one_kind_are_one_part(read):
    code = ["warn()", "#> UserWarning: a", "#> UserWarning: b"]
    assert read(section("demo", *code), CHECK).sections["demo"].parts == [
        Part("code", ("warn()",)), Part("warning", ("UserWarning: a", "UserWarning: b")),
    ]


def test_parts_of_a_section_that_begins_with_a_printed_line(read):
    assert read(section("demo", "#> 1", "x = 1"), CHECK).sections["demo"].parts == [
        Part("output", ("1",)), Part("code", ("x = 1",)),
    ]


def test_only_the_last_output_of_a_raising_section_reaches_to_its_end(read):
    code = ["one()", "#> ValueError: caught", "#> UserWarning: a",
            "two()", "#> TypeError: raised", "#> UserWarning: quoted"]
    head = HEAD.replace("# added", '# raises = ["demo"]\n# added')
    section_that_raises = read(section("demo", *code), CHECK, head=head).sections["demo"]
    assert section_that_raises.messages == [
        "ValueError: caught", "UserWarning: a", "TypeError: raised\nUserWarning: quoted",
    ]


# -------------------------------------------------------------------------------------- the head


def test_file_without_a_head(problem):
    assert "snippet.py:1\n  found:    no head" in problem(DEMO, CHECK, head="")


def test_head_that_is_not_toml(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace('"silent"', "silent"))
    assert "snippet.py:3" in message
    assert "not TOML" in message


def test_unknown_symptom(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace('"silent"', '"odd"'))
    assert "snippet.py:3\n" in message
    assert 'found:    symptom = "odd"\n' in message
    assert "expected: one of error, warning, silent, memory, slow, question\n" in message


def test_misspelt_symptom(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace('"silent"', '"silnet"'))
    assert 'to fix:   # symptom = "silent", or another' in message


def test_a_day_that_no_calendar_has(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace("2026-11-21", "2026-13-21"))
    assert "snippet.py:4\n" in message
    assert ", at '# added = 2026-13-21'\n" in message
    assert "or a day: added = 2026-11-21\n" in message
    assert "to fix:   correct this line or the one above: quotes, brackets" in message


@pytest.mark.parametrize("line, number", [
    ("", 1),
    ('# added = "2026-11-21"\n', 4),
    ("# added = 2026-11-21T10:00:00\n", 4),
    ("# added = 2026-11-21\n# changed = 2026-11-20\n", 5),
])
def test_dates_of_the_head(problem, line, number):
    message = problem(DEMO, CHECK, head=HEAD.replace("# added = 2026-11-21\n", line))
    assert f"snippet.py:{number}\n" in message
    assert "added = " in message


@pytest.mark.parametrize("line, found", [
    ('messages = ["*"]', 'messages with "*"'),
    ('messages = ["* 5 *: *"]', 'messages with "* 5 *: *"'),
    ('older = [""]', 'older with ""'),
    ('messages = "a message"', 'messages = "a message"'),
    ("messages = [5]", "messages with 5"),
    ('messages = ["an error", "an error"]', 'messages with "an error" twice'),
    ("messages = 5", "messages = 5"),
    ("raises = {a = 1}", "raises = {'a': 1}"),
    ("changed = 2026", "changed = 2026"),
    ("changed = 10:00:00", "changed = 10:00:00"),
    ('older = ["an error"',
     "a head that is not TOML: Unclosed array, at '# added = 2026-11-21'"),
    ('symptom = "error"',
     "a head that is not TOML: Cannot overwrite a value, at '# symptom = \"error\"'"),
])
def test_a_value_of_another_form(problem, line, found):
    head = HEAD.replace("# added", f"# {line}\n# added")
    number = 5 if "Unclosed" in found else 4  # where the list would have had to end
    assert f"snippet.py:{number}\n  found:    {found}\n" in problem(DEMO, CHECK, head=head)


@pytest.mark.parametrize("apis, found", [
    ("[]", "apis = []"),
    ('["torch.ones()"]', 'apis with "torch.ones()"'),
    ('["see below"]', 'apis with "see below"'),
    ('"torch.ones"', 'apis = "torch.ones"'),
])
def test_apis_that_are_no_names(problem, apis, found):
    head = HEAD.replace('["torch.ones"]', apis)
    assert f"snippet.py:2\n  found:    {found}\n" in problem(DEMO, CHECK, head=head)


@pytest.mark.parametrize("old, new, found", [
    pytest.param("# ///\n", "", "snippet.py:1\n  found:    a head without an end", id="no end"),
    pytest.param("# /// pitfall", " # /// pitfall", "snippet.py:1\n  found:    ' # /// pitfall'",
                 id="indented"),
    pytest.param("# /// pitfall", "# /// pitfal", "snippet.py:1\n  found:    '# /// pitfal'",
                 id="misspelt"),
    pytest.param("# ///\n", "# ///\n# ///\n", "snippet.py:6\n  found:    '# ///'", id="two ends"),
    pytest.param("# added", "import os\n# added", "snippet.py:4\n  found:    'import os'",
                 id="code"),
    pytest.param("# added", "# [tool]\n# added", "found:    tool = {'added'", id="table"),
])
def test_a_head_of_another_form(problem, old, new, found):
    assert found in problem(DEMO, CHECK, head=HEAD.replace(old, new, 1))


def test_a_line_of_a_list_of_the_head(read):
    head = HEAD.replace("# added", '# older = [\n#   "one",\n#   "two",\n# ]\n# added')
    assert read(DEMO, CHECK, head=head).line_in_head("older", "two") == 6


def test_head_with_a_device(problem):
    head = HEAD.replace("# added", '# device = "cuda"\n# added')
    message = problem(DEMO, CHECK, head=head)
    assert "snippet.py:4\n  found:    device = 'cuda'\n" in message
    assert "expected: only apis, also, gone, symptom, messages" in message


def test_raises_that_names_no_section(problem):
    head = HEAD.replace("# added", '# raises = ["wrong"]\n# added')
    message = problem(DEMO, CHECK, head=head)
    assert "snippet.py:4\n  found:    raises names 'wrong'\n  expected: one of demo" in message


def test_raises_of_the_head(read):
    head = HEAD.replace("# added", '# raises = ["demo"]\n# added')
    entry = read(DEMO, CHECK, head=head)
    assert entry.raising == ["demo"]
    assert entry.sections["demo"].raises
    assert not entry.sections["check"].raises


def test_head_without_raises(read):
    entry = read(DEMO, CHECK)
    assert entry.raising == []
    assert not entry.sections["demo"].raises


def test_the_line_of_a_key(read):
    entry = read(DEMO, section("check", "# raises = what it says", "assert demo.x == 1"))
    assert entry.head_line("symptom") == 3
    assert entry.head_line("raises") == 1  # where the head begins; the comment is no key
