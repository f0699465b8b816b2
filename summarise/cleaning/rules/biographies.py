"""What stands behind or before an article of who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.cleaning.languages import alternatives
from summarise.cleaning.rules.document import Mark, MarkedDocument

_MOST_PARAGRAPHS, _LEAST_BODY = 3, 4  # of biographies; of the article before them
_MOST_OPENING = 2  # of biographies before the article
_MOST_WORDS, _MOST_HEADING = 70, 7
_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|la)"
_ROLE = rf"\b(?:{alternatives(lambda of: (*of.roles, *of.jobs))})s?\b"
_TELLS = re.compile(
    rf"(?:{_NAME} ){{2,4}}(?:is|was|has been|works as|ist|est|es|è|é)\b.{{0,80}}?{_ROLE}"
    rf"|(?:{_NAME} ){{2,4}}(?:covers|writes|reports|has (?:covered|written|reported))\b"
    r"|(?:The|Our) (?:author|writer|columnist|reporter)s? (?P<author>is|are|was|were|works as|teaches) "
    rf"(?:a|an|the)\b.{{0,80}}?{_ROLE}"
)
_WORKS = re.compile(
    r"\b(?:cover(?:s|ing|ed)|writes? (?:about|for)|reports? (?:on|for)|author of|freelance|based in"
    r"|award-winning|(?:reporter|correspondent|editor|writer|columnist|journalist|contributor|fellow)s?"
    r" (?:at|for|with|of|in))\b|@\w",
    re.IGNORECASE,
)
_COMMENTS = re.compile(  # who is asked for an opinion
    r"\b(?:professor|fellow|historian|economist|analyst|strategist|scholar|speechwriter|commentator|host)s?\b"
    r"|\b(?:views|opinions) expressed\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:Editor[’']s [Nn]ote|EDITOR[’']S NOTE): ?")
_IS = re.compile(rf"(?:{_NAME} ){{1,4}}(?:is|was|has been) .{{0,80}}?{_ROLE}")
_ABOUT_OPENINGS = ("About ", "Über ", "À propos de ", "Acerca de ", "Sobre ", "Over ")
_ABOUT = re.compile(rf"(?:{'|'.join(_ABOUT_OPENINGS)})(\S+)")


def biographies(document: MarkedDocument) -> Iterator[Mark]:
    """Mark the first and last paragraphs where they tell of the author, and what stands below “About”
    and a name."""
    body = document.body()
    if len(body) < _LEAST_BODY:
        return
    yield from _before(document, body)
    for i in reversed(body[-_MOST_PARAGRAPHS:]):
        text = document.texts[i]
        told = _TELLS.match(text) if document.words[i] <= _MOST_WORDS else None
        if not told or not (told["author"] or _WORKS.search(text)):
            break
        yield Mark(i, "navigation", "tells of the author", 0.9)
    below_body = document.texts[body[_LEAST_BODY - 1] : -1]
    for i, text in enumerate(below_body, body[_LEAST_BODY - 1]):
        if not text.startswith(_ABOUT_OPENINGS) or document.words[i] > _MOST_HEADING:
            continue
        named, below = _ABOUT.match(text), document.texts[i + 1]
        if named and below.startswith(named[1]) and _IS.match(below):
            yield Mark(i, "navigation", "opens what is said of the author", 0.9)
            yield Mark(i + 1, "navigation", "tells of the author", 0.9)


def _before(document: MarkedDocument, body: Sequence[int]) -> Iterator[Mark]:
    """Mark the first paragraphs that tell of somebody who is not named again."""
    for place, i in enumerate(body[:_MOST_OPENING]):
        text = _NOTE.sub("", document.texts[i], count=1)
        told = _TELLS.match(text) if document.words[i] <= _MOST_WORDS else None
        if not told or not (_WORKS.search(text) or _COMMENTS.search(text)):
            break
        surname = re.compile(rf"\b{re.escape(_surname(told[0]))}\b")
        if any(surname.search(document.texts[j]) for j in body[place + 1 :]):
            break
        yield Mark(i, "navigation", "tells of the author", 0.9)


def _surname(told: str) -> str:
    """Return the last word of the name that a text begins with."""
    names = re.match(rf"(?:{_NAME} ){{2,4}}", told)
    return names[0].split()[-1] if names else told
