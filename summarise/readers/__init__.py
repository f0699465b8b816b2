"""Readers: files, folders and standard input to raw documents, one file a format."""

from summarise.readers.dispatch import count, read

__all__ = ["count", "read"]
