#!/usr/bin/env bash
# newspaper4k 0.9.6: a headline with a hyphen in a word is cut there, though the page's `<h1>` says it whole, where the page's
# title has the outlet's name behind it: “Covid-19 cases rise” is “19 cases rise”, “Ostrey wins 3-2” is “Ostrey wins 3”.
#
# The title is split at its first kind of mark, hyphens with no space about them too, and the longest part is taken; the headline is
# to tell which part is right, and is in none of them. A bar in the title saves it, a dash does not, since a hyphen within the
# headline is found first. Short headlines are cut even where title, `<h1>` and `og:title` are the same. What is left often is a
# headline that says something else. trafilatura 2.3.1 gives the `<h1>`; goose3 3.1.22 gives the title, but nothing cut.
#
# Seen, by what stands behind the headline in the title, of pages whose `<h1>` is the headline (where a page has
# `og:title`, that is the headline too):
#   nothing: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | mayor jailed
#   a hyphen: 19 cases rise in Ostrey | war march in Ostrey | Ostrey wins the derby 3 | mayor jailed
#   a dash: 19 cases rise in Ostrey – Ostrey Post | war march in Ostrey – Ostrey Post | Ostrey wins the derby 3 | mayor jailed – Ostrey Post
#   a bar: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | Ex-mayor jailed
#   nothing, og:title: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | mayor jailed
#   trafilatura: the headline, of 20 of 20; goose3: the headline or the title, of 20 of 20
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install newspaper4k==0.9.6 goose3==3.1.22 lxml==6.1.3 lxml_html_clean==0.4.6
pip install trafilatura==2.3.1 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import newspaper
import trafilatura
from goose3 import Goose

STORY = "".join(
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and to walkers since the "
    "storm of last winter, the mayor told a full hall.</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
)
HEADLINES = ("Covid-19 cases rise in Ostrey", "Anti-war march in Ostrey", "Ostrey wins the derby 3-2", "Ex-mayor jailed")


def by_newspaper(page):
    article = newspaper.Article("https://news.example.org/2024/03/14/story.html", language="en")
    article.download(input_html=page)
    article.parse()
    return article.title


by_trafilatura = by_goose = 0
for name, behind, meta in (
    ("nothing", "", ""),
    ("a hyphen", " - Ostrey Post", ""),
    ("a dash", " – Ostrey Post", ""),
    ("a bar", " | Ostrey Post", ""),
    ("nothing, og:title", "", '<meta property="og:title" content="{}">'),
):
    titles = []
    for headline in HEADLINES:
        page = (
            f'<!doctype html><html lang="en"><head><title>{headline}{behind}</title>{meta.format(headline)}</head><body>'
            f"<article><h1>{headline}</h1>{STORY}</article></body></html>"
        )
        titles.append(by_newspaper(page))
        by_trafilatura += trafilatura.extract_metadata(page).title == headline
        by_goose += Goose().extract(raw_html=page).title in {headline, headline + behind}
    print(f"{name}:", " | ".join(titles))
print(f"trafilatura: the headline, of {by_trafilatura} of 20; goose3: the headline or the title, of {by_goose} of 20")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "nothing: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | mayor jailed
a hyphen: 19 cases rise in Ostrey | war march in Ostrey | Ostrey wins the derby 3 | mayor jailed
a dash: 19 cases rise in Ostrey – Ostrey Post | war march in Ostrey – Ostrey Post | Ostrey wins the derby 3 | mayor jailed – Ostrey Post
a bar: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | Ex-mayor jailed
nothing, og:title: Covid-19 cases rise in Ostrey | Anti-war march in Ostrey | Ostrey wins the derby 3-2 | mayor jailed
trafilatura: the headline, of 20 of 20; goose3: the headline or the title, of 20 of 20" ] || {
  echo "changed" >&2
  exit 1
}
