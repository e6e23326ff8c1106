"""Holds the search's own matcher against Semgrep: semgrep.py SEMGREP SITE [--all]

SEMGREP is the command, SITE the built site with its pitfalls.semgrep.yml. Both look for every
pattern in the sections, the examples of patterns and the programs of the tests in which the search
finds something; they must find the same in the same lines, except for what is listed here. With
--all, which takes four times as long, they look in those in which it finds nothing, too. The labs
are left out: they have up to 400 lines, for which Semgrep takes minutes, and more than its limit of
time for some patterns.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pitfalls.matching import Finding, all_programs, find
from pitfalls.project import Project
from pitfalls.site.patterns import SEMGREP, rule_id

AT_ONCE = 3000  # lines in one run of Semgrep, whose memory grows with each

# (the id of a rule, the name of a program): why the two find different lines
DIFFERENCES: dict[tuple[str, str], str] = {
    (
        "autograd.modified-by-an-inplace-operation.written_after_activation",
        "autograd/modified-by-an-inplace-operation:wrong_slice",
    ): "Semgrep's $OUT[...] stands for one index, and this is att[:, :, 0]",
    (
        "losses.softmax-over-the-wrong-dim.softmax_over_the_queries",
        "losses/softmax-over-the-wrong-dim:wrong_attention",
    ): "Semgrep reads a @ b / c as a @ (b / c)",
    (
        "losses.softmax-over-the-wrong-dim.softmax_over_the_queries",
        "programs/planted_seventh/handmade_attention.py",
    ): "Semgrep reads a @ b / c as a @ (b / c)",
    (
        "modules.init-weights-with-apply.apply_of_a_call",
        "modules/init-weights-with-apply:demo_others",
    ): "Semgrep does not look into a lambda in a dictionary",
    (
        "normalization.track-running-stats-off.running_stats_removed",
        "normalization/track-running-stats-off:demo_attribute",
    ): "Semgrep does not see x.running_mean = None in x.running_mean = x.running_var = None",
    ("tensors.assign-by-condition.assigned_to_a_copy", "tensors/assign-by-condition:wrong"):
        "Semgrep's $I stands for no slice, and this is boxes[...][:, 0]",
    ("tensors.expand-or-repeat.write_into_expand", "tensors/expand-or-repeat:wrong_mask"):
        "Semgrep's $Y[...] stands for one index, and this is mask[i, :, length:]",
}


def find_with_semgrep(command: str, rules: Path, programs: dict[str, str]) -> set[Finding]:
    """What Semgrep finds."""
    return set().union(*(scan(command, rules, part) for part in parts(programs)))


def parts(programs: dict[str, str]) -> Iterator[dict[str, str]]:
    """The programs, so many in each part that they have about AT_ONCE lines."""
    part: dict[str, str] = {}
    lines = 0
    for name, text in programs.items():
        part[name] = text
        lines += text.count("\n") + 1
        if lines >= AT_ONCE:
            yield part
            part, lines = {}, 0
    if part:
        yield part


def scan(command: str, rules: Path, programs: dict[str, str]) -> set[Finding]:
    """What one run of Semgrep finds, without a network."""
    names = {f"{number}.py": name for number, name in enumerate(programs)}
    with tempfile.TemporaryDirectory() as folder:
        for file, name in names.items():
            Path(folder, file).write_text(programs[name] + "\n", encoding="utf-8")
        options = ["--metrics=off", "--disable-version-check", "--quiet", "--json"]
        options.append("--timeout=300")  # seconds for a rule in a file; the machine may be busy
        run = subprocess.run(
            [command, "scan", *options, "--config", rules, folder],
            stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
        )
    answer = json.loads(run.stdout)
    for error in answer["errors"]:
        sys.exit(f"Semgrep says of {rules}: {error['message']}")
    scanned = {Path(path).name for path in answer["paths"]["scanned"]}
    if unseen := [names[file] for file in names if file not in scanned]:
        sys.exit(f"Semgrep has left out {', '.join(unseen)}")
    return {
        # Semgrep puts the folder of the rules before their names
        Finding(
            ".".join(each["check_id"].split(".")[-3:]),
            names[Path(each["path"]).name], each["start"]["line"],
        )
        for each in answer["results"]
    }


def main(command: str, site: str, extent: str = "") -> None:
    project = Project(Path(__file__).parents[1])
    patterns = {
        rule_id(entry, pattern): pattern
        for entry in project.entries.values()
        for pattern in entry.code.values()
    }
    programs = {
        name: text for name, text in all_programs(project).items()
        if not name.startswith("labs/")
    }
    ours = set(find(patterns, programs))
    if extent != "--all":
        programs = {each.program: programs[each.program] for each in sorted(ours)}
    theirs = find_with_semgrep(command, Path(site, SEMGREP), programs)
    print(
        f"{len(patterns)} patterns in {len(programs)} programs: Semgrep finds {len(theirs)} lines, "
        f"the search {len(ours)}, of which {len(ours & theirs)} are the same."
    )
    different = {(each.pattern, each.program) for each in ours ^ theirs}
    for finding in sorted(ours ^ theirs):
        who = "the search" if finding in ours else "Semgrep"
        why = DIFFERENCES.get((finding.pattern, finding.program), "NOT EXPECTED")
        print(f"Only {who}: {finding.pattern} in line {finding.line} of {finding.program}: {why}")
    if different != {each for each in DIFFERENCES if each[1] in programs}:
        sys.exit("DIFFERENCES in .ci/semgrep.py does not list exactly what differs.")


if __name__ == "__main__":
    main(*sys.argv[1:])
