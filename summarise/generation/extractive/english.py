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

# what those in a picture do, in a caption: "Ann Lee poses ..."
IN_PICTURES = frozenset(
    "addresses applauds arrives attends battles beats carries celebrates challenges cheers competes "
    "controls cuddles dances dives dribbles embraces enjoys fires gestures greets heads holds hugs jogs "
    "jumps kisses kneels laughs leaps leaves lies lifts listens looks loses meets poses points prepares "
    "questions reacts relaxes rises rushes salutes scores shakes shares shoots shouts sits slides slots "
    "smiles speaks sports stands stares strikes strolls surveys tackles takes talks tracks trains walks "
    "watches waves wears applaud arrive celebrate compete embrace gather laugh listen pose react smile".split()
)

# those of them that are nouns too: talks delayed since May
NOUNS_TOO = frozenset(
    "battles challenges controls fires jumps leaves looks points questions rises scores shares sports "
    "strikes surveys talks tracks trains walks watches waves".split()
)

# behind what they are nouns, as in "peace talks", or another sentence's verbs, as in "she looks"
BEFORE_NO_CAPTIONS_VERB = frozenset(
    "in of for from the a an its their his her with at by to on into over amid trade peace it he she they we i you".split()
)

# verbs in the past that "ed" does not end; captions have few
IRREGULAR_PASTS = frozenset(
    "ate beat became began bent bet bit bled blew bought broke brought built burst came cast caught "
    "chose clung cost crept cut dealt did drank drew drove dug fed fell felt fled flew forbade forgave "
    "forgot fought found froze gave got grew heard held hid hit hung hurt kept knew laid lay led left lent "
    "lost made meant met paid put quit ran rang rode rose sang sank sat saw sent set shook shot shrank "
    "shut slept slid sold sought spent split spoke sprang spread spun stole stood stuck struck swam "
    "swept swore swung taught thought threw told took tore understood went withdrew woke won wore wrote".split()
)

# where in a picture someone is, in brackets: behind a party, or "the Dawn", it is where that stands
_SIDE_IN_BRACKETS = r"[(\[](?:far )?(?:left|right|cent(?:re|er))[)\]]"
_PARTY = (
    "(?:Alliance|Bloc|Coalition|Democracy|Front|Greens|Labour|League|Left|Moderates|Movement|Party|Radicals|Rally|Union|"
    "Workers|\\w+(?:crats|erals|icans|ists|ives))"
)
SOMEONE_AT_SIDE = (
    rf"(?-i:((?:(?<![Tt]he )(?<!of )(?<!for )|(?=[a-z]))\b(?!{_PARTY}\b)[\w.’'-]{{1,40}},?(?: \d\d,?)?)) "
    + _SIDE_IN_BRACKETS
)
PLACE_IN_BRACKETS = (
    rf"(?!{_SIDE_IN_BRACKETS})"
    r"[(\[](?:(?:pictured|(?:file|stock) (?:photo|image|picture))(?:,? [^()\[\]]{0,40})?"
    r"|(?:(?:pictured|seen|shown|far|second|third|top|bottom|front|back|not) )*"
    r"(?:left|right|cent(?:re|er)|circled|above|below|inset|shown|seen)(?: here|, [^()\[\]]{0,40})?)[)\]]"
)

DEFINITE = "the|this|that|these|those"
DETERMINERS = (
    "the|an?|two|three|several|many|most|some"  # with which a sentence may name what it is of
)

# verbs that captions do without, and words of longer sentences
SPELT_OUT = frozenset(
    "is was are were has had have will would can could may might must should who that which said says".split()
)

# what stands between a name and what it said
SAYING = frozenset(
    "said says told tells tweeted wrote writes added adds asked asks posted declared explained replied".split()
)

# what opens a line that tells of a picture, a link or the page; what opens stories too, such as "share
# prices", does so only before what no story has behind it
PAGE_OPENINGS = (
    r"photos?(?=:| by | courtesy )", r"images?(?=:| by | courtesy )", "pictured", "picture(?=:| taken )", "captions?(?=:)",
    "videos?(?=:)", "video(?= scroll| (?-i:[A-Z]))", "watch", "click", "scroll", "read (?:more|also|the full)",
    "see (?:also|more|below)", "view (?:more|all)", "become a member", "see previous",
    "related(?=:| (?:articles|stories|links|content|coverage))", "file(?=:| (?:photo|image|picture|[-–—]))",
    "advertisement(?=:| (?-i:[A-Z]))", "sign up", "subscribe", "follow(?= )", "share(?=:| (?:this|your|on|via) )",
    r"updated?(?=:| (?:at|on|[-–—\d]))", r"published(?=:| \d)", r"by (?-i:[A-Z][\w.’'-]+ [A-Z][\w’'-]+)(?=$| for )",
    "(?:above|below|left|right)(?=[:,])", "below (?:is|are)", "courtesy of",
    "for (?:more|further|additional|all|full) (?:information|details|news|the latest)",
    "to (?:learn|read|see|find out) more",
    "(?:please )?(?:visit(?=:| )|contact(?=:| (?!with|between|tracing|sports)))",
    r"(?:please )?(?:call|e-?mail)(?=:| (?:us|me|him|her|our|the|your|[\d(]|\S+[@.]\w))",
    "about (?:the|our) [a-z]+:", "editor's note", "note:", "source:", "corrections?(?=:| and clarifications?)",
    r"copyright(?=:| (?:©|\(c\)|\d))", "listen", "look for", "here (?:is|are)",
    "text of", "the following (?:is|are)", "this (?:article|story|post|material|press release|report was)",
    r"\d{1,2}:\d\d", "reporting by", "writing by", "editing by", "additional reporting", "forward-looking statements?",
)  # fmt: skip

# what such a line has anywhere
PAGE_PHRASES = (
    r"(?<=[/©(])getty images?", "(?<=(?:/|©|a) )getty images?", "ap photo", r"(?<=[/©(])shutterstock",
    "file photo", "photo by (?-i:[A-Z])", "(?:photos?|images?|pictures?|videos?),? courtesy of",
    "click here", "scroll down", "sign(?:ing)? up (?:here|now|today|you agree|for .{0,50}newsletters?)", "subscribe (?:here|now|today|to (?:our|my))",
    "e-?mail us", "call 1-", "toll[- ]free", "visit www",
    "follow us", "follow (?:him|her|them) on", "contributed to this (?:report|article|story)", "all rights reserved", "column by", "stay up to date",
    "is an? (?:[\\w-]+ ){0,3}newsroom that (?:covers|investigates|reports)",
    "(?<!who )is an? (?:[\\w-]+ ){0,3}(?:columnist|contributor|correspondent|editor|reporter|writer|fellow) (?:for|at|with|of|to)",
    "read more(?=:| (?:here|about|at) )", "see (?:below|above)", "forward-looking",
    "(?:can be|is|are) (?:found|available|seen|read|viewed) (?:here|(?:at|on) (?:our|my|the (?:[\\w’'-]+ )?(?:web ?)?site|[\\w/-]+\\.[a-z]+))",
    "have your say", "opens in a new", "not be responsible for (?:the )?(?:content|comments)", "rush transcript", "copy may not be in its final form",
    "(?:opinions|views) expressed (?:here|in this (?:article|column|commentary|essay|piece|post)|by (?:the )?(?:authors?|columnists|contributors)|are (?:solely )?(?:those|their|my|his|her))",
    r"(?:first|second|third|last) of a [\w]+-part series",
)  # fmt: skip
