"""A library needs a version name that libstdc++ or glibc on this system doesn't have: the file named first in the message is too old."""
# /// pitfall
# apis = ["torch.__file__"]
# symptom = "error"
# added = 2026-12-01
# messages = [
#   "version `GLIBCXX_*' not found",
#   "version `CXXABI_*' not found",
#   "version `GLIBC_*' not found",
# ]
#
# [reported.torch]
# message = "libstdc++.so.6: version `GLIBCXX_*' not found (required by"
# shown = "ImportError: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by .../libtorch_python.so)"
# needs = "system"
# links = ["https://github.com/pytorch/pytorch/issues/157709", "https://github.com/pytorch/pytorch/issues/87279"]
# ///

# --8<-- [start:demo]
import ctypes
import re
from pathlib import Path

import torch

library = Path(torch.__file__).parent / "lib" / "libc10.so"
for old, new in ((b"GLIBCXX_3.4.21", b"GLIBCXX_3.4.99"),
                 (b"CXXABI_1.3.9", b"CXXABI_9.3.9"),
                 (b"GLIBC_2.17", b"GLIBC_9.17")):
    data = library.read_bytes().replace(old + b"\0", new + b"\0")
    Path("newer.so").write_bytes(data)
    try:
        ctypes.CDLL("./newer.so")
    except OSError as error:
        print(re.sub(r"\S*/lib", "lib", str(error), count=1))
#> libstdc++.so.6: version `GLIBCXX_3.4.99' not found (required by ./newer.so)
#> libstdc++.so.6: version `CXXABI_9.3.9' not found (required by ./newer.so)
#> libc.so.6: version `GLIBC_9.17' not found (required by ./newer.so)
# --8<-- [end:demo]

# --8<-- [start:demo_needs]
import re
from pathlib import Path

import torch

library = Path(torch.__file__).parent / "lib" / "libtorch_python.so"
data = library.read_bytes()
for name in (b"GLIBC_2", b"GLIBCXX_3.4"):
    found = re.findall(re.escape(name) + rb"\.(\d+)\0", data)
    newest = max(int(number) for number in found)
    print(f"newest that it needs: {name.decode()}.{newest}")
#> newest that it needs: GLIBC_2.28
#> newest that it needs: GLIBCXX_3.4.22
# --8<-- [end:demo_needs]

# --8<-- [start:detect]
import ctypes
import re
from pathlib import Path

wanted = b"GLIBCXX_3.4.22"

ctypes.CDLL("libstdc++.so.6")
maps = Path("/proc/self/maps").read_text()
for path in set(re.findall(r"/\S+/libstdc\+\+\S+", maps)):
    print("file:", Path(path).name.split(".so")[0])
    print("has it:", wanted + b"\0" in Path(path).read_bytes())
#> file: libstdc++
#> has it: True
# --8<-- [end:detect]

# --8<-- [start:check]
import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

assert demo.out == """\
libstdc++.so.6: version `GLIBCXX_3.4.99' not found (required by ./newer.so)
libstdc++.so.6: version `CXXABI_9.3.9' not found (required by ./newer.so)
libc.so.6: version `GLIBC_9.17' not found (required by ./newer.so)
"""
assert demo_needs.out == """\
newest that it needs: GLIBC_2.28
newest that it needs: GLIBCXX_3.4.22
"""
assert detect.out == "file: libstdc++\nhas it: True\n"

assert re.match("GLIBC_2", "GLIBC_2.29")  # what tokenizers from conda needed

# the folder in LD_LIBRARY_PATH comes first
ctypes.CDLL("libm.so.6")
ctypes.CDLL("libstdc++.so.6")
pattern = r"/\S+/libstdc\+\+\S+"
system = re.search(pattern, Path("/proc/self/maps").read_text())[0]
os.makedirs("conda/lib", exist_ok=True)
shutil.copy(system, "conda/lib/libstdc++.so.6")
prefix = os.path.abspath("conda")
program = ("import ctypes; ctypes.CDLL('libstdc++.so.6'); "
           "print(open('/proc/self/maps').read())")
export = "export LD_LIBRARY_PATH=$CONDA_PREFIX/lib:$LD_LIBRARY_PATH"
command = f'{export}; "$0" -c "$1"'
done = subprocess.run(["sh", "-c", command, sys.executable, program],
                      env={"CONDA_PREFIX": prefix}, capture_output=True, text=True)
assert re.search(pattern, done.stdout)[0] == f"{prefix}/lib/libstdc++.so.6"
# --8<-- [end:check]
