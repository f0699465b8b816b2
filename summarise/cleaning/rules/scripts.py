"""Code that a page's machinery left among its text: scripts, styles, and data for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument

_FEW = 3  # lines: an article about code shows more of it, or as much as it has prose
_OPENS = re.compile(
    r"\s*(?:(?:var|let|const)\s+\w+\s*=.*(?:\bwindow\b|\bdocument\b|\|\||\.push\b)|(?:window|document|self|top)\.\w"
    r"|[!(+;]*(?:async )?function\b\s*\w*\s*\(|\(\s*(?:async\s*)?\(?\w*\)?\s*=>"
    r"|(?:googletag|gtag|fbq|ga|_gaq|dataLayer|adsbygoogle|_taboola|OBR|jQuery|\$|twttr|FB|pbjs|apstag"
    r"|Sentry|newrelic|NREUM|ytplayer|wp|require|define|try)\s*[.(={\[]"
    r"|if\s*\(\s*(?:typeof|window|document|!)|<!\[CDATA\[|/\*|//\s*<!|@(?:media|import|font-face)\b"
    r"|[.#][\w-][\s,>.#:\w-]*\{|[\w-][\s,>.#:\w-]*\{\s*[\w-]+\s*:[^{}]*[;}])"
)
_DATA = re.compile(r"\s*\[?\s*\{\s*\"[@\w-]+\"\s*:|@(?:media|import|font-face)\b")
_ENDS = tuple(";})]/")
_INSIDE = re.compile(
    r"\.push\s*\(|=>|\bfunction\s*\(|\b(?:window|document)\.\w|[;{]\s*[\w-]+\s*[:=(]|\w\s*=\s*[\[{\"']|\(\s*['\"]"
)


def scripts(document: MarkedDocument) -> Iterator[Mark]:
    """Mark lines of code that is the page's, in an article that is not about code."""
    ending = (i for i in document.with_code_signs if document.texts[i].endswith(_ENDS))
    found = [i for i in ending if _is_machinery(document.texts[i])]
    if len(found) <= max(_FEW, sum(document.prose)):
        for i in found:
            yield Mark(i, "navigation", "is code of the page", 0.95)


def _is_machinery(text: str) -> bool:
    if _DATA.match(text):
        return True
    return bool(_OPENS.match(text) and _INSIDE.search(text))
