"""All taggers together: no text is lost, no script is dropped, no dump takes long."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, blocks_of, kept

from summarise.cleaning.blocks.keys import key


def test_no_text_is_changed_added_or_left_out() -> None:
    lines = [TITLE, "By Ole Munt", *PARAGRAPHS, "Comments", "rita", "Reply"]
    assert [block.text for block in blocks_of("\n\n".join(lines))] == lines


def test_a_key_says_the_same_for_texts_that_say_the_same() -> None:
    assert key("“ÉCOLE”: re-opened!") == key("école re opened") == "ecole re opened"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["ماه گذشته فانوس دریایی پس از صد و چهل سال در شب دوشنبه خاموش شد.", "آیا برج فروخته شد؟"],
        ["המגדלור כבה ביום שני בערב לאחר מאה וארבעים שנה של שירות רצוף.", "המגדל יימכר באביב."],
        [
            "लाइटहाउस को एक सौ चालीस साल बाद सोमवार की शाम को बंद कर दिया गया।",
            "मीनार बिक्री के लिए है।",
        ],
        [
            "灯塔在星期一晚上熄灭了，因为船只不再需要它来寻找港口。",
            "约三百人站在防波堤上观看最后一束光。",
        ],
        [
            "灯台は月曜日の夜に消えました。船はもうそれを必要としません。",
            "塔は春に売りに出されます。",
        ],
        ["등대는 백사십 년 만에 월요일 저녁에 꺼졌다고 해양청이 밝혔다.", "탑은 봄에 매각된다."],
        ["ประภาคารถูกปิดเมื่อเย็นวันจันทร์หลังจากใช้งานมานานหนึ่งร้อยสี่สิบปี", "หอคอยจะถูกขายในฤดูใบไม้ผลิ"],
    ],
    ids="persian hebrew hindi chinese japanese korean thai".split(),
)
def test_text_of_other_scripts_is_kept(paragraphs: list[str]) -> None:
    assert kept("\n\n".join(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([PARAGRAPHS[0]] * 5000),
        "\n".join(["Related stories"] * 15_000),
        BODY + "\n\nComments" * 15_000,
        "\n\n".join(f"menu item {n}" for n in range(10_000)) + "\n\n" + BODY,
        "\n\n".join(f"“The river rose again on Tuesday night at gauge {n}.”" for n in range(3000)),
    ],
    ids=["same", "lists", "comments", "menu", "quotes"],
)
@pytest.mark.timeout(60)
def test_thousands_of_blocks_take_time_in_proportion(text: str) -> None:
    assert blocks_of(text)
