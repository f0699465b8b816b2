"""Posts as WordPress keeps them: paragraphs parted by blank lines or tags, shortcodes of plugins among them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

from summarise.readers.dialect import Dialect
from summarise.readers.json_values import Record, at, inline
from summarise.readers.markup import body_paragraphs

# each to its end, if that stands before the next of its name
_CAPTION = re.compile(
    r"\[(caption|gallery|embed|video|audio|playlist)\b[^\[\]]*\]"
    r"(?:(?:[^\[]|\[(?!/?\1\b))*\[/\1\])?"
)
_PAIRED = re.compile(r"\[(/?)([a-z][\w-]*)\]")
# with a value, an underscore or a known name on a line to itself: “[the] vice-mayor” and [laughs] are text
_SHORTCODE = re.compile(
    r"\[[a-z][\w-]*\s+[a-z][\w-]*=[^\[\]]*\]|\[[a-z][a-z\d-]*_[\w-]*/?\]"
    r"|(?<![^\n>])[ \t]*\[(?:ads?|adsense|newsletter|subscribe|signup|toc|poll|form|map|slideshow|nextpage"
    r"|[a-z]+-[\w-]*)/?\][ \t]*(?![^\n<])"
)
_BLOCK_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK_LINE = re.compile(r"\n\s*\n")
UNPUBLISHED = "no published posts (pages, drafts, attachments)"
_BLOCK_TAG = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)


def post_paragraphs(content: str) -> list[str]:
    """Return the paragraphs of a post: blank lines may stand for tags."""
    commented, end, rest = content.rpartition("-->")
    content = _BLOCK_COMMENT.sub("", commented + end) + rest
    if "[" in content:
        content = _SHORTCODE.sub("", _without_pairs(_CAPTION.sub("", content)))
    if _BLOCK_TAG.search(content):
        content = _BLANK_LINE.sub("<br>", content)
        return body_paragraphs(content)
    return [text for part in _BLANK_LINE.split(content) for text in body_paragraphs(part)]


def _without_pairs(content: str) -> str:
    """Return a post without `[drop]` and `[/drop]` around its words, which stay; alone, `[drop]` is a word."""
    opened = defaultdict[str, list[tuple[int, int]]](list)
    codes = list[tuple[int, int]]()
    for code in _PAIRED.finditer(content):
        if not code[1]:
            opened[code[2]].append(code.span())
            continue
        codes.append(code.span())
        if opened[code[2]]:
            codes.append(opened[code[2]].pop())
    edges = [0, *chain.from_iterable(sorted(codes)), len(content)]
    return "".join(content[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def is_unpublished(record: Record) -> bool:
    """Return whether a row of WordPress' table is a page, draft, revision or attachment."""
    if "post_content" not in record:
        return False
    kind, status = record.get("post_type"), record.get("post_status")
    return (kind or "post") != "post" or (status or "publish") != "publish"


def _content(record: Record) -> str | None:
    content = at(record, "post_content")
    if not isinstance(content, str):
        return None
    return "\n\n".join(post_paragraphs(content.replace("\r\n", "\n")))


def _date(record: Record) -> str | None:
    """Return when a post came out; a draft has zeros."""
    dates = (at(record, name) for name in ("post_date", "post_date_gmt"))
    return next((str(date) for date in dates if date and not str(date).startswith("0000")), None)


TABLE = Dialect(
    "WordPress' table of posts",
    (("post_content", "post_title"),),
    {
        "text": (_content,),
        "title": (inline("post_title"),),
        "url": ("permalink", "post_url"),
        "published": (_date,),
        "byline": ("author_name", "display_name"),
        "standfirst": (inline("post_excerpt"),),
    },
    clean=True,
)
