"""A dump's lines become blocks; only lines that a program wrapped are joined."""

from __future__ import annotations

import pickle
import textwrap
from itertools import cycle

import pytest
from cleaning_articles import PARAGRAPHS

from summarise.cleaning.blocks.segment import Region, Segment, Segments, segment


def texts(text: str) -> list[str]:
    return [block.text for block in segment(text)]


def wrapped(width: int = 72, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


def test_every_line_is_a_block_with_its_white_space_folded() -> None:
    assert texts("  One\tline \n\n\n \nanother   line\nthird") == [
        "One line",
        "another line",
        "third",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n \n"])
def test_nothing_but_white_space_is_no_block(text: str) -> None:
    assert segment(text) == []


def test_a_block_says_whether_it_follows_without_a_blank_line() -> None:
    assert segment("title\n\ncaption\ncredit\n\nbody\n\nmore") == [
        Segment("title"),
        Segment("caption"),
        Segment("credit", attached=True),
        Segment("body"),
        Segment("more"),
    ]


def test_no_block_is_attached_in_a_dump_without_blank_lines() -> None:
    assert not any(block.attached for block in segment("a\nb\nc\nd\ne"))


@pytest.mark.parametrize("width", [45, 60, 64, 72, 78, 85, 98])
def test_lines_wrapped_at_a_column_are_joined(width: int) -> None:
    assert texts(wrapped(width)) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [45, 60, 72, 80])
def test_paragraphs_that_only_their_indent_parts_are_kept_apart(width: int) -> None:
    lines = [textwrap.fill(p, width, initial_indent="    ") for p in PARAGRAPHS]
    assert texts("\n".join(lines)) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_justified_lines_are_joined_though_their_spaces_are_stretched(width: int) -> None:
    def justified(line: str) -> str:
        gaps, missing = line.count(" "), width - len(line)
        for gap in range(gaps):
            line = line[::-1].replace(" ", "\0" * (1 + (missing + gap) // gaps), 1)[::-1]
        return line.replace("\0", " ")

    paragraphs = [textwrap.wrap(paragraph, width) for paragraph in PARAGRAPHS]
    lines = ["\n".join([*map(justified, lines[:-1]), lines[-1]]) for lines in paragraphs]
    assert texts("\n\n".join(lines)) == list(PARAGRAPHS)


def test_lines_of_a_proportional_type_are_joined_though_their_lengths_vary() -> None:
    widths = cycle((72, 68, 71, 69))
    paragraphs = []
    for rest in PARAGRAPHS:
        lines = []
        while rest:
            lines.append(textwrap.wrap(rest, next(widths))[0])
            rest = rest[len(lines[-1]) + 1 :]
        paragraphs.append("\n".join(lines))
    assert texts("\n\n".join(paragraphs)) == list(PARAGRAPHS)


def test_a_short_wrapped_text_is_joined_where_no_line_is_wider() -> None:
    lines = ["The harbour at Marle was closed on Friday after a barge carrying gravel",
             "sank across its mouth. Nobody was hurt, but a fishing boat and two",
             "yachts cannot leave."]  # fmt: skip
    assert texts("Tide turns in Marle\n\n" + "\n".join(lines)) == [
        "Tide turns in Marle",
        " ".join(lines),
    ]
    wider = "A paragraph of the page that no program has wrapped, since it goes on and on. " * 2
    assert texts("\n".join(lines) + "\n\n" + wider.strip())[:3] == lines


def test_wrapped_text_beside_menus_and_long_lines_is_joined() -> None:
    menu = ["Home", "News and weather", "Harbour prices", "Sign in"]
    long = "The tower is older than the town. " * 5
    text = "\n\n".join(["\n".join(menu), wrapped(), long])
    assert texts(text) == [*menu, *PARAGRAPHS, long.strip()]


def test_headlines_that_happen_to_fill_the_width_are_not_joined() -> None:
    teasers = [
        "Harbour master of Vessel Bay resigns after thirty years in the tower",
        "Ferry prices to rise again in the spring, according to its operator",
        "Council votes against a new breakwater for the second time in a row",
    ]
    assert texts(wrapped() + "\n\n" + "\n".join(teasers)) == [*PARAGRAPHS, *teasers]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "The lamp is out, the tower dark,",
            "and who shall find the shore",
            "when fog lies heavy on the water",
            "and bells are heard no more",
            "than once a year, in winter rain,",
            "by keepers without lamp or chain",
        ],
        ["Skerry Echo", "Harbour Street 14", "4411 Vessel Bay", "editor@skerry.example"],
        ["https://skerry.example/" + "a" * 40, "https://skerry.example/" + "b" * 41],
    ],
)
def test_poems_addresses_and_links_are_not_joined(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines
    assert texts(wrapped() + "\n\n" + "\n".join(lines)) == [*PARAGRAPHS, *lines]


def test_rows_of_a_table_are_not_joined_though_they_end_at_one_column() -> None:
    rows = [
        f"{name:<30}{party:<30}{votes:>7}"
        for name, party, votes in [
            ("Hanna Brodd", "for the harbour", "2,410"),
            ("Ole Munt of Vessel Bay", "for the breakwater", "1,988"),
            ("Ivo Lantry", "independent", "1,452"),
        ]
    ]
    folded = [" ".join(row.split()) for row in rows]
    assert texts(wrapped() + "\n\n" + "\n".join(rows)) == [*PARAGRAPHS, *folded]


@pytest.mark.parametrize(
    "furniture",
    [["14"], ["- 14 -"], ["Page 3 of 9"], ["14", "Skerry Echo"], ["Skerry Echo    Monday    14"]],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_page_break_puts_into_a_sentence_comes_below_it(
    furniture: list[str], gap: str
) -> None:
    lines = wrapped(60).split("\n")
    at = lines.index("evening, 140 years after fishermen first steered by it,")
    text = gap.join(["\n".join(lines[:at]), *furniture, "\n".join(lines[at:])])
    folded = [" ".join(line.split()) for line in furniture]
    assert texts(text) == [PARAGRAPHS[0], *folded, *PARAGRAPHS[1:]]


def test_a_page_break_alone_does_not_part_a_sentence() -> None:
    lines = wrapped(60).split("\n")
    at = lines.index("evening, 140 years after fishermen first steered by it,")
    assert texts("\n".join([*lines[:at], "", *lines[at:]])) == list(PARAGRAPHS)


def test_lines_that_end_far_from_each_other_are_not_joined() -> None:
    lines = ["The first of them is short", "and the second one", "goes on for a good while longer"]
    assert texts("\n".join([*lines, "than any of the others before it"])) == [
        *lines,
        "than any of the others before it",
    ]


def test_paragraphs_of_one_long_line_are_never_joined() -> None:
    assert texts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_too_long_for_any_terminal_are_not_joined() -> None:
    lines = [
        f"Boat {n}: " + "with a crew of five and a cargo of salted fish " * 3 for n in range(9)
    ]
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


def test_paragraphs_of_like_length_that_would_fit_a_column_are_not_joined() -> None:
    lines = [f"The river at gauge {n} rose by another 20 centimetres overnight." for n in range(9)]
    assert texts("\n".join(lines)) == lines


def test_wrapped_paragraphs_are_parted_by_a_blank_line_even_after_a_full_line() -> None:
    full = "x" * 30 + " " + "y" * 41  # 72 columns: the next word would not have fitted
    opening = full.capitalize()
    assert texts(f"{opening}\n{full}\n{full}\n\n{opening}\n{full}\n{full}") == [
        " ".join([opening, full, full]),
        " ".join([opening, full, full]),
    ]


def test_a_wrapped_paragraph_ends_with_its_short_line_when_no_blank_line_follows() -> None:
    assert texts(wrapped().replace("\n\n", "\n")) == list(PARAGRAPHS)


def test_bullets_of_wrapped_text_stay_apart() -> None:
    items = [
        "- the lamp and its clockwork, which are to go to the town's old museum",
        "* the logbooks of nine keepers, which the county archive will copy now",
        "3. the two dogs, whose home from now on is a flat in Harbour Street",
    ]
    assert texts(wrapped() + "\n\n" + "\n".join(items))[-3:] == items


def test_a_list_or_a_header_leaves_the_lines_of_paragraphs_elsewhere_to_be_joined() -> None:
    short = (
        "Ferries to Marle are cancelled until Friday, since the tide has carried off "
        "a part of the quay, the harbour office said.",
        "Passengers who have a ticket are asked to wait at home, and not to call the office "
        "before noon.",
    )
    items = ["- cars are taken to Hesk by road, and they wait there,", "- dogs stay", "- cats too"]
    text = "\n\n".join((wrapped(70, short[:1]), "\n".join(items), wrapped(70, short[1:])))
    assert texts(text) == [short[0], *items, short[1]]
    header = [
        "MARLE-HARBOUR-NOTICE-OF-THE-TIDE-0412",
        "VESSEL BAY AND ALL PLACES TO THE NORTH OF IT",
    ]
    wide = (
        "The tower is older than the town, as far as anybody can tell who has looked into it at all"
    )
    text = "\n".join(header * 3) + "\n\n" + wrapped(66) + f"\n\n{wide}\n{wide}\n{wide}"
    assert texts(text) == [*header * 3, *PARAGRAPHS, wide, wide, wide]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1."])
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_wrapped_item_is_joined_and_kept_apart_from_the_next(mark: str, indent: str) -> None:
    items = [
        f"{mark} the lamp and its clockwork, which are to go to the town's old museum in spring",
        f"{mark} the logbooks of nine keepers, which the county archive will copy for the public",
    ]
    lines = [textwrap.fill(item, 72, subsequent_indent=indent) for item in items]
    assert texts(wrapped() + "\n\n" + "\n".join(lines)) == [*PARAGRAPHS, *items]


def test_a_date_or_a_dash_at_the_start_of_a_wrapped_line_opens_no_item() -> None:
    lines = [
        "Die Küstenbehörde teilte mit, dass der alte Leuchtturm am Montag, dem",
        "12. Mai, abgeschaltet wird, wie es in dieser Stadt seit Jahren viele",
        "erwartet hatten. Der Verkauf des Turms, der als der älteste der Küste",
        "gilt und in schlechtem Zustand ist, soll – so der Gemeinderat einmütig",
        "– bis zum Herbst warten, weil noch niemand weiß, was er wert ist.",
    ]
    text = "\n".join(lines)
    assert texts(f"{text}\n\n{text}") == [" ".join(lines)] * 2


def test_a_word_split_at_a_line_end_is_mended_when_the_text_has_it_whole() -> None:
    line = "So after all these years and winters and storms the tall old light-"
    text = wrapped() + f"\n\n{line}\nhouse is dark."
    assert texts(text)[-1] == f"{line[:-1]}house is dark."


def test_words_are_mended_in_a_dump_that_splits_them_throughout() -> None:
    lines = [
        "Die Bezirksregierung hatte die Abschaltung des Turms schon im vergange-",
        "nen Jahr angekündigt, aber die Bürgerinitiative aus der Stadt sammel-",
        "te mehr als viertausend Unterschriften gegen den Verkauf, dessen Vor-",
        "und Nachteile der Gemeinderat erst im Herbst besprechen wird, weil die Nord-",
        "Süd-Straße Vorrang hat, und weil die Bürgermeisterin noch nicht ent-",
        "schieden hat.",
    ]
    assert texts("\n".join(lines)) == [
        "Die Bezirksregierung hatte die Abschaltung des Turms schon im vergangenen Jahr "
        "angekündigt, aber die Bürgerinitiative aus der Stadt sammelte mehr als viertausend "
        "Unterschriften gegen den Verkauf, dessen Vor- und Nachteile der Gemeinderat erst im "
        "Herbst besprechen wird, weil die Nord-Süd-Straße Vorrang hat, und weil die "
        "Bürgermeisterin noch nicht entschieden hat."
    ]


def test_a_soft_hyphen_at_a_line_end_is_a_split_word() -> None:
    text = (
        wrapped()
        + "\n\n"
        + "In the days of paraffin and of clockwork the keeper wound the light\u00ad"
    )
    assert texts(text + "\nhouse up every night.")[-1].endswith(
        "wound the lighthouse up every night."
    )
    assert texts("Light\u00ad") == ["Light"]


def test_a_compound_split_at_its_hyphen_keeps_it() -> None:
    line = "The tower, its walls as bare as on the first day, stands in a well-"
    assert f"{line}known bay." in texts(wrapped() + f"\n\n{line}\nknown bay.")


def test_a_dash_at_a_line_end_keeps_its_space() -> None:
    line = "The tower, with walls as bare as they were on the very first day -"
    assert f"{line} cold." in texts(wrapped() + f"\n\n{line}\ncold.\n\nIt was cold.")


def test_wrapped_lines_of_a_script_without_spaces_are_joined_without_one() -> None:
    line = "灯塔在星期一晚上熄灭了因为船只不再需要它来寻找港口所以它将被出售给出价最高的人而灯具将送往博物馆"
    assert texts(f"{line}\n" * 4 + line + "。") == [line * 5 + "。"]


def test_a_long_wrapped_paragraph_takes_time_in_proportion() -> None:
    line = "a" * 71 + "-"
    assert len(texts("\n".join([line] * 10_000))) == 1


def test_blocks_come_back_from_a_pickle_as_they_were() -> None:
    blocks = Segments(
        [Segment("Rain", True), Segment("Fog"), Segment("A lamp", region=Region.CAPTION)]
    )
    assert pickle.loads(pickle.dumps(blocks)) == blocks
    assert pickle.loads(pickle.dumps(Segments())) == []
