"""The search's own matcher: what each part of the pattern language means, and what people paste.

.ci/semgrep.py holds it against Semgrep on all code of the project.
"""

import pytest

from pitfalls.entry import read_entry
from pitfalls.matching import check_patterns, find
from pitfalls.patterns import Pattern
from pitfalls.problem import Problem


def lines(code, *either, without=(), inside=(), not_inside=(), guilty="", names=None):
    """The lines of a program where a pattern finds something."""
    places = tuple((each,) if isinstance(each, str) else each for each in inside)
    pattern = Pattern("it", 1, either, without, places, not_inside, guilty, names or {})
    return [finding.line for finding in find({"it": pattern}, {"program": code})]


# --------------------------------------------------------------------------------- expressions


@pytest.mark.parametrize("pattern, code, found", [
    # metavariables are any expression, the same one each time
    ("$X == $X", "a == a\na.b == a.b\na == b\n", [1, 2]),
    ("$X.step()", "a.step()\nself.a.step()\nstep()\na.step(1)\n", [1, 2]),
    ("self.$M($X)", "self.m(1)\nm(1)\nself.m.n(1)\n", [1]),
    ("$X[:, $I]", "a[0]\na[:, 1]\na[1:2]\n", [2]),
    ("$X[0]", "a[0]\na[:, 0]\na[1, 0]\na[0:1]\n", [1, 2]),
    # arguments
    ("f(...)", "f()\nf(1, k=2)\ng()\n", [1, 2]),
    ("f($X)", "f()\nf(1)\nf(k=1)\nf(1, 2)\n", [2]),
    ("f($X, ...)", "f()\nf(1)\nf(1, k=2)\nf(k=1)\n", [2, 3]),
    ("f(j=1, k=2)", "f(k=2, j=1)\nf(j=1, k=2, l=3)\n", [1]),
    ("f(..., j=1, ...)", "f(0, k=2, j=1)\nf(1)\n", [1]),
    ("f($...A)\ng($...A)", "f(1, 2)\ng(1, 2)\n", [1]),
    ("f($...A)\ng($...A)", "f(1, 2)\ng(1)\n", []),
    ("f(..., [$A, ...], ...)", "f(0, [1])\nf([])\nf(1)\n", [1]),
    ("f(<... g() ...>)", "f(1 + g())\nf(h(g()))\nf(1)\n", [1, 2]),
    ("f(g(...), ...)", "f(g(1), 2)\nf(2, g(1))\n", [1]),
    # values
    ('f("...")', "f('a')\nf(\"\"\"b\"\"\")\nf(1)\n", [1, 2]),
    ('f("a")', "f('a')\nf(r\"a\")\nf('b')\n", [1, 2]),
    ("f(1e-3)", "f(0.001)\nf(1)\n", [1]),
    ("f(1)", "f(1)\nf(1.0)\nf(True)\n", [1]),
    ("-$X", "f(-1)\na - b\n", [1]),
    ("$A + $B", "a + b\na + b * c\na * b\n", [1, 2]),
    ("$A and not $B", "a and not b\nnot a and b\n", [1]),
    ("$A not in $B", "a not in b\na in b\n", [1]),
    ("$A if $B else $C", "x = 1 if y else 2\n", [1]),
    ("[...]", "x = [1, 2]\ny[0]\n", [1]),
    ("{'k': $V}", "{'k': 1}\n{'k': 1, 'l': 2}\n", [1]),
    ("[$X for $Y in $Z]", "[a for b in c]\n[a for b in c if d]\n", [1]),
    ("g()", "print(f'{g():.2f}')\n", [1]),
    ("g()", "lambda: g()\n[g() for x in y]\n", [1, 2]),
    # assignments
    ("$X = f()", "x = f()\nx: int = f()\na = b = f()\nx += f()\n", [1, 2, 3]),
    ("$X = f()", "x, y = f(), g()\n", [1]),
    ("$X += $Y", "x += y\nx -= y\nx = x + y\n", [1]),
    ("$X = $X + $Y", "x = x + y\nx = y + x\n", [1]),
    ("$X, $Y = f()", "a, b = f()\n(a, b) = f()\na = f()\n", [1, 2]),
])
def test_an_expression(pattern, code, found):
    assert lines(code, pattern) == found


