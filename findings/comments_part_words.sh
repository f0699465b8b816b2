#!/usr/bin/env bash
# newspaper4k 0.9.6, goose3 3.1.22: where a page has a comment of HTML within a word or between a word and what belongs to it, the
# text has a space: a score of 3–2 is “3 – 2”, $5m is “$ 5 m”, Weber’s “Weber ’s” and 21st “21 st”.
#
# React, in which many sites of newspapers are written, puts an empty comment into the page wherever a sentence is put together of
# fixed and of variable text, so that just the names, scores and sums of a sentence are parted. What is left has words that
# nobody wrote and numbers that are not found. Browsers show no comment and no gap; trafilatura 2.3.1, readability-lxml 0.9,
# jusText 3.0.2, html-text 0.7.1 and inscriptis 2.7.6 have none.
#
# Seen, of one paragraph of an article, without and with the comments that React writes:
#   newspaper4k, without: Ostrey won 3–2, Weber’s club paid $5m for the 21st time.
#   goose3, without: Ostrey won 3–2, Weber’s club paid $5m for the 21st time.
#   newspaper4k, with: Ostrey won 3 – 2 , Weber ’s club paid $ 5 m for the 21 st time.
#   goose3, with: Ostrey won 3 – 2 , Weber ’s club paid $ 5 m for the 21 st time.
#   trafilatura readability justext html-text inscriptis: the same with and without
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install newspaper4k==0.9.6 goose3==3.1.22 readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6
pip install trafilatura==2.3.1 jusText==3.0.2 html-text==0.7.1 inscriptis==2.7.6 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import html_text
import inscriptis
import justext
import lxml.html
import newspaper
import trafilatura
from goose3 import Goose
from readability import Document

MARKED = (
    "Ostrey won <!-- -->3<!-- -->–<!-- -->2<!-- -->, <!-- -->Weber<!-- -->’s club paid $<!-- -->5<!-- -->m for the "
    "<!-- -->21<!-- -->st time."
)
STORY = "".join(
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and to walkers since the "
    "storm of last winter, the mayor told a full hall, and that it will pay for all of it by itself. {}</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
)


def by_newspaper(page):
    article = newspaper.Article("https://news.example.org/2024/03/14/pier.html", language="en")
    article.download(input_html=page)
    article.parse()
    return article.text


def by_justext(page):
    return "\n".join(part.text for part in justext.justext(page.encode(), justext.get_stoplist("English")))


READERS = {
    "newspaper4k": by_newspaper,
    "goose3": lambda page: Goose().extract(raw_html=page).cleaned_text,
    "trafilatura": trafilatura.extract,
    "readability": lambda page: lxml.html.fromstring(Document(page).summary()).text_content(),
    "justext": by_justext,
    "html-text": html_text.extract_text,
    "inscriptis": inscriptis.get_text,
}


def sentence(name, marked):
    body = STORY.format(marked, "", "", "")
    page = f'<!doctype html><html lang="en"><title>Pier</title><body><article><h1>Pier</h1>{body}</article></body></html>'
    text = " ".join(READERS[name](page).split())
    return text[text.index("Ostrey") : text.index("time.") + 5]


PLAIN = MARKED.replace("<!-- -->", "")
for name in ("newspaper4k", "goose3"):
    print(f"{name}, without:", sentence(name, PLAIN))
for name in ("newspaper4k", "goose3"):
    print(f"{name}, with:", sentence(name, MARKED))
print(*(name for name in READERS if sentence(name, MARKED) == PLAIN), end=": the same with and without\n")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "newspaper4k, without: Ostrey won 3–2, Weber’s club paid \$5m for the 21st time.
goose3, without: Ostrey won 3–2, Weber’s club paid \$5m for the 21st time.
newspaper4k, with: Ostrey won 3 – 2 , Weber ’s club paid \$ 5 m for the 21 st time.
goose3, with: Ostrey won 3 – 2 , Weber ’s club paid \$ 5 m for the 21 st time.
trafilatura readability justext html-text inscriptis: the same with and without" ] || {
  echo "changed" >&2
  exit 1
}
