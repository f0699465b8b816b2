"""Bylines, agencies, dates."""
