"""Cut a page's tree into blocks: the visible text of each element that is no part of a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.segment import Region, Segment, Segments
from summarise.cleaning.html.drop_caps import is_initial, join_initial
from summarise.cleaning.html.hints import read_hints
from summarise.cleaning.html.line_breaks import unwrapped
from summarise.cleaning.html.markup import OTHER, TAGS, Markup, Place
from summarise.cleaning.html.tables import is_table_of_figures, table_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form".split()
)
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# what an element's text is, unless a figure or an aside is around it
_REGIONS = {
    **dict.fromkeys("aside header button label a".split(), Region.ASIDE),
    **dict.fromkeys(("nav", "footer"), Region.MENU),
    **dict.fromkeys(("figure", "figcaption"), Region.CAPTION),
    "blockquote": Region.QUOTATION,
}
_LASTING = (Region.ASIDE, Region.MENU, Region.CAPTION)
_KINDS = {
    **dict.fromkeys(_HEADINGS, TAGS.index("heading")),
    **dict.fromkeys("td th dt dd tr".split(), TAGS.index("cell")),
    **{tag: TAGS.index(tag) for tag in ("p", "li", "pre")},
}
_WHOLE = ("html", "body")  # whose names say nothing of a block
_ENTERED = _BLOCK_TAGS | _REGIONS.keys() | {"span"}
_WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
_BREAK = "\u2028"  # stands for <br> until a block is closed
_WRAPPED = 3  # lines from which they may be a paragraph that a program wrapped


class _Open(NamedTuple):
    """An element that is open: its region, hints as bits, and what is around it."""

    region: Region = Region.TEXT
    kind: int = OTHER
    own: int = 0
    pair: int = 0  # with those of the element around it
    near: int = 0  # and of the next
    inherited: int = 0
    number: int = 0
    looks: tuple[int, int, int] = (0, 0, 0)  # its own, and of the two around it
    article: int = 0
    in_main: bool = False
    hidden: bool = False


def visible_blocks(tree: HtmlElement) -> tuple[Segments, Markup]:
    """Return the visible text of a page, a block an element, in document order, and where each stands."""
    cutter = _Cutter()
    cutter.cut(tree)
    return cutter.blocks, Markup.of(cutter.places, cutter.around)


class _Cutter:
    """Walks a tree, and keeps what is read of the block that is not closed yet."""

    def __init__(self) -> None:
        self.blocks = Segments()
        self.places = list[Place]()
        self.around = [0]  # the number of the element around each, by its own
        self._pieces = list[str]()
        self._linked = 0  # characters of them that are in links
        self._tables = 0
        self._looks = dict[tuple[str, str], int]()  # numbers of tags and names
        self._alike = dict[tuple[int, int, int], int]()  # and of such an element in two such

    def cut(self, tree: HtmlElement) -> None:
        """Cut a page into `blocks`."""
        from lxml.etree import iterwalk

        here, around, links = _Open(), list[_Open](), 0
        pieces = self._pieces
        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN_TAGS:
                    walk.skip_subtree()
                    continue
                if tag == "br":
                    pieces.append(" " if here.kind == 1 else _BREAK)
                if pieces and tag in _BLOCK_TAGS:
                    self._close(here)
                around.append(here)
                if tag in _ENTERED:
                    here = self._entered(element, tag, here)
                links += tag == "a"
                if tag == "pre" and not links:
                    walk.skip_subtree()
                    self._add_lines(_preformatted(element), here)
                elif tag == "table" and is_table_of_figures(element):
                    walk.skip_subtree()
                    self._tables += 1
                    self._add_lines(table_rows(element), here, self._tables)
                elif text := element.text:
                    pieces.append(text)
                    self._linked += len(text) if links else 0
            else:
                if tag not in _UNSEEN_TAGS:
                    if pieces and tag in _BLOCK_TAGS:
                        self._close(here)
                    here = around.pop()
                    links -= tag == "a"
                if text := element.tail:
                    pieces.append(text)
                    self._linked += len(text) if links else 0
        self._close(here)

    def _entered(self, element: HtmlElement, tag: str, outside: _Open) -> _Open:
        """Return what is known of an element that is entered."""
        said = dict(element.items())
        own, names = 0, said.get("class", "")
        if said and tag not in _WHOLE:
            both = f"{names} {said.get('id', '')}"
            own = read_hints(both) if len(both) > 1 else 0
        region = outside.region
        if tag in _REGIONS and region not in _LASTING:
            region = _REGIONS[tag]
        if tag not in _BLOCK_TAGS:
            if not own and region is outside.region:
                return outside
            return outside._replace(
                region=region, near=outside.near | own, inherited=outside.inherited | own
            )
        number = len(self.around)
        self.around.append(outside.number)
        look = self._looks.setdefault((tag, names.translate(_WITHOUT_DIGITS)), len(self._looks))
        role = said.get("role")
        whole = tag == "article" or role == "article" or said.get("itemprop") == "articleBody"
        hidden = outside.hidden or "hidden" in said
        if (style := said.get("style")) and "none" in style:
            hidden |= "display:none" in style.replace(" ", "").lower()
        return _Open(
            region,
            _KINDS.get(tag, OTHER),
            own,
            own | outside.own,
            own | outside.pair,
            outside.inherited | own,
            number,
            (look, *outside.looks[:2]),
            number if whole and not outside.article else outside.article,
            outside.in_main or tag == "main" or role == "main",
            hidden,
        )

    def _close(self, here: _Open) -> None:
        """Make a block of what was read, or several, where it has line breaks of its own."""
        text, linked = "".join(self._pieces), self._linked
        self._pieces.clear()
        self._linked = 0
        if _BREAK in text:
            lines = [" ".join(line.split()) for line in text.split(_BREAK)]
            if sum(map(bool, lines)) >= _WRAPPED:
                lines = unwrapped("\n".join(lines))
        else:
            lines = [" ".join(text.split())]
        share = linked / max(1, sum(map(len, lines)))
        for line in filter(None, lines):
            self._add(line, here, round(share * len(line)))

    def _add_lines(self, lines: Iterator[str], here: _Open, table: int = 0) -> None:
        for line in lines:
            self._add(line, here, 0, table)

    def _add(self, text: str, here: _Open, linked: int, table: int = 0) -> None:
        if self.blocks and is_initial(self.blocks[-1].text):
            whole = join_initial(self.blocks[-1].text, text, [each.text for each in self.blocks])
            if whole:
                self.blocks.pop()
                self.places.pop()
                text = whole
        self.blocks.append(Segment(text, region=here.region))
        self.places.append(
            Place(
                here.kind,
                here.near,
                here.inherited,
                linked,
                len(text),
                here.number,
                self._alike.setdefault(here.looks, len(self._alike)),
                here.article,
                here.in_main,
                here.hidden,
                table,
            )
        )


def _preformatted(element: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of text that has line breaks of its own."""
    for line in element.iter("br"):
        line.tail = "\n" + (line.tail or "")
    yield from unwrapped(element.text_content())
