"""The English words by which a sentence shows that it needs another, or that it is no part of a story.

Phrases are regular expressions, without case.
"""

from __future__ import annotations

MONTHS = (
    "january february march april may june july august september october november december".split()
)

# what opens a sentence that goes on from the one before
CONTINUING = (
    *(
        "it its this that these those such both neither another others? one some and but or so yet nor "
        "then also instead however therefore thus hence moreover furthermore still meanwhile otherwise "
        "besides indeed nevertheless nonetheless similarly likewise additionally consequently "
        "accordingly afterwards? later earlier there here which who too"
    ).split(),
    r"the (?:\d{1,2}-year-old|father of|mother of)",
    "the (?:former|latter|others?|two|three|four|pair|duo|couple|same|rest|second|third|next)",
    "for (?:example|instance|one thing)",
    "(?:in|by) (?:addition|contrast|response|return|turn|particular|fact|other words|comparison)",
    "as (?:a result|well|such|for)",
    "on the (?:other hand|contrary)",
    "at the (?:same )?time",
    "(?:even|more) (?:so|than that)",
    "(?:all|most|many|each|none|several|some|half|part|one|two|three) of "
    "(?:this|that|these|those|them|it|whom|which)",
    "(?:in|at|on|after|before|since|during|with|by|from|for|of|under|among|despite|because of|like|"
    "unlike|besides) (?:this|that|these|those|his|her|their|its|it|them|him|such)",
)

# what of that may open a story all the same: some 300 people, later this year
OPENING_STORIES = (
    "(?:some|one|another|both|earlier|later|here)(?! of (?:this|that|these|those|them|it)\\b)",
    "this (?:past )?(?:morning|afternoon|evening|week|weekend|month|season|year|spring|summer|autumn|fall|winter)",
    rf"this (?:{'|'.join(MONTHS)})(?! \d)",
    "these days",
)

# what in a sentence says that something like it was said before, not just before
FURTHER = frozenset("also another again too however meanwhile instead".split())

# who or what was named before
PRONOUNS = frozenset(
    "he she his her him hers they them their theirs himself herself themselves".split()
)

