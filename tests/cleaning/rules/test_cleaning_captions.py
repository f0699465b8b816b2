"""Captions, with a credit or without."""

from __future__ import annotations

import pytest
from cleaning_articles import TITLE, blocks_of, dump, labels

CAPTION = "Hanna Brodd leaves the lighthouse at Skerry Point on Monday evening"


def test_a_caption_given_twice_is_dropped_both_times() -> None:
    blocks = blocks_of(dump(TITLE, CAPTION, CAPTION))
    assert [b.label for b in blocks if b.text == CAPTION] == ["caption", "caption"]


def test_a_caption_is_known_by_its_double_that_has_the_credit() -> None:
    credited = f"{CAPTION}. Credit: Ole Munt"
    assert labels(dump(TITLE, CAPTION, credited)) == {
        TITLE: "title",
        CAPTION: "caption",
        credited: "caption",
    }


def test_a_caption_is_known_by_the_credit_on_the_line_below() -> None:
    text = f"{CAPTION}.\n(Image: Ole Munt/Skerry Echo)"
    assert labels(dump(TITLE, text))[f"{CAPTION}."] == "caption"


def test_a_credit_below_a_blank_line_leaves_the_paragraph_above_alone() -> None:
    assert labels(dump(TITLE, inside=("(Image: Ole Munt/Skerry Echo)",))) == {
        TITLE: "title",
        "(Image: Ole Munt/Skerry Echo)": "caption",
    }


@pytest.mark.parametrize("end", [", Photograph: Ole Munt/The Echo.", " Photo: Ole Munt/AFP."])
def test_a_credit_that_a_comma_or_its_own_colon_parts_makes_a_caption(end: str) -> None:
    assert labels(dump(TITLE, inside=(CAPTION + end,)))[CAPTION + end] == "caption"


@pytest.mark.parametrize("line", [f"FILE - {CAPTION}.", f"Pictured: {CAPTION}."])
def test_a_line_that_opens_as_a_caption_is_one(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "A photo by Ole Munt of the last beam over the breakwater has been seen more than two "
        "million times since Monday, and prints of it are sold out.",
        "The first image by the new telescope on Skerry Point shows a galaxy of red stars.",
        "Police said a photo by a passer-by showed the keeper on the bridge on Monday evening.",
        "The firm never answered, said Bo Finch, who speaks for the photographers of Getty.",
        "Shutterstock settled a similar case with the keeper of the lighthouse in May.",
        "Shutterstock’s fund pays the keeper for each picture of the lighthouse at night.",
        "Getty Images to sue keeper of lighthouse",
        "EPA-rated range: 245 to 318 miles",
    ],
)
def test_a_line_about_a_photo_or_an_agency_is_no_caption(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] != "caption"


@pytest.mark.parametrize(
    "line",
    [
        f"{CAPTION}. Photo by: ‘Ole Munt’.",
        f"{CAPTION} (Photo by Ole Munt/Getty Images).",
        f"{CAPTION}. Getty Images",
        f"{CAPTION}. Getty Images for the Skerry Echo",
        "Photo: Ole Munt.",
        "In the picture: Hanna Brodd and Ole Munt.",
        "The picture: Hanna Brodd, Ole Munt and Bo Finch.",
    ],
)
def test_a_credit_that_something_parts_from_its_sentence_is_one(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "This is the whole picture: rents are up and wages are down.",
        "She had come to paint. Thirty years on she has just one good photograph: her lamp at dusk.",
        "On Monday the keeper posted a video: it shows the lamp going out.",
        "Hanna Brodd gives them the credit: without the dogs nobody would have noticed.",
        "Of all that the agency printed she kept one thing, pictures: those of the lamp.",
        "For a fee, Getty Images Inc. licenses pictures of the lamp to newspapers.",
        "Überall das gleiche Bild: leere Straßen.",
        "Sie zeigte ihm ein Foto: Darauf ist der Leuchtturm zu sehen.",
        "En el puerto, siempre la misma imagen: bares cerrados.",
        "Il n’en reste qu’une illustration : on y voit le phare.",
        "Op de kade steeds hetzelfde beeld: lege cafés.",
        "Playoff picture: keepers in pursuit",
        "In the picture: the keeper and her dogs go to court.",
        "In the picture: Keepers and dogs go to court.",
        "She loved one picture: Hanna Brodd and Ole Munt.",
        "How the keeper adds text to video: a guide",
    ],
)
def test_a_colon_in_a_sentence_is_no_credit(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] != "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Hanna Brodd leaves the lighthouse at Skerry Point, which went dark on Monday evening.",
        "Pictured: Hanna Brodd with her favourite picture: a swan.",
    ],
)
def test_what_opens_as_a_caption_is_one_whatever_its_credit_looks_like(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == "caption"


@pytest.mark.parametrize(
    "end", [" Foto: Ole Munt/dpa.", ", foto: Ole van der Munt.", " Image by Ole Munt"]
)
def test_a_name_behind_a_credit_parts_it_from_its_caption(end: str) -> None:
    assert labels(dump(TITLE, inside=(CAPTION + end,)))[CAPTION + end] == "caption"
