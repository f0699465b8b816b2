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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_lines_end_with_a_line_feed_only(encoding: str) -> None:
    assert decode("café\r\nquay\rpier\n".encode(encoding))[0] == "café\nquay\npier\n"


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


@pytest.mark.parametrize("first", [True, False])
def test_a_stray_byte_far_from_the_only_letters_of_utf8_does_not_spoil_them(first: bool) -> None:
    plain = "plain words\n" * 200_000
    parts = ["Łódź\n".encode(), plain.encode(), b"the ferry\x92s captain\n"]
    texts = ["Łódź\n", plain, "the ferry’s captain\n"]
    decoded, warnings = decode(b"".join(parts if first else parts[::-1]))
    assert decoded == "".join(texts if first else texts[::-1])
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


CZECH = "Rada města v úterý odhlasovala uzavření starého bazénu a ukončila tak čtyřletý spor."
RUSSIAN = "Совет города во вторник проголосовал за закрытие старого бассейна."
JAPANESE = "町議会は火曜日、古いプールを閉鎖することを決めた。"


def of_language(language: str, *paragraphs: str) -> str:
    return f'<html lang="{language}"><body>' + "".join(f"<p>{p}</p>" for p in paragraphs)


@pytest.mark.parametrize(
    ("language", "text", "encoding", "name"),
    [
        ("cs", CZECH, "cp1250", "Windows-1250"),
        ("pl-PL", "Rząd będzie się zajmować tą ustawą później.", "iso8859_2", "iso8859_2"),
        ("ru", RUSSIAN, "cp1251", "Windows-1251"),
        ("ru-RU", RUSSIAN, "koi8_r", "koi8_r"),
        ("uk", "Дівчина підійшла до їдальні.", "cp1251", "Windows-1251"),
        ("tr", "Belediye havuzu kapatacağını söyledi.", "cp1254", "Windows-1254"),
        ("lt", "Miesto taryba balsavo už uždarymą.", "cp1257", "Windows-1257"),
        ("ja", JAPANESE, "euc_jp", "euc_jp"),
        ("ja", JAPANESE, "cp932", "cp932"),
        ("zh-TW", "鎮議會星期二決定關閉舊泳池。", "big5", "big5"),
        ("en", ENGLISH, "cp1252", "Windows-1252"),
    ],
)
def test_a_page_that_declares_nothing_is_read_as_its_language_is_written(
    language: str, text: str, encoding: str, name: str
) -> None:
    page = of_language(language, text)
    assert decode_html(page.encode(encoding)) == (page, (f"decoded as {name}: it is not UTF-8",))


@pytest.mark.parametrize(
    ("language", "text", "encoding"),
    [("cs", CZECH, "cp1250"), ("ru", RUSSIAN, "koi8_r"), ("ja", JAPANESE, "euc_jp")],
)
def test_a_page_in_two_encodings_is_read_piece_by_piece(
    language: str, text: str, encoding: str
) -> None:
    old, new = of_language(language, text, text), f"<p>{text}</p><p>“Café”</p>"
    page, (warning,) = decode_html(old.encode(encoding) + new.encode())
    assert page == old + new
    assert warning.startswith("decoded as UTF-8 with bytes of ")


def test_a_page_may_be_more_than_it_declares() -> None:
    old, new = f'<meta charset="iso-8859-2"><p>{CZECH}</p>', f"<p>{CZECH}</p>"
    page, warnings = decode_html(old.encode("iso8859_2") + new.encode())
    assert page == old + new
    assert warnings == ("decoded as UTF-8 with bytes of iso8859-2",)


@pytest.mark.parametrize("text", [RUSSIAN, "Ο πρόεδρος δήλωσε ότι δεν θα υπάρξουν αλλαγές."])
@pytest.mark.parametrize("first", [True, False])
def test_a_text_in_two_encodings_is_read_piece_by_piece(text: str, first: bool) -> None:
    legacy = {RUSSIAN: "cp1251"}.get(text, "cp1253")
    lines = [f"{text}\n" * 3] * 2
    parts = [lines[0].encode(), lines[1].encode(legacy)]
    decoded, (warning,) = decode(b"".join(parts if first else parts[::-1]))
    assert decoded == "".join(lines)
    assert warning == f"decoded as UTF-8 with bytes of {legacy.replace('cp', 'Windows-')}"


