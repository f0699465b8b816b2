"""Phrases that give a line away, as data: what a short line that says this is, and why.

A pattern is searched in lines of at most `MOST_WORDS` words, ignoring case. The first that fits wins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_WORDS = 45


class Cue(NamedTuple):
    """A label, the reason a person reads, and the pattern that earns it."""

    label: str
    reason: str
    pattern: re.Pattern[str]


def _any(*patterns: str) -> re.Pattern[str]:
    """One pattern for all of them, ignoring case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


def _lines(*patterns: str) -> re.Pattern[str]:
    """One pattern for whole lines, whatever marks follow the words."""
    return re.compile(rf"^({'|'.join(patterns)})\W*$", re.IGNORECASE)


CUES = (
    Cue(
        "legal",
        "copyright or terms of the site",
        _any(
            r"^(©|\(c\)|copyright\b)",
            r"\ball rights reserved\b",
            r"\bterms (of (use|service)|and conditions)\b.{0,60}\bpriva",
            r"\bprivacy (policy|notice)\b",
            r"^(cookie|privacy) (policy|settings|preferences)$",
            r"trust principles",
            r"may not be (published|reproduced|republished|redistributed)",
            r"^terms (of use|of service|and conditions)$",
        ),
    ),
    Cue(
        "promo",
        "invites to a newsletter or subscription",
        _any(
            r"\bsign[- ]?up\b.{0,60}\b(newsletters?|e-?mails?|alerts?|briefings?)\b",
            r"\bsign[- ]?up\b.{0,60}\b(here|now|today|for free)\b",
            r"\b(your|their) inbox\b",
            r"^(subscribe|sign up|register|log ?in|sign in|join us|donate)"
            r"( now| here| today| to continue| for free)?\W*$",
            r"\bsubscribe to (our|the|my|get|read)\b",
            r"^subscribe (today|for|from)\b",
            r"\bsubscribe today\b",
            r"^already (a )?(subscriber|registered|have an account)",
            r"^(enter )?(your )?e-?mail( address| us)?\W*$",
            r"\bby (continuing|signing up|subscribing|clicking|submitting)\b.{0,40}\b(agree|consent)",
            r"^thank(s| you) for (subscribing|signing up)",
            r"^support (our|independent|quality|local) journalism",
            r"\bnewsletters?\W*$",
            r"\bdownload (our|the) (free )?app\b",
            r"^you can unsubscribe",
            r"^suscr[ií]bete\b",
            r"^(abonnez-vous|jetzt abonnieren)\b",
        ),
    ),
    Cue(
        "promo",
        "advertising",
        _any(
            r"^(advertisement|advertising|sponsored( content| post)?|ad|adverts?)\W*$",
            r"^(paid content|promoted|publicidad|anzeige|publicité)\W*$",
            r"^(story|article) continues (below|after)\b",
            r"^(advertisement\W*)?scroll to continue",
            r"^this (article|post|page) (contains|includes) affiliate",
        ),
    ),
    Cue(
        "share",
        "invites to share or follow",
        _any(
            r"^(share|tweet|save|print|e-?mail|copy link|link copied\W*)$",
            r"^(facebook|messenger|instagram|threads|twitter|x|bluesky|whatsapp|telegram)$",
            r"^(linkedin|reddit|pinterest|flipboard|pocket)$",
            r"^share (this|on|via|article|story|with)\b",
            r"^(follow|like|find|join) (us|me|our|him|her|@)\b.{0,80}\b(on|at|channel)\b",
            r"^follow @",
            r"\bfollow (us|@?\w+) on"
            r" (twitter|x|facebook|instagram|whatsapp|tiktok|telegram|youtube)\b",
            r"\bclick here to (follow|join|like|subscribe|sign)\b",
            r"\bjoin (our|the) (whatsapp|facebook|telegram|discord)\b",
            r"^compart(e|ir)\b.{0,40}$",
            r"^(partager|teilen)\b.{0,30}$",
        ),
    ),
    Cue(
        "related",
        "points to another story",
        _any(
            r"^(read more|read also|also read|read next|read|see also|more|related|don['’]t miss"
            r"|must read|recommended|further reading|watch|listen|video|in pictures|analysis"
            r"|explained|opinion|live|next|previous|up next)\s*[:|»>–—]\s*\S",
            r"^(read more|read (the )?(full|rest of)|see more|view (more|all)|show more)\b",
            r"^(load more|more (on|from) |click here (for|to read|to see))\b",
            r"^(lee también|le[ae] (también|más)|te puede interesar|mira también)\b",
            r"^(lesen sie auch|mehr zum thema)\b",
            r"^(à lire aussi|lire aussi)\b",
            r"^(leia (também|mais)|leggi anche)\b",
        ),
    ),
    Cue(
        "comment",
        "part of the comment section",
        _any(
            r"^(leave|post|add|write|view|show|hide|read|load|see|join|be the first to)\b.{0,25}"
            r"\b(comments?|conversation|discussion|reply)\b",
            r"^(reply|report|like|upvote|log in to comment)$",
            r"^\d+ (comments?|replies)$",
            r"^sort by\b",
            r"^comments (are|have been) (closed|disabled)",
            r"^what do you think\?.{0,60}comment",
        ),
    ),
    Cue(
        "navigation",
        "belongs to the page, not to the article",
        _any(
            r"^(home|menu|search|skip to (main )?content|back to top|top|close|loading\W*)$",
            r"^(next|previous|more|sections?|account|contact( us)?|about( us)?|help|faqs?)$",
            r"^(sitemap|archive|advertise( with us)?|print edition|e-?paper)$",
            r"^(live|videos?|gallery|listen|watch)$",
            r"^listen to this (article|story)\b",
            r"^\d+\s*[- ]?min(ute)?s?([- ](read|watch|listen))$",
            r"^(estimated )?reading time\b",
            r"^page \d+( of \d+)?$",
            r"^\d+ ?/ ?\d+$",
            r"^(image|slide|photo) \d+ of \d+$",
            r"^(text size|font size)\b",
            r"^(the )?(latest|today['’]s) (edition|issue|paper)$",
            r"\bcover for \d",
            r"^edition\b.{0,60}\d{4}$",
            r"^(topics?|tags?|categories|filed under|in this article|keywords)\s*:?.{0,80}$",
            r"^[\W\d_]*$",
        ),
    ),
)

