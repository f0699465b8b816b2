#!/usr/bin/env bash
# courlan 1.4.0, trafilatura 2.3.1: an address whose query has a parameter such as `section`, `region`, `note`, `copy`
# or `current` becomes another address: `&sect` and the like are read as characters of HTML, without a semicolon.
#
# Addresses are unescaped wherever they are cleaned, also those that were unescaped as the markup was parsed. What
# trafilatura says is the address of a page, what it finds in a sitemap and what courlan keeps to be visited so lead
# nowhere, or to the page that is shown when the parameter is missing; tables joined by address do not meet.
#
# Seen, of https://news.example.org/story?id=7&section=2, which is valid, and escaped once where it stands in markup:
#   clean_url: https://news.example.org/story?id=7%C2%A7ion%3D2
#   extract_metadata, of a page's canonical link: https://news.example.org/story?id=7§ion=2
#   SitemapObject.process, by which `sitemap_search` reads a file: https://news.example.org/story?id=7%C2%A7ion%3D2
#   UrlStore: https://news.example.org/story?id=7§ion=2
#   clean_url, of other parameters: copy current degree lt note notify parameter quote region register times
#   clean_url keeps: author date lang page q sort
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install courlan==1.4.0 trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$folder/read.py" <<'PYTHON'
import html

from courlan import UrlStore, clean_url
from trafilatura import extract_metadata
from trafilatura.sitemaps import SitemapObject

URL = "https://news.example.org/story?id=7&section=2"
IN_MARKUP = html.escape(URL)
PAGE = f"""<!doctype html><html><head><title>Pier</title><link rel="canonical" href="{IN_MARKUP}"></head>
<body><article><p>The council of Ferryham voted on Monday to rebuild the old pier.</p></article></body></html>"""
SITEMAP = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{IN_MARKUP}</loc></url></urlset>"""

print("clean_url:", clean_url(URL))
print("extract_metadata, of a page's canonical link:", extract_metadata(PAGE).url)
at = "https://news.example.org/sitemap.xml"
sitemap = SitemapObject("https://news.example.org", "example.org", [at], None, False)
sitemap.content, sitemap.current_url = SITEMAP, at
sitemap.process()
print("SitemapObject.process, by which `sitemap_search` reads a file:", *sitemap.urls)
store = UrlStore()
store.add_urls([URL])
print("UrlStore:", *store.dump_urls())


def changes(parameter):
    return f"{parameter}=2" not in clean_url(f"https://news.example.org/story?id=7&{parameter}=2")


names = "author copy current date degree lang lt note notify page parameter q quote region register sort times".split()
print("clean_url, of other parameters:", *filter(changes, names))
print("clean_url keeps:", *(name for name in names if not changes(name)))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "clean_url: https://news.example.org/story?id=7%C2%A7ion%3D2
extract_metadata, of a page's canonical link: https://news.example.org/story?id=7§ion=2
SitemapObject.process, by which \`sitemap_search\` reads a file: https://news.example.org/story?id=7%C2%A7ion%3D2
UrlStore: https://news.example.org/story?id=7§ion=2
clean_url, of other parameters: copy current degree lt note notify parameter quote region register times
clean_url keeps: author date lang page q sort" ] || { echo "changed" >&2; exit 1; }
if [ -s "$folder/said" ]; then
  echo "changed: it says something" >&2
  exit 1
fi
