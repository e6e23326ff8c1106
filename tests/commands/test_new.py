"""A new entry holds the form at once, is never written over another, and can't be taken for a finished one."""

from datetime import date

import new
import pytest
import rules
from entries import Problem, read_entry

SLUG = "losses/some-mistake"
FILES = [f"snippets/{SLUG}.py", f"docs/en/{SLUG}.md", f"docs/zh/{SLUG}.md"]


def test_three_files_are_written(project, capsys):
    assert new.main([SLUG, "Some mistake"]) is None
    assert [path.relative_to(project).as_posix() for path in sorted(project.rglob("*some-mistake*"))] == sorted(FILES)
    assert [line.strip() for line in capsys.readouterr().out.splitlines()[1:4]] == FILES


def test_the_day_is_today(project):
    assert read_entry(new.write(SLUG, ["Some mistake"])[0]).head["added"] == date.today()


def test_the_code_holds(project, engine):
    snippet = new.write(SLUG, ["Some mistake"])[0]
    assert engine.start(snippet, update=True).result()["wrong"].out == "torch.int64\n"


def test_the_pages_hold_the_form(project):
    snippet, *pages = new.write(SLUG, ["Some mistake"])
    for page in map(rules.Page, pages):
        rules.check_front_matter(page, rules.FRONT_MATTER)
        rules.check_headings(page)
        rules.check_code(page, read_entry(snippet))
        rules.check_pair(page)
        rules.check_chinese(page, [])


def test_every_file_says_what_is_left_to_do(project):
    for path in new.write(SLUG, ["Some mistake", "一个错误"]):
        with pytest.raises(Problem, match="TODO"):
            rules.check_finished(path)


def test_no_stamp_holds(project):
    for path in new.write(SLUG, ["Some mistake"])[1:]:
        with pytest.raises(Problem, match="pair: none"):
            rules.check_stamp(rules.Page(path))


@pytest.mark.parametrize("titles, english, chinese", [
    (["It's 1: a title"], "It's 1: a title", "TODO：标题"),
    (["一个错误"], "TODO: a title", "一个错误"),
    (["一个错误", "Some mistake"], "Some mistake", "一个错误"),
])
def test_a_title_goes_to_the_page_of_its_language(project, titles, english, chinese):
    _, *pages = new.write(SLUG, titles)
    assert [rules.Page(page).parts[0]["title"] for page in pages] == [english, chinese]


@pytest.mark.parametrize("slug, found, expected", [
    ("loss/some-mistake", "docs/topics.yml:1\n  found:    no topic 'loss'", "tensors, autograd, losses"),
    ("losses", "snippets/losses.py:1\n  found:    the slug ''", "as in softmax-before-cross-entropy"),
    ("losses/Some_mistake", "the slug 'Some_mistake'", "as in softmax-before-cross-entropy"),
    ("losses/../x", "the slug '../x'", "as in softmax-before-cross-entropy"),
])
def test_a_bad_name_is_told_with_the_valid_ones(project, slug, found, expected):
    message = new.main([slug, "Some mistake"])
    assert found in message and expected in message and not (project / "snippets").exists()


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_overwritten(project, file):
    (project / file).parent.mkdir(parents=True)
    (project / file).write_text("mine")
    assert new.main([SLUG, "Some mistake"]).startswith(f"{file}:1\n  found:    a file that exists")
    assert [path.read_text() for path in project.rglob("*some-mistake*")] == ["mine"]


def test_without_a_title_the_command_explains_itself():
    assert 'python tests/new.py losses/some-mistake "Its title"' in new.main([SLUG])
