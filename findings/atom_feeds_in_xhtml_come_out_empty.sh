#!/usr/bin/env bash
# atoma 0.0.17, fastfeedparser 0.6.5: what an Atom feed gives as XHTML is missing: with atoma headline, summary and article are
# None; with fastfeedparser the headline is empty, the summary is gone or the article's start, and the article an element of the feed.
#
# XHTML is one of the three forms that a text has in Atom (RFC 4287), the one that needs no escaping, which feeds that are made by
# an XML tool have. Both read the text right in the element, and there is none: it is in a `<div>`. The entry is there,
# with its date and link, so that a table of news has rows that look like pictures without a text. feedparser 6.0.14
# reads all of them.
#
# Seen, of an entry as text, as HTML and as XHTML (title, summary, content):
#   text, atoma: | The pier opens | Ferries in May. | The council voted.
#   text, fastfeedparser: | The pier opens | Ferries in May. | The council voted.
#   text, feedparser: | The pier opens | Ferries in May. | The council voted.
#   html, atoma: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
#   html, fastfeedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
#   html, feedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
#   xhtml, atoma: | None | None | None
#   xhtml, fastfeedparser: | nothing | The council voted . | <content
#   xhtml, feedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check atoma==0.0.17 fastfeedparser==0.6.5 feedparser==6.0.14

cat >"$folder/read.py" <<'PYTHON'
from html import escape

import atoma
import fastfeedparser
import feedparser

PLAIN = ("The pier opens", "Ferries in May.", "The council voted.")
MARKED = ("The <em>pier</em> opens", "Ferries in <b>May</b>.", "The council <b>voted</b>.")
FORMS = {
    "text": PLAIN,
    "html": [escape(text) for text in MARKED],
    "xhtml": [f'<div xmlns="http://www.w3.org/1999/xhtml">{text}</div>' for text in MARKED],
}


def by_atoma(feed):
    entry = atoma.parse_atom_bytes(feed.encode()).entries[0]
    return [part and part.value for part in (entry.title, entry.summary, entry.content)]


def by_fastfeedparser(feed):
    entry = fastfeedparser.parse(feed).entries[0]
    return entry["title"], entry["description"], entry["content"][0]["value"]


def by_feedparser(feed):
    entry = feedparser.parse(feed).entries[0]
    return entry.title, entry.summary, entry.content[0].value


for form, (title, summary, content) in FORMS.items():
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:post</id>
    <updated>2024-03-15T10:00:00Z</updated><entry><id>urn:post:1</id><link href="https://news.example.org/1"/>
    <updated>2024-03-15T10:00:00Z</updated><title type="{form}">{title}</title><summary type="{form}">{summary}</summary>
    <content type="{form}">{content}</content></entry></feed>"""
    for reader in (by_atoma, by_fastfeedparser, by_feedparser):
        texts = ("nothing" if text == "" else str(text) for text in reader(feed))
        print(f"{form}, {reader.__name__[3:]}:", *(text.split(" xmlns")[0] for text in texts), sep=" | ")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
[ "$seen" = "text, atoma: | The pier opens | Ferries in May. | The council voted.
text, fastfeedparser: | The pier opens | Ferries in May. | The council voted.
text, feedparser: | The pier opens | Ferries in May. | The council voted.
html, atoma: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
html, fastfeedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
html, feedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>.
xhtml, atoma: | None | None | None
xhtml, fastfeedparser: | nothing | The council voted . | <content
xhtml, feedparser: | The <em>pier</em> opens | Ferries in <b>May</b>. | The council <b>voted</b>." ] || {
  echo "changed" >&2
  exit 1
}