@pytest.mark.parametrize("code", [
    "import torch\ntorch.nn.functional.relu(x)\n",
    "from torch import nn\nnn.functional.relu(x)\n",
    "import torch.nn.functional as fun\nfun.relu(x)\n",
    "from torch.nn import functional\nfunctional.relu(x)\n",
    "from torch.nn.functional import (\n    relu as r,\n)\nr(x)\n",
    "from torch.nn.functional import *\nrelu(x)\n",
    "F.relu(x)\n",
    "nn.functional.relu(x)\n",
])
def test_names_by_imports_and_usual_ones_without(code):
    assert lines(code, "torch.nn.functional.relu(...)") == [len(code.splitlines())]


def test_an_import_overrides_a_usual_name():
    assert lines("from mine import ops as F\nF.relu(x)\n", "torch.nn.functional.relu(...)") == []


def test_a_function_of_the_program_overrides_a_usual_name():
    code = "def autocast():\n    return nullcontext()\nwith autocast():\n    pass\n"
    assert lines(code, "torch.amp.autocast()") == []
    assert lines("with autocast():\n    pass\n", "torch.amp.autocast()") == [1]


def test_a_metavariable_behind_a_module():
    code = "from torch.nn import Linear\nfrom torch import optim\nLinear(1)\noptim.Adam(p)\n"
    assert lines(code, "torch.nn.$L(...)") == [3]
    assert lines(code, "torch.optim.$O(...)") == [4]


# ---------------------------------------------------------------------------------- statements


@pytest.mark.parametrize("pattern, code, found", [
    # in a row, and with `...` between them
    ("a()\nb()", "a()\nb()\n", [1]),
    ("a()\nb()", "a()\nc()\nb()\n", []),
    ("a()\n...\nb()", "a()\nb()\n", [1]),
    ("a()\n...\nb()", "a()\nc()\nd()\nb()\n", [1]),
    ("a()\n...\nb()", "b()\na()\n", []),
    # into blocks, not out of them
    ("a()\n...\nb()", "a()\nfor x in y:\n    if z:\n        b()\n", [1]),
    ("a()\n...\nb()", "if z:\n    a()\nb()\n", []),
    ("a()\n...\nb()", "def f():\n    a()\ndef g():\n    b()\n", []),
    # an expression is somewhere in a statement, but not in a header
    ("a()\n...\nb()", "x = a()\nreturn f(1, b().c)\n", [1]),
    ("a()\n...\nb()", "a()\nif b():\n    pass\n", []),
    # headers
    ("for $X in $Y:\n    ...", "for i, j in enumerate(k):\n    pass\n", [1]),
    ("for $X in $Y:\n    ...\n    b()\n    ...", "for i in j:\n    a()\n    b()\n    c()\n", [1]),
    ("for $X in $Y:\n    b()", "for i in j:\n    a()\n    b()\n", []),
    ("for $X in $Y:\n    $Z += $X", "for i in j: k += i\n", [1]),
    ("while $C:\n    ...", "while True:\n    pass\n", [1]),
    ("if $C:\n    ...", "if a:\n    b()\nelif c:\n    d()\nelse:\n    e()\n", [1, 3]),
    ("if $C:\n    ...\nelse:\n    ...", "if a:\n    b()\n\nif a:\n    b()\nelse:\n    c()\n", [4]),
    ("with a():\n    ...", "with a():\n    pass\nwith b() as c, a():\n    pass\n", [1, 3]),
    ("with $A as $B:\n    ...", "with a:\n    pass\nwith (\n    a as b,\n):\n    pass\n", [4]),
    ("try:\n    ...\nexcept $E:\n    ...", "try:\n    a()\nexcept B:\n    pass\n", [1]),
    ("def $F(self, $X, ...):\n    ...", "def f(self, x, y=1): pass\ndef g(x): pass\n", [1]),
    ("def $F(..., $X, ...):\n    ...\n    return $X", "def f(a, x: int, b):\n    return x\n", [1]),
    ("@torch.no_grad()\ndef $F(...):\n    ...", "@d\n@torch.no_grad()\ndef f():\n    pass\n", [1]),
    ("class $C(torch.nn.Module):\n    ...", "class A(nn.Module): pass\nclass B: pass\n", [1]),
    ("class $C:\n    ...", "class A(nn.Module):\n    pass\n", [1]),
    ("return $X", "def f():\n    return 1\ndef g():\n    return\n", [2]),
])
def test_statements(pattern, code, found):
    assert lines(code, pattern) == found


