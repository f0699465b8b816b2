"""Repair mends damage and changes nothing else."""

import unicodedata

import pytest

from summarise.common.text.repair import decode_unseen, repair, without_surrogates


def test_good_text_stays_as_it_is_with_its_typography() -> None:
    text = "“It’s ﬁne,” she said — ＡＢ costs £5 at the café… &amp; more\n\n\tNaïve? «Oui»"
    assert repair(text) == (text, ())


def test_mojibake_is_mended_without_straightening_quotes() -> None:
    broken = "â€œIt’s a cafÃ©,â€\x9d she said".replace("’", "â€™")
    assert repair(broken) == ("“It’s a café,” she said", ("repaired: 4 mojibake sequences",))


def test_a_broken_line_is_mended_beside_a_good_one() -> None:
    text, _ = repair("“Good” café\nbad cafÃ© here")
    assert text == "“Good” café\nbad café here"


@pytest.mark.parametrize("line", ["”Är bron klar?", "»Über Nacht kam Wasser", "she read (›Écoute"])
def test_a_quotation_that_closes_on_another_line_keeps_its_mark_and_letter(line: str) -> None:
    assert repair(f"{line}\nor not.")[0] == f"{line}\nor not."
    assert repair(f"{line} in the cafÃ©")[0] == f"{line} in the café"


@pytest.mark.parametrize("mark", ["\ufffe", "\x02"])
def test_a_line_end_that_pdfium_took_for_a_broken_word_is_one_again(mark: str) -> None:
    text, warnings = repair(f"Ms Weber{mark}Holm met the coun{mark}cil{mark}")
    assert text == "Ms Weber-\nHolm met the coun-\ncil"
    assert warnings == ("repaired: 2 line-end hyphens", "repaired: 1 control character")


def test_words_that_pdfium_broke_are_mended_where_their_lines_were_joined() -> None:
    joined = f"{'The council met in the hall. ' * 5}The coun\ufffecil {'voted on Friday. ' * 8}"
    assert repair(joined)[0] == joined.replace("\ufffe", "")


def test_windows_punctuation_read_as_controls_is_mended() -> None:
    assert repair("He said \x93no\x94 \x96 twice")[0] == "He said “no” – twice"


def test_every_line_end_becomes_a_line_feed_and_is_not_reported() -> None:
    assert repair("a\r\nb\rc\u2028d\u2029e\ff\n\ng") == ("a\nb\nc\nd\ne\nf\n\ng", ())


def test_odd_spaces_become_plain_ones_and_are_counted() -> None:
    assert repair("a\u00a0b\u202fc\u2009d") == (
        "a b c d",
        ("repaired: 2 no-break spaces", "repaired: 1 odd space"),
    )


def test_zero_width_characters_go_and_joiners_stay() -> None:
    family = "👩\u200d👧 می\u200cخواهم"
    text, warnings = repair("so\u00adft\u200b \ufeffmark\u2060 " + family)
    assert text == "soft mark " + family
    assert warnings == ("repaired: 4 zero-width characters",)


@pytest.mark.parametrize(
    "text", ["<p>\u200d</p>", "so.\u200d\u200d", "\u200csoft", "so \u200cmark"]
)
def test_joiners_that_join_nothing_go(text: str) -> None:
    bare = text.replace("\u200c", "").replace("\u200d", "")
    assert repair(text) == (bare, ("repaired: 1 zero-width character",))


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "ه\u200d.",
        "क्\u200dष",
        "👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "🏴\u200d☠",
        "<b>می</b>\u200cخواهم",
        "<b>می</b>\u200c<i>خواهم</i>",
        "&#1605;&#1740;\u200cخواهم",
    ],
)
def test_joiners_behind_a_letter_or_a_picture_stay(text: str) -> None:
    assert repair(text) == (text, ())


def test_entities_of_what_nobody_sees_are_decoded_and_others_are_not() -> None:
    markup = "so&shy;ft&#173;ly&#xAD; &amp; m&#8203;ark&zwj; &nbsp;&lt;&#1603;&shyness;"
    seen = "so\xadft\xadly\xad &amp; m\u200bark\u200d &nbsp;&lt;&#1603;&shyness;"
    assert decode_unseen(markup) == seen


def test_control_characters_go_but_tabs_and_line_feeds_stay() -> None:
    assert repair("a\x00b\x1b\tc\nd\x7f") == ("ab\tc\nd", ("repaired: 3 control characters",))


def test_decomposed_letters_are_composed() -> None:
    text, warnings = repair(unicodedata.normalize("NFD", "café à Zoë"))
    assert text == "café à Zoë"
    assert warnings == ("repaired: 3 decomposed characters",)


def test_lone_surrogates_can_be_written_afterwards() -> None:
    text, warnings = repair("bad \ud800 here")
    assert text.encode("utf-8").decode() == "bad \ufffd here"
    assert warnings == ("repaired: 1 lone surrogate",)
    assert without_surrogates("\udfffid") == "\ufffdid"


@pytest.mark.parametrize("text", ["â€œbroken cafÃ©\u00a0e\u0301\r\n", "x\u200b\x00\ud800 ﬁ “q”"])
def test_a_repaired_text_needs_no_more_repair(text: str) -> None:
    once, _ = repair(text)
    assert repair(once) == (once, ())


@pytest.mark.parametrize(
    "before", ["", "Ã ", "A quay of plain words " * 20, "“Quoted”, and so on\n"]
)
@pytest.mark.parametrize("after", ["", " and more", "\nanother line", " – ’tis so"])
def test_mojibake_is_seen_wherever_it_stands(before: str, after: str) -> None:
    text, warnings = repair(f"{before}the cafÃ© opened{after}")
    assert "the café opened" in text
    assert any("mojibake" in warning for warning in warnings)