# what has a capital and is nobody's name
DAYS_AND_MONTHS = frozenset(
    [*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday christmas easter".split()]
)

# nouns that with "the" or "this" sum up what was said before
SUMMING_UP = frozenset(
    "decision move announcement ruling news incident attack accident crash finding findings result "
    "results measure proposal plan comment comments remark remarks statement visit meeting event case "
    "deal agreement vote change changes report claim claims allegation allegations charge charges "
    "figure figures suspect suspects victim victims man woman boy girl men women child children mother "
    "father teenager player star actor actress singer striker midfielder defender pair couple duo "
    "former latter group firm article letter interview speech video clip image picture pictures photo "
    "post tweet message scheme trial blaze fire shooting explosion rule rules bill law order lawsuit "
    "complaint study survey poll tournament game match race fight film show book discovery dispute "
    "controversy row scandal problem issue situation approach trend practice effort initiative program "
    "project amount sum money funding grant legislation resolution amendment provision policy".split()
)

# who speaks, and who is spoken to
FIRST_PERSON = frozenset("i me my mine we us our ours i'm i've we're we've i'd we'd".split())
SECOND_PERSON = frozenset("you your yours you're you'll you've".split())

# verbs in the past that "ed" does not end; captions have few
IRREGULAR_PASTS = frozenset(
    "ate beat became began bent bet bit bled blew bought broke brought built burst came cast caught "
    "chose clung cost crept cut dealt did drank drew drove dug fed fell felt fled flew forbade forgave "
    "forgot fought found froze gave got grew heard held hid hit hung hurt kept knew laid lay led left lent "
    "lost made meant met paid put quit ran rang rode rose sang sank sat saw sent set shook shot shrank "
    "shut slept slid sold sought spent split spoke sprang spread spun stole stood stuck struck swam "
    "swept swore swung taught thought threw told took tore understood went withdrew woke won wore wrote".split()
)

# where in a picture someone is, in brackets; a party stands there too
SIDE_IN_BRACKETS = r"[(\[](?:far )?(?:left|right|cent(?:re|er))[)\]]"
PLACE_IN_BRACKETS = (
    rf"(?!{SIDE_IN_BRACKETS})"
    r"[(\[](?:(?:pictured|(?:file|stock) (?:photo|image|picture))(?:,? [^()\[\]]{0,40})?"
    r"|(?:(?:pictured|seen|shown|far|second|third|top|bottom|front|back|not) )*"
    r"(?:left|right|cent(?:re|er)|circled|above|below|inset|shown|seen)(?: here|, [^()\[\]]{0,40})?)[)\]]"
)

# what a sentence has that tells of parties
OF_PARTIES = (
    r"seats|votes?|voters?|elections?|polls?|per ?cent|part(?:y|ies)|coalition|majority|parliament"
    r"|(?:won|lost|took) \d+"
)

DEFINITE = "the|this|that|these|those"
DETERMINERS = (
    "the|an?|two|three|several|many|most|some"  # with which a sentence may name what it is of
)

# verbs that captions do without, and words of longer sentences
SPELT_OUT = frozenset(
    "is was are were has had have will would can cannot could may might must should do does did "
    "who that which said say says".split()
)

# what stands between a name and what it said
SAYING = frozenset(
    "said says told tells tweeted wrote writes added adds asked asks posted declared explained replied".split()
)

# what asks a reader to do something, before what no story has behind it: click here, watch makers say
_ASKING = (
    "(?:please )?(?:(?:call|visit)(?! (?:for|to)\\b)|click|contact|e-?mail|follow|listen|read|scroll|see|share|sign up|subscribe"
    "|view|watch)"
)
_ASKED_FOR = (
    r"above|all|also|below|down|for|full|her|here|him|me|more|now|on|our|previous|the|them|this|to|today|us|via|your"
    r"|\(?\d|\S+[@.]\w"
)

# what opens a line that tells of a picture, a link or the page
PAGE_OPENINGS = (
    rf"{_ASKING}(?= (?:{_ASKED_FOR}))", "(?:photo|image|video)s?(?= by (?-i:[A-Z])| courtesy )", "pictured",
    "video(?= scroll| (?-i:[A-Z]))", "file (?:photo|image|picture)", "related (?:articles|stories|links|content|coverage)",
    r"updated?(?= (?:at|on) | ?[-–—\d])", "(?:above|below|(?:(?:clockwise )?from (?:bottom |top )?)?(?:left|right))(?=,)", "(?:below|here) (?:is|are)",
    "for (?:more|further|additional|all|full) (?:information|details|news|the latest)",
    "to (?:learn|read|see|find out) more", r"copyright(?= (?:©|\(c\)|\d))", "(?:reporting|writing|editing) by",
    "this (?:article|story|post|press release) (?:contains|has been|is|may|was)", r"\d{1,2}:\d\d(?= ?[-–—]| [ap]\.?m)",
)  # fmt: skip

# what such a line has anywhere
PAGE_PHRASES = (
    r"(?<=[/©(])getty images?", "(?<=/ )getty images?", "ap photo", "file photo", "click here", "scroll down",
    "sign(?:ing)? up (?:here|now|today|you agree|for .{0,50}newsletters?)", "follow (?:us|him|her|them) on",
    "contributed to this (?:report|article|story)", "all rights reserved", "have your say", "rush transcript",
    "copy may not be in its final form", r"(?:first|second|third|last) of a [\w]+-part series",
    "(?<!who )is an? (?:[\\w-]+ ){0,3}(?:columnist|contributor|correspondent|editor|reporter|writer|fellow) (?:for|at|with|of|to)",
    "(?:can be|is|are) (?:found|available|seen|read|viewed) (?:here|(?:at|on) (?:our|my|the (?:[\\w’'-]+ )?(?:web ?)?site|[\\w/-]+\\.[a-z]+))",
    "(?:opinions|views) expressed (?:here|in this (?:article|column|commentary|essay|piece|post)|by (?:the )?(?:authors?|columnists|contributors)|are (?:solely )?(?:those|their|my|his|her))",
)  # fmt: skip
