#!/usr/bin/env bash
# Python 3.11.7 (`email`), mail-parser 4.8.0: the plain text of a mail that says `format=flowed; delsp=yes` comes with words and
# addresses cut in two.
#
# Programs of mail break lines for sending where they like and mark each break by a space at the line's end (RFC 3676), which
# with `delsp=yes` is none of the text, since Japanese and addresses have no spaces. Programs that show mail join the lines.
# `get_content()`, which undoes the other encodings of a mail, does not, and whoever joins lines by spaces, or counts
# words, sentences and addresses by line, has words that nobody wrote. The parameters are there, and are of no effect.
#
# Seen, of a mail that is shown as “The council voted to rebuild the pier: https://news.example.org/pier” and
# “議会は桟橋の再建を決めた。”:
#   email: The coun ⏎cil voted to re ⏎build the pier: https://news.exam ⏎ple.org/pier⏎⏎議会は桟橋の ⏎再建を決めた。
#   email, lines joined by spaces: The coun cil voted to re build the pier: https://news.exam ple.org/pier 議会は桟橋の 再建を決めた。
#   mail-parser: The coun ⏎cil voted to re ⏎build the pier: https://news.exam ⏎ple.org/pier⏎⏎議会は桟橋の ⏎再建を決めた。
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mail-parser==4.8.0

cat >"$folder/read.py" <<'PYTHON'
from email import message_from_bytes, policy

import mailparser

MAIL = """From: alerts@news.example.org
Subject: Pier
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
Content-Transfer-Encoding: 8bit

The coun\N{SPACE}
cil voted to re\N{SPACE}
build the pier: https://news.exam\N{SPACE}
ple.org/pier

議会は桟橋の\N{SPACE}
再建を決めた。
""".encode()

message = message_from_bytes(MAIL, policy=policy.default)
assert message["Content-Type"].params["delsp"] == "yes" and not message.defects
text = message.get_content()
print("email:", text.strip().replace("\n", "⏎"))
print("email, lines joined by spaces:", " ".join(text.split()))
print("mail-parser:", mailparser.parse_from_bytes(MAIL).body.strip().replace("\n", "⏎"))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "email: The coun ⏎cil voted to re ⏎build the pier: https://news.exam ⏎ple.org/pier⏎⏎議会は桟橋の ⏎再建を決めた。
email, lines joined by spaces: The coun cil voted to re build the pier: https://news.exam ple.org/pier 議会は桟橋の 再建を決めた。
mail-parser: The coun ⏎cil voted to re ⏎build the pier: https://news.exam ⏎ple.org/pier⏎⏎議会は桟橋の ⏎再建を決めた。" ] || {
  echo "changed" >&2
  exit 1
}
