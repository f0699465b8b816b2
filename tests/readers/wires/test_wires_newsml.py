"""NewsML-G2, NewsML 1 and Reuters Corpus Volume 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry to Holm left three hours late on Tuesday."
SECOND = "Nobody on the quay could say why."

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ferry:{number}" xml:lang="en">
  <itemMeta><itemClass qcode="ninat:text"/><provider><name>Holm Press</name></provider>
    <versionCreated>2024-03-06T06:00:00Z</versionCreated></itemMeta>
  <contentMeta>
    <contentCreated>2024-03-05T06:00:00Z</contentCreated>
    <by>Ole Munt</by>
    <headline role="hld:sub">Again</headline><headline>Ferry leaves late</headline>
    <language tag="en-GB"/>
    <description role="drol:summary">A delay without a reason.</description>
  </contentMeta>
  <contentSet>{content}</contentSet>
</newsItem>"""
XHTML = f"""<inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<header><h1>Ferry leaves late</h1></header>
<p>{FIRST}</p><section class="notepad"><p>To editors: more follows.</p></section><p>{SECOND}</p>
<p class="closingline">om</p></body></html></inlineXML>"""
NITF = f"""<inlineXML><nitf xmlns=""><body><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content>
</body></nitf></inlineXML>"""
TAGGED = f"""<inlineData contenttype="text/plain">&lt;p&gt;{FIRST[:28]}
{FIRST[28:]}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</inlineData>"""
PLAIN = f"""<inlineData contenttype="text/plain">
   {FIRST[:28]}
{FIRST[29:]}
   {SECOND}</inlineData>"""
PREFORMATTED = f"""<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><pre>
  {FIRST[:28]}
{FIRST[29:]}

  {SECOND}</pre></body></html></inlineXML>"""
PICTURE = '<remoteContent href="a.jpg" contenttype="image/jpeg"/>'

NEWSML_1 = f"""<NewsML><NewsItem>
<Identification><NewsIdentifier><DateId>20240305</DateId>
<PublicIdentifier>urn:ferry:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240305T060000+0000</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferry leaves late</HeadLine><DateLine>HOLM, March 5</DateLine>
<ByLine>Ole Munt</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Holm Press"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent><ContentItem><DataContent><p>The quay</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem><DataContent><p>{FIRST}</p><p>{SECOND}</p></DataContent></ContentItem>
</NewsComponent></NewsComponent></NewsItem></NewsML>"""

RCV1 = f"""<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="42" id="root" date="1996-08-20" xml:lang="en">
<title>HOLM: Ferry leaves late.</title><headline>Ferry leaves late.</headline>
<byline>Ole Munt</byline><dateline>HOLM</dateline><text><p>{FIRST}</p><p>{SECOND}</p></text>
<copyright>(c) Holm Press 1996</copyright>
<metadata><dc element="dc.publisher" value="Holm Press"/></metadata></newsitem>"""


def read(folder: Path, content: str) -> list[RawDocument]:
    documents, failures = read_all(dump(folder, {"a.xml": content}))
    assert not failures
    return documents


@pytest.mark.parametrize("content", [XHTML, NITF, TAGGED, PLAIN, PREFORMATTED])
def test_the_text_is_found_in_whatever_it_is_wrapped(tmp_path: Path, content: str) -> None:
    (document,) = read(tmp_path, ITEM.format(number=1, content=content))
    assert document.text == f"{FIRST}\n{SECOND}"


def test_of_several_renditions_one_is_read(tmp_path: Path) -> None:
    (document,) = read(tmp_path, ITEM.format(number=1, content=XHTML + NITF + PLAIN))
    assert document.text == f"{FIRST}\n{SECOND}"


def test_a_news_item_gives_what_it_says(tmp_path: Path) -> None:
    (document,) = read(tmp_path, ITEM.format(number=1, content=XHTML))
    assert (document.title, document.standfirst) == (
        "Ferry leaves late",
        "A delay without a reason.",
    )
    assert (document.byline, document.agency) == ("Ole Munt", "Holm Press")
    assert (document.published, document.language) == ("2024-03-05T06:00:00Z", "en")
    assert document.archive_id == "urn:ferry:1"


def test_a_message_gives_its_texts_and_counts_what_carries_none(tmp_path: Path) -> None:
    items = [ITEM.format(number=n, content=c) for n, c in enumerate([XHTML, PICTURE, XHTML])]
    message = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}
        <packageItem guid="x"/></itemSet></newsMessage>"""
    documents = read(tmp_path, message)
    assert [each.archive_id for each in documents] == ["urn:ferry:0", "urn:ferry:2"]
    (warning,) = documents[-1].warnings
    assert warning.endswith(
        "a.xml also holds what is left out: 2 without text (pictures, packages)"
    )


def test_a_picture_alone_is_a_failure_that_says_so(tmp_path: Path) -> None:
    dump(tmp_path, {"a.xml": ITEM.format(number=1, content=PICTURE)})
    _, (failure,) = read_all(tmp_path)
    assert failure.error == "no articles in it, only 1 without text (pictures, packages)"


def test_of_the_components_of_newsml_1_the_longest_text_is_the_article(tmp_path: Path) -> None:
    (document,) = read(tmp_path, NEWSML_1)
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.title, document.byline) == ("Ferry leaves late", "Ole Munt")
    assert (document.agency, document.archive_id) == ("Holm Press", "urn:ferry:1")
    assert document.published == "2024-03-05T06:00:00+0000"


def test_the_corpus_gives_its_headline_without_the_country(tmp_path: Path) -> None:
    (document,) = read(tmp_path, RCV1)
    assert (document.title, document.byline) == ("Ferry leaves late.", "Ole Munt")
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.published, document.archive_id) == ("1996-08-20", "42")
    assert (document.agency, document.language) == ("Holm Press", "en")


def test_an_item_within_an_item_is_said(tmp_path: Path) -> None:
    inner = ITEM.format(number=2, content=XHTML)
    torn = ITEM.format(number=1, content=XHTML).replace("</contentMeta>", f"</contentMeta>{inner}")
    documents = read(tmp_path, torn)
    assert documents[0].warnings[0].startswith("perhaps two articles")


def test_an_item_of_another_namespace_than_its_message_is_said(tmp_path: Path) -> None:
    message = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
    item = ITEM.format(number=1, content=XHTML)
    torn = item.replace("http://iptc.org", "htiptc.org", 1)
    assert torn != item
    documents, _ = read_all(dump(tmp_path, {"a.xml": message.format(torn)}))
    assert documents[0].warnings[0].startswith("perhaps two articles")
