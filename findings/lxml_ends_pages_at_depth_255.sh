#!/usr/bin/env bash
# lxml 6.1.3 (libxml2 2.14.6): of a page that nests elements 255 deep, all that comes after is left out, also what
# stands outside of them, and no error is raised. trafilatura 2.3.1, readability-lxml 0.9, jusText 3.0.2, html-text 0.7.1
# and inscriptis 2.7.6 so give the start of an article as the whole of it.
#
# HTML sets no limit, and browsers show such pages: comments that quote comments, or tables in tables. The parser notes
# it in a log that hardly anyone looks at; `HTMLParser(huge_tree=True)`, documented as a matter of security, reads on,
# and none of the five asks for it. boilerpy3 1.0.7 and resiliparse 2.0.1, which do not use lxml, read the whole page.
#
# Seen, of an article with quotes nested 200 and 300 deep before its last paragraph, which is not in them:
#   lxml's libxml2: 2.14.6
#   200 deep: all seven have the last paragraph
#   300 deep: not in trafilatura readability justext html-text inscriptis
#   300 deep: in boilerpy3 resiliparse, and in lxml with huge_tree=True
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install trafilatura==2.3.1 jusText==3.0.2 html-text==0.7.1 inscriptis==2.7.6 boilerpy3==1.0.7 Resiliparse==2.0.1 \
  lxml==6.1.3 lxml_html_clean==0.4.6 cssselect==1.3.0 chardet==7.7.0
pip install --no-deps readability-lxml==0.9 # some releases of pip stumble over its extra of lxml

cat >"$folder/read.py" <<'PYTHON'
import html_text
import inscriptis
import justext
import lxml.etree
import lxml.html
import readability
import trafilatura
from boilerpy3.extractors import ArticleExtractor
from resiliparse.extract.html2text import extract_plain_text

PARAGRAPH = (
    "<p>The council of Ferryham voted on {} to rebuild the old pier, which has been closed to ships and "
    "walkers since the storm of last winter, the mayor told a full hall.</p>"
)


def page(depth):
    quotes = "<blockquote>" * depth + "<p>It is far too late.</p>" + "</blockquote>" * depth
    body = PARAGRAPH.format("Monday") + PARAGRAPH.format("Tuesday") + quotes + PARAGRAPH.format("Friday")
    return f"<!doctype html><html lang=en><head><title>Pier</title></head><body><article>{body}</article></body></html>"


def by_justext(html):
    return " ".join(found.text for found in justext.justext(html, justext.get_stoplist("English")))


def by_lxml(html, **how):
    return lxml.html.fromstring(html, parser=lxml.html.HTMLParser(**how)).text_content()


READERS = {
    "trafilatura": trafilatura.extract,
    "readability": lambda html: readability.Document(html).summary(),
    "justext": by_justext,
    "html-text": html_text.extract_text,
    "inscriptis": inscriptis.get_text,
    "boilerpy3": ArticleExtractor().get_content,
    "resiliparse": extract_plain_text,
}


def reads(read, depth, day="Friday"):
    return day in read(page(depth))


assert all(reads(read, 300, "Monday") for read in READERS.values())
print("lxml's libxml2:", ".".join(map(str, lxml.etree.LIBXML_VERSION)))
if all(reads(read, 200) for read in READERS.values()):
    print("200 deep: all seven have the last paragraph")
print("300 deep: not in", *(name for name, read in READERS.items() if not reads(read, 300)))
print("300 deep: in", *(name for name, read in READERS.items() if reads(read, 300)), end="")
if not reads(by_lxml, 300) and reads(lambda html: by_lxml(html, huge_tree=True), 300):
    print(", and in lxml with huge_tree=True")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "lxml's libxml2: 2.14.6
200 deep: all seven have the last paragraph
300 deep: not in trafilatura readability justext html-text inscriptis
300 deep: in boilerpy3 resiliparse, and in lxml with huge_tree=True" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'depth|huge' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
