"""What GitHub reads: workflows that trust no pull request, and forms that ask for what is needed. zizmor and actionlint
look deeper; .ci/run runs them."""

import re

import pytest
import yaml
from entries import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = {path.stem: path.read_text() for path in sorted((GITHUB / "workflows").glob("*.yml"))}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_hash_and_say_their_version(name):
    actions = [line for line in WORKFLOWS[name].splitlines() if "uses: actions/" in line]
    assert actions and [line for line in actions if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_the_workflow_of_pull_requests_only_reads():
    workflow = yaml.safe_load(WORKFLOWS["test"])
    assert workflow["permissions"] == {"contents": "read"}
    assert list(workflow[True]) == ["pull_request", "workflow_call"]  # YAML takes the key `on` for true
    assert "permissions" not in workflow["jobs"]["test"]


@pytest.mark.parametrize("word", ["secrets.", "pull_request_target", "actions/cache", "cache:"])
def test_no_workflow_holds_a_secret_or_a_cache(word):
    assert [name for name, text in WORKFLOWS.items() if word in text] == []


def test_what_runs_snippets_cannot_write():
    workflows = {name: yaml.safe_load(text)["jobs"] for name, text in WORKFLOWS.items()}
    jobs = {(name, key): job for name, workflow in workflows.items() for key, job in workflow.items()}
    writing = [at for at, job in jobs.items() if "write" in job.get("permissions", {}).values()]
    assert writing == [("publish", "publish"), ("weekly", "issue")]
    assert [at for at in writing if re.search(r"pytest|record\.py|\.ci/run", str(jobs[at]["steps"]))] == []


@pytest.mark.parametrize("form, needed", [
    ("pitfall", {"code", "printed", "expected", "version"}),
    ("wrong-claim", {"page", "claim", "code", "printed", "version"}),
])
def test_forms_ask_for_what_is_needed(form, needed):
    text = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8"))
    assert {field["id"] for field in text["body"] if field.get("validations", {}).get("required")} == needed
