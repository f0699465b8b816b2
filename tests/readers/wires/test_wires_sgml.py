"""SGML of research corpora."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry to Holm left three hours late on Tuesday & came later."
SECOND = "Nobody on the quay could say why."

GIGAWORD = f"""<DOC id="APW_ENG_20240305.0001" type="story" >
<HEADLINE>
Ferry leaves
late
</HEADLINE>
<DATELINE>
HOLM (AP)
</DATELINE>
<TEXT>
<P>
{FIRST[:28]}
{FIRST[29:].replace("&", "&AMP;")}
</P>
<P>
{SECOND}
</P>
</TEXT>
</DOC>
"""
TREC = f"""<DOC>
<DOCNO> AP880212-0001 </DOCNO>
<FILEID>AP-NR-02-12-88</FILEID>
<HEAD>Ferry leaves late</HEAD>
<BYLINE>By OLE MUNT</BYLINE>
<TEXT>
   {FIRST[:28]}
{FIRST[29:]}
   {SECOND}
</TEXT>
</DOC>
"""
AQUAINT = f"""<DOC>
<DOCNO> NYT19980601.0001 </DOCNO>
<DOCTYPE> NEWS STORY </DOCTYPE>
<DATE_TIME> 1998-06-01 00:12 </DATE_TIME>
<BODY>
<SLUG> FERRY-TIMES </SLUG>
<HEADLINE>
Ferry leaves late
</HEADLINE>
<TEXT>
<P>
{FIRST}
<P>
{SECOND}
</TEXT>
</BODY>
</DOC>
"""
REUTERS = f"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ship</D></TOPICS>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>FERRY LEAVES &lt;HOLM> LATE</TITLE>
<AUTHOR>    by Ole Munt, Reuters</AUTHOR>
<DATELINE>    HOLM, Feb 26 - </DATELINE><BODY>{FIRST[:28]}
{FIRST[29:]}
    {SECOND}
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS TOPICS="NO" OLDID="5545" NEWID="2">
<DATE>26-FEB-1987 15:02:00.00</DATE>
<TEXT TYPE="BRIEF">&#2;
<TITLE>FERRY LATE</TITLE>
</TEXT>
</REUTERS>
"""


def read(folder: Path, content: str, name: str = "a") -> list[RawDocument]:
    return read_all(dump(folder, {name: content}))[0]


@pytest.mark.parametrize("content", [GIGAWORD, TREC, AQUAINT], ids=["gigaword", "trec", "aquaint"])
@pytest.mark.parametrize("name", ["a", "a.txt", "a.sgm", "19980601_APW_ENG"])
def test_the_paragraphs_are_found_by_tags_or_by_indents(
    tmp_path: Path, content: str, name: str
) -> None:
    (document,) = read(tmp_path, content, name)
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.title == "Ferry leaves late"


def test_the_number_gives_the_day_and_the_agency(tmp_path: Path) -> None:
    gigaword, trec, aquaint = read(tmp_path, GIGAWORD + TREC + AQUAINT)
    assert (gigaword.archive_id, gigaword.published) == ("APW_ENG_20240305.0001", "2024-03-05")
    assert (trec.archive_id, trec.published) == ("AP880212-0001", "1988-02-12")
    assert (aquaint.archive_id, aquaint.published) == ("NYT19980601.0001", "1998-06-01 00:12")
    assert (gigaword.outlet, aquaint.outlet) == ("Associated Press", "The New York Times")
    assert trec.byline == "By OLE MUNT"


def test_notes_to_editors_are_left_out_and_counted(tmp_path: Path) -> None:
    note = GIGAWORD.replace("story", "advis").replace("0001", "0002")
    (document,) = read(tmp_path, note + GIGAWORD)
    assert document.archive_id == "APW_ENG_20240305.0001"
    assert document.warnings[0].endswith("what is left out: 1 notes to editors")


