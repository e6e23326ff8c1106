"""Since when and until when PyTorch has a name: the page of them, and what the search reads."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pitfalls.names import NamesByVersion, split
from pitfalls.records import short
from pitfalls.site.catalog import Catalog

# What people import from, and the classes whose methods they call; the page lists their names.
_OWNERS = """
    torch torch.Tensor torch.accelerator torch.amp torch.ao.quantization torch.autograd
    torch.backends.cuda torch.backends.cudnn torch.backends.mps torch.compiler torch.cpu torch.cuda
    torch.cuda.amp torch.distributed torch.distributed.fsdp torch.export torch.fft torch.func
    torch.fx torch.hub torch.jit torch.library torch.linalg torch.mps torch.multiprocessing torch.nn
    torch.nn.attention torch.nn.functional torch.nn.init torch.nn.parallel torch.nn.utils
    torch.nn.utils.rnn torch.onnx torch.optim torch.optim.lr_scheduler torch.optim.swa_utils
    torch.profiler torch.quantization torch.random torch.serialization torch.sparse torch.special
    torch.testing torch.utils torch.utils.checkpoint torch.utils.data torch.utils.tensorboard
"""
OWNERS = set(_OWNERS.split())
# classes of which parameters of methods are known, as proof/public.py collects them
_CLASSES = """
    torch.nn.Module torch.optim.Optimizer torch.utils.data.DataLoader torch.amp.GradScaler
    torch.cuda.amp.GradScaler torch.jit.ScriptModule torch.nn.parallel.DistributedDataParallel
    torch.optim.lr_scheduler.LRScheduler torch.optim.lr_scheduler._LRScheduler
    torch.distributed.fsdp.FullyShardedDataParallel