def test_methods_of_a_class_in_any_order():
    pattern = """\
class $C(...):
    ...
    def __init__(self, ...):
        ...
        self.$L = [...]
    ...
    def forward(self, ...):
        ...
        f(self.$L)
    ..."""
    code = """\
class A(nn.Module):
    def forward(self, x):
        if x:
            return f(self.layers)
    def __init__(self):
        super().__init__()
        self.layers = [1, 2]
"""
    assert lines(code, pattern) == [1]
    assert lines(code.replace("f(self.layers)", "f(self.others)"), pattern) == []


@pytest.mark.parametrize("code, found", [
    ("x = a()\ndef g():\n    b(x)\n", [1]),
    ("x = a()\ndef g(x):\n    b(x)\n", []),
    ("x = a()\ndef g():\n    x = 1\n    b(x)\n", []),
    ("x = a()\nfor x in y:\n    b(x)\n", []),
    ("x = a()\nwith y as x:\n    b(x)\n", []),
    ("x = a()\nx = 2\nb(x)\n", [1]),
    ("self.x = a()\nb(self.x)\n", [1]),
])
def test_another_variable_of_the_same_name_is_another(code, found):
    assert lines(code, "$X = a()\n...\nb($X)") == found


# --------------------------------------------------------------------------------------- rules


def test_either():
    assert lines("a()\nb()\nc()\n", "a()", "c()") == [1, 3]


def test_not_is_the_same_place():
    assert lines("f(1)\nf(1, 2)\n", "f(...)", without=["f($X)"]) == [2]
    assert lines("f(f(1), 2)\n", "f(...)", without=["f($X)"]) == [1]


def test_not_between_two_statements():
    code = "l.backward()\no.step()\n\nl.backward()\no.zero_grad()\no.step()\n"
    found = lines(
        code, "$L.backward()\n...\n$O.step()",
        without=["$L.backward()\n...\n$O.zero_grad()\n...\n$O.step()"],
    )
    assert found == [1]


def test_inside_and_not_inside():
    code = "for x in y:\n    f()\nwhile z:\n    f()\nf()\n"
    assert lines(code, "f()", inside=["for $X in $Y:\n    ..."]) == [2]
    assert lines(code, "f()", not_inside=["for $X in $Y:\n    ..."]) == [4, 5]


def test_inside_any_of_several():
    code = "for x in y:\n    f()\nwhile z:\n    f()\nif z:\n    f()\n"
    either = ("for $X in $Y:\n    ...", "while $Z:\n    ...")
    assert lines(code, "f()", inside=[either]) == [2, 4]


def test_a_program_that_has_something_anywhere():
    assert lines("f()\ndef g():\n    h()\n", "f()", inside=["...\nh()\n..."]) == [1]
    assert lines("f()\ndef g():\n    h()\n", "f()", not_inside=["...\nh()\n..."]) == []
    assert lines("f()\n", "f()", inside=["...\nh()\n..."]) == []


def test_what_a_program_has_elsewhere_is_of_the_same_variable():
    code = "a = h()\nf(a)\nf(b)\n"
    assert lines(code, "f($X)", inside=["...\n$X = h()\n..."]) == [2]
    assert lines(code, "f($X)", not_inside=["...\n$X = h()\n..."]) == [3]


