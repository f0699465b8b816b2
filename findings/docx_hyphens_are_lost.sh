#!/usr/bin/env bash
# docx2txt 0.9, docx2python 3.7.1: the hyphen that Word keeps at the end of no line (Ctrl+Shift+_) is dropped from a document,
# so that a score of 3-2 is 32 and a season of 2023-24 the year 202324.
#
# Word writes it as an element of its own, `w:noBreakHyphen`, between two pieces of text; desks set it where a range, a score
# or a name must not break, as style guides ask. What is left is a number or a word that nobody wrote, which no
# proofreading of the text alone finds. Tabs, elements too, are kept. python-docx 1.2.0 and mammoth 1.13.0 keep the hyphen.
#
# Seen, of four lines, the third with the hyphen in a run of its own, the last with a tab:
#   docx2txt: Ostrey won 32 | the 202324 season | Ms WeberHolm | a<tab>b
#   docx2python: Ostrey won 32 | the 202324 season | Ms WeberHolm | a<tab>b
#   python-docx: Ostrey won 3-2 | the 2023-24 season | Ms Weber-Holm | a<tab>b
#   mammoth: Ostrey won 3-2 | the 2023-24 season | Ms Weber-Holm | a<tab>b
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

written = docx.Document()
for before, behind in (("Ostrey won 3", "2"), ("the 2023", "24 season")):
    run = written.add_paragraph().add_run(before)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text(behind)
paragraph = written.add_paragraph("Ms Weber")
paragraph.add_run()._r.append(OxmlElement("w:noBreakHyphen"))
paragraph.add_run("Holm")
written.add_paragraph("a\tb")
written.save(sys.argv[1])

with open(sys.argv[1], "rb") as file, docx2python(sys.argv[1]) as by_docx2python:
    texts = {
        "docx2txt": docx2txt.process(sys.argv[1]),
        "docx2python": by_docx2python.text,
        "python-docx": "\n".join(paragraph.text for paragraph in docx.Document(sys.argv[1]).paragraphs),
        "mammoth": mammoth.extract_raw_text(file).value,
    }
for name, text in texts.items():
    text = text.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\t", "<tab>")
    print(f"{name}:", " | ".join(filter(None, text.split("\n"))))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" "$folder/story.docx" 2>"$folder/said")
echo "$seen"
[ "$seen" = "docx2txt: Ostrey won 32 | the 202324 season | Ms WeberHolm | a<tab>b
docx2python: Ostrey won 32 | the 202324 season | Ms WeberHolm | a<tab>b
python-docx: Ostrey won 3-2 | the 2023-24 season | Ms Weber-Holm | a<tab>b
mammoth: Ostrey won 3-2 | the 2023-24 season | Ms Weber-Holm | a<tab>b" ] || {
  echo "changed" >&2
  exit 1
}