def test_a_document_whose_end_is_missing_is_read_and_warned_of(tmp_path: Path) -> None:
    first, second = read(
        tmp_path, TREC.replace("</DOC>\n", "") + GIGAWORD[: GIGAWORD.index(SECOND)]
    )
    assert first.warnings == second.warnings == ("cut off: its end is not marked in the file",)
    assert (first.text, second.text) == (f"{FIRST}\n{SECOND}", FIRST)


def test_the_corpus_of_1987_gives_body_title_and_author(tmp_path: Path) -> None:
    (document,), (failure,) = read_all(dump(tmp_path, {"reut2-000.sgm": REUTERS}))
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.title, document.agency) == ("FERRY LEAVES <HOLM> LATE", "Reuters")
    assert (document.byline, document.archive_id) == ("by Ole Munt, Reuters", "1")
    assert document.published == "26-FEB-1987 15:01:01.79"
    assert failure.error.startswith("no text in this article (FERRY LATE)")


def test_a_page_of_a_web_collection_has_the_address_above_it(tmp_path: Path) -> None:
    page = "<html><p>The ferry is late.</p></html>"
    content = "<DOC>\n<DOCNO>WEB-1</DOCNO>\n<DOCHDR>\nhttps://ferry.example/1\nx: y\n</DOCHDR>\n"
    (document,) = read(tmp_path, f"{content}{page}\n</DOC>\n", "a.txt")
    assert (document.id, document.url) == ("a.txt#1", "https://ferry.example/1")
    assert document.html is not None
    assert document.html.strip() == page


def test_a_text_about_such_tags_is_text(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "The <DOC> tag opens a document.", "a.txt")
    assert document.id == "a.txt"


@pytest.mark.parametrize("cut", ["<", "<DO", "<DOC", '<DOC id="APW'])
def test_a_file_that_ends_in_a_start_tag_lacks_a_document(tmp_path: Path, cut: str) -> None:
    documents, (failure,) = read_all(dump(tmp_path, {"a": GIGAWORD + cut}))
    assert len(documents) == 1
    assert failure.id == "a#2"


BROADCASTS = f"""<DOC>
<DOCNO> FBIS3-1 </DOCNO>
<HEADER><AU> FBIS-HLM-94-046 </AU>
<DATE1>  9 Mar 1994 </DATE1></HEADER>
<F P=100> HOLM </F>
<H3> <TI>   Ferry Leaves Late </TI></H3>
<TEXT>
Language: <F P=105> English </F>
Article Type:BFN

<F P=106> [Report by O. Munt] </F>
  {FIRST[:28]}
{FIRST[29:]}
  {SECOND}
</TEXT>
</DOC>
"""
PINK = f"""<DOC>
<DOCNO>FT911-1</DOCNO>
<DATE>910514
</DATE>
<HEADLINE>
FT  14 MAY 91 / Ferry leaves late
</HEADLINE>
<TEXT>
{FIRST}
</TEXT>
<PUB>The Holm Times
</PUB>
</DOC>
"""


def test_labelled_lines_above_a_text_are_none_of_it(tmp_path: Path) -> None:
    (document,) = read(tmp_path, BROADCASTS)
    assert (document.text or "").split("\n") == [FIRST, SECOND]
    assert (document.title, document.byline) == ("Ferry Leaves Late", "Report by O. Munt")
    assert document.published == "9 Mar 1994"


def test_a_day_of_six_digits_is_one_of_its_century_and_none_of_the_title(tmp_path: Path) -> None:
    (document,) = read(tmp_path, PINK)
    assert (document.title, document.published) == ("Ferry leaves late", "1991-05-14")
    assert document.outlet == "The Holm Times"


def numbered(*numbers: int) -> str:
    return "".join(GIGAWORD.replace(".0001", f".{number:04}") for number in numbers)


