"""Bytes become the text that was meant."""

import io
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.errors import SummariseError
from summarise.readers.decode import decode, decode_html, text_stream

ENGLISH = "The minister said on Tuesday that “it’s over” — a café meal costs £5. "


def test_utf8_is_read_without_its_mark() -> None:
    assert decode(b"\xef\xbb\xbf" + ENGLISH.encode()) == (ENGLISH, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == (ENGLISH, ())


@pytest.mark.parametrize("times", [1, 20])
def test_english_in_windows_1252_is_not_taken_for_a_rarer_encoding(times: int) -> None:
    text, warnings = decode((ENGLISH * times).encode("cp1252"))
    assert text == ENGLISH * times
    assert warnings == ("decoded as Windows-1252: it is not UTF-8",)


@pytest.mark.parametrize("text", ["£5", "Short café", "“x”", "He paid £5 – really"])
def test_a_few_odd_bytes_are_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент заявил во вторник, что никаких изменений не будет."),
        ("cp1253", "Ο πρόεδρος δήλωσε την Τρίτη ότι δεν θα υπάρξουν αλλαγές."),
        ("cp1250", "Prezydent powiedział w środę, że rząd będzie się zajmować tą ustawą później."),
        ("gb18030", "总统周二表示不会有任何变化。这是一个测试，我们需要更多的文字。"),
    ],
)
def test_other_languages_keep_their_encodings(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_a_stray_byte_does_not_spoil_the_rest_of_utf8() -> None:
    text, warnings = decode(ENGLISH.encode() + b"caf\xe9 \x93x\x94")
    assert text == ENGLISH + "café “x”"
    assert warnings == ("decoded as UTF-8 with bytes of Windows-1252",)


def test_an_odd_byte_far_down_a_long_file_is_found() -> None:
    plain = "plain words\n" * 200_000  # over two chunks
    assert decode((plain + ENGLISH).encode("cp1252"))[0] == plain + ENGLISH


def test_a_character_cut_by_a_chunk_is_whole() -> None:
    text = "x" * ((1 << 20) - 1) + "é" + "y"
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(1, 256)) * 3], ids=["nul", "noise"]
)
def test_binary_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(SummariseError, match="binary file, not text"):
        decode(data)


def test_a_stream_is_decoded_as_its_whole_content_asks() -> None:
    data = ("plain\r\n" * 3 + ENGLISH).encode("cp1252")
    with text_stream(io.BytesIO(data)) as (stream, warnings):
        assert stream.read() == "plain\r\n" * 3 + ENGLISH
    assert warnings == decode(data)[1]


def test_html_is_read_as_its_meta_charset_says() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Привет</p></html>'
    assert decode_html(page.encode("cp1251"))[0] == page


def test_html_in_utf8_is_read_as_such_whatever_its_meta_charset() -> None:
    page = '<html><meta charset="iso-8859-1"><p>café</p>'
    assert decode_html(page.encode())[0] == page


def test_latin_1_of_a_page_means_windows_1252() -> None:
    page = (
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“£5” é ç à è ô'
    )
    assert decode_html(page.encode("cp1252"))[0] == page


def test_an_unknown_meta_charset_is_passed_over() -> None:
    page = f'<html><meta charset="x-nonsense"><p>{ENGLISH}</p>'
    assert decode_html(page.encode("cp1252"))[0] == page


def test_a_windows_1252_file_says_how_it_was_read(tmp_path: Path) -> None:
    documents, failures = read_all(dump(tmp_path, {"a.txt": ENGLISH.encode("cp1252")}))
    assert not failures
    assert documents[0].text == ENGLISH
    assert documents[0].warnings == ("decoded as Windows-1252: it is not UTF-8",)
