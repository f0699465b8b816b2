"""Raw dumps to articles: segment into blocks, label each with a reason, keep the article's."""

from summarise.cleaning.article import clean, clean_document, clean_or_fail
from summarise.cleaning.recurring import Counts, count

__all__ = ["Counts", "clean", "clean_document", "clean_or_fail", "count"]
