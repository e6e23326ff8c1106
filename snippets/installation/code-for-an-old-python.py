"""Code older than your Python or NumPy uses names that are gone: import collections.abc, write int, and drop what only Python 2 had."""
# /// pitfall
# apis = ["torch.Tensor.to", "torch.from_numpy"]
# symptom = "error"
# raises = ["wrong", "wrong_numpy"]
# added = 2026-12-01
# messages = [
#   "module 'collections' has no attribute '*'",
#   "cannot import name '*' from 'collections'*",
#   "module 'inspect' has no attribute '*'",
#   "cannot import name '*' from 'inspect'*",
#   "module 'fractions' has no attribute 'gcd'",
#   "module 'time' has no attribute 'clock'",
#   "module 'numpy' has no attribute 'int'.*",
#   "module 'numpy' has no attribute 'object'.*",
#   "module 'numpy' has no attribute 'str'.*",
#   "module 'numpy' has no attribute 'bool8'",
#   "module 'numpy' has no attribute 'product'",
#   "`np.*` was removed in the NumPy 2.0 release. *",
#   "'str' object has no attribute 'decode'",
#   "'dict' object has no attribute 'iteritems'",
#   "'dict' object has no attribute 'has_key'",
#   "'generator' object has no attribute 'next'",
#   "name 'xrange' is not defined",
#   "name 'unicode' is not defined",
#   "name 'raw_input' is not defined",
#   "No module named 'cPickle'",
#   "No module named 'Queue'",
#   "No module named 'urllib2'",
#   "Missing parentheses in call to 'print'. Did you mean print(...)?*",
# ]
# older = [
#   "module 'numpy' has no attribute 'bool'.*",
#   "No module named 'distutils'",
#   "No module named 'imp'",
#   "module 'pkgutil' has no attribute 'ImpImporter'*",
#   "cannot import name 'packaging' from 'pkg_resources'*",
#   "No module named 'pkg_resources'",
# ]
#
# [code.abc_from_collections]
# either = [
#     'collections.Mapping', 'collections.Iterable', 'collections.Sequence', 'collections.Callable',
#     'from collections import Mapping', 'from collections import Iterable', 'from collections import Sequence',
# ]
# nowhere = [
#     'from collections.abc import $X', 'collections.Mapping = $V', 'collections.Iterable = $V',
#     'collections.Sequence = $V', 'collections.Callable = $V', 'setattr(collections, ...)',
# ]
#
# [code.alias_of_numpy]
# either = ['numpy.int', 'numpy.float', 'numpy.object', 'numpy.Inf', 'numpy.float_', 'numpy.NaN']
# nowhere = ['numpy.int = $V', 'numpy.float = $V', 'numpy.object = $V', 'setattr(numpy, ...)', 'hasattr(numpy, ...)']
# example = '''
# import numpy as np
# mask = mask.astype(np.int)
# '''
# ///

# --8<-- [start:wrong]
import collections
import torch


def to_device(batch, device):
    if isinstance(batch, collections.Mapping):
        return {k: to_device(v, device) for k, v in batch.items()}
    return batch.to(device)


batch = to_device({"x": torch.ones(2, 3)}, "cpu")
#> AttributeError: module 'collections' has no attribute 'Mapping'
print("keys:", list(batch))
# --8<-- [end:wrong]

# --8<-- [start:right]
import collections.abc
import torch


def to_device(batch, device):
    if isinstance(batch, collections.abc.Mapping):
        return {k: to_device(v, device) for k, v in batch.items()}
    return batch.to(device)


batch = to_device({"x": torch.ones(2, 3)}, "cpu")
print("keys:", list(batch))
#> keys: ['x']
# --8<-- [end:right]

# --8<-- [start:demo_stopgap]
import collections
import collections.abc
import sys
from pathlib import Path

Path("oldlib.py").write_text("import collections\nKIND = collections.Mapping\n")
sys.path.insert(0, ".")

