"""A wrapper of JSON that is larger than a document may be: its records are read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from summarise.readers.json_stream import JsonStream
from summarise.readers.record import ReaderOptions
from summarise.readers.wrappers import is_record, is_wrapping_key


def wrapped_records(stream: TextIO, options: ReaderOptions) -> Iterator[Any]:
    """Yield the records of the lists of objects that follow each other; what else they say is passed over.

    A list whose key is not one that wraps is a publisher's, which its records then name.

    Raises:
        SummariseError: a value, or the object where it is no wrapper, is larger than a document may be.
        json.JSONDecodeError, RecursionError: it is not JSON.
    """
    reader = JsonStream(stream, options.limits)
    depth, known = 0, False
    while depth or reader.next():
        found = reader.next()
        if found == "{" or not depth:
            reader.take("{")
            depth += 1
        elif found in ("}", ""):
            reader.take("}")
            depth -= 1
        elif found == ",":
            reader.take(",")
        else:
            key = reader.value()
            reader.take(":")
            if reader.next() == "[":
                for record in reader.items():
                    known = known or is_wrapping_key(key) or is_record(record, options)
                    if not known:
                        raise options.limits.too_large("record")
                    named = isinstance(record, Mapping) and not is_wrapping_key(key)
                    yield {"publisher": key, **record} if named else record
            elif not (reader.next() == "{" and is_wrapping_key(key)):
                reader.value()
