"""A page driven in a browser: what a script finds there, typed into it after it has loaded."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "chromium-headless-shell")


def driven(page: str, drive: str, folder: Path) -> list[str]:
    """Return the title that a script leaves, cut at ` ; `, and last how many errors there were.

    The test is skipped where there is no browser.

    Args:
        page: as it is written.
        drive: the script, which may wait.
        folder: where the page is put.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip(f"NO BROWSER: a page is not tested; install one of {BROWSERS}")
    catch = "<script>window.failed = 0; window.onerror = () => { window.failed += 1; };</script>"
    then = (
        f"<script>(async () => {{{drive}\ndocument.title += ' ; ' + window.failed; }})();</script>"
    )
    path = folder / "page.html"
    path.write_text(
        page.replace("<style>", catch + "<style>", 1).replace("</body>", f"{then}</body>"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000",
         "--enable-logging=stderr", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "CONSOLE" not in done.stderr
    title = re.search(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert title
    return title[1].split(" ; ")
