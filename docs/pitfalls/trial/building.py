"""Builds the site for the tests, as a reader without PyTorch would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from entries import ROOT

URL = "https://example.org/pitfalls/"
# The site is built where torch can't be imported, whatever is installed.
MKDOCS = [sys.executable, "-c", "import sys; sys.modules['torch'] = None; from mkdocs.__main__ import cli; cli()"]


def mkdocs_build(directory: Path, project: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """Build a project, strictly if it is whole, with the settings of the environment and no others."""
    strict = ["--strict"] if project == ROOT else []
    return subprocess.run([*MKDOCS, "build", *strict, "--config-file", project / "mkdocs.yml", "--site-dir", directory],
                          env=os.environ | {"SITE_URL": "", "REPO_URL": ""} | environment, capture_output=True, text=True, cwd=project)


def build(directory: Path, project: Path = ROOT, **environment: str) -> Path:
    """Build the site; AssertionError with what mkdocs said where that fails."""
    run = mkdocs_build(directory, project, **environment)
    assert run.returncode == 0, run.stderr
    return directory


def copy_topic(topic: str, project: Path) -> Path:
    """A project with one topic and no labs, which builds in a fraction of the time; links to the others lead nowhere."""
    unwanted = [path.name for path in (ROOT / "snippets").iterdir() if path.is_dir() and path.name != topic]
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("labs", *unwanted))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project
