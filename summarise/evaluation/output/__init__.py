"""Scores for people: tables, charts, a page."""
