"""What a paper says an article is stands as a warning on the record, and an embargo's end is no date of publication."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump

from summarise.cleaning.metadata.flags import flags
from summarise.common.documents import DENIES

FLAGS = {
    "under embargo": [
        "*** STRICTLY EMBARGOED UNTIL 00.01 TUESDAY 6 MAY 2025 ***",
        "Under embargo until 6 May 2025, 10:00 GMT",
        "EMBARGO: 6am, Tuesday 6 May",
        "Not for publication or broadcast before 6 May 2025",
        "Sperrfrist: 6. Mai 2025, 10 Uhr",
        "Sous embargo jusqu'au 6 mai 2025 à 10h",
        "Onder embargo tot 6 mei 2025",
        "Embargo do 6 maja 2025, godz. 10",
    ],
    "paid content": [
        "Paid for by Skerry Ferries",
        "Sponsored content | By Skerry Ferries",
        "Partner content from Skerry Ferries",
        "ADVERTORIAL",
        "Gesponserter Beitrag",
        "Artykuł sponsorowany",
    ],
    "satire": ["Satire", "SATIRE: Keeper marries lighthouse", "This article is satire.", "Parodia"],
    "a correction or an apology": [
        "Correction",
        "Clarification: Skerry Point lighthouse",
        "An apology",
        "Apology to Hanna Brodd",
        "For the record",
        "Fact check: was the lighthouse sold?",
        "Gegendarstellung",
        "Rectificatif",
    ],
}
NEWS = [
    "Embargo on Sudaran oil lifted after 12 years",
    "Embargo: 12 ministers meet in Vessel Bay",
    "Under embargo for 60 years, Sudara learns to mend its cars",
    "Embargo to cost harbour £2m",
    "Embargo do petróleo faz 50 anos",
    "Satire is not dead, says the editor who sold the lighthouse",
    "Satire magazine sued by harbour master",
    "Sponsored walk raises £400 for the lifeboat",
    "Correction in house prices is near, says bank",
    "Apology to islanders came fifty years too late",
    "Apology demanded of harbour master",
    "Advertisement",
    "Claims of fraud at the harbour",
]


@pytest.mark.parametrize(("kind", "line"), [(k, line) for k in FLAGS for line in FLAGS[k]])
def test_a_flag_above_the_headline_or_below_it_is_a_warning(kind: str, line: str) -> None:
    for above in ((line, TITLE), (TITLE, line)):
        article = cleaned(dump(*above))
        assert article.text == BODY or kind.startswith("a correction")
        [warning] = article.warnings
        assert warning.startswith(kind)
        assert line in warning
        assert article.published is None


def test_a_flag_is_told_where_it_is_the_headline() -> None:
    article = cleaned("\n\n".join(("Apology: Hanna Brodd", *PARAGRAPHS)))
    [warning] = article.warnings
    assert warning == DENIES


@pytest.mark.parametrize("line", NEWS)
def test_news_of_such_things_has_no_flag(line: str) -> None:
    assert flags([line]) == []


def test_a_flag_of_another_story_is_none_of_the_article() -> None:
    article = cleaned(dump(TITLE, below=("Sponsored content", "Satire", "Keeper weds his lamp")))
    assert article.warnings == ()


def test_the_end_of_an_embargo_is_no_date_of_publication() -> None:
    markup = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    line = "<p><b>EMBARGOED until 10:00 GMT, 6 May 2025</b></p><p>5 May 2025</p>"
    article = cleaned(html=f"<html><body><main><h1>{TITLE}</h1>{line}{markup}</main></body></html>")
    assert article.text == BODY
    assert article.published == "2025-05-05"
