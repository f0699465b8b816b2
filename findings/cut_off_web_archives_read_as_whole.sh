#!/usr/bin/env bash
# warcio 1.8.1 and FastWARC 2.0.1: a web archive (.warc.gz) that is cut off in its last record, as an
# interrupted crawl or download leaves it, is read without an error: the last page is handed out cut,
# or, cut a little earlier, not at all.
#
# `gzip -t` calls the same file damaged. Whoever takes the end of the iteration for the end of the
# archive keeps half a page as a whole one, and never knows that more may be missing; a record's
# `Content-Length` has to be compared with what was read.
#
# Seen, of three records of which the last lacks 300 packed bytes:
#   gzip of the cut file: exit code 1
#   warcio, whole: 3 records, the last whole, no error
#   warcio, cut: 3 records, the last cut, no error
#   fastwarc, whole: 3 records, the last whole, no error
#   fastwarc, cut: 3 records, the last cut, no error
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1 fastwarc==2.0.1

cat >"$folder/make.py" <<'PYTHON'
import io
import random
import sys

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

made = io.BytesIO()
writer = WARCWriter(made, gzip=True)
for number in range(3):
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    drawn = random.Random(number)
    words = " ".join(str(drawn.random()) for _ in range(50))
    writer.write_record(
        writer.create_warc_record(
            f"https://ferry.example/{number}",
            "response",
            payload=io.BytesIO(f"<p>{words}</p>".encode()),
            http_headers=head,
        )
    )
open(sys.argv[1] + "/whole.warc.gz", "wb").write(made.getvalue())
open(sys.argv[1] + "/cut.warc.gz", "wb").write(made.getvalue()[:-300])
PYTHON
cat >"$folder/read.py" <<'PYTHON'
import sys

library, path = sys.argv[1:]
if library == "warcio":
    from warcio.archiveiterator import ArchiveIterator
else:
    from fastwarc.warc import ArchiveIterator
count, error = 0, "no error"
try:
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream):
            body = (record.content_stream() if library == "warcio" else record.reader).read()
            count += 1
except Exception as raised:
    error = type(raised).__name__
last = "whole" if body.endswith(b"</p>") else "cut"
print(f"{count} records, the last {last}, {error}")
PYTHON

python="$folder/venv/bin/python"
"$python" "$folder/make.py" "$folder"
code=0
gzip -t "$folder/cut.warc.gz" 2>/dev/null || code=$?
seen="gzip of the cut file: exit code $code"
for library in warcio fastwarc; do
  for file in whole cut; do
    seen+=$'\n'"$library, $file: $("$python" "$folder/read.py" "$library" "$folder/$file.warc.gz")"
  done
done
echo "$seen"
[ "$seen" = "gzip of the cut file: exit code 1
warcio, whole: 3 records, the last whole, no error
warcio, cut: 3 records, the last cut, no error
fastwarc, whole: 3 records, the last whole, no error
fastwarc, cut: 3 records, the last cut, no error" ] || {
  echo "changed: see the head of this script" >&2
  exit 1
}
