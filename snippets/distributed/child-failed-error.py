"""A launcher knows only how a process ended: -N is signal N, 1 an exception above it, and @record brings the traceback along."""
# /// pitfall
# apis = ["torch.multiprocessing.start_processes", "torch.multiprocessing.ProcessExitedException",
#         "torch.multiprocessing.ProcessRaisedException"]
# also = ["torch.distributed.elastic.multiprocessing.errors.record", "torch.multiprocessing.spawn"]
# symptom = "error"
# added = 2026-11-29
# messages = [
#   "To enable traceback see: https://pytorch.org/docs/stable/elastic/errors.html",
#   "process * terminated with signal *",
#   "process * terminated with exit code *",
#   "-- Process * terminated with the following error:",
#   "Process * got signal: *",
#   "Root Cause (first observed failure):",
#   "Signal * (*) received by PID *",
# ]
# older = [
#   "torch.distributed.elastic.multiprocessing.errors.ChildFailedError:",
#   "failed (exitcode: *) local_rank: * (pid: *) of binary: *",
#   "torch.multiprocessing.spawn.ProcessExitedException: process * terminated with *",
#   "Sending process * closing signal SIGTERM",
#   "Received 1 death signal, shutting down workers",
#   "subprocess.CalledProcessError: Command '[*--local_rank=*]' returned non-zero exit status *",
# ]
# ///

# --8<-- [start:wrong]
import re
import subprocess
import sys
from pathlib import Path

Path("train.py").write_text("""
def train():
    raise ValueError("bad batch")

train()
""")
torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone",
            "--local-addr=127.0.0.1"]
run = subprocess.run([*torchrun, "train.py"],
                     stderr=subprocess.PIPE, text=True)
for line in run.stderr.splitlines():
    if line.startswith(("  exitcode", "  traceback", "  ValueError")):
        print(re.sub(r"pid: \d+", "pid: *", line.rstrip()))
#>   exitcode  : 1 (pid: *)
#>   traceback : To enable traceback see: https://pytorch.org/docs/stable/elastic/errors.html
# --8<-- [end:wrong]

# --8<-- [start:right]
import re
import subprocess
import sys
from pathlib import Path

Path("train.py").write_text("""
from torch.distributed.elastic.multiprocessing.errors import record
@record
def train():
    raise ValueError("bad batch")

train()
""")
torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone",
            "--local-addr=127.0.0.1"]
run = subprocess.run([*torchrun, "train.py"],
                     stderr=subprocess.PIPE, text=True)
for line in run.stderr.splitlines():
    if line.startswith(("  exitcode", "  traceback", "  ValueError")):
        print(re.sub(r"pid: \d+", "pid: *", line.rstrip()))
#>   exitcode  : 1 (pid: *)
#>   traceback : Traceback (most recent call last):
#>   ValueError: bad batch
# --8<-- [end:right]

# --8<-- [start:demo_codes]
import os
import signal
from torch import multiprocessing as mp


def train(rank, end):
    if end.startswith("SIG"):
        os.kill(os.getpid(), getattr(signal, end))
    os._exit(int(end))


