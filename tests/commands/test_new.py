"""A new entry has the right form at once, replaces none, and can't be taken for a finished one."""

from datetime import date

import pytest

from pitfalls import rules
from pitfalls.entry import read_entry
from pitfalls.problem import Problem
from pitfalls.scaffold import write

SLUG = "losses/some-mistake"
FILES = [f"snippets/{SLUG}.py", f"docs/en/{SLUG}.md", f"docs/zh/{SLUG}.md"]


def test_three_files_are_written(project, pitfalls, capsys):
    assert pitfalls("new", SLUG, "Some mistake") == 0
    written = project.root.rglob("*some-mistake*")
    assert {path.relative_to(project.root).as_posix() for path in written} == set(FILES)
    assert [line.strip() for line in capsys.readouterr().out.splitlines()[1:4]] == FILES


def test_the_day_is_today(project):
    assert read_entry(write(project, SLUG, ["Some mistake"])[0]).head["added"] == date.today()


def test_the_code_holds(project, engine):
    snippet = write(project, SLUG, ["Some mistake"])[0]
    assert engine.start(snippet, update=True).result()["wrong"].out == "torch.int64\n"


def test_the_pages_hold_the_form(project):
    snippet, *_ = write(project, SLUG, ["Some mistake"])
    for page in project.pair(SLUG):
        rules.check_front_matter(page, rules.FRONT_MATTER)
        rules.check_headings(page, project.languages[page.language].headings)
        rules.check_code(page, read_entry(snippet))
        rules.check_pair(page, project.other(page))
        rules.check_language(page, [])


def test_every_file_says_what_is_left_to_do(project):
    for path in write(project, SLUG, ["Some mistake", "一个错误"]):
        with pytest.raises(Problem, match="TODO"):
            rules.check_finished(path)


def test_no_stamp_holds(project):
    write(project, SLUG, ["Some mistake"])
    for page in project.pair(SLUG):
        with pytest.raises(Problem, match="pair: none"):
            rules.check_stamp(page, project.other(page))


@pytest.mark.parametrize(
    "titles, english, chinese",
    [
        (["It's 1: a title"], "It's 1: a title", "TODO：标题"),
        (["一个错误"], "TODO: a title", "一个错误"),
        (["一个错误", "Some mistake"], "Some mistake", "一个错误"),
    ],
)
def test_a_title_goes_to_the_page_of_its_language(project, titles, english, chinese):
    write(project, SLUG, titles)
    assert [page.meta["title"] for page in project.pair(SLUG)] == [english, chinese]


@pytest.mark.parametrize(
    "slug, found, expected",
    [
        (
            "loss/some-mistake", "docs/topics.yml:1\n  found:    no topic 'loss'",
            "tensors, autograd, losses",
        ),
        (
            "losses", "snippets/losses.py:1\n  found:    the slug ''",
            "as in softmax-before-cross-entropy",
        ),
        ("losses/Some_mistake", "the slug 'Some_mistake'", "as in softmax-before-cross-entropy"),
        ("losses/../x", "the slug '../x'", "as in softmax-before-cross-entropy"),
    ],
)
def test_a_bad_name_is_told_with_the_valid_ones(project, pitfalls, capsys, slug, found, expected):
    assert pitfalls("new", slug, "Some mistake") == 1
    message = capsys.readouterr().err
    assert found in message and expected in message
    assert list(project.root.rglob("*.py")) == []


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_overwritten(project, pitfalls, capsys, file):
    path = project.root / file
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    assert pitfalls("new", SLUG, "Some mistake") == 1
    assert capsys.readouterr().err.startswith(f"{file}:1\n  found:    a file that exists")
    found = project.root.rglob("*some-mistake*")
    assert [path.read_text(encoding="utf-8") for path in found] == ["mine"]


# --------------------------------------------------------------------- the error, and more pairs


@pytest.mark.parametrize("error, kind, message", [
    ("IndexError: Target 3 is out of bounds.", "IndexError", "Target * is out of bounds."),
    ("RuntimeError: size [4, 3], got [4, 7]", "RuntimeError", "size [*], got [*]"),
    ("ValueError: 0D or 1D target, at -1.5 of 2", "ValueError", "0D or 1D target, at * of *"),
    ("RuntimeError: mat1 and mat2 shapes (2x3 and 4 x 5)", "RuntimeError",
     "mat1 and mat2 shapes (2x3 and *)"),
    ("Traceback (most recent call last):\n  x\nValueError: too few: 3", "ValueError",
     "too few: *"),
    ("torch.OutOfMemoryError: full of 3", "RuntimeError", "torch.OutOfMemoryError: full of *"),
    ("""RuntimeError: it's "bad" 7""", "RuntimeError", """it's "bad" *"""),
])
def test_an_error_becomes_the_message(project, engine, error, kind, message):
    snippet = write(project, SLUG, ["Some mistake"], error)[0]
    entry = read_entry(snippet)
    assert (entry.messages, entry.head["symptom"]) == ([message], "error")
    run = engine.start(snippet, update=True).result()["wrong"]
    assert run.error.startswith(f"{kind}: ")
    assert read_entry(snippet).raising == ["wrong"]


@pytest.mark.parametrize("error", [
    "", "Oops", "RuntimeError", "size [4, 3], got [4, 7]",
    "RuntimeError: 42", "RuntimeError: 张量不对", "RuntimeError: * *",
])
def test_an_error_without_its_kind_or_words(project, pitfalls, capsys, error):
    assert pitfalls("new", SLUG, "Some mistake", "--error", error) == 1
    assert (
        f"  found:    the error {error!r}\n"
        "  expected: SomeError: and its message, in ASCII, with words\n"
    ) in capsys.readouterr().err
    assert list(project.root.rglob("*.py")) == []


def test_two_pairs(project, pitfalls, engine):
    assert pitfalls("new", SLUG, "Some mistake", "--pairs", "2") == 0
    snippet = project.entry_path(SLUG)
    assert list(read_entry(snippet).shown) == ["wrong", "right", "wrong_b", "right_b"]
    engine.start(snippet, update=True).result()
    for page in project.pair(SLUG):
        rules.check_headings(page, project.languages[page.language].headings)
        rules.check_code(page, read_entry(snippet))
        rules.check_pair(page, project.other(page))


def test_without_a_title_the_command_explains_itself(pitfalls, capsys):
    with pytest.raises(SystemExit) as ended:
        pitfalls("new", SLUG)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("pitfalls new: the following arguments are required: TITLE\n\nusage: ")
    assert 'pitfalls new losses/some-mistake "Its title"' in told
    assert told.endswith("\nMore about it: pitfalls new --help\n")
