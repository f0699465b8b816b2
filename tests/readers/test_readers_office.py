"""Documents of word processors: one article a file, unless the caller says where to cut it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument
from summarise.common.limits import Limits
from summarise.readers import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(*paragraphs: str, member: str = "word/document.xml") -> bytes:
    """A Word document of paragraphs, each a text, or markup within the paragraph."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        runs = (each if each.startswith("<") else run(each) for each in paragraphs)
        body = "".join(f"<w:p>{each}</w:p>" for each in runs)
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(member, f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
    return data.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_a_word_document_is_its_paragraphs(tmp_path: Path, name: str) -> None:
    (document,), _ = read_all(dump(tmp_path, {name: docx("The harbour opens.", "Ferries sail.")}))
    assert (document.id, document.text) == (name, "The harbour opens.\nFerries sail.")
    assert document.needs_cleaning


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"<w:ins>{run('Ferries')}</w:ins>{run(' sail.')}", "Ferries sail."),
        (f"<w:del>{run('Boats')}<w:r><w:tab/></w:r></w:del>{run('sail.')}", "sail."),
        (f"<w:moveFrom>{run('Ferries sail. ')}</w:moveFrom>{run('It opens.')}", "It opens."),
        (f"{run('It opens. ')}<w:moveTo>{run('Ferries sail.')}</w:moveTo>", "It opens. Ferries sail."),
        (run("It ") + run("Slug", "<w:vanish/>") + run("opens."), "It opens."),
        (run("It ") + run("opens.", '<w:vanish w:val="0"/>'), "It opens."),
        (f"<w:r><w:ruby><w:rt>{run('toh')}</w:rt><w:rubyBase>{run('塔')}</w:rubyBase></w:ruby></w:r>", "塔"),
    ],
)  # fmt: skip
def test_a_word_document_reads_as_word_shows_it(tmp_path: Path, markup: str, text: str) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.docx": docx(markup)}))
    assert document.text == text


def test_a_text_box_of_a_word_document_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Tickets: 3.50.')}</w:p></w:txbxContent>"
    twice = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    boxed = f"<w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>{run('Ferries sail.')}"
    (document,), _ = read_all(dump(tmp_path, {"a.docx": docx(boxed)}))
    assert document.text == "Tickets: 3.50.\nFerries sail."


def test_a_text_box_that_only_older_programs_get_is_read(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Tickets: 3.50.')}</w:p></w:txbxContent>"
    once = f"<mc:Choice Requires='wpc'><w:drawing/></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    boxed = f"<w:r><mc:AlternateContent>{once}</mc:AlternateContent></w:r>{run('Ferries sail.')}"
    (document,), _ = read_all(dump(tmp_path, {"a.docx": docx(boxed)}))
    assert document.text == "Tickets: 3.50.\nFerries sail."


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_text_box_that_was_deleted_or_moved_is_not_read(tmp_path: Path, change: str) -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('Slug.')}</w:p></w:txbxContent></w:pict></w:r>"
    gone = f"<w:{change}>{box}</w:{change}>{run('Ferries sail.')}"
    (document,), _ = read_all(dump(tmp_path, {"a.docx": docx(gone)}))
    assert document.text == "Ferries sail."


def test_an_empty_word_document_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.docx": docx()}))
    assert failure.error == "empty file: nothing to read"


def test_a_word_document_that_unpacks_to_far_too_much_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.docx": docx("x" * 30_000_000)}))
    assert failure.error.startswith("Word document of more than 20,000,000 bytes")


