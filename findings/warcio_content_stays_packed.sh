#!/usr/bin/env bash
# warcio 1.8.1: `content_stream()`, which is to give what a page says, gives packed bytes where a server sent it by zstd,
# as `x-gzip` or by two codings; and of gzip in several members, which its format allows, the first member only.
#
# Browsers ask for zstd since 2024, and crawlers that record them keep what came. No error tells of it: a page is binary
# refuse, or ends where its first member does. FastWARC 2.0.1 unpacks all but `x-gzip`, which it refuses.
#
# Seen, of a page:
#   gzip: warcio the page; fastwarc the page
#   gzip, two members: warcio its first 100 bytes; fastwarc the page
#   x-gzip: warcio packed bytes; fastwarc an error
#   gzip, gzip: warcio packed bytes; fastwarc the page
#   zstd: warcio packed bytes; fastwarc the page
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install warcio==1.8.1 fastwarc==2.0.1 backports.zstd==1.8.0

cat >"$folder/read.py" <<'PYTHON'
import gzip
import io

from backports import zstd
from fastwarc.warc import ArchiveIterator as FastWarc
from warcio.archiveiterator import ArchiveIterator as Warcio

PAGE = b"<!doctype html><title>Pier</title>" + b"<p>The council of Ferryham rebuilds the pier.</p>" * 9
SENT = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "gzip, two members": ("gzip", gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])),
    "x-gzip": ("x-gzip", gzip.compress(PAGE)),
    "gzip, gzip": ("gzip, gzip", gzip.compress(gzip.compress(PAGE))),
    "zstd": ("zstd", zstd.compress(PAGE)),
}


def archive(coding, body):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    block = head.encode() + body
    fields = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example.org/pier\r\n"
        "WARC-Date: 2024-03-14T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return io.BytesIO(fields.encode() + block + b"\r\n\r\n")


def said(read, stream):
    try:
        found = read(stream)
    except OSError:
        return "an error"
    if found == PAGE:
        return "the page"
    return f"its first {len(found)} bytes" if PAGE.startswith(found) else "packed bytes"


def by_warcio(stream):
    return next(iter(Warcio(stream))).content_stream().read()


def by_fastwarc(stream):
    return next(iter(FastWarc(stream, auto_decode="all"))).reader.read()


for name, (coding, body) in SENT.items():
    found = f"warcio {said(by_warcio, archive(coding, body))}; fastwarc {said(by_fastwarc, archive(coding, body))}"
    print(f"{name}: {found}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "gzip: warcio the page; fastwarc the page
gzip, two members: warcio its first 100 bytes; fastwarc the page
x-gzip: warcio packed bytes; fastwarc an error
gzip, gzip: warcio packed bytes; fastwarc the page
zstd: warcio packed bytes; fastwarc the page" ] || { echo "changed" >&2; exit 1; }
if [ -s "$folder/said" ]; then
  echo "changed: it says something" >&2
  exit 1
fi