@pytest.mark.parametrize("name, found", [
    ("step|relu", [1]),
    ("ste", []),  # the whole name
    ("STEP|Other_.*", [1, 3]),  # in any case
])
def test_what_a_method_may_be_called(name, found):
    code = "a.step()\na.steps()\na.other_one()\n"
    assert lines(code, "$X.$M()", names={"$M": name}) == found


def test_what_an_expression_may_be_written_like():
    code = "f(a.b)\nf(a.c)\nf(1)\n"
    assert lines(code, "f($X)", names={"$X": r"a\.b|\d+"}) == [1, 3]


def test_what_a_module_may_be_called():
    code = "from torch import nn\nfrom torch.nn import Linear\nLinear(1)\nnn.ReLU()\n"
    assert lines(code, "torch.nn.$L(...)", names={"$L": "Linear"}) == [3]


def test_metavariables_hold_in_all_parts_of_a_rule():
    code = "for x in y:\n    f(x)\n    f(z)\n"
    assert lines(code, "f($X)", inside=["for $X in $Y:\n    ..."]) == [2]
    assert lines(code, "f($X)", not_inside=["for $X in $Y:\n    ..."]) == [3]


def test_what_follows_a_statement():
    assert lines("f(x)\nx = a()\nf(x)\nf(y)\n", "f($X)", inside=["$X = a()\n..."]) == [3]


def test_the_line_of_a_metavariable():
    code = "a()\n\nb(x)\n"
    assert lines(code, "a()\n...\nb($X)") == [1]
    assert lines(code, "a()\n...\nb($X)", guilty="$X") == [3]


# ------------------------------------------------------------------------------ what is pasted

SUM = "total = 0\nfor x in loader:\n    loss = f(x)\n    loss.backward()\n    total += loss\n"


def found_in(code):
    return lines(code, "$T += $L", inside=["$L = $F(...)\n..."])


@pytest.mark.parametrize("code, found", [
    (SUM, [5]),
    # from a chat or a page, with or without its beginning and end
    (f"My loop:\n```python\n{SUM}```\nWhat is wrong?\n", [7]),
    (f"{SUM}```\n", [5]),
    (f"~~~\n{SUM}", [6]),
    # from a terminal
    (">>> x = 0\n>>> for y in z:\n...     loss = f(y)\n...     x += loss\n...\n12\n", [4]),
    # indented as a whole, with tabs, or with its first line at the margin
    ("".join(f"        {line}\n" for line in SUM.splitlines()), [5]),
    (SUM.replace("    ", "\t"), [5]),
    ("loss = f(x)\n        loss.backward()\n        total += loss\n", [3]),
    (SUM.replace("\n", "\r\n"), [5]),
    (SUM.replace("    ", "\u00a0\u00a0\u00a0\u00a0"), [5]),
    # the end of a call, and a call without its end
    (f"    lr=0.1)\n{SUM}", [6]),
    (f"model = Net(1,\n{SUM.replace('total = 0', 'import torch')}", [6]),
    (f"x = 'a string without its end\n{SUM}", [6]),
    # no Python
    (f"!pip install torch\n%matplotlib inline\n{SUM}", [7]),
    (f"x = ???\ny = 3 4 5\nfor in:\n{SUM}", [8]),
    (SUM.replace("loss = f(x)", "loss = f(x)  # 求和，f(x"), [5]),
    ("print 'old'\n" + SUM, [6]),
    ("x = 1; loss = f(x); total += loss\n", [1]),
    ("", []),
    ("((((\n", []),
    ("class\ndef\nfor\nwith\nimport\nfrom\nlambda\n@\n", []),
])
def test_whatever_is_pasted(code, found):
    assert found_in(code) == found


