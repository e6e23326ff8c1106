"""What pages that are older than the rules of `prose` and `style` have against them.

This may only shrink: a page that is rewritten loses its lines, and new pages get none.
"""

# Entries that break the style guide.
NOT_REWRITTEN: set[str] = {
    "convolution/conv1d-wants-channels-first",
    "convolution/conv2d-arguments",
    "convolution/output-size-rounding",
    "convolution/transposed-output-padding",
    "convolution/which-side-is-padded",
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
    "modules/attention-dropout-in-eval",
    "modules/attention-mask-polarity",
    "modules/build-your-own",
    "modules/children-or-modules",
    "modules/embedding-padding-idx",
    "modules/functional-dropout-in-eval",
    "modules/initialization-bounds",
    "modules/layers-in-a-python-list",
    "modules/named-parameters",
    "modules/nn-or-functional",
    "normalization/running-stats-change-in-forward",
    "normalization/track-running-stats-off",
    "normalization/which-axes",
    "optim/get-lr-or-get-last-lr",
    "optim/plateau-needs-the-metric",
    "saving/best-state-dict-is-a-reference",
    "saving/file-is-not-a-checkpoint",
    "saving/save-and-load",
    "saving/size-mismatch-for-fc-weight",
    "tensors/convert-dtypes",
    "tensors/index-of-a-zero-dim-tensor",
    "tensors/index-out-of-range",
    "tensors/max-returns-a-tuple",
    "tensors/shapes-that-do-not-broadcast",
    "tensors/t-transpose-or-permute",
    "tensors/uint8-wraps-around",
    "tensors/which-type",
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
    "modules/attention-dropout-in-eval": (
        "`False` in this language only",
        "`training = False` in this language only",
        "`training` in this language only",
        "the number 0.25 in '# equal time steps: each has the weight 0.25'",
    ),
    "modules/children-or-modules": (
        "the number 5",
        "the number 6",
    ),
    "modules/functional-dropout-in-eval": (
        "`False` in this language only",
        "`training = False` in this language only",
    ),
    "modules/initialization-bounds": (
        "the number 600",
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
    "saving/file-is-not-a-checkpoint": (
        "the number 64",
    ),
    "tensors/convert-dtypes": (
        "`False` in this language only",
        "the number 2147483648",
    ),
    "tensors/index-of-a-zero-dim-tensor": (
        "the number 5",
        "the number 6",
        "the number 7",
    ),
    "tensors/index-out-of-range": (
        "0 in this language only",
        "1 in this language only",
    ),
    "tensors/numpy-on-requires-grad": (
        "`detach()` in this language only",
    ),
    "tensors/select-rows": (
        "0 in this language only",
        "the number 399",
    ),
    "vision/interpolate-without-batch-axis": (
        "`size` in this language only",
    ),
}
