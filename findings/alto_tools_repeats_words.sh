#!/usr/bin/env bash
# alto-tools 0.1.0: of a word that a newspaper's line breaks, the second part is never printed: in its place stands, once more,
# what was printed before it. “the coun- | cil voted” is “the coun | counvoted”.
#
# ALTO, in which libraries give scanned newspapers, marks both parts of such a word (`SUBS_TYPE`) and says of both what the
# whole word is (`SUBS_CONTENT`). What is to print the second part stands within what is for the first alone, so it never
# runs. Narrow columns break a word every few lines. As many words come out as went in, and each is of the page,
# so that no count and no dictionary finds it. The short form of an abbreviation that is resolved gives way to the word
# before it too. Where the parts are not marked, all is printed.
#
# Seen, of “The coun- | cil voted to re- | build the pier, | said Mr Weber.”, with “Mr” resolved as an abbreviation:
#   marked: The coun | counvoted to re | rethe pier, | said said Weber.
#   not marked: The coun | cil voted to re | build the pier, | said Mr Weber.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check alto-tools==0.1.0

cat >"$folder/page.py" <<'PYTHON'
import sys

BROKEN = {
    "coun": ("HypPart1", "council"),
    "cil": ("HypPart2", "council"),
    "re": ("HypPart1", "rebuild"),
    "build": ("HypPart2", "rebuild"),
    "Mr": ("Abbreviation", "Mister"),
}
LINES = ("The coun-", "cil voted to re-", "build the pier,", "said Mr Weber.")


def string(word):
    place = 'HPOS="1" VPOS="1" HEIGHT="9" WIDTH="9"'
    marks = 'SUBS_TYPE="{}" SUBS_CONTENT="{}"'.format(*BROKEN[word]) if word in BROKEN and marked else ""
    return f'<String {place} CONTENT="{word}" {marks}/>'


def line(text):
    words = '<SP WIDTH="4" HPOS="1" VPOS="1"/>'.join(map(string, text.rstrip("-").split()))
    hyphen = '<HYP CONTENT="-"/>' if text.endswith("-") else ""
    return f'<TextLine HPOS="1" VPOS="1" HEIGHT="9" WIDTH="99">{words}{hyphen}</TextLine>'


marked = sys.argv[1] == "marked"
print(f"""<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout><Page ID="P1" PHYSICAL_IMG_NR="1"><PrintSpace>
<TextBlock ID="B1" HPOS="1" VPOS="1" HEIGHT="99" WIDTH="99">{"".join(map(line, LINES))}</TextBlock>
</PrintSpace></Page></Layout></alto>""")
PYTHON
read_page() {
  "$folder/venv/bin/python" "$folder/page.py" "$2" >"$folder/page.xml"
  echo "$1: $("$folder/venv/bin/alto-tools" -t "$folder/page.xml" | sed '/^$/d; s/ *$//' | paste -sd'|' | sed 's/|/ | /g')"
}
seen=$(
  read_page "marked" marked
  read_page "not marked" plain
)
echo "$seen"
[ "$seen" = "marked: The coun | counvoted to re | rethe pier, | said said Weber.
not marked: The coun | cil voted to re | build the pier, | said Mr Weber." ] || {
  echo "changed" >&2
  exit 1
}
