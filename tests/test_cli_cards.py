"""What a person sees of summaries in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from summarise.cli.cards import FirstLooks, card, print_cards
from summarise.cli.causes import causes
from summarise.common.documents import Failure, Summary

UNSUPPORTED = {"length": "headline", "text": "Ulan"}
FERRY = Summary(
    "ferry.txt",
    "in/ferry.txt",
    "Ferry title",
    headline="Ferry sails",
    paragraph="The ferry sailed on Monday.",
    warnings=("repaired: 2 odd spaces", "read half"),
    unsupported=(UNSUPPORTED,),
)


def shown(summary: Summary) -> str:
    console = Console(file=io.StringIO(), width=80)
    console.print(card(summary.record()))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_card_has_the_summaries_and_what_to_look_at_but_nothing_routine() -> None:
    assert [line.rstrip() for line in shown(FERRY).splitlines()] == [
        "ferry.txt",
        "Ferry title",
        "",
        "Ferry sails",
        "",
        "The ferry sailed on Monday.",
        "",
        "! not in the article: “Ulan” (headline)",
        "! read half",
        "",
    ]


def test_a_card_cannot_steer_the_terminal_and_has_no_markup() -> None:
    said = shown(Summary("a", "a", headline="Ferry \x1b[2J [red]sails"))
    assert "\x1b" not in said
    assert "[red]sails" in said


def test_what_has_most_to_look_at_comes_first_and_what_has_nothing_is_left_out() -> None:
    looks = FirstLooks()
    for number in range(9):
        warnings = tuple(f"warning {n}" for n in range(number % 4))
        looks.add(Summary(str(number), "s", warnings=warnings).record())
    heading, *lines = looks.lines()
    assert heading == "look at these first, 5 of 6:"
    assert [line.split(":")[0].strip() for line in lines] == ["3", "7", "2", "6", "1"]


def test_nothing_to_look_at_is_no_line() -> None:
    looks = FirstLooks()
    looks.add(Summary("a", "a").record())
    assert looks.lines() == []


@pytest.mark.parametrize(("quiet", "shown"), [(False, True), (True, False)])
def test_waiting_for_the_first_card_is_shown_unless_asked_to_be_quiet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, quiet: bool, shown: bool
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as a terminal
    monkeypatch.setenv("TERM", "xterm")
    print_cards([FERRY], quiet)
    assert ("summarising" in capsys.readouterr().err) is shown


def test_failures_are_told_at_the_end_by_their_causes(capsys: pytest.CaptureFixture[str]) -> None:
    empty = [Failure(name, name, "reading", "empty file") for name in "abcd"]
    odd = [Failure("e", "e", "cleaning", "no article in it, only 2 lines")]
    assert print_cards([*odd, *empty, FERRY]) == 1
    said = capsys.readouterr()
    assert "Ferry sails" in said.out
    assert said.err.splitlines()[-3:] == [
        "5 failed:",
        "  4 × reading: empty file (a, b, c and 1 more)",
        "  1 × cleaning: no article in it, only 2 lines (e)",
    ]


def test_failures_that_differ_in_numbers_and_names_have_one_cause() -> None:
    failures = [
        Failure(str(n), f"a#{n}", "reading", f"record {n}: no text in 'body{n}'").record()
        for n in range(1, 3)
    ]
    assert causes(failures) == ["  2 × reading: record …: no text in … (a#1, a#2)"]
