#!/usr/bin/env bash
# ftfy 6.3.1: a line in which a quotation opens and does not close loses its mark and the letter behind it: Swedish
# “”Är bron klar?” becomes “Ӏr bron klar?” and German “»Über Nacht” becomes “Ȇber Nacht”, with letters of Cyrillic and of Croatian.
#
# ftfy is what corpora are repaired by because it leaves good text alone, and so it does where a quotation closes on its line, or
# a line has more letters beyond ASCII. But it looks line by line, while wires and mails break lines at 70 letters, and
# of a quotation of several paragraphs each opens with a mark and the last alone closes. As MacRoman, ” or » and a letter such
# as Ä, Å, É or Ü are the two bytes of one letter in UTF-8. Swedish and Finnish open with ”, Danish, and German in print,
# with ». The new letter often looks like the old one, or like an I, and the words that it begins are in no dictionary.
#
# Seen, of a quotation whole, of its first line alone, and of letters behind a mark that go (`fix_encoding`; `fix_text` the same):
#   sv: ”Är bron klar?” sade hon. | Ӏr bron klar?
#   fi: ”Äiti tuli”, hän sanoi. | Ӏiti tuli
#   da: »Åbn broen«, sagde hun. | ȁbn broen
#   de: »Über Nacht kam Wasser«, sagte sie. | Ȇber Nacht kam
#   behind ”: Ä Å Æ Ç É Ñ Ø Ü
#   behind »: Ä Å Æ Ç É Ñ Ø Ü
#   behind “: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ftfy==6.3.1

cat >"$folder/repair.py" <<'PYTHON'
from ftfy import fix_encoding, fix_text

for language, whole, line in (
    ("sv", "”Är bron klar?” sade hon.", "”Är bron klar?"),
    ("fi", "”Äiti tuli”, hän sanoi.", "”Äiti tuli"),
    ("da", "»Åbn broen«, sagde hun.", "»Åbn broen"),
    ("de", "»Über Nacht kam Wasser«, sagte sie.", "»Über Nacht kam"),
):
    assert fix_encoding(line) == fix_text(line, uncurl_quotes=False)
    print(f"{language}:", fix_encoding(whole), "|", fix_encoding(line))
for mark in "”»“":
    lines = {letter: f"{mark}{letter}land is near" for letter in "ÄÅÆÇÉÑÖØÜ"}
    gone = [letter for letter, line in lines.items() if fix_encoding(line) != line]
    print(f"behind {mark}:", *(gone or ["none"]))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/repair.py")
echo "$seen"
[ "$seen" = "sv: ”Är bron klar?” sade hon. | Ӏr bron klar?
fi: ”Äiti tuli”, hän sanoi. | Ӏiti tuli
da: »Åbn broen«, sagde hun. | ȁbn broen
de: »Über Nacht kam Wasser«, sagte sie. | Ȇber Nacht kam
behind ”: Ä Å Æ Ç É Ñ Ø Ü
behind »: Ä Å Æ Ç É Ñ Ø Ü
behind “: none" ] || {
  echo "changed" >&2
  exit 1
}