collections.Mapping = collections.abc.Mapping  # before the import
import oldlib
print("the library knows:", oldlib.KIND.__name__)
#> the library knows: Mapping
del collections.Mapping
sys.path.remove(".")
# --8<-- [end:demo_stopgap]

# --8<-- [start:wrong_numpy]
import numpy as np
import torch

mask = np.array([[0, 255], [255, 0]]) > 0
mask = torch.from_numpy(mask.astype(np.int))
#> AttributeError: module 'numpy' has no attribute 'int'.
#> `np.int` was a deprecated alias for the builtin `int`. To avoid this error in existing code, use `int` by itself. Doing this will not modify any behavior and is safe. When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If you wish to review your current use, check the release note link for additional information.
#> The aliases was originally deprecated in NumPy 1.20; for more details and guidance see the original release note at:
#>     https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations
print("sum:", mask.sum().item())
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
import numpy as np
import torch

mask = np.array([[0, 255], [255, 0]]) > 0
mask = torch.from_numpy(mask.astype(int))
print("sum:", mask.sum().item())
#> sum: 2
# --8<-- [end:right_numpy]

# --8<-- [start:demo_numpy]
import warnings
import numpy as np

warnings.simplefilter("ignore")
for name in ("float", "object", "str", "bool8", "product", "Inf", "float_"):
    try:
        getattr(np, name)
    except AttributeError as error:
        print(str(error).splitlines()[0])
#> module 'numpy' has no attribute 'float'.
#> module 'numpy' has no attribute 'object'.
#> module 'numpy' has no attribute 'str'.
#> module 'numpy' has no attribute 'bool8'
#> module 'numpy' has no attribute 'product'
#> `np.Inf` was removed in the NumPy 2.0 release. Use `np.inf` instead.
#> `np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.
print("today:", np.inf, np.prod([2, 3]), np.float64(0.5).dtype)
#> today: inf 6 float64
# --8<-- [end:demo_numpy]

# --8<-- [start:demo_names]
for code in ("import collections; collections.Iterable",
             "from collections import Iterable",
             "from inspect import ArgSpec",
             "import inspect; inspect.getargspec",
             "import fractions; fractions.gcd",
             "import time; time.clock",
             "import cPickle",
             "import Queue",
             "import urllib2"):
    try:
        exec(code)
    except (AttributeError, ImportError) as error:
        print(str(error).split(" (/")[0])
#> module 'collections' has no attribute 'Iterable'
#> cannot import name 'Iterable' from 'collections'
#> cannot import name 'ArgSpec' from 'inspect'
#> module 'inspect' has no attribute 'getargspec'
#> module 'fractions' has no attribute 'gcd'
#> module 'time' has no attribute 'clock'
#> No module named 'cPickle'
#> No module named 'Queue'
#> No module named 'urllib2'
# --8<-- [end:demo_names]

# --8<-- [start:demo_python2]
for code in ('"cat".decode("utf-8")',
             '{"cat": 0}.iteritems()',
             '{"cat": 0}.has_key("cat")',
             "(x for x in [1, 2]).next()",
             "xrange(3)",
             'unicode("cat")',
             "raw_input()",
             'print "cat"'):
    try:
        exec(code)
    except (AttributeError, NameError, SyntaxError) as error:
        print(str(error).split(" (<")[0])
#> 'str' object has no attribute 'decode'
#> 'dict' object has no attribute 'iteritems'
#> 'dict' object has no attribute 'has_key'
#> 'generator' object has no attribute 'next'
#> name 'xrange' is not defined
#> name 'unicode' is not defined
#> name 'raw_input' is not defined
#> Missing parentheses in call to 'print'. Did you mean print(...)?
# --8<-- [end:demo_python2]

# --8<-- [start:right_python2]
labels = {"cat": 0, "dog": 1}
for name, number in labels.items():
    print(name, number, name in labels)
#> cat 0 True
#> dog 1 True
for i in range(2):
    print("epoch", i)
