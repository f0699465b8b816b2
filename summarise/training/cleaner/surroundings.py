"""What pages put around an article: teasers of other stories, and readers' comments."""

from __future__ import annotations

import random

from summarise.common.text.sentence_ends import ends_sentence
from summarise.training.cleaner.stock import Stock, Story

SECTIONS = (
    "More stories|Related|Recent posts|Latest news|Recommended|You may also like|Mehr|Leia também|"
    "A lire aussi|Most read|Top stories|Trending|Editor's picks|News|Sport|World|Business|Popular|"
    "More from this section|Read next|Don't miss"
).split("|")
SMALL = (
    "3 hours ago|May 3, 2021|News|Jane Miller|By John Smith|12 Mar 2020|Politics|Health|Sport|0|24|"
    "2 comments|5 min read|Updated 10:42|Yesterday"
).split("|")
MORE = (
    "Read more|Continue reading|More|Full story|Read More »|Read full article|[...]|Share"
).split("|")
COMMENTS = (
    "Comments|3 comments|Leave a reply|Kommentare|Comentários|Responses|Your comments|"
    "Join the discussion|Reader comments|28 responses"
).split("|")
READERS = (
    "Anna|John D.|mike82|Tom|Sarah K|patriot1776|BobT|Guest|Robert Hill|ellie_w|Truth Seeker|Dr. No|"
    "G. Wilson|kc|ManInTheStreet"
).split("|")
DATES = (
    "April 3, 2019 at 5:12 pm|2 days ago|3h|12/04/2013 09:14 AM|1 month ago|Nov 19, 2019|"
    "September 12, 2018 at 4:47 pm|2019-11-20 10:33|18 November, 2019|5 years ago"
).split("|")
FORMS = (
    "{who} says:/{when}/{what}/Reply|{who}/{what}/Reply|{who}/{what}|Posted by {who} at {when}/{what}|"
    "{what}/{who}, {when}|{what}|{who} on {when} said:/{what}|{who} on {when}/{what}|"
    "{who} wrote on {when}/{what}/Report abuse|{who}/{when}/{what}/Like · Reply|"
    "{who} {when}/Reply/{what}|{who}/•/{when}/{what}/Share ›|#{number}/{who}, {when}/{what}|"
    "{who}: {what}|{when}/{what}|Score: {number}/{who}/{when}/{what}|{number} Votes/{what}"
).split("|")


def make_teasers(stock: Stock, mine: Story, chance: random.Random) -> list[str]:
    """Make a list of other articles' headlines and openings, at times with the article's own among them."""
    texts = [chance.choice(SECTIONS)] if chance.random() < 0.4 else []
    number = chance.choice([2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25])
    style, length = chance.random(), chance.randint(12, 45)
    titled, opened = style < 0.75, style >= 0.2
    whole, joined = chance.random() < 0.45, chance.random() < 0.3 and titled and opened
    above, below = ([0.0, 0.7][chance.random() < 0.25] for _ in range(2))
    more = [chance.choice(MORE)] if chance.random() < 0.2 else []
    itself = chance.randrange(number) if mine.title.strip() and chance.random() < 0.3 else None
    for i in range(number):
        pool = stock.others if chance.random() < 0.8 else stock.own
        story = mine if i == itself else chance.choice(pool)
        said = [story.title] if titled else []
        if opened:
            words = chance.randint(20, 90) if whole else length + chance.randint(-4, 4)
            said.append(story_opening(story, words, whole, chance))
        texts += [chance.choice(SMALL)] if chance.random() < above else []
        texts += [" ".join(said)] if joined else said
        texts += [chance.choice(SMALL)] if chance.random() < below else []
        texts += more
    return texts


def story_opening(story: Story, most: int, whole: bool, chance: random.Random) -> str:
    """Return an article's first sentences, or its first words with what says that more follows."""
    words = story.paragraphs[0].split()
    if not whole:
        dots = chance.choice(["...", "…", " […]", ""]) if most < len(words) else ""
        return " ".join(words[:most]) + dots
    ending = [i for i, word in enumerate(words[:most], 1) if ends_sentence(word)]
    return " ".join(words[: ending[-1]] if ending else words)


def make_comments(stock: Stock, mine: Story, chance: random.Random) -> list[str]:
    """Make readers' comments: what stands below other pages' articles, and paragraphs of articles."""
    texts = [chance.choice(COMMENTS)] if chance.random() < 0.6 else []
    form, real, when = chance.choice(FORMS), chance.random(), chance.choice(DATES)
    for _ in range(chance.randint(2, 30)):
        if stock.remarks and chance.random() < real:
            what = [chance.choice(stock.remarks) for _ in range(chance.choice([1, 1, 1, 1, 1, 2]))]
        else:
            story = chance.choice(stock.own if chance.random() < 0.5 else stock.others)
            what = [chance.choice(story.paragraphs)]
        when = when if chance.random() < 0.5 else chance.choice(DATES)
        who, number = chance.choice(READERS), chance.randint(0, 60)
        for line in form.split("/"):
            texts += (
                what
                if line == "{what}"
                else [line.format(who=who, when=when, number=number, what=what[0])]
            )
    return texts
