"""What pages that are older than the rules of `prose` and `style` have against them.

This may only shrink: a page that is rewritten loses its lines, and new pages get none.
"""

# Entries that break the style guide.
NOT_REWRITTEN: set[str] = {
    "normalization/running-stats-change-in-forward",
    "normalization/track-running-stats-off",
    "normalization/which-axes",
}

# What `prose` finds on entries; the texts are those of the Problems.

OLD_PAGES: dict[str, tuple[str, ...]] = {
    "autograd/detach-or-data": (
        "the number 4 in '# should be [2., 4.]'",
    ),
    "convolution/conv2d-arguments": (
        "the number 10",
        "the number 121",
        "the number 54.25",
    ),
    "convolution/which-side-is-padded": (
        "0 in this language only",
    ),
    "tensors/numpy-on-requires-grad": (
        "`detach()` in this language only",
    ),
    "tensors/select-rows": (
        "0 in this language only",
        "the number 399",
    ),
}
