#!/usr/bin/env bash
# htmldate 1.11.0, trafilatura 2.3.1: an article is dated by the first `datePublished` in the text of its JSON-LD, whatever that
# is of: a reader's comment, an entry of a live blog, a video, a report that is cited, or a list of other stories.
#
# The data is searched by a pattern and not read as JSON, where the order of keys says nothing and each date belongs to an object
# with a type. The date found is a likely one, and it wins over that of the article's own `<time>`; where the keys come in
# another order, the same data gives another date. newspaper4k 0.9.6, which reads the data, dates all of them right.
#
# Seen, of an article of 14 March 2024 that its JSON-LD and a `<time>` say (htmldate for the original date, trafilatura, newspaper4k):
#   nothing else: 2024-03-14 2024-03-14 2024-03-14
#   citation: 2018-02-02 2018-02-02 2024-03-14
#   comment: 2024-04-02 2024-04-02 2024-03-14
#   isPartOf: 2024-03-01 2024-03-01 2024-03-14
#   liveBlogUpdate: 2024-03-16 2024-03-16 2024-03-14
#   video: 2018-02-02 2018-02-02 2024-03-14
#   a list of other stories before it: 2019-01-01 2019-01-01 2024-03-14
#   citation, comment and video, behind its date: 2024-03-14 2024-03-14 2024-03-14
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install newspaper4k==0.9.6 lxml==6.1.3 lxml_html_clean==0.4.6
pip install htmldate==1.11.0 trafilatura==2.3.1 dateparser==1.5.0 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import json

import htmldate
import newspaper
import trafilatura

STORY = "".join(
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and to walkers since the "
    "storm of last winter, the mayor told a full hall.</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
)
REPORT = {"@type": "Report", "name": "Piers", "datePublished": "2018-02-02"}
COMMENT = {"@type": "Comment", "text": "At last.", "datePublished": "2024-04-02"}
ISSUE = {"@type": "PublicationIssue", "issueNumber": "3", "datePublished": "2024-03-01"}
UPDATE = {"@type": "BlogPosting", "headline": "The vote", "datePublished": "2024-03-16"}
VIDEO = {"@type": "VideoObject", "name": "The pier", "datePublished": "2018-02-02"}
OTHER = {"@type": "NewsArticle", "headline": "Quay", "datePublished": "2019-01-01"}
STORIES = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}


def article(behind=(), kind="NewsArticle", **before):
    own = {"@context": "https://schema.org", "@type": kind, "headline": "Pier", **before, "datePublished": "2024-03-14"}
    return own | dict(behind)


def dates(*data):
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in data
    )
    page = (
        f'<!doctype html><html lang="en"><head><title>Pier</title>{scripts}</head><body><article><h1>Pier</h1>'
        f'<time datetime="2024-03-14">14 March 2024</time>{STORY}</article></body></html>'
    )
    by_newspaper = newspaper.Article("https://news.example.org/pier.html", language="en")
    by_newspaper.download(input_html=page)
    by_newspaper.parse()
    by_htmldate = htmldate.find_date(page, original_date=True)
    return by_htmldate, trafilatura.extract_metadata(page).date, str(by_newspaper.publish_date)[:10]


for name, data in {
    "nothing else": [article()],
    "citation": [article(citation=REPORT)],
    "comment": [article(comment=[COMMENT])],
    "isPartOf": [article(isPartOf=ISSUE)],
    "liveBlogUpdate": [article(kind="LiveBlogPosting", liveBlogUpdate=[UPDATE])],
    "video": [article(video=VIDEO)],
    "a list of other stories before it": [STORIES, article()],
    "citation, comment and video, behind its date": [article({"citation": REPORT, "comment": COMMENT, "video": VIDEO})],
}.items():
    print(f"{name}:", *dates(*data))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "nothing else: 2024-03-14 2024-03-14 2024-03-14
citation: 2018-02-02 2018-02-02 2024-03-14
comment: 2024-04-02 2024-04-02 2024-03-14
isPartOf: 2024-03-01 2024-03-01 2024-03-14
liveBlogUpdate: 2024-03-16 2024-03-16 2024-03-14
video: 2018-02-02 2018-02-02 2024-03-14
a list of other stories before it: 2019-01-01 2019-01-01 2024-03-14
citation, comment and video, behind its date: 2024-03-14 2024-03-14 2024-03-14" ] || {
  echo "changed" >&2
  exit 1
}
