"""Three invented news sites, each with boilerplate of its own that no list of phrases knows."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import NamedTuple

SITES = {
    "harbour-post.example": (
        "Harbour Post",
        "Tides, ferries and the town, every morning since 1871",
        "Our reporters have walked the quays of Telmouth for five generations, and they are still "
        "the first to know when the herring boats come in.",
        "The Post is printed on paper from its own mill at Carrow, which has run on river water "
        "since the day it opened and employs 41 people.",
        "Crossword, bridge and chess",
        "Readers who live on the island of Hesk get their paper by the first boat, wind and waves "
        "permitting, and by the second when they do not.",
        "Tomorrow: the lifeboat crew at home",
    ),
    "valley-ledger.example": (
        "VALLEY LEDGER",
        "Weather at Pell Top: see the board",
        "The Ledger belongs to the 2,300 families of the valley who bought a share each in the "
        "winter of 1954, when the bank would not lend another crown.",
        "What happened in your village today? Tell Marit at the desk, who was born in one.",
        "Farm and forest",
        "A bell rings in the newsroom whenever a story makes somebody laugh out loud, and it was "
        "heard eleven times last week.",
        "Milk prices",
        "Births, weddings, barn dances",
    ),
    "mesa-tribune.example": (
        "The Mesa Tribune – el diario de la sierra",
        "Numbers on this page are rounded, names are spelled as their owners spell them, and every "
        "mistake is mended in the place where it was made.",
        "Cartas de la sierra",
        "The Tribune's archive reaches back to the first train and can be leafed through on any "
        "weekday in the reading room above the pharmacy.",
        "Sunrise 06:12 · Sunset 20:31",
        "Noticias del valle en tres idiomas",
    ),
}
_WHO = "mayor harbourmaster headteacher baker surveyor fire chief librarian ferryman".split()
_NAMES = (
    "Brodd Tasker Munt Quill Sorensen Abara Lindqvist Okafor Petrov Marsh Devine Oyelaran".split()
)
_PLACES = "Carrow Hesk Telmouth Pell Vessel Bay Dunmore Askby Lower Tarn Northgate".split()
_THINGS = (
    "bridge school ferry market orchard quarry railway library reservoir cinema windmill".split()
)
_DONE = "closed reopened sold flooded painted measured doubled photographed debated".split()
_PATTERNS = (
    "{who} {name} of {place} said on {day} that the {thing} at {place2} would be {done} within {n} "
    "weeks, at a cost of {m} crowns.",
    "About {m} people came to see the {thing} in {place} being {done}, {n} more than on the {day} "
    "before, and nobody went home before dark.",
    "“I have worked at the {thing} for {n} years and never saw it {done},” said {name}, the {who}, "
    "who lives {m} steps from its door in {place}.",
    "The {thing} of {place}, which was first {done} {n} years ago, needs {m} new stones, according "
    "to a report that {name} read to the council on {day}.",
    "It was {name} who found the key. The {who} of {place2} had {done} the {thing} {n} times, and "
    "lost {m} crowns by it.",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Page(NamedTuple):
    """An article as its site shows it: what stands on the page, and which of it is what."""

    site: str
    id: str
    title: str
    blocks: list[str]
    paragraphs: list[str]
    boilerplate: list[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.blocks) + "\n"


def pages(each: int = 100, seed: int = 1) -> list[Page]:
    """Articles of all sites, each with most of its site's boilerplate, above, inside and below."""
    chance = random.Random(seed)
    return [_page(site, number, chance) for number in range(each) for site in SITES]


def as_folder(folder: Path, found: list[Page]) -> Path:
    """A text file an article, a sub-folder a site."""
    for page in found:
        (folder / page.site).mkdir(parents=True, exist_ok=True)
        (folder / page.site / page.id).write_text(page.text, encoding="utf-8")
    return folder


def as_records(file: Path, found: list[Page]) -> Path:
    """A JSONL file whose records have nothing but their URL to tell the site."""
    lines = [
        {"id": f"{page.site}/{page.id}", "url": _url(page), "text": page.text} for page in found
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def _url(page: Page) -> str:
    return f"https://{'www.' if page.id < '050' else ''}{page.site}/news/{page.id}"


def _page(site: str, number: int, chance: random.Random) -> Page:
    title = f"{chance.choice(_PLACES)} {chance.choice(_THINGS)} has its day number {number}"
    paragraphs = [_paragraph(chance) for _ in range(chance.randint(3, 9))]
    blocks = [title, *paragraphs]
    boilerplate = [text for text in SITES[site] if chance.random() < 0.7]
    for text in boilerplate:
        blocks.insert(chance.randint(0, len(blocks)), text)
    return Page(site, f"{number:03}.txt", title, blocks, paragraphs, boilerplate)


def _paragraph(chance: random.Random) -> str:
    return chance.choice(_PATTERNS).format(
        who=chance.choice(_WHO).capitalize(),
        name=f"{chance.choice('ABCDEFGHJKLMNOPRSTW')}. {chance.choice(_NAMES)}",
        place=chance.choice(_PLACES),
        place2=chance.choice(_PLACES),
        day=chance.choice(_DAYS),
        thing=chance.choice(_THINGS),
        done=chance.choice(_DONE),
        n=chance.randint(2, 99),
        m=f"{chance.randint(1, 999)},{chance.randint(0, 999):03}",
    )
