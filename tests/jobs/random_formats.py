"""A file of each format that is read, of any texts: whole ones, for random trees to damage."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from typing import Any
from xml.sax.saxutils import escape

Row = dict[str, Any]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBER = "HARBP00020200305dp1900j9"
RULE = "_" * 67


def jsonl(rows: Sequence[Row]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def json_array(rows: Sequence[Row]) -> bytes:
    return json.dumps(rows).encode()


def table(rows: Sequence[Row], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["id", "text", "title"], restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def parquet(rows: Sequence[Row]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        name: [str(row.get(name) or "").encode("utf-8", "replace").decode() for row in rows]
        for name in ("id", "text", "title")
    }
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


RECORDS: dict[str, Callable[[Sequence[Row]], bytes]] = {
    ".jsonl": jsonl,
    ".ndjson": jsonl,
    ".json": json_array,
    ".csv": table,
    ".tsv": lambda rows: table(rows, "\t"),
    ".parquet": parquet,
}


def page(text: str) -> str:
    return f"<html><body><p>{escape(text)}</p></body></html>"


def markup(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def word(lines: Sequence[str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
        file.writestr(
            zipfile.ZipInfo("word/document.xml"),
            f"<w:document {W}><w:body>{body}</w:body></w:document>",
        )
    return data.getvalue()


def rtf(lines: Sequence[str], title: str = "") -> str:
    body = r"\par ".join(line.replace("\t", r"\tab ") for line in lines)
    return rf"{{\rtf1\ansi\ansicpg1252{{\info{{\title {title}}}}} {body}\par}}"


def zipped(texts: Sequence[str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for number, text in enumerate(texts):
            file.writestr(zipfile.ZipInfo(f"in/{number}.txt"), text.encode("utf-8", "replace"))
    return data.getvalue()


def warc(texts: Sequence[str]) -> str:
    def record(number: int, text: str) -> str:
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(text)}"
        return (
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Target-URI: https://ferry.example/{number}\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{number:012}>\r\n"
            f"Content-Length: {len(body.encode('utf-8', 'replace'))}\r\n\r\n{body}\r\n\r\n"
        )

    return "".join(record(number, text) for number, text in enumerate(texts))


def mail(text: str) -> str:
    message = EmailMessage()
    message["From"], message["Subject"] = "news@ferry.example", "Ferry leaves"
    message["Date"] = "Tue, 05 Mar 2024 06:00:00 +0100"
    message.set_content(text.encode("utf-8", "replace").decode() or "-")
    return message.as_string()


def mbox(texts: Sequence[str]) -> str:
    first = "From news@ferry.example Tue Mar  5 06:00:00 2024\n"
    return "".join(f"{first}{mail(text)}\n" for text in texts)


def mhtml(texts: Sequence[str]) -> str:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ferry.example/1\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"'
        "\r\n\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"{page(' '.join(texts))}\r\n--b--\r\n"
    )


def feed(texts: Sequence[str]) -> str:
    items = (
        f"<item><title>{n}</title><link>https://ferry.example/{n}</link>"
        f"<description>{escape(text)}</description></item>"
        for n, text in enumerate(texts)
    )
    return f'<rss version="2.0"><channel><title>The Holm Courier</title>{"".join(items)}</channel></rss>'


def nitf(texts: Sequence[str]) -> str:
    return f"<nitf><body><body.content>{markup(' '.join(texts))}</body.content></body></nitf>"


def sgml(texts: Sequence[str]) -> str:
    return "".join(
        f"<DOC>\n<DOCNO> HC-{n} </DOCNO>\n<TEXT>\n{escape(text)}\n</TEXT>\n</DOC>\n"
        for n, text in enumerate(texts)
    )


def trec_web(texts: Sequence[str]) -> str:
    return "".join(
        f"<DOC>\n<DOCNO>HC-{n}</DOCNO>\n<DOCHDR>\nhttp://ferry.example/{n}\n</DOCHDR>\n{page(text)}\n</DOC>\n"
        for n, text in enumerate(texts)
    )


def nexis_text(texts: Sequence[str]) -> str:
    return "".join(
        f"\n{f'{n} of {len(texts)} DOCUMENTS':^78}\n\n{'Harbour Post':^78}\n\n{'March 5, 2020 Thursday':^78}"
        f"\n\nHarbour opens\n\nLENGTH: 54 words\n\n\n{text}\n\nLOAD-DATE: March 6, 2020\n\nLANGUAGE: ENGLISH\n\n"
        for n, text in enumerate(texts, 1)
    )


def nexis_html(texts: Sequence[str]) -> str:
    def part(text: str) -> str:
        return f'<BR><DIV CLASS="c5"><P><SPAN CLASS="c1">{escape(text)}</SPAN></P></DIV>'

    articles = (
        f'<A NAME="DOC_ID_{n}_0"></A><!-- Hide XML section from browser\n<DOC NUMBER={n}>\n<DOCFULL> -->'
        f"{part(f'{n} of {len(texts)} DOCUMENTS')}{part('Harbour Post')}{part('March 5, 2020 Thursday')}"
        f"{part('Harbour opens')}{part('LENGTH: 54 words')}{part(text)}<!-- Hide\n</DOCFULL>\n</DOC> -->"
        for n, text in enumerate(texts, 1)
    )
    return f"<HTML><HEAD><!-- LXNComment 1:{len(texts)} --></HEAD><BODY>{''.join(articles)}</BODY></HTML>"


def nexis_uni(texts: Sequence[str]) -> list[str]:
    lines = ["Date and Time: Friday, 5. July 2019 09:31:00 CEST", "Job Number: 00000001"]
    lines += [f"Documents ({len(texts)})", *(f"{n}. Harbour" for n, _ in enumerate(texts, 1))]
    for text in texts:
        lines += [
            "Harbour",
            "Harbour Post",
            "March 5, 2020 Thursday",
            "Copyright 2020 Harbour Post",
        ]
        lines += ["Length:\u00a054 words", "Body", text, "Classification", "End of Document"]
    return lines


def factiva_html(texts: Sequence[str]) -> str:
    articles = (
        f'<div id="article-{NUMBER}{n}" class="article"><div class="article enArticle"><div id="hd">'
        f'<b class="enHeadline">{n}) Harbour</b></div><div>54 words</div><div>5 March 2020</div>'
        f"<div>Harbour Post</div><div>HARBP</div><div>English</div><div>(c) 2020 Harbour Post.</div>"
        f'<p class="articleParagraph enarticleParagraph">{escape(text)}</p><p>Document {NUMBER}{n}</p>'
        "</div></div>"
        for n, text in enumerate(texts, 1)
    )
    return f"<!DOCTYPE html><html><head><title>Factiva</title></head><body>{''.join(articles)}</body></html>"


def factiva_lines(texts: Sequence[str]) -> list[str]:
    lines = []
    for n, text in enumerate(texts, 1):
        lines += [f" HD\t{n}) Harbour", " WC\t54 words", " PD\t5 March 2020", " SN\tHarbour Post"]
        lines += [" SC\tHARBP", " LA\tEnglish", f" LP\t{text}", f" AN\tDocument {NUMBER}{n}"]
    return lines


def factiva_xml(texts: Sequence[str]) -> str:
    articles = (
        f"<ppsarticle><article><accessionNo>{NUMBER}{n}</accessionNo><headline><paragraph>Harbour"
        f"</paragraph></headline><leadParagraph><paragraph>{escape(text)}</paragraph></leadParagraph>"
        "</article></ppsarticle>"
        for n, text in enumerate(texts)
    )
    return (
        '<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">'
        f'<ppsarticleResultSet count="{len(texts)}">{"".join(articles)}</ppsarticleResultSet>'
        "</ppsArticleResponse></PPSResponse>"
    )


def proquest_text(texts: Sequence[str]) -> str:
    return "\n\n".join(
        f"{RULE}\n\nDocument {n} of {len(texts)}\n\nHarbour opens\n\nFull text: {text}\n\nTitle: Harbour opens\n\n"
        f"Publication title: Harbour Post\n\nProQuest document ID: 31{n}"
        for n, text in enumerate(texts, 1)
    )


def proquest_html(texts: Sequence[str]) -> str:
    entries = (
        f'<div><a name="DocID_MSTAR_{n}"></a><p></p><p>Harbour opens</p><p><strong>Full text: </strong>'
        f"<text>{markup(text)}</text></p><p><strong>ProQuest document ID: </strong>{n}</p></div>"
        for n, text in enumerate(texts)
    )
    return f"<html><title>ProQuest Export</title><body>{''.join(entries)}</body></html>"


def proquest_xml(texts: Sequence[str]) -> str:
    return (
        '<?xml version="1.0"?><RECORD><GOID>17</GOID><Obj><TitleAtt><Title>Harbour</Title></TitleAtt></Obj>'
        f"<TextInfo><Text>{escape(markup(' '.join(texts)))}</Text></TextInfo></RECORD>"
    )


def europresse(texts: Sequence[str]) -> str:
    articles = (
        '<article><header><span class="DocPublicationName">Harbour Post</span><div class="titreArticle">'
        '<p class="titreArticleVisu">The harbour opens</p></div></header><section>'
        f"<div class='DocText'><div class='docOcurrContainer'>{markup(text)}</div></div></section></article>"
        for text in texts
    )
    return f"<!DOCTYPE html><html><body>{''.join(articles)}</body></html>"


def retriever(texts: Sequence[str]) -> str:
    contents = "".join(f"> Harbour {n}, Post, 2004-12-29\n\n" for n, _ in enumerate(texts))
    articles = (
        f"Harbour {n}\nPost, 2004-12-29\nSida 15\nPublicerat i print. \n\n{text}\n\n© Post.\n{'=' * 78}\n\n"
        for n, text in enumerate(texts)
    )
    return f"Telmouth\nDatum 2021-09-29\n\nNyheter:\n\n{contents}\n{''.join(articles)}"


def apa(texts: Sequence[str]) -> str:
    return f"\n\n{RULE}\n".join(
        f'"Post" vom 23.10.2017 Seite: 2\nRessort: Politik\n\nHafen\n\n{text}' for text in texts
    )


def mediargus(texts: Sequence[str]) -> str:
    contents = "".join(
        f"{n}. Haven {n}\n\nDe Post, woensdag 30 november 2011, p. 23, 54w.\n\n{text}\n\n\n"
        for n, text in enumerate(texts, 1)
    )
    articles = (
        f"\n\n\n\n\n30-11-2011, p.23\n\nTelmouth\n\nHaven {n}\n\n{text}\n\n © De Post\n"
        for n, text in enumerate(texts, 1)
    )
    return contents + "".join(articles)


def wiki_extract(texts: Sequence[str]) -> str:
    return "\n".join(
        f'<doc id="{n}" url="https://wiki.example/?curid={n}" title="Harbour {n}">\n'
        f"Harbour {n}\n\n{escape(text)}\n</doc>\n"
        for n, text in enumerate(texts, 100)
    )


def english_corpus(texts: Sequence[str]) -> str:
    return "\n".join(
        f"@@{n} <h> Harbour {n} <p> {markup(text)}" for n, text in enumerate(texts, 100)
    )


TEXTS: dict[str, tuple[str, Callable[[Sequence[str]], str | bytes]]] = {
    "plain text": (".txt", "\n\n".join),
    "HTML page": (".html", lambda texts: page(" ".join(texts))),
    "CNN/DailyMail story": (".story", "\n\n@highlight\n\n".join),
    "zip file": (".zip", zipped),
    "web archive (WARC)": (".warc", warc),
    "XML of agencies and feeds": (
        ".xml",
        lambda texts: feed(texts) if len(texts) % 2 == 0 else nitf(texts),
    ),
    "SGML of a research corpus": (".sgm", sgml),
    "pages of a TREC collection": ("", trec_web),
    "texts of english-corpora.org": (".txt", english_corpus),
    "texts of WikiExtractor": (".txt", wiki_extract),
    "MHTML page": (".mhtml", mhtml),
    "mail": (".eml", lambda texts: mail(" ".join(texts))),
    "mbox": (".mbox", mbox),
    "Word document": (".docx", word),
    "RTF": (".rtf", rtf),
    "Nexis, text": (".txt", nexis_text),
    "Nexis, page": (".html", nexis_html),
    "Nexis, RTF": (".rtf", lambda texts: rtf(nexis_text(texts).split("\n"))),
    "Nexis Uni, Word document": (".docx", lambda texts: word(nexis_uni(texts))),
    "Nexis Uni, RTF": (".rtf", lambda texts: rtf(nexis_uni(texts))),
    "Factiva, text": (".txt", lambda texts: "\n\n".join(factiva_lines(texts))),
    "Factiva, page": (".html", factiva_html),
    "Factiva, RTF": (".rtf", lambda texts: rtf(factiva_lines(texts), "Factiva")),
    "Factiva, XML": (".xml", factiva_xml),
    "ProQuest, text": (".txt", proquest_text),
    "ProQuest, page": (".html", proquest_html),
    "ProQuest TDM Studio, XML": (".xml", proquest_xml),
    "Europresse, page": (".html", europresse),
    "Retriever, text": (".txt", retriever),
    "APA, text": (".txt", apa),
    "APA, RTF": (".rtf", lambda texts: rtf(apa(texts).split("\n"))),
    "Mediargus, text": (".txt", mediargus),
}
