#!/usr/bin/env bash
# feedparser 6.0.14: where the picture of an item has a caption (`<media:description>`), that caption is the item's `summary`
# or its `content`, which is to be the article; the description that the item itself has is elsewhere, or nowhere.
#
# Media RSS is how feeds of news carry pictures. Where the picture stands decides, and where there are two of them, their
# number; what is found is always a sentence or two, so nothing looks wrong. The summary of `itunes` does the same.
# Titles, which Media RSS has too, are kept apart. fastfeedparser 0.6.5 and atoma 0.0.17 read what the item says.
#
# Seen, of items that have a description, and where it says so the whole article (summary | content):
#   no picture, whole: DESCRIPTION | WHOLE
#   picture before, whole: CAPTION | DESCRIPTION WHOLE
#   two pictures before, whole: DESCRIPTION | CAPTION WHOLE
#   picture between, whole: DESCRIPTION | CAPTION WHOLE
#   picture behind, whole: DESCRIPTION | WHOLE
#   its caption alone behind, whole: CAPTION | WHOLE
#   itunes behind, whole: CAPTION | WHOLE
#   no picture: DESCRIPTION |
#   picture before: CAPTION | DESCRIPTION
#   picture behind: DESCRIPTION | CAPTION
#   fastfeedparser and atoma have the description in all but none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17

cat >"$folder/read.py" <<'PYTHON'
import atoma
import fastfeedparser
import feedparser

CAPTION = "<media:description>CAPTION</media:description>"
PICTURE = f'<media:content url="https://news.example.org/pier.jpg" medium="image">{CAPTION}</media:content>'
ITUNES = "<itunes:summary>CAPTION</itunes:summary>"
OWN = "<description>DESCRIPTION</description>"
WHOLE = "<content:encoded>WHOLE</content:encoded>"


def feed(parts):
    return f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
    <channel><title>Post</title><link>https://news.example.org/</link><description>News</description>
    <item><title>TITLE</title><link>https://news.example.org/1</link>{parts}</item></channel></rss>"""


lost = []
for name, parts in {
    "no picture, whole": OWN + WHOLE,
    "picture before, whole": PICTURE + OWN + WHOLE,
    "two pictures before, whole": PICTURE * 2 + OWN + WHOLE,
    "picture between, whole": OWN + PICTURE + WHOLE,
    "picture behind, whole": OWN + WHOLE + PICTURE,
    "its caption alone behind, whole": OWN + WHOLE + CAPTION,
    "itunes behind, whole": OWN + WHOLE + ITUNES,
    "no picture": OWN,
    "picture before": PICTURE + OWN,
    "picture behind": OWN + PICTURE,
}.items():
    entry = feedparser.parse(feed(parts)).entries[0]
    assert entry.title == "TITLE"
    print(f"{name}: {entry.summary} |", *(content.value for content in entry.get("content", [])))
    by_others = {
        "fastfeedparser": fastfeedparser.parse(feed(parts)).entries[0]["description"],
        "atoma": atoma.parse_rss_bytes(feed(parts).encode()).items[0].description,
    }
    lost += [f"{other} of {name}" for other, said in by_others.items() if said != "DESCRIPTION"]
print("fastfeedparser and atoma have the description in all but", *(lost or ["none"]))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "no picture, whole: DESCRIPTION | WHOLE
picture before, whole: CAPTION | DESCRIPTION WHOLE
two pictures before, whole: DESCRIPTION | CAPTION WHOLE
picture between, whole: DESCRIPTION | CAPTION WHOLE
picture behind, whole: DESCRIPTION | WHOLE
its caption alone behind, whole: CAPTION | WHOLE
itunes behind, whole: CAPTION | WHOLE
no picture: DESCRIPTION |
picture before: CAPTION | DESCRIPTION
picture behind: DESCRIPTION | CAPTION
fastfeedparser and atoma have the description in all but none" ] || {
  echo "changed" >&2
  exit 1
}
