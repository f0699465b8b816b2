"""What libraries, research corpora and extractors keep: TEI, ALTO, trafilatura's XML, english-corpora.org."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry to Holm left three hours late on Tuesday."
SECOND = "Nobody on the quay could say why."
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="n1"><teiHeader><fileDesc>
<titleStmt><title>Ferry leaves late</title><author>Ole Munt</author></titleStmt>
<publicationStmt><publisher>The Holm Courier</publisher><date when="2024-03-06"/></publicationStmt>
<sourceDesc><bibl><date when="2024-03-05"/></bibl></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc></teiHeader>
<text><body><div><head>Ferry leaves late</head><p>{FIRST}</p><note>1 Late.</note>
<figure><head>The quay</head></figure><p><s>Nobody on the</s> <s>quay could say why.</s></p></div>
</body></text></TEI>"""
EXTRACTED = f"""<doc sitename="The Holm Courier" title="Ferry leaves late" author="Ole Munt"
 date="2024-03-05" url="https://ferry.example/1" hostname="ferry.example"><main><p>{FIRST}</p>
<graphic src="quay.jpg"/><p>{SECOND}</p></main><comments><p>So late!</p></comments></doc>"""
WORDS = '<String CONTENT="The"/><SP/><String CONTENT="night"/>'
CUT = (
    '<String CONTENT="fer" SUBS_TYPE="HypPart1" SUBS_CONTENT="ferry"/><HYP CONTENT="-"/>'
    '</TextLine><TextLine><String CONTENT="ry" SUBS_TYPE="HypPart2" SUBS_CONTENT="ferry"/>'
)
ALTO = f"""<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Description/><Layout>
<Page PHYSICAL_IMG_NR="3"><PrintSpace><TextBlock><TextLine>{WORDS}</TextLine>
<TextLine>{CUT}<SP/><String CONTENT="left."/></TextLine></TextBlock>
<ComposedBlock><TextBlock><TextLine><String CONTENT="Late."/></TextLine></TextBlock></ComposedBlock>
<TextBlock/></PrintSpace></Page><Page/></Layout></alto>"""
CORPUS = f"""@@11241 <h> Ferry leaves late <p> {FIRST} <p> {SECOND}
@@11242 <p> {FIRST} It was @ @ @ @ @ @ @ @ @ @ <p> {SECOND} &amp; so on .
"""


def read(folder: Path, content: str, name: str = "a.xml") -> list[RawDocument]:
    documents, failures = read_all(dump(folder, {name: content}))
    assert not failures
    return documents


def test_tei_gives_the_body_without_notes_and_figures(tmp_path: Path) -> None:
    (document,) = read(tmp_path, TEI)
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.title, document.byline) == ("Ferry leaves late", "Ole Munt")
    assert (document.outlet, document.published) == ("The Holm Courier", "2024-03-05")
    assert (document.language, document.archive_id) == ("en", "n1")


def test_a_corpus_of_tei_gives_each_text(tmp_path: Path) -> None:
    corpus = f"<teiCorpus><teiHeader/>{TEI}{TEI.replace('n1', 'n2')}</teiCorpus>"
    assert [document.archive_id for document in read(tmp_path, corpus)] == ["n1", "n2"]


def test_what_trafilatura_writes_gives_its_text_without_comments(tmp_path: Path) -> None:
    (document,) = read(tmp_path, EXTRACTED)
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.title, document.byline) == ("Ferry leaves late", "Ole Munt")
    assert (document.outlet, document.url) == ("The Holm Courier", "https://ferry.example/1")


def test_a_scanned_page_is_its_blocks_with_cut_words_whole(tmp_path: Path) -> None:
    (document,) = read(tmp_path, ALTO)
    assert document.text == "The night ferry left.\nLate."
    assert document.warnings[0].startswith("a page of a newspaper")
    assert document.warnings[1].endswith("what is left out: 1 pages without text")


@pytest.mark.parametrize("mark", ["@@", "##"])
def test_each_text_of_a_corpus_is_a_document(tmp_path: Path, mark: str) -> None:
    first, second = read(tmp_path, CORPUS.replace("@@", mark), "a.txt")
    assert (first.title, first.text) == ("Ferry leaves late", f"{FIRST}\n{SECOND}")
    assert (first.archive_id, first.warnings) == ("11241", ())
    assert second.text == f"{FIRST} It was @ @ @ @ @ @ @ @ @ @\n{SECOND} & so on ."
    assert second.warnings == ("the corpus leaves ten words out of every two hundred, marked by @",)


def test_a_text_with_a_heading_is_no_corpus(tmp_path: Path) -> None:
    (document,) = read(tmp_path, f"## 2024 in review\n\n{FIRST}\n\n{SECOND}", "a.txt")
    assert not document.archived


