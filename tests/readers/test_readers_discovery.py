"""Which files are read, in which order, under which ids."""

import os
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.errors import SummariseError
from summarise.readers import read

REPORT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="summarise 1.0">
<title>Cleaning report</title>
<p>Words of articles."""


def ids(*inputs: str | Path) -> list[str]:
    documents, failures = read_all(*inputs)
    assert not failures
    return [document.id for document in documents]


def test_a_folder_is_walked_in_byte_order_of_whole_paths(tmp_path: Path) -> None:
    names = ["a/b.txt", "a.txt", "a-b.txt", "a/b/c.txt", "B.txt", "é.txt", "z.txt", "a0.txt"]
    dump(tmp_path, dict.fromkeys(names, "words"))
    assert ids(tmp_path) == sorted(names, key=os.fsencode)
    assert ids(tmp_path)[:5] == ["B.txt", "a-b.txt", "a.txt", "a/b.txt", "a/b/c.txt"]


def test_a_file_given_by_itself_has_its_name_for_id(tmp_path: Path) -> None:
    dump(tmp_path, {"in/a.txt": "words"})
    (document,), _ = read_all(tmp_path / "in/a.txt")
    assert (document.id, document.source) == ("a.txt", str(tmp_path / "in/a.txt"))


def test_a_source_is_a_path_that_opens_the_file(tmp_path: Path) -> None:
    dump(tmp_path, {"in/a.txt": "words"})
    (document,), _ = read_all(tmp_path)
    assert document.id == "in/a.txt"
    assert Path(document.source).read_text() == "words"


def test_a_document_knows_the_first_folder_below_the_input(tmp_path: Path) -> None:
    record = '{"id": "x/y", "text": "words"}'
    files = {"a.txt": "words", "b/a.txt": "words", "b/c/a.html": "<p>words", "d/r.jsonl": record}
    dump(tmp_path, files)
    documents, _ = read_all(tmp_path)
    assert [document.folder for document in documents] == ["", "b", "b", "d"]
    (document,), _ = read_all(tmp_path / "b/a.txt")
    assert document.folder == ""


def test_inputs_keep_the_order_they_are_given_in(tmp_path: Path) -> None:
    dump(tmp_path, {"b.txt": "b", "a.txt": "a"})
    assert ids(tmp_path / "b.txt", str(tmp_path / "a.txt")) == ["b.txt", "a.txt"]


def test_hidden_files_readme_and_license_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    names = [".DS_Store", ".git/a.txt", "README.md", "README.en.md", "sub/LICENSE", "a.txt"]
    assert ids(dump(tmp_path, dict.fromkeys(names, "words"))) == ["a.txt"]


def test_an_article_whose_name_only_begins_as_a_readmes_is_read(tmp_path: Path) -> None:
    names = ["LICENSE FEES RISE.txt", "READMES.txt"]
    assert ids(dump(tmp_path, dict.fromkeys(names, "words"))) == names


def test_a_readme_given_by_itself_is_read(tmp_path: Path) -> None:
    assert ids(dump(tmp_path, {"README.txt": "words"}) / "README.txt") == ["README.txt"]


def test_outputs_in_a_folder_are_never_input(tmp_path: Path) -> None:
    run = '{"id": "x", "headline": "h", "paragraph": "p", "model": "m", "words_read": 3}\n'
    cleaned = (
        '{"id": "x", "text": "t", "byline": null, "agency": null, "standfirst": null, '
        '"language": "en", "warnings": []}\n'
    )
    dump(
        tmp_path,
        {
            "a.txt": "words",
            "run.jsonl": run,
            "run.failures.jsonl": '{"id": "y"}\n',
            "clean.jsonl": cleaned,
            "new.jsonl": '{"id": "z", "text": "not yet written by us"}\n',
            "new.journal/state.jsonl": '{"id": "z", "text": "t"}\n',
            "report.html": REPORT,
            "sheet.jsonl": '{"id": "x", "length": "headline", "article": "t", "texts": []}\n',
            "key.jsonl": '{"id": "x", "article": "t", "length": "headline", "systems": ["s"]}\n',
            "scores.jsonl": '{"id": "x", "judge": "A", "relevance": 4, "consistency": 5, "fluency": 5, "coherence": 3}\n',
            "ranks.jsonl": '{"id": "x", "rank": 2, "corrected": "t"}\n',
            "verdicts.jsonl": '{"id": "x", "grammatical": true, "main_point": true, "true": true, "passes": true}\n',
            "new.txt": "an article that is called as an output is",
        },
    )
    assert ids(tmp_path) == ["a.txt", "new.txt"]


@pytest.mark.parametrize(
    "more",
    [
        '"relevance": [4], "consistency": [5], "fluency": [5], "coherence": [3]',
        '"judge": "Ada Lindqvist", "rank": 1',
        '"grammatical": true, "main_point": true, "true": true, "passes": true',
    ],
)
def test_articles_that_were_judged_elsewhere_are_input(tmp_path: Path, more: str) -> None:
    line = f'{{"id": "x", "text": "words", {more}}}\n'
    assert ids(dump(tmp_path, {"a.txt": "words", "judged.jsonl": line})) == ["a.txt", "x"]


def test_an_output_that_is_a_folder_is_never_input(tmp_path: Path) -> None:
    names = ["a.txt", "out/.journal/lock", "out/failures/part-00000000-0123456789abcdef.parquet"]
    assert ids(dump(tmp_path, dict.fromkeys(names, "words"))) == ["a.txt"]


def test_a_text_that_lies_or_lay_beside_an_article_is_never_input(tmp_path: Path) -> None:
    names = [
        "a",
        "a.summary.txt",
        "b.summary.txt",
        "c.txt",
        "c.txt.summary.txt",
        "gone.txt.summary.txt",
    ]
    dump(tmp_path, dict.fromkeys(names, "words"))
    assert ids(tmp_path) == ["a", "b.summary.txt", "c.txt"]


def test_a_table_whose_name_an_output_shares_but_for_the_ending_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"news.json": '{"id": "z", "text": "t"}', "news.journal/state": ""})
    assert ids(tmp_path) == ["z"]


def test_an_output_given_by_itself_is_a_failure(tmp_path: Path) -> None:
    run = '{"id": "x", "headline": "h", "paragraph": "p", "model": "m", "words_read": 3}\n'
    _, (failure,) = read_all(dump(tmp_path, {"o.jsonl": run}) / "o.jsonl")
    assert "an output of `summarise`" in failure.error


def test_a_report_given_by_itself_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"page.HTM": REPORT}) / "page.HTM")
    assert "an output of `summarise`" in failure.error


def test_a_page_that_another_program_made_is_read(tmp_path: Path) -> None:
    page = REPORT.replace("summarise", "Inkpress")
    assert ids(dump(tmp_path, {"page.html": page})) == ["page.html"]


def test_a_cleaned_dump_given_by_itself_is_read(tmp_path: Path) -> None:
    line = '{"id": "x", "text": "t", "byline": null, "agency": null, "standfirst": null, '
    line += '"language": "en", "warnings": []}\n'
    assert ids(dump(tmp_path, {"clean.jsonl": line}) / "clean.jsonl") == ["x"]


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    dump(tmp_path, {"out/a.txt": "words", "in/b.txt": "more"})
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/a.txt")
    assert ids(tmp_path / "in") == ["b.txt", "link.txt"]


def test_a_link_back_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    dump(tmp_path, {"a/b/c.txt": "words"})
    (tmp_path / "a/b/loop").symlink_to(tmp_path / "a")
    assert ids(tmp_path) == ["a/b/c.txt"]


def test_a_dangling_link_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"a.txt": "words"})
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    documents, (failure,) = read_all(tmp_path)
    assert [document.id for document in documents] == ["a.txt"]
    assert (failure.id, failure.stage) == ("gone.txt", "reading")
    assert failure.error == "dangling link to nowhere.txt: mend or remove it"


def test_a_link_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "me.txt").symlink_to("me.txt")
    _, (failure,) = read_all(tmp_path)
    assert failure.error.startswith("dangling link")


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    _, (failure,) = read_all(tmp_path)
    assert failure.error.startswith("not a regular file")


def test_a_file_that_may_not_be_read_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump(tmp_path, {"a.txt": "words"})

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a mode would not stop the superuser
    _, (failure,) = read_all(tmp_path)
    assert failure.error == "no permission to read it: change its mode or leave it out"


@pytest.mark.parametrize("name", ["photo.png", "song.mp3", "deep/code.py"])
def test_another_format_is_a_failure_that_names_the_formats(tmp_path: Path, name: str) -> None:
    _, (failure,) = read_all(dump(tmp_path, {name: "words"}))
    assert failure.id == name
    assert failure.error.startswith(f"not a format that is read ({Path(name).suffix}): give .txt, ")


def test_a_name_that_is_not_utf8_can_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("words")
    assert ids(tmp_path) == ["caf\\xe9.txt"]


def test_an_input_that_does_not_exist_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"a.txt": "words"})
    with pytest.raises(SummariseError, match=r"gone\.txt: no such file or folder"):
        read([tmp_path / "a.txt", tmp_path / "gone.txt"])


def test_no_input_is_refused() -> None:
    with pytest.raises(SummariseError, match="no input"):
        read([])


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read_all(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("a.pdf", ".txt"),
        ("a.doc", ".docx"),
        ("a.odt", ".docx"),
        ("a.XLSX", ".csv"),
        ("a.md", ".txt"),
    ],
)
def test_what_another_program_shows_is_to_be_saved_by_it(
    tmp_path: Path, name: str, saved: str
) -> None:
    _, (failure,) = read_all(dump(tmp_path, {name: "words"}))
    ending = Path(name).suffix.lower()
    assert (
        failure.error == f"not a format that is read ({ending}): save it as {saved} and give that"
    )
