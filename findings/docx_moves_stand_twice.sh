#!/usr/bin/env bash
# docx2txt 0.9, docx2python 3.7.1: of a Word document with tracked changes, a sentence that was moved stands
# twice, where it was and where it is; with python-docx 1.2.0 nowhere, nor does anything else that was inserted.
#
# Word writes moved text as `w:t` in both places, while what is deleted is `w:delText`: whoever reads `w:t` leaves
# out deletions, as one expects, and takes moves for text twice. So is a text box read twice, which Word writes a
# second time for older programs. `paragraph.text` is of runs that stand right in the paragraph. Nobody warns, and
# none of the three gives what any reader of the document saw. mammoth 1.13.0 does, of both.
#
# Seen, of “The pier opens. Ferries sail in May. The mayor spoke.”, whose second sentence was moved from the front
# and whose “opens.” was inserted; and of a text box, “Box.”:
#   docx2txt: Ferries sail in May. The pier opens. Ferries sail in May. The mayor spoke. | Box. Box.
#   docx2python: Ferries sail in May. The pier opens. Ferries sail in May. The mayor spoke. | Box. Box.
#   python-docx: The pier The mayor spoke. | nothing
#   mammoth: The pier opens. Ferries sail in May. The mayor spoke. | Box.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 lxml==6.1.3

cat >"$folder/read.py" <<'PYTHON'
import sys
import zipfile

import docx
import docx2txt
import mammoth
from docx2python import docx2python

OFFICE = "http://schemas.openxmlformats.org"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMES = f"""
xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"
xmlns:mc="{OFFICE}/markup-compatibility/2006" xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing"
xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:wps="{SHAPE}" xmlns:v="urn:schemas-microsoft-com:vml"
"""
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{OFFICE}/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{OFFICE}/package/2006/relationships">
        <Relationship Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"
        Target="word/document.xml"/></Relationships>""",
}
BY = 'w:author="Editor" w:date="2024-03-14T10:00:00Z"'


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def written(name, body):
    path = f"{sys.argv[1]}/{name}.docx"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {**PARTS, "word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    with zipfile.ZipFile(path, "w") as file:
        for part, text in parts.items():
            file.writestr(part, head + text)
    return path


def move(end, number):
    start = f'<w:move{end}RangeStart w:id="{number}" w:name="move1" {BY}/><w:move{end} w:id="{number + 1}" {BY}>'
    return f'{start}{run("Ferries sail in May. ")}</w:move{end}><w:move{end}RangeEnd w:id="{number}"/>'


changed = f"""<w:p>{move("From", 1)}{run("The pier ")}
<w:del w:id="5" {BY}><w:r><w:delText>shuts.</w:delText></w:r></w:del><w:ins w:id="6" {BY}>{run("opens.")}</w:ins></w:p><w:p>{move("To", 3)}{run("The mayor spoke.")}</w:p>"""
content = f'<w:txbxContent><w:p>{run("Box.")}</w:p></w:txbxContent>'
boxed = f"""<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>
<a:graphicData uri="{SHAPE}"><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>
{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
paths = [written("changed", changed), written("boxed", boxed)]

READERS = {
    "docx2txt": docx2txt.process,
    "docx2python": lambda path: docx2python(path).text,
    "python-docx": lambda path: "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    "mammoth": lambda path: mammoth.extract_raw_text(open(path, "rb")).value,
}
for name, read in READERS.items():
    print(f"{name}:", " | ".join(" ".join(read(path).split()) or "nothing" for path in paths))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" "$folder" 2>"$folder/said")
echo "$seen"
[ "$seen" = "docx2txt: Ferries sail in May. The pier opens. Ferries sail in May. The mayor spoke. | Box. Box.
docx2python: Ferries sail in May. The pier opens. Ferries sail in May. The mayor spoke. | Box. Box.
python-docx: The pier The mayor spoke. | nothing
mammoth: The pier opens. Ferries sail in May. The mayor spoke. | Box." ] || { echo "changed" >&2; exit 1; }
if [ -s "$folder/said" ]; then
  echo "changed: it says something" >&2
  exit 1
fi
