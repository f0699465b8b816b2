"""Which blocks of a page an extractor's text says."""

from __future__ import annotations

from cleaning_articles import PARAGRAPHS

from summarise.cleaning.html.alignment import find_said


def test_blocks_that_the_article_says_are_told_from_those_around_them() -> None:
    first, second = PARAGRAPHS[:2]
    # one line of the article may be several blocks
    page = ["Home", *first.split(", "), "Buy sugar here", second, "Imprint"]
    assert find_said([first, second], page) == [False, True, True, True, False, True, False]


def test_so_are_blocks_of_a_script_without_spaces() -> None:
    lines = [
        "灯塔在星期一晚上熄灭了，一百四十年来渔民一直靠它辨认方向。",
        "海岸局说，灯将送到博物馆，塔将在春天出售。",
    ]
    page = ["首页", lines[0], "广告", lines[1], "版权"]
    assert find_said(lines, page) == [False, True, False, True, False]


def test_a_block_is_known_though_the_extractor_joined_two_words_of_it() -> None:
    line = PARAGRAPHS[1].replace("Hanna Brodd", "HannaBrodd")
    assert find_said([line], [PARAGRAPHS[1], "Imprint"]) == [True, False]


def test_a_block_is_known_though_the_extractor_lost_its_initial() -> None:
    assert find_said([PARAGRAPHS[0][1:]], [PARAGRAPHS[0]]) == [True]


def test_a_short_line_counts_only_where_the_article_goes_on_with_it() -> None:
    article = [PARAGRAPHS[0], "Fog", PARAGRAPHS[1]]
    page = ["Fog", PARAGRAPHS[0], "Fog", PARAGRAPHS[1], "Fog"]
    assert find_said(article, page) == [False, True, True, True, False]


def test_joiners_that_the_extractor_takes_out_make_no_difference() -> None:
    line = "شهرداری روز سه‌شنبه گفت چراغ را به موزه می‌برند."
    assert find_said([line.replace("\u200c", "")], [line]) == [True]