def test_a_last_text_that_stops_in_mid_sentence_is_said(tmp_path: Path) -> None:
    assert not read(tmp_path, CORPUS.replace("@ ", "").rstrip("\n"), "a.txt")[-1].warnings
    cut = CORPUS.replace("@ ", "")[:-20]
    assert "not behind article 2" in read(tmp_path, cut, "a.txt")[-1].warnings[-1]


@pytest.mark.parametrize(
    "damaged",
    [
        TEI.replace(TEI[TEI.index("<teiHeader") : TEI.index("<text>")], ""),
        TEI.replace("<text>", 'TEI xml:id="n2"><text>'),
        TEI.replace("</teiHeader>", "left late</teiHeader>"),
        EXTRACTED.replace("<main>", "left late<main>"),
        EXTRACTED.replace("<main>", '<main>pg"/>'),
    ],
)
def test_an_article_that_lacks_a_piece_of_its_xml_is_said(tmp_path: Path, damaged: str) -> None:
    (document,) = read(tmp_path, damaged)
    assert document.warnings


def test_text_between_the_words_of_a_scanned_page_is_said(tmp_path: Path) -> None:
    (document,) = read(tmp_path, ALTO.replace("<SP/>", "S_CONTENT", 1))
    assert "damaged: a piece may be missing beside “S_CONTENT”" in document.warnings


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        ('CONTENT="Late."', 'CONRENT="Late."'),
        ('CONTENT="Late."', 'CONTENT="Late." TENT="left"'),
        ('<String CONTENT="Late."/>', '<St CONTENT="Late."/>'),
        ('<String CONTENT="ry" SUBS_TYPE="HypPart2" SUBS_CONTENT="ferry"/>', ""),
        ('CONTENT="Late."', 'CONTENT="Late." SUBS_CONTENT="Later"'),
        ('"HypPart2" SUBS_CONTENT="ferry"', '"HypPart2" SUBS_CONTENT="left"'),
        ('CONTENT="Late."', 'CONTENT="Late." SUBS_TYPE="HypPartt."'),
    ],
)
def test_words_of_a_scanned_page_that_the_schema_knows_not_are_said(
    tmp_path: Path, whole: str, damaged: str
) -> None:
    assert whole in ALTO
    (document,) = read(tmp_path, ALTO.replace(whole, damaged))
    assert document.warnings[1] == (
        "1 of its words are not as the schema of ALTO has them: it may be damaged"
    )


@pytest.mark.parametrize("parts", [("HypPart1",), ("HypPart2",), ("HypPart1", "HypPart2")])
def test_a_cut_word_is_whole_though_a_part_does_not_say_it(
    tmp_path: Path, parts: tuple[str, ...]
) -> None:
    content = ALTO
    for part in parts:
        content = content.replace(f'{part}" SUBS_CONTENT="ferry"', f'{part}"')
    assert content.count("SUBS_CONTENT") == 2 - len(parts)
    (document,) = read(tmp_path, content)
    assert document.text == "The night ferry left.\nLate."
    assert not any("schema" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "damaged",
    [
        f"{FIRST[:20]}@11242 <p> {SECOND}",
        f"{FIRST[:22]}11242 <p> {SECOND}",
        f"{FIRST[:20]}p> {SECOND}",
        f"{FIRST} <p",
        f"{FIRST}\n@@1: {SECOND}",
    ],
)
def test_a_text_of_a_corpus_with_the_rest_of_another_is_said(tmp_path: Path, damaged: str) -> None:
    (document,) = read(tmp_path, f"@@11241 <p> {FIRST} <p> {damaged}\n", "a.txt")
    assert document.warnings[-1].startswith("damaged: a piece may be missing beside")


def test_an_element_that_alto_has_not_is_said(tmp_path: Path) -> None:
    (document,) = read(tmp_path, ALTO.replace("</PrintSpace>", "<TextTextBlock/></PrintSpace>", 1))
    assert document.warnings[1] == (
        "the schema of ALTO has no texttextblock: a piece may be missing there"
    )


def test_a_sentence_without_words_is_said(tmp_path: Path) -> None:
    (document,) = read(tmp_path, TEI.replace("</body>", "<p><s> </s></p></body>"))
    assert document.warnings == ("a sentence of it is empty: a piece may be missing",)


def test_a_host_without_an_address_is_said(tmp_path: Path) -> None:
    (document,) = read(tmp_path, EXTRACTED.replace("url=", "xml:base="))
    assert document.warnings[0].startswith("it names its host and not its address")


def test_the_end_of_a_tag_between_elements_is_said(tmp_path: Path) -> None:
    (document,) = read(tmp_path, EXTRACTED.replace("<main>", "<main>>"))
    assert document.warnings == ("damaged: a piece may be missing beside “>”",)
