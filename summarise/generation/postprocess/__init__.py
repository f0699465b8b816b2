"""Drafts to the form of a headline or a paragraph."""
