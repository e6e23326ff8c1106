"""The entries, the topics, and what one language says of them."""

from functools import cached_property
from typing import Any

from mkdocs.plugins import get_plugin_logger

from pitfalls import comments
from pitfalls.entry import SYMPTOMS, Entry
from pitfalls.project import Language, Project

log = get_plugin_logger(__name__)

# What PyTorch documents on one page for a whole module, instead of a page for each name.
SHARED_PAGES = {
    "torch.nn.init.": "nn.init",
    "torch.utils.data.": "data",
    "torch.distributed.": "distributed",
    "torch.distributions.": "distributions",
    "torch.multiprocessing.": "multiprocessing",
    "torch.export.": "export",
    "torch.autograd.Variable": "autograd",
    "torch.autograd.detect_anomaly": "autograd",
    "torch.autograd.graph.saved_tensors_hooks": "autograd",
}

# the groups of a topic's page: the kinds of symptom in each
GROUPS = {
    "errors": ("error", "warning"),
    "silent": ("silent",),
    "costs": ("memory", "slow"),
    "questions": ("question",),
}

Groups = dict[str, list[str]]  # slugs by topic, API or kind of symptom


class Catalog:
    """The project as the site of one language tells it."""

    def __init__(
        self, project: Project, language: Language, repo_url: str, site_url: str,
        live: bool = False,
    ):
        self.project = project
        self.language = language
        self.repo_url = repo_url
        self.site_url = site_url  # of this language's site; empty where it is not known
        self.live = live  # whether the code on the pages can be run where they are read
        self.entries: dict[str, Entry] = {}
        for slug, entry in project.entries.items():
            page = project.page(language.code, slug)
            if page.path.exists():
                self.entries[slug] = self.told(entry)
            else:
                log.warning(f"snippets/{slug}.py has no page {page.label}: write it")
        self.torch = project.records.default_version
        self.parts: dict[str, list] = {}  # what parts.py has made of the long lists, by page
        self.places: dict[str, dict[str, int]] = {}

    @property
    def words(self) -> dict[str, str]:
        return self.language.words

    def told(self, entry: Entry) -> Entry:
        """The entry with its comments in this language."""
        return comments.translated(entry, self.project.page(self.language.code, entry.slug))

    def meta(self, slug: str) -> dict[str, Any]:
        """The front matter of an entry's page."""
        return self.project.page(self.language.code, slug).meta

    def title(self, slug: str) -> str:
        return str(self.meta(slug)["title"])

    def description(self, slug: str) -> str:
        return str(self.meta(slug)["description"])

    def first_message(self, slug: str) -> str:
        """What readers of an error's entry see, unless its title says so; … is what differs."""
        entry = self.entries[slug]
        if self.symptom(slug) not in GROUPS["errors"] or not entry.searched:
            return ""
        message = " ".join(entry.searched[0].split())
        told = max(message.split("*"), key=len).strip()
        return "" if told.lower() in self.title(slug).lower() else message.replace("*", "…")

    def symptom(self, slug: str) -> str:
        """The kind of symptom: error, silent, …; its name is in language.symptoms."""
        return str(self.entries[slug].head["symptom"])

    @property
    def topics(self) -> dict[str, dict[str, str]]:
        """Title and description of each topic that has entries, in the order of the navigation."""
        return {
            name: texts[self.language.code]
            for name, texts in self.project.topics.items()
            if name in self.by_topic
        }

    # --------------------------------------------------------------------------------- groups

    @cached_property
    def by_topic(self) -> Groups:
        groups = self._grouped(lambda entry: [entry.topic])
        return {topic: groups[topic] for topic in self.project.topics if topic in groups}

    @cached_property
    def by_api(self) -> Groups:
        groups = self._grouped(lambda entry: entry.named_apis)
        return {api: groups[api] for api in sorted(groups, key=str.lower)}

    @cached_property
    def by_symptom(self) -> Groups:
        groups = self._grouped(lambda entry: [entry.head["symptom"]])
        return {symptom: groups[symptom] for symptom in SYMPTOMS if symptom in groups}

    def groups_of(self, topic: str) -> Groups:
        """The entries of a topic by what a reader sees, those that most people meet first."""
        first = [f"{topic}/{name}" for name in self.project.topics[topic].get("first", [])]
        slugs = [*filter(self.entries.get, first), *self.by_topic[topic]]
        groups = {
            group: [slug for slug in dict.fromkeys(slugs) if self.symptom(slug) in symptoms]
            for group, symptoms in GROUPS.items()
        }
        return {group: found for group, found in groups.items() if found}

    @cached_property
    def messages(self) -> Groups:
        """Every message that leads to an entry, older wordings too, by the entry, as listed."""
        slugs = [
            slug
            for topic in self.by_topic
            for group in self.groups_of(topic).values()
            for slug in group
            if self.entries[slug].searched
        ]
        found = {slug: self.entries[slug].searched for slug in slugs}
        return {
            slug: list(dict.fromkeys(" ".join(text.split()) for text in texts))
            for slug, texts in found.items()
        }

    @property
    def number_of_messages(self) -> int:
        return len({message for messages in self.messages.values() for message in messages})

    def _grouped(self, keys_of) -> Groups:
        groups: Groups = {}
        for slug, entry in self.entries.items():
            for key in keys_of(entry):
                groups.setdefault(key, []).append(slug)
        return groups


def short_api(api: str) -> str:
    """The name people write: nn.Linear, F.relu, Tensor.view, torch.load."""
    name = api.removeprefix("torch.").replace("nn.functional.", "F.")
    return name if "." in name else api


def official_page(api: str) -> str:
    """The page of PyTorch's documentation that describes an API."""
    base = "https://docs.pytorch.org/docs/stable"
    for start, page in SHARED_PAGES.items():
        if api.startswith(start):
            return f"{base}/{page}.html#{api}"
    owner = api.rpartition(".")[0]
    is_class = owner.rpartition(".")[2][:1].isupper()
    has_pages_for_methods = owner == "torch.Tensor" or owner.startswith("torch.optim.")
    if is_class and not has_pages_for_methods:
        return f"{base}/generated/{owner}.html#{api}"
    return f"{base}/generated/{api}.html"
