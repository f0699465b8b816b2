"""A dialect of JSON: what some program or service calls the fields of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from summarise.readers.json_values import Getter


class Dialect(NamedTuple):
    """A dialect: the keys that tell it, and how each field is found, the first that is there.

    Attributes:
        marks: paths of keys; a record that has all of one row is of this dialect. The first of a row is
            the one that fewest records of others have.
        fields: by our name of a field.
        clean: whether its text is the body as it was published, and no extractor's guess.
    """

    name: str
    marks: tuple[tuple[str, ...], ...]
    fields: Mapping[str, tuple[Getter, ...]]
    clean: bool = False
