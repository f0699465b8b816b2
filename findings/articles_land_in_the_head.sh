#!/usr/bin/env bash
# lxml 6.1.3 (libxml2 2.14.6): where a page leaves out `<body>`, as HTML lets it, and opens with an `<article>`, `<main>` or
# `<section>`, the article becomes part of the head. trafilatura 2.3.1 and inscriptis 2.7.6 so give what stands below it,
# readers' comments say, for the article; boilerpy3 1.0.7, which waits for the tag, gives nothing.
#
# Minifiers leave out those tags, and style guides ask for it. libxml2 begins a body before elements of HTML 4, such as
# `<div>`, and takes others for more of the head, which extractors pass over. A browser, `selectolax` 1.0.2 and
# resiliparse 2.0.1 make the same page of both; readability-lxml 0.9 gives the article too.
#
# Seen, of pages of an article and, below it in a `<div>`, comments, by the element that the article is in: where the article
# is found in the whole page and in one without the tags, and where the comments are all that is found:
#   lxml's libxml2: 2.14.6
#   trafilatura, whole: article main section div | without: div | comments alone: article main section
#   inscriptis, whole: article main section div | without: div | comments alone: article main section
#   boilerpy3, whole: article main section div | without: nowhere | comments alone: nowhere
#   readability, whole: article main section div | without: article main section div | comments alone: nowhere
#   resiliparse, whole: article main section div | without: article main section div | comments alone: nowhere
#   selectolax, whole: article main section div | without: article main section div | comments alone: nowhere
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install trafilatura==2.3.1 inscriptis==2.7.6 boilerpy3==1.0.7 Resiliparse==2.0.1 selectolax==1.0.2 \
  lxml==6.1.3 lxml_html_clean==0.4.6 cssselect==1.3.0 chardet==7.7.0
pip install --no-deps readability-lxml==0.9 # some releases of pip stumble over its extra of lxml

cat >"$folder/read.py" <<'PYTHON'
import logging

import inscriptis
import trafilatura
from boilerpy3.extractors import ArticleExtractor
from lxml import etree
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

logging.disable()
ARTICLE = "".join(
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and walkers since "
    "the storm of last winter, the mayor told a full hall.</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
)
COMMENTS = "".join(
    f"<p>{who} wrote that it is far too late and far too dear for a town of this size, and that nobody had asked the "
    "people of the harbour, who have to live with it.</p>"
    for who in ("One reader", "Another", "A third")
)
TITLE = "<meta charset=utf-8><title>Ferryham rebuilds its pier</title>"
READ = {
    "trafilatura": lambda page: trafilatura.extract(page) or "",
    "inscriptis": inscriptis.get_text,
    "boilerpy3": ArticleExtractor(raise_on_failure=False).get_content,
    "readability": lambda page: Document(page).summary(),
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "selectolax": lambda page: LexborHTMLParser(page).body.text(),
}


def found(read, body, whole):
    start = f"<head>{TITLE}</head><body>" if whole else TITLE
    end = "</body></html>" if whole else ""
    text = read(f"<!doctype html><html lang=en>{start}{body}{end}")
    return "Monday" in text, "Another" in text


print("lxml's libxml2:", ".".join(map(str, etree.LIBXML_VERSION)))
bodies = {of: f"<{of}>{ARTICLE}</{of}><div>{COMMENTS}</div>" for of in ("article", "main", "section", "div")}
for name, read in READ.items():
    whole = [of for of, body in bodies.items() if found(read, body, True)[0]]
    without = {of: found(read, body, False) for of, body in bodies.items()}
    kept = [of for of, (article, _) in without.items() if article] or ["nowhere"]
    instead = [of for of, (article, comments) in without.items() if comments and not article] or ["nowhere"]
    print(f"{name}, whole:", *whole, "| without:", *kept, "| comments alone:", *instead)
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "lxml's libxml2: 2.14.6
trafilatura, whole: article main section div | without: div | comments alone: article main section
inscriptis, whole: article main section div | without: div | comments alone: article main section
boilerpy3, whole: article main section div | without: nowhere | comments alone: nowhere
readability, whole: article main section div | without: article main section div | comments alone: nowhere
resiliparse, whole: article main section div | without: article main section div | comments alone: nowhere
selectolax, whole: article main section div | without: article main section div | comments alone: nowhere" ] || {
  echo "changed" >&2
  exit 1
}