"""
OWNERS |= set(_CLASSES.split())
IMPORTED_BY_MANY = {"torch._six/"}  # though it says that it is private


class Span(NamedTuple):
    """Where a name stands among the recorded versions: 2.0, for 2.0.1; empty where it is known."""

    kind: str  # since, until, between, always, some or never: which sentence tells it
    first: str
    last: str
    before: str  # the recorded version before the first one; empty if that is the oldest
    after: str  # the recorded version after the last one; empty if that is the newest


KINDS = {  # of a name, by whether there is a version before, and one after
    (True, True): "between", (True, False): "since", (False, True): "until",
    (False, False): "always",
}


def span_of(catalog: Catalog, names: NamesByVersion, name: str) -> Span:
    """The first and the last version that have a name, as readers are told them."""
    versions, in_wheel = names.versions_of(name), catalog.words["in_wheel"]
    having = [version for version in names.by_name.get(name, []) if version in versions]
    told = {
        each: in_wheel.format(short(each)) if each in names.wheels else short(each)
        for each in versions
    }
    return span(having, versions, told)


def span(having: Iterable[str], versions: list[str], told: Mapping[str, str]) -> Span:
    """The first and the last version that have a name, and their neighbours.

    Of a name that none has, the first and the last of all.
    """
    places = [versions.index(version) for version in having]
    if not places:
        return Span("never", told[versions[0]], told[versions[-1]], "", "")
    first, last = min(places), max(places)
    is_whole = len(places) == last - first + 1
    return Span(
        kind=KINDS[first > 0, last + 1 < len(versions)] if is_whole else "some",
        first=told[versions[first]],
        last=told[versions[last]],
        before=told[versions[first - 1]] if first else "",
        after=told[versions[last + 1]] if last + 1 < len(versions) else "",
    )


def sentence(words: Mapping[str, str], found: Span) -> str:
    return words[f"names_{found.kind}"].format(**found._asdict())


def shown(name: str) -> str:
    """A name as readers write it: torch.load(mmap=), and torch.fx for torch.fx/."""
    return name.removesuffix("/").replace(")", "=)")


def id_of(name: str) -> str:
    """Where the page of names tells it."""
    return name.removesuffix(")").replace("(", "-").removesuffix("/")


def is_told(name: str) -> bool:
    """Whether readers can look a name up: a module, or a public name of what they import from."""
    owner, rest = split(name)
    if rest.startswith("("):  # a parameter, of a function or class that is told
        return is_told(owner) and not rest.startswith("(_")
    if rest.endswith("/"):
        return "._" not in name or name in IMPORTED_BY_MANY
    return owner in OWNERS and not rest.startswith("._")


class Told(NamedTuple):
    """What the page says of a name, and the entry that has something else for it, if any."""

    sentence: str
    entry: str


def changed(catalog: Catalog) -> dict[str, dict[str, Told]]:
    """Each name that only some versions have, or that an entry replaces, by what it is in."""
    names, replaced = catalog.project.names, replacements(catalog)
    having = {
        name: versions
        for name, versions in names.by_name.items()
        if len(versions) < len(names.versions_of(name)) and is_told(name)
        and f"{name}/" not in names.by_name  # the module is told
    }
    having |= {name: [] for name in replaced if f"{name}/" not in having and name not in having}
    found: dict[str, dict[str, Told]] = {}
    for name in sorted(having, key=str.lower):
        owner = name.partition("(")[0].rstrip("/").rpartition(".")[0]
        private = not having[name] and "._" in name  # of what such a module has, nothing is known
        text = "" if private else sentence(catalog.words, span_of(catalog, names, name))
        told = Told(text, replaced.get(name.rstrip("/"), ""))
        found.setdefault(owner, {})[name] = told
    return found


def came_and_gone(catalog: Catalog, before: str, after: str) -> tuple[list[str], list[str]]:
    """What only the later and what only the earlier of two versions has, as the page lists it.

    Without what is in something that came or went itself.
    """
    names = catalog.project.names
    changed = {
        name: after in having for name, having in names.by_name.items()
        if (before in having) != (after in having) and is_told(name)
        and f"{name}/" not in names.by_name  # the module is told
    }
    told = [name for name in sorted(changed, key=str.lower) if not _owners(name) & changed.keys()]
    return [name for name in told if changed[name]], [name for name in told if not changed[name]]


def _owners(name: str) -> set[str]:
    """The modules, classes and the function that a name is in: torch.fx/, torch.fx.Graph."""
    parts = re.split(r"[.(]", name.rstrip("/"))[:-1]
    paths = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return {*paths, *(f"{path}/" for path in paths)}


def replacements(catalog: Catalog) -> dict[str, str]:
    """The entry that has something else for a name, by the name."""
    return {name: slug for slug, entry in catalog.entries.items() for name in entry.gone}


def write_names(catalog: Catalog, site_dir: str) -> None:
    """search/names.json: what the search says of each name and module.

    {"names": [[sentence, whether the page lists it, {"torch.nn": "GELU Linear"}], ...],
    "never": the sentence of a name that no version has, "instead": {name: [its page, sentence]}}
    """
    names = catalog.project.names
    groups: dict[tuple[str, bool], dict[str, list[str]]] = {}
    sentences: dict[tuple[str, ...], str] = {}  # by all the versions, and those that have a name
    for name, having in names.by_name.items():
        if name.endswith("/") or is_told(name):
            versions = names.versions_of(name)
            known = (*versions, "has", *having)
            if known not in sentences:
                sentences[known] = sentence(catalog.words, span_of(catalog, names, name))
            owner, rest = split(name)
            group = (sentences[known], len(having) < len(versions))
            groups.setdefault(group, {}).setdefault(owner, []).append(rest.lstrip("."))
    instead = catalog.words["names_instead"]
    found = {
        "names": [
            [text, listed, {owner: " ".join(rests) for owner, rests in owners.items()}]
            for (text, listed), owners in groups.items()
        ],
        "never": sentence(catalog.words, span_of(catalog, names, "")) if names.versions else "",
        "instead": {
            name: [f"{slug}/", instead.format(catalog.title(slug))]
            for name, slug in replacements(catalog).items()
        },
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    Path(site_dir, "search/names.json").write_text(text, encoding="utf-8")