def test_every_piece_of_a_program_is_read():
    """Whatever its first and last character are, and with a bracket in any place."""
    code = "x = a[1:2, ::k] if f(*b, c=lambda d, e=1: d) else {g: h for g in [f'{i:.2f}']}\n"
    pieces = {f"from {at}": code[at:] for at in range(len(code))}
    pieces |= {f"to {at}": code[:at] for at in range(len(code))}
    for sign in "([{)]}:=":
        pieces |= {f"{sign} {at}": f"{code[:at]}{sign}{code[at:]}" for at in range(len(code))}
    pattern = Pattern("it", 1, ("done()",))
    found = find({"it": pattern}, {name: f"{text}\ndone()\n" for name, text in pieces.items()})
    assert {finding.program for finding in found} > {f"to {at}" for at in range(8)}


def test_a_long_program_takes_no_time():
    """Three `...` and no match are many ways to look for it."""
    code = "".join(f"a({at})\nb({at})\nc({at})\n" for at in range(400))
    assert lines(code, "a($X)\n...\nb($Y)\n...\nc($Z)\n...\nd($X, $Y, $Z)") == []


# --------------------------------------------------------------------------- the rule of an entry

ENTRY = '''"""An entry."""
# /// pitfall
# apis = ["torch.softmax"]
# symptom = "silent"
# added = 2026-11-30
#
# [code.softmax_first]
# pattern = "PATTERN"
# ///
# --8<-- [start:wrong]
f(torch.softmax(x))
# --8<-- [end:wrong]
# --8<-- [start:right]
f(x)
# --8<-- [end:right]
# --8<-- [start:check]
assert wrong.out
# --8<-- [end:check]
'''


@pytest.fixture
def entry_with(project):
    """Makes an entry with this pattern, and with another right section."""

    def make(pattern, slug="losses/one", right="f(x)"):
        path = project.entry_path(slug)
        path.parent.mkdir(exist_ok=True)
        text = ENTRY.replace("PATTERN", pattern).replace("\nf(x)\n", f"\n{right}\n")
        path.write_text(text, encoding="utf-8")
        return read_entry(path)

    return make


def test_a_good_pattern(entry_with):
    check_patterns(entry_with("f(torch.softmax(...))"), [])


def test_a_pattern_that_finds_nothing(entry_with):
    with pytest.raises(Problem) as raised:
        check_patterns(entry_with("g(...)"), [])
    assert (raised.value.line, raised.value.found) == (
        7, "[code.softmax_first], which finds nothing in its entry"
    )


def test_a_pattern_that_finds_its_example(entry_with):
    check_patterns(entry_with('g(...)"\n# example = "g(1)'), [])


def test_a_pattern_that_finds_nothing_in_its_example(entry_with):
    with pytest.raises(Problem) as raised:
        check_patterns(entry_with('f(...)"\n# example = "g(1)'), [])
    assert raised.value.found == "[code.softmax_first], which does not find its own example"


def test_a_pattern_that_also_finds_what_is_right(entry_with):
    with pytest.raises(Problem) as raised:
        check_patterns(entry_with("f(...)"), [])
    assert (raised.value.line, raised.value.found) == (
        7, "[code.softmax_first], which also finds line 1 of losses/one:right"
    )


def test_a_pattern_that_finds_what_is_right_elsewhere(entry_with):
    entry = entry_with("torch.softmax(...)")
    other = entry_with("f(torch.softmax(...))", "losses/two", right="x = torch.softmax(y)")
    with pytest.raises(Problem) as raised:
        check_patterns(entry, [other])
    assert raised.value.found.endswith("also finds line 1 of losses/two:right")


def test_code_that_another_pattern_finds(entry_with):
    other = entry_with("torch.softmax(...)", "losses/two")
    entry = entry_with("f(torch.softmax(x))", right="y = 1\nx = torch.softmax(y)")
    with pytest.raises(Problem) as raised:
        check_patterns(entry, [other])
    assert (raised.value.line, raised.value.found) == (
        15, "a line that [code.softmax_first] of losses/two finds"
    )
