#!/usr/bin/env bash
# striprtf 0.0.35: text in a font of the default charset (`\fcharset1`) is decoded by the `encoding` argument,
# cp1252 unless one is given, though the document names its own code page: Cyrillic comes out as “Ïðèâåò”.
#
# The argument is documented as ignored where a document names a code page, and a font without a charset, or
# with one of its own, does follow it. The table of fonts is read before the code page, which stands in front
# of it, is known, and the default charset is set down as what the argument says. Nothing warns.
#
# Seen, of one word in cp1251 behind `\ansicpg1251`, as it is read by default and with `encoding="cp1251"`:
#   no charset: Привет Привет
#   \fcharset204: Привет Привет
#   \fcharset1: Ïðèâåò Привет
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35

cat >"$folder/read.py" <<'PYTHON'
from striprtf.striprtf import rtf_to_text

WORD = "".join(rf"\'{byte:02x}" for byte in "Привет".encode("cp1251"))

for charset in ("", r"\fcharset204", r"\fcharset1"):
    document = rf"{{\rtf1\ansi\ansicpg1251\deff0{{\fonttbl{{\f0\fnil{charset} Arial;}}}}\f0 {WORD}\par}}"
    read = rtf_to_text(document).strip(), rtf_to_text(document, encoding="cp1251").strip()
    print(f"{charset or 'no charset'}:", *read)
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
expected='no charset: Привет Привет
\fcharset204: Привет Привет
\fcharset1: Ïðèâåò Привет'
[ "$seen" = "$expected" ] || { echo "changed" >&2; exit 1; }
