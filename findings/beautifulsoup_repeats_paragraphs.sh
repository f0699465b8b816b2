#!/usr/bin/env bash
# beautifulsoup4 4.15.0 (Python 3.11.7): of a page that leaves out `</p>`, as HTML lets it, "html.parser", the parser of its
# documentation's examples, puts each paragraph into the one before it.
#
# Whoever joins the texts of `find_all("p")` for an article so has its last paragraph once for each before it, an
# article of 20 paragraphs has 210, and a summary is of the end. Points of lists are the same. The documentation says
# that parsers differ on markup that is not well formed; this is valid, and minified pages have no other. lxml and html5lib
# read it as browsers do. markdownify 1.2.3, which asks that parser, puts all points of such a list on one line.
#
# Seen, of 20 paragraphs and of a list of 20 points, with and without their end tags, how often the last of them is found:
#   p, html.parser: with 1, without 20; in the text of the page: 1
#   p, lxml: with 1, without 1; in the text of the page: 1
#   p, html5lib: with 1, without 1; in the text of the page: 1
#   li, html.parser: with 1, without 20; in the text of the page: 1
#   li, lxml: with 1, without 1; in the text of the page: 1
#   li, html5lib: with 1, without 1; in the text of the page: 1
#   markdownify, lines of the list: with 20, without 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install beautifulsoup4==4.15.0 lxml==6.1.3 html5lib==1.1 markdownify==1.2.3

cat >"$folder/read.py" <<'PYTHON'
from bs4 import BeautifulSoup
from markdownify import markdownify

SAID = [f"Point {number} of the plan of Ferryham's council is a matter of money." for number in range(1, 21)]


def page(element, end):
    parts = "".join(f"<{element}>{said}{end and f'</{element}>'}" for said in SAID)
    inner = f"<ul>{parts}</ul>" if element == "li" else parts
    return f"<!doctype html><html lang=en><title>Pier</title><body><article>{inner}</article></body></html>"


def found(element, parser, end):
    soup = BeautifulSoup(page(element, end), parser)
    parts = soup.find_all(element)
    assert len(parts) == len(SAID)
    return "\n".join(part.get_text() for part in parts).count(SAID[-1]), soup.get_text().count(SAID[-1])


for element in ("p", "li"):
    for parser in ("html.parser", "lxml", "html5lib"):
        (whole, _), (without, in_page) = (found(element, parser, end) for end in (True, False))
        print(f"{element}, {parser}: with {whole}, without {without}; in the text of the page: {in_page}")
lines = [sum("Point" in line for line in markdownify(page("li", end)).split("\n")) for end in (True, False)]
print(f"markdownify, lines of the list: with {lines[0]}, without {lines[1]}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "p, html.parser: with 1, without 20; in the text of the page: 1
p, lxml: with 1, without 1; in the text of the page: 1
p, html5lib: with 1, without 1; in the text of the page: 1
li, html.parser: with 1, without 20; in the text of the page: 1
li, lxml: with 1, without 1; in the text of the page: 1
li, html5lib: with 1, without 1; in the text of the page: 1
markdownify, lines of the list: with 20, without 1" ] || {
  echo "changed" >&2
  exit 1
}
