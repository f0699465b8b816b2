"""Feeds and exports of WordPress."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry to Holm left three hours late on Tuesday."
SECOND = "Nobody on the quay could say why."
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
WHOLE = f"<![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]>"
RSS = f"""<rss version="2.0" {NAMESPACES}><channel><title>The Holm Courier</title>
<language>en-gb</language>
<item><title>Ferry leaves &amp;amp; comes late</title><link>https://ferry.example/1</link>
<pubDate>Tue, 05 Mar 2024 06:00:00 GMT</pubDate><dc:creator>Ole Munt</dc:creator>
<category>Harbour</category><description>A delay.</description>
<content:encoded>{WHOLE}</content:encoded></item>
<item><title>Teaser</title><link>https://ferry.example/2</link>
<description>&lt;b&gt;A delay&lt;/b&gt; without a reason. Read on</description></item>
<item><title>Link</title><link>https://ferry.example/3</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Holm Courier</title>
<entry><title>Ferry leaves late</title><link rel="self" href="https://ferry.example/feed"/>
<link href="https://ferry.example/1"/><published>2024-03-05T06:00:00Z</published>
<author><name>Ole Munt</name></author><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;
&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry>
<entry><title>Second</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{FIRST}</p><p>{SECOND}</p></div></content></entry></feed>"""
POST = """<item><title>{title}</title><link>https://ferry.example/{title}</link>
<dc:creator>ole</dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>2024-03-05 06:00:00</wp:post_date_gmt>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"""


def read(folder: Path, content: str) -> list[RawDocument]:
    return read_all(dump(folder, {"a.xml": content}))[0]


def export(*posts: str) -> str:
    return f"<rss {NAMESPACES}><channel><title>Holm blog</title>{''.join(posts)}</channel></rss>"


def test_an_item_gives_its_whole_text_and_what_it_says(tmp_path: Path) -> None:
    document = read(tmp_path, RSS)[0]
    assert document.text == f"{FIRST}\n{SECOND}"
    assert (document.title, document.standfirst) == ("Ferry leaves & comes late", "A delay.")
    assert (document.byline, document.outlet) == ("Ole Munt", "The Holm Courier")
    assert (document.section, document.language) == ("Harbour", "en")
    assert (document.url, document.warnings) == ("https://ferry.example/1", ())
    assert document.published is not None
    assert "05 Mar 2024" in document.published


PICTURE = """<media:content url="a.jpg"><media:description>The quay.</media:description></media:content>
<media:title>Quay</media:title><media:description>The quay at night.</media:description>"""
PODCAST = "<itunes:title>Late</itunes:title><itunes:summary>Hear about it.</itunes:summary>"


@pytest.mark.parametrize("beside", [PICTURE, PODCAST])
@pytest.mark.parametrize("whole", ["", f"<content:encoded>{WHOLE}</content:encoded>"])
def test_what_is_said_of_a_picture_or_a_recording_is_not_what_the_item_says(
    tmp_path: Path, beside: str, whole: str
) -> None:
    own = f"<title>Ferry leaves late</title><description>A delay on Tuesday.</description>{whole}"
    for parts in (beside + own, own + beside):
        item = f"<rss {NAMESPACES}><channel><item>{parts}</item></channel></rss>"
        (document,) = read(tmp_path, item)
        assert document.title == "Ferry leaves late"
        assert "A delay on Tuesday." in (document.text, document.standfirst)
        assert not any("two entries" in warning for warning in document.warnings)


def test_a_recording_that_has_no_other_text_has_its_summary(tmp_path: Path) -> None:
    (document,) = read(
        tmp_path, f"<rss {NAMESPACES}><channel><item>{PODCAST}</item></channel></rss>"
    )
    assert (document.title, document.text) == ("Late", "Hear about it.")


def test_what_has_no_words_but_a_picture_s_has_those(tmp_path: Path) -> None:
    beside = (
        "<media:title>Quay</media:title><media:description>The quay at night.</media:description>"
    )
    (document,) = read(
        tmp_path, f"<rss {NAMESPACES}><channel><item>{beside}</item></channel></rss>"
    )
    assert (document.title, document.text) == ("Quay", "The quay at night.")


def test_a_teaser_is_warned_of(tmp_path: Path) -> None:
    document = read(tmp_path, RSS)[1]
    assert document.text == "A delay without a reason. Read on"
    assert document.outlet == "The Holm Courier"
    assert document.warnings == (
        "the feed gives no more than a teaser: fetch the page for the rest",
    )


def test_an_item_of_a_link_alone_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.xml": RSS}))
    assert (failure.id, failure.error[:24]) == ("a.xml#3", "no text in this article ")


def test_atom_is_read_with_its_markup_escaped_or_not(tmp_path: Path) -> None:
    first, second = read(tmp_path, ATOM)
    assert first.text == second.text == f"{FIRST}\n{SECOND}"
    assert (first.byline, first.url) == ("Ole Munt", "https://ferry.example/1")
    assert (first.outlet, second.outlet) == ("The Holm Courier", "The Holm Courier")


def test_of_an_export_the_published_posts_are_read_and_the_rest_is_counted(tmp_path: Path) -> None:
    posts = [
        POST.format(title=n, number=n, content=FIRST, status=status, kind=kind)
        for n, (status, kind) in enumerate(
            [("publish", "post"), ("draft", "post"), ("publish", "page"), ("inherit", "attachment")]
        )
    ]
    (document,) = read(tmp_path, export(*posts))
    assert (document.archive_id, document.title) == ("0", "0")
    assert document.published == "2024-03-05 06:00:00"
    assert document.warnings[0].endswith("3 no published posts (pages, drafts, attachments)")


def test_a_post_without_tags_has_its_paragraphs_by_blank_lines(tmp_path: Path) -> None:
    content = f'<!-- wp:paragraph -->\n{FIRST}\n\n[caption id="a"]<img/>The quay[/caption]\n\n'
    content += f'{SECOND} [gallery ids="1,2"]'
    post = POST.format(title="a", number=1, content=content, status="publish", kind="post")
    (document,) = read(tmp_path, export(post))
    assert document.text == f"{FIRST}\n{SECOND}"


def test_what_stands_around_an_entry_within_another_is_warned_of(tmp_path: Path) -> None:
    content = f"{FIRST}<content:encoded>{SECOND}"
    post = POST.format(title="a", number=1, content=content, status="publish", kind="post")
    (document,) = read(tmp_path, export(post))
    assert document.warnings == ("perhaps two entries in one: what parts them may be damaged",)


def test_two_titles_in_one_entry_are_warned_of(tmp_path: Path) -> None:
    posts = [
        POST.format(title=n, number=n, content=FIRST, status="publish", kind="post") for n in "ab"
    ]
    (document,) = read(tmp_path, export("".join(posts).replace("</item><item>", "")))
    assert document.warnings == ("perhaps two entries in one: what parts them may be damaged",)


KEPT = """<item><title>Ferry {above}</title><link>https://ferry.example/2024/03/ferry-{above}/</link>
<pubDate>Tue, 05 Mar 2024 06:0{above}:00 +0000</pubDate>
<guid isPermaLink="false">https://ferry.example/?p={above}</guid>
<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded><wp:post_id>{below}</wp:post_id>
<wp:post_date_gmt>2024-03-05 06:0{below}:00</wp:post_date_gmt>
<wp:post_name>ferry-{below}</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type></item>"""


def test_a_post_that_says_otherwise_below_its_text_than_above_is_two(tmp_path: Path) -> None:
    posts = [KEPT.format(above=n, below=m, text=FIRST) for n, m in ((1, 1), (2, 3))]
    whole, joined = read(tmp_path, export(*posts))
    assert whole.warnings == ()
    assert joined.warnings == ("perhaps two entries in one: what parts them may be damaged",)


def test_a_post_that_was_moved_or_edited_is_one(tmp_path: Path) -> None:
    post = KEPT.format(above=1, below=1, text=FIRST)
    moved = post.replace("?p=1", "?p=7").replace("06:01:00 +0000", "07:01:00 +0000")
    assert read(tmp_path, export(moved))[0].warnings == ()


def test_a_text_with_the_rest_of_a_tag_in_it_is_said(tmp_path: Path) -> None:
    torn = ATOM.replace("Tuesday.&lt;/p&gt;\n&lt;", "Tues")
    assert torn != ATOM
    assert "a piece may be missing beside" in read(tmp_path, torn)[0].warnings[0]


def test_a_text_with_a_tag_that_goes_on_in_its_sentences_is_said(tmp_path: Path) -> None:
    torn = RSS.replace("<p>The night", "<pis late as it was")
    assert "a piece may be missing beside" in read(tmp_path, torn)[0].warnings[0]


def posted(end: str) -> str:
    """A feed with an entry of four paragraphs, of which the last ends so."""
    return RSS.replace("<![CDATA[", f"<![CDATA[<p>{FIRST}</p><p>{SECOND}</p>").replace(
        "why.</p>]]>", f"why{end}]]>"
    )


def test_an_entry_with_one_torn_paragraph_is_said(tmp_path: Path) -> None:
    assert read(tmp_path, posted(""))[0].warnings == (
        "damaged: a piece may be missing beside “a <p> without </p>”",
    )


@pytest.mark.parametrize(
    "end", [".</p></p>", ".</p></div>", ".<ul><li>Late</li></ul></p>", ".</p><!-- <p> -->"]
)
def test_what_editors_of_blogs_write_is_whole(tmp_path: Path, end: str) -> None:
    assert not read(tmp_path, posted(end))[0].warnings


def test_a_short_entry_may_leave_an_end_out(tmp_path: Path) -> None:
    assert not read(tmp_path, RSS.replace("why.</p>]]>", "why]]>"))[0].warnings


def test_an_author_with_markup_is_of_two_posts(tmp_path: Path) -> None:
    creator = "<dc:creator><![CDATA[{}]]></dc:creator></item>"
    for name, told in (("ole", False), ("-3/</link> <pubDate>Tue", True)):
        post = KEPT.format(above=1, below=1, text=FIRST)
        (document,) = read(tmp_path, export(post.replace("</item>", creator.format(name))))
        assert bool(document.warnings) is told


def test_a_link_without_its_address_is_said(tmp_path: Path) -> None:
    whole = '<link href="https://ferry.example/1"/>'
    assert whole in ATOM
    for link, told in ((whole, False), (whole.replace("href", "ref"), True), ("<link/>", False)):
        document = read(tmp_path, ATOM.replace(whole, link))[0]
        assert ("perhaps two entries" in "".join(document.warnings)) is told
