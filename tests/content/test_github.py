"""What GitHub reads: workflows that trust no pull request, and forms that ask for what is needed.

zizmor and actionlint look deeper; .ci/run runs them.
"""

import re
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
WORKFLOWS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
PINNED = re.compile(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
RUNS_SNIPPETS = re.compile(r"pytest|pitfalls|\.ci/run")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_hash_and_say_their_version(name):
    actions = [line for line in WORKFLOWS[name].splitlines() if "uses: actions/" in line]
    assert actions and [line for line in actions if not PINNED.search(line)] == []


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
    jobs = {
        (name, key): job
        for name, text in WORKFLOWS.items()
        for key, job in yaml.safe_load(text)["jobs"].items()
    }
    writing = [at for at, job in jobs.items() if "write" in job.get("permissions", {}).values()]
    assert writing == [("publish", "publish"), ("weekly", "issue")]
    assert [at for at in writing if RUNS_SNIPPETS.search(str(jobs[at]["steps"]))] == []


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
