"""What `--explain` shows in a terminal."""

from __future__ import annotations

import io

from cleaning_articles import PARAGRAPHS, TITLE, cleaned, dump
from rich.console import Console

from summarise.cleaning.report.explain import render_explanation
from summarise.common.documents import Article, Block


def shown(article: Article, **options: object) -> str:
    console = Console(file=io.StringIO(), width=100, **options)  # type: ignore[arg-type]
    console.print(render_explanation(article))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_every_block_has_its_label_score_and_reason_beside_it() -> None:
    lines = shown(cleaned(dump(TITLE, "By Hanna Brodd", below=("Share",)))).splitlines()
    assert lines[0].strip() == TITLE
    assert lines[1].split() == ["a", "·", "Hanna", "Brodd", "·", "en"]
    (byline,) = (i for i, line in enumerate(lines) if line.startswith("- byline"))
    assert lines[byline].split() == ["-", "byline", "0.90", "By", "Hanna", "Brodd"]
    assert lines[byline + 1].strip() == "says who wrote the article"
    bodies = [line.split()[1] for line in lines if line.startswith("  body ")]
    assert len(bodies) == len(PARAGRAPHS)
    assert all(0.3 <= float(score) <= 1 for score in bodies)


def test_what_is_dropped_is_dim_and_struck_and_what_is_kept_is_plain() -> None:
    article = Article("a", "a", "Kept.", blocks=(Block("Kept."), Block("Gone", "share")))
    coloured = shown(article, force_terminal=True, color_system="standard")
    assert "\x1b[2;9mGone" in coloured
    assert " Kept." in coloured


def test_brackets_are_no_markup_and_control_characters_do_not_reach_the_terminal() -> None:
    article = Article("a\x1b[2J", "a", "x", title="[bold]", blocks=(Block("[red]\x1b]0;x\x07"),))
    coloured = shown(article, force_terminal=True)
    assert "[bold]" in coloured
    assert "[red]]0;x" in coloured
    assert "\x1b[2J" not in coloured
    assert "\x07" not in coloured
