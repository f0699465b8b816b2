"""Raw dumps to articles: segment into blocks, label each with a reason, keep the article's.

`prepare` parses and segments a document once; `fingerprint` is what counting needs of it, and
`clean_prepared` cleans some of them together. `clean` and `count` do so for a stream of documents.
"""

from summarise.cleaning.boilerplate import (
    BoilerplateCounts,
    Fingerprint,
    count,
    count_fingerprints,
    fingerprint,
)
from summarise.cleaning.prepared import PreparedDocument, or_failure, prepare, source_hash
from summarise.cleaning.window import (
    clean,
    clean_document,
    clean_or_fail,
    clean_prepared,
    preload,
    windows,
)

Counts = BoilerplateCounts  # its name in the public interface

__all__ = [
    "BoilerplateCounts",
    "Counts",
    "Fingerprint",
    "PreparedDocument",
    "clean",
    "clean_document",
    "clean_or_fail",
    "clean_prepared",
    "count",
    "count_fingerprints",
    "fingerprint",
    "or_failure",
    "preload",
    "prepare",
    "source_hash",
    "windows",
]
