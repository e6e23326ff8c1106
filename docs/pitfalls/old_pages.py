"""What pages that are older than the rules of `prose` and `style` have against them.

This may only shrink: a page that is rewritten loses its lines, and new pages get none.
"""

# Entries that break the style guide.
NOT_REWRITTEN: set[str] = {
    "autograd/backward-twice",
    "autograd/freeze-part-of-a-model",
    "autograd/no-grad-or-requires-grad-false",
    "autograd/validation-without-no-grad",
    "autograd/what-is-grad",
    "compile/dynamic-or-static-graph",
    "convolution/conv1d-wants-channels-first",
    "convolution/conv2d-arguments",
    "convolution/output-size-rounding",
    "convolution/transposed-output-padding",
    "convolution/which-side-is-padded",
    "data/dataset-and-dataloader",
    "data/lambda-in-a-worker",
    "data/list-append-or-extend",
    "data/samples-of-different-sizes",
    "data/workers-without-main-guard",
    "devices/gpu-name",
    "devices/pin-memory",
    "distributed/data-parallel",
    "distributed/unused-parameters",
    "losses/all-labels-ignored",
    "losses/bce-or-bce-with-logits",
    "losses/cross-entropy-three-ways",
    "losses/kl-div-wants-log-probabilities",
    "losses/size-average-or-reduction",
    "losses/what-are-logits",
    "losses/which-classification-loss",
    "normalization/running-stats-change-in-forward",
    "normalization/track-running-stats-off",
    "normalization/which-axes",
    "optim/get-lr-or-get-last-lr",
    "optim/plateau-needs-the-metric",
    "rnn/batch-first",
    "rnn/bidirectional-output",
    "rnn/hidden-state-across-batches",
    "rnn/pack-padded",
    "saving/best-state-dict-is-a-reference",
    "saving/file-is-not-a-checkpoint",
    "saving/save-and-load",
    "saving/size-mismatch-for-fc-weight",
    "training/forgot-zero-grad",
    "training/gradient-accumulation",
}

# What `prose` finds on entries; the texts are those of the Problems.

OLD_PAGES: dict[str, tuple[str, ...]] = {
    "autograd/no-grad-or-requires-grad-false": (
        "`detach()` in this language only",
    ),
    "autograd/validation-without-no-grad": (
        "the number 40,000",
    ),
    "autograd/what-is-grad": (
        "`grad` in this language only",
    ),
    "convolution/conv2d-arguments": (
        "the number 10",
        "the number 121",
        "the number 54.25",
    ),
    "convolution/which-side-is-padded": (
        "0 in this language only",
    ),
    "data/lambda-in-a-worker": (
        "`DataLoader` in this language only",
    ),
    "data/workers-without-main-guard": (
        "`__main__` in this language only",
    ),
    "losses/all-labels-ignored": (
        "`backward()` in this language only",
    ),
    "losses/bce-or-bce-with-logits": (
        "`(N, labels, H, W)` in this language only",
        "`(N, 标签数, H, W)` in this language only",
        "`(labels, 1, 1)` in this language only",
        "`(标签数, 1, 1)` in this language only",
        "the number 10",
    ),
    "losses/kl-div-wants-log-probabilities": (
        "`detach()` in this language only",
    ),
    "losses/which-classification-loss": (
        "`(N, labels)` in this language only",
        "`(N, 标签数)` in this language only",
    ),
    "optim/get-lr-or-get-last-lr": (
        "30 in this language only",
    ),
    "optim/model-parameters-misspelt": (
        "14 foreign words, 10 Chinese characters",
    ),
    "optim/plateau-needs-the-metric": (
        "`ReduceLROnPlateau` in this language only",
        "the number 0.0001",
        "the number 0.01",
    ),
    "rnn/hidden-state-across-batches": (
        "`detach()` in this language only",
    ),
    "rnn/pack-padded": (
        "`batch_first` in this language only",
    ),
    "saving/file-is-not-a-checkpoint": (
        "the number 64",
    ),
    "training/gradient-accumulation": (
        "`.grad` in this language only",
        "the number 2 in '# 4, 4 and 2 samples'",
    ),
    "vision/interpolate-without-batch-axis": (
        "`size` in this language only",
    ),
}