def test_a_stream_in_two_encodings_is_read_piece_by_piece() -> None:
    line, long = f"{RUSSIAN}\n", f"{RUSSIAN} " * 20_000
    data = (line * 3).encode() + long.encode("cp1251") + line.encode()
    with text_stream(io.BytesIO(data)) as (stream, warnings):
        assert stream.read() == line * 3 + long + line
    assert warnings == ("decoded as UTF-8 with bytes of Windows-1251",)


def test_a_few_letters_that_happen_to_be_utf8_do_not_spoil_chinese() -> None:
    text = "联通公司星期二表示，镇议会投票决定关闭旧游泳池，结束了近四年的争论。"
    assert decode(text.encode("gb18030"))[0] == text


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp850", "CP850 (DOS)"), ("cp437", "(DOS)"), ("mac_roman", "Mac Roman")]
)
@pytest.mark.parametrize(
    "text",
    [
        "The quay cost £1.2m. The café and the crêperie stay, said Mr Brodd: “Voilà.”",
        "Der Hafen schließt früher, die Fähre fährt später. Die Straße nach Übersee ist überflutet.",
        "Le phare a été éteint à Vessel, où l’été a été frais. Les pêcheurs s’en plaignent déjà.",
    ],
)
def test_text_of_dos_and_of_the_macintosh_is_told_from_windows_1252(
    encoding: str, said: str, text: str
) -> None:
    known = "".join(each for each in text if each.encode(encoding, "ignore"))
    decoded, [warning] = decode(known.encode(encoding))
    assert decoded == known
    assert f"{said}, which is a guess" in warning


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", "It’s the keeper’s lamp, and the harbour’s light."),
        ("cp850", "A lamp is £5, a boat £60 and a tower £7m."),
    ],
)
def test_apostrophes_and_pounds_alone_tell_the_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Öl: 5 €/l. Âge, État, „Übersee“ – Ärzte in Ñuñoa, ƒ5, ½ l, 20°C, §5, ‚so‘.",
        "COÛTÉ À L’ÉTAT: ÉLYSÉE. Le cœur de l’œuvre, 3× plus… «Là», dit-il.",
        "Ole Munt¹ and Ann Pell†, Skerry‡: £5·20 a head, McÉvoy™ said…",
    ],
)
def test_odd_signs_of_windows_1252_stay(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Pell†",
        "The keeper, Š. Novak, spoke of the lamp.",
        "The keeper, Š. Novak, paid £5, then £6 and £7.",
        "Mícheál Ó Brodd met Liam Ó Munt.",
        "VTÉ's Liam Ó Munt said that the lamp would go on.",
        "Liam Ó Munt and Seán Ó Sé met Éamon Ó Pell in Dún Brodd.",
        "Total† 5 10 20\nOther‡ 6\nThird† 7\nLast‡ 8",
        "Le Œ est une lettre, la Ð aussi, et la Š.",
        "Ó. Silva, Š. Novák, Ž. Dvora, Õ. Pell, Ñ. Brodd",
        "McÉvoy",
        "Café2 and Café3 were sold.",
        "Opa‘s Lampe, Oma‘s Boot: „Das Wort“s sagte er“, so Müller.",
        "Opa‘s lamp, Oma‘s boat and the “lamp“s end",
        "¡Hola!¡Viva!¿Qué?¡Sí!",
        "5¤ and a†b. He*†",
        "Ole®Munt™Pell©Brodd",
        "A lamp · a boat · a quay • the end…",
        "Piñata Ó",
        "À la carte: crème brûlée, 5€",
    ],
)
@pytest.mark.parametrize("beside", ["", " The café cost £5, he said: “It’s over.”"])
def test_a_few_rare_signs_of_windows_1252_stay(text: str, beside: str) -> None:
    text = text + beside
    assert decode(text.encode("cp1252"))[0] == text