#> epoch 0
#> epoch 1
print("first:", next(x for x in [1, 2]))
#> first: 1
data = "cat".encode("utf-8")  # text to bytes
print(data, data.decode("utf-8"))
#> b'cat' cat
# --8<-- [end:right_python2]

# --8<-- [start:detect]
import re
from pathlib import Path

Path("train.py").write_text("""\
from collections import Iterable
mask = mask.astype(np.int)
for name, p in params.iteritems():
    print(name, best == np.Inf)
""")
old = re.compile(r"from collections import (?:Mapping|Iterable)|np\.Inf\b"
                 r"|collections\.(?:Mapping|Iterable)|np\.(?:int|float)\b"
                 r"|iteritems|xrange|distutils|getargspec|cPickle")
lines = Path("train.py").read_text().splitlines()
for number, line in enumerate(lines, 1):
    for found in old.findall(line):
        print(f"line {number}: {found}")
#> line 1: from collections import Iterable
#> line 2: np.int
#> line 3: iteritems
#> line 4: np.Inf
# --8<-- [end:detect]

# --8<-- [start:check]
import collections
import sys

import numpy as np
import torch

assert wrong.error == (
    "AttributeError: module 'collections' has no attribute 'Mapping'")
assert right.out == "keys: ['x']\n"
assert demo_stopgap.out == "the library knows: Mapping\n"
assert not hasattr(collections, "Mapping")
assert (wrong_numpy.error or "").startswith(
    "AttributeError: module 'numpy' has no attribute 'int'.\n")
assert right_numpy.out == "sum: 2\n"
assert right_numpy.mask.dtype == torch.int64
assert demo_numpy.out.startswith("""\
module 'numpy' has no attribute 'float'.
module 'numpy' has no attribute 'object'.
module 'numpy' has no attribute 'str'.
module 'numpy' has no attribute 'bool8'
module 'numpy' has no attribute 'product'
`np.Inf` was removed in the NumPy 2.0 release. Use `np.inf` instead.
""")
assert demo_numpy.out.endswith("today: inf 6 float64\n")
assert demo_names.out.count("has no attribute") == 4
assert demo_names.out.count("No module named") == 3
assert demo_python2.out.startswith("""\
'str' object has no attribute 'decode'
'dict' object has no attribute 'iteritems'
'dict' object has no attribute 'has_key'
'generator' object has no attribute 'next'
name 'xrange' is not defined
""")
assert demo_python2.out.endswith("Missing parentheses in call to 'print'. Did you mean print(...)?\n")
assert right_python2.out == "cat 0 True\ndog 1 True\nepoch 0\nepoch 1\nfirst: 1\nb'cat' cat\n"
assert detect.out == """\
line 1: from collections import Iterable
line 2: np.int
line 3: iteritems
line 4: np.Inf
"""
# where the names of the table are today
import inspect
import math
import pickle
import queue
import time
import urllib.request
assert inspect.getfullargspec and inspect.FullArgSpec and math.gcd(4, 6) == 2
assert time.perf_counter and queue.Queue and pickle.load and urllib.request.urlopen
assert np.bool_ and np.prod([2, 3]) == 6 and np.inf == float("inf")
if sys.version_info >= (3, 12):
    for name in "distutils", "imp":
        try:
            __import__(name)
        except ImportError as error:
            assert str(error) == f"No module named '{name}'"
# the Pythons that lost them, as their documentation says
lost = {"collections": (3, 10), "inspect": (3, 11), "distutils": (3, 12)}
assert lost["collections"] > (3, 9) and lost["distutils"] == (3, 12)
setuptools, numpy_versions = (70, 82), (1.24, 1.20, 2.0)
last_python = {"numpy 1.26": "3.12", "numpy 1.23": "3.11"}
gone_since = {"collections.Mapping": "3.10", "distutils": "3.12"}
assert sys.version_info >= max(lost["collections"], lost["inspect"])
# --8<-- [end:check]
