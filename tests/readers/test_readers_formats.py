"""Text, HTML and stories: one document a file, its format told by name and content."""

import gzip
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

PAGE = "<!DOCTYPE html>\n<html><body><p>It’s\u00a0a page</p></body></html>"
STORY = "First paragraph.\n\nSecond paragraph.\n\n@highlight\n\nA point\n\n@highlight\n\nAnother\n"


def only(folder: Path, clean: bool = True) -> RawDocument:
    (document,), failures = read_all(folder, clean=clean)
    assert not failures
    return document


def test_a_text_is_repaired_and_says_so(tmp_path: Path) -> None:
    document = only(dump(tmp_path, {"a.txt": "It’s\u00a0a cafÃ©\r\nhere."}))
    assert document.text == "It’s a café\nhere."
    assert document.warnings == (
        "repaired: 1 mojibake sequence",
        "repaired: 1 no-break space",
    )


def test_texts_are_to_be_cleaned_unless_the_caller_says_not(tmp_path: Path) -> None:
    dump(tmp_path, {"a.txt": "words"})
    assert only(tmp_path).needs_cleaning
    assert not only(tmp_path, clean=False).needs_cleaning


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xe2\x80\x8b"])
def test_a_file_without_words_is_a_failure(tmp_path: Path, content: bytes) -> None:
    documents, (failure,) = read_all(dump(tmp_path, {"a.txt": content}))
    assert not documents
    assert failure.error == "empty file: nothing to read"


def test_a_binary_file_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"a.txt": b"\x7fELF\x02\x01\x00\x00", "b.txt": "words"})
    documents, (failure,) = read_all(tmp_path)
    assert [document.id for document in documents] == ["b.txt"]
    assert failure.error.startswith("binary file, not text: save what it shows")


def test_a_single_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    line = "He said “nothing” would change. " * 310_000
    document = only(dump(tmp_path, {"a.txt": line}))
    assert document.text == line
    assert len(line.encode()) > 10_000_000


def test_html_is_decoded_and_otherwise_as_it_is(tmp_path: Path) -> None:
    document = only(dump(tmp_path, {"a.html": PAGE.replace("\n", "\r\n")}))
    assert document.html == PAGE.replace("\n", "\r\n")
    assert document.text is None


def test_a_text_that_is_html_is_html(tmp_path: Path) -> None:
    assert only(dump(tmp_path, {"a.txt": f"\ufeff\n<!-- saved -->{PAGE}"})).html is not None


def test_a_text_about_html_is_text(tmp_path: Path) -> None:
    assert only(dump(tmp_path, {"a.txt": "The <html> tag opens a page."})).text is not None


def test_many_comments_before_a_text_take_no_time(tmp_path: Path) -> None:
    text = "<!-- -->" * 900 + "words"
    assert only(dump(tmp_path, {"a.txt": text})).text == text


def test_a_story_is_its_body_and_needs_no_cleaning(tmp_path: Path) -> None:
    document = only(dump(tmp_path, {"a.story": STORY}))
    assert document.text == "First paragraph.\n\nSecond paragraph."
    assert not document.needs_cleaning


def test_a_story_is_of_the_folder_that_it_is_in(tmp_path: Path) -> None:
    assert only(dump(tmp_path, {"cnn/a.story": STORY})).folder == "cnn"


def test_a_story_without_a_body_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.story": "@highlight\n\nA point"}))
    assert failure.error.startswith("story without a body")


@pytest.mark.parametrize(
    ("content", "kind"),
    [("Words of an article.", "text"), ("[Music] A transcript.", "text"), (PAGE, "html")],
    ids=["text", "brackets", "html"],
)
@pytest.mark.parametrize("name", ["article", "minutes of 12.05", "Talk with Mr. Smith"])
def test_a_file_without_an_extension_is_told_by_content(
    tmp_path: Path, name: str, content: str, kind: str
) -> None:
    document = only(dump(tmp_path, {name: content}))
    assert (document.id, getattr(document, kind)) == (name, content)


def test_records_without_an_extension_are_told_by_content(tmp_path: Path) -> None:
    dump(tmp_path, {"part-0": '{"text": "one"}\n{"text": "two"}\n'})
    documents, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["part-0#1", "part-0#2"]


def test_an_extension_in_capitals_is_known(tmp_path: Path) -> None:
    assert only(dump(tmp_path, {"A.HTM": "<p>no doctype</p>"})).html == "<p>no doctype</p>"


def test_an_id_given_twice_is_a_failure_that_names_both_places(tmp_path: Path) -> None:
    dump(tmp_path, {"one/a.txt": "first", "two/a.txt": "second", "two/b.txt": "third"})
    documents, (failure,) = read_all(tmp_path / "one", tmp_path / "two")
    assert [document.text for document in documents] == ["first", "third"]
    first, second = tmp_path / "one/a.txt", tmp_path / "two/a.txt"
    assert failure.source == str(second)
    assert failure.error == (
        f"id 'a.txt' was already given by {first}: give the folder above both, or rename one"
    )


def test_an_id_that_ends_a_records_place_is_no_path(tmp_path: Path) -> None:
    rows = "id,text\n1,words\n"
    dump(tmp_path, {"a.csv": rows, "sub/b.csv": rows})
    _, (failure,) = read_all(tmp_path)
    assert failure.error.endswith(f"give {tmp_path / 'sub/b.csv'}#1 another")


def test_an_id_that_two_records_give_is_to_be_another(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "words"}\n'
    path = dump(tmp_path, {"in.jsonl": line * 2}) / "in.jsonl"
    _, (failure,) = read_all(path)
    assert failure.error == f"id 'a' was already given by {path}#1: give {path}#2 another"


def test_a_file_given_twice_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dump(tmp_path, {"a": "words"}))
    documents, (failure,) = read_all("a", "a")
    assert len(documents) == 1
    assert failure.error == "was already read: it is given twice"


@pytest.mark.parametrize("name", ["story.php", "story.asp", "index.shtml", "view.aspx.gz"])
def test_a_page_of_a_mirror_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    page = b"<!DOCTYPE html><html><body><p>The lamp is out.</p></body></html>"
    content = gzip.compress(page) if name.endswith(".gz") else page
    (document,), failures = read_all(dump(tmp_path, {name: content}))
    assert document.html is not None
    assert not failures


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story.php", "<?php echo 'lamp'; ?>"),
        ("table.xls", "<html><table><tr><td>1</td></tr></table>"),
    ],
)
def test_a_program_or_a_table_is_no_page(tmp_path: Path, name: str, content: str) -> None:
    _, [failure] = read_all(dump(tmp_path, {name: content}))
    assert "not a format that is read" in failure.error
