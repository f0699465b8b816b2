"""Of the stories in a page's state one is the page's, and none where nothing says so."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, refused

FROM_DATA = "the article is taken from the page's data, since its text shows less of it"
MARKUP = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
SWAN = (
    "A swan has kept the lock at Hesk shut since Friday, because it hisses at whoever comes near.",
    "The lock keeper, Runa Holt, said that nobody had dared to move it, and that boats must wait.",
    "The town will ask the zoo in Vessel Bay for help, which had a swan of its own until the spring.",
    "Four barges lay below the lock on Sunday, and their crews played cards in the keeper's kitchen.",
    "“It is a proud bird and it was here before the lock,” said a fisherman who had come to look on.",
)
SWAN_MARKUP = "".join(f"<p>{each}</p>" for each in SWAN)
CONSENT = (
    "We and our partners store and read information on your device, such as cookies, and use it for "
    "personalised content, for measuring how it is read, and to develop what we offer to readers. "
) * 5
BRIEF = "The lighthouse at Skerry Point goes dark tonight. Nobody will miss it much, says the town."


def page(scripts: str, body: str = "", title: str = TITLE) -> str:
    head = f"<head><title>{title}</title></head>"
    return f'<html lang="en">{head}<body><h1>{title}</h1>{body}{scripts}</body></html>'


def of_state(state: Any, body: str = "", title: str = TITLE) -> str:
    """A page that a script renders of a state."""
    return page(f"<script>window.__STATE__={json.dumps(state)};</script>", body, title)


STATES: dict[str, Any] = {
    "rendered": {
        "posts": [
            {"id": 1, "title": {"rendered": TITLE}, "content": {"rendered": MARKUP}},
            {"id": 2, "title": {"rendered": "A swan"}, "content": {"rendered": SWAN_MARKUP}},
        ]
    },
    "by id": {
        "byId": {"b2": {"hed": "A swan", "html": SWAN_MARKUP}, "a1": {"hed": TITLE, "html": MARKUP}}
    },
    "any name": [{"kop": "A swan", "tekst": SWAN}, {"kop": TITLE, "tekst": PARAGRAPHS}],
    "one word": [{"title": "Swans", "body": SWAN_MARKUP}, {"title": TITLE, "body": MARKUP}],
    "entities": [
        {"headline": "A swan &amp; a lock", "body": SWAN_MARKUP},
        {"headline": TITLE.replace(" ", "&#32;"), "body": MARKUP},
    ],
    "related": {
        "title": TITLE,
        "text": MARKUP,
        "more": [{"hed": "A swan", "text": SWAN_MARKUP * 3}],
    },
    "in a string": json.dumps({"title": TITLE, "text": MARKUP}),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_the_story_is_taken_whose_title_the_page_has(state: Any) -> None:
    article = cleaned(html=of_state({"state": state}))
    assert (article.text, article.warnings) == (BODY, (FROM_DATA,))


COMMENTS = [f"I said so {n} years ago, and nobody heard me. {each}" for n, each in enumerate(SWAN)]


@pytest.mark.parametrize("name", ["articleTitle", "article", "seen_on", "title"])
def test_comments_and_other_stories_that_name_the_page_are_not_it(name: str) -> None:
    story = {"title": TITLE, "body": MARKUP}
    comments = [{name: TITLE, "text": each} for each in COMMENTS * 3]
    other = {"headline": "A swan at Hesk", name: TITLE, "body": SWAN_MARKUP * 2}
    assert cleaned(html=of_state({"a": story, "comments": comments})).text == BODY
    if name != "title":
        assert cleaned(html=of_state({"a": story, "more": other})).text == BODY


def test_two_objects_of_one_title_are_not_run_together() -> None:
    story = {"title": TITLE, "body": MARKUP}
    teaser = {"title": TITLE, "body": " ".join(PARAGRAPHS[:3])}
    assert cleaned(html=of_state([teaser, story])).text == BODY


@pytest.mark.parametrize("begins", ["[1]", "[2024] 1 AC 3.", '{"a": 1} is an object.', '["a"] –'])
def test_a_text_may_begin_with_what_is_json_alone(begins: str) -> None:
    first, *rest = PARAGRAPHS
    text = f"{begins} {BODY}"
    assert cleaned(html=of_state({"title": TITLE, "body": text})).text == text
    blocks = [{"text": each} for each in (first, *rest[:-1], f"{begins} {rest[-1]}")]
    said = cleaned(html=of_state({"title": TITLE, "blocks": blocks})).text
    assert said == "\n\n".join((first, *rest[:-1], f"{begins} {rest[-1]}"))


@pytest.mark.parametrize("name", ["title", "hed", "kop"])
def test_stories_with_other_titles_are_not(name: str) -> None:
    stories = [{name: "Swans", "body": SWAN_MARKUP}, {name: "Otters", "body": SWAN_MARKUP}]
    assert refused(html=of_state({"posts": stories})).startswith("no article in it")


NOTICES: list[Any] = [
    {"texts": {"intro": CONSENT}},
    {"text": CONSENT, "buttons": ["Accept", "Refuse"]},
    {"title": "Your privacy is ours", "body": f"<p>{CONSENT}</p>"},
    {"title": TITLE, "notices": {"cookies": CONSENT}},
]


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("shown", [BRIEF, PARAGRAPHS[0]], ids=["brief", "teaser"])
@pytest.mark.parametrize(
    "holder",
    [
        "<script type='application/json'>{}</script>",
        "<script>window.cmp = {};</script>",
        "<div data-consent='{}'></div>",
    ],
    ids=["json", "assigned", "attribute"],
)
def test_a_notice_in_a_page_s_data_does_not_replace_what_it_shows(
    notice: Any, shown: str, holder: str
) -> None:
    held = holder.replace("{}", json.dumps(notice))
    article = cleaned(html=page(held, f"<article><p>{shown}</p></article>"))
    assert (article.text, FROM_DATA in article.warnings) == (shown, False)


@pytest.mark.parametrize("notice", NOTICES[:3])
def test_nor_is_it_the_article_of_a_page_that_shows_none(notice: Any) -> None:
    assert refused(html=of_state(notice)).startswith("no article in it")


def test_a_story_without_a_title_is_taken_if_it_says_what_the_page_shows() -> None:
    title = "Gone with the fog"
    state = {"content": {"html": MARKUP}, "texts": {"intro": CONSENT}}
    body = f"<article><p>{PARAGRAPHS[0]}</p></article>"
    assert cleaned(html=of_state(state, body, title)).text == BODY
    assert refused(html=of_state(state, "", title)).startswith("no article in it")


STORY = {"story": {"headline": TITLE, "paragraphs": PARAGRAPHS, "kicker": 'It\'s "dark"'}}
SAID = json.dumps(STORY)
QUOTED = SAID.replace("\\", r"\\").replace("'", r"\'")


@pytest.mark.parametrize(
    "script",
    [
        'window.__CONFIG__ = {"cdn": "https://cdn.example/a.js"};window.__STATE__ = {};',
        "window.layer = window.layer || [];\nwindow.ENV = {};\nwindow.__STATE__ = {};",
        "var a = {b: 1}, c = 2;\nvar d = [1, 2];\nvar state = {};",
        'const x = ["a", "b"]; let y = JSON.parse(\'{"z": 1}\'); self.state = {}; run();',
        "var m={f:1,g:[{h:2}]};" * 999 + "window.__STATE__ = {};",
        f"window.__STATE__ = JSON.parse({json.dumps(SAID)});",
        f"window.__STATE__=JSON.parse('{QUOTED}');",
    ],
)
def test_a_state_is_read_wherever_a_script_assigns_it(script: str) -> None:
    filled = f"{SAID}".join(script.rsplit("{}", 1))
    assert cleaned(html=page(f"<script>{filled}</script>")).text == BODY


CHINESE = (
    "渡轮搁浅，港口自周一夜间起关闭，目前没有人知道什么时候能够重新开放。",
    "三艘拖船整夜作业，但是风太大而潮水太低，没有能够移动渡轮一寸。",
    "镇议会将在周四再次开会，决定如何处理渡轮，以及由谁来支付拖船的费用。",
    "乘客被告知改道北桥，在那里有两艘较小的船只将他们送过海湾到达对岸。",
    "港务长说，就潜水员所能看到的，船体完好无损，船上的汽车也都是干的。",
    "几百名居民站在防波堤上观看，直到天亮以后他们才慢慢地回到各自家里。",
)
JAPANESE = (
    "フェリーが座礁し、港は月曜日の夜から閉鎖されており、いつ再開するかは誰にも分からない。",
    "三隻のタグボートが一晩中引いたが、風が強く潮も低かったため、船は少しも動かなかった。",
    "町議会は木曜日に再び会議を開き、フェリーをどうするか、費用を誰が払うかを決める。",
    "乗客は北橋を経由するように言われ、そこでは小さな船が二隻、対岸まで人々を運ぶ。",
    "港長によると、潜水士が見た限りでは船体に異常はなく、積まれた車も濡れていなかった。",
)


@pytest.mark.parametrize(
    ("title", "said"), [("渡轮搁浅", CHINESE), ("フェリーが座礁", JAPANESE)], ids=["zh", "ja"]
)
def test_a_state_in_a_script_without_spaces_is_read(title: str, said: tuple[str, ...]) -> None:
    state = {"story": {"headline": title, "paragraphs": said}}
    text = "\n\n".join(said)
    assert cleaned(html=of_state(state, "", title)).text == text
    untitled = {"story": {"paragraphs": said}, "texts": {"intro": CONSENT}}
    assert cleaned(html=of_state(untitled, "", title)).text == text
    assert refused(html=of_state(untitled, "", "天鹅在水闸")).startswith("no article in it")


def test_a_state_in_an_attribute_may_be_escaped() -> None:
    said = escape(json.dumps({"posts": STATES["any name"]}))
    assert cleaned(html=page(f'<div data-state="{said}"></div>')).text == BODY


def test_all_of_a_story_s_markup_is_read_with_its_headings_and_tables() -> None:
    table = "<table><tr><td>Skerry</td><td>140</td></tr><tr><td>Hesk</td><td>90</td></tr></table>"
    parts = f"<p>{PARAGRAPHS[0]}</p><h2>The lamp</h2>{table}<style>td {{ color: red }}</style>"
    rest = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[1:])
    text = cleaned(html=of_state({"title": TITLE, "content": parts + rest})).text
    assert text.split("\n\n") == [
        *(PARAGRAPHS[0], "The lamp", "Skerry, 140", "Hesk, 90"),
        *PARAGRAPHS[1:],
    ]
