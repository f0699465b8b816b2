"""Markup that a piece is missing of."""

from __future__ import annotations

import pytest

from summarise.readers.torn import (
    broken_off,
    misnamed_class,
    never_ended,
    open_paragraph,
    torn,
    torn_markup,
    torn_page,
    torn_paragraphs,
    torn_text,
    torn_tree,
)

WHOLE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry > quay</title>'
    "<script>if (late < 3 && early > 2) wait</script></head>"
    '<body class="a > b"><!-- <p --><div><p>The ferry left late &gt; noon.</p></div></body></html>'
)


@pytest.mark.parametrize(
    "page",
    [
        WHOLE,
        WHOLE.replace("a > b", "<b>"),
        WHOLE.replace('utf-8"', 'utf-8""').replace("a > b", "a"),
        WHOLE.replace("<p>The", '<p><img alt="Profits <5 percent" title="a < b">The'),
        "<p>The ferry is late.",
        "The ferry is late.",
        "<ul><li>One<li>Two</ul>",
    ],
)
def test_a_whole_page_and_a_piece_of_markup_are_not_torn(page: str) -> None:
    assert torn_page(page) is None
    assert torn_markup(page) is None
    assert torn_tree(page) is None


@pytest.mark.parametrize(
    "page",
    [
        WHOLE.replace("CTYPE html>", " ferry left early"),
        WHOLE[WHOLE.index("<head") :],
    ],
)
def test_any_page_whose_beginning_is_missing_is_torn(page: str) -> None:
    assert torn_page(page)


def test_a_page_with_a_doctype_may_leave_out_html() -> None:
    assert torn_page(WHOLE.replace("<html>", "")) is None


def test_a_tag_with_text_in_it_is_torn_and_named() -> None:
    torn_in_tag = WHOLE.replace('<meta charset="utf-8">', "<met left the quay in the dark.</p>")
    assert torn_markup(torn_in_tag) == 'et left the quay in the dark.</p> </head><body class="a > b'
    assert torn_markup('<p class="text left the quay.</p><p class="text">Late.</p>')


@pytest.mark.parametrize(
    "page",
    [
        WHOLE.replace("<div><p>", "<div>p>"),
        WHOLE.replace("<div>", ""),
        WHOLE.replace("<div>", '<div class="a" id="b" class="c">'),
        WHOLE.replace('<body class="a > b">', ""),
        WHOLE[: WHOLE.index("The ferry left late")],
    ],
)
def test_what_no_program_writes_of_a_tree_is_torn(page: str) -> None:
    assert torn_tree(page)
    assert torn_page(page) is None


@pytest.mark.parametrize("tag", ["<img src='a' <p>", "</div<p>", '<a title="a b c d" href=x>'])
def test_what_people_get_wrong_in_a_tag_is_no_damage(tag: str) -> None:
    assert torn_markup(f"<div>{tag}The ferry.</p></div>") is None


def test_the_warning_names_the_place() -> None:
    assert torn(None) == ()
    assert torn("<met left") == ("damaged: a piece may be missing beside “<met left”",)


@pytest.mark.parametrize(
    "text",
    [
        "The crowd could p>The night ferry left.",
        'Nobody on tngline">late.',
        "It left threegt;Nobody could say why.",
        "Six weeks afp>",
    ],
)
def test_the_rest_of_a_tag_in_a_text_is_said(text: str) -> None:
    assert torn_text(f"The ferry is late.\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Fähren sind gefragt; Boote auch.",
        "Shares of Ferry (FERR.HO>, and others.",
        "Read more >> here, a > b, 3 -> 4.",
        "Read more >",
        "Write to <ole@ferry.example> or call.",
        "Holm Line <HOLM> said it was late.",
    ],
)
def test_what_people_write_is_no_rest_of_a_tag(text: str) -> None:
    assert torn_text(text) is None


@pytest.mark.parametrize(
    "page",
    [
        WHOLE.replace("<div><p>", "<div><</p><p>"),
        WHOLE.replace("<div>", '<div class="a" id="b</div><div id="c">', 1),
        WHOLE.replace("<p>The", "</p>The"),
        WHOLE.replace("<div>", "<div><p>A.</p><p>B.</p><p>C<p>D.</p>"),
    ],
)
def test_tags_in_tags_and_paragraphs_without_ends_are_torn(page: str) -> None:
    assert torn_tree(page)


def test_a_program_may_leave_out_the_ends_of_paragraphs() -> None:
    page = WHOLE.replace("<div>", "<div><p>A.</p><p>B.</p><p>C<p>D.</p>")
    assert torn_tree(page, ends=False) is None


def test_an_end_of_what_never_began_is_torn() -> None:
    assert torn_tree(WHOLE.replace("</p>", "</pp>")) == "</pp> without <pp>"


