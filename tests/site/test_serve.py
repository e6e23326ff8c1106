"""mkdocs serve shows both languages and shows an edit of a page or of a snippet in either of them."""

import os
import re
import socket
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from building import MKDOCS, copy_topic

PAGE = "losses/softmax-before-cross-entropy"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server on a copy of the project, and the copy."""
    project = copy_topic("losses", tmp_path_factory.mktemp("project"))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen([*MKDOCS, "serve", "--dev-addr", address], cwd=project, stderr=subprocess.PIPE, text=True,
                               env=os.environ | {"TMPDIR": str(project)})
    for line in process.stderr:
        if "Serving on" in line:
            break
    yield f"http://{address}", project
    process.kill()
    process.stderr.close()
    process.wait()


def built(project) -> dict[str, int]:
    """When each page that the server sends was written."""
    site = next(project.glob("mkdocs_*"))
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}


def get(url: str) -> str:
    with urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def wait_for_reload(server: str, page: str) -> None:
    """Wait as the browser does: the server answers this request when it has built again."""
    epoch = re.search(r"livereload\((\d+), *(\d+)\)", page)
    get(f"{server}/livereload/{epoch[1]}/{epoch[2]}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_are_served(server, language):
    assert f'<html lang="{language}"' in get(f"{server[0]}/{language}/{PAGE}/")


def test_served_pages_reload_and_stay_out_of_the_cache(server):
    page = get(f"{server[0]}/zh/{PAGE}/")
    assert "livereload(" in page and "Content-Security-Policy" not in page and "offline.js" not in page


def test_a_missing_page_is_told_in_both_languages(server):
    with pytest.raises(HTTPError) as caught:
        get(f"{server[0]}/zh/nowhere/")
    text = caught.value.read().decode()
    assert caught.value.code == 404 and "There is no such page." in text and "没有这个页面。" in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_edited_page_is_shown(server, language):
    address, project = server
    url = f"{address}/{language}/{PAGE}/"
    before = get(url)
    file = project / "docs" / language / f"{PAGE}.md"
    file.write_text(file.read_text(encoding="utf-8") + f"\nedited-{language}\n", encoding="utf-8")
    wait_for_reload(address, before)
    assert f"edited-{language}" in get(url)


def test_an_edited_snippet_is_shown_in_both_languages(server):
    address, project = server
    urls = [f"{address}/{language}/{PAGE}/" for language in ("en", "zh")]
    before = get(urls[0])
    file = project / "snippets" / f"{PAGE}.py"
    file.write_text(file.read_text().replace("class 0, and sure of it", "edited-comment"))
    wait_for_reload(address, before)
    assert all("edited-comment" in get(url) for url in urls)


def test_an_edited_title_is_shown_on_the_page_of_its_topic(server):
    address, project = server
    before = get(f"{address}/en/losses/")
    file = project / "docs/en" / f"{PAGE}.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Edited ", 1), encoding="utf-8")
    wait_for_reload(address, before)
    assert "Edited A softmax before CrossEntropyLoss" in get(f"{address}/en/losses/")


def test_an_edit_rebuilds_its_own_pages_and_no_more(server):
    address, project = server
    page, before = get(f"{address}/zh/{PAGE}/"), built(project)
    file = project / "snippets" / f"{PAGE}.py"
    file.write_text(file.read_text() + "\n# an edit\n")
    wait_for_reload(address, page)
    assert {path for path, time in built(project).items() if time != before[path]} == {f"en/{PAGE}/index.html", f"zh/{PAGE}/index.html"}
