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
    "data/dataset-and-dataloader",
    "data/lambda-in-a-worker",
    "data/list-append-or-extend",
    "data/samples-of-different-sizes",
    "data/workers-without-main-guard",
    "devices/gpu-name",
    "devices/pin-memory",
    "distributed/data-parallel",
    "distributed/unused-parameters",
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
    "optim/get-lr-or-get-last-lr",
    "optim/plateau-needs-the-metric",
    "rnn/batch-first",
    "rnn/bidirectional-output",
    "rnn/hidden-state-across-batches",
    "rnn/pack-padded",
    "saving/file-is-not-a-checkpoint",
    "saving/size-mismatch-for-fc-weight",
    "tensors/convert-dtypes",
    "tensors/index-of-a-zero-dim-tensor",
    "tensors/index-out-of-range",
    "tensors/max-returns-a-tuple",
    "tensors/shapes-that-do-not-broadcast",
    "tensors/t-transpose-or-permute",
    "tensors/uint8-wraps-around",
    "tensors/which-type",
    "training/forgot-zero-grad",
    "training/gradient-accumulation",
}

# What `prose` finds on entries; the texts are those of the Problems.

OLD_PAGES: dict[str, tuple[str, ...]] = {
    "autograd/detach-or-data": (
        "the number 4 in '# should be [2., 4.]'",
    ),
    "autograd/no-grad-or-requires-grad-false": (
        "`detach()` in this language only",
    ),
    "autograd/validation-without-no-grad": (
        "the number 40,000",
    ),
    "autograd/what-is-grad": (
        "`grad` in this language only",
    ),
    "data/lambda-in-a-worker": (
        "`DataLoader` in this language only",
    ),
    "data/workers-without-main-guard": (
        "`__main__` in this language only",
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
    "rnn/hidden-state-across-batches": (
        "`detach()` in this language only",
    ),
    "rnn/pack-padded": (
        "`batch_first` in this language only",
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
    "training/gradient-accumulation": (
        "`.grad` in this language only",
        "the number 2 in '# 4, 4 and 2 samples'",
    ),
    "vision/interpolate-without-batch-axis": (
        "`size` in this language only",
    ),
}
