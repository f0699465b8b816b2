"""The commands that documents show: each is run, or is one of a kind that is checked another way."""

from __future__ import annotations

import glob
import io
import json
import re
import shlex
import webbrowser
from pathlib import Path

import pytest
from docs_files import DOCUMENTS, ROOT, runs, shell_lines, write_files
from stub_summariser import Stub
from test_house import EXTRAS
from typer.main import get_command

import summarise.generation
from summarise.cli.app import app, run_command

BIN = "BIN := .venv/bin"
SHOWN = [pytest.param(d, id=d.relative_to(ROOT).as_posix()) for d in DOCUMENTS if shell_lines(d)]


def give_verdicts(sheet: Path) -> None:
    """Write what two judges say of a sheet that has just been made, beside it."""
    lines = (sheet / "sheet.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [text["id"] for line in lines for text in json.loads(line)["texts"]]
    yes = dict.fromkeys(("grammatical", "main_point", "true", "passes"), True)
    said = "".join(json.dumps({"id": id_, "corrected": "It closes."} | yes) + "\n" for id_ in ids)
    for judge in "AB":
        Path(f"verdicts-{judge}.jsonl").write_text(said, encoding="utf-8")


def run_line(line: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run a line as a shell would; return its exit code."""
    words = shlex.split(line, comments=True)
    if ">" in words:
        words = words[: words.index(">")]
    if "|" in words:
        given = io.BytesIO(Path(words[1]).read_bytes())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(given, encoding="utf-8"))
        words = words[words.index("|") + 1 :]
    found = [sorted(glob.glob(word)) or [word] if "*" in word else [word] for word in words[1:]]
    with pytest.raises(SystemExit) as end:
        run_command([word for each in found for word in each])
    return end.value.code


@pytest.mark.parametrize("document", SHOWN)
def test_the_commands_of_a_document_work_one_after_the_other(
    document: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xlsxwriter")
    write_files(tmp_path, tiny)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)
    monkeypatch.setattr(webbrowser, "open", lambda address: True)
    for line in filter(runs, shell_lines(document)):
        assert run_line(line, monkeypatch) == 0, line
        if "judge sheet" in line and "headline" in line:
            give_verdicts(tmp_path / "sheet")


@pytest.mark.parametrize("document", SHOWN)
def test_what_is_not_run_is_a_target_a_script_or_an_extra_that_there_is(document: Path) -> None:
    for line in shell_lines(document):
        command = line.partition("#")[0]
        match command.split():
            case ["make", target]:
                assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8"), line
            case ["python" | ".venv/bin/python", str(script), *rest] if script.endswith(".py"):
                source = (ROOT / script).read_text(encoding="utf-8")
                assert all(f'"{word}"' in source for word in rest if word[:2] == "--"), line
                assert all((ROOT / w).exists() for w in rest if w.startswith("configs/")), line
            case [".", ".venv/bin/activate"]:
                assert BIN in (ROOT / "Makefile").read_text(encoding="utf-8"), line
            case ["pip", "install", *_]:
                extras = re.findall(r"\[([\w,-]+)\]", command)
                assert {name for each in extras for name in each.split(",")} <= set(EXTRAS), line
            case ["bash", str(script)]:
                assert (ROOT / script).parent.is_dir(), line
            case _:
                assert runs(line) or "summarise " in line, f"{line}: of no kind that is checked"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_command_and_option_named_in_a_document_exists(document: Path) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`summarise ([a-z]+)( [^`\n]*)?`", text)
    shown = re.findall(r"\bsummarise ([a-z]+)(.*)", "\n".join(shell_lines(document)))
    for name, rest in named + shown:
        command = commands[name]
        inner = getattr(command, "commands", {}).get((rest.split() or [""])[0], command)
        options = {option for parameter in inner.params for option in parameter.opts}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", rest.partition(" #")[0])) <= options, rest
