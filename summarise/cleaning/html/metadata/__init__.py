"""What a page's markup says of its article: headline, authors, date, standfirst, address."""

from summarise.cleaning.html.metadata.claims import Claims, read_claims
from summarise.cleaning.html.metadata.reader import Metadata, read_metadata

__all__ = ["Claims", "Metadata", "read_claims", "read_metadata"]
