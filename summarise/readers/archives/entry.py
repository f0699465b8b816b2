"""An article as an archive has it, and a file's articles as documents, counted against what it says it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.text.repair import repair
from summarise.readers.archives.dates import plain_date
from summarise.readers.archives.lacking import ALWAYS, ASKED, Lacking
from summarise.readers.archives.languages import named_language
from summarise.readers.archives.unknown_labels import UnknownLabels
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.torn import torn, torn_text

JOINED = (
    "perhaps two articles: what opens one stands in it twice, so a piece of the file may be missing"
)


@dataclass
class Entry:
    """An article of an archive; what it says nothing of is empty.

    Attributes:
        paragraphs: of the body, in order.
        published, language: in the archive's words.
        words: how many it says it has.
        words_read: how many of them are here, counted as the archive counts (`lengths`); None where that is
            not known.
        closed: whether what ends an article of this archive stands behind it; None where nothing does.
        unread: labels of its that are not known.
        warnings: what is to be known of it.
    """

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    published: str = ""
    byline: str = ""
    agency: str = ""
    standfirst: str = ""
    language: str = ""
    outlet: str = ""
    section: str = ""
    archive_id: str = ""
    url: str = ""
    words: int | None = None
    words_read: int | None = None
    closed: bool | None = None
    unread: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def documents(
    location: SourceLocation,
    entries: Iterable[Entry],
    options: ReaderOptions,
    warnings: tuple[str, ...] = (),
    declared: int | None = None,
    left_out: Mapping[str, int] | None = None,
    remarks: Sequence[str] = (),
    asked: Sequence[str] = ASKED,
    always: Sequence[str] = ALWAYS,
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of a file, numbered from 1, with a failure for each that has no text.

    Args:
        location: of the file.
        entries: its articles, in order.
        options: the caller's.
        warnings: what is to be known of all of them.
        declared: how many the file says it holds. Where another number comes, the last document
            has a warning that names the file.
        left_out: how many of each kind of thing in the file are no articles; looked at when the
            entries are at their end. The last document's warning says so.
        remarks: what else is to be said of the file then, in the same place.
        asked: the fields of an entry that such a file has of all of its articles or of none.
        always: the fields that it has of some of its articles at least.

    Raises:
        SummariseError: there is none, or the entries' own, once what came before it is given.
    """
    seen: dict[str, int] = {}
    lacking, unknown = Lacking(location.source, asked, always), UnknownLabels()
    waiting: RawDocument | Failure | None = None
    number = 0
    try:
        for number, entry in enumerate(entries, 1):
            if waiting:
                yield waiting
            waiting = _document(location.record(number), entry, options, warnings)
            has = {field: getattr(entry, field) for field in {*asked, *always}}
            if isinstance(waiting, Failure):
                has |= {field: True for field in always if field not in asked}
            has |= {"language": entry.language}
            unknown.note(entry.paragraphs, entry.unread)
            stops = bool(entry.paragraphs) and entry.paragraphs[-1].rstrip()[-1:].isalnum()
            if said := lacking.note(number, entry.closed, stops, **has):
                waiting = told(waiting, said)
            if not isinstance(waiting, Failure) and entry.archive_id:
                first = seen.setdefault(entry.archive_id, number)
                if first != number:
                    said = f"the same article as #{first} by its number {entry.archive_id}"
                    waiting = replace(waiting, warnings=(*waiting.warnings, said))
    except Exception:  # what was read before is not lost
        if waiting:
            yield waiting
        raise
    others = ", ".join(f"{count} {kind}" for kind, count in (left_out or {}).items())
    if waiting is None:
        says = (
            f"it says it holds {declared} articles, none was found"
            if declared
            else "no articles in it" + f", only {others}" * bool(others)
        )
        raise SummariseError(says if others else f"{says}: get it again")
    for said in (*lacking.warnings(), *filter(None, [unknown.remark(location.source)]), *remarks):
        waiting = told(waiting, said)
    if declared is not None and declared != number:
        waiting = told(
            waiting,
            f"{location.source} says it holds {declared} articles, {number} were read: compare them",
        )
    if others:
        waiting = told(waiting, f"{location.source} also holds what is left out: {others}")
    yield waiting


def told(result: RawDocument | Failure, said: str) -> RawDocument | Failure:
    """Return a result with something more to be known of it."""
    if isinstance(result, Failure):
        return replace(result, error=f"{result.error}; {said}")
    return replace(result, warnings=(*result.warnings, said))


def _document(
    location: SourceLocation, entry: Entry, options: ReaderOptions, warnings: tuple[str, ...]
) -> RawDocument | Failure:
    paragraphs = (" ".join(each.split()) for each in entry.paragraphs)
    text, repairs = repair("\n".join(each for each in paragraphs if each))
    if not any(map(str.isalnum, text)):
        named = f" ({_line(entry.title)})" if entry.title else ""
        return location.failure(f"no text in this article{named}: the archive may not have it")
    language = named_language(entry.language)
    unknown = (
        (f"“{_line(entry.language)}” is no language that is known",)
        if entry.language.strip() and not language
        else ()
    )
    return RawDocument(
        location.id,
        location.source,
        text=text,
        title=_line(entry.title),
        url=_line(entry.url),
        published=plain_date(entry.published) or None,
        folder=location.folder,
        needs_cleaning=False,
        archived=options.needs_cleaning,
        warnings=warnings + entry.warnings + unknown + torn(torn_text(text)) + repairs,
        byline=_line(entry.byline),
        agency=_line(entry.agency),
        standfirst=_line(entry.standfirst),
        language=language,
        outlet=_line(entry.outlet),
        section=_line(entry.section),
        archive_id=_line(entry.archive_id),
        words_declared=entry.words,
        words_read=entry.words_read,
    )


def _line(text: str) -> str | None:
    return " ".join(repair(text)[0].split()) or None
