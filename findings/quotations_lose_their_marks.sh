#!/usr/bin/env bash
# trafilatura 2.3.1, jusText 3.0.2, html-text 0.7.1, resiliparse 2.0.1: a quotation in `<q>` loses its marks, so that
# what somebody said is said by the newspaper; trafilatura also ends the paragraph behind it.
#
# The marks about a `<q>` are not in the page: HTML has browsers put them, and asks authors not to. Readers see them,
# and the text does not have them, nor any sign that words are quoted. inscriptis 2.7.6, html2text 2025.4.15 and
# markdownify 1.2.3 put them.
#
# Seen, of one paragraph:
#   trafilatura: The owner said the mayor lied to us
#   justext: The owner said the mayor lied to us on Friday
#   html-text: The owner said the mayor lied to us on Friday
#   resiliparse: The owner said the mayor lied to us on Friday
#   inscriptis: The owner said "the mayor lied to us" on Friday
#   html2text: The owner said "the mayor lied to us" on Friday
#   markdownify: The owner said "the mayor lied to us" on Friday
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install trafilatura==2.3.1 jusText==3.0.2 html-text==0.7.1 Resiliparse==2.0.1 inscriptis==2.7.6 html2text==2025.4.15 \
  markdownify==1.2.3 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$folder/read.py" <<'PYTHON'
import html2text
import html_text
import inscriptis
import justext
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

AROUND = (
    "<p>The council of Ferryham voted on Monday to rebuild the old pier, which has been closed to ships and "
    "walkers since the storm of last winter, the mayor told a full hall.</p>"
)
QUOTED = (
    "<p>The owner said <q>the mayor lied to us</q> on Friday, and he left the council of the town for good, "
    "where he had been for the most of his life.</p>"
)
PAGE = (
    f"<!doctype html><html lang=en><head><title>Pier</title></head><body><article>{AROUND}{QUOTED}{AROUND}"
    "</article></body></html>"
)


def by_html2text(page):
    return html2text.HTML2Text(bodywidth=0).handle(page)


def by_justext(page):
    return "\n".join(found.text for found in justext.justext(page, justext.get_stoplist("English")))


READERS = {
    "trafilatura": trafilatura.extract,
    "justext": by_justext,
    "html-text": html_text.extract_text,
    "resiliparse": extract_plain_text,
    "inscriptis": inscriptis.get_text,
    "html2text": by_html2text,
    "markdownify": markdownify.markdownify,
}
for name, read in READERS.items():
    text = read(PAGE)
    line = next(line for line in text.splitlines() if "The owner" in line)
    print(f"{name}:", line.strip().partition(", and")[0])
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
expected=$(
  cat <<'TEXT'
trafilatura: The owner said the mayor lied to us
justext: The owner said the mayor lied to us on Friday
html-text: The owner said the mayor lied to us on Friday
resiliparse: The owner said the mayor lied to us on Friday
inscriptis: The owner said "the mayor lied to us" on Friday
html2text: The owner said "the mayor lied to us" on Friday
markdownify: The owner said "the mayor lied to us" on Friday
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed" >&2; exit 1; }
if [ -s "$folder/said" ]; then
  echo "changed: it says something" >&2
  exit 1
fi
