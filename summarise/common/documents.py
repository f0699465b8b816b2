"""What flows through the stages: RawDocument -> Article -> Summary, or a Failure in place of each.

Every stage is a function over an iterator of these; what a stage cannot do for one document becomes a
`Failure` in the stream, so that one bad document never stops the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from itertools import repeat
from typing import Any, Literal, NamedTuple, TypeVar, get_args

T = TypeVar("T")

Length = Literal["headline", "paragraph"]
LENGTHS: tuple[Length, ...] = get_args(Length)
KEPT_LABELS = frozenset({"body", "heading", "list", "quote"})
DROPPED_LABELS = frozenset(
    "title standfirst byline agency date caption promo share related comment navigation legal "
    "duplicate".split()
)
LABELS = KEPT_LABELS | DROPPED_LABELS

DENIES = "a correction or fact check: a summary may repeat what it denies"  # a warning of articles


@dataclass(frozen=True)
class RawDocument:
    """One document as scraped, decoded and repaired but otherwise untouched.

    Either `text` or `html` holds it. `title`, `url`, `published`, `byline`, `agency`, `standfirst`,
    `language` (ISO 639-1), `outlet`, `section` and `archive_id` (the number that an archive has it
    by) are what the record itself said; `words_declared` is how many words it says it has, and
    `words_read` how many of them were read, counted as it counts.
    `folder` is the first folder below the input that its file is in, empty when there is none.
    `needs_cleaning` is false when the text is a clean body already (CNN/DM stories, `--no-clean`).
    `archived` says that such a body is an archive's: a line a paragraph, of which rules may still
    drop captions and notices.
    `warnings` says what was repaired on the way in, with counts.
    """

    id: str
    source: str
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    folder: str = ""
    needs_cleaning: bool = True
    warnings: tuple[str, ...] = ()
    byline: str | None = None
    agency: str | None = None
    standfirst: str | None = None
    language: str | None = None
    outlet: str | None = None
    section: str | None = None
    archive_id: str | None = None
    words_declared: int | None = None
    words_read: int | None = None
    archived: bool = False

    @property
    def content(self) -> str:
        """The raw text or the markup, whichever the document has."""
        return self.text if self.text is not None else self.html or ""


def named_tuples(kind: Callable[..., T], rows: Iterable[tuple[Any, ...]]) -> list[T]:
    """Make named tuples of a kind from rows of all their fields, in a third of the usual time."""
    return list(map(tuple.__new__, repeat(kind), rows))  # type: ignore[arg-type]


class Block(NamedTuple):
    """A piece of the dump between line breaks, and what the cleaning stage took it for.

    `reason` is a sentence for people; `score` is how sure the label is, from 0 to 1.
    """

    text: str
    label: str = "body"
    reason: str = ""
    score: float = 1.0

    @property
    def kept(self) -> bool:
        """Whether the block is part of the article's text."""
        return self.label in KEPT_LABELS


@dataclass(frozen=True)
class Article:
    """What is left of a dump once its blocks are labelled.

    `text` is the kept blocks separated by blank lines; `published` is ISO 8601 or None; `outlet`,
    `section` and `archive_id` are an archive's, None elsewhere; `words_in` counts the words of the
    raw dump. `site` names the site that its repeated blocks are counted by, empty for the whole input.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    published: str | None = None
    standfirst: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    words_in: int = 0
    warnings: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    archive_id: str | None = None
    site: str = ""

    @property
    def denies(self) -> bool:
        """Whether it is an apology, a correction or a fact check, which repeats what it denies."""
        return DENIES in self.warnings

    @property
    def all_text(self) -> str:
        """Title, standfirst and text, as far as there are any, with blank lines between."""
        return "\n\n".join(filter(None, (self.title, self.standfirst, self.text)))

    def record(self, explain: bool = False) -> dict[str, Any]:
        """Return the object that `summarise clean` writes; with `explain`, it has every block."""
        fields = (
            "id source url title byline agency published standfirst language outlet section "
            "archive_id text warnings".split()
        )
        record = {name: getattr(self, name) for name in fields}
        record["warnings"] = list(self.warnings)
        if explain:
            record["blocks"] = [block._asdict() | {"kept": block.kept} for block in self.blocks]
        return record


@dataclass(frozen=True)
class Summary:
    """Both summaries of one article and how they came about; a length not asked for is None.

    `model` names the checkpoints, `engine` what computed them. `words_in` counts the raw dump,
    `words_kept` the cleaned text, `words_read` the most that was read for any length.
    `support` says how much of each length the article says, from 0 to 1 (`common/text/support.py`);
    `unsupported` lists names, numbers, dates and quotations of a summary that the article does
    not have.
    """

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    section: str | None = None
    archive_id: str | None = None
    headline: str | None = None
    paragraph: str | None = None
    model: str = ""
    engine: str = ""
    strategy: str = ""
    words_in: int = 0
    words_kept: int = 0
    words_read: int = 0
    warnings: tuple[str, ...] = ()
    support: tuple[dict[str, str | float], ...] = ()
    unsupported: tuple[dict[str, str], ...] = ()
    text: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, article: Article, words_kept: int) -> Summary:
        """Return the record of an article of which nothing is written yet.

        Args:
            article: whose id, metadata and warnings it has.
            words_kept: words of its text.
        """
        return cls(
            id=article.id,
            source=article.source,
            title=article.title,
            outlet=article.outlet,
            section=article.section,
            archive_id=article.archive_id,
            words_in=article.words_in,
            words_kept=words_kept,
            warnings=article.warnings,
            text=article.text,
        )

    def record(self, keep_text: bool = False) -> dict[str, Any]:
        """Return the object that `summarise run` writes; it has `text` only with `keep_text`."""
        record = asdict(self)
        for key in ("warnings", "support", "unsupported"):
            record[key] = list(record[key])
        if not keep_text:
            del record["text"]
        return record


@dataclass(frozen=True)
class Failure:
    """A document that could not be processed: which, where from, at which stage, and why."""

    id: str
    source: str
    stage: str
    error: str

    def record(self) -> dict[str, str]:
        """Return the object that is written to the failures file."""
        return asdict(self)
