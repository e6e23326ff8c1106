"""Shows what other versions of PyTorch answered: the strip below an entry's title, and the page of what changed."""

import html

from entries import ERROR, WARNING, Entry
from records import difference, kind, written

KINDS = ("raises", "runs", "warning", "wording", "output")


def short(version: str) -> str:
    """2.6 for 2.6.0."""
    return ".".join(version.split(".")[:2])


def states(catalog, entry: Entry) -> dict[str, str]:
    """How each version behaved, where all of the entry was seen or something was seen to differ: same, differs or fails.

    The default version behaves as shown, since the tests prove it with the build of PyTorch that they have. What its own
    record says otherwise is of pip's build, which the records are of, and no difference of another version.
    """
    found, build = {catalog.torch: "same"}, catalog.history[catalog.torch].get(entry.slug, {})
    for version, answers in catalog.history.items():
        if version == catalog.torch:
            continue
        seen = answers.get(entry.slug, {})
        kinds = [kind(answer, written(entry.shown[name])) for name, answer in seen.items()
                 if answer not in (written(entry.shown[name]), build.get(name))]
        if kinds:
            found[version] = "fails" if "runs" in kinds else "differs"
        elif len(seen) == len(entry.shown):
            found[version] = "same"
    return found


def strip(catalog, entry: Entry) -> str:
    """A line that says where the entry behaves as shown; what others answered unfolds below it. Nothing for a GPU's entry."""
    if "device" in entry.head:
        return ""
    found, words = states(catalog, entry), catalog.words
    by_state = {state: [short(version) for version in catalog.history if found.get(version) == state] for state in ("same", "differs", "fails")}
    told = [words["seen_" + state].format(words["comma"].join(versions)) for state, versions in by_state.items() if versions]
    line = " ".join(told).replace("。 ", "。")
    if not (rows := "".join(others(catalog, entry))):
        return f'<p class="versions">{line}</p>'
    return f'<details class="versions"><summary>{line}</summary>{rows}</details>'


def others(catalog, entry: Entry):
    """Each message or output that a page lacks, or has beyond it, with the sections and the versions where it is so."""
    words, places = catalog.words, {}
    for version, answers in catalog.history.items():
        for name, answer in answers.get(entry.slug, {}).items():
            if answer != (shown := written(entry.shown[name])):
                lines = difference(shown, answer)
                came, gone = ([line[2:] for line in lines if line[0] == mark] for mark in "+-")
                told = blocks(came) or [("without", text) for _, text in blocks(gone)] if answer.printed else [("nothing", words["nothing"])]
                for block in told:
                    places.setdefault(block, {}).setdefault(name, []).append(f"{version} (CUDA)" if version == catalog.torch else version)
    for (sort, text), versions_of in places.items():
        names, without = {}, f" · {words['without']}" if sort == "without" else ""
        for name in entry.shown:
            if name in versions_of:
                names.setdefault(words["comma"].join(versions_of[name]), []).append(f'<a href="#code-{name}"><code>{name}</code></a>')
        yield "".join(f"<p>{' '.join(links)} · PyTorch {versions}{without}</p>" for versions, links in names.items())
        yield f"<p>{text}</p>" if sort == "nothing" else f"<pre>{sample('output' if without else sort, text)}</pre>"


def sample(sort: str, text: str) -> str:
    return f'<samp class="{sort}">{html.escape(text, quote=False)}</samp>'


def blocks(lines) -> list[tuple[str, str]]:
    """Output cut into its errors, its warnings and the rest; an error reaches to the next."""
    found, sort = [], "output"
    for line in lines:
        new = "error" if ERROR.match(line) else "warning" if WARNING.match(line) else "output"
        if new != "output" or sort != "error":
            sort = new
        if not found or new != "output" or found[-1][0] != sort:
            found.append((sort, []))
        found[-1][1].append(line)
    return [(sort, "\n".join(texts)) for sort, texts in found]


def what_changed(catalog) -> str:
    """Every change between one recorded version and the next, newest first, the same change told once."""
    versions, words = list(catalog.history), catalog.words
    parts = [table(catalog, versions)]
    for before, after in reversed(list(zip(versions, versions[1:]))):
        changes = changes_between(catalog, before, after)
        entries = {slug for places in changes.values() for slug, _ in places}
        parts.append(f"## PyTorch {after} {{#{short(after)}}}\n\n" + words["version_changed"].format(before=before, entries=len(entries)))
        for sort in KINDS:
            if items := [change(catalog, *told, places) for (this, *told), places in changes.items() if this == sort]:
                parts += [f"### {words['version_' + sort]} {{#{short(after)}-{sort}}}", f'<ul class="changes">{"".join(items)}</ul>']
    return "\n\n".join(parts)


def changes_between(catalog, before: str, after: str) -> dict[tuple, list[tuple[str, str]]]:
    """Kind, lines that went, lines that came -> the entries and sections where they did."""
    found = {}
    for slug, entry in catalog.entries.items():
        for name in entry.shown:
            one, two = (catalog.history[version].get(slug, {}).get(name) for version in (before, after))
            if one and two and one != two:
                lines = difference(one, two)
                gone, came = (tuple(line[2:] for line in lines if line[0] == mark) for mark in "-+")
                found.setdefault((kind(one, two), gone, came), []).append((slug, name))
    return found


def change(catalog, gone: tuple[str, ...], came: tuple[str, ...], places: list[tuple[str, str]]) -> str:
    links = {}
    for slug, name in places:
        links.setdefault(slug, f'<a href="../{slug}/#code-{name}">{html.escape(catalog.meta[slug]["title"])}</a>')
    texts = "".join(f"<p>{catalog.words[when]}</p><pre>{''.join(sample(*block) for block in blocks(lines))}</pre>"
                    for when, lines in (("before", gone), ("after", came)) if lines)
    return f"<li>{catalog.words['comma'].join(links.values())}{texts}</li>"


def table(catalog, versions: list[str]) -> str:
    """How many sections ran on each version, and how many of them answer as the pages show."""
    rows = []
    for version in versions:
        seen = [(answer, written(catalog.entries[slug].shown[name])) for slug, answers in catalog.history[version].items()
                if slug in catalog.entries for name, answer in answers.items()]
        rows.append(f"| {version} | {len(seen)} | {sum(answer != shown for answer, shown in seen)} |")
    return "\n".join([f"| PyTorch | {catalog.words['sections_run']} | {catalog.words['sections_differ']} |", "|---|---|---|", *rows])
