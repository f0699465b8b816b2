#!/usr/bin/env bash
# Python 3.11.7, urllib.robotparser: a page that RFC 9309 says is disallowed may be fetched.
#
# The RFC (2022) takes the longest rule that matches a path, and knows `*` and `$`. The standard library
# takes the first rule that matches, reads `*` and `$` as letters, and drops a Crawl-delay that is no whole
# number. Rules that begin with `Allow: /`, as many sites' do, so allow everything. `protego` 0.7.0 reads
# them as the RFC says.
#
# Seen (urllib.robotparser, then protego):
#   /private/story: allowed, disallowed
#   /story.pdf: allowed, disallowed
#   /story: allowed, allowed
#   delay: None, 0.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check Protego==0.7.0

cat >"$folder/read.py" <<'PYTHON'
from urllib.robotparser import RobotFileParser

from protego import Protego

RULES = """\
User-agent: *
Allow: /
Disallow: /private
Disallow: /*.pdf$
Crawl-delay: 0.5
"""
standard = RobotFileParser()
standard.parse(RULES.splitlines())
rfc = Protego.parse(RULES)
for path in ("/private/story", "/story.pdf", "/story"):
    url = f"https://paper.example{path}"
    found = standard.can_fetch("reader", url), rfc.can_fetch(url, "reader")
    print(f"{path}:", ", ".join("allowed" if each else "disallowed" for each in found))
print(f"delay: {standard.crawl_delay('reader')}, {rfc.crawl_delay('reader')}")
PYTHON

seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
[ "$seen" = "/private/story: allowed, disallowed
/story.pdf: allowed, disallowed
/story: allowed, allowed
delay: None, 0.5" ] || { echo "changed"; exit 1; }
