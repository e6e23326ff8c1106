"""Builds the site as a reader without PyTorch would, and makes smaller projects to build."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[3]  # of the project that this package belongs to
URL = "https://example.org/pitfalls/"
EXAMPLE = re.compile(r"<!-- example .*? -->")
# The site is built where torch can't be imported, whatever is installed.
MKDOCS = [
    sys.executable,
    "-c",
    "import sys; sys.modules['torch'] = None; from mkdocs.__main__ import cli; cli()",
]


def mkdocs_build(
    directory: Path, root: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project, strictly if it is whole, with these settings and no others."""
    config = root / "mkdocs.yml"
    command = [*MKDOCS, "build", "--config-file", str(config), "--site-dir", str(directory)]
    if root == ROOT:
        command.append("--strict")
    settings = os.environ | {"SITE_URL": "", "REPO_URL": ""} | environment
    return subprocess.run(
        command, env=settings, cwd=root, capture_output=True, text=True, encoding="utf-8"
    )


def build(directory: Path, root: Path = ROOT, **environment: str) -> Path:
    """Build the site; AssertionError with what mkdocs said where that fails."""
    run = mkdocs_build(directory, root, **environment)
    assert run.returncode == 0, run.stderr
    return directory


def copy_project(target: Path, without: Iterable[str] = (), root: Path = ROOT) -> Path:
    """A project of its own to build, without the files and folders of these names."""
    unwanted = shutil.ignore_patterns("pitfalls", "__pycache__", *without)
    for name in ("docs", "snippets"):
        shutil.copytree(root / name, target / name, ignore=unwanted)
    shutil.copy(root / "mkdocs.yml", target)
    return target


def copy_topic(topic: str, target: Path) -> Path:
    """A project with one topic and no labs, which builds in a fraction of the time.

    Links to the other topics lead nowhere; the home page has examples of this one only.
    """
    topics = [path.name for path in (ROOT / "snippets").iterdir() if path.is_dir()]
    others = [name for name in topics if name != topic]
    copy_project(target, ["labs", *others])
    for home in target.glob("docs/*/index.md"):
        text = home.read_text(encoding="utf-8")
        text = EXAMPLE.sub(lambda marker: marker[0] if f" {topic}/" in marker[0] else "", text)
        home.write_text(text, encoding="utf-8")
    return target
