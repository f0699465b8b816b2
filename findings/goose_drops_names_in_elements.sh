#!/usr/bin/env bash
# goose3 3.1.22: words of a sentence that stand in `<q>`, `<cite>`, `<abbr>`, `<u>`, `<mark>`, `<ins>` or another
# element within a line are dropped where fewer than three of them are stop words, and the sentence closes over the gap.
#
# The rule is meant for paragraphs that are nothing but links, and is asked of every element. Only links, `b`, `strong`,
# `i`, `em`, `small`, `sup` and `span` are undone before. Names have no stop words: so who was marked, abbreviated or
# quoted shortly is just what is lost, and what is left reads as a sentence that somebody wrote.
#
# Seen:
#   b: The pier was sold to Weber Marine of Ostrey, the mayor told the council.
#   u: The pier was sold to , the mayor told the council.
#   kept: a b em i small span strong sup
#   dropped: abbr bdi cite code data del dfn ins mark q s sub time u var
#   dropped of three stop words and more: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import logging

from goose3 import Goose

logging.disable(logging.CRITICAL)
ELEMENTS = (
    "a abbr b bdi cite code data del dfn em i ins mark q s small span strong sub sup time u var"
).split()
AROUND = (
    "<p>The council of Ferryham voted on Monday to rebuild the old pier, which has been closed to ships and "
    "walkers since the storm of last winter, the mayor told a full hall.</p>"
)


def sentence(element, words="Weber Marine of Ostrey"):
    """Return what becomes of a sentence that has an element in it."""
    body = f"{AROUND}<p>The pier was sold to <{element}>{words}</{element}>, the mayor told the council.</p>{AROUND}"
    page = f"<!doctype html><html lang=en><head><title>Pier</title></head><body><article>{body}</article></body></html>"
    lines = Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text.splitlines()
    return next(line for line in lines if line.startswith("The pier"))


print("b:", sentence("b"))
print("u:", sentence("u"))
print("kept:", *(each for each in ELEMENTS if "Weber" in sentence(each)))
print("dropped:", *(each for each in ELEMENTS if "Weber" not in sentence(each)))
long = "one of those who will have been at the quay"
lost = [each for each in ELEMENTS if long not in sentence(each, long)]
print("dropped of three stop words and more:", *(lost or ["none"]))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "b: The pier was sold to Weber Marine of Ostrey, the mayor told the council.
u: The pier was sold to , the mayor told the council.
kept: a b em i small span strong sup
dropped: abbr bdi cite code data del dfn ins mark q s sub time u var
dropped of three stop words and more: none" ] || { echo "changed" >&2; exit 1; }
if [ -s "$folder/said" ]; then
  echo "changed: it says something" >&2
  exit 1
fi
