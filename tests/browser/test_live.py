"""Run and Edit on the blocks of mkdocs serve, with real torch, and their place on a built site."""

import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from pitfalls.trial.building import copy_topic
from pitfalls.trial.serving import Server

PAGE = "losses/softmax-before-cross-entropy"
ADDRESS = re.compile(r"http://\S+#run=\S+")
MKDOCS = [sys.executable, "-m", "mkdocs", "serve"]


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[Server, str]]:
    """A server, and the address that it prints."""
    pytest.importorskip("torch", reason="the code runs on it")
    server = Server(copy_topic("losses", tmp_path_factory.mktemp("project")), MKDOCS)
    line = server.wait_for_line("Serving on")[-1]
    yield server, ADDRESS.search(line)[0]
    server.close()


@pytest.fixture
def opened(page, served) -> Page:
    """A browser that was opened with the printed address."""
    page.goto(served[1])
    page.wait_for_url("**/en/")
    return page


def block(page: Page, language: str = "en", name: str = "wrong") -> Locator:
    """A block of the entry, which is opened."""
    origin = page.url.partition("/en/")[0]
    page.goto(f"{origin}/{language}/{PAGE}/")
    return page.locator(f"#code-{name}")


def write(box: Locator, code: str) -> Locator:
    """Put this code into the editor of a block."""
    box.get_by_role("button", name="Edit").click()
    editor = box.get_by_role("textbox")
    editor.fill(code)
    return editor


def run(box: Locator, code: str) -> Locator:
    """Run this code in a block; its result."""
    write(box, code).press("Control+Enter")
    result = box.locator(".live-result")
    expect(result).to_have_attribute("aria-busy", "false")
    return result


# ----------------------------------------------------------------------------------- running


@pytest.mark.parametrize(
    "language, label, said",
    [
        ("en", "Run: ✗ Wrong", "Same output on your PyTorch 2.13.0"),
        ("zh", "运行: ✗ 错误写法", "你的 PyTorch 2.13.0 输出相同"),
    ],
)
def test_a_block_prints_what_the_page_says(opened, language, label, said):
    box = block(opened, language)
    box.get_by_role("button", name=label, exact=True).click()
    expect(box.locator(".live-title")).to_have_text(said)
    expect(box.locator(".live-result samp")).to_have_text(["loss: 0.5519"])


def test_the_example_of_the_home_page_runs(opened):
    opened.get_by_text("Silent mistake", exact=True).click()
    box = opened.locator("#code-softmax-before-cross-entropy-wrong")
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-result samp")).to_have_text(["loss: 0.5519"])


@pytest.fixture
def other_answer(served) -> Iterator[None]:
    """While the snippet says that another loss is printed; no page is open while that changes."""
    server, _ = served

    def edit(old: str, new: str) -> None:
        page = server.get(f"en/{PAGE}/")
        server.edit(f"snippets/{PAGE}.py", old, new)
        server.wait_for_reload(page)

    edit("#> loss: 0.5519", "#> loss: 0.5518")
    yield
    edit("#> loss: 0.5518", "#> loss: 0.5519")


def test_another_answer_stands_beside_that_of_the_page_and_is_marked(
    other_answer, browser, served
):
    page = browser.new_page()
    page.goto(served[1])
    page.wait_for_url("**/en/")
    box = block(page)
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-title")).to_have_text(
        ["This page, PyTorch 2.13.0", "Your PyTorch 2.13.0"]
    )
    expect(box.locator(".live mark")).to_have_text(["5518", "5519"])
    page.close()


# ------------------------------------------------------------------------------------ editing


def test_control_and_enter_run_what_was_written(opened):
    result = run(block(opened), "import torch\nprint(torch.ones(2).sum())")
    expect(result.locator(".live-title")).to_have_text("Output of your code on PyTorch 2.13.0")
    expect(result.locator("samp.output")).to_have_text("tensor(2.)")


