"""Articles from archives: what is said of them stands, and of their paragraphs only notices go."""

from dataclasses import replace

import pytest

from summarise.cleaning import clean, clean_document, count
from summarise.common.documents import RawDocument

TEXT = (
    "The harbour of Telmouth opens again on Monday, its master said.\n"
    "Short.\n"
    "Related stories are what the harbour's own paper is made of.\n"
    "A ferry leaves the harbour on Monday. Credit: Lorne Tasker/AFP\n"
    "It had been closed for six weeks after a storm broke the pier."
)
ARCHIVED = RawDocument(
    id="a",
    source="a",
    text=TEXT,
    title="Harbour opens",
    published="5 May 2025",
    byline="Ada Lindqvist",
    agency="AFP",
    standfirst="After six weeks, ferries sail again.",
    language="de",
    outlet="Harbour Post",
    section="News; Pg. 4",
    archive_id="HARB000020250505",
    needs_cleaning=False,
    archived=True,
)


def test_what_an_archive_says_of_an_article_stands() -> None:
    record = clean_document(ARCHIVED).record()
    assert record["title"] == "Harbour opens"
    assert record["published"] == "2025-05-05"
    names = "byline agency standfirst language outlet section archive_id".split()
    assert {name: record[name] for name in names} == {
        name: getattr(ARCHIVED, name) for name in names
    }


def test_a_caption_goes_and_every_other_paragraph_of_an_archive_stays() -> None:
    article = clean_document(ARCHIVED)
    assert [block.text for block in article.blocks if not block.kept] == [TEXT.split("\n")[3]]
    assert article.text == "\n\n".join(line for line in TEXT.split("\n") if "Credit" not in line)


def test_where_a_feeds_post_appeared_first_is_none_of_it() -> None:
    ends = "The post Harbour opens appeared first on Harbour Post."
    assert clean_document(replace(ARCHIVED, text=f"{TEXT}\n{ends}")).text.endswith(
        "broke the pier."
    )


def test_what_many_documents_have_is_no_reason_to_drop_a_paragraph_of_an_archive() -> None:
    copies = [
        replace(ARCHIVED, id=str(i), text=f"{TEXT}\nStory {i} of the pier.") for i in range(9)
    ]
    assert list(clean(copies, count(copies))) == list(clean(copies))


def test_far_fewer_words_than_an_article_says_it_has_are_a_warning() -> None:
    (warning,) = clean_document(replace(ARCHIVED, words_declared=100)).warnings
    assert warning == "a says it has 100 words, 36 were kept: compare them"


def test_about_as_many_words_as_an_article_says_it_has_are_no_warning() -> None:
    assert not clean_document(replace(ARCHIVED, words_declared=40)).warnings


def test_where_it_is_known_how_an_archive_counts_a_difference_of_a_twentieth_is_a_warning() -> None:
    read = replace(ARCHIVED, words_declared=300, words_read=260)
    (warning,) = clean_document(read).warnings
    assert warning == "a says it has 300 words, 260 were read: compare them"
    assert clean_document(replace(read, words_read=320)).warnings
    assert not clean_document(replace(read, words_read=290)).warnings


def test_what_is_kept_is_counted_as_its_archive_counts() -> None:
    # of five lines of which a caption goes, more than 70% of the words stay, however they are counted
    assert not clean_document(replace(ARCHIVED, words_declared=100, words_read=100)).warnings
    captions = TEXT + "\nCAPTION: the quay of Telmouth, seen from the lighthouse" * 5
    document = replace(ARCHIVED, text=captions, words_declared=200, words_read=200)
    (warning,) = clean_document(document).warnings
    assert warning == "a says it has 200 words, 79 were kept: compare them"


@pytest.mark.parametrize(
    "line", ["CAPTION: The quay of Telmouth", "Credit: Lorne Tasker", "Photo: a pier"]
)
def test_what_is_labelled_as_a_caption_goes(line: str) -> None:
    article = clean_document(replace(ARCHIVED, text=f"{TEXT}\n{line}"))
    last = article.blocks[-1]
    assert (last.text, last.label, last.kept) == (line, "caption", False)


def test_a_notice_goes_and_a_sentence_before_one_stays() -> None:
    notice = "© 2025 Harbour Post. All rights reserved."
    sentence = (
        "Who lost a rope at the quay of Telmouth may fetch it from the harbour master on Monday."
    )
    article = clean_document(replace(ARCHIVED, text=f"{TEXT}\n{notice}\n{sentence} {notice}"))
    assert notice not in article.text.split("\n\n")
    assert article.text.endswith(f"{sentence} {notice}")
