"""Release a version: build it, try it as a user gets it and, only with --upload, upload and tag it.

python scripts/release.py             rehearse all but the upload, with the tree as it stands
python scripts/release.py --upload    on a committed tree whose changelog has the version's section

Needs the extra `release`: pip install -e ".[release]". What to do by hand is in docs/releasing.md.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from summarise.common.version import __version__

ROOT = Path(__file__).parent.parent
INDEX_LIMIT = 100_000_000  # bytes of a file that PyPI takes unless it is asked for more


def changelog_section(changelog: str, title: str) -> str:
    """Return what a changelog says below a heading, such as `Unreleased` or `0.2.0`.

    Raises:
        SystemExit: there is no such section, or nothing in it; a version's heading has no date.
    """
    date = "" if title == "Unreleased" else r" - \d{4}-\d\d-\d\d"
    heading = rf"^## \[{re.escape(title)}\]{date}$"
    found = re.search(rf"{heading}\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    text = found[1].strip() if found else ""
    if not text:
        raise SystemExit(f"CHANGELOG.md: no section “## [{title}]{' - DATE' if date else ''}”")
    return text


def obstacles(version: str, status: str, tags: list[str]) -> list[str]:
    """Return what stands against an upload.

    Args:
        version: to be released.
        status: what `git status --porcelain` says.
        tags: that there are.
    """
    found = []
    if status.strip():
        found.append("the tree has changes: commit them")
    if f"v{version}" in tags:
        found.append(f"v{version} is tagged already: raise summarise/common/version.py")
    return found


def build(folder: Path) -> tuple[Path, Path]:
    """Build the wheel and the source distribution, and have their metadata checked."""
    shutil.rmtree(folder, ignore_errors=True)
    say(f"build {folder}/")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    run(sys.executable, "-m", "twine", "check", "--strict", str(wheel), str(source))
    for file in (wheel, source):
        size = file.stat().st_size
        over = "; PyPI takes 100 MB: ask for a higher limit first" if size > INDEX_LIMIT else ""
        say(f"{file.name}: {size / 1e6:.1f} MB{over}")
    return wheel, source


def try_out(wheel: Path) -> None:
    """Summarise the example with the wheel's own files, away from the clone."""
    say(f"try {wheel.name}")
    with tempfile.TemporaryDirectory() as folder:
        run(*pip("install", "--quiet", "--no-deps", "--target", folder, str(wheel)))
        installed = {**os.environ, "PYTHONPATH": folder}
        command = [sys.executable, "-P", "-m", "summarise"]
        for arguments in (["--version"], ["models"], ["demo"]):
            subprocess.run([*command, *arguments], env=installed, cwd=folder, check=True)


def pip(*arguments: str) -> tuple[str, ...]:
    """Return a call of pip."""
    return (sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)


def run(*command: str) -> None:
    """Run a command; a failure ends the release."""
    if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SystemExit(f"failed ({code}): {' '.join(command)}")


def git(*arguments: str) -> str:
    """Return what git prints."""
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def say(what: str) -> None:
    """Print a step."""
    print(f"release: {what}", flush=True)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--upload", action="store_true", help="upload and tag at the end")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where it is built")
    given = parser.parse_args()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    notes = changelog_section(changelog, __version__ if given.upload else "Unreleased")
    say(f"{__version__}, {len(notes.splitlines())} lines of changes")
    against = obstacles(__version__, git("status", "--porcelain"), git("tag").split())
    if given.upload and against:
        raise SystemExit("release: " + "; ".join(against))
    files = build(given.dist)
    try_out(files[0])
    upload = [sys.executable, "-m", "twine", "upload", *map(str, files)]
    if not given.upload:
        say("rehearsed; --upload would run, and then tag it: " + " ".join(upload[2:]))
        for obstacle in against:
            say(f"before that: {obstacle}")
        return
    run(*upload)
    git("tag", "--annotate", f"v{__version__}", "--message", notes)
    say(f"done; now: git push origin v{__version__}")


if __name__ == "__main__":
    main()
