#!/usr/bin/env bash
# htmldate 1.11.0, trafilatura 2.3.1: an article of before 1995, as newspapers' archives hold them, gets another date:
# that of the footer's copyright, or any that the page mentions, though its metadata, JSON-LD and `<time>` agree.
#
# What is older than a `min_date` is not refused but not seen, and what is seen instead is given like any other date.
# A corpus of decades is so dated by when it was put online. htmldate with `min_date="1700-01-01"`, and trafilatura with
# it in `date_extraction_params`, read what the page says.
#
# Seen, of a page that says three times when it was published (htmldate, trafilatura, htmldate with a `min_date`):
#   1995-01-02: 1995-01-02 1995-01-02 1995-01-02
#   1994-12-30: 2019-01-01 2019-01-01 1994-12-30
#   1923-03-14: 2019-01-01 2019-01-01 1923-03-14
#   1923-03-14, a note on its scan in the footer's place: 2011-05-05 2011-05-05 1923-03-14
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install htmldate==1.11.0 trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6 dateparser==1.5.0

cat >"$folder/date.py" <<'PYTHON'
import json

from htmldate import find_date
from trafilatura import extract_metadata

PARAGRAPH = (
    "<p>The council of Ferryham voted to rebuild the old pier, which has been closed to ships and walkers since "
    "the storm of last winter, the mayor told a full hall.</p>"
)


def page(day, foot):
    said = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier", "datePublished": day}
    return f"""<!doctype html><html lang="en"><head><title>Pier</title>
<meta property="article:published_time" content="{day}T00:00:00Z">
<script type="application/ld+json">{json.dumps(said)}</script></head>
<body><article><h1>Pier</h1><time datetime="{day}">{day}</time>{PARAGRAPH * 3}</article>{foot}</body></html>"""


def print_dates(name, html):
    wide = find_date(html, original_date=True, min_date="1700-01-01")
    print(f"{name}:", find_date(html, original_date=True), extract_metadata(html).date, wide)


FOOT = "<footer>© 2019 Ferryham Post</footer>"
for day in ("1995-01-02", "1994-12-30", "1923-03-14"):
    print_dates(day, page(day, FOOT))
note = "<p>This page was scanned on 5 May 2011.</p>"
print_dates("1923-03-14, a note on its scan in the footer's place", page("1923-03-14", note))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/date.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "1995-01-02: 1995-01-02 1995-01-02 1995-01-02
1994-12-30: 2019-01-01 2019-01-01 1994-12-30
1923-03-14: 2019-01-01 2019-01-01 1923-03-14
1923-03-14, a note on its scan in the footer's place: 2011-05-05 2011-05-05 1923-03-14" ] || {
  echo "changed" >&2
  exit 1
}
if grep -qiE 'date|1995|warn' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
