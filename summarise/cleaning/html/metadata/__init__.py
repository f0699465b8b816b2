"""What a page's markup says of its article: headline, authors, date, standfirst, address."""

from summarise.cleaning.html.metadata.reader import Metadata, read_metadata

__all__ = ["Metadata", "read_metadata"]
