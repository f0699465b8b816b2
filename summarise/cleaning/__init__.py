"""Raw dumps to articles: segment into blocks, label each with a reason, keep the article's."""

import os

# Before numpy is loaded: the classifier's matrices are so small that threads only slow them down.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from summarise.cleaning.article import clean, clean_document, clean_or_fail
from summarise.cleaning.recurring import Counts, count

__all__ = ["Counts", "clean", "clean_document", "clean_or_fail", "count"]
