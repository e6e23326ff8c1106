"""assets/explain.js: values are found in a message whatever its form, keys are compared."""

from pathlib import Path

import pytest

from pitfalls.project import Project
from pitfalls.trial.explaining import explained

KEYS = Project(Path(__file__).parents[2]).languages["en"].keys
MATMUL = ("mat1 and mat2 shapes cannot be multiplied (*x* and *x*)", "{1}, {2}, {3}, {4}")
DTYPE = ("expected scalar type Float but found *", "{1}")
VERBOSE = ("*.__init__() got an unexpected keyword argument *", "{1}, {2}")
STATE = (
    "Error(s) in loading state_dict for *:*Missing key(s) in state_dict: *"
    "Unexpected key(s) in state_dict: *.",
    "{keys}",
)


def answer(text, *sentences):
    return explained([(list(sentences), text, KEYS)])[0]


@pytest.mark.parametrize("text, sentence, told", [
    ("mat1 and mat2 shapes cannot be multiplied (8x864 and 600x5)", MATMUL, "8, 864, 600, 5"),
    ("mat1 and mat2 shapes cannot\n  be multiplied (8x864\nand 600x5)", MATMUL, "8, 864, 600, 5"),
    (
        "mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)\n\nDuring handling of the above "
        "exception, another exception occurred:\n\n"
        "mat1 and mat2 shapes cannot be multiplied (5x6 and 7x8)",
        MATMUL, "5, 6, 7, 8",
    ),
    ("RuntimeError: expected scalar type Float but found Double", DTYPE, "Double"),
    ("expected scalar type Float but found Double.\nMore", DTYPE, "Double"),
    ("报错 expected scalar type Float but found Double怎么办？", DTYPE, "Double"),
    ("StepLR.__init__() got an unexpected keyword argument 'verbose'", VERBOSE, "StepLR, verbose"),
    ("StepLR.__init__() got an unexpected keyword argument ‘verbose’", VERBOSE, "StepLR, verbose"),
])
def test_values(text, sentence, told):
    assert answer(text, sentence)["sentence"] == told


@pytest.mark.parametrize("text, said", [
    (
        "Traceback ...\nRuntimeError: mat1 and mat2 shapes cannot be\nmultiplied (1x2 and 3x4)\n$",
        "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)",
    ),
    (
        "TypeError: StepLR.__init__() got an unexpected keyword argument 'verbose' in line 3",
        "TypeError: StepLR.__init__() got an unexpected keyword argument 'verbose'",
    ),
])
def test_the_message_as_the_reader_has_it(text, said):
    assert answer(text, MATMUL, VERBOSE)["said"] == said


@pytest.mark.parametrize("text", [
    "",
    "mat1 and mat2 shapes cannot be multiplied",
    "mat1 and mat2 shapes cannot be multiplied (8x864",
    f"mat1 and mat2 shapes cannot be multiplied ({'8' * 101}x1 and 2x3)",
    "expected scalar type Float but found",
    " .__init__() got an unexpected keyword argument 'verbose'",
])
def test_texts_without_the_values(text):
    assert answer(text, MATMUL, DTYPE, VERBOSE) is None


def test_of_two_messages_the_longer_one():
    text = "expected scalar type Float but found Half"
    assert answer(text, ("expected scalar type * but found *", "{2}, {1}"), DTYPE) == {
        "said": text, "sentence": "Half",
    }


def test_markup_stays_as_it_is():
    text = "expected scalar type Float but found <img/src=x>"
    assert answer(text, DTYPE)["sentence"] == "<img/src=x>"


# --------------------------------------------------------------------------------- the keys


def keys(missing, unexpected, end=". "):
    """The message of a model that lacks keys, and of a file with keys that it has no place for."""
    lists = [", ".join(f'"{key}"' for key in each.split()) for each in (missing, unexpected)]
    return (
        "RuntimeError: Error(s) in loading state_dict for Net:\n"
        f"\tMissing key(s) in state_dict: {lists[0]}{end}\n"
        f"\tUnexpected key(s) in state_dict: {lists[1]}{end}"
    )


@pytest.mark.parametrize("missing, unexpected, name, values", [
    ("a.weight b.bias", "module.a.weight module.b.bias", "prefix_in_file", {"prefix": "module."}),
    ("weight", "_orig_mod.module.weight", "prefix_in_file", {"prefix": "_orig_mod.module."}),
    (
        "model.a.weight model.b.bias", "a.weight b.bias", "prefix_in_model",
        {"prefix": "model.", "name": "model"},
    ),
    ("fc.weight fc.bias", "head.weight head.bias", "renamed", {"model": "fc.", "file": "head."}),
    ("weight bias", "epoch model_state_dict loss", "nested", {"key": "model_state_dict"}),
    ("a.x.w a.x.v", "b.y.u c.z", "different", {"missing": "`a.x`", "unexpected": "`b`, `c`"}),
])
def test_keys_differ_by(missing, unexpected, name, values):
    told = answer(keys(missing, unexpected), STATE)["sentence"]
    expected = KEYS[name]
    for key, value in values.items():
        expected = expected.replace(f"{{{key}}}", value)
    assert told == expected


def test_keys_that_are_left_over():
    told = answer(keys("a.weight head.weight head.bias", "module.a.weight"), STATE)["sentence"]
    assert told.endswith(" Then these are still missing: `head`.")
    told = answer(keys("a.weight", "module.a.weight module.b.bias"), STATE)["sentence"]
    assert told.endswith(" Then these are still unexpected: `module.b.bias`.")


def test_more_parts_than_one_would_read():
    told = answer(keys("a.w b.w c.w d.w e.w", "f.v"), STATE)["sentence"]
    assert "belong to `a`, `b`, `c` and 2 more, the unexpected ones to `f.v`" in told


@pytest.mark.parametrize("end", [", ...", ", …", ""])
def test_lists_of_keys_that_somebody_cut(end):
    told = answer(keys("a.weight b.bias", "module.a.weight", end) + " \n.", STATE)["sentence"]
    assert told == KEYS["prefix_in_file"].replace("{prefix}", "module.")
    assert answer(keys("a.weight b.bias", "c.u", end) + " \n.", STATE) is None
