"""Datelines."""

from __future__ import annotations

import pytest

from summarise.common.text.datelines import dateline_end


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("KESTREL BAY, June 12 (Reuters) - The bank cut", "The bank cut"),
        ("WASHINGTON — When it came", "When it came"),
        ("LONDON (AP) — “No,” she said", "“No,” she said"),
        ("PARIS, France - He left", "He left"),
        ("OSTREY, May 12, 2025 /PRWire/ -- Farrow Marine builds", "Farrow Marine builds"),
        ("Ostrey (CNN) The bank cut", "The bank cut"),
        ("Friday May 2, 2025 @ 8:16 AM Europe/Ostrey — Farrow builds", "Farrow builds"),
        ("New Harrow, Norland (AP) The bank cut", "The bank cut"),
        ("HARROW, June 12 (AFP) The bank cut", "The bank cut"),
        ("Oberwalden. Der Rat von Oberwalden tagt", "Der Rat von Oberwalden tagt"),
        ("Bad Moos. Zehn Hirten aus Bad Moos", "Zehn Hirten aus Bad Moos"),
        ("Silence. Nobody in the hall spoke", "Silence. Nobody in the hall spoke"),
        ("BBC staff - 20 of them - left", "BBC staff - 20 of them - left"),
        ("The bank - Averland’s - cut", "The bank - Averland’s - cut"),
        ("OSTREY — Ann Lee — the mayor — left", "Ann Lee — the mayor — left"),
        ("OSTREY (Reuters) - A dam fell - killing two.", "A dam fell - killing two."),
        ("OSTREY (Reuters) - Ann's shares slid - led by Bo's.", "Ann's shares slid - led by Bo's."),
        ("KESTREL BAY, Norland — A dam fell — killing two.", "A dam fell — killing two."),
        ("ROME, June 12 (Reuters) - A dam fell -- killing two.", "A dam fell -- killing two."),
        ("LONDON — Crews were called — but too late.", "Crews were called — but too late."),
        ("LONDON — Norland's dam fell — left to rot.", "Norland's dam fell — left to rot."),
        ("NEW YORK (AP) — Stocks fell — again.", "Stocks fell — again."),
        ("LONDON — Stocks slid — dragged by banks.", "Stocks slid — dragged by banks."),
        ("(CNN) — A dam fell — killing two.", "A dam fell — killing two."),
        ("(CNN) A dam fell — killing two.", "A dam fell — killing two."),
        ("LONDON — Ann's dam goes — is it too late?", "Ann's dam goes — is it too late?"),
        ("The Hague (Reuters) - The bank cut", "The bank cut"),
    ],
)
def test_a_dateline_is_no_part_of_the_story(text: str, story: str) -> None:
    assert text[dateline_end(text) :] == story


@pytest.mark.parametrize(
    "text",
    [
        "The Anglers’ Party (AP) President Ann Lee left",
        "Anglers’ Party (AP) President Ann Lee left",
        "Chief editor of the Averland Press (AP) Ann Lee left",
        "In Ostrey (AP) President Ann Lee left",
        "Ann Lee of Ostrey (CNN) Mayor",
        "THE BBC — Norland's oldest broadcaster — will cut 300 jobs.",
        "NATO – Norland's oldest ally – has agreed. It met – at last – in May.",
        "UK GDP -- Ostrey's above all -- has risen.",
        "THE BBC — Norland's oldest broadcaster — cut 300 jobs.",
        "THE BBC — Norland's oldest broadcaster — plans to cut 300 jobs.",
        "NATO – Ann Lee above all – is pleased.",
        "NATO – Norland's ally – said it was pleased.",
        "The World Health Organization (WHO) – Ostrey's guest – left",
        "The Bank of England (BoE) - Ann Lee spoke for it",
        "Sen. Ann Lee and her friend Sen. Bo Finch came.",
    ],
)
def test_a_subject_with_letters_in_brackets_is_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0
