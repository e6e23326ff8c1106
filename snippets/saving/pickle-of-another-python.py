"""A checkpoint or a pickle from another Python may need an encoding, an older protocol, or binary mode."""
# /// pitfall
# apis = ["torch.load", "torch.save"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-12-01
# messages = [
#   "'utf-8' codec can't decode byte * in position *: *",
#   "'ascii' codec can't decode byte * in position *: ordinal not in range(128)",
#   "'gbk' codec can't decode byte * in position *: illegal multibyte sequence",
#   "'charmap' codec can't decode byte * in position *: character maps to <undefined>",
#   "unsupported pickle protocol: *",
#   "Unsupported operand 149",
# ]
#
# [code.pickle_in_text_mode]
# either = ['pickle.load(open($PATH))', 'pickle.load(open($PATH, "r"))']
# example = 'data = pickle.load(open("labels.pkl"))'
# ///

# --8<-- [start:wrong]
import torch
from zipfile import ZipFile

# a dict with epoch and author, as the old Python wrote it
pickled = b"\x80\x02}(U\x05epochK\x09U\x06authorU\x04Jos\xe9u."
torch.save({}, "new.pt")
with ZipFile("new.pt") as new, ZipFile("old.pt", "w") as old:
    for name in new.namelist():
        is_pickle = name.endswith("data.pkl")
        old.writestr(name, pickled if is_pickle else new.read(name))

checkpoint = torch.load("old.pt", weights_only=False)
#> UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data
print("epoch:", checkpoint["epoch"])
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch
from zipfile import ZipFile

# a dict with epoch and author, as the old Python wrote it
pickled = b"\x80\x02}(U\x05epochK\x09U\x06authorU\x04Jos\xe9u."
torch.save({}, "new.pt")
with ZipFile("new.pt") as new, ZipFile("old.pt", "w") as old:
    for name in new.namelist():
        is_pickle = name.endswith("data.pkl")
        old.writestr(name, pickled if is_pickle else new.read(name))

checkpoint = torch.load("old.pt", encoding="latin1", weights_only=False)
print("epoch:", checkpoint["epoch"])
#> epoch: 9
# --8<-- [end:right]

# --8<-- [start:demo_encodings]
import pickle

# a dict with epoch and author, as the old Python wrote it
data = b"\x80\x02}(U\x05epochK\x09U\x06authorU\x04Jos\xe9u."
for encoding in ("ascii", "latin1", "bytes"):  # ascii is the default
    try:
        keys = list(pickle.loads(data, encoding=encoding))
        print(f"{encoding}:", keys)
    except UnicodeDecodeError as error:
        print(f"{encoding}:", error)
#> ascii: 'ascii' codec can't decode byte 0xe9 in position 3: ordinal not in range(128)
#> latin1: ['epoch', 'author']
#> bytes: [b'epoch', b'author']
# --8<-- [end:demo_encodings]

# --8<-- [start:demo_text_mode]
import pickle

with open("labels.pkl", "wb") as file:
    pickle.dump({"cat": 0, "dog": 1}, file)

for encoding in ("utf-8", "gbk"):
    try:
        with open("labels.pkl", encoding=encoding) as file:
            pickle.load(file)
    except UnicodeDecodeError as error:
        print(error)
#> 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte
#> 'gbk' codec can't decode byte 0x80 in position 0: illegal multibyte sequence
with open("labels.pkl", "rb") as file:
    print("labels:", pickle.load(file))
#> labels: {'cat': 0, 'dog': 1}
# --8<-- [end:demo_text_mode]

# --8<-- [start:demo_gbk]
with open("config.yaml", "w", encoding="utf-8") as file:
    file.write("name: \u5b66\n")

try:
    with open("config.yaml", encoding="gbk") as file:  # Windows in Chinese
        file.read()
except UnicodeDecodeError as error:
    print(error)
#> 'gbk' codec can't decode byte 0xa6 in position 8: illegal multibyte sequence
with open("config.yaml", encoding="utf-8") as file:
    print("characters:", len(file.read()))
#> characters: 8
# --8<-- [end:demo_gbk]

# --8<-- [start:demo_charmap]
from pathlib import Path

Path("config.yaml").write_text("name: \u540d\n", encoding="utf-8")
try:
    Path("config.yaml").read_text(encoding="cp1252")  # Windows in English
except UnicodeDecodeError as error:
    print(error)
#> 'charmap' codec can't decode byte 0x90 in position 7: character maps to <undefined>
# --8<-- [end:demo_charmap]

# --8<-- [start:demo_protocol]
import pickle

