#!/usr/bin/env bash
# striprtf 0.0.35: what a word processor does not show of an RTF file is printed as text: words that a tracked change
# deleted (`\deleted`), and hidden ones (`\v`), such as a desk's notes. Nothing tells them from the rest.
#
# A corrected statement so reads as both of its versions in one sentence, and a name that was taken out of a story is
# back in it. Comments, footnotes and headers are left out, as one expects.
#
# Seen, of what Word shows as “The mayor stays.” and “The pier opens in May.”:
#   deleted: The mayor resigns.stays.
#   deleted, and no group of its own: The mayor resigns. stays.
#   hidden: The pier HOLD UNTIL NOON opens in May.
#   a comment: The pier opens in May.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35

cat >"$folder/read.py" <<'PYTHON'
from striprtf.striprtf import rtf_to_text

HEAD = r"\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\*\revtbl {Unknown;}{Editor;}}\f0 "
BODIES = {
    "deleted": r"The mayor {\deleted\revauthdel1\revdttmdel0 resigns.}{\revised\revauth1\revdttm0 stays.}",
    "deleted, and no group of its own": r"The mayor \deleted\revauthdel1 resigns.\deleted0  stays.",
    "hidden": r"The pier {\v HOLD UNTIL NOON }opens in May.",
    "a comment": r"The pier {\*\annotation HOLD UNTIL NOON}opens in May.",
}
for name, body in BODIES.items():
    print(f"{name}:", rtf_to_text("{" + HEAD + body + r"\par}").strip())
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
[ "$seen" = "deleted: The mayor resigns.stays.
deleted, and no group of its own: The mayor resigns. stays.
hidden: The pier HOLD UNTIL NOON opens in May.
a comment: The pier opens in May." ] || { echo "changed" >&2; exit 1; }
