#!/usr/bin/env bash
# pypdfium2 5.15.2: where a word is broken at the end of a line, the text of a PDF has neither the hyphen nor the line's end but one
# character that no text has: U+FFFE by `get_text_range`, U+0002 by `get_text_bounded`.
#
# PDFium so marks what it takes for a word cut in two, which is every hyphen at a line's end that stands between letters.
# Most terminals and editors show nothing there. Cleaning that drops control characters makes “WeberHolm”, “longawaited” and of
# German “Vor- und Nachteile” “Vorund Nachteile”; what splits at white space has one word for two, and lxml refuses
# the text. In a narrow column it is every third line, and no docstring of the two tells. pypdf 7.1.1 and
# pdfminer.six 20260107 give the hyphen and the line's end.
#
# Seen, of five lines of a column:
#   pypdf: The town coun-⏎cil met Ms Weber-⏎Holm on its long-⏎awaited pier of 2023-⏎24.
#   pdfminer: The town coun-⏎cil met Ms Weber-⏎Holm on its long-⏎awaited pier of 2023-⏎24.
#   get_text_range: The town coun<U+FFFE>cil met Ms Weber<U+FFFE>Holm on its long<U+FFFE>awaited pier of 2023-⏎24.
#   get_text_bounded: The town coun<U+0002>cil met Ms Weber<U+0002>Holm on its long<U+0002>awaited pier of 2023-⏎24.
#   lxml: All strings must be XML compatible: Unicode or ASCII, no NULL bytes or control characters
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 \
  reportlab==5.1.0 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import sys

import lxml.etree
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen import canvas

LINES = ("The town coun-", "cil met Ms Weber-", "Holm on its long-", "awaited pier of 2023-", "24.")
path = sys.argv[1]
page = canvas.Canvas(path)
for number, line in enumerate(LINES):
    page.drawString(72, 700 - 14 * number, line)
page.save()

by_pdfium = pypdfium2.PdfDocument(path)[0].get_textpage()
texts = {
    "pypdf": pypdf.PdfReader(path).pages[0].extract_text(),
    "pdfminer": extract_text(path),
    "get_text_range": by_pdfium.get_text_range(),
    "get_text_bounded": by_pdfium.get_text_bounded(),
}
for name, text in texts.items():
    text = "⏎".join(text.split("\n")) if "\r" not in text else text.replace("\r\n", "⏎")
    print(f"{name}:", text.strip("⏎\f").replace("\ufffe", "<U+FFFE>").replace("\x02", "<U+0002>"))
try:
    lxml.etree.Element("p").text = texts["get_text_bounded"]
except ValueError as error:
    print("lxml:", error)
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" "$folder/column.pdf")
echo "$seen"
[ "$seen" = "pypdf: The town coun-⏎cil met Ms Weber-⏎Holm on its long-⏎awaited pier of 2023-⏎24.
pdfminer: The town coun-⏎cil met Ms Weber-⏎Holm on its long-⏎awaited pier of 2023-⏎24.
get_text_range: The town coun<U+FFFE>cil met Ms Weber<U+FFFE>Holm on its long<U+FFFE>awaited pier of 2023-⏎24.
get_text_bounded: The town coun<U+0002>cil met Ms Weber<U+0002>Holm on its long<U+0002>awaited pier of 2023-⏎24.
lxml: All strings must be XML compatible: Unicode or ASCII, no NULL bytes or control characters" ] || {
  echo "changed" >&2
  exit 1
}
