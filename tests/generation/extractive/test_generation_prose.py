"""What may stand in a paragraph, and what may not."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.prose import (
    addresses_reader,
    has_words_of_page,
    inside_quotations,
    is_prose,
    unquoted,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted 9 to 4 on Tuesday to reopen the bridge.",
        "“We are glad,” said Ann Lee, who has lived there for years.",
        "Millrace.com, a seller of boats, said it would close 3 shops.",
        "新しい橋が火曜日に開通したと町は発表した。",
        "Mayor Ann Lee has refused to say when boats may pass.",
        "Shares rose at Farrow Marine, whose shares fell in May.",
        "Farrow Marine shares rose by a tenth on Tuesday.",
        "Ann Lee could be facing questions about the bridge.",
        "Builders of the bridge asked ChatGPT in May.",
        "The White House is considering a new director of the budget.",
        "The Justice Department is suing a former lawyer of the mayor.",
        "Prime Minister Narendra Modi is to meet the president in May.",
        "Joan Rivers was a writer, comedian and host of her own show.",
        "Ukraine hopes to become a member of the European Union by 2030.",
        "The Senate passed the bill in its final form on Tuesday.",
        "The law would see previous convictions wiped from the books.",
        "The line is run in partnership with the national rail network.",
        "Runners were proud to bring you news in old Norland.",
        "She founded the nonprofit newsroom in 2015 in Millrace.",
        "He apologised for the opinions expressed by his son in May.",
        "The council called the views expressed in Parliament old.",
        "Norland trade talks broke off on Tuesday.",
        "Norland trade talks delayed since May open on Tuesday.",
        "Finch sports printed the word on its shirts in May.",
        "Norland forest fires destroyed a bridge on Tuesday.",
        "Bo Finch shares slid by a tenth on Tuesday.",
        "The mayor wrote it under the handle @annlee in May.",
        "The bridge is open and... closed again on Tuesday.",
        "When builders do get the basics right, you know a bridge will hold.",
        "The bridge was opened by Sen. Ann Lee, D-Ohio.",
        "Share prices fell sharply in Norland on Monday.",
        "Left-wing parties gained ground in Ostrey on Monday.",
        "Right now nobody may pass the bridge at Millrace.",
        "Above-average rain fell on Norland for a third month.",
        "Contact with the plane was lost over Norland.",
        "Call centres in Ostrey will take on 300 people.",
        "Images of the flooded town spread through Norland.",
        "Videos of the attack were posted on Monday.",
        "Photos from the bridge showed a crack in May.",
        "Published figures showed that the bridge costs more.",
        "File-sharing sites were blocked in Norland on Monday.",
        "Follow-up tests found no crack in the bridge.",
        "Correction officers went on strike on Monday.",
        "Copyright holders sued three search engines in May.",
        "Related strikes closed the ports of Norland in May.",
        "By early Monday, the fire had reached the bridge.",
        "The parrot is found on only three islands of Norland.",
        "The drug is available at most pharmacies in Ostrey.",
        "More than two million people subscribe to the paper.",
        "Nobody had to sign up for the new bridge tax.",
        "The firm put its offer in a newspaper advertisement.",
        "Ostrey United won the cup courtesy of a late goal.",
        "Getty Images sued the maker of the pictures in May.",
        "Police said a photo by a passer-by showed the bridge.",
        "Bo Finch, who is a reporter for the Post, was freed.",
        "Norlanders read more than anyone else, the study says.",
        "Norland's Moderates (centre right) won 40 seats on Monday.",
        "The Workers (left) won 30 seats in Norland on Monday.",
        "The National Front (far right) won 30 seats in Norland.",
        "Norland's Socialist Party (left) won 40 seats on Monday.",
        "Norland holds a general election on Sunday.",
        "Mayor Ann Lee said: “Boats may pass again.”",
        "Mayor Ann Lee meets her rival in Ostrey on Monday.",
        "Watch makers in Ostrey cut 300 jobs.",
        "Call for talks follows a week of strikes.",
        "Visit to Ostrey ends early for the minister.",
        "Click Energy, a firm in Ostrey, cut 300 jobs.",
        "Call the strike off, the mayor told the union on Monday.",
        "Bo Finch is an editor at the Post and was freed on Monday.",
        "Below is a port that no ship has seen for years.",
    ],
)
def test_sentences_of_a_story_are_prose(sentence: str) -> None:
    assert is_prose(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reopened at last.",
        "The council said that it would",
        "He said “it is over and done with.",
        "Opened at last to all the boats (in May.",
        "“We are glad that it is open.”",
        "‘We are glad, the mayor of the town said.",
        "Will the bridge ever be opened to boats?",
        "Relief: the bridge was opened on Tuesday.",
        "THE BRIDGE IS OPEN AGAIN, said the sign.",
        "Mayor Says Her “Plan B” Will Work.",
        "and boats may pass under it again.",
        "See previous columns on bridges by Ann Lee.",
        "The mayor said on Tuesday that the bridge would...",
        "Photo by Ann Lee of the bridge in May.",
        "View more opinions on the bridge here at the Post.",
        "Scroll down to see the bridge from above.",
        "For more information, visit the town's office.",
        "Write to @annlee about the bridge in town.",
        "More is to be found at https://bridge.example today.",
        "Ann Lee, second from right, was on the bridge on Tuesday.",
        "The bridge, seen here in May, was closed for years.",
        "The bridge was reopened on Tuesday by Sen.",
        "Sign up for the Post's free newsletter of bridges.",
        "Note: The figures of the bridges are for May.",
        "Source: The ministry of bridges gave the figures.",
        "About the author: She writes of bridges each day.",
        "Photos by Ann Lee of the bridge in May.",
        "Right: The bridge was opened in May.",
        "Call the office of the bridge for tickets.",
        "Click here for more stories of bridges.",
        "Read more stories of bridges in the Post.",
        "Please email us about bridges in town.",
        "Subscribe to the Post for news of bridges.",
        "Pictured: the bridge of Millrace in May.",
        "Related stories on bridges of old Norland.",
        "File picture of the bridge in May.",
        "Copyright 2025 The Millrace Post and its owners.",
        "Reporting by Ann Lee in the town of Millrace.",
        "To learn more about bridges, ask Ann Lee.",
        "Bo Finch/Getty Images of the bridge in May.",
        "A bridge in Millrace; AP Photo by Ann Lee.",
    ],
)
def test_pieces_labels_and_notes_of_the_page_are_not(sentence: str) -> None:
    assert not is_prose(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee is a senior columnist for the Millrace Post.",
        "10:45 a.m. The mayor has arrived at the bridge.",
        "The plans of the council can be seen here.",
        "A list of bridges is available on bridges.example.",
        "The opinions expressed in this column are the author's own.",
        "The opinions expressed by columnists are their own.",
        "The views expressed here are those of the author.",
        "The opinions expressed are solely those of Ann Lee.",
        "This copy may not be in its final form.",
        "This is a rush transcript of what was said.",
        "This is the last of a three-part series about the bridge.",
        "Bo Finch / Getty Images The bridge was opened in May.",
        "Watch the film below to see how it was built.",
        "Tickets can be had by all who click here.",
        "Video The bridge was opened in May.",
        "Updated at noon after the bridge was opened.",
        "Above, the bridge was opened in May.",
        "Clockwise from top left, Ann Lee, Bo Finch and the bridge.",
        "Here are the bridges that were opened in May.",
        "This article was written with help from the council.",
        "Bo Finch contributed to this report on bridges.",
        "In a file photo, the bridge is open.",
        "Have your say on the bridge in May.",
        "All rights reserved by the Millrace Post, Norland.",
        "They scroll down to see what was built.",
        "Those who sign up today are sent the Post.",
        "Those who built it say: follow us on the bridge.",
    ],
)
def test_notes_of_the_page_with_a_verb_of_stories_are_known(sentence: str) -> None:
    assert has_words_of_page(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch makers in Ostrey cut 300 jobs.",
        "Scroll saws were recalled in May.",
        "Listen Labs raised 20 million on Monday.",
        "This article of the constitution bars a third term.",
        "12:30 is when the ferry sails.",
        "Text of the treaty was not released.",
        "Visit numbers rose by a third.",
        "Look for a vote on Monday, the mayor said.",
    ],
)
def test_stories_may_open_with_the_first_word_of_a_note(sentence: str) -> None:
    assert not has_words_of_page(sentence)


def test_what_stands_in_quotation_marks_is_left_out() -> None:
    assert unquoted("“It is open,” said Ann Lee, “at last.”") == "said Ann Lee"


def test_a_sentence_within_anothers_quotation_is_known() -> None:
    texts = [
        "Ann Lee was glad.",
        "“It is open, she said.",
        "Boats may pass.",
        "We waited for years.”",
        "Nobody else spoke.",
    ]
    assert inside_quotations(texts) == [False, False, True, True, False]


def test_an_inch_mark_opens_no_quotation() -> None:
    texts = ["Bo Finch, who is 6' 2\" tall, joined on Monday.", *["Boats may pass."] * 3]
    assert not any(inside_quotations(texts))
    assert unquoted(texts[0]) == texts[0]


def test_a_quotation_that_ends_in_a_number_is_closed() -> None:
    texts = ['Ann Lee said: "We won 40."', "Boats may pass."]
    assert inside_quotations(texts) == [False, False]


def test_a_quotation_that_is_never_closed_ends_all_the_same() -> None:
    texts = ["“It is open, she said.", *["Boats may pass."] * 9]
    assert not inside_quotations(texts)[-1]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We think you should go.", True),
        ("“We think so,” said Ann Lee.", False),
        ("Nobody saw the boat.", False),
    ],
)
def test_who_speaks_to_the_reader_outside_a_quotation(sentence: str, expected: bool) -> None:
    assert addresses_reader(sentence) is expected
