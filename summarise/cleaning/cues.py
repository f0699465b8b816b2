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


def _cue(label: str, reason: str, *patterns: str) -> Cue:
    return Cue(label, reason, re.compile("|".join(patterns), re.IGNORECASE))


CUES = (
    _cue(
        "legal", "copyright or terms of the site",
        r"^(©|\(c\)|copyright\b)", r"\ball rights reserved\b", r"\bterms (of (use|service)|and conditions)\b.{0,60}\bpriva",
        r"\bprivacy (policy|notice)\b", r"^(cookie|privacy) (policy|settings|preferences)$", r"trust principles",
        r"may not be (published|reproduced|republished|redistributed)", r"^terms (of use|of service|and conditions)$",
    ),
    _cue(
        "promo", "invites to a newsletter or subscription",
        r"\bsign[- ]?up\b.{0,60}\b(newsletters?|e-?mails?|alerts?|briefings?|here|now|today|for free)\b", r"\b(your|their) inbox\b",
        r"^(subscribe|sign up|register|log ?in|sign in|join us|donate)( now| here| today| to continue| for free)?\W*$",
        r"\bsubscribe to (our|the|my|get|read)\b", r"^already (a )?(subscriber|registered|have an account)",
        r"^(enter )?(your )?e-?mail( address| us)?\W*$", r"\bby (continuing|signing up|subscribing|clicking|submitting)\b.{0,40}\b(agree|consent)",
        r"^thank(s| you) for (subscribing|signing up)", r"^support (our|independent|quality|local) journalism", r"^subscribe (today|for|from)\b", r"\bsubscribe today\b", r"\bnewsletters?\W*$",
        r"\bdownload (our|the) (free )?app\b", r"^you can unsubscribe", r"^suscr[ií]bete\b", r"^(abonnez-vous|jetzt abonnieren)\b",
    ),
    _cue(
        "promo", "advertising",
        r"^(advertisement|advertising|sponsored( content| post)?|ad|adverts?|paid content|promoted|publicidad|anzeige|publicité)\W*$",
        r"^(story|article) continues (below|after)\b", r"^(advertisement\W*)?scroll to continue", r"^this (article|post|page) (contains|includes) affiliate",
    ),
    _cue(
        "share", "invites to share or follow",
        r"^(share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|copy link|link copied\W*|save|flipboard|pocket|bluesky|threads|instagram|messenger)$",
        r"^share (this|on|via|article|story|with)\b", r"^(follow|like|find|join) (us|me|our|him|her|@)\b.{0,80}\b(on|at|channel)\b", r"^follow @",
        r"\bclick here to (follow|join|like|subscribe|sign)\b", r"\bjoin (our|the) (whatsapp|facebook|telegram|discord)\b", r"^compart(e|ir)\b.{0,40}$", r"^(partager|teilen)\b.{0,30}$",
        r"\bfollow (us|@?\w+) on (twitter|x|facebook|instagram|whatsapp|tiktok|telegram|youtube)\b",
    ),
    _cue(
        "related", "points to another story",
        r"^(read more|read also|also read|read next|read|see also|more|related|don['’]t miss|must read|recommended|further reading|watch|listen|video|in pictures|analysis|explained|opinion|live|next|previous|up next)\s*[:|»>–—]\s*\S",
        r"^(lee también|le[ae] (también|más)|te puede interesar|mira también|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|leia (também|mais)|leggi anche)\b",
        r"^(read more|read (the )?(full|rest of)|click here (for|to read|to see)|see more|view (more|all)|show more|load more|more (on|from) )\b",
    ),
    _cue(
        "comment", "part of the comment section",
        r"^(leave|post|add|write|view|show|hide|read|load|see|join|be the first to)\b.{0,25}\b(comments?|conversation|discussion|reply)\b", r"^(reply|report|like|upvote|log in to comment)$",
        r"^\d+ (comments?|replies)$", r"^sort by\b", r"^comments (are|have been) (closed|disabled)", r"^what do you think\?.{0,60}comment",
    ),
    _cue(
        "navigation", "belongs to the page, not to the article",
        r"^(home|menu|search|skip to (main )?content|back to top|top|close|next|previous|loading\W*|sections?|account|contact( us)?|about( us)?|help|faqs?|sitemap|archive|more|advertise( with us)?|live|video|videos|gallery|listen|watch|print edition|e-?paper)$",
        r"^\d+\s*[- ]?min(ute)?s?([- ](read|watch|listen))$", r"^(estimated )?reading time\b", r"^page \d+( of \d+)?$", r"^\d+ ?/ ?\d+$", r"^listen to this (article|story)\b",
        r"^(the )?(latest|today['’]s) (edition|issue|paper)$", r"\bcover for \d", r"^edition\b.{0,60}\d{4}$", r"^(image|slide|photo) \d+ of \d+$", r"^(text size|font size)\b",
        r"^(topics?|tags?|categories|filed under|in this article|keywords)\s*:?.{0,80}$", r"^[\W\d_]*$",
    ),
)  # fmt: skip

CREDIT = re.compile(
    r"(\(|\b)(photo(graph)?s?|images?|pictures?|pics?|file (photo|image)|photo credit|image credit|video|graphic|illustration|credit)\s*"
    r"(credit|courtesy|source|by)?\s*(:|/|\bby [A-Z]|\bcourtesy of\b)\s*\S[^)]{0,40}"
    r"|\b(getty( images)?|shutterstock|istock|alamy|ap photo|afp via|reuters/[a-z]|epa[-/]|pa (wire|media|images)|unsplash|wikimedia commons|aap image)\b",
    re.IGNORECASE,
)
CAPTION_OPENING = re.compile(r"^(file( photo)?\s*[-–—:]|pictured( above| below| here)?\s*:|caption\s*:|image\s*:|photo\s*:)", re.IGNORECASE)  # fmt: skip

# A line that ends the article, and what the lines below it are.
COMMENTS_BELOW = re.compile(r"^((readers?['’]? )?comments?\W*(\(\d+\)|\d+)?|join the (conversation|discussion)|kommentare|comentarios|commentaires)\W*$", re.IGNORECASE)  # fmt: skip
STORIES_BELOW = re.compile(
    r"^(related( (stories|articles|news|content|posts|topics|links|coverage|reading))?|most (popular|read|viewed|shared|watched|commented)( (stories|articles|now|today|this week|in .{1,20}))?|"
    r"(more|latest|top|other|popular|recent|trending|featured|editor['’]?s['’]?) (stories|articles|news|headlines|posts|picks|videos|reads)( (on|from|in|for) .{1,30})?|more (from|on|in) .{1,40}|"
    r"recommended( (for you|stories|reading|articles))?|you (may|might) (also )?(like|be interested in).{0,10}|trending( now| today)?|(what to )?read (next|more|also)|don['’]t miss|up next|also (read|in the news)|"
    r"(the )?latest (edition|issue)|see also|in case you missed it|around the web|from our partners|elsewhere on.{1,30}|más (noticias|leídas)|lo más leído|meistgelesen|mehr zum thema|les plus lus)\W*$",
    re.IGNORECASE,
)
