"""Runs what the page on Semgrep says, with the rules of the built site: semgrep_page.py BIN SITE

BIN is the folder with the command, SITE the built site. The command line must show the address of a
page for a program with a mistake; the hook and the workflow must fail.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from pitfalls.matching import programs
from pitfalls.project import Project
from pitfalls.site.patterns import SEMGREP

BLOCK = re.compile(r"```(?:bash|yaml title=\"\S+\")\n(.*?)```", re.DOTALL)


def main(folder: str, site: str) -> None:
    project = Project(Path(__file__).parents[1])
    command_line, hook, workflow = BLOCK.findall(project.page("en", "semgrep").body)
    [step] = yaml.safe_load(hook)["repos"][0]["hooks"]
    steps = yaml.safe_load(workflow)["jobs"]["pitfalls"]["steps"]
    entry = next(each for each in project.entries.values() if each.code)
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(Path(site, SEMGREP), place)
        for number, text in enumerate(programs(entry, "wrong").values()):
            Path(place, f"train_{number}.py").write_text(text, encoding="utf-8")
        for command, status in [
            (command_line, 0),
            (f"{step['entry']} train_*.py", 1),
            ("\n".join(each["run"] for each in steps if "run" in each), 1),
        ]:
            run = subprocess.run(
                ["bash", "-euc", command], cwd=place, text=True, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
            )
            printed = "".join(run.stdout.split())  # Semgrep wraps long addresses
            if f"en/{entry.slug}/" not in printed:
                sys.exit(f"{run.stdout}\n{command}\nprinted no address of {entry.slug}")
            if run.returncode != status:
                sys.exit(f"{run.stdout}\n{command}\nended with {run.returncode}, not {status}")


if __name__ == "__main__":
    main(*sys.argv[1:])
