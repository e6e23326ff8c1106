"""The Jupyter kernel that labs run in. Like a section, it writes only to its directory, has no
network but a loopback of its own, and limits of memory and files; it talks through Unix sockets.
"""

from pathlib import Path

from ipykernel.kernelapp import launch_new_instance

from pitfalls.proof import isolation


def refuse(act: str, target: str, advice: isolation.Advice) -> None:
    expected, fix = advice
    raise PermissionError(f"the lab {act} {target}. Expected: {expected}. To fix it: {fix}")


if __name__ == "__main__":
    isolation.cut_off()
    isolation.confine(str(Path.cwd()), refuse)
    launch_new_instance()
