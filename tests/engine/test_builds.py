"""What the build or the machine decides is told apart from what the version of PyTorch does."""

import pytest

from pitfalls.builds import without_build
from pitfalls.records import Answer


@pytest.mark.parametrize("line, plain", [
    ("RuntimeError: [enforce fail at alloc_cpu.cpp:124] err == 0.",
     "RuntimeError: [enforce fail at alloc_cpu.cpp:*] err == 0."),
    ('INTERNAL ASSERT FAILED at "../aten/native/cpu/Loops.h":349, please report a bug',
     'INTERNAL ASSERT FAILED at "../aten/native/cpu/Loops.h":*, please report a bug'),
    ("ImportError: cannot import name 'x' from 'torch.y' (/tmp/e/lib/site-packages/torch/y.py)",
     "ImportError: cannot import name 'x' from 'torch.y' (.../torch/y.py)"),
    ("built with CUDA: 12.8", "built with CUDA: *"),
    ("has code for: ['sm_75', 'sm_80']", "has code for: *"),
    ("loss: 12.8", "loss: 12.8"),
    ("CUDA: registered at dispatch", "CUDA: registered at dispatch"),
])
def test_what_the_build_decides_is_a_star(line, plain):
    assert without_build(Answer([line], False)) == Answer([plain], False)


def test_logs_of_connections_are_left_out():
    lines = ["[Gloo] Rank 0 is connected to 1 peer ranks.", "rank 0: done"]
    assert without_build(Answer(lines, False)) == Answer(["rank 0: done"], False)


@pytest.mark.parametrize("package, says_something", [("PIL", False), ("torch._six", True)])
def test_without_another_package_nothing_is_known(package, says_something):
    answer = Answer([f"ModuleNotFoundError: No module named '{package}'"], True)
    assert bool(without_build(answer)) == says_something
