"""Blocks that many documents of a site have, which are boilerplate, whatever they say."""

from summarise.cleaning.boilerplate.counting import count, count_fingerprints, over_threshold
from summarise.cleaning.boilerplate.counts import LEAST_DOCUMENTS, BoilerplateCounts, Site
from summarise.cleaning.boilerplate.fingerprinting import (
    DOCUMENT,
    Fingerprint,
    fingerprint,
    site_of,
)

__all__ = [
    "DOCUMENT",
    "LEAST_DOCUMENTS",
    "BoilerplateCounts",
    "Fingerprint",
    "Site",
    "count",
    "count_fingerprints",
    "fingerprint",
    "over_threshold",
    "site_of",
]
