"""What an extractor found takes the place of the blocks of the page that say it."""

from __future__ import annotations

from cleaning_articles import PARAGRAPHS, TITLE

from summarise.cleaning.blocks.segment import Region, Segment
from summarise.cleaning.html.alignment import align


def blocks(*texts: str) -> list[Segment]:
    return [Segment(text, region=Region.TEXT) for text in texts]


def placed(*lines: str) -> list[Segment]:
    return [Segment(line, region=Region.ARTICLE) for line in lines]


def test_lines_of_the_article_take_the_place_of_the_blocks_that_say_them() -> None:
    first, second = PARAGRAPHS[:2]
    above, inside, below = blocks("Home", "Buy sugar here", "Imprint")
    # one line of the article may be several blocks
    split = first.split(", ")
    found = align([first, second], [above, *blocks(*split), inside, *blocks(second), below])
    assert found == [above, *placed(first), inside, *placed(second), below]


def test_so_do_lines_of_a_script_without_spaces() -> None:
    lines = [
        "灯塔在星期一晚上熄灭了，一百四十年来渔民一直靠它辨认方向。",
        "海岸局说，灯将送到博物馆，塔将在春天出售。",
    ]
    found = align(lines, blocks("首页", lines[0], "广告", lines[1], "版权"))
    assert [each.text for each in found] == ["首页", lines[0], "广告", lines[1], "版权"]
    assert [each.text for each in found if each.region is Region.ARTICLE] == lines


def test_a_line_that_the_extractor_broke_at_a_link_is_known_again() -> None:
    line = PARAGRAPHS[1].replace("Hanna Brodd", "HannaBrodd")
    assert align([line], blocks(PARAGRAPHS[1], "Imprint")) == placed(line) + blocks("Imprint")


def test_an_article_in_one_long_line_is_given_its_paragraphs_back() -> None:
    texts = [f"{number}. {paragraph}" for number in range(9) for paragraph in PARAGRAPHS]
    whole = f"| {TITLE} | {' '.join(texts)}"
    assert align([whole], blocks("Home", *texts)) == blocks("Home") + placed(*texts)
    assert align([whole], blocks("Home", *texts[:20]))[-1:] == placed(whole)


def test_lines_that_no_block_says_come_last() -> None:
    assert align(PARAGRAPHS, blocks("Home")) == blocks("Home") + placed(*PARAGRAPHS)
