"""Errors in one line."""

from __future__ import annotations

from summarise.common.errors import one_line, visible


def test_an_error_is_said_in_one_line() -> None:
    assert one_line(ValueError("two\n  lines\tand a tab")) == "two lines and a tab"


def test_an_error_without_a_message_is_said_by_its_type() -> None:
    assert one_line(KeyError()) == "KeyError"


def test_a_long_error_is_cut_at_300_characters() -> None:
    assert one_line("x" * 300) == "x" * 300
    assert one_line("x" * 301) == "x" * 297 + "..."


def test_what_could_steer_a_terminal_is_escaped_and_other_scripts_stay() -> None:
    assert visible("a\x1b[2J\x07\x9b\n\u202e\ud800") == r"a\x1b[2J\x07\x9b\n\u202e\ud800"
    assert visible("“Zürich” 東京 \U0001f600") == "“Zürich” 東京 \U0001f600"
