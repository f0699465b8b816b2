#!/usr/bin/env bash
# newspaper4k 0.9.6: a paragraph that stands in a `<div>` of its own, beside others that do not, is left out wherever in the
# article it is; an article whose first paragraph alone has no `<div>` is that paragraph.
#
# Builders of pages put a paragraph into a box for its place or colour, and systems that cut articles into parts for advertisements
# put each part into one. A box beside paragraphs is taken for advertising if elements are nested in it more deeply than in them,
# and one that holds a paragraph always is, by one level. Where other paragraphs have links, which are a level too, the same
# boxes stay. `<section>`, text right in the `<div>` and an article that is all in boxes are read whole. So are
# all of these pages by trafilatura 2.3.1 and readability-lxml 0.9.
#
# Seen, of seven paragraphs of one length, which are kept (+) and which dropped (-):
#   no box: +++++++
#   the fourth in a div: +++-+++
#   the third to fifth in one div: ++---++
#   the first not in a div: +------
#   the first two not in a div: ++-----
#   the fourth in a div, links in the first three: +++++++
#   the fourth in a section: +++++++
#   all in divs: +++++++
#   trafilatura and readability keep all of all
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install newspaper4k==0.9.6 readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6
pip install trafilatura==2.3.1 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import newspaper
import trafilatura
from readability import Document

LINK = '<a href="/pier">rebuild</a>'
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TEXT = (
    "On {day} the council of Ferryham voted to {rebuild} the pier, which has been closed to ships and to walkers since the "
    "storm of last winter, the mayor told a full hall."
)


def paragraph(day, linked=False):
    return f"<p>{TEXT.format(day=day, rebuild=LINK if linked else 'rebuild')}</p>"


def boxed(first, end, element="div", linked=False):
    box = f"<{element}>{''.join(map(paragraph, DAYS[first:end]))}</{element}>"
    before = "".join(paragraph(day, linked) for day in DAYS[:first])
    return before + box + "".join(map(paragraph, DAYS[end:]))


def in_divs(days):
    return "".join(f"<div>{paragraph(day)}</div>" for day in days)


def by_newspaper(page):
    article = newspaper.Article("https://news.example.org/2024/03/14/pier.html", language="en")
    article.download(input_html=page)
    article.parse()
    return article.text


others_keep_all = True
for name, body in {
    "no box": "".join(map(paragraph, DAYS)),
    "the fourth in a div": boxed(3, 4),
    "the third to fifth in one div": boxed(2, 5),
    "the first not in a div": paragraph(DAYS[0]) + in_divs(DAYS[1:]),
    "the first two not in a div": "".join(map(paragraph, DAYS[:2])) + in_divs(DAYS[2:]),
    "the fourth in a div, links in the first three": boxed(3, 4, linked=True),
    "the fourth in a section": boxed(3, 4, "section"),
    "all in divs": in_divs(DAYS),
}.items():
    page = f'<!doctype html><html lang="en"><title>Pier</title><body><article><h1>Pier</h1>{body}</article></body></html>'
    text = by_newspaper(page)
    print(f"{name}:", "".join("+" if f"On {day}" in text else "-" for day in DAYS))
    for other in (trafilatura.extract(page), Document(page).summary()):
        others_keep_all &= all(f"On {day}" in other for day in DAYS)
print("trafilatura and readability keep all of all" if others_keep_all else "others drop some")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "no box: +++++++
the fourth in a div: +++-+++
the third to fifth in one div: ++---++
the first not in a div: +------
the first two not in a div: ++-----
the fourth in a div, links in the first three: +++++++
the fourth in a section: +++++++
all in divs: +++++++
trafilatura and readability keep all of all" ] || {
  echo "changed" >&2
  exit 1
}