def test_rtf_is_its_text(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    content = r"{\rtf1\ansi\ansicpg1252 The caf\'e9 opens.\par Ferries sail.\par}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert (document.text or "").split("\n")[:2] == ["The café opens.", "Ferries sail."]


def test_of_a_link_in_rtf_its_words_stay(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    link = r'{\field{\*\fldinst HYPERLINK "https://ferry.example/a"}{\fldrslt ferry.example}}'
    content = r"{\rtf1\ansi See " + link + r" for the times, (\'93now\'94).\par}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert (document.text or "").strip() == "See ferry.example for the times, (“now”)."


def test_characters_that_rtf_writes_in_two_halves_are_one(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    content = r"{\rtf1\ansi\uc1 Ferries sail \u-10179?\u-8704? again.\par}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert (document.text or "").strip() == "Ferries sail 😀 again."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r"It {\v slug }opens.", "It opens."),
        (r"It \v slug \v0 opens.", "It opens."),
        (r"It \v slug\plain  opens.", "It  opens."),
        (r"It {\v {\b slug }here }opens.", "It opens."),
        (r"It {\deleted\revauthdel1 shuts}{\revised opens}.", "It opens."),
        (r"It {\mvf\mvauth1 is late }opens{\mvt\mvauth1  late}.", "It opens late."),
        (r"It {\v the caf\'e9\}, \u8220? }opens.", "It opens."),
        (r"It opens: c:\\v and {\b so} on.", r"It opens: c:\v and so on."),
    ],
)
def test_rtf_reads_as_a_word_processor_shows_it(tmp_path: Path, content: str, text: str) -> None:
    pytest.importorskip("striprtf")
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": r"{\rtf1\ansi " + content + r"\par}"}))
    assert (document.text or "").strip() == text


def test_rtf_that_is_cut_off_has_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": r"{\rtf1\ansi The quay opens.\par "}))
    assert document.warnings == ("the file stops before its end: articles may be missing",)


def test_articles_of_a_word_document_are_cut_where_the_caller_says(tmp_path: Path) -> None:
    story = "The harbour of Telmouth opens again on Monday, six weeks after a storm broke its outer pier, its master says."
    rule = "=" * 20
    path = dump(tmp_path, {"a.docx": docx(story, rule, story, rule, story, rule, story)})
    (whole,) = read(path)
    assert isinstance(whole, RawDocument)
    assert "looks like 4 articles, between lines of '='" in whole.warnings[0]
    assert [each.id for each in read(path, split="^={20,}$")] == [
        f"a.docx#{number}" for number in (1, 2, 3, 4)
    ]


def test_a_control_word_in_a_sentence_that_stands_nowhere_else_is_said(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    content = r"{\rtf1\ansi The ferry left.\par It was late.\pay stays closed.\par }"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert document.warnings == (r"damaged: a piece may be missing beside “.\pay ”",)


def test_a_long_text_with_control_words_in_its_sentences_is_read_in_time(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    sentence = r"The ferry \b left \b0 the quay, \i late \i0 as ever.\par "
    dump(tmp_path, {"a.rtf": r"{\rtf1\ansi " + sentence * 6_000 + "}"})
    (document,) = read(tmp_path, limits=Limits(seconds=2))  # it takes a quarter
    assert isinstance(document, RawDocument)


def test_a_font_of_no_charset_has_the_documents_in_rtf(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    fonts = r"{\fonttbl{\f0\fnil\fcharset1 Arial;}}"
    content = r"{\rtf1\ansi\ansicpg1251\deff0" + fonts + r"\f0 \'cf\'f0\'e8\'e2\'e5\'f2\par}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert (document.text or "").strip() == "Привет"


@pytest.mark.parametrize(("word", "told"), [(r"\par ", False), ("\\\\ ", False), ("\\ ", True)])
def test_a_backslash_before_a_space_is_no_word_of_rtf(
    tmp_path: Path, word: str, told: bool
) -> None:
    content = rf"{{\rtf1\ansi The ferry left.\par It was late.{word}Nobody could say why.\par}}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert any(each.startswith("damaged") for each in document.warnings) is told


def test_rtf_whose_beginning_is_missing_is_said(tmp_path: Path) -> None:
    content = r"{t1\ansi The ferry left.\par It was late.\par}"
    (document,), _ = read_all(dump(tmp_path, {"a.rtf": content}))
    assert document.warnings == ("the file does not begin as RTF does: articles may be missing",)