data = pickle.dumps({"epoch": 9})
later = b"\x80\x06" + data[2:]  # as if a later Python had written it
try:
    pickle.loads(later)
except ValueError as error:
    print(error)
#> unsupported pickle protocol: 6
print("this Python reads up to:", pickle.HIGHEST_PROTOCOL)
#> this Python reads up to: 5
# --8<-- [end:demo_protocol]

# --8<-- [start:demo_convert]
import pickle

with open("data.pkl", "wb") as file:
    pickle.dump({"epoch": 9}, file, protocol=pickle.HIGHEST_PROTOCOL)

# with a Python that can read it
with open("data.pkl", "rb") as file:
    data = pickle.load(file)
with open("data4.pkl", "wb") as file:
    pickle.dump(data, file, protocol=4)
for path in ("data.pkl", "data4.pkl"):
    with open(path, "rb") as file:
        print(f"{path}: protocol {file.read(2)[1]}")
#> data.pkl: protocol 5
#> data4.pkl: protocol 4
# --8<-- [end:demo_convert]

# --8<-- [start:wrong_torch]
import warnings
import torch

warnings.simplefilter("ignore")
state = {"w": torch.ones(2)}
torch.save(state, "model.pt", pickle_protocol=5)
try:
    print("loaded:", list(torch.load("model.pt")))
except Exception as error:
    print(str(error).splitlines()[3])
#> Unsupported operand 149
# --8<-- [end:wrong_torch]

# --8<-- [start:right_torch]
import torch

state = {"w": torch.ones(2)}
torch.save(state, "model.pt")
print("loaded:", list(torch.load("model.pt")))
#> loaded: ['w']
print("default protocol:", torch.serialization.DEFAULT_PROTOCOL)
#> default protocol: 2
# --8<-- [end:right_torch]

# --8<-- [start:check]
import os
import pickle
import subprocess
import sys
import warnings

import torch

undecodable = "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: "
assert (wrong.error or "").startswith(undecodable)
assert right.out == "epoch: 9\n"
assert demo_encodings.out == """\
ascii: 'ascii' codec can't decode byte 0xe9 in position 3: ordinal not in range(128)
latin1: ['epoch', 'author']
bytes: [b'epoch', b'author']
"""
assert demo_text_mode.out.startswith("""\
'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte
'gbk' codec can't decode byte 0x80 in position 0: illegal multibyte sequence
""")
assert demo_text_mode.out.endswith("labels: {'cat': 0, 'dog': 1}\n")
assert "'gbk' codec can't decode byte 0xa6" in demo_gbk.out
assert "'charmap' codec can't decode byte 0x90" in demo_charmap.out
assert demo_gbk.out.endswith("characters: 8\n")
assert demo_protocol.out == (
    "unsupported pickle protocol: 6\nthis Python reads up to: 5\n")
assert demo_convert.out == "data.pkl: protocol 5\ndata4.pkl: protocol 4\n"
assert wrong_torch.out == "Unsupported operand 149\n"
assert right_torch.out == "loaded: ['w']\ndefault protocol: 2\n"

warnings.simplefilter("ignore")
# Python doesn't need the encoding to be right for numbers, only for text
assert right.checkpoint["author"] == "Jos\u00e9"
# weights_only accepts the encoding, too, and warns
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    loaded = torch.load("old.pt", encoding="latin1")
assert loaded == {"epoch": 9, "author": "Jos\u00e9"}
said = "pickle_load_args only works if `weights_only=False`."
assert [str(w.message) for w in told] == [said]
# with weights_only=False, torch.load reads the same file
for protocol in (2, 3, 4, 5):
    torch.save({"w": torch.ones(2)}, "p.pt", pickle_protocol=protocol)
    assert list(torch.load("p.pt", weights_only=False)) == ["w"]
    try:
        assert list(torch.load("p.pt")) == ["w"] and protocol < 4
    except pickle.UnpicklingError as error:
        assert protocol >= 4 and "Unsupported operand 149" in str(error)
# the highest protocol of each Python, as its documentation says
highest = {"2.7": 2, "3.3": 3, "3.4": 4, "3.7": 4, "3.8": 5}
assert highest["3.8"] == pickle.HIGHEST_PROTOCOL
mode = subprocess.run(
    [sys.executable, "-c", "import sys; print(sys.flags.utf8_mode)"],
    env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True)
assert mode.stdout == "1\n"
# with bytes, the usual lookup fails
loaded = torch.load("old.pt", encoding="bytes", weights_only=False)
assert "epoch" not in loaded and loaded[b"epoch"] == 9
# --8<-- [end:check]
