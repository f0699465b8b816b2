"""Several articles in one text: cut where the caller says, else guessed at and said."""

from __future__ import annotations

import re
from collections import Counter

from summarise.common.errors import SummariseError
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.words import count_words

_RULE = re.compile(r"^[ \t]*([=_*#-])\1{19,}[ \t]*$", re.MULTILINE)
_NUMBERED = re.compile(  # its line feed is found at a fifth of the price of `^`
    r"\n[ \t]*(?:(?P<number>\d{1,5}) [^\W\d]{1,4} \d{1,5} [^\W\d]{4,14}"
    r"|[Dd]o[^\W\d]{3,12} (?P<number_>\d{1,5}) [^\W\d]{1,4} \d{1,5})[ \t]*$",
    re.MULTILINE,
)
_ELEMENT = re.compile(r"^<([A-Za-z]\w{0,20})\b[^<>\n]*>[ \t]*$", re.MULTILINE)
# above or below each article, in what libraries' databases export
_RECORD = re.compile(
    r"^[ \t]*((?:Gale |ProQuest |NewsBank |EBSCO )?(?:Document|Record|Accession|Article|Story)(?: Number| No\.?| ID)?)"
    r"[ \t]*:[ \t]*(\S{5,})[ \t]*$",  # longer than the number of an article of a law
    re.MULTILINE,
)
_HEADING = re.compile(r"[^\n]{1,150}(?<![.,;:])[ \t]*\n[ \t]*\n")
_RECORD_LABELS = ("Number", "No.", "No", "ID", "Record", "Document", "Article")
_BLANK = r"[ \t]*"  # around a line, in the patterns that are told
_LEAST = 3  # articles
_LEAST_DOUBLE = 2  # rules of =, which heads of one article rarely are
_LEAST_RECORDS = 2  # where lines say that they are numbers of records, in two words at least
_LEAST_BREAKS = 5
_LEAST_WORDS = 20  # of what may be an article


def check_split(pattern: str | None) -> None:
    """Raise a `SummariseError` for what is no regular expression."""
    try:
        re.compile(pattern or "", re.MULTILINE)
    except re.error as error:
        raise SummariseError(
            f"--split {pattern!r} is not a regular expression: {error}; give such as '^={{20,}}$'"
        ) from error


def split_text(text: str, pattern: str | None, source: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the articles of a text, and the warning that they may be others.

    Args:
        text: of a file.
        pattern: matches what stands between them, `^` and `$` at lines; None for one article.
        source: the file, for people.

    Returns:
        what stands between matches but for white space, the whole text where there is no match.
    """
    if pattern is None:
        return [text], guess_articles(text, source)
    matches = list(re.finditer(pattern, text, re.MULTILINE))
    if not matches:
        return [text], (
            f"{source}: --split {pattern!r} matches nothing in it, so it is read as one article",
        )
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    parts = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part.strip()], ()


def guess_articles(text: str, source: str) -> tuple[str, ...]:
    """Return the warning that a text looks like many articles, or like a piece of another file.

    Many articles have rules between them that recur, numbers above them, elements around them or a line with the
    number of each.
    """
    if "\\" in text and text.count("\\par ") >= _LEAST_BREAKS:
        return (f"{source} looks like RTF that lacks its beginning: get it again",)
    for guess in (_by_rules, _by_numbers, _by_elements, _by_records, _by_form_feeds):
        if found := guess(text):
            between, pattern = found
            parts = filter(str.strip, re.split(pattern, text, flags=re.MULTILINE))
            long = [count_words(part) >= _LEAST_WORDS for part in parts]
            articles = sum(long)
            # a head between two rules is no article, nor is what is above or below it alone
            two = guess in (_by_records, _by_form_feeds) or (guess is _by_rules and all(long))
            if articles >= (2 if two else _LEAST):
                return (
                    f"{source} looks like {articles} articles, {between}, and is in no format "
                    f"that is known: give --split '{pattern}' to read each by itself",
                )
    return ()


def _by_rules(text: str) -> tuple[str, str] | None:
    """Return what stands between articles and a pattern of it, if that is a rule that recurs."""
    if not any(mark * 20 in text for mark in "=_*#-"):
        return None
    counts = Counter(rule[1] for rule in _RULE.finditer(text))
    mark, number = counts.most_common(1)[0] if counts else ("", 0)
    if number < (_LEAST_DOUBLE if mark == "=" else _LEAST):
        return None
    return f"between lines of {mark!r}", f"^{_BLANK}{re.escape(mark)}{{20,}}{_BLANK}$"


def _by_numbers(text: str) -> tuple[str, str] | None:
    """Return the same of lines such as `3 of 49 DOCUMENTS` in any language, if they count up."""
    found = list(_NUMBERED.finditer("\n" + text))
    numbers = [int(each["number"] or each["number_"]) for each in found]
    if len(found) < _LEAST or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    line = found[0][0].strip()
    numbered = re.sub(r"\d+", r"\\d+", re.escape(line))
    return f"below lines as {line!r}", f"^{_BLANK}{numbered}{_BLANK}$"


def _by_records(text: str) -> tuple[str, str] | None:
    """Return the same of lines such as `Document Number: GALE|A1`, if each of them has another number."""
    if not any(before.endswith(_RECORD_LABELS) for before in text.split(":")):
        return None
    found = [line for line in _RECORD.finditer(text) if any(map(str.isdigit, line[2]))]
    counts = Counter(line[1] for line in found)
    label, number = counts.most_common(1)[0] if counts else ("", 0)
    values = {line[2] for line in found if line[1] == label}
    if number < (_LEAST_RECORDS if " " in label else _LEAST) or len(values) < number:
        return None
    return f"with lines as {found[0][0].strip()!r}", f"^{_BLANK}{re.escape(label)}{_BLANK}:.*$"


def _by_form_feeds(text: str) -> tuple[str, str] | None:
    """Return the same of form feeds, if what stands between begins with a heading of its own: pages of one do not."""
    if "\f" not in text:
        return None
    parts = [part.strip() for part in text.split("\f") if part.strip()]
    heads = [_HEADING.match(part) for part in parts]
    if not all(heads) or not all(map(ends_sentence, parts)):
        return None
    differ = {re.sub(r"[\W\d_]+", " ", head[0]) for head in heads if head}
    return ("between form feeds", r"\f") if len(differ) == len(parts) else None


def _by_elements(text: str) -> tuple[str, str] | None:
    """Return the same of elements of no page, with one of which the text begins, each on a line of its own."""
    first = _ELEMENT.match(text.lstrip("\ufeff \n"))
    if not first or len(re.findall(rf"^<{first[1]}\b", text, re.MULTILINE)) < _LEAST:
        return None
    from lxml.html.defs import tags  # a twentieth of a second to import

    if first[1].lower() in tags:
        return None
    return f"in elements <{first[1]}>", f"^<{first[1]}\\b[^>]*>"
