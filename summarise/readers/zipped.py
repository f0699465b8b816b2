"""Zip files: each member is read as a file by itself; of a WACZ, its web archives.

Nothing is unpacked to disk, and the names of members serve only as ids.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.readers.discovery import is_readme
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.member import Member
from summarise.readers.record import ReaderOptions

_MOST_MEMBERS = 1_000_000
_ENCRYPTED = 0x1
_LONGEST_END = 22 + 65_535  # bytes, with a comment
_SAID_ELSEWHERE = 0xFFFF  # in a file of more members
_OFFICE = ("[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml")
_TABLE = "xl/workbook.xml"
_WACZ = "datapackage.json"
_WARC = re.compile(r"archive/[^/]+\.warc(\.gz)?\Z", re.IGNORECASE)


def is_zip(head: Head) -> bool:
    """Return whether a file is a zip file, also one without a member."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_zip(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[Member | Failure]:
    """Yield the members that could hold articles, in the order of the file.

    Left out is what is left out of a folder: hidden files, README and LICENSE.

    Raises:
        SummariseError: its list of members cannot be read or is too long, or it is the file of an
            office program.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:  # of many kinds, by which bytes are damaged
        raise SummariseError("cut-off or damaged zip file: get it again") from error
    with archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        if office := next((name for name in _OFFICE if name in names), None):
            as_what = ".csv" if _TABLE in names else ".txt"
            raise SummariseError(
                f"a document of an office program ({office}): save its text as {as_what}"
            )
        if len(members) > _MOST_MEMBERS:
            raise SummariseError(f"zip file of {len(members):,} members: unpack it into a folder")
        wanted = _is_web_archive if _WACZ in names else _may_hold_articles
        files = [member for member in members if not member.filename.endswith("/")]
        named = [member for member in files if _path(member).name]
        if len(named) < len(files):
            yield location.failure("a member has no name, so its list is damaged: get it again")
        if (holds := _declared(stream)) is not None and holds != len(members):
            yield location.failure(
                f"it says it holds {holds} members, {len(members)} are in its list: get it again"
            )
        members = [member for member in named if wanted(member)]
        if not members:
            raise SummariseError("zip file without an article: nothing to read")
        for member in members:
            yield from _open(archive, member, location.inside(member.filename), options)


def _declared(stream: BinaryIO) -> int | None:
    """Return how many members the end of a zip file says it has, None where that is said elsewhere."""
    stream.seek(0, io.SEEK_END)
    stream.seek(max(0, stream.tell() - _LONGEST_END))
    end = stream.read()
    at = end.rfind(b"PK\x05\x06")
    count = int.from_bytes(end[at + 10 : at + 12], "little")
    return None if at < 0 or count == _SAID_ELSEWHERE else count


def _open(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    location: SourceLocation,
    options: ReaderOptions,
) -> Iterator[Member | Failure]:
    if why := _objection(member, options):
        yield location.failure(why)
        return
    try:
        with archive.open(member) as stream:
            yield Member(location, _path(member), cast(BinaryIO, stream))
    except NotImplementedError as error:
        yield location.failure(f"{one_line(error)}: unpack it and give the files")
    except Exception as error:  # of many kinds, by which bytes are damaged
        yield location.failure(f"damaged in the zip file ({one_line(error)}): get it again")


def _objection(member: zipfile.ZipInfo, options: ReaderOptions) -> str | None:
    """Return why a member is not read, None for one that is."""
    path = _path(member)
    if path.is_absolute() or ".." in path.parts:
        return "its name leads out of the zip file: unpack it and give the files"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted: unpack it with its password and give the files"
    limits = options.limits
    most = max(limits.largest_document, member.compress_size * limits.unpacking_ratio)
    if member.file_size > most:
        return (
            f"{member.compress_size:,} packed bytes unpack to {member.file_size:,}: unpack it "
            "yourself, or raise `unpacking_ratio` under `limits` in a configuration"
        )
    return None


def _is_web_archive(member: zipfile.ZipInfo) -> bool:
    return bool(_WARC.match(member.filename))


def _may_hold_articles(member: zipfile.ZipInfo) -> bool:
    path = _path(member)
    hidden = (
        any(part.startswith(".") and part != ".." for part in path.parts)
        or "__MACOSX" in path.parts
    )
    return not hidden and not is_readme(path.name)


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))
