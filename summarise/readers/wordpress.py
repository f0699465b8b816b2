"""Posts as WordPress keeps them: paragraphs parted by blank lines or tags, shortcodes of plugins among them."""

from __future__ import annotations

import re

from summarise.readers.dialect import Dialect
from summarise.readers.json_values import Record, at, inline
from summarise.readers.markup import body_paragraphs

_CAPTION = re.compile(
    r"\[(caption|gallery|embed|video|audio|playlist)\b[^\]]*\](?:.*?\[/\1\])?", re.DOTALL
)
# with a value, an end, no letter alone in its name, or a line to itself: “[the] mayor” is text
_SHORTCODE = re.compile(
    r"\[[a-z][\w-]*\s+[\w-]+=[^\]]*\]|\[/[a-z][\w-]*\]|\[[a-z]+[\d_-][\w-]*/?\]"
    r"|(?<![^\n>])[ \t]*\[[a-z][\w-]*/?\][ \t]*(?![^\n<])"
)
_END = re.compile(r"\[/([a-z][\w-]*)\]")
_BLOCK_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK_LINE = re.compile(r"\n\s*\n")
_BLOCK_TAG = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)


def post_paragraphs(content: str) -> list[str]:
    """Return the paragraphs of a post: blank lines may stand for tags."""
    content = _BLOCK_COMMENT.sub("", content)
    if "[" in content:
        content = _CAPTION.sub("", content)
        for name in set(_END.findall(content)):
            content = content.replace(f"[{name}]", "")
        content = _SHORTCODE.sub("", content)
    if _BLOCK_TAG.search(content):
        content = _BLANK_LINE.sub("<br>", content)
        return body_paragraphs(content)
    return [text for part in _BLANK_LINE.split(content) for text in body_paragraphs(part)]


def _content(record: Record) -> str | None:
    content = at(record, "post_content")
    if not isinstance(content, str):
        return None
    return "\n\n".join(post_paragraphs(content.replace("\r\n", "\n")))


def _date(record: Record) -> str | None:
    """Return when a post came out; a draft has zeros."""
    dates = (at(record, name) for name in ("post_date_gmt", "post_date"))
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