for end in ("SIGKILL", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGTERM", "1"):
    try:
        mp.start_processes(train, (end,), nprocs=1, start_method="fork")
    except mp.ProcessExitedException as error:
        print(f"{error.exit_code}: {error}")
#> -9: process 0 terminated with signal SIGKILL
#> -11: process 0 terminated with signal SIGSEGV
#> -6: process 0 terminated with signal SIGABRT
#> -7: process 0 terminated with signal SIGBUS
#> -15: process 0 terminated with signal SIGTERM
#> 1: process 0 terminated with exit code 1
# --8<-- [end:demo_codes]

# --8<-- [start:demo_raised]
from torch import multiprocessing as mp


def train(rank):
    raise ValueError("bad batch")


try:
    mp.start_processes(train, nprocs=1, start_method="fork")
except mp.ProcessRaisedException as error:
    lines = str(error).strip().splitlines()
    print(lines[0], "...", lines[-1])
#> -- Process 0 terminated with the following error: ... ValueError: bad batch
# --8<-- [end:demo_raised]

# --8<-- [start:demo_root_cause]
import os
import re
from pathlib import Path
from torch.distributed import run

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the log
Path("train.py").write_text("""
import os, signal, time
if os.environ["RANK"] == "1":
    os.kill(os.getpid(), signal.SIGKILL)  # out of memory
time.sleep(60)
""")
try:  # what torchrun calls
    run.main(["--standalone", "--local-addr=127.0.0.1",
              "--nproc-per-node=2", "train.py"])
except Exception as error:
    for line in str(error).splitlines():
        if re.match("Failures|Root|  (rank|exitcode|traceback)", line):
            print(re.sub(r"(pid:|PID) \d+", r"\1 *", line.rstrip()))
#> Failures:
#>   rank      : 0 (local_rank: 0)
#>   exitcode  : -15 (pid: *)  (SIGTERM)
#>   traceback : Signal 15 (SIGTERM) received by PID *
#> Root Cause (first observed failure):
#>   rank      : 1 (local_rank: 1)
#>   exitcode  : -9 (pid: *)  (SIGKILL)
#>   traceback : Signal 9 (SIGKILL) received by PID *
os.environ.pop("TORCHELASTIC_SIGNALS_TO_HANDLE", None)
# --8<-- [end:demo_root_cause]

# --8<-- [start:wrong_hangup]
import os
import re
import signal
from pathlib import Path
from torch.distributed import run

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the log
signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what nohup does
Path("train.py").write_text("""
import os, signal, time
time.sleep(1)
os.kill(os.getppid(), signal.SIGHUP)  # the terminal was closed
time.sleep(2)
print("training is complete")
""")
try:  # what torchrun calls
    run.main(["--standalone", "--local-addr=127.0.0.1", "train.py"])
except Exception as error:
    print(type(error).__name__, re.sub(r"\d+ got", "* got", str(error)))
#> SignalException Process * got signal: 1
os.environ.pop("TORCHELASTIC_SIGNALS_TO_HANDLE", None)
# --8<-- [end:wrong_hangup]

# --8<-- [start:right_hangup]
import os
import signal
from pathlib import Path
from torch.distributed import run

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the log
signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what nohup does
Path("train.py").write_text("""
import os, signal, time
time.sleep(1)
os.kill(os.getppid(), signal.SIGHUP)  # the terminal was closed
time.sleep(2)
print("training is complete")
""")
run.main(["--standalone", "--local-addr=127.0.0.1",  # what torchrun calls
          "--signals-to-handle=SIGTERM,SIGINT,SIGQUIT", "train.py"])
#> training is complete
os.environ.pop("TORCHELASTIC_SIGNALS_TO_HANDLE", None)
# --8<-- [end:right_hangup]

# --8<-- [start:detect]
import os
from pathlib import Path
from torch.distributed import run

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # hides the log
Path("train.py").write_text("""
raise ValueError("bad batch")
""")
try:  # what torchrun calls
    run.main(["--standalone", "--local-addr=127.0.0.1",
              "--redirects=3", "--log-dir=logs", "train.py"])
except Exception as error:
    print(type(error).__name__)
#> ChildFailedError
for path in Path("logs").glob("*/attempt_0/*/stderr.log"):
    print(f"rank {path.parent.name}:", path.read_text().splitlines()[-1])
#> rank 0: ValueError: bad batch
os.environ.pop("TORCHELASTIC_SIGNALS_TO_HANDLE", None)
# --8<-- [end:detect]

# --8<-- [start:demo_windows]
for code in (3221225477, 3221225620, 3221225725, 3221226505):
    print(f"{code} is {code:X} in hexadecimal")
#> 3221225477 is C0000005 in hexadecimal
#> 3221225620 is C0000094 in hexadecimal
#> 3221225725 is C00000FD in hexadecimal
#> 3221226505 is C0000409 in hexadecimal
# --8<-- [end:demo_windows]

# --8<-- [start:check]
import inspect
import signal

import torch.distributed.elastic.agent.server.api

see = "https://pytorch.org/docs/stable/elastic/errors.html"
assert wrong.out == f"""\
  exitcode  : 1 (pid: *)
  traceback : To enable traceback see: {see}
"""
assert right.out == """\
  exitcode  : 1 (pid: *)
  traceback : Traceback (most recent call last):
  ValueError: bad batch
"""
# without @record the traceback is there too, above the launcher's own
above, below = wrong.run.stderr.split("ChildFailedError", 1)
assert "\nValueError: bad batch\n" in above and "bad batch" not in below
assert "failed (exitcode: 1) local_rank: 0 (pid: " in above
assert ") of binary: " in above
assert demo_codes.out == """\
-9: process 0 terminated with signal SIGKILL
-11: process 0 terminated with signal SIGSEGV
-6: process 0 terminated with signal SIGABRT
-7: process 0 terminated with signal SIGBUS
-15: process 0 terminated with signal SIGTERM
1: process 0 terminated with exit code 1
"""
assert demo_raised.out == (
    "-- Process 0 terminated with the following error: ... "
    "ValueError: bad batch\n")
assert demo_root_cause.out == """\
Failures:
  rank      : 0 (local_rank: 0)
  exitcode  : -15 (pid: *)  (SIGTERM)
  traceback : Signal 15 (SIGTERM) received by PID *
Root Cause (first observed failure):
  rank      : 1 (local_rank: 1)
  exitcode  : -9 (pid: *)  (SIGKILL)
  traceback : Signal 9 (SIGKILL) received by PID *
"""
assert wrong_hangup.out == "SignalException Process * got signal: 1\n"
assert right_hangup.out == "training is complete\n"
assert detect.out == "ChildFailedError\nrank 0: ValueError: bad batch\n"
assert demo_windows.out == """\
3221225477 is C0000005 in hexadecimal
3221225620 is C0000094 in hexadecimal
3221225725 is C00000FD in hexadecimal
3221226505 is C0000409 in hexadecimal
"""
assert signal.Signals(1) is signal.SIGHUP
# what the launcher logs before these ends
launcher = inspect.getsource(torch.distributed.elastic.multiprocessing.api)
assert "Sending process %s closing signal %s" in launcher
agent = inspect.getsource(torch.distributed.elastic.agent.server.api)
assert "Received %s death signal, shutting down workers" in agent
# --8<-- [end:check]