def test_errors_and_warnings_look_as_they_do_on_the_page(opened):
    code = "import warnings\nwarnings.warn('careful')\nprint(1)\n[].pop()"
    result = run(block(opened), code)
    expect(result.locator("samp.warning")).to_have_text("UserWarning: careful")
    expect(result.locator("samp.output")).to_have_text("1")
    expect(result.locator("samp.error")).to_have_text("IndexError: pop from empty list")
    expect(result.locator(".live-note")).to_have_text("line 4: [].pop()")


def test_a_syntax_error_is_shown_at_its_line(opened):
    result = run(block(opened), "x = 1\ny = (")
    expect(result.locator("samp.error")).to_contain_text("SyntaxError: '(' was never closed")
    expect(result.locator(".live-note")).to_have_text("line 2: y = (")


@pytest.mark.parametrize(
    "code, said",
    [
        ("open('/tmp/x', 'w')", "Stopped: the code tried to write to /tmp/x."),
        ("import urllib.request as r\nr.urlopen('http://example.org')", "It has no network"),
        ("input()", "input() doesn't work here."),
        ("import os\nos._exit(3)", "The process ended with exit code 3."),
        ("import sys\nsys.exit('bye')", "The code exited here (bye)."),
    ],
)
def test_why_the_code_did_not_go_on_is_said(opened, code, said):
    expect(run(block(opened), code)).to_contain_text(said)


def test_output_is_text_whatever_it_looks_like(opened):
    result = run(block(opened), "print('<img src=x onerror=alert(1)>')")
    expect(result.locator("samp")).to_have_text("<img src=x onerror=alert(1)>")
    expect(result.locator("img")).to_have_count(0)


def test_enter_keeps_the_indentation(opened):
    editor = write(block(opened), "for i in range(2):")
    editor.press("End")
    editor.press("Enter")
    opened.keyboard.type("print(i)")
    expect(editor).to_have_value("for i in range(2):\n    print(i)")


def test_escape_leaves_the_editor_and_reset_brings_the_code_back(opened):
    box = block(opened)
    editor = write(box, "print(1)")
    editor.press("Escape")
    expect(box.get_by_role("button", name="Run")).to_be_focused()
    expect(editor).to_have_value("print(1)")
    box.get_by_role("button", name="Reset").click()
    expect(editor).to_be_hidden()
    expect(box.get_by_role("button", name="Edit")).to_be_focused()
    assert box.locator("textarea").input_value().startswith("import torch\nfrom torch import nn")


# ------------------------------------------------------------------------------------- stopping


def test_stop_ends_a_run_and_the_next_one_works(opened):
    box = block(opened)
    write(box, "while True: pass").press("Control+Enter")
    expect(box.get_by_role("status")).to_have_text("Running …")
    box.get_by_role("button", name="Stop").click()
    expect(box.locator(".live-note")).to_have_text("Stopped.")
    box.get_by_role("textbox").fill("print(2)")
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-result samp")).to_have_text("2")


def test_a_second_press_begins_anew(opened):
    box = block(opened)
    editor = write(box, "while True: pass")
    editor.press("Control+Enter")
    expect(box.get_by_role("status")).to_have_text("Running …")
    editor.fill("print(3)")
    editor.press("Control+Enter")
    expect(box.locator(".live-result samp")).to_have_text("3")


# ------------------------------------------------------------------------------------ the token


def test_the_token_leaves_the_address_and_is_there_on_other_pages_and_tabs(browser, served):
    context = browser.new_context()
    first = context.new_page()
    first.goto(served[1])
    first.wait_for_url(re.compile("/en/$"))
    tab = context.new_page()
    tab.goto(first.url)
    box = block(tab, "zh")
    tab.reload()
    box.get_by_role("button", name="运行").click()
    expect(box.locator(".live-result samp")).to_have_text("loss: 0.5519")
    context.close()


def test_without_the_token_the_page_says_where_to_find_it(page, served):
    page.goto(served[1].partition("#")[0] + "en/")
    box = block(page)
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-note")).to_contain_text("open the whole address that mkdocs")


def test_the_token_of_an_older_server_is_told_like_a_missing_one(page, served):
    page.goto(served[1].partition("#")[0] + "en/#run=old")
    box = block(page)
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-note")).to_contain_text("open the whole address that mkdocs")


