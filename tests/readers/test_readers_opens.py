"""How often a file is opened: once for each time that inputs are read, never to be counted."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from readers_files import dump

from summarise.readers import count

# In a process of its own, since an audit hook stays for good.
_COUNT_OPENS = """
import collections, json, os, sys
from summarise.readers import count, is_input, read

folder, act = sys.argv[1:]
opened = collections.Counter()

def audit(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.fsdecode(arguments[0])
        if os.path.dirname(path).startswith(folder):
            opened[os.path.relpath(path, folder)] += 1

sys.addaudithook(audit)
if act == "read":
    list(read(folder))
elif act == "count":
    count(folder)
else:
    is_input(__import__("pathlib").Path(folder, "a.txt"), [folder])
print(json.dumps(opened))
"""

RECORD = '{"id": "%s", "text": "words"}\n'


def opens(folder: Path, act: str = "read") -> dict[str, int]:
    """How often each file in a folder is opened in a pass over it."""
    command = [sys.executable, "-c", _COUNT_OPENS, str(folder), act]
    result = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, int] = json.loads(result.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with texts and pages, one of them a folder further down."""
    page = "<!doctype html><html><p>words</html>"
    names = ["a.txt", "b.txt", "none", "site/c.txt", "d.html", "site/e.html"]
    return dump(tmp_path, {name: page if name.endswith("html") else "words" for name in names})


def test_a_pass_opens_each_text_and_page_once(folder: Path) -> None:
    names = ["a.txt", "b.txt", "none", "site/c.txt", "d.html", "site/e.html"]
    assert opens(folder) == dict.fromkeys(names, 1)


def test_a_pass_opens_each_file_of_records_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.jsonl": RECORD % "a",
        "b.json": RECORD % "b",
        "c.csv": "id,text\nc,words\n",
        "d.jsonl.gz": gzip.compress((RECORD % "d").encode()),
    }
    assert opens(dump(tmp_path, files)) == dict.fromkeys(files, 1)


def test_files_are_counted_by_their_names(folder: Path) -> None:
    (folder / "none").unlink()  # only its content tells that it is a text
    assert count(folder) == 5
    assert opens(folder, "count") == {}


def test_a_file_is_found_among_inputs_by_its_name(folder: Path) -> None:
    assert opens(folder, "is_input") == {}
