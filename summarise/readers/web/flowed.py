"""Text of mails that says `format=flowed`: a space at a line's end says that its paragraph goes on (RFC 3676)."""

from __future__ import annotations

import re

_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "


def unflow(text: str, delete_space: bool) -> str:
    """Join the lines that were broken for sending.

    Args:
        text: as it was sent.
        delete_space: whether the space that says so is none of the text (`delsp=yes`).
    """
    joined, depth, goes_on = list[list[str]](), 0, False  # of each line its pieces
    for line in text.replace("\r\n", "\n").split("\n"):
        marks = _QUOTED.match(line)
        quoted = marks.end() if marks else 0
        said = line[quoted:].removeprefix(" ")
        flows = said.endswith(" ") and said != _SIGNATURE
        if goes_on and quoted == depth and said not in ("", _SIGNATURE):
            joined[-1].append(said)
        else:
            joined.append([line[:quoted], " " if quoted and said else "", said])
        if flows and delete_space:
            joined[-1][-1] = said[:-1]
        depth, goes_on = quoted, flows
    return "\n".join(map("".join, joined))
