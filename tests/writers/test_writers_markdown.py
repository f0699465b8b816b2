"""Markdown shows texts as they are."""

from __future__ import annotations

from pathlib import Path

from summarise.common.documents import Failure, Summary
from summarise.writers import write
from summarise.writers.markdown import escaped


def test_a_summary_is_a_section_with_its_source_and_what_to_check(tmp_path: Path) -> None:
    summary = Summary(
        "a",
        "in/a.txt",
        "Ferry sails",
        headline="First ferry sails",
        paragraph="The first ferry sailed.",
        warnings=("read half",),
    )
    write(tmp_path / "o.md", [summary.record()])
    assert (tmp_path / "o.md").read_text(encoding="utf-8") == (
        "# Summaries\n\n"
        "## First ferry sails\n\n"
        "The first ferry sailed.\n\n"
        "- Title: Ferry sails\n- Source: in/a.txt\n- To check: read half\n"
    )


def test_what_was_not_done_stands_at_the_end(tmp_path: Path) -> None:
    failures = [Failure("b", "in/b.txt", "reading", "no *text* in it").record()]
    write(tmp_path / "o.md", [Summary("a", "a.txt", "Ferry").record()], failures=failures)
    said = (tmp_path / "o.md").read_text(encoding="utf-8")
    assert said.endswith("\n## Not done\n\n- in/b.txt: no \\*text\\* in it\n")


def test_what_markdown_would_take_for_markup_is_escaped() -> None:
    assert escaped("*Ferry* [sails] <b> & _more_") == r"\*Ferry\* \[sails\] \<b\> \& \_more\_"


def test_a_text_that_begins_as_a_point_of_a_list_is_none() -> None:
    assert escaped("12. May was cold") == r"12\. May was cold"
    assert escaped("- said Ulan") == r"\- said Ulan"
    assert escaped("2.5 million people") == "2.5 million people"


def test_a_summary_without_headline_has_its_title_for_heading(tmp_path: Path) -> None:
    write(tmp_path / "o.md", [Summary("a", "a", "Ferry sails", paragraph="It did.").record()])
    assert "\n## Ferry sails\n" in (tmp_path / "o.md").read_text(encoding="utf-8")
