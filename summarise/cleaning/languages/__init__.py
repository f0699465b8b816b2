"""Phrases, names of months and the like, by language."""
