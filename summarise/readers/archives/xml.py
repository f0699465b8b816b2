"""An archive's export as a tree of XML: nothing is fetched or expanded, and damage is survived and told."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from lxml import etree

from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import Limits
from summarise.readers.archives.plain import read_export


class Tree(NamedTuple):
    """A parsed export, and the warnings that its articles get."""

    root: etree._Element
    warnings: tuple[str, ...]


def read_tree(stream: BinaryIO, limits: Limits) -> Tree:
    """Parse an export.

    Raises:
        SummariseError: it is larger than one may be, or nothing of it could be parsed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(read_export(stream, limits), parser)
    except etree.XMLSyntaxError as error:
        raise SummariseError(f"not XML: {one_line(error)}; get it again") from error
    if root is None:
        raise SummariseError("not XML: nothing of it could be parsed; get it again")
    damaged = len(parser.error_log) > 0
    return Tree(root, ("damaged XML: what could be parsed was read",) if damaged else ())
