"""Lists whose entries stand in elements alike stay whole, where enough of one is kept."""

import numpy as np

from summarise.cleaning.html.page import parse_page
from summarise.cleaning.rules.taggers import mark
from summarise.cleaning.series import series

_NAMES = ("Goals", "Red card", "Referee", "Crowd")
_SAID = (
    "Carr scored in the ninth minute and Dunn in the last",
    "Holm, for two fouls",
    "J. Ambler",
    "4,112",
)


def _kept(markup: str, by_itself: set[str]) -> list[str]:
    """Return the blocks of a page that are kept where some are kept by themselves."""
    page = parse_page(f"<html><body><h1>A late header</h1><main>{markup}</main></body></html>")
    dump = mark(page.segments, "A late header")
    keep = np.array([text in by_itself for text in dump.texts])
    found = series(dump, dump.marks, keep, np.full(len(keep), 0.5), page.markup)
    return [text for i, text in enumerate(dump.texts) if keep[i] or i in found]


def test_names_and_what_is_said_of_them_stay_together() -> None:
    rows = "".join(
        f"<dt>{name}</dt><dd>{said}</dd>" for name, said in zip(_NAMES, _SAID, strict=True)
    )
    lines = [line for pair in zip(_NAMES, _SAID, strict=True) for line in pair]
    assert _kept(f"<dl>{rows}</dl>", {_SAID[0]}) == lines


def test_a_list_of_which_less_than_half_is_kept_stays_as_it_is() -> None:
    rows = "".join(
        f"<dt>{name}</dt><dd>{said}</dd>" for name, said in zip(_NAMES, _SAID, strict=True)
    )
    assert _kept(f"<dl>{rows}</dl>", {_SAID[1]}) == [_SAID[1]]


def test_links_and_lines_that_recur_head_no_entry() -> None:
    for head in ("<h4>Share it</h4>", '<h4><a href="/a">{name}</a></h4>'):
        rows = "".join(
            f"<div>{head.format(name=name)}<p>{said} today.</p></div>"
            for name, said in zip(_NAMES, _SAID, strict=True)
        )
        shown = {f"{said} today." for said in _SAID}
        assert set(_kept(rows, shown)) == shown


def test_what_is_in_no_element_like_one_that_is_kept_stays_out() -> None:
    rows = "".join(
        f'<section><h4>{name}</h4><p>{said} today.</p><span class="n"><div>{k} votes on it</div></span></section>'
        for k, (name, said) in enumerate(zip(_NAMES, _SAID, strict=True))
    )
    shown = {f"{said} today." for said in _SAID}
    assert not any("votes" in line for line in _kept(rows, shown))
    assert set(_NAMES) <= set(_kept(rows, shown))


def test_a_sentence_in_no_element_like_one_that_is_kept_stays_out() -> None:
    rows = "".join(
        f'<section><h4>{name}</h4><p>{said} today.</p><em class="n"><div>Voted on {k} times.</div></em></section>'
        for k, (name, said) in enumerate(zip(_NAMES, _SAID, strict=True))
    )
    lines = _kept(rows, {f"{said} today." for said in (_SAID[0], *_SAID[2:])})
    assert f"{_SAID[1]} today." in lines
    assert not any(line.startswith("Voted") for line in lines)
