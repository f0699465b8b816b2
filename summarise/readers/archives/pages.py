"""The archives whose exports are pages, as they are also sent by mail."""

from __future__ import annotations

import io

from summarise.readers.archives.europresse import EUROPRESSE
from summarise.readers.archives.factiva_html import FACTIVA_HTML
from summarise.readers.archives.nexis_html import NEXIS_HTML
from summarise.readers.archives.proquest_html import PROQUEST_HTML
from summarise.readers.head import LOOKED_AT, Head

_PAGES = (NEXIS_HTML, FACTIVA_HTML, PROQUEST_HTML, EUROPRESSE)


def is_archives_page(html: str) -> bool:
    """Return whether a page is an archive's, so that it may hold many articles."""
    data = html[:LOOKED_AT].encode(errors="replace")
    head = Head(data, io.BytesIO(data))
    return any(format_.is_own and format_.is_own(head) for format_ in _PAGES)
