"""Mail, mboxes and pages saved as MHTML."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

PAGE = "<html><body><p>The night ferry to Holm left late.</p></body></html>"
PLAIN = "The night ferry to Holm left late.\n"


def mail(html: str | None = PAGE, plain: str | None = PLAIN) -> bytes:
    """A mail with these bodies."""
    message = EmailMessage()
    message["From"] = "The Holm Courier <news@ferry.example>"
    message["To"] = "reader@ferry.example"
    message["Subject"] = "Ferry leaves späť"
    message["Date"] = "Tue, 05 Mar 2024 06:00:00 +0100"
    message["Message-ID"] = "<1@ferry.example>"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return bytes(message)


def only(folder: Path, name: str, content: bytes) -> RawDocument:
    (document,), failures = read_all(dump(folder, {name: content}))
    assert not failures
    return document


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a"])
def test_a_mail_gives_its_page_before_its_text_and_who_sent_what_when(
    tmp_path: Path, name: str
) -> None:
    document = only(tmp_path, name, mail())
    assert document.html is not None
    assert document.html.strip() == PAGE
    assert (document.title, document.outlet) == ("Ferry leaves späť", "The Holm Courier")
    assert document.published == "2024-03-05T06:00:00+01:00"


@pytest.mark.parametrize("sent_on", ["Fwd: ", "FW: Re: ", "WG:"])
def test_that_a_mail_was_sent_on_is_no_part_of_its_title(tmp_path: Path, sent_on: str) -> None:
    content = mail().replace(b"Subject: ", b"Subject: " + sent_on.encode())
    assert only(tmp_path, "a.eml", content).title == "Ferry leaves späť"


def test_a_mail_without_a_page_gives_its_text(tmp_path: Path) -> None:
    document = only(tmp_path, "a.eml", mail(html=None))
    assert (document.text, document.html) == (PLAIN, None)


def test_a_mail_without_a_text_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.eml": mail(html=None, plain=" ")}))
    assert failure.error == "no text in this mail: leave it out"


def test_a_text_that_begins_as_a_mail_does_is_a_text(tmp_path: Path) -> None:
    document = only(tmp_path, "a.txt", b"From: our correspondent\n\nThe ferry is late.")
    assert document.text is not None
    assert document.text.startswith("From: our")


@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_each_mail_of_an_mbox_is_a_document(tmp_path: Path, name: str) -> None:
    line = b"From news@ferry.example Tue Mar  5 06:00:00 2024\n"
    quoted = mail(html=None, plain="First.\n\n>From the quay\n")
    content = line + quoted + b"\n" + line + mail(html=None, plain=" ") + b"\n" + line + mail()
    documents, (failure,) = read_all(dump(tmp_path, {name: content}))
    assert [each.id for each in documents] == [f"{name}#1", f"{name}#3"]
    assert documents[0].text == "First.\n\nFrom the quay\n\n"  # a blank line parts mails
    assert failure.id == f"{name}#2"


def mhtml(charset: str, encoded: bytes) -> bytes:
    """A page as a browser saves it, which names no charset for the part."""
    return (
        b"From: <Saved by Blink>\r\n"
        b"Snapshot-Content-Location: https://ferry.example/1\r\n"
        b"Subject: =?utf-8?Q?Ferry?=\r\nDate: Wed, 1 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n\r\n'
        b"------b----\r\nContent-Type: text/css\r\nContent-Location: cid:css@x\r\n\r\np { }\r\n"
        b"------b----\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\n"
        b"Content-Transfer-Encoding: binary\r\nContent-Location: https://ferry.example/1?frame\r\n\r\n"
        b'<html><head><meta charset="'
        + charset.encode()
        + b'"></head><body><p>'
        + encoded
        + b"</p>"
        b"</body></html>\r\n------b------\r\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "windows-1250"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_saved_page_is_decoded_as_its_own_markup_says(
    tmp_path: Path, name: str, charset: str
) -> None:
    document = only(tmp_path, name, mhtml(charset, "Noční loď".encode(charset)))
    assert document.html is not None
    assert "<p>Noční loď</p>" in document.html
    assert document.url == "https://ferry.example/1"
    assert (document.title, document.published) == (None, None)


def test_a_saved_page_without_a_page_is_a_failure(tmp_path: Path) -> None:
    content = mhtml("utf-8", b"x").replace(b"Type: text/html", b"Type: image/png")
    _, (failure,) = read_all(dump(tmp_path, {"a.mhtml": content}))
    assert failure.error == "no page in it: save it again as HTML"


@pytest.mark.parametrize("charset", [b"no-such", b"undefined"])
def test_a_charset_that_does_not_exist_is_no_hindrance(tmp_path: Path, charset: bytes) -> None:
    document = only(tmp_path, "a.eml", mail().replace(b"utf-8", charset))
    assert document.html is not None


def test_a_mail_that_is_cut_off_is_warned_of(tmp_path: Path) -> None:
    document = only(tmp_path, "a.eml", mail()[:-20])
    assert document.warnings == ("cut off: the end of its parts is missing",)


def test_an_mbox_that_ends_between_mails_lacks_one(tmp_path: Path) -> None:
    line = b"From news@ferry.example Tue Mar  5 06:00:00 2024\n"
    _, (failure,) = read_all(dump(tmp_path, {"a.mbox": line + mail() + b"\n" + line[:20]}))
    assert (failure.id, failure.error) == ("a.mbox#2", "no text in this mail: leave it out")


def test_a_newsletter_that_was_copied_with_its_first_lines_is_a_mail(tmp_path: Path) -> None:
    lines = "Subject: Why the späte ferry won\nFrom: The Holm Letter <hello@ferry.example>\n"
    document = only(tmp_path, "a.txt", f"{lines}Date: Mon, 12 May 2025\n\n{PLAIN}".encode())
    assert (document.title, document.outlet) == ("Why the späte ferry won", "The Holm Letter")
    assert document.text is not None
    assert document.text.strip() == PLAIN.strip()


@pytest.mark.parametrize("lines", ["From: Holm\nTo: Ostrey\n", "Subject: ferries\nPrice: 4\n"])
def test_other_labelled_lines_are_no_mail(tmp_path: Path, lines: str) -> None:
    document = only(tmp_path, "a.txt", f"{lines}\n{PLAIN}".encode())
    assert document.title is None
    assert (document.text or "").startswith(lines[:5])


def test_a_mail_whose_fields_break_off_is_said(tmp_path: Path) -> None:
    document = only(tmp_path, "a.eml", mail().partition(b"Message-ID")[0] + b"Message")
    assert document.warnings == ("its fields break off: perhaps cut off there",)


def test_two_pages_in_one_mail_are_a_warning(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "news@ferry.example", "Ferry leaves"
    message["Message-ID"] = "<1@ferry.example>"
    message.set_content(PLAIN)
    message.add_alternative(PAGE, subtype="html")
    message.add_alternative(PAGE.replace("late", "early"), subtype="html")
    document = only(tmp_path, "a.eml", bytes(message))
    assert document.warnings == (
        "two texts of one kind in it, of which one was read: perhaps damaged",
    )


def test_a_part_whose_fields_break_off_is_said(tmp_path: Path) -> None:
    torn = mail().replace(b'html; charset="utf-8"\nContent-Transfer-Encoding: 7bit\n', b"ht")
    warnings = only(
        tmp_path, "a.eml", torn.replace(b"\n\n<html><body>", b"\nlate at night ")
    ).warnings
    assert warnings == ("its fields break off: perhaps cut off there",)


@pytest.mark.parametrize(
    "behind",
    [
        "comes late.</p></body></html>\n",
        "--12--\nContent-Type: text/html\n\n<p>Late.</p>\n",
    ],
)
def test_another_part_in_a_mails_text_is_said(tmp_path: Path, behind: str) -> None:
    document = only(tmp_path, "a.eml", mail(html=None, plain=PLAIN + behind))
    assert document.warnings == ("another part of the mail stands in its text: perhaps damaged",)


def test_a_mail_with_text_in_a_tag_is_said(tmp_path: Path) -> None:
    document = only(tmp_path, "a.eml", mail(html=PAGE.replace("<p>", "<outer p of the pier ")))
    assert document.warnings[0].startswith("damaged: a piece may be missing beside “")


@pytest.mark.parametrize(
    ("whole", "torn", "warning"),
    [
        (b"</body></html>", b"", "cut off: the page stops before its end"),
        (
            b"<body><p>",
            b"<body>p>",
            "damaged: a piece may be missing beside “",
        ),
    ],
)
def test_a_saved_page_that_lacks_a_piece_is_said(
    tmp_path: Path, whole: bytes, torn: bytes, warning: str
) -> None:
    content = mhtml("utf-8", b"The ferry")
    (said,) = only(tmp_path, "a.mhtml", content.replace(whole, torn)).warnings
    assert said.startswith(warning)


@pytest.mark.parametrize("name", [b"From", b"Date"])
def test_a_mail_without_a_field_that_each_has_is_said(tmp_path: Path, name: bytes) -> None:
    document = only(tmp_path, "a.eml", mail().replace(name + b": ", b"X-Other: ", 1))
    assert document.warnings == (f"its fields say nothing of {name.decode()}: perhaps damaged",)


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (b"text/html;", b"texthtml;"),
        (b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: 7b=="),
        (b"MIME-Version: 1.0", b"MIME-Version: l>"),
    ],
)
def test_a_field_that_the_standard_knows_not_is_said(
    tmp_path: Path, whole: bytes, damaged: bytes
) -> None:
    content = mail()
    assert whole in content
    document = only(tmp_path, "a.eml", content.replace(whole, damaged))
    assert document.warnings == ("its fields break off: perhaps cut off there",)


@pytest.mark.parametrize("left", ["<p>The ferry left", "<p>The r>ferry left.</p>"])
def test_a_mail_with_a_torn_paragraph_is_said(tmp_path: Path, left: str) -> None:
    page = "<html><body>" + "<p>The night ferry left.</p>" * 3 + f"{left}</body></html>"
    assert only(tmp_path, "a.eml", mail(page)).warnings[0].startswith("damaged")


@pytest.mark.parametrize(
    ("usual", "old"),
    [
        (b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: 8bits"),
        (b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding: 7bit (as it was)"),
        (b"Content-Transfer-Encoding: 7bit", b"Content-Transfer-Encoding:"),
        (b'Content-Type: text/plain; charset="utf-8"', b"Content-Type: text"),
        (b'Content-Type: text/plain; charset="utf-8"', b"Content-Type:"),
        (b"MIME-Version: 1.0", b"MIME-Version: 1"),
        (b"Subject: ", b"X-Other: "),
    ],
)
def test_fields_as_old_programs_write_them_are_whole(
    tmp_path: Path, usual: bytes, old: bytes
) -> None:
    content = mail(html=None)
    assert usual in content
    assert not only(tmp_path, "a.eml", content.replace(usual, old)).warnings


def test_a_mail_of_an_mbox_that_lost_its_fields_is_said(tmp_path: Path) -> None:
    content = b"From news@ferry.example Tue Mar  5 06:00:00 2024\nFrom: Holm\n\nIt left.\n"
    document = only(tmp_path, "a.mbox", content)
    assert document.warnings == ("its fields say nothing of Date: perhaps damaged",)


def test_a_copied_mail_or_a_draft_needs_no_date(tmp_path: Path) -> None:
    lines = "From: The Holm Letter <hello@ferry.example>\nSubject: Why the ferry won\n"
    assert not only(tmp_path, "a.txt", f"{lines}\n{PLAIN}".encode()).warnings


@pytest.mark.parametrize(
    "part",
    [
        "<!--[if mso]><p>For old programs<![endif]-->",
        "<p>An opening<div>and a box</div>",
        "<table><tr><td><p>A cell</td></tr></table>",
        '<img alt="profit > loss">It left.',
        "The end of none.</p>",
        "<style>td>p { color: red }</style>",
    ],
)
def test_what_mail_programs_write_is_no_torn_paragraph(tmp_path: Path, part: str) -> None:
    page = f"<html><body>{'<p>The night ferry left.</p>' * 3}{part}</body></html>"
    assert not only(tmp_path, "a.eml", mail(page)).warnings


def test_a_date_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    content = mail().replace(b"Date: Tue,", b"Date: Tue|")
    document = only(tmp_path, "a.eml", content)
    assert document.published is None
    assert document.warnings[0].startswith("its date cannot be read: “Tue| 05 Mar 2024")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("Temat: Ferry leaves late", True),
        ("X-Topic: Ferry leaves late", False),
        ("Keywords: ferry quay", False),
        ("Feedback: a=1; b=2", False),
        ("Nothing: said", False),
    ],
)
def test_words_of_an_unknown_field_may_be_the_subject(
    tmp_path: Path, field: str, told: bool
) -> None:
    content = b"\n".join(
        field.encode() if line.startswith(b"Subject:") else line for line in mail().split(b"\n")
    )
    document = only(tmp_path, "a.eml", content)
    assert document.title is None
    assert any("it has no subject, and “" in each for each in document.warnings) is told


def test_parts_that_no_field_announces_are_said(tmp_path: Path) -> None:
    parts = (
        "From: a@ferry.example\nDate: Tue, 05 Mar 2024 06:00:00 +0100\nSubject: Late\nMessage-ID: <1@a>\n\n"
        "--b\nContent-ID: 1\n\nThe night ferry left late.\n--b--\n"
    )
    assert "another part" in only(tmp_path, "a.eml", parts.encode()).warnings[0]
    assert not only(tmp_path, "a.eml", parts.replace("--b", "b").encode()).warnings


def test_a_saved_page_whose_fields_are_damaged_is_said(tmp_path: Path) -> None:
    whole = mhtml("utf-8", b"late")
    content = b"Snapshot-Content-Location: https://ferry.example/1\r\n" + whole.replace(
        b"multipart/related", b"multipart/relaxed"
    )
    (said,) = only(tmp_path, "a.eml", content).warnings
    assert said.startswith("a page that a browser saved")
