"""Cut a page's tree into blocks: the visible text of each element that is no part of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.blocks.segment import Region, Segment, Segments
from summarise.cleaning.html.drop_caps import PageWords, is_initial, join_initial
from summarise.cleaning.html.hidden import is_hidden
from summarise.cleaning.html.hints import read_hints
from summarise.cleaning.html.line_breaks import unwrapped
from summarise.cleaning.html.markup import OTHER, TAGS, Markup, Place
from summarise.cleaning.html.tables import is_table_of_figures, table_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCK_TAGS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 blockquote figure figcaption td th dt dd pre div section article aside "
    "header footer nav main ul ol table tr button label form address".split()
)
_UNSEEN_TAGS = frozenset("script style noscript template svg head iframe".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HEADING = TAGS.index("heading")
# what an element's text is, unless a figure or an aside is around it
_REGIONS = {
    **dict.fromkeys("aside header button label a".split(), Region.ASIDE),
    **dict.fromkeys(("nav", "footer"), Region.MENU),
    **dict.fromkeys(("figure", "figcaption"), Region.CAPTION),
    "blockquote": Region.QUOTATION,
}
_LASTING = (Region.ASIDE, Region.MENU, Region.CAPTION)
_KINDS = {
    **dict.fromkeys(_HEADINGS, _HEADING),
    **dict.fromkeys("td th dt dd tr".split(), TAGS.index("cell")),
    **{tag: TAGS.index(tag) for tag in ("p", "li", "pre")},
}
_WHOLE = ("html", "body")  # whose names say nothing of a block
_ENTERED = BLOCK_TAGS | _REGIONS.keys() | {"span"}
_DIGITS = str.maketrans("", "", "0123456789")
_BREAK = "\u2028"  # stands for <br> until a block is closed
_Look = tuple[str, str]  # an element's tag, and its names without what numbers them
_PLAIN: _Look = ("", "")
_WRAPPED = 3  # lines from which they may be a paragraph that a program wrapped


class _Known(NamedTuple):
    """What is known of an element: its region, hints as bits, and what is around it."""

    region: Region = Region.TEXT
    kind: int = OTHER
    own: int = 0
    pair: int = 0  # with those of the element around it
    near: int = 0  # and of the next
    inherited: int = 0
    number: int = 0
    looks: tuple[_Look, _Look, _Look] = (_PLAIN,) * 3  # its own, and of the two around it
    article: int = 0
    in_main: bool = False
    hidden: bool = False


class _Open:
    """An element that is open, which is looked at if it has a block: most have none of their own.

    Args:
        element: it.
        outside: the one around it, None where it is the page.
        number: its own, or that of the block element around it.
    """

    __slots__ = ("_known", "element", "number", "outside")

    def __init__(self, element: HtmlElement, outside: _Open | None, number: int = 0) -> None:
        self.element, self.outside, self.number = element, outside, number
        self._known: _Known | None = None

    def known(self) -> _Known:
        """Return what is known of it."""
        if self._known is None:
            unknown = [self]  # no recursion: a page may be nested deep
            while (outside := unknown[-1].outside) and outside._known is None:
                unknown.append(outside)
            for each in reversed(unknown):
                around = each.outside
                each._known = (
                    _look_inside(each.element, each.number, around.known())
                    if around
                    else _of_page(each.element)
                )
            assert self._known
        return self._known


def visible_blocks(tree: HtmlElement) -> tuple[Segments, Markup]:
    """Return the visible text of a page, a block an element, in document order, and where each stands."""
    cutter = _Cutter()
    cutter.cut(tree)
    return cutter.blocks, Markup.of(cutter.places, cutter.around)


class _Cutter:
    """Walks a tree, and keeps what is read of the block that is not closed yet."""

    def __init__(self) -> None:
        self.blocks = Segments()
        self._words = PageWords(self.blocks)
        self.places = list[Place]()
        self.around = [0]  # the number of the element around each, by its own
        self._tables = 0
        self._alike = dict[tuple[_Look, _Look, _Look], int]()  # numbers of such in two such

    def cut(self, tree: HtmlElement) -> None:
        """Cut a page into `blocks`."""
        from lxml.etree import iterwalk

        here, around, links = _Open(tree, None), list[_Open](), 0
        # of the block that is not closed yet: its text, and how much of that is in links. White space
        # before it is left out, which is all there is between most elements
        pieces, linked, behind_time = list[str](), 0, False
        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            entered = event == "start"
            seen = tag not in _UNSEEN_TAGS
            if entered and not seen:
                walk.skip_subtree()
                continue
            if tag in BLOCK_TAGS:
                if pieces:
                    self._close(pieces, linked, here)
                    pieces.clear()
                linked = 0
            if entered:
                around.append(here)
                if tag in BLOCK_TAGS:
                    self.around.append(here.number)
                    here = _Open(element, here, len(self.around) - 1)
                elif tag in _ENTERED:
                    here = _Open(element, here, here.number)
                elif tag == "br":
                    pieces.append(" " if here.known().kind == _HEADING else _BREAK)
                elif tag == "time" and pieces and pieces[-1][-1:].isalpha():
                    pieces.append(" ")  # pages part a name and its date by their style alone
                links += tag == "a" and _is_link(element)
                if tag == "pre" and not links:
                    walk.skip_subtree()
                    self._add_lines(_preformatted(element), here)
                    continue
                if tag == "table" and is_table_of_figures(element):
                    walk.skip_subtree()
                    self._tables += 1
                    self._add_lines(table_rows(element), here, self._tables)
                    continue
                text = element.text
            else:
                if seen:
                    here = around.pop()
                    links -= tag == "a" and _is_link(element)
                text = element.tail
                behind_time |= tag == "time"
            if text:
                if behind_time and pieces and (text[0].isupper() or text[0].isdigit()):
                    pieces.append(" ")  # and a time and what happened then
                behind_time = False
                if pieces or not text.isspace():
                    pieces.append(text)
                if links:
                    linked += len(text)
        self._close(pieces, linked, here)

    def _close(self, pieces: Sequence[str], linked: int, here: _Open) -> None:
        """Make a block of what was read, or several, where it has line breaks of its own.

        Args:
            pieces: its text.
            linked: how many characters of it are in links.
            here: what is around it.
        """
        text = "".join(pieces)
        if _BREAK not in text:
            if line := " ".join(text.split()):
                self._add(line, here, linked)
            return
        lines = [" ".join(line.split()) for line in text.split(_BREAK)]
        if sum(map(bool, lines)) >= _WRAPPED:
            lines = unwrapped("\n".join(lines))
        share = linked / max(1, sum(map(len, lines)))
        for line in filter(None, lines):
            self._add(line, here, round(share * len(line)))

    def _add_lines(self, lines: Iterator[str], here: _Open, table: int = 0) -> None:
        for line in lines:
            self._add(line, here, 0, table)

    def _add(self, text: str, here: _Open, linked: int, table: int = 0) -> None:
        above = self.blocks[-1].text if self.blocks else ""
        if is_initial(above) and (whole := join_initial(above, text, self._words)):
            self.blocks.pop()
            self.places.pop()
            text = whole
        known = here.known()
        self.blocks.append(Segment(text, region=known.region))
        self.places.append(
            Place(
                known.kind,
                known.near,
                known.inherited,
                linked,
                len(text),
                known.number,
                self._alike.setdefault(known.looks, len(self._alike)),
                known.article,
                known.in_main,
                known.hidden,
                table,
            )
        )


def _of_page(tree: HtmlElement) -> _Known:
    """Return what is known of what is in no element: it looks as the first element of the page does.

    So it was, by accident, when the networks were trained.
    """
    first = next(
        (
            each
            for each in tree.iter(*BLOCK_TAGS)
            if next(each.iterancestors(*_UNSEEN_TAGS), None) is None
        ),
        None,
    )
    look = _PLAIN if first is None else (first.tag, _without_digits(first.get("class", "")))
    return _Known(looks=(look, look, look))


def _look_inside(element: HtmlElement, number: int, outside: _Known) -> _Known:
    """Return what is known of an element, by what is known of the one around it."""
    tag, said = element.tag, dict(element.items())
    names, role = said.get("class", ""), said.get("role")
    both = f"{names} {said.get('id', '')}"
    own = read_hints(both) if len(both) > 1 and tag not in _WHOLE else 0
    region = outside.region
    if tag in _REGIONS and region not in _LASTING:
        region = _REGIONS[tag]
    inherited = outside.inherited | own
    if tag not in BLOCK_TAGS:
        if region is outside.region and not own:
            return outside
        return outside._replace(region=region, near=outside.near | own, inherited=inherited)
    whole = tag == "article" or role == "article" or said.get("itemprop") == "articleBody"
    return _Known(
        region,
        _KINDS.get(tag, OTHER),
        own,
        own | outside.own,
        own | outside.pair,
        inherited,
        number,
        ((tag, _without_digits(names)), *outside.looks[:2]),
        number if whole and not outside.article else outside.article,
        outside.in_main or tag == "main" or role == "main",
        outside.hidden or (is_hidden(said) and tag not in _WHOLE),
    )


def _is_link(anchor: HtmlElement) -> bool:
    """Return whether an anchor leads anywhere, and is not the place that others lead to."""
    return "href" in anchor.attrib or not ("id" in anchor.attrib or "name" in anchor.attrib)


@lru_cache(maxsize=1 << 14)
def _without_digits(names: str) -> str:
    return names.translate(_DIGITS)


def _preformatted(element: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of text that has line breaks of its own."""
    for line in element.iter("br"):
        line.tail = "\n" + (line.tail or "")
    yield from unwrapped(element.text_content())
