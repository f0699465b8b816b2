"""What many documents of a site have is dropped, whatever it says, and never an article's own text."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from cleaning_articles import PARAGRAPHS
from invented_sites import SITES, Page, as_folder, as_records, pages

from summarise.cleaning import BoilerplateCounts, clean, count, fingerprint, prepare
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.boilerplate import count_fingerprints, site_of
from summarise.cleaning.rules.cues import find_cues
from summarise.common.documents import Article, Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers import read

SLOGAN = (
    "Nobody in the county has a better view of the sea than the gulls on the roof of our house."
)


def documents(
    numbers: Sequence[int] | range, *more: str, url: str | None = None
) -> list[RawDocument]:
    """Articles of one site, of which no two share a block but for those that are given."""
    return [
        RawDocument(
            f"{n}",
            f"{n}.txt",
            text="\n\n".join([f"Story number {n}", *(f"{p} ({n})." for p in PARAGRAPHS), *more]),
            url=url,
        )
        for n in numbers
    ]


def cleaned(
    dump: Sequence[RawDocument | Failure], counts: BoilerplateCounts | None = None
) -> list[Article]:
    """The articles of a dump that is cleaned with its own counts."""
    results = list(clean(dump, counts or count(dump)))
    assert all(isinstance(result, Article) for result in results)
    return [result for result in results if isinstance(result, Article)]


def said_of(article: Article, text: str) -> str:
    (block,) = [block for block in article.blocks if block.text == text]
    return f"{block.label}: {block.reason}"


# --- a folder of three sites


@pytest.fixture(scope="module")
def found() -> list[Page]:
    return pages()


@pytest.mark.parametrize(
    ("write", "name"), [(as_folder, "in"), (as_records, "in.jsonl")], ids=["folder", "records"]
)
def test_all_boilerplate_of_three_sites_goes_and_no_paragraph_does(
    write: Callable[[Path, list[Page]], Path], name: str, found: list[Page], tmp_path: Path
) -> None:
    articles = {a.id: a for a in cleaned(list(read(write(tmp_path / name, found))))}
    assert len(articles) == len(found) == 300
    for page in found:
        article = articles[f"{page.site}/{page.id}"]
        assert article.text == "\n\n".join(page.paragraphs)
        assert article.title == page.title
        assert all("repeated in " in said_of(article, text) for text in page.boilerplate)


def test_the_boilerplate_of_the_three_sites_is_in_no_list_of_phrases() -> None:
    texts = [text for site in SITES.values() for text in site]
    assert not find_cues(BlockTexts(texts))


def test_neither_order_nor_memory_changes_a_byte_of_the_counts(
    found: list[Page], tmp_path: Path
) -> None:
    dump = list(read(as_folder(tmp_path / "in", found)))
    count(dump).save(tmp_path / "one")
    random.Random(3).shuffle(dump)
    prints = (fingerprint(prepare(each)) for each in dump if isinstance(each, RawDocument))
    count_fingerprints(prints, held=50).save(tmp_path / "other")  # most of the rows on disk
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert len((tmp_path / "one").read_text().splitlines()) == 1 + len(SITES)


# --- what recurs


@pytest.mark.parametrize(
    ("with_it", "without", "recurs"),
    [(4, 0, False), (5, 0, True), (5, 20, True), (5, 21, False), (7, 28, True)],
)
def test_a_block_recurs_in_five_documents_and_a_fifth_of_them(
    with_it: int, without: int, recurs: bool
) -> None:
    dump = documents(range(with_it), SLOGAN) + documents(range(100, 100 + without))
    article = cleaned(dump)[0]
    assert (SLOGAN not in article.text) is recurs
    assert said_of(article, SLOGAN).endswith(f"repeated in {with_it} documents") is recurs


def test_nothing_recurs_in_nothing() -> None:
    assert not count([]).sites


def test_a_block_twice_in_a_document_counts_once() -> None:
    assert not count(documents(range(4), SLOGAN, SLOGAN)).sites


def test_case_accents_and_marks_make_no_other_block() -> None:
    dump = documents(range(3), SLOGAN) + documents(range(3, 6), SLOGAN.upper().replace(".", "!"))
    assert all("repeated in 6 documents" in a.blocks[-1].reason for a in cleaned(dump))


def test_each_site_has_counts_of_its_own() -> None:
    here = documents(range(5), SLOGAN, url="https://a.example/1")
    there = documents(range(10, 14), SLOGAN, url="https://b.example/1")
    kept = [SLOGAN in article.text for article in cleaned(here + there)]
    assert kept == 5 * [False] + 4 * [True]


@pytest.mark.parametrize(
    ("url", "folder", "site"),
    [
        ("https://www.Post.example:80/a/b", "f", "post.example"),
        ("post.example/a", "f", "post.example"),
        ("http://news.post.example", "", "news.post.example"),
        ("http://[broken", "f", "f"),
        ("/a/b", "f", "f"),
        (None, "f", "f"),
        (None, "", ""),
    ],
)
def test_a_site_is_the_host_else_the_folder_else_the_whole_input(
    url: str | None, folder: str, site: str
) -> None:
    assert site_of(url, folder) == site


def test_an_outlet_is_the_site_whatever_the_address() -> None:
    assert site_of("https://archive.example/1", "f", "Harbour Post") == "Harbour Post"


# --- an article's own text is safe


def test_copies_of_an_article_count_once_whatever_short_lines_they_differ_in() -> None:
    (article,) = documents([0], SLOGAN)
    copies = [
        RawDocument(f"{n}", "", text=f"Read by {n} people\n\n{article.text}") for n in range(9)
    ]
    for copy in cleaned([*copies, *documents(range(10, 14), SLOGAN)]):
        assert sum(len(block.text) > 100 and block.kept for block in copy.blocks) == len(PARAGRAPHS)
        assert said_of(copy, SLOGAN) == "navigation: repeated in 5 documents"


def test_versions_of_an_article_keep_the_text_they_have_in_common() -> None:
    lead = "Update {}: the tide has reached the third of the nine steps below the tower."
    versions = [
        RawDocument(f"{n}", "", text="\n\n".join([lead.format(n), *PARAGRAPHS])) for n in range(9)
    ]
    assert all(set(PARAGRAPHS) <= set(v.text.split("\n\n")) for v in cleaned(versions))


def test_the_headline_that_a_record_gives_is_no_boilerplate() -> None:
    dump = [
        RawDocument(d.id, d.source, text=f"Evening tides\n\n{d.text}", title="Evening tides")
        for d in documents(range(6))
    ]
    assert all(said_of(a, "Evening tides").startswith("title: ") for a in cleaned(dump))


def test_a_recurring_first_line_is_not_the_headline() -> None:
    dump = [
        RawDocument(d.id, d.source, text=f"The Skerry Echo of Vessel Bay\n\n{d.text}")
        for d in documents(range(6))
    ]
    assert [a.title for a in cleaned(dump)] == [f"Story number {n}" for n in range(6)]


def of_a_template(headline: str) -> list[RawDocument]:
    """One story told of six places: its headline and four paragraphs of it are the same."""
    return [
        RawDocument(
            town,
            f"{town}.txt",
            text="\n\n".join(
                [
                    headline,
                    "By Ole Munt",
                    f"The tide gauge of {town} was read {n} times this winter, of which {n // 3} were at "
                    f"night, and the harbour master of {town} says that the tower has never seen so many.",
                    *PARAGRAPHS,
                    f"In {town} the gauge will be read again in {n} weeks, when the lamps are lit and the "
                    f"boats that lie off {town} have come home, said its harbour master, who is {n}.",
                ]
            ),
        )
        for n, town in enumerate("Vessel Skerry Marram Samphire Bladder Kelp".split(), 40)
    ]


def test_running_text_that_is_left_out_since_it_recurs_is_a_warning() -> None:
    for article in cleaned(of_a_template("Tide gauges are read by night")):
        assert "running text were left out, since many documents" in " ".join(article.warnings)
    for article in cleaned(documents(range(6), SLOGAN)):
        assert not article.warnings


def test_the_headline_of_a_story_told_of_many_places_is_not_lost() -> None:
    for article in cleaned(of_a_template("Tide gauges are read by night")):
        assert article.title == "Tide gauges are read by night"
        assert "the headline is a line that many documents" in " ".join(article.warnings)


def test_a_recurring_line_of_other_words_heads_nothing() -> None:
    assert {a.title for a in cleaned(of_a_template("Morning Echo and Gazette"))} == {None}


def test_what_recurs_keeps_its_label_and_its_metadata() -> None:
    dump = documents(range(6), "By Ole Munt", "Friday, 2 May 2025", "© Skerry Media")
    article = cleaned(dump)[0]
    assert (article.byline, article.published) == ("Ole Munt", "2025-05-02")
    assert said_of(article, "By Ole Munt") == "byline: repeated in 6 documents"
    assert said_of(article, "© Skerry Media") == "legal: repeated in 6 documents"


def test_texts_that_are_clean_already_stay_as_they_are() -> None:
    dump = [
        RawDocument(d.id, d.source, text=d.text, needs_cleaning=False)
        for d in documents(range(6), SLOGAN)
    ]
    assert all(SLOGAN in article.text for article in cleaned(dump))


# --- pages


def test_what_recurs_goes_from_inside_and_outside_the_article_of_a_page() -> None:
    link = "Puffins, seals and other neighbours"
    dump = [
        RawDocument(
            f"{n}",
            "",
            html=f"<html><body><nav><ul><li>{link}</li></ul></nav><article><h1>Story {n}</h1>"
            + "".join(f"<p>{text}</p>" for text in [*(f"{p} ({n})." for p in PARAGRAPHS), SLOGAN])
            + "</article></body></html>",
        )
        for n in range(6)
    ]
    assert all(SLOGAN in article.text for article in cleaned(dump, BoilerplateCounts({})))
    for article in cleaned(dump):
        assert article.text.count("\n\n") == len(PARAGRAPHS) - 1
        assert said_of(article, SLOGAN) == "navigation: repeated in 6 documents"
        assert said_of(article, link) == "navigation: repeated in 6 documents"


# --- files, failures


def test_counts_that_were_saved_serve_other_documents_of_the_site(tmp_path: Path) -> None:
    count(documents(range(8), SLOGAN)).save(tmp_path / "new/counts.jsonl")
    (article,) = cleaned(
        documents([99], SLOGAN), BoilerplateCounts.load(tmp_path / "new/counts.jsonl")
    )
    assert said_of(article, SLOGAN) == "navigation: repeated in 8 documents"


@pytest.mark.parametrize("content", ["", "no JSON\n", "{}\n", '[1]\n{"site": "a"}\n', "[" * 5000])
def test_a_file_without_counts_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "c.jsonl").write_text(content)
    with pytest.raises(SummariseError, match=r"c\.jsonl holds no counts .*: give another"):
        BoilerplateCounts.load(tmp_path / "c.jsonl")


def test_no_more_of_a_file_is_read_than_tells_that_it_has_no_counts() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there is no such device")
    with pytest.raises(SummariseError, match="holds no counts"):
        BoilerplateCounts.load(Path("/dev/zero"))


def test_a_damaged_file_of_counts_is_refused(tmp_path: Path) -> None:
    count(documents(range(8), SLOGAN)).save(tmp_path / "c.jsonl")
    whole = (tmp_path / "c.jsonl").read_text()
    (tmp_path / "c.jsonl").write_text(whole.replace('"documents"', '"document"'))
    with pytest.raises(SummariseError, match="holds no counts"):
        BoilerplateCounts.load(tmp_path / "c.jsonl")


def test_failures_and_documents_that_cannot_be_read_are_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("a parser's crash")

    monkeypatch.setattr("lxml.html.fromstring", broken)
    failure = Failure("f", "f", "reading", "empty file")
    page = RawDocument("p", "p", html="<p>x</p>")
    counts = count([failure, page, *documents(range(5), SLOGAN)])
    assert counts.sites[""].documents == 5
    assert counts.lookup(prepare(page)) == {}


def test_no_room_for_temporary_files_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(SummariseError, match=r"cannot count repeated blocks: .*TMPDIR"):
        count([])