CREDIT = _any(
    r"(\(|\b)(photo(graph)?s?|images?|pictures?|pics?|file (photo|image)|photo credit|image credit"
    r"|video|graphic|illustration|credit)\s*(credit|courtesy|source|by)?\s*"
    r"(:|/|\bby [A-Z]|\bcourtesy of\b)\s*\S[^)]{0,40}",
    r"\b(getty( images)?|shutterstock|istock|alamy|unsplash|wikimedia commons)\b",
    r"\b(ap photo|afp via|reuters/[a-z]|epa[-/]|pa (wire|media|images)|aap image)\b",
)
CAPTION_OPENING = _any(
    r"^file( photo)?\s*[-–—:]",
    r"^pictured( above| below| here)?\s*:",
    r"^(caption|image|photo)\s*:",
)

# A line that ends the article, and what the lines below it are.
COMMENTS_BELOW = _lines(
    r"(readers?['’]? )?comments?\W*(\(\d+\)|\d+)?",
    r"join the (conversation|discussion)",
    r"kommentare|comentarios|commentaires",
)
STORIES_BELOW = _lines(
    r"related( (stories|articles|news|content|posts|topics|links|coverage|reading))?",
    r"most (popular|read|viewed|shared|watched|commented)"
    r"( (stories|articles|now|today|this week|in .{1,20}))?",
    r"(more|latest|top|other|popular|recent|trending|featured|editor['’]?s['’]?)"
    r" (stories|articles|news|headlines|posts|picks|videos|reads)( (on|from|in|for) .{1,30})?",
    r"more (from|on|in) .{1,40}",
    r"recommended( (for you|stories|reading|articles))?",
    r"you (may|might) (also )?(like|be interested in).{0,10}",
    r"trending( now| today)?",
    r"(what to )?read (next|more|also)",
    r"don['’]t miss",
    r"up next",
    r"also (read|in the news)",
    r"(the )?latest (edition|issue)",
    r"see also",
    r"in case you missed it",
    r"around the web",
    r"from our partners",
    r"elsewhere on.{1,30}",
    r"más (noticias|leídas)|lo más leído",
    r"meistgelesen|mehr zum thema",
    r"les plus lus",
)