THREE = "<p>One.</p><p>Two.</p><p>Three.</p>"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (f"{THREE}<p>Four", "a <p> without </p>"),
        (f"One.</p>{THREE}", "a </p> without <p>"),
        (THREE.replace("Two.</p>", "Two"), None),
        ("<p>One<p>Two</p><p>Three</p>", None),
    ],
)
def test_one_end_or_beginning_of_a_paragraph_that_is_missing_is_torn(
    markup: str, said: str | None
) -> None:
    assert torn_paragraphs(markup) == said


def test_who_leaves_out_many_ends_leaves_them_out_of_all() -> None:
    assert torn_paragraphs(f"{THREE}<p>Four<p>Five<p>Six") is None


@pytest.mark.parametrize(
    "torn_off",
    [
        "<; the ferry",
        "<mark>the ferry",
        '<b class="x"the ferry left late<b>',
        '<a href="x">the ferry</p>',
    ],
)
def test_what_a_program_would_have_written_otherwise_is_torn(torn_off: str) -> None:
    assert torn_tree(WHOLE.replace("The ferry", torn_off)) is not None


@pytest.mark.parametrize(
    "opening", ["<html> left late.</p><p>", "<html lang=a ferry left late on Tuesday.</p><p>"]
)
def test_a_page_whose_text_stands_in_its_first_tag_or_behind_it_is_torn(opening: str) -> None:
    assert torn_page(WHOLE.replace(WHOLE[: WHOLE.index("<p>")], f"<!DOCTYPE html>{opening}"))


def test_a_paragraph_that_people_left_open_is_torn() -> None:
    assert open_paragraph(f"{THREE}<p>Four") == "a <p> without </p>"
    assert open_paragraph(f"<p>Zero{THREE}") == "a <p> without </p>"


@pytest.mark.parametrize(
    "markup",
    [
        f"{THREE}Four</p>",
        f"{THREE}<p>\n<p class='a'>Four</p>",
        f"{THREE}<p>Four<ul><li>Five</li></ul></p>",
        f"<blockquote><p>Zero</blockquote>{THREE}",
        f"{THREE}<!-- <p> --><script>'<p>'</script>",
        "<p>One</p><p>Two",
        f"{THREE}<p>Four<p>Five<p>Six",
    ],
)
def test_a_paragraph_that_ends_by_the_standard_is_whole(markup: str) -> None:
    assert open_paragraph(markup) is None


def test_a_paragraph_that_stops_in_mid_sentence_without_its_end_is_said() -> None:
    assert broken_off(f"{THREE}<p>It left at<p>Four.</p>")
    assert not broken_off(f"{THREE}<p>It left.<p>Four.</p>")
    assert not broken_off(f"{THREE}<p>It left at</p><p>Four.</p>")


def test_an_element_that_html_has_not_and_that_never_ends_is_said() -> None:
    assert never_ended(f'{THREE}<d class="author">Ole Munt') == "d"
    for whole in ("<text>Late.</text>", "<d>Late.<d>", "<o:p>", "<my-box>", "<p>Late."):
        assert never_ended(THREE + whole) is None


def test_words_of_prose_are_no_attributes() -> None:
    assert torn_markup(f"{THREE}<p$It left late and nobody on the quay could say why.o/p></body>")
    assert torn_markup(f'{THREE}<video controls autoplay loop muted src="a">') is None


def test_a_class_under_another_name_is_said() -> None:
    whole = '<p class="author">A</p><p class="text" lang="en">B</p>'
    assert misnamed_class(whole) is None
    assert misnamed_class(f'{whole}<p cl:ss="author">C</p>') == 'cl:ss="author"'
    assert misnamed_class(f'{whole}<p clas="author">C</p>') == 'clas="author"'
    assert misnamed_class(f'{whole}<p cls="author">C</p>') == 'cls="author"'
    assert misnamed_class(f'{whole}<p id="author" own="text1">C</p>') is None


@pytest.mark.parametrize("name", ["itemprop", "property", "data-auto", "ng-class", "className"])
def test_an_attribute_of_another_kind_may_say_what_a_class_is_called(name: str) -> None:
    assert misnamed_class(f'<p class="author">A</p><p {name}="author">B</p>') is None


def test_a_name_with_the_ends_of_tags_in_it_is_torn() -> None:
    page = '<html><body><div><a name="{}"></a><p>Late.</p></div></body></html>'
    assert torn_tree(page.format("DocID_1")) is None
    assert torn_tree(page.format('DocI/div><div><a name="DocID_1'))


def test_an_end_without_a_name_in_which_another_tag_begins_is_torn() -> None:
    assert torn_markup(f"{THREE}<p>It left.</ r 1.</p>")
    assert torn_markup(f"{THREE}<p>It left.</ p>") is None
