"""A contributor's mistake ends the build with its own words: where it is, and how to fix it."""

import pytest

from pitfalls.trial.building import copy_topic, mkdocs_build

SNIPPET = "snippets/losses/softmax-before-cross-entropy.py"
ENGLISH = "docs/en/losses/softmax-before-cross-entropy.md"
CHINESE = "docs/zh/losses/softmax-before-cross-entropy.md"
INCLUDE = "losses/softmax-before-cross-entropy.py:wrong"


@pytest.mark.parametrize(
    "file, old, new, message",
    [
        (CHINESE, ".py:wrong", ".py:worng", ".py:worng, which does not exist"),
        (ENGLISH, INCLUDE, "losses/no.py:wrong", "losses/no.py:wrong, which does not exist"),
        (SNIPPET, "[end:check]", "[end:chekc]", "unknown section 'chekc'"),
    ],
    ids=["section", "file", "marker"],
)
def test_build_names_what_is_missing(tmp_path, file, old, new, message):
    copy_topic("losses", tmp_path)
    spoilt = tmp_path / file
    text = spoilt.read_text(encoding="utf-8")
    spoilt.write_text(text.replace(old, new), encoding="utf-8")
    run = mkdocs_build(tmp_path / "site", tmp_path)
    assert run.returncode == 1
    assert message in run.stderr
    assert file in run.stderr
    assert "to fix:" in run.stderr
    assert "Traceback" not in run.stderr
