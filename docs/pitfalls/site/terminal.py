"""What mkdocs serve says in the terminal: a few lines for a newcomer, everything with --verbose."""

import logging

from pitfalls.project import Language

log = logging.getLogger("mkdocs.plugins.pitfalls")

ROOTS = ("mkdocs", "properdocs")  # the loggers that print
SERVER = ("Serving on", "Detected file changes", "Reloading browsers")


class FewLines(logging.Filter):
    """Lets through what this plugin and the server say, and every warning and error."""

    def filter(self, record: logging.LogRecord) -> bool:
        ours = record.name.startswith(log.name)
        told = record.getMessage()
        server = record.name.endswith(".livereload") and any(word in told for word in SERVER)
        return ours or server or record.levelno >= logging.WARNING


def be_brief() -> None:
    """Print only what a newcomer needs, unless MkDocs was called with --verbose."""
    for root in map(logging.getLogger, ROOTS):
        for handler in root.handlers:
            if not root.isEnabledFor(logging.DEBUG):
                handler.addFilter(FewLines())


def say_what_is_built(languages: list[Language]) -> None:
    names = " and ".join(language.name for language in languages)
    log.info(f"Building the site in {names}. The first time takes longest.")


def say_how_it_goes_on() -> None:
    log.info("Pages reload when you save a file. Ctrl+C stops the server.")


OBSTACLES = {  # see site/running.py
    "address": (
        "The code on the pages cannot be run: other machines can reach this server. "
        "Leave out --dev-addr, or give it 127.0.0.1 or localhost."
    ),
    "system": (
        "The code on the pages cannot be run here: only Linux 5.13 or later can confine it. "
        "On Windows, use WSL."
    ),
    "torch": (
        "To run the code on the pages, install PyTorch here (pip install torch) and start again."
    ),
}


def say_how_to_run(obstacle: str) -> None:
    told = "To run the code on the pages, open the whole address below; #run=... is the key to it."
    log.info(OBSTACLES.get(obstacle, told))