# -------------------------------------------------------------------------- pages of other sites

FETCH = """async ([address, token]) => {
  const headers = {"Content-Type": "application/json", Authorization: `Bearer ${token}`}
  const body = JSON.stringify({before: [], code: "print(1)"})
  try {
    return await (await fetch(address + "live/run", {method: "POST", headers, body})).text()
  } catch (error) {
    return String(error)
  }
}"""


@pytest.fixture
def foreign(page) -> Page:
    """A page of another site."""
    page.route("http://evil.example/", lambda route: route.fulfill(body="<p>", status=200))
    page.goto("http://evil.example/")
    return page


def test_a_foreign_page_gets_nothing_even_with_the_token(foreign, served):
    address, _, token = served[1].partition("#run=")
    assert foreign.evaluate(FETCH, [address, token]) == "TypeError: Failed to fetch"


def test_the_same_request_of_a_page_of_the_site_is_answered(opened, served):
    address, _, token = served[1].partition("#run=")
    assert '"prints": [["output", ["1"]]]' in opened.evaluate(FETCH, [address, token])


def test_a_foreign_page_cannot_frame_the_site(foreign, served):
    foreign.set_content(f'<iframe src="{served[1]}"></iframe>')
    foreign.wait_for_function("frames[0].length !== undefined")
    frame = foreign.frames[-1]
    frame.wait_for_load_state()
    assert frame.url == "chrome-error://chromewebdata/"


# ---------------------------------------------------------------------- a server that can't run


@pytest.mark.parametrize(
    "status, kind, body, said",
    [
        (404, "text/html", "404 Not Found", "Start mkdocs serve without --no-livereload."),
        (429, "application/x-ndjson", '{"refused": "busy"}', "Too many runs are queued."),
        (403, "application/x-ndjson", '{"refused": "origin"}', "refused the request (origin)"),
        (200, "application/x-ndjson", '{"ended": "broken", "reason": "ImportError: x"}\n',
         "PyTorch failed to start. ImportError: x"),
    ],
)
def test_a_server_that_runs_nothing_is_told(opened, status, kind, body, said):
    opened.route(
        "**/live/run", lambda route: route.fulfill(status=status, content_type=kind, body=body)
    )
    box = block(opened)
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-note")).to_contain_text(said)


def test_a_server_that_is_gone_is_told(opened):
    opened.route("**/live/run", lambda route: route.abort())
    box = block(opened)
    box.get_by_role("button", name="Run").click()
    expect(box.locator(".live-note")).to_contain_text("Is mkdocs serve still running?")


# ----------------------------------------------------------------------------------- on a phone


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_window_holds_buttons_editor_and_result(browser, served, width):
    page = browser.new_page(
        viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True
    )
    page.goto(served[1])
    box = block(page)
    run(box, "print('a word ' * 40)\n" + "x = 1 + 1" * 20)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in box.get_by_role("button", name=re.compile("Run|Reset")).all():
        assert button.bounding_box()["height"] >= 40  # of a finger
    assert box.get_by_role("textbox").evaluate("e => getComputedStyle(e).fontSize") == "16px"
    page.close()


# -------------------------------------------------------------------------- on a published site


@pytest.mark.parametrize(
    "language, way, names",
    [
        ("en", "Run", ["Download the notebook", "Colab", "On your own machine"]),
        (
            "zh",
            "运行",
            ["下载 Notebook", "ModelScope", "PAI-DSW", "Colab", "在本机运行"],
        ),
    ],
)
def test_a_published_block_offers_the_ways_to_run_it(page, address, language, way, names):
    page.goto(f"{address}/{language}/{PAGE}/")
    box = page.locator("#code-wrong")
    expect(box.get_by_role("link")).to_have_count(0)
    box.locator("summary", has_text=way).click()
    expect(box.get_by_role("link")).to_have_text(names)
    expect(page.locator("[data-run], textarea")).to_have_count(0)


def test_a_published_page_holds_no_ways_before_a_click(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/{PAGE}/")
    assert [url for url in asked if "live" in url or "ipynb" in url] == []
