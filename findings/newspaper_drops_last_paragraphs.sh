#!/usr/bin/env bash
# newspaper4k 0.9.6: the last paragraph of an article is left out where a word of it is a link, bold or otherwise marked.
#
# What comes last is taken for a gallery or a list of other stories where elements are nested in it, two levels counting
# from the paragraph itself; one link within a sentence is enough. So the ending of a story, whose last sentence often
# links to what it rests on, is missing from `text` and from what `nlp` sums up, and nothing is said. The same
# paragraph is kept where another follows it.
#
# Seen, of a paragraph one of whose words is in an element, or in none:
#   last of an article, kept: none em span
#   last of an article, dropped: a abbr b cite code i mark q small strong sub time u
#   last of a div in an article, kept: none em span
#   last of a div in an article, dropped: a abbr b cite code i mark q small strong sub time u
#   last of a page with a menu and a footer, kept: none em span
#   last of a page with a menu and a footer, dropped: a abbr b cite code i mark q small strong sub time u
#   followed by another, kept: none a abbr b cite code em i mark q small span strong sub time u
#   followed by another, dropped: nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check newspaper4k==0.9.6 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$folder/read.py" <<'PYTHON'
import newspaper

STORY = "".join(
    f"<p>The council of Ferryham voted on {day} to rebuild the pier, which has been closed to ships and walkers since "
    "the storm of last winter, the mayor told a full hall.</p>"
    for day in ("Monday", "Tuesday", "Thursday", "Friday")
)
LAST = (
    "<p>Ferries to the islands will sail from the northern {} until the work is done, which will be in May if the "
    "weather holds, the harbour master said.</p>"
)
BEHIND = "<p>The council will meet again in a month and will then hear what the work costs.</p>"


def kept(element, around, behind):
    word = f'<{element} href="/quay">quay</{element}>' if element == "a" else f"<{element}>quay</{element}>"
    last = LAST.format(word if element else "quay")
    body = around.format(STORY + last + behind)
    page = newspaper.Article("https://news.example.org/2024/03/14/pier.html", language="en")
    page.download(input_html=f'<!doctype html><html lang="en"><title>Pier</title><body>{body}</body></html>')
    page.parse()
    text = " ".join(page.text.split())
    assert text.count("The council of Ferryham voted") == 4
    return "kept" if "northern quay until the work is done" in text else "dropped"


PLAIN, BOX = "<article>{}</article>", "<article><div>{}</div></article>"
FULL = "<nav><a href='/'>Home</a></nav><main><h1>Pier</h1><div class='content'>{}</div></main><footer>Imprint</footer>"
ELEMENTS = ["", *"a abbr b cite code em i mark q small span strong sub time u".split()]
for name, around, behind in (
    ("last of an article", PLAIN, ""),
    ("last of a div in an article", BOX, ""),
    ("last of a page with a menu and a footer", FULL, ""),
    ("followed by another", PLAIN, BEHIND),
):
    outcomes = {each or "none": kept(each, around, behind) for each in ELEMENTS}
    for how in ("kept", "dropped"):
        print(f"{name}, {how}:", *([each for each in outcomes if outcomes[each] == how] or ["nothing"]))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "last of an article, kept: none em span
last of an article, dropped: a abbr b cite code i mark q small strong sub time u
last of a div in an article, kept: none em span
last of a div in an article, dropped: a abbr b cite code i mark q small strong sub time u
last of a page with a menu and a footer, kept: none em span
last of a page with a menu and a footer, dropped: a abbr b cite code i mark q small strong sub time u
followed by another, kept: none a abbr b cite code em i mark q small span strong sub time u
followed by another, dropped: nothing" ] || {
  echo "changed" >&2
  exit 1
}
