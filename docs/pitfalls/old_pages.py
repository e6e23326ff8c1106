"""What pages that are older than the rules of `prose` and `style` have against them.

This may only shrink: a page that is rewritten loses its lines, and new pages get none.
"""

# Entries that break the style guide.
NOT_REWRITTEN: set[str] = {
}

# What `prose` finds on entries; the texts are those of the Problems.

OLD_PAGES: dict[str, tuple[str, ...]] = {
}
