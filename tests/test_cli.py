"""The commands: what they write, where they say what failed, and how they exit."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import lzma
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest
from stub_summariser import Stub, ids, news, records, write_news

import summarise.generation
from summarise.cli import main
from summarise.common.documents import Article, Failure, Summary
from summarise.common.version import __version__

CALL = "import sys; from summarise.cli import main; main(sys.argv[1:])"
HEAVY = ("torch", "transformers", "datasets", "trafilatura")


class Said(NamedTuple):
    """How a call ended and what it wrote."""

    code: object
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def call(*arguments: str | Path) -> Said:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return Said(end.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_news(tmp_path / "in", 5)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "o.jsonl"


def give_input(monkeypatch: pytest.MonkeyPatch, *lines: dict[str, str]) -> None:
    """Records on standard input."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# --- run


@pytest.mark.usefixtures("stub")
def test_run_without_output_prints_records_in_input_order(call: Call, folder: Path) -> None:
    said = call("run", folder)
    assert (said.code, said.err) == (0, "")
    assert [r["id"] for r in said.records] == [f"{n:03}.txt" for n in range(5)]


@pytest.mark.usefixtures("stub")
def test_run_without_output_tells_the_first_failures_of_a_kind_of_each_file_and_counts_all(
    call: Call, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("story\n" + "words\n" * 9)
    said = call("run", tmp_path / "a.csv", tmp_path / "b.csv", "--quiet").err.splitlines()
    told = [line.partition(": ")[0].rpartition("/")[2] for line in said[:-2]]
    assert told == [f"{name}.csv#{row}" for name in "ab" for row in (1, 2, 3)]
    assert said[-2] == "18 failed (with --output, each is in a file beside it):"
    assert said[-1].startswith("  18 × reading: record has no text")


@pytest.mark.usefixtures("stub")
def test_run_without_output_says_failures_on_standard_error_a_line_each(
    call: Call, folder: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    (folder / "002.txt").write_text("Share\n")
    said = call("run", folder)
    assert (said.code, len(said.records)) == (1, 3)
    first, second, count = said.err.splitlines()
    assert first == f"{folder / '001.txt'}: reading: empty file: nothing to read"
    assert second.startswith(f"{folder / '002.txt'}: cleaning: no article in it")
    assert count == "2 failed"


@pytest.mark.usefixtures("stub")
def test_run_writes_the_fields_of_the_contract(call: Call, folder: Path, output: Path) -> None:
    call("run", folder, "--output", output)
    names = (
        "id source title outlet section archive_id headline paragraph model engine strategy words_in "
        "words_kept words_read warnings support unsupported"
    )
    assert list(records(output)[0]) == names.split()


@pytest.mark.usefixtures("stub")
def test_run_keeps_the_text_when_asked_to(call: Call, folder: Path, output: Path) -> None:
    assert call("run", folder, "--output", output, "--keep-text").code == 0
    assert records(output)[0]["text"].startswith("The council")


@pytest.mark.usefixtures("stub")
def test_run_ends_with_a_line_of_counts(call: Call, folder: Path, output: Path) -> None:
    assert call("run", folder, "--output", output) == (0, "", f"5 done, 0 failed: {output}\n")


@pytest.mark.usefixtures("stub")
def test_run_with_failures_names_their_file_and_exits_1(
    call: Call, folder: Path, output: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    said = call("run", folder, "--output", output)
    failures = output.with_suffix(".failures.jsonl")
    first = f"4 done, 1 failed: {output}, {failures}"
    assert (said.code, said.out, said.err.splitlines()[0]) == (1, "", first)
    assert ids(failures) == ["001.txt"]


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_stopped_by_a_signal_exits_130_and_says_to_run_it_again(
    call: Call,
    folder: Path,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: signal.Signals,
) -> None:
    summarise = Stub.summarise
    config = output.with_name("small.yaml")
    config.write_text("window: 2\n")

    def interrupted(self: Stub, articles: Sequence[Article]) -> list[Summary | Failure]:
        signal.raise_signal(number)
        return summarise(self, articles)

    with monkeypatch.context() as stopping:
        stopping.setattr(Stub, "summarise", interrupted)
        said = call("run", folder, "--output", output, "--config", config)
    assert said.code == 130
    assert said.err.endswith("; stopped, run it again to go on\n")
    assert call("run", folder, "--output", output, "--config", config).code == 0
    assert len(ids(output)) == 5


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("content", ["", "headline: null\nparagraph:\n"])
def test_a_configuration_that_sets_nothing_is_told(
    call: Call, folder: Path, output: Path, content: str
) -> None:
    config = output.with_name("empty.yaml")
    config.write_text(content)
    said = call("run", folder, "--output", output, "--config", config)
    assert said.err.startswith(f"{config} sets nothing, so all is as by default\n")
    config.write_text("window: 2\n")
    assert "sets nothing" not in call("run", folder, "--output", output, "--config", config).err


@pytest.mark.usefixtures("stub")
def test_verify_tells_that_some_failed(call: Call, folder: Path, output: Path) -> None:
    call("run", folder, "--output", output)
    assert call("verify", output).err == f"{output}: as it was written, and all of it\n"
    (folder / "001.txt").write_bytes(b"")
    call("run", folder, "--output", output)
    said = call("verify", output, folder)
    assert said.code == 0
    assert "but what failed, which is in " in said.err


@pytest.mark.usefixtures("stub")
def test_run_reads_records_from_standard_input(
    call: Call, monkeypatch: pytest.MonkeyPatch, output: Path
) -> None:
    give_input(monkeypatch, {"id": "x", "text": news(1)}, {"text": news(2)})
    assert call("run", "-", "--output", output).code == 0
    assert ids(output) == ["x", "-#2"]


@pytest.mark.usefixtures("stub")
def test_run_takes_columns_by_another_name(
    call: Call, monkeypatch: pytest.MonkeyPatch, output: Path
) -> None:
    give_input(monkeypatch, {"key": "x", "raw": news(1)})
    assert call("run", "-", "--fields", "text=raw, id=key", "--output", output).code == 0
    assert ids(output) == ["x"]


@pytest.mark.usefixtures("stub")
def test_run_takes_texts_as_they_are_when_they_are_clean_already(
    call: Call, folder: Path, output: Path
) -> None:
    (folder / "002.txt").write_text("Share\n")
    assert call("run", folder, "--output", output, "--no-clean").code == 0
    assert records(output)[2]["headline"] == "Share"


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["run", "clean"])
@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_the_ending_of_the_output_names_its_format(
    call: Call, folder: Path, tmp_path: Path, command: str, name: str
) -> None:
    call(command, folder, "--output", tmp_path / "o.jsonl")
    assert call(command, folder, "--output", tmp_path / name).code == 0
    if name == "o.parquet":
        rows = pq.read_table(tmp_path / name).to_pylist()
    else:
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    lines = records(tmp_path / "o.jsonl")
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert list(rows[0]) == list(lines[0])
    assert name == "o.csv" or rows == lines


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_a_table_inside_the_input_is_not_read_by_the_next_run(
    call: Call, folder: Path, name: str
) -> None:
    for options in ([], ["--force"]):
        for command in ("run", "clean"):
            output = folder / command / name
            said = call(command, folder, "--output", output, *options)
            assert said.err.splitlines()[-1] == f"5 done, 0 failed: {output}"


@pytest.mark.usefixtures("stub")
def test_beside_writes_a_text_beside_each_article_and_keeps_what_is_done(
    call: Call, folder: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    assert call("run", folder, "--beside").code == 1
    texts = sorted(path.name for path in folder.glob("*.summary.txt"))
    assert texts == [f"{n:03}.txt.summary.txt" for n in (0, 2, 3, 4)]
    record = records(folder / "summaries.jsonl")[0]
    text = (folder / texts[0]).read_text()
    assert text == f"{record['headline']}\n\n{record['paragraph']}\n"


@pytest.mark.usefixtures("stub")
def test_beside_removes_the_text_of_what_fails_or_goes(call: Call, folder: Path) -> None:
    call("run", folder, "--beside")
    (folder / "001.txt").write_bytes(b"")
    (folder / "002.txt").unlink()
    assert call("run", folder, "--beside").code == 1
    assert sorted(path.name for path in folder.glob("*.summary.txt")) == [
        f"{n:03}.txt.summary.txt" for n in (0, 3, 4)
    ]


@pytest.mark.usefixtures("stub")
def test_records_that_no_text_can_stand_beside_are_in_the_output_alone(
    call: Call, tmp_path: Path
) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text(json.dumps({"id": "a", "text": news(0)}) + "\n")
    said = call("run", dump, "--beside")
    assert said.code == 0
    assert "records without a text beside them: 1, " in said.err
    (record,) = records(tmp_path / "summaries.jsonl")
    assert record["source"] == f"{dump}#1"
    assert record["headline"]
    assert sorted(path.name for path in tmp_path.glob("*.summary.txt")) == []


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("given", ["-", "s3://bucket/dump"])
def test_beside_refuses_what_is_no_file_of_this_machine(call: Call, given: str) -> None:
    said = call("run", given, "--beside")
    assert said.code == 2
    assert said.err == f"summarise: {given}: --beside needs files and folders of this machine\n"


@pytest.mark.usefixtures("stub")
def test_force_overwrites_what_this_command_did_not_begin(
    call: Call, folder: Path, output: Path
) -> None:
    output.write_text("mine\n")
    assert call("run", folder, "--output", output).code == 2
    assert output.read_text() == "mine\n"
    assert call("run", folder, "--output", output, "--force").code == 0
    assert len(ids(output)) == 5


@pytest.mark.usefixtures("stub")
def test_an_output_inside_the_input_is_not_read_by_the_next_run(call: Call, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    said = [call("run", folder, "--output", folder / "o.jsonl") for _ in range(2)]
    assert said[0] == said[1]
    assert said[0].err.startswith("5 done, 1 failed")


# --- calls that are wrong


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["run", "IN", "--config", "no-such"], "no configuration 'no-such': give a .yaml file or"),
        (["run", "IN", "--config", "IN/no.yaml"], "no configuration"),
        (["run", "IN", "--lengths", "headline,tweet"], "no length 'tweet': give one or more of"),
        (["run", "IN", "--lengths", ""], "no length ''"),
        (["run", "IN", "--fields", "text"], "--fields: 'text' is no FIELD=COLUMN"),
        (["run", "IN", "--fields", "text="], "--fields: 'text' is no FIELD=COLUMN"),
        (["run", "IN", "--fields", "text=a,text=b"], "--fields: 'text' is given twice"),
        (["run", "IN", "--fields", "body=x"], "body"),
        (["run", "IN/gone.txt"], "gone.txt: no such file or folder"),
        (["run", "EMPTY"], "no documents in"),
        (["run", "EMPTY", "--output", "IN/o.jsonl"], "no documents in"),
        (["clean", "EMPTY"], "no documents in"),
        (["clean", "IN/gone.txt"], "gone.txt: no such file or folder"),
        (["clean", "--urls", "IN/gone.txt"], "gone.txt: cannot be read: No such file or directory"),
        (["clean", "IN", "--fields", "x"], "--fields: 'x' is no FIELD=COLUMN"),
        (["clean", "IN", "--counts", "IN/000.txt"], "000.txt holds no counts"),
        (["clean", "IN", "--counts", "EMPTY"], "cannot read"),
        (["clean", "IN", "--counts", "IN/000.txt/c.jsonl"], "cannot write"),
        (["run", "-", "--counts", "IN/c.jsonl"], "no such file, and standard input is read but"),
        (["clean", "IN/000.txt", "--output", "IN/000.txt"], "is an input too"),
        (["clean", "IN", "--output", "IN/000.txt"], "is an input too"),
        (["run", "IN", "--output", "IN/000.txt", "--force"], "is an input too"),
        (["clean", "IN", "--report", "IN/000.txt"], "is an input too: give another --report"),
        (
            ["clean", "IN", "--report", "page.txt"],
            "--report page.txt: its name ends in .html or .htm",
        ),
        (["clean", "IN", "--report", "EMPTY"], "is not a regular file: give another --report"),
        (
            ["clean", "IN", "--output", "o.ndjson", "--report", "o.ndjson"],
            "o.ndjson is the --output too",
        ),
        (["clean", "IN", "--output", "o.jsonl", "--counts", "./o.jsonl"], "is the --output too"),
        (["clean", "IN", "--report", "IN/000.txt/r.html"], "cannot write"),
        (["clean", "IN", "--report", "OURS"], "ours.html is no page of summarise: move it away"),
        (
            ["run", "IN", "--counts", "c.jsonl", "--no-clean"],
            "--counts is for texts that are clean",
        ),
        (["run", "IN", "--json", "--output", "o.csv"], "--json is for a terminal: leave it out"),
        (["run", "IN", "--beside", "--output", "-"], "--beside needs an --output that is a file"),
        (["run", "IN", "--beside", "--output", "/dev/stdout"], "--beside needs an --output that"),
        (["clean", "IN", "--fields", ","], "--fields: ',' is no FIELD=COLUMN"),
        (["clean", "IN", "--output", "EMPTY"], "is not a regular file"),
        (["run", "IN", "--output", "EMPTY"], "is not a regular file"),
        (["clean", "IN", "--output", "IN/000.txt/o.jsonl"], "cannot write"),
        (["run", "IN", "--output", "IN/000.txt/o.jsonl"], "cannot write"),
        (["evaluate", "IN/gone.jsonl", "--references", "title"], "gone.jsonl: cannot be read"),
        (["evaluate", "P", "--references", "IN/gone"], "no references at"),
        (["evaluate", "P", "--references", "title", "--output", "P"], "is an input too"),
        (
            [
                "evaluate",
                "P",
                "--references",
                "title",
                "--output",
                "x.html",
                "--report",
                "./x.html",
            ],
            "x.html is the --output too: give another --report",
        ),
        (
            ["evaluate", "P", "--references", "title", "--output", "x.json", "--output", "x.json"],
            "x.json is the --output too",
        ),
        (["evaluate", "P", "--references", "title", "--output", "OURS"], "is no page of summarise"),
        (["evaluate", "P", "--references", "title", "--output", "P/x.json"], "cannot write"),
        (
            ["evaluate", "P", "--references", "title", "--per-article", "x.csv"],
            "--per-article x.csv: its name ends in .jsonl or .ndjson",
        ),
        (["evaluate", "--dataset", "IN", "--keep", "x.md"], "--keep x.md: its name ends in .jsonl"),
        (["evaluate", "--dataset", "IN", "--keep", "P/x.jsonl"], "cannot write"),
        (["evaluate", "--dataset", "IN", "--per-article", "IN/000.txt"], "is an input too"),
    ],
)
def test_a_wrong_call_is_one_line_and_exits_2(
    call: Call, folder: Path, tmp_path: Path, arguments: list[str], why: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "p.jsonl").write_text('{"id": "a", "headline": "x y", "title": "x z"}\n')
    (tmp_path / "ours.html").write_text("<h1>Our thesis</h1>\n")
    places = {"IN": folder, "EMPTY": tmp_path / "empty", "P": tmp_path / "p.jsonl"}
    places["OURS"] = tmp_path / "ours.html"
    for name, place in places.items():
        arguments = [
            str(place) + a.removeprefix(name) if a == name or a.startswith(f"{name}/") else a
            for a in arguments
        ]
    said = call(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("summarise: ")
    assert why in said.err
    assert len(said.err.splitlines()) == 1
    assert (folder / "000.txt").read_text() == news(0, 1)
    assert places["OURS"].read_text() == "<h1>Our thesis</h1>\n"


@pytest.mark.usefixtures("stub")
def test_an_unknown_key_of_a_configuration_names_the_nearest(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "c.yaml").write_text("headline:\n  beam: 2\n")
    said = call("run", folder, "--config", tmp_path / "c.yaml")
    assert said.code == 2
    assert said.err.endswith("unknown key 'headline.beam'; did you mean 'beams'?\n")


@pytest.mark.parametrize("command", ["run", "clean"])
def test_a_call_without_input_says_what_can_be_given(call: Call, command: str) -> None:
    why = "no input: give files, folders, addresses or - for standard input"
    assert call(command) == (2, "", f"summarise: {why}\n")


@pytest.mark.parametrize(
    "arguments", [["run", "--words"], ["clean", "x", "--no-such"], ["no-such"]]
)
def test_a_call_that_cannot_be_parsed_exits_2_without_a_traceback(
    call: Call, arguments: list[str]
) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert "Traceback" not in said.err
    assert "Error" in said.err


# --- clean


CLEAN_FIELDS = (
    "id source url title byline agency published standfirst language outlet section archive_id text "
    "warnings"
)


def test_clean_prints_the_fields_of_the_contract(call: Call, folder: Path) -> None:
    said = call("clean", folder)
    assert (said.code, said.err, len(said.records)) == (0, "", 5)
    assert list(said.records[0]) == CLEAN_FIELDS.split()


def test_clean_explains_every_block_with_its_reason(call: Call, folder: Path, output: Path) -> None:
    (folder / "000.txt").write_text(news(0) + "\nShare this article\n")
    assert call("clean", folder, "--explain", "--output", output).code == 0
    blocks = records(output)[0]["blocks"]
    assert [sorted(block) for block in blocks] == [
        ["kept", "label", "reason", "score", "text"]
    ] * len(blocks)
    assert [block["kept"] for block in blocks] == [False, True, True, False]
    assert all(block["reason"] for block in blocks if not block["kept"])


def test_clean_writes_the_same_lines_as_it_prints(call: Call, folder: Path, output: Path) -> None:
    printed = call("clean", folder).out
    assert call("clean", folder, "--output", output).code == 0
    assert output.read_text(encoding="utf-8") == printed


def test_clean_with_failures_exits_1_and_names_their_file(
    call: Call, folder: Path, output: Path
) -> None:
    (folder / "001.txt").write_text("Share\n")
    said = call("clean", folder, "--output", output)
    failures = output.with_suffix(".failures.jsonl")
    first = f"4 done, 1 failed: {output}, {failures}"
    assert (said.code, said.out, said.err.splitlines()[0]) == (1, "", first)
    assert [f["stage"] for f in records(failures)] == ["cleaning"]


def test_clean_without_output_says_failures_on_standard_error(call: Call, folder: Path) -> None:
    (folder / "001.txt").write_bytes(b"")
    said = call("clean", folder)
    assert (said.code, len(said.records)) == (1, 4)
    assert said.err == f"{folder / '001.txt'}: reading: empty file: nothing to read\n"


def test_clean_reads_records_from_standard_input(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_input(monkeypatch, {"id": "x", "text": news(1)})
    (record,) = call("clean", "-").records
    assert (record["id"], record["title"]) == ("x", "Bridge in district 1 to close")


def test_clean_replaces_its_output_inside_the_input(call: Call, folder: Path) -> None:
    said = [call("clean", folder, "--output", folder / "o.jsonl") for _ in range(2)]
    assert said[0] == said[1]
    assert said[0].code == 0


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_clean_writes_a_report_and_the_same_lines_as_without(
    call: Call, folder: Path, page: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    plain, said = call("clean", folder), call("clean", folder, "--report", page)
    assert said == (1, plain.out, f"{plain.err}report: {page}\n")
    assert "<h1>4 articles, cleaned</h1>" in page.read_text(encoding="utf-8")


def test_clean_writes_the_same_report_beside_an_output(
    call: Call, folder: Path, page: Path, output: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    call("clean", folder, "--report", page)
    first = page.read_bytes()
    said = call("clean", folder, "--report", page, "--output", output)
    assert said.err.splitlines()[0] == f"report: {page}"
    assert (said.code, len(records(output))) == (1, 4)
    assert page.read_bytes() == first


def test_a_report_inside_the_input_is_replaced_and_not_read(call: Call, folder: Path) -> None:
    page = folder / "page.html"
    said = [call("clean", folder, "--report", page) for _ in range(2)]
    assert said[0] == said[1]
    assert said[0].code == 0


def test_a_report_that_cannot_be_written_is_one_line_and_exits_2(call: Call, folder: Path) -> None:
    said = call("clean", folder, "--report", folder / "000.txt/page.html")
    assert said.code == 2
    assert said.err.startswith(f"summarise: cannot write {folder / '000.txt/page.html'}: ")
    assert len(said.err.splitlines()) == 1


def at_terminal(*arguments: str | Path, **environment: str) -> str:
    """What a call writes when its standard output is a terminal."""
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, *map(str, arguments)],
        stdout=follower,
        stderr=subprocess.PIPE,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"} | environment,
    )
    os.close(follower)
    said = b""
    with contextlib.suppress(OSError):  # the terminal's way to say that it has ended
        while piece := os.read(leader, 1 << 16):
            said += piece
    os.close(leader)
    assert process.stderr
    said += process.stderr.read()
    process.stderr.close()
    process.wait()
    return said.decode()


def test_a_terminal_shows_the_explanation_in_colour(folder: Path) -> None:
    said = at_terminal("clean", folder / "000.txt", "--explain")
    assert "\x1b[31m- title" in said
    assert "\x1b[2;9mBridge in district 0 to close" in said


def test_a_terminal_without_colours_shows_the_explanation_without(folder: Path) -> None:
    said = at_terminal("clean", folder / "000.txt", "--explain", NO_COLOR="1")
    assert "- title" in said
    assert "\x1b[31m" not in said


def test_a_pipe_has_lines_of_json_even_where_colour_is_forced(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALL, "clean", str(folder), "--explain"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"FORCE_COLOR": "1"},
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        f"{i:03}.txt" for i in range(5)
    ]


def test_a_terminal_is_spared_the_lines_when_a_report_is_what_was_asked_for(
    folder: Path, page: Path
) -> None:
    (folder / "001.txt").write_bytes(b"")
    failure = f"{folder / '001.txt'}: reading: empty file: nothing to read"
    said = at_terminal("clean", folder, "--report", page)
    assert said.splitlines() == [failure, f"report: {page}"]
    assert page.exists()


def test_clean_does_without_torch(folder: Path, output: Path) -> None:
    code = (
        "import sys; from summarise.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print([m for m in ('torch', 'transformers') if m in sys.modules])"
    )
    assert python(code, "clean", folder, "--output", output).stdout == "[]\n"


def test_lines_are_utf8_whatever_the_locale(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "000.txt").write_text(news(0).replace("council", "café"))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    command = [sys.executable, "-c", CALL, "clean", str(folder / "000.txt")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "café" in done.stdout.decode()


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    write_news(tmp_path, 200)  # more than a pipe holds
    command = [sys.executable, "-c", CALL, "clean", str(tmp_path), "--explain", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# --- across documents


CAT = "Whoever finds the editor's grey cat is kindly asked to feed it and to say nothing."


@pytest.fixture
def site(folder: Path) -> Path:
    """Five articles with a line in common."""
    for path in folder.iterdir():
        path.write_text(f"{path.read_text()}\n{CAT}\n")
    return folder


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["run", "clean"])
def test_what_recurs_in_the_files_of_a_folder_is_dropped(
    call: Call, site: Path, output: Path, command: str
) -> None:
    options = ["--keep-text"] if command == "run" else []
    printed = call(command, site, *options).records
    call(command, site, "--output", output, *options)
    assert [CAT in r["text"] for r in printed] == [False] * 5
    assert [CAT in r["text"] for r in records(output)] == [False] * 5


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["run", "clean"])
def test_counts_are_saved_for_standard_input(
    call: Call, site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    options = ["--keep-text"] if command == "run" else []
    counts = tmp_path / "counts.jsonl"
    assert call(command, site, "--counts", counts).code == 0
    for given, kept in [([], True), (["--counts", counts], False)]:
        give_input(monkeypatch, {"id": "x", "text": f"{news(9)}\n{CAT}\n"})
        (record,) = call(command, "-", *options, *given).records
        assert (CAT in record["text"]) is kept


def test_counts_that_are_there_are_used_as_they_are(call: Call, site: Path) -> None:
    counts = site / "counts.jsonl"
    (site / "000.txt").write_text(news(0))
    assert call("clean", site, "--counts", counts).code == 0  # too few to recur
    (site / "000.txt").write_text(f"{news(0)}\n{CAT}\n")
    before = counts.read_bytes()
    said = call("clean", site, "--counts", counts)
    assert [CAT in r["text"] for r in said.records] == [True] * 5  # and it is no input itself
    assert counts.read_bytes() == before


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["run", "clean"])
def test_an_output_that_is_not_ours_is_refused_before_anything_is_counted(
    call: Call, site: Path, output: Path, tmp_path: Path, command: str
) -> None:
    output.write_text("mine\n")
    said = call(command, site, "--output", output, "--counts", tmp_path / "counts.jsonl")
    assert said.code == 2
    assert "exists and was not begun by this command" in said.err
    assert not (tmp_path / "counts.jsonl").exists()


def test_counts_that_cannot_be_written_are_refused_before_anything_is_counted(
    call: Call, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.jobs.local.count", lambda *_, **__: pytest.fail("counted"))
    said = call("clean", site, "--counts", site / "000.txt" / "counts.jsonl")
    assert said.code == 2
    assert "counts.jsonl: give --counts in a folder that can be written" in said.err


def test_the_folder_of_counts_is_made(call: Call, site: Path, tmp_path: Path) -> None:
    counts = tmp_path / "new" / "folder" / "counts.jsonl"
    assert call("clean", site, "--counts", counts).code == 0
    assert counts.exists()


def test_fewer_files_than_can_recur_are_read_once(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.jobs.local.count", lambda *_, **__: pytest.fail("read twice"))
    (folder / "004.txt").unlink()
    assert call("clean", folder).code == 0


def test_texts_that_are_clean_already_are_read_once(
    call: Call, stub: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.jobs.local.count", lambda *_, **__: pytest.fail("read twice"))
    assert call("run", folder, "--no-clean").code == 0


def test_a_stop_while_counting_exits_130(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarise.jobs.local.count", lambda *_, **__: None)
    assert call("clean", folder).code == 130


# --- evaluate


@pytest.fixture
def predictions(tmp_path: Path) -> Path:
    path = tmp_path / "system.jsonl"
    path.write_text(
        '{"id": "a", "headline": "Bridge closes on Monday", "title": "Bridge to close"}\n'
        '{"id": "b", "headline": "Rain stops play", "title": "Rain stops play"}\n'
    )
    return path


def references(folder: Path, *names: str) -> Path:
    path = folder / "references.jsonl"
    lines = (json.dumps({"id": name, "headline": "Bridge closes"}) for name in names)
    path.write_text("".join(line + "\n" for line in lines))
    return path


def test_evaluate_prints_a_table_with_its_signature(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    said = call("evaluate", predictions, "--references", references(tmp_path, "a", "b"))
    assert (said.code, said.err) == (0, "")
    for word in ("system", "Headlines", "ROUGE-1", "ROUGE-Lsum", "rouge-score"):
        assert word in said.out


def test_evaluate_writes_scores_into_a_folder_it_makes(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    scores = tmp_path / "new/SCORES.json"
    given = references(tmp_path, "a", "b")
    assert call("evaluate", predictions, "--references", given, "--output", scores).code == 0
    written = json.loads(scores.read_text())
    assert list(written)[:4] == ["signature", "systems", "baselines", "comparisons"]
    assert written["systems"]["system"]["headline"]["n"] == 2


def test_evaluate_stops_at_ids_of_one_side_and_counts_them(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    said = call("evaluate", predictions, "--references", references(tmp_path, "a", "c", "d"))
    assert said.code == 2
    assert said.err.startswith("summarise: ")
    assert "2 of 3 references have no prediction (c, d)" in said.err
    assert "1 prediction has no reference (b)" in said.err


@pytest.mark.parametrize(("missing", "pairs"), [("skip", 1), ("zero", 3)])
def test_evaluate_goes_on_over_missing_ids_when_told_how(
    call: Call, predictions: Path, tmp_path: Path, missing: str, pairs: int
) -> None:
    given, scores = references(tmp_path, "a", "c", "d"), tmp_path / "s.json"
    call("evaluate", predictions, "--references", given, "--missing", missing, "--output", scores)
    assert json.loads(scores.read_text())["systems"]["system"]["headline"]["n"] == pairs


def test_evaluate_takes_the_titles_for_references(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    scores = tmp_path / "s.json"
    assert call("evaluate", predictions, "--references", "title", "--output", scores).code == 0
    rouge = json.loads(scores.read_text())["systems"]["system"]["headline"]["rouge1"]
    assert 50 < rouge["fmeasure"] < 100


def test_evaluate_writes_tables_details_and_a_page(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    names = ("s.json", "s.csv", "s.md", "s.tex")
    outputs = [part for name in names for part in ("--output", tmp_path / name)]
    more = ["--report", tmp_path / "r.html", "--per-article", tmp_path / "d.jsonl"]
    assert call("evaluate", predictions, "--references", "title", *outputs, *more).code == 0
    begins = {
        "s.json": "{",
        "s.csv": "system,baseline,length,n,",
        "s.md": "| system ",
        "s.tex": "% \\usepackage{booktabs}",
        "r.html": "<!doctype html>",
        "d.jsonl": '{"id": "a", "system": "system"',
    }
    for name, beginning in begins.items():
        assert (tmp_path / name).read_text().lstrip().startswith(beginning), name


def test_evaluate_reads_the_articles_that_it_is_given(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    articles = tmp_path / "articles.jsonl"
    lines = ({"id": name, "text": news(1)} for name in "ab")
    articles.write_text("".join(json.dumps(line) + "\n" for line in lines))
    scores = tmp_path / "s.json"
    more = ("--articles", articles, "--output", scores)
    assert call("evaluate", predictions, "--references", "title", *more).code == 0
    assert set(json.loads(scores.read_text())["baselines"]) == {
        "lead-1",
        "first-12-words",
        "oracle",
    }


def test_evaluate_by_the_perl_normaliser_says_so(
    call: Call, predictions: Path, tmp_path: Path
) -> None:
    exceptions = tmp_path / "irregular.txt"
    exceptions.write_text("found|find\nwere be\n")
    asked = ("--normaliser", "perl-1.5.5", "--exceptions", exceptions)
    said = call("evaluate", predictions, "--references", "title", *asked)
    assert "stem:porter-original|exceptions:2-" in said.out.replace("\n", "")


def test_evaluate_summarises_a_dataset_where_no_predictions_are_given(
    call: Call, stub: None, tmp_path: Path
) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    rows = ({"uid": f"n{n}", "story": news(n), "gist": "A bridge closes."} for n in range(3))
    (folder / "test.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    kept = tmp_path / "kept.jsonl"
    said = call(
        *("evaluate", "--dataset", folder, "--fields", "id=uid,text=story,headline=gist"),
        *("--keep", kept, "--limit", 2, "--output", tmp_path / "s.json"),
    )
    assert said.code == 0
    assert [record["id"] for record in map(json.loads, kept.read_text().splitlines())] == [
        "n0",
        "n1",
    ]
    assert json.loads((tmp_path / "s.json").read_text())["systems"]["kept"]["headline"]["n"] == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give either --references or --dataset"),
        (["--references", "title", "--dataset", "x"], "give either --references or --dataset"),
        (["--references", "title", "--exceptions", "x"], "are for --normaliser perl-1.5.5"),
        (["--dataset", "IN", "--fields", "summary=x"], "unknown field 'summary'"),
        (["--references", "title", "--limit", "5"], "--limit is for --dataset"),
        (["--references", "title", "--split", "train"], "--split is for --dataset"),
        (["--references", "title", "--subset", "x"], "--subset is for --dataset"),
        (["--references", "title", "--revision", "x"], "--revision is for --dataset"),
        (["--references", "title", "--fields", "text=x"], "--fields is for --dataset"),
        (["--references", "title", "--keep", "x.jsonl"], "--keep is for --dataset"),
        (["--references", "title", "--config", "x.yaml"], "--config is for --dataset"),
        (["--dataset", "IN", "--articles", "IN"], "--articles is for --references"),
        (["--dataset", "IN", "--keep", "x.jsonl"], "--keep is for --dataset without PREDICTIONS"),
        (["--references", "title", "--output", "b.htm"], "b.htm: scores end in .json, .csv, .md,"),
    ],
)
def test_evaluate_refuses_a_call_that_contradicts_itself(
    call: Call, predictions: Path, tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    given = [str(tmp_path) if argument == "IN" else argument for argument in arguments]
    said = call("evaluate", predictions, *given)
    assert said.code == 2
    assert complaint in said.err


# --- what is read by people


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("ending", ["txt", "docx", "json", ""])
def test_an_output_in_a_format_that_is_not_written_is_refused(
    call: Call, folder: Path, tmp_path: Path, ending: str
) -> None:
    output = tmp_path / f"o.{ending}" if ending else tmp_path / "o"
    said = call("run", folder, "--output", output)
    known = ".jsonl, .ndjson, .csv, .parquet, .xlsx, .md, .html"
    assert said == (2, "", f"summarise: {output}: an output ends in {known}\n")
    assert not output.exists()


def test_articles_as_a_page_are_a_report(call: Call, folder: Path, tmp_path: Path) -> None:
    said = call("clean", folder, "--output", tmp_path / "o.html")
    assert said.code == 2
    assert said.err.endswith(".parquet, .xlsx; for a page give --report\n")


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("name", ["o.md", "o.html", "o.xlsx"])
def test_what_people_read_is_written_once_and_stays(
    call: Call, folder: Path, tmp_path: Path, name: str
) -> None:
    assert call("run", folder, "--output", tmp_path / name).code == 0
    first = (tmp_path / name).read_bytes()
    assert call("run", folder, "--output", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.usefixtures("stub")
def test_what_people_read_is_no_input_where_it_lies_among_inputs(call: Call, folder: Path) -> None:
    for name in ("o.md", "o.html", "o.xlsx"):
        assert call("run", folder, "--output", folder / name).code == 0
    assert [r["id"] for r in call("run", folder).records] == [f"{n:03}.txt" for n in range(5)]


@pytest.mark.usefixtures("stub")
def test_a_page_is_opened_when_asked_to(
    call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def show(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", show)
    assert call("run", folder, "--output", tmp_path / "o.html", "--open").code == 0
    assert call("clean", folder, "--report", tmp_path / "r.html", "--open").code == 0
    system = tmp_path / "system.jsonl"
    system.write_text('{"id": "a", "headline": "x y", "title": "x z"}\n')
    page = tmp_path / "e.html"
    assert call("evaluate", system, "--references", "title", "--report", page, "--open").code == 0
    assert opened == [(tmp_path / name).as_uri() for name in ("o.html", "r.html", "e.html")]


@pytest.mark.usefixtures("stub")
def test_open_without_a_page_is_a_wrong_call(call: Call, folder: Path, output: Path) -> None:
    said = call("run", folder, "--output", output, "--open")
    assert said == (2, "", "summarise: --open shows a page: give --output PAGE.html\n")


@pytest.mark.usefixtures("stub")
def test_failures_of_a_run_are_told_by_their_causes(call: Call, folder: Path, output: Path) -> None:
    for name in ("001.txt", "002.txt"):
        (folder / name).write_bytes(b"")
    sources = f"{folder / '001.txt'}, {folder / '002.txt'}"
    assert call("run", folder, "--output", output).err.splitlines()[1:] == [
        f"  2 × reading: empty file: nothing to read ({sources})"
    ]


class Terminal(io.StringIO):
    """Standard output as a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("stub")
def test_in_a_terminal_a_summary_is_a_card_and_json_when_asked_for(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    for asked in ([], ["--json"]):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        call("run", folder / "001.txt", *asked)
        assert terminal.getvalue().startswith("{" if asked else "001.txt")
        assert "The council of district 1 said" in terminal.getvalue()


# --- how long


class Told(Stub):
    """Says which words it is to write, and then writes."""

    def load(self) -> None:
        print(self.config.headline.words, self.config.paragraph.words, file=sys.stderr)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lengths", "headline", "--words", "6-12"], "(6, 12) (30, 100)"),
        (["--lengths", "headline,headline", "--words", "6-12"], "(6, 12) (30, 100)"),
        (["--words", "headline=6-12, paragraph=20-40"], "(6, 12) (20, 40)"),
        (["--words", "paragraph=20-40"], "(5, 16) (20, 40)"),
    ],
)
def test_words_are_given_without_a_file(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Told)
    assert call("run", folder, *arguments).err == f"{words}\n"


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("6-12", "say of which length, as --words headline=6-12"),
        ("short=6-12", "no length 'short': headline or paragraph"),
        ("6 to 12", "'6 to 12' is no LEAST-MOST, such as 6-12"),
        ("headline=12-6", "--words headline=12-6: the least comes first, and is 1 or more"),
        (",", "'' is no LEAST-MOST, such as 6-12"),
        ("headline=6-12,headline=8-20", "--words headline=8-20: headline is given twice"),
    ],
)
def test_words_that_say_nothing_are_a_wrong_call(
    call: Call, folder: Path, given: str, why: str
) -> None:
    said = call("run", folder, "--words", given)
    assert said.code == 2
    assert why in said.err


@pytest.mark.usefixtures("stub")
def test_words_of_a_length_that_is_not_written_are_a_wrong_call(call: Call, folder: Path) -> None:
    said = call("run", folder, "--lengths", "paragraph", "--words", "headline=6-12")
    assert said.code == 2
    assert "--words headline=6-12: --lengths has no headline: give it there too" in said.err


def test_the_demo_shows_an_example_of_the_package(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)
    monkeypatch.chdir(tmp_path)
    said = call("demo")
    assert (said.code, said.err) == (0, "")
    for shown in ("ferry-terminal.txt", "Latest Edition", "The first passengers walked", "Yours:"):
        assert shown in said.out


# --- the rest


def test_models_lists_the_presets_and_where_their_checkpoints_are(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    said = call("models")
    assert said.code == 0
    for word in ("default", "bart-large-cnn", "pegasus", "bundled", "in the package"):
        assert word in said.out


@pytest.mark.parametrize(
    ("named", "checkpoints"),
    [
        ("pegasus", ["google/pegasus-xsum", "google/pegasus-cnn_dailymail"]),
        ("mine.yaml", ["./mine", "bundled"]),
        ("some/checkpoint", ["some/checkpoint", "some/checkpoint"]),
    ],
)
def test_models_says_how_those_of_a_preset_a_file_or_a_name_are_used(
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    named: str,
    checkpoints: list[str],
) -> None:
    class Told(Stub):
        @property
        def notes(self) -> list[str]:
            return [self.config.headline.checkpoint, self.config.paragraph.checkpoint]

    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Told)
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("headline: {checkpoint: ./mine}")
    assert call("models", named).out.split() == checkpoints


def test_formats_lists_what_is_read_and_by_what_it_is_told(call: Call) -> None:
    said = call("formats")
    assert said.code == 0
    assert "plain text: .txt, .text" in said.out.splitlines()
    assert "Nexis, page: comments with <DOCFULL>" in said.out.splitlines()


def test_formats_says_of_a_file_which_reader_takes_it_and_why(call: Call, folder: Path) -> None:
    (folder / "001.txt").write_text(
        "x" * 30 + "\n\n" + "1 of 2 DOCUMENTS".rjust(40) + "\n\nTitle\n\nWords."
    )
    (folder / "002.txt").write_text("")
    said = call("formats", *(folder / f"00{n}.txt" for n in (0, 1, 2)))
    assert said.code == 1
    first, second, lacking, cut, count, third = said.out.splitlines()
    assert first.endswith("000.txt: plain text, since its name ends in .txt; 1 article")
    assert "001.txt: Nexis, text, since it has lines such as “1 of 49 DOCUMENTS”" in second
    assert "001.txt may be cut off or lack a piece" in cut
    assert "001.txt has an outlet or a date" in lacking
    assert count.endswith("001.txt says it holds 2 articles, 1 were read: compare them")
    assert third.endswith("002.txt: not read: empty file: nothing to read")


def test_formats_names_the_member_that_is_not_read(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("a.txt", news(0))
        pack.writestr("empty.txt", "")
    said = call("formats", path)
    assert said.out.splitlines()[1:] == [f"    {path}/empty.txt: empty file: nothing to read"]


def test_formats_says_of_a_damaged_file_that_it_is(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "d.txt.xz"
    path.write_bytes(lzma.compress(news(0).encode())[:40])
    said = call("formats", path)
    assert said.code == 1
    assert said.out == f"{path}: not read: cut-off or damaged compressed file: get it again\n"


def test_clean_cuts_a_text_where_it_is_told_to(call: Call, folder: Path) -> None:
    rule = "=" * 20
    (folder / "000.txt").write_text(f"{news(0)}\n{rule}\n{news(1)}")
    said = call("clean", folder / "000.txt", "--split", "^={20}$")
    assert [record["id"] for record in said.records] == ["000.txt#1", "000.txt#2"]


@pytest.mark.parametrize(
    ("command", "option", "choices"),
    [
        ("run", "--duplicates", "keep, mark or drop"),
        ("clean", "--duplicates", "keep, mark or drop"),
        ("run", "--backend", "local or ray"),
        ("clean", "--backend", "local or ray"),
        ("run", "--engine", "auto, torch, ctranslate2 or openai"),
        ("evaluate", "--missing", "stop, skip or zero"),
        ("evaluate", "--normaliser", "rouge-score or perl-1.5.5"),
        ("evaluate", "--tokeniser", "auto, rouge-score or unicode"),
        ("judge sheet", "--length", "headline or paragraph"),
        ("judge sheet", "--ask", "verdicts, scores or ranks"),
        ("judge score", "--missing", "stop or skip"),
    ],
)
def test_a_choice_that_is_none_names_those_that_are(
    call: Call, command: str, option: str, choices: str
) -> None:
    said = call(*command.split(), option, "foo")
    assert said.code == 2
    assert f"'foo' is none: give {choices}" in said.err
    assert "Value error" not in said.err


@pytest.mark.parametrize("command", ["run", "clean"])
def test_a_pattern_that_is_no_regular_expression_is_a_wrong_call(
    call: Call, folder: Path, command: str
) -> None:
    said = call(command, folder, "--split", "(")
    assert said.code == 2
    assert said.err.startswith("summarise: --split '(' is not a regular expression")


def test_version_is_the_packages(call: Call) -> None:
    assert call("--version") == (0, f"summarise {__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["run"], ["clean"], ["evaluate"], ["models"], ["formats"]])
def test_help_shows_without_loading_what_is_heavy(command: list[str]) -> None:
    code = (
        "import sys; from summarise.cli import main\n"
        "try: main(sys.argv[1:])\n"
        f"finally: print('loaded', [m for m in {HEAVY} if m in sys.modules])"
    )
    done = python(code, *command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: summarise" in done.stdout
    assert done.stdout.endswith("loaded []\n")
