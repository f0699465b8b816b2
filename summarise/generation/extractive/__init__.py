"""Summaries in the article's own words."""
