#!/usr/bin/env bash
# trafilatura 2.3.1: once a page nests an element that is left out in another of its name, such as a `<figure>`
# in a `<figure>`, all later elements of that name are kept: boxes, menus and pulled quotes stand in the text.
#
# Elements are deleted while the tree is walked, and the walk follows the inner one out of the tree. HTML lets
# `<aside>`, `<nav>` and `<figure>` be nested (galleries of WordPress are), and all that is seen is a paragraph
# more. `favor_precision` and `fast` do the same.
#
# Seen, of four paragraphs with a pair of boxes behind the first and one behind each of the next two:
#   aside, one after the other: 0 boxes in the text
#   aside, nested: 2 boxes in the text
#   figure, one after the other: 0 boxes in the text
#   figure, nested: 2 boxes in the text
#   nav, one after the other: 0 boxes in the text
#   nav, nested: 2 boxes in the text
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$folder/read.py" <<'PYTHON'
import trafilatura

PARAGRAPHS = [
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and walkers "
    "since the storm of last winter, the mayor told a full hall.</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
]
WORDS = {
    "aside": "<p>Box: the harbour festival opens on Saturday with a parade of forty boats.</p>",
    "figure": "<blockquote><p>Box: “We have waited for this harbour far too long,” the mayor said.</p></blockquote>",
    "nav": "<ul><li>Box: all of our stories</li><li>Weather of the week</li></ul>",
}


def page(element, nested):
    box = f"<{element}>{WORDS[element]}</{element}>"
    first = f"<{element}>{box}{box}</{element}>" if nested else box + box
    body = "".join(p + after for p, after in zip(PARAGRAPHS, (first, box, box, "")))
    return f"<!doctype html><html><head><title>Pier</title></head><body><article>{body}</article></body></html>"


for element in WORDS:
    for nested in (False, True):
        found = {
            trafilatura.extract(page(element, nested), **way).count("Box:")
            for way in ({}, {"favor_precision": True}, {"fast": True})
        }
        print(f"{element}, {'nested' if nested else 'one after the other'}:", *found, "boxes in the text")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
expected=""
for element in aside figure nav; do
  expected+="$element, one after the other: 0 boxes in the text
$element, nested: 2 boxes in the text
"
done
[ "$seen" = "${expected%$'\n'}" ] || { echo "changed" >&2; exit 1; }
