"""Readers: files, folders and standard input to raw documents, one file a format."""

from summarise.readers.chunks import Chunk, cut, read_chunks
from summarise.readers.dispatch import read
from summarise.readers.survey import count, is_input
from summarise.readers.unique import unique_ids

__all__ = ["Chunk", "count", "cut", "is_input", "read", "read_chunks", "unique_ids"]
