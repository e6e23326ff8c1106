"""If training ends without a traceback, the exit code says how: killed (out of RAM), a crash in compiled code, or a normal end."""
# /// pitfall
# apis = ["torch.nn.Linear"]
# also = ["torch.Tensor.detach", "torch.utils.data.DataLoader"]
# symptom = "question"
# added = 2026-11-30
# messages = ["DefaultCPUAllocator: can't allocate memory: you tried to allocate * bytes. Error code * (Cannot allocate memory)"]
# ///

# --8<-- [start:demo]
import subprocess, sys

programs = {
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "segfault": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "exception": "raise ValueError",
    "normal end": "print('done')",
}
for name, program in programs.items():
    code = subprocess.run([sys.executable, "-c", program],
                          capture_output=True).returncode
    shell = 128 - code if code < 0 else code
    print(f"{name}: {code} from subprocess, {shell} in a terminal")
#> killed: -9 from subprocess, 137 in a terminal
#> segfault: -11 from subprocess, 139 in a terminal
#> exception: 1 from subprocess, 1 in a terminal
#> normal end: 0 from subprocess, 0 in a terminal
print("Windows, access violation:", 0xC0000005, "or", 0xC0000005 - 2**32)
#> Windows, access violation: 3221225477 or -1073741819
# --8<-- [end:demo]

# --8<-- [start:demo_limit]
import subprocess, sys

script = """\
import resource, torch
used = int(open("/proc/self/statm").read().split()[0])
limit = used * resource.getpagesize() + 2**30
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
outputs = []
for i in range(100):
    outputs.append(torch.empty(2**26))
"""
open("train.py", "w").write(script)
result = subprocess.run([sys.executable, "train.py"], capture_output=True,
                        text=True)
lines = result.stderr.splitlines()
where = next(line for line in lines if "train.py" in line)
print("exit code:", result.returncode, "-", where[-19:])
#> exit code: 1 - line 7, in <module>
print(lines[-1][lines[-1].index("Default"):])
#> DefaultCPUAllocator: can't allocate memory: you tried to allocate 268435456 bytes. Error code 12 (Cannot allocate memory)
# --8<-- [end:demo_limit]

# --8<-- [start:demo_grows]
import resource
import torch

model = torch.nn.Linear(10, 1000)
outputs, before = [], 0
for epoch in range(3):
    for i in range(20):
        outputs.append(model(torch.ones(1000, 10)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if epoch:
        print("epoch", epoch, "- needs more RAM than before:", peak > before)
    before = peak
#> epoch 1 - needs more RAM than before: True
#> epoch 2 - needs more RAM than before: True
# --8<-- [end:demo_grows]

# --8<-- [start:demo_zero]
import subprocess, sys

script = """
def main():
    print("training")

if __name__ == "main":
    main()
"""
result = subprocess.run([sys.executable, "-c", script], capture_output=True)
print("exit code:", result.returncode, "- output:", result.stdout)
#> exit code: 0 - output: b''
# --8<-- [end:demo_zero]

# --8<-- [start:check]
import subprocess, sys
import torch

for name, code, shell_code in (("SIGABRT", -6, "134"), ("SIGKILL", -9, "137"),
                               ("SIGSEGV", -11, "139"),
                               ("SIGTERM", -15, "143")):
    program = f"import os, signal; os.kill(os.getpid(), signal.{name})"
    python = [sys.executable, "-c", program]
    assert subprocess.run(python, capture_output=True).returncode == code
    shell = ["sh", "-c", '"$0" "$1" "$2"; echo $?', *python]
    assert subprocess.run(shell, capture_output=True,
                          text=True).stdout.split()[-1] == shell_code
assert demo.out == (
    "killed: -9 from subprocess, 137 in a terminal\n"
    "segfault: -11 from subprocess, 139 in a terminal\n"
    "exception: 1 from subprocess, 1 in a terminal\n"
    "normal end: 0 from subprocess, 0 in a terminal\n"
    "Windows, access violation: 3221225477 or -1073741819\n")
assert "line 7, in <module>" in demo_limit.out
assert demo_limit.out.startswith("exit code: 1 - line 7, in <module>")
assert demo_limit.out.endswith(
    "DefaultCPUAllocator: can't allocate memory: you tried to allocate "
    "268435456 bytes. Error code 12 (Cannot allocate memory)\n")
assert demo_grows.out == (
    "epoch 1 - needs more RAM than before: True\n"
    "epoch 2 - needs more RAM than before: True\n")
# The outputs are what is large in demo_grows, not what the graph adds to them
x = torch.ones(1000, 10)
output = torch.nn.Linear(10, 1000)(x)
assert output.detach().cpu().nbytes > 50 * x.nbytes
assert isinstance(output.mean().item(), float)
with open("/proc/self/statm") as f:  # address space and RAM, in pages
    mapped, resident = map(int, f.read().split()[:2])
assert mapped > resident
# ulimit takes a total in KiB, here 1 GiB, and leaves a traceback, too
shell = ["sh", "-c", 'ulimit -v 1048576; "$0" -c "bytearray(2**31)"',
         sys.executable]
limited = subprocess.run(shell, capture_output=True, text=True)
assert limited.stderr.startswith("Traceback")
assert limited.stderr.endswith("MemoryError\n")
assert hex(3221225477) == "0xc0000005"
assert demo_zero.out == "exit code: 0 - output: b''\n"
# --8<-- [end:check]
