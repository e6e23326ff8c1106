"""mkdocs serve on a copy of the project, for the tests."""

import os
import queue
import re
import subprocess
import threading
from pathlib import Path
from socket import create_server
from urllib.request import urlopen

EPOCH = re.compile(r"livereload\((\d+), *(\d+)\)")
WAIT = 60  # seconds, for a busy machine


class Server:
    """mkdocs serve on a copy of the project, and the copy."""

    def __init__(self, project: Path, command: list[str]) -> None:
        self.project = project
        with create_server(("127.0.0.1", 0)) as probe:
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.address = f"http://{address}"
        self.process = subprocess.Popen(
            [*command, "--dev-addr", address],
            cwd=project,
            env=os.environ | {"TMPDIR": str(project)},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()  # that it has printed
        self.reader = threading.Thread(target=self.read_lines)
        self.reader.start()

    def read_lines(self) -> None:
        for line in self.process.stderr:
            self.lines.put(line)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()

    def wait_for_line(self, part: str) -> list[str]:
        """Wait until it prints a line with this part; what it has printed up to there."""
        lines = [self.lines.get(timeout=WAIT)]
        while part not in lines[-1]:
            lines.append(self.lines.get(timeout=WAIT))
        return lines

    def get(self, path: str) -> str:
        with urlopen(f"{self.address}/{path}", timeout=WAIT) as answer:
            return answer.read().decode()

    def wait_for_reload(self, page: str) -> None:
        """Wait as the browser that shows this page does: until everything is built again."""
        epoch = EPOCH.search(page)
        self.get(f"livereload/{epoch[1]}/{epoch[2]}")

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def built(self) -> dict[str, int]:
        """When each page that it sends was written, by the page's address."""
        site = next(self.project.glob("mkdocs_*"))
        return {
            path.relative_to(site).as_posix().removesuffix("index.html"): path.stat().st_mtime_ns
            for path in site.rglob("*.html")
        }
