"""Readers: files, folders and standard input to raw documents, one file a format."""

from summarise.readers.dispatch import read
from summarise.readers.survey import count, is_input

__all__ = ["count", "is_input", "read"]
