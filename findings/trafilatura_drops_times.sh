#!/usr/bin/env bash
# trafilatura 2.3.1: the words of a `<time>` within a sentence are dropped, and the sentence closes over the gap.
#
# `<time>` is how HTML marks a date or an hour for machines, also in running text. `extract` loses it in all
# its formats, and with `favor_recall` or `fast` too; the same words in a `<span>` stay. What is left reads as
# a sentence, so whoever sums up or dates events from the text misses just what the page took care to mark.
#
# Seen:
#   span: The last ferry sails on 14 March and the first bus leaves at 6.40 from the quay.
#   time: The last ferry sails on and the first bus leaves at from the quay.
#   other ways in which the words of the time are kept: 0 of 8
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$folder/read.py" <<'PYTHON'
import trafilatura

AROUND = (
    "<p>The council of Ferryham voted on Monday to rebuild the {} pier, which has been closed to ships and "
    "walkers since the storm of last winter, the mayor told a full hall.</p>"
)
SENTENCE = (
    '<p>The last ferry sails on <{0} {1}="2024-03-14">14 March</{0}> and the first bus leaves '
    'at <{0} {1}="06:40">6.40</{0}> from the quay.</p>'
)


def page(element, attribute):
    body = AROUND.format("old") + SENTENCE.format(element, attribute) + AROUND.format("long")
    return f"<!doctype html><html><head><title>Pier</title></head><body><article>{body}</article></body></html>"


for element, attribute in (("span", "title"), ("time", "datetime")):
    lines = trafilatura.extract(page(element, attribute)).splitlines()
    print(f"{element}:", *(line for line in lines if "ferry" in line))
ways = [{"output_format": name} for name in ("csv", "html", "json", "markdown", "xml", "xmltei")]
ways += [{"favor_recall": True}, {"fast": True}]
kept = sum("14 March" in trafilatura.extract(page("time", "datetime"), **way) for way in ways)
print(f"other ways in which the words of the time are kept: {kept} of {len(ways)}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
[ "$seen" = "span: The last ferry sails on 14 March and the first bus leaves at 6.40 from the quay.
time: The last ferry sails on and the first bus leaves at from the quay.
other ways in which the words of the time are kept: 0 of 8" ] || { echo "changed"; exit 1; }