def test_a_number_that_is_skipped_where_all_others_follow_each_other_is_said(
    tmp_path: Path,
) -> None:
    assert not read(tmp_path, numbered(3, 4, 5, 6, 7))[-1].warnings
    *others, last = read(tmp_path, numbered(1, 2, 3, 4, 7))
    assert not any(document.warnings for document in others)
    assert last.warnings == (
        f"{tmp_path / 'a'} may lack a piece: its numbers count up by one, but from "
        "APW_ENG_20240305.0004 to APW_ENG_20240305.0007",
    )


@pytest.mark.parametrize("numbers", [(1, 3, 6, 9), (1, 2, 5, 6, 9, 10), (1, 2, 4)])
def test_a_selection_of_documents_skips_numbers(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    assert not any(document.warnings for document in read(tmp_path, numbered(*numbers)))


def test_a_document_of_which_an_element_does_not_end_is_said(tmp_path: Path) -> None:
    torn = numbered(2).replace("</HEADLINE>\n", "")
    documents = read(tmp_path, numbered(1) + torn + numbered(3, 4))
    assert "what ends an article is not behind article 2" in documents[1].warnings[0]


def test_where_no_document_has_its_ends_marked_that_is_no_warning(tmp_path: Path) -> None:
    content = numbered(1, 2, 3).replace("</HEADLINE>\n", "").replace("</TEXT>\n", "")
    assert not any(document.warnings for document in read(tmp_path, content))


def test_a_piece_outside_of_documents_is_said(tmp_path: Path) -> None:
    torn = numbered(1)[60:]
    *_, last = read(tmp_path, numbered(2) + torn + numbered(3))
    assert "pieces of documents outside of documents" in last.warnings[-1]


def test_documents_of_one_line_are_whole(tmp_path: Path) -> None:
    line = "<DOC><DOCNO>AP880212-0001</DOCNO><TEXT>The ferry left.</TEXT></DOC>\n"
    (document,) = read(tmp_path, line)
    assert document.warnings == ()


def test_a_start_tag_that_has_anothers_end_in_it_is_said(tmp_path: Path) -> None:
    first, second, third = (GIGAWORD.replace(".0001", f".000{number}") for number in (1, 2, 3))
    torn = second.replace('.0002" type="story" >\n<HEADLINE>\nFerry leaves\nlate\n', ".00")
    documents = read(tmp_path, first + torn + third)
    assert "what ends an article is not behind article 2" in documents[1].warnings[0]


@pytest.mark.parametrize(
    ("lost", "kept"), [("</P>\n<P>", "<P>"), ("</P>\n<P>", "P>"), ("</P>\n<P>", "</P ")]
)
def test_a_paragraph_without_its_beginning_or_end_is_said(
    tmp_path: Path, lost: str, kept: str
) -> None:
    torn = GIGAWORD.replace(lost, kept, 1)
    assert torn != GIGAWORD
    (document,) = read(tmp_path, torn)
    assert "what ends an article is not behind article 1" in document.warnings[-1]


def test_a_body_of_1987_without_the_wires_mark_at_its_end_is_said(tmp_path: Path) -> None:
    torn = REUTERS.replace(" Reuter\n&#3;", "")
    _, (failure,) = read_all(dump(tmp_path, {"reut2-000.sgm": torn}))
    assert "what ends an article is not behind article 1" in failure.error
    unmarked = torn.replace("&#2;", "")
    _, (failure,) = read_all(dump(tmp_path, {"reut2-000.sgm": unmarked}))
    assert "article 1" not in failure.error


def docs(*texts: str) -> str:
    return "".join(
        f"<DOC>\n<DOCNO> NYT19980601.{i:04} </DOCNO>\n<HEADLINE>\nLate\n</HEADLINE>\n<TEXT>\n{text}\n</TEXT>\n</DOC>\n"
        for i, text in enumerate(texts, 1)
    )


PARAGRAPH = "<P>\nThe night ferry to Holm left late.\n"


def test_a_text_that_alone_opens_without_its_tag_is_said(tmp_path: Path) -> None:
    *_, last = read_all(dump(tmp_path, {"a": docs(*[PARAGRAPH] * 3, f"late.\n{PARAGRAPH}")}))[0]
    assert last.warnings[-1].endswith(
        "the text of NYT19980601.0004 does not open with <P>, as all others do"
    )


def test_an_end_that_is_torn_is_said(tmp_path: Path) -> None:
    torn = PARAGRAPH + "</Ty stays closed until noon.\n" + PARAGRAPH
    *_, last = read_all(dump(tmp_path, {"a": docs(PARAGRAPH, torn)}))[0]
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_a_collection_without_titles_is_whole(tmp_path: Path) -> None:
    content = docs(*[PARAGRAPH] * 4).replace("<HEADLINE>\nLate\n</HEADLINE>\n", "")
    assert not any(each.warnings or each.title for each in read(tmp_path, content))


def test_a_collection_whose_texts_open_in_both_ways_is_whole(tmp_path: Path) -> None:
    content = docs(*[PARAGRAPH] * 4, *[f"late.\n{PARAGRAPH}"] * 2)
    assert not any(each.warnings for each in read(tmp_path, content))


@pytest.mark.parametrize("torn", ["<P?\nLate.\n<P>", "<P \nLate.\n<P>", "<BYLI\n<P>"])
def test_a_tag_that_is_not_ended_loses_no_text_and_is_said(tmp_path: Path, torn: str) -> None:
    whole = PARAGRAPH + "<P>\nNobody could say why.\n"
    documents, _ = read_all(dump(tmp_path, {"a": docs(whole, whole + torn + "\nIt left.\n")}))
    assert "what ends an article is not behind article 2" in documents[-1].warnings[-1]
    assert ("Late." in (documents[-1].text or "")) is ("Late." in torn)


def test_a_corpus_in_which_no_text_has_a_number_is_said(tmp_path: Path) -> None:
    whole = docs(PARAGRAPH, PARAGRAPH)
    assert not any(document.warnings for document in read(tmp_path, whole))
    *_, last = read(tmp_path, whole.replace("DOCNO>", "DONCO>"))
    assert "no article of" in last.warnings[-1]
    assert "has a number" in last.warnings[-1]


def test_an_element_that_is_not_known_and_stands_in_all_texts_is_said(tmp_path: Path) -> None:
    whole = docs(PARAGRAPH, PARAGRAPH, PARAGRAPH)
    for name, told in (("HEADLINE", False), ("SIGNATUR", True)):
        element = f"<{name}>Late</{name}>\n<TEXT>"
        *_, last = read(tmp_path, whole.replace("<TEXT>", element))
        assert any(f"“<{name}>”" in warning for warning in last.warnings) is told


def test_a_text_of_reuters_without_a_date_is_said(tmp_path: Path) -> None:
    dated = "<DATE>26-FEB-1987 15:01:01.79</DATE>"
    documents, _ = read_all(dump(tmp_path, {"a.sgm": REUTERS.replace(dated, "")}))
    assert documents[0].warnings[0].startswith("it does not say its date")


def test_a_line_of_start_tags_without_ends_costs_no_more_than_it_has(tmp_path: Path) -> None:
    documents = read(tmp_path, docs(PARAGRAPH) + "<DOC " * 200_000 + "\n" + docs(PARAGRAPH))
    assert len(documents) >= 2


@pytest.mark.parametrize(("third", "told"), [("AP1-0003", 0), ("AP1-0012", 0), ("A_1-0003", 1)])
def test_a_number_that_is_unlike_all_others_is_said(tmp_path: Path, third: str, told: int) -> None:
    names = ("AP1-0001", "AP1-0002", third, "AP1-0013", "AP1-0020")
    content = "".join(
        f"<DOC>\n<DOCNO> {name} </DOCNO>\n<TEXT>\n<P>\n{FIRST}\n</P>\n</TEXT>\n</DOC>\n"
        for name in names
    )
    *_, last = read(tmp_path, content)
    assert sum("is unlike all others" in each for each in last.warnings) == told
