"""The page and the report in a real browser (Chromium): paste, see, apply a fix, download; keys and filters."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.cli import main

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed", exc_type=ImportError)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""

pytestmark = [pytest.mark.hosts, pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")]

ARTICLE = "# Coins\n\nYou should buy Bitcoin now, before its price rises.\n\nThe fund offers guaranteed returns.\n"


@pytest.fixture
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A served page, in a folder whose config has a text to put in."""
    (tmp_path / ".caveat.yaml").write_text('fixes:\n  disclaimer/not-advice:\n    en: "This is no investment advice."\n', "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "lint", "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    assert "Ctrl-C" in server.stderr.readline()
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the page does not answer")


def test_paste_see_apply_download(browser: Any, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None)
    page.goto(address)
    page.fill("#draft", ARTICLE)
    page.wait_for_selector('.note[data-rule="promised-result"]')
    assert page.inner_text('mark:has-text("guaranteed returns")') == "guaranteed returns"

    page.click("text=Apply")
    sync_api.expect(page.locator("#draft")).to_have_value(re.compile("This is no investment advice"), timeout=20_000)
    page.wait_for_selector(".fix", state="detached")

    page.locator('.note[data-rule="promised-result"] summary').click()
    page.locator('.note[data-rule="promised-result"] .rule button').click()
    page.wait_for_selector('dialog h3:has-text("Why")')
    page.click("dialog mark >> nth=0")
    page.click("dialog button")

    with page.expect_download() as started:
        page.click("#download")
    report = tmp_path / "report.html"
    started.value.save_as(report)
    assert "Record of this review" in report.read_text("utf-8")
    assert errors == []


def test_an_article_cannot_speak_to_the_page(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.fill(
        "#draft",
        "The fund offers guaranteed returns <img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script>.",
    )
    page.wait_for_selector(".note")
    assert page.title() == "Caveat"


def test_keys_and_filters_of_the_report(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("coins.md").write_text(ARTICLE, "utf-8")
    assert main(["check", "coins.md", "--format", "html", "--output", "report.html"]) == 0
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    total = page.locator(".note").count()
    assert total >= 3

    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert (first, second, page.evaluate("document.activeElement.id")) == ("finding-0", "finding-1", "finding-0")
    page.keyboard.press("Enter")
    assert page.locator("#finding-0 details").get_attribute("open") is not None

    page.select_option("[name=rule]", "promised-result")
    assert page.locator(".note:visible").count() == 1
    assert page.inner_text("#shown") == f"1 of {total} shown"
    assert refused == []
