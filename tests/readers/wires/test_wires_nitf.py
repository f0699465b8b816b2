"""NITF, of agencies and of a newspaper's corpus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry to Holm left three hours late on Tuesday."
SECOND = "Nobody on the quay could say why."

AGENCY = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://ferry.example/nitf-3-4.dtd">
<nitf xml:lang="en">
  <head>
    <title>Ferry</title>
    <docdata><doc-id id-string="ferry-1"/><date.issue norm="20240305T060000Z"/></docdata>
    <pubdata name="The Holm Courier" position.section="Harbour" item-length="16"
      unit-of-measure="word" ex-ref="https://ferry.example/1"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Ferry leaves <em>late</em></hl1><hl2>Again</hl2></hedline>
      <byline>By OLE MUNT<byttl>Harbour correspondent</byttl></byline>
      <distributor>Holm Press</distributor>
      <dateline><location>HOLM</location></dateline>
      <abstract><p>A delay without a reason.</p></abstract>
    </body.head>
    <body.content>
      <p>{FIRST}&mdash;</p>
      <media><media-caption>The quay at night</media-caption></media>
      <p class="editorsnote">Editors: a picture follows.</p>
      <p>{SECOND}</p>
      <table><tr><td>1</td><td>2</td></tr></table>
    </body.content>
  </body>
</nitf>"""

CORPUS = """<nitf><head>
<meta name="publication_year" content="1988"/><meta name="publication_month" content="3"/>
<meta name="publication_day_of_month" content="5"/><meta name="dsk" content="Harbour Desk"/>
<docdata><doc-id id-string="42"/></docdata>
<pubdata name="The Holm Courier"/></head>
<body><body.head><hedline><hl1>Ferry leaves late</hl1></hedline>
<byline class="print_byline">By OLE MUNT</byline><byline class="normalized_byline">Munt, Ole</byline>
</body.head><body.content>
<block class="lead_paragraph"><p>LEAD: {first}</p></block>
<block class="full_text"><p>LEAD: {first}</p>{again}<p>{second}</p></block>
</body.content></body></nitf>"""


def only(folder: Path, content: str, name: str = "a.xml") -> RawDocument:
    (document,), failures = read_all(dump(folder, {name: content}))
    assert not failures
    return document


def test_an_agencys_article_gives_what_it_says(tmp_path: Path) -> None:
    document = only(tmp_path, AGENCY)
    assert document.id == "a.xml#1"
    assert (document.title, document.standfirst) == (
        "Ferry leaves late",
        "A delay without a reason.",
    )
    assert (document.byline, document.agency) == ("By OLE MUNT", "Holm Press")
    assert (document.outlet, document.section) == ("The Holm Courier", "Harbour")
    assert (document.published, document.language) == ("2024-03-05T06:00:00Z", "en")
    assert (document.archive_id, document.url) == ("ferry-1", "https://ferry.example/1")
    assert document.words_declared == 16
    assert document.archived


def test_captions_notes_and_tables_are_no_part_of_the_body(tmp_path: Path) -> None:
    assert only(tmp_path, AGENCY).text == f"{FIRST}—\n{SECOND}"


def test_it_is_told_by_its_root_whatever_its_name(tmp_path: Path) -> None:
    assert only(tmp_path, AGENCY, "a.txt").archive_id == "ferry-1"


def test_lines_that_breaks_wrap_are_joined(tmp_path: Path) -> None:
    lines = [
        "The night ferry to Holm left the quay three hours late on a",
        "windy Tuesday, and nobody who had waited for it all evening in",
        "the cold hall could be told why. The next one sails at noon.",
    ]
    body = "<br/>".join(lines)
    content = AGENCY.replace(f"{FIRST}&mdash;", body).replace(f"<p>{SECOND}</p>", "")
    assert only(tmp_path, content).text == " ".join(lines)


def test_a_corpus_lead_is_not_said_twice(tmp_path: Path) -> None:
    for again in ("", f"<p>{FIRST}</p>"):
        document = only(tmp_path, CORPUS.format(first=FIRST, second=SECOND, again=again))
        assert document.text == f"{FIRST}\n{SECOND}"


def test_a_corpus_gives_the_printed_byline_the_day_and_the_desk(tmp_path: Path) -> None:
    document = only(tmp_path, CORPUS.format(first=FIRST, second=SECOND, again=""))
    assert document.byline == "By OLE MUNT"
    assert (document.published, document.section) == ("1988-03-05", "Harbour Desk")


LEAD_IS_ALL = "no more than its lead is here: the full text may be missing"
LEAD_LACKS = "its full text does not open with its lead: a piece may be missing"


@pytest.mark.parametrize(
    ("full_text", "warnings"),
    [
        (f'<block class="full_text"><p>LEAD: {FIRST}</p><p>{SECOND}</p></block>', ()),
        (f'<block class="full_text"><p>{SECOND}</p></block>', (LEAD_LACKS,)),
        ("", (LEAD_IS_ALL,)),
    ],
)
def test_a_full_text_that_is_missing_or_lacks_its_lead_is_said(
    tmp_path: Path, full_text: str, warnings: tuple[str, ...]
) -> None:
    whole = CORPUS.format(first=FIRST, second=SECOND, again="")
    content = re.sub(r'<block class="full_text">.*?</block>', full_text, whole)
    assert only(tmp_path, content).warnings == warnings


def test_a_full_text_that_stands_twice_is_said(tmp_path: Path) -> None:
    whole = CORPUS.format(first=FIRST, second=SECOND, again="")
    content = whole.replace(
        '<block class="full_text">',
        '<block class="full_text"><p>The</p></block>\n<block class="full_text">',
    )
    assert only(tmp_path, content).warnings[0].startswith("its full text stands in it twice")


def test_an_item_that_does_not_say_its_date_is_said(tmp_path: Path) -> None:
    undated = re.sub(r"<date\.issue[^>]*>", "", AGENCY)
    assert undated != AGENCY
    assert "has a date" in only(tmp_path, undated).warnings[0]
    assert not only(tmp_path, AGENCY).warnings
