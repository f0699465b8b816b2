"""Scores for people and programs: files, tables, charts and the report."""
