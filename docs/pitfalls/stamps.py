"""Stamps: each page of a pair carries a hash of what the other one says and shows.

So nobody edits one language alone, or changes an output below both, without being told.
"""

from pitfalls.problem import Problem
from pitfalls.project import Project


def stamp_pair(project: Project, name: str) -> None:
    """Say in every page of a pair, by its name or a path, that it was read with the other one."""
    name = project.name_of(name)
    pages = project.pair(name)
    for page in pages:
        if not page.path.exists():
            expected = "the name of a pair, such as losses/softmax-before-cross-entropy"
            fix = "correct the name, or write the page"
            raise Problem(page.path, 1, "no such page", expected, fix)
    for page in pages:
        page.write_stamp(project.other(page))


def stale_pairs(project: Project) -> list[str]:
    """The names of the pairs of which a page was edited, or is missing, since they were stamped."""
    stale = set()
    for page in project.all_pages():
        other = project.other(page)
        if not other.path.exists() or str(page.meta.get("pair")) != other.stamp:
            stale.add(page.name)
    return sorted(stale)
