"""An invented article and short ways to mark and clean what stands around it."""

from __future__ import annotations

from summarise.cleaning import clean_document, clean_or_fail
from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.rules.taggers import mark
from summarise.common.documents import Article, Block, Failure, RawDocument

TITLE = "Lighthouse at Skerry Point goes dark after 140 years"
PARAGRAPHS = (
    "The lighthouse at Skerry Point was switched off on Monday evening, 140 years after fishermen "
    "first steered by it, because ships no longer need it to find the harbour.",
    "“My grandfather lit it with paraffin and I put it out with a mouse,” said Hanna Brodd, the "
    "last keeper, who has lived in the tower with her two dogs since 1989.",
    "The coastal agency said the lamp would go to the museum in Vessel Bay and that the tower, "
    "which needs repairs worth 2.4 million crowns, would be offered for sale in the spring.",
    "About 300 people stood on the breakwater to watch the last beam, and the harbour master "
    "sounded the foghorn once when it had passed over the roofs of the town.",
)
BODY = "\n\n".join(PARAGRAPHS)


def dump(*above: str, below: tuple[str, ...] = (), inside: tuple[str, ...] = ()) -> str:
    """The article with lines above it, below it, and between its second and third paragraph."""
    return "\n\n".join([*above, *PARAGRAPHS[:2], *inside, *PARAGRAPHS[2:], *below])


def labels(text: str, title: str | None = None) -> dict[str, str]:
    """What the rules take each block for that is no paragraph of the article, by its text."""
    blocks = blocks_of(text, title)
    assert [block.text for block in blocks if block.text in PARAGRAPHS and block.kept] == [
        paragraph for paragraph in PARAGRAPHS if paragraph in text
    ]
    return {block.text: block.label for block in blocks if block.text not in PARAGRAPHS}


def blocks_of(text: str, title: str | None = None) -> list[Block]:
    """All blocks of a dump, labelled by the rules alone; what none marks is body."""
    dump = mark(segment(text), title)
    marks = (dump.marks.get(i) for i in range(len(dump.texts)))
    return [
        Block(text, found.label, found.reason, found.score) if found else Block(text)
        for text, found in zip(dump.texts, marks, strict=True)
    ]


def kept(text: str, title: str | None = None) -> list[str]:
    """What the rules alone keep of a dump."""
    return [block.text for block in blocks_of(text, title) if block.kept]


def cleaned(text: str | None = None, **fields: str | bool) -> Article:
    """The article of one document."""
    return clean_document(_document(text, fields))


def refused(text: str | None = None, **fields: str | bool) -> str:
    """Why a document could not be cleaned."""
    result = clean_or_fail(_document(text, fields))
    assert isinstance(result, Failure), result
    assert result.stage == "cleaning"
    return result.error


def _document(text: str | None, fields: dict[str, str | bool]) -> RawDocument:
    return RawDocument("a", "dump/a.txt", text=text, **fields)  # type: ignore[arg-type]
