"""What the names that a page gives its elements (`class`, `id`) hint at.

They are English on most pages, whatever the page's language. None is sure: a wrapper called
`comment-page` may hold the article, so hints are opinions among others.
"""

from __future__ import annotations

import re
from functools import lru_cache

HINTS = {
    "article": (
        r"article-?(body|text|content|main|copy)|(entry|post|story|news|page|main|body)-?"
        r"(content|body|text|copy)|content-?body|rich-?text|wysiwyg|text-?block|prose|paragraph"
    ),
    "lead": (
        r"lead|lede|intro|summary|standfirst|sub-?(title|head)|dek|deck|excerpt|vorspann|anleser|"
        r"chapo|chapeau|bajada|entradilla|sumario|sommario|occhiello|abstract|perex|zajawka|ingress|"
        r"strap|teaser-?text"
    ),
    "page": (
        r"sidebar|widget|foot|head(er|ing)?$|header|masthead|menu|nav|breadcrumb|tool-?bar|pagina|"
        r"pager|login|search|social|shar(e|ing)|button|btn|skip|dropdown|languages?"
    ),
    "promotion": (
        r"promo|newsletter|subscri|paywall|cookie|consent|gdpr|banner|advert|ads?$|sponsor|pop-?up|"
        r"modal|overlay|donat|sign-?up|cta|notice|alert|disclaimer|anzeige|werbung|publi"
    ),
    "others": (
        r"related|recommend|read-?(more|next|also)|more-?(news|stories|articles|from)|teaser|trend|"
        r"popular|most-?(read|viewed)|latest|recent|outbrain|taboola|carousel|slider|swiper|card|list|"
        r"archive|weitere|mehr|relacionad|similar|also|box|item|grid"
    ),
    "comment": r"comment|disqus|respond|reply|discuss|kommentar|comentari|forum|thread",
    "image": (
        r"caption|credit|copyright|legend|bild|wp-caption|gallery|image|img|photo|picture|figure|"
        r"media|foto|video|embed|thumb"
    ),
    "credit": (
        r"author|byline|bio|autor|contributor|avatar|vcard|profile|meta|date|time|tags?$|tag-|"
        r"categor|label|keyword|taxonomy|info|topic|rubri"
    ),
}
_PATTERN = re.compile("|".join(f"(?<![a-z])(?P<{name}>{hint})" for name, hint in HINTS.items()))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BITS = {name: 1 << place for place, name in enumerate(HINTS)}
_MOST_NAMES = 200  # characters


@lru_cache(maxsize=1 << 14)
def read_hints(names: str) -> int:
    """Return what the names of an element hint at, a bit each, in the order of `HINTS`."""
    found = 0
    for name in _CAMEL.sub("-", names[:_MOST_NAMES]).lower().replace("_", "-").split():
        found |= _hints_of(name)
    return found


@lru_cache(maxsize=1 << 14)
def _hints_of(name: str) -> int:
    """Return what one name hints at: elements have many names, of which most pages have few."""
    found = 0
    for match in _PATTERN.finditer(name):
        found |= _BITS[match.lastgroup or ""]
    return found
