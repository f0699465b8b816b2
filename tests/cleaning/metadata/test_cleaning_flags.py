"""What a paper says an article is stands as a warning on the record, and an embargo's end is no date of publication."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump

from summarise.cleaning.metadata.flags import flags
from summarise.common.documents import DENIES

CLAIM = "Claim: The tower of Skerry Point was sold for a crown."
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
        "EMBARGOED FOR RELEASE UNTIL MIDNIGHT ON MONDAY",
        "Strictly embargoed",
        "Embargoed until 7 a.m. CT/8 a.m. ET, Tuesday, May 6",
        "Not to be published before noon on Tuesday 6 May",
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
        "False claim: Tower sold for a crown",
        CLAIM,
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
    "Embargoed goods worth two million were seized at the port of Sudara on Monday.",
    "Embargoed since 2019, Sudara sold no oil until Monday, when a ship left its port.",
    "Embargoed until Monday, the report says that the tower leans.",
    "Under embargo until 2019, Sudara now sells its oil to all who ask.",
    "Embargo: for Sudara the word has meant hunger since 2019, and it means it still.",
    "Embargo until 2030",
    "Not to be released until he has served ten years, Bo Finch was moved on Monday.",
    "Not for sale before Monday",
    "Not for Sunday",
    "Gesperrt bis Montag",
    "This story is a parody of a fair trial, said Hanna Brodd as she left the court on Monday.",
    "This article is satire’s best hour, wrote the Echo.",
    "Parody: an art that the island has lost, and that one man wants back.",
    "Paid content: the firm sells films, and gains from them every year.",
    "Branded content: Films that the firm sells gain from it every year.",
    "Sponsored by the Skerry Bank, the race drew 4,000 runners to the quay on Sunday.",
    "Sponsored by his uncle, a boy from Vessel Bay crosses the sea",
    "Paid for by taxpayers, used by nobody: the tower of Skerry Point",
    "Sponsored post by harbour master angers keepers",
    "Correction: markets fall by a tenth in Vessel Bay",
    "Apology: harbour master says sorry for the flood",
    "Retraction of claws is slow in cats",
    "Claim: harbour master knew of the cracks",
    "False: A novel about a forger",
    "For the record: Hanna Brodd’s new album",
    "Fact checked",
    "Correction: An earlier version of this story had the wrong year.",
    "Correction: The lamp was lit by Bo Finch and not, as this page had it on Monday, by Ole Munt https://skerry.example",
]


KEPT = {(TITLE, "Fact check: was the lighthouse sold?"), (TITLE, CLAIM), (CLAIM, TITLE)}


def page(line: str) -> str:
    markup = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return f"<html><body><main><h1>{TITLE}</h1>{line}{markup}</main></body></html>"


@pytest.mark.parametrize(("kind", "line"), [(k, line) for k in FLAGS for line in FLAGS[k]])
def test_a_flag_above_the_headline_or_below_it_is_a_warning(kind: str, line: str) -> None:
    for above in ((line, TITLE), (TITLE, line)):
        article = cleaned(dump(*above))
        assert article.text == (f"{line}\n\n{BODY}" if above in KEPT else BODY)
        [warning] = article.warnings
        assert warning.startswith(kind)
        assert line in warning
        assert article.published is None


def test_a_flag_is_told_where_it_is_the_headline() -> None:
    article = cleaned("\n\n".join(("Apology: Hanna Brodd", *PARAGRAPHS)))
    [warning] = article.warnings
    assert "“Apology: Hanna Brodd”" in warning
    assert warning != DENIES  # nothing in the text says that it is wrong


@pytest.mark.parametrize("line", NEWS)
def test_news_of_such_things_has_no_flag(line: str) -> None:
    assert flags([line]) == []


@pytest.mark.parametrize(
    "line", [line for line in NEWS if line.endswith(".") and "Corr" not in line]
)
def test_a_lead_that_opens_with_the_words_of_a_flag_stays(line: str) -> None:
    for article in (
        cleaned(dump(TITLE, line)),
        cleaned(html=page(f"<p>{line}</p>")),
    ):
        assert article.text == f"{line}\n\n{BODY}"
        assert article.warnings == ()


def test_a_flag_of_another_story_is_none_of_the_article() -> None:
    article = cleaned(dump(TITLE, below=("Sponsored content", "Satire", "Keeper weds his lamp")))
    assert article.warnings == ()


def test_the_end_of_an_embargo_is_no_date_of_publication() -> None:
    line = "<p><b>EMBARGOED until 10:00 GMT, 6 May 2025</b></p><p>5 May 2025</p>"
    article = cleaned(html=page(line))
    assert article.text == BODY
    assert article.published == "2025-05-05"
