"""The commands where something is in the way: one line, no traceback, and nobody's file is touched."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from stub_summariser import Stub, ids, news, write_news

import summarise.generation
from summarise.cli import main
from summarise.common.outputs import failures_file

CALL = [sys.executable, "-m", "summarise"]


class Said(NamedTuple):
    """How a call ended and what it wrote."""

    code: object
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """A call in this process, with a summariser without a model."""
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)

    def call(*arguments: str | Path) -> Said:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return Said(end.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_news(tmp_path / "in", 5)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "o.jsonl"


def refused(said: Said, why: str) -> bool:
    """Whether a call ended as a wrong one does, in one line that says why."""
    assert why in said.err
    return said.code == 2 and len(said.err.splitlines()) == 1


# --- files that are not ours


@pytest.mark.parametrize("command", ["run", "clean"])
def test_a_file_that_no_run_began_is_refused_and_stays(
    call: Call, folder: Path, tmp_path: Path, command: str
) -> None:
    thesis = tmp_path / "thesis.csv"
    thesis.write_text("mine\n")
    assert refused(call(command, folder, "--output", thesis), "was not begun by this command")
    assert thesis.read_text() == "mine\n"


@pytest.mark.parametrize("command", ["run", "clean"])
def test_an_output_that_was_changed_since_is_refused_until_it_is_forced(
    call: Call, folder: Path, output: Path, command: str
) -> None:
    call(command, folder, "--output", output)
    whole = output.read_bytes()
    output.write_text("edited\n")
    again = call(command, folder, "--output", output)
    assert refused(again, f"{output} is not what this command wrote there")
    assert output.read_text() == "edited\n"
    forced = call(command, folder, "--output", output, "--force")
    assert forced.err.startswith(f"--force: starts over, and overwrites {output}\n")
    assert output.read_bytes() == whole
    assert call(command, folder, "--output", output).code == 0


def test_what_the_other_command_wrote_is_refused(call: Call, folder: Path, output: Path) -> None:
    call("clean", folder, "--output", output)
    before = output.read_bytes()
    assert refused(call("run", folder, "--output", output), "is what `summarise clean` wrote")
    assert output.read_bytes() == before


def test_failures_that_someone_else_wrote_are_refused(
    call: Call, folder: Path, output: Path
) -> None:
    failures_file(output).write_text("mine\n")
    assert refused(call("run", folder, "--output", output), "o.failures.jsonl is not what this")
    assert failures_file(output).read_text() == "mine\n"


def test_failures_that_were_left_behind_are_ours(call: Call, folder: Path, output: Path) -> None:
    (folder / "001.txt").write_text("")
    call("run", folder, "--output", output)
    left = failures_file(output).read_bytes()
    other = output.with_name("p.jsonl")
    failures_file(other).write_bytes(left)
    assert call("run", folder, "--output", other).code == 1


def test_outputs_whose_journals_have_one_name_are_told_apart(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "a.csv.jsonl"
    call("run", folder, "--output", first)
    before = first.read_bytes()
    said = call("run", folder, "--output", second)
    assert refused(said, f"is the journal of {first}: give another --output")
    assert first.read_bytes() == before


def test_a_renamed_output_is_gone_on_with(call: Call, folder: Path, tmp_path: Path) -> None:
    call("run", folder, "--output", tmp_path / "a.jsonl")
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    (tmp_path / "a.journal").rename(tmp_path / "b.journal")
    assert call("run", folder, "--output", tmp_path / "b.jsonl").code == 0


def test_texts_beside_articles_that_someone_else_wrote_stay_and_are_named(
    call: Call, folder: Path
) -> None:
    mine = folder / "000.txt.summary.txt"
    mine.write_text("mine\n")
    said = call("run", folder, "--beside")
    assert (said.code, mine.read_text()) == (1, "mine\n")
    assert f"left as they are, since this command did not write them: {mine};" in said.err
    assert len(ids(folder / "summaries.jsonl")) == 5
    assert call("run", folder, "--beside", "--force").code == 0
    assert mine.read_text() != "mine\n"


def test_a_journal_that_names_another_file_has_nothing_of_it_removed(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "precious.summary.txt"
    mine.write_text("mine\n")
    call("run", folder, "--beside")
    source = str(tmp_path / "precious")
    failure = json.dumps({"id": "x", "source": source, "stage": "reading", "error": "e"})
    record = json.dumps({"id": "y", "source": source, "headline": "a", "paragraph": "b"})
    db = sqlite3.connect(folder / "summaries.journal/journal.sqlite")
    with db:
        db.execute("insert into failures values ('x', 0, 1, ?)", (failure,))
        db.execute("insert into records values ('y', 'd', 's', 1, 0, 1, ?)", (record,))
    db.close()
    call("run", folder, "--beside")
    assert mine.read_text() == "mine\n"


@pytest.mark.parametrize("command", ["run", "clean"])
def test_an_output_that_is_a_link_is_written_through(
    call: Call, folder: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "disk").mkdir()
    link, file = tmp_path / "o.jsonl", tmp_path / "disk/real.jsonl"
    link.symlink_to("disk/real.jsonl")
    for _ in range(2):
        assert call(command, folder, "--output", link).code == 0
    assert link.is_symlink()
    assert len(ids(file)) == 5


# --- clean goes on, as run does


def test_clean_run_again_does_what_is_missing_or_changed(
    call: Call, folder: Path, output: Path, tmp_path: Path
) -> None:
    call("clean", folder, "--output", output, "--explain")
    (folder / "002.txt").write_text(news(77))
    (folder / "003.txt").unlink()
    (folder / "004.txt").write_text("")
    assert call("clean", folder, "--output", output, "--explain").code == 1
    call("clean", folder, "--output", tmp_path / "fresh.jsonl", "--explain")
    assert output.read_bytes() == (tmp_path / "fresh.jsonl").read_bytes()
    assert ids(failures_file(output)) == ["004.txt"]


def test_a_report_is_of_all_articles_also_where_their_records_are_there(
    call: Call, folder: Path, output: Path, tmp_path: Path
) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        assert call("clean", folder, "--output", output, "--report", page).code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


# --- the journal


def journal_of(output: Path) -> Path:
    return output.with_suffix(".journal") / "journal.sqlite"


@pytest.mark.parametrize("command", ["run", "clean"])
@pytest.mark.parametrize("emptied", [True, False])
def test_an_output_whose_journal_is_lost_is_refused_and_stays(
    call: Call, folder: Path, output: Path, command: str, emptied: bool
) -> None:
    call(command, folder, "--output", output)
    before = output.read_bytes()
    for file in journal_of(output).parent.glob("journal.sqlite*"):
        file.unlink()
    if emptied:
        journal_of(output).write_bytes(b"")
    (folder / "001.txt").unlink()
    assert refused(call(command, folder, "--output", output), "has no record of what is in")
    assert output.read_bytes() == before


@pytest.mark.parametrize("value", [None, b"\xff\xfe", "{not json", "[1]", "null", 7])
def test_a_damaged_record_is_made_again(
    call: Call, folder: Path, output: Path, value: object
) -> None:
    call("run", folder, "--output", output)
    before = output.read_bytes()
    db = sqlite3.connect(journal_of(output))
    with db:
        db.execute("update records set record = ? where id = '001.txt'", (value,))
    db.close()
    assert call("run", folder, "--output", output).code == 0
    assert output.read_bytes() == before


def test_a_journal_of_before_there_were_stamps_is_taken_over(
    call: Call, folder: Path, output: Path
) -> None:
    call("run", folder, "--output", output)
    before = output.read_bytes()
    db = sqlite3.connect(journal_of(output))
    db.executescript("pragma user_version = 0; pragma application_id = 0;")
    db.close()
    (journal_of(output).parent / "written").unlink()
    assert call("run", folder, "--output", output).code == 0
    assert output.read_bytes() == before


def test_a_journal_of_a_newer_version_is_left_alone(call: Call, folder: Path, output: Path) -> None:
    call("run", folder, "--output", output)
    db = sqlite3.connect(journal_of(output))
    db.execute("pragma user_version = 99")
    db.close()
    assert refused(call("run", folder, "--output", output), "newer version")


def test_a_folder_in_the_place_of_a_draft_is_left_alone(
    call: Call, folder: Path, output: Path
) -> None:
    call("run", folder, "--output", output)
    (journal_of(output).parent / ".o.jsonl.1.draft").mkdir()
    assert call("run", folder, "--output", output).code == 0


# --- inputs that stopped a whole job


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["clean", "IN", "--output", "o" * 300 + ".jsonl"], "File name too long"),
        (["run", "IN", "--output", "o" * 300 + ".jsonl"], "File name too long"),
        (["run", "IN", "--output", "o" * 245 + ".csv"], "File name too long"),
        (["run", "IN", "--config", "c" * 300 + ".yaml"], "File name too long"),
        (["clean", "IN", "--report", "-"], "--report is a file here"),
        (["clean", "IN", "--counts", "/dev/zero"], "holds no counts"),
    ],
)
def test_a_name_that_cannot_be_is_one_line(
    call: Call, folder: Path, arguments: list[str], why: str
) -> None:
    assert refused(call(*(str(folder) if a == "IN" else a for a in arguments)), why)


def test_a_number_beyond_the_machines_is_one_line(call: Call, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("window: 99999999999999999999\n")
    said = call("run", folder, "--config", tmp_path / "c.yaml")
    assert refused(said, "window: must be less than or equal to")


def test_a_limit_of_a_configuration_holds_for_both_commands(
    call: Call, folder: Path, output: Path, tmp_path: Path
) -> None:
    (folder / "big.txt").write_text(news(1, 100))
    (tmp_path / "c.yaml").write_text("limits:\n  largest_document: 3000\n")
    for command in ("run", "clean"):
        out = output.with_name(f"{command}.jsonl")
        assert call(command, folder, "--config", tmp_path / "c.yaml", "--output", out).code == 1
        assert ids(failures_file(out)) == ["big.txt"]


def test_predictions_may_have_sources_and_ids_that_no_system_takes(
    call: Call, tmp_path: Path
) -> None:
    said = {"id": "a\ud800", "headline": "A bridge closed \udc00", "source": "s" * 5000}
    (tmp_path / "p.jsonl").write_text(json.dumps(said) + "\n")
    (tmp_path / "r.jsonl").write_text(json.dumps(said | {"source": "\0"}) + "\n")
    page = tmp_path / "p.html"
    references = ["--references", tmp_path / "r.jsonl", "--report", page]
    assert call("evaluate", tmp_path / "p.jsonl", *references, "--quiet").code == 0
    assert page.exists()


# --- terminal and exports


def test_names_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    folder = write_news(tmp_path / "in\x1b[31m", 1)
    (folder / "b\x1b[2J\x07.txt").write_text("")
    for arguments in (["clean", folder], ["clean", folder, "--output", folder / "o\x1b.jsonl"]):
        said = call(*arguments)
        assert "\x1b" not in said.err
        assert r"\x1b[31m" in said.err


def test_what_formats_says_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    folder = write_news(tmp_path / "in\x1b[31m", 1)
    (folder / "b\x1b[2J\x07.txt").write_text("")
    (folder / "c.jsonl").write_text('{"id": "\\u001b[2J", "text": ""}\n')
    said = call("formats", folder)
    assert said.code == 1
    assert "\x1b" not in said.out + said.err
    assert r"\x1b[31m" in said.out


def test_the_report_loads_nothing_and_sends_nothing(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    call("clean", folder, "--report", tmp_path / "p.html")
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy\" content=\"default-src 'none'" in page


def test_cells_that_look_like_formulas_are_marked_and_evaluated_as_they_were(
    call: Call, tmp_path: Path
) -> None:
    dump, table = tmp_path / "d.jsonl", tmp_path / "o.csv"
    dump.write_text(json.dumps({"id": "=1+2", "text": news(1)}) + "\n")
    call("run", dump, "--output", table)
    assert "'=1+2" in table.read_text()
    (tmp_path / "r.jsonl").write_text('{"id": "=1+2", "headline": "A bridge closed"}\n')
    said = call("evaluate", table, "--references", tmp_path / "r.jsonl", "--quiet")
    assert said.code == 0


# --- streams


def program(
    *arguments: str | Path,
    before: Callable[[], object] | None = None,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CALL, *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
        check=False,
    )


@pytest.mark.parametrize("stream", ["-", "/dev/stdout", "LINK"])
def test_a_stream_gets_lines_and_stays_what_it_is(
    folder: Path, tmp_path: Path, stream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    link = tmp_path / "link"
    link.symlink_to("/dev/stdout")
    said = program("clean", folder, "--output", link if stream == "LINK" else stream)
    assert (said.returncode, said.stdout.count("\n"), said.stderr) == (0, 5, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "link"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_full_device_is_one_line(folder: Path) -> None:
    said = program("clean", folder, "--output", "/dev/full")
    assert said.returncode == 2
    assert said.stderr == "summarise: standard output: No space left on device\n"


@pytest.mark.parametrize("report", [False, True])
def test_what_failed_is_told_though_nobody_reads_on(
    folder: Path, tmp_path: Path, report: bool
) -> None:
    (folder / "000.txt").write_text("")
    page = tmp_path / "page.html"
    reader, writer = os.pipe()
    os.close(reader)
    options: list[str | Path] = ["--report", page] if report else []
    said = program("clean", folder, *options, stdout=writer)
    os.close(writer)
    assert said.returncode == 1
    assert not report or "Bridge in district 4" in page.read_text()  # it has all, to the last


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_closed_standard_stream_is_no_traceback(folder: Path, number: int) -> None:
    said = program("clean", folder, before=lambda: os.close(number))
    assert said.returncode == (2 if number == 1 else 0)
    assert "Traceback" not in said.stderr
    assert number != 1 or said.stderr == "summarise: standard output: Bad file descriptor\n"


def test_an_interrupt_while_the_command_is_loaded_is_no_traceback() -> None:
    code = (
        "import builtins, summarise.cli\n"
        "real = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        "    if name == 'typer': raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "summarise.cli.main(['clean', 'in'])\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (130, "summarise: stopped\n")


def test_an_interrupt_in_the_midst_of_a_command_is_one_line(folder: Path) -> None:
    code = (
        "import summarise.cli, summarise.pipeline\n"
        "def interrupted(*_):\n"
        "    raise KeyboardInterrupt\n"
        "summarise.pipeline.Dump.total = interrupted\n"
        f"summarise.cli.main(['clean', {str(folder)!r}])\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (130, "summarise: stopped\n")


@pytest.mark.parametrize("kind", ["MemoryError", "OSError(5, 'Input/output error', 'a')"])
def test_what_ends_a_command_that_is_loaded_is_one_line(kind: str) -> None:
    code = (
        "import builtins, summarise.cli\n"
        "real = builtins.__import__\n"
        "def failing(name, *rest):\n"
        f"    if name == 'typer': raise {kind}\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = failing\n"
        "summarise.cli.main(['clean', 'in'])\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert said.stderr in (
        "summarise: out of memory: give it more, or fewer --jobs\n",
        "summarise: a: Input/output error\n",
    )
