#!/usr/bin/env bash
# resiliparse 2.0.1: in the main content of a page, a word or sign that stands alone in its element is dropped where UTF-8 has
# three bytes for it and its last letter is beyond ASCII: “où”, “né”, “m²”, “–”, “€”, any one character of Chinese or Japanese.
#
# The rule is meant for icons, letters of the private use area. It compares the three bytes as one number, the last of
# them first, and takes nearly all that end beyond ASCII. So a linked, bold or marked word is gone, and what React writes, which
# parts what it fills in by comments: a score of 3–2 is 32. What is left reads as a sentence that somebody wrote.
# The text of the whole page (`main_content=False`, the default) has them all.
#
# Seen, of words in `<b>`, and of a score as React writes it:
#   the whole page: of all 22 words none is dropped; Ostrey won 3–2.
#   main content, dropped: où là né Né Kö m² 5° 1½ – — € … • → ” 港 の
#   main content, kept: à été 5€ 港町 for
#   main content, private use area: dropped
#   main content: Ostrey won 32.
#   main content, of the 27,584 Chinese characters of U+3400 and U+4E00: 99% dropped
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check Resiliparse==2.0.1

cat >"$folder/read.py" <<'PYTHON'
from resiliparse.extract.html2text import extract_plain_text

WORDS = "où là né Né Kö m² 5° 1½ – — € … • → ” 港 の à été 5€ 港町 for".split()
SCORE = "Ostrey won 3<!-- -->–<!-- -->2."


def read(marked, main_content):
    page = f'<!doctype html><html><meta charset="utf-8"><title>Pier</title><body><p>{marked}</p></body></html>'
    return extract_plain_text(page, main_content=main_content)


def is_kept(word, main_content=True):
    return word in read(f"one <b>{word}</b> two", main_content)


lost = [word for word in WORDS if not is_kept(word, main_content=False)]
print(f"the whole page: of all {len(WORDS)} words {' '.join(lost) or 'none'} is dropped;", read(SCORE, False))
print("main content, dropped:", *(word for word in WORDS if not is_kept(word)))
print("main content, kept:", *(word for word in WORDS if is_kept(word)))
print("main content, private use area:", "kept" if is_kept("\ue000") else "dropped")
print("main content:", read(SCORE, True))
chinese = [*map(chr, range(0x4E00, 0xA000)), *map(chr, range(0x3400, 0x4DC0))]
dropped = sum(not is_kept(character) for character in chinese) / len(chinese)
print(f"main content, of the {len(chinese):,} Chinese characters of U+3400 and U+4E00: {dropped:.0%} dropped")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py")
echo "$seen"
[ "$seen" = "the whole page: of all 22 words none is dropped; Ostrey won 3–2.
main content, dropped: où là né Né Kö m² 5° 1½ – — € … • → ” 港 の
main content, kept: à été 5€ 港町 for
main content, private use area: dropped
main content: Ostrey won 32.
main content, of the 27,584 Chinese characters of U+3400 and U+4E00: 99% dropped" ] || {
  echo "changed" >&2
  exit 1
}
