#!/usr/bin/env bash
# odfpy 1.4.1, odfdo 3.27.3: of an OpenDocument text (.odt, as LibreOffice writes it), odfpy gives editors' comments within the
# sentence, with their names and times, and words that were deleted; odfdo leaves out what is a field, such as a date.
#
# A comment stands in the paragraph, at the place that it is about, and deleted words stand in a list in front of the text;
# `teletype.extractText` takes whatever is text. `get_formatted_text`, which gives comments and footnotes below the text, gives
# nothing of elements that it has no case for: dates, numbers of figures, references, names of authors, and characters
# that have a reading (ruby). Either reads as a sentence that somebody wrote, and a desk's note is in print. odfdo's `to_markdown`
# gives what the document shows.
#
# Seen, of “The mayor stays.”, in which “resigns” was deleted, “The pier opens in May.” with a comment, and “On 14 March, see
# figure 3, Weber met 港.”, whose date, number and name are fields and whose last character has a reading:
#   odfpy: Desk2024-03-14T10:00:00resigns | The mayor stays. | The pierDesk2024-03-14T10:00:00Sure? opens in May. | On 14
#     March, see figure 3, Weber met 港みなと.
#   odfdo: The mayor stays. | The pier[*] opens in May. | ---- | [*] Sure? | On , see figure ,  met .
#   odfdo, Markdown: The mayor stays. | The pier opens in May. | On 14 March, see figure 3, Weber met 港みなと.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3

cat >"$folder/read.py" <<'PYTHON'
import sys

import odfdo
from odf import teletype
from odf.opendocument import load

WHO = "<dc:creator>Desk</dc:creator><dc:date>2024-03-14T10:00:00</dc:date>"
DELETED = f"""<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>
<office:change-info>{WHO}</office:change-info><text:p>resigns</text:p></text:deletion></text:changed-region>
</text:tracked-changes>""".replace("\n", "")
PARAGRAPHS = (
    'The mayor <text:change text:change-id="c1"/>stays.',
    f"The pier<office:annotation>{WHO}<text:p>Sure?</text:p></office:annotation> opens in May.",
    'On <text:date text:date-value="2024-03-14" text:fixed="true">14 March</text:date>, see figure '
    '<text:sequence text:name="Figure" text:formula="ooow:Figure+1">3</text:sequence>, '
    '<text:author-name text:fixed="true">Weber</text:author-name> met '
    "<text:ruby><text:ruby-base>港</text:ruby-base><text:ruby-text>みなと</text:ruby-text></text:ruby>.",
)

written = odfdo.Document("text")
written.body.clear()
for part in (DELETED, *(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)):
    written.body.append(odfdo.Element.from_tag(part))
written.save(sys.argv[1])

document = odfdo.Document(sys.argv[1])
for name, text in {
    "odfpy": "\n".join(teletype.extractText(part) for part in load(sys.argv[1]).text.childNodes),
    "odfdo": document.get_formatted_text(),
    "odfdo, Markdown": document.to_markdown(),
}.items():
    print(f"{name}:", " | ".join(filter(None, text.split("\n"))))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" "$folder/story.odt")
echo "$seen"
[ "$seen" = "odfpy: Desk2024-03-14T10:00:00resigns | The mayor stays. | The pierDesk2024-03-14T10:00:00Sure? opens in May. | On 14 March, see figure 3, Weber met 港みなと.
odfdo: The mayor stays. | The pier[*] opens in May. | ---- | [*] Sure? | On , see figure ,  met .
odfdo, Markdown: The mayor stays. | The pier opens in May. | On 14 March, see figure 3, Weber met 港みなと." ] || {
  echo "changed" >&2
  exit 1
}
