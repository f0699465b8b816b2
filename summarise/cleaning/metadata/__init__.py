"""Byline, agency and publication date, from the short lines around an article's head."""
