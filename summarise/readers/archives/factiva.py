"""What Factiva says of an article, whatever the file: by its codes, or line by line without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarise.readers.archives.entry import Entry
from summarise.readers.archives.languages import named_language
from summarise.readers.archives.lengths import runs_of_letters
from summarise.readers.archives.nexis_fields import word_count

# At the start of a row or a line, the same in all languages of the interface. The body is LP and TD.
CODES = frozenset(
    "HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN SE CLM ART CX DJID "
    "GC PBC".split()
)
_COUNTED = ("HD", "BY", "LP", "TD")
_PERHAPS = ("SE", "CLM", "CR", "ART", "CT", "RF", "PUB")
ACCESSION = re.compile(r"\b[A-Za-z0-9]{6,9}(?:19|20)\d{6}[a-z][a-z0-9]{8}\b")
# Document NYTF000020050408dp1900j9s, in the words of any interface
DOCUMENT = re.compile(rf"\s*(?:AN\s+)?[^\W\d_]{{2,12}}\s+({ACCESSION.pattern})\s*")
_LENGTH = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]?\d{3})*\s*[^\W\d_]{1,12}\.?")
_DATE = re.compile(r"(?=.*\b(?:1[89]|20)\d\d\b)(?=.*\D).{6,40}")
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*\w+)?")
_RIGHTS = re.compile(r"\s*(?:copyright|©|\(c\)|\(кс?\)|版权|版權)", re.IGNORECASE)
_NUMBERING = re.compile(r"\d{1,4}\)\s+")


def count_numbered(titles: Sequence[str]) -> int:
    """Return how many articles the numbers before all titles say there are, 0 if some have none."""
    numbers = [
        int(found[0].split(")")[0]) for title in titles if (found := _NUMBERING.match(title))
    ]
    if len(numbers) < len(titles) or not numbers:
        return 0
    return numbers[-1] - numbers[0] + 1


def title_of(said: str) -> str:
    """Return a title without the number that a list puts before it: `1) `."""
    return _NUMBERING.sub("", " ".join(said.split()), count=1)


def entry_of_codes(fields: Mapping[str, Sequence[str]]) -> Entry:
    """Return the article that coded fields make; each has its paragraphs."""

    def line(code: str) -> str:
        return " ".join(fields.get(code, ()))

    document = ACCESSION.search(line("AN"))
    words = word_count(line("WC"))
    return Entry(
        title=title_of(line("HD")),
        paragraphs=[*fields.get("LP", ()), *fields.get("TD", ())],
        published=f"{line('PD')} {line('ET')}".strip(),
        byline=line("BY"),
        agency="",
        language=line("LA"),
        outlet=line("SN"),
        section=line("SE") or line("CLM"),
        archive_id=document[0] if document else line("AN"),
        words=words,
        words_read=runs_of_letters(map(line, _COUNTED), map(line, _PERHAPS), words),
    )


def find_length(lines: Sequence[str]) -> int | None:
    """Return which of the lines above a body says its length, by which all others are told."""
    for i, line in enumerate(lines):
        following = lines[i + 1 : i + 2]
        if _LENGTH.fullmatch(line) and following and _DATE.fullmatch(following[0]):
            return i
    return None


def read_below_length(lines: Sequence[str], entry: Entry) -> int:
    """Read the lines from the length on: date, perhaps a time, outlet, its code, language, rights.

    Returns:
        how many they are, up to and including the one with the rights, or the language.
    """
    entry.words = word_count(lines[0])
    entry.published = lines[1]
    at = 2
    if at < len(lines) and _TIME.fullmatch(lines[at]):
        entry.published += f" {lines[at]}"
        at += 1
    if at < len(lines):
        entry.outlet = lines[at]
        at += 1
    for i in range(at, min(at + 8, len(lines))):
        if _RIGHTS.match(lines[i]):
            return i + 1
        if len(lines[i]) < 30 and not re.search(r"\d", lines[i]) and named_language(lines[i]):
            entry.language = lines[i]
            at = i + 1
    return at
