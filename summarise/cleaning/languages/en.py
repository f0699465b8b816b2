"""English: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import Language

ENGLISH = Language(
    code="en",
    name="English",
    legal=(
        r"all rights reserved\b",
        r"terms (of (use|service)|and conditions)\b.{0,60}\bpriva",
        r"privacy (policy|notice)\b",
        r"^(cookie|privacy) (policy|settings|preferences)$",
        r"trust principles",
        r"may not be (published|reproduced|republished|redistributed)",
        r"^terms (of use|of service|and conditions)$",
        r"^(we|this (web)?site) uses? cookies\b",
        r"^accept( all)?( cookies)?\W*$",
        r"^(strictly )?(necessary|analytical|functional|performance|advertisement|targeting)"
        r" cookies\b",
        r"^(cookielawinfo|viewed_cookie_policy)\b",
        r"^(an official website of\b|an? \.gov website|a lock\b.{0,40}\bhttps)",
    ),
    newsletter=(
        r"sign[- ]?up\b.{0,60}\b(newsletters?|e-?mails?|alerts?|briefings?)\b",
        r"sign[- ]?up\b.{0,60}\b(here|now|today|for free)\b",
        r"(your|their) inbox\b",
        r"^(subscribe|sign up|register|log ?in|sign in|join us|donate)"
        r"( now| here| today| to continue| for free)?\W*$",
        r"subscribe to (our|the|my|get|read)\b",
        r"^subscribe (today|for|from)\b",
        r"subscribe today\b",
        r"^already (a )?(subscriber|registered|have an account)",
        r"^(enter )?(your )?e-?mail( address| us)?\W*$",
        r"by (continuing|signing up|subscribing|clicking|submitting)\b.{0,40}"
        r"\b(agree|consent)",
        r"^thank(s| you) for (subscribing|signing up)",
        r"^support (our|independent|quality|local) journalism",
        r"newsletters?\W*$",
        r"download (our|the) (free )?app\b",
        r"^you can unsubscribe",
        r"^(every|each) (day|week|morning|month)\b.{0,20}\bwe (send|e-?mail)\b",
        r"^want more (like this|stories|news|of this|inspiration)\b",
        r"^(your submission has been received|oops! something went wrong)",
        r"^thank(s| you)\W+your submission\b",
        r"^(this field is (for|required|hidden)|required fields|fields marked)\b",
        r"^please (fill (in|out)|enter|complete)\b.{0,60}\b(form|fields?|below|e-?mail)\b",
    ),
    advertising=(
        r"^(advertisement|advertising|sponsored( content| post)?|ad|adverts?)\W*$",
        r"^(paid content|promoted)\W*$",
        r"^(story|article) continues (below|after)\b",
        r"^(advertisement\W*)?scroll to continue",
        r"^this (article|post|page) (contains|includes) affiliate",
        r"^(we|i) (may|might) (earn|receive|get)\b.{0,80}\b(commissions?|compensation)\b",
        r"^(when|if) you (buy|purchase|shop|click)\b.{0,120}\bcommissions?\b",
        r"^(check|see|compare) (the )?(latest |current )?prices?\b.{0,40}$",
        r"^(buy|shop|book|order|apply|enroll|donate) now\W*$",
        r"^add to (cart|basket|bag|wish ?list)\W*$",
        r"^get started( (now|today|here|for free|free))?\W*$",
        r"^(get|request|book|schedule|try|start|watch) (a|an|your|my)? ?(free )?"
        r"(quotes?|estimate|demo|consultation|trial|call|tour)\b.{0,30}$",
    ),
    sharing=(
        r"^(share|tweet|save|print|e-?mail|copy link|link copied\W*)$",
        r"^share (this|on|via|article|story|with)\b",
        r"^click to (share|e-?mail|print|tweet)\b",
        r"^(follow|like|find|join) (us|me|our|him|her|@)\b.{0,80}\b(on|at|channel)\b",
        r"follow (us|@?\w+) on"
        r" (twitter|x|facebook|instagram|whatsapp|tiktok|telegram|youtube)\b",
        r"click here to (follow|join|like|subscribe|sign)\b",
        r"join (our|the) (whatsapp|facebook|telegram|discord)\b",
    ),
    other_stories=(
        r"^(read more|read also|also read|read next|read|see also|more|related|must read"
        r"|don['’]t miss|recommended|further reading|watch|listen|video|in pictures"
        r"|analysis|explained|opinion|live|next|previous|up next)\s*[:|»>–—]\s*\S",
        r"^(read more|read (the )?(full|rest of)|see more|view (more|all)|show more)\b",
        r"^(load more|more (on|from) |click here (for|to read|to see))\b",
        r"^click (on )?the (image|photo|picture|link)\b",
    ),
    comments=(
        r"^(leave|post|add|write|view|show|hide|read|load|see|join|be the first to)\b.{0,25}"
        r"\b(comments?|conversation|discussion|reply)\b",
        r"^(reply|report|like|upvote|log in to comment)$",
        r"^\d+ (comments?|replies)$",
        r"^sort by\b",
        r"^comments (are|have been) (closed|disabled)",
        r"^what do you think\?.{0,60}comment",
        r"^(discussion about this|comments powered by|be the first to comment)\b",
        r"^((please )?log in\b.{0,60}\bcomment|you are commenting using)\b",
        r"^(fill in your details below or click|notify me of (new|follow-?up))\b",
        r"^(your e-?mail address will not be published|save my name, e-?mail)\b",
        r"^this site uses akismet\b",
        r"^(all |your )?comments?\b.{0,60}\b(are|is|will be) (moderated|subject to|reviewed)\b",
        r"^((rating|score|votes?|likes?): ?\d+( \w+)?|\d+ (votes?|points?|likes?|upvotes?))$",
    ),
    age=(
        r"^(posted |published |updated |about |over )?(\d+|an?) ?"
        r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)"
        r" ago\b.{0,30}$",
    ),
    navigation=(
        r"^(home|menu|search|skip to (main )?content|back to top|top|close|loading\W*)$",
        r"^(previous|next) (post|article|story|page)\b.{0,40}$",
        r"^(next|previous|more|sections?|account|contact( us)?|about( us)?|help|faqs?)$",
        r"^(sitemap|archive|advertise( with us)?|print edition|e-?paper)$",
        r"^(live|videos?|gallery|listen|watch)$",
        r"^listen to this (article|story)\b",
        r"^(table of contents|filter by|skip to\b.{0,30}|<? ?back to\b.{0,30}|< back\b.{0,20})$",
        r"^(see|view|show|browse|explore|shop) all\b.{0,30}$",
        r"^home ?[»>›]",
        r"^\d+\s*[- ]?min(ute)?s?([- ](read|watch|listen))$",
        r"^(estimated )?reading time\b",
        r"^page \d+( of \d+)?$",
        r"^(image|slide|photo) \d+ of \d+$",
        r"^(text size|font size)\b",
        r"^(the )?(latest|today['’]s) (edition|issue|paper)$",
        r"cover for \d",
        r"^edition\b.{0,60}\d{4}$",
        r"^(topics?|tags?|categories|filed under|in this article|keywords)\s*:?.{0,80}$",
    ),
    comments_headings=(
        r"((readers?['’]?|all|your|user|(top|best)( rated)?|latest|recent) )?comments?"
        r"\W*(\(\d+\)|\d+)?",
        r"join the (conversation|discussion)",
    ),
    stories_headings=(
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
    ),
    credit_words=(
        r"photo(graph)?s?|images?|pictures?|pics?|file (photo|image)|photo credit|image credit",
        r"video|graphic|illustration|credit",
    ),
    after_credit_word=("credit", "courtesy", "source", "by"),
    credit_links=(r"by [a-z]", r"courtesy of\b"),
    caption_openings=(
        r"file( photo)?\s*[-–—:]",
        r"pictured( above| below| here)?\s*:",
        r"(caption|image|photo)\s*:",
    ),
    written=("words", "written", "posted", "published"),
    works=("story", "report", "reporting", "text", "analysis", "review", "opinion"),
    by=("by",),
    by_above=("by",),
    author=("authors?",),
    desks=(
        r"(our |the )?(staff|news|sports?|business|political|city|web) "
        r"(writers?|reporters?|desk|team|staff|correspondents?)",
        "news ?room",
        "editorial (team|board)",
        "associated press staff",
        "agencies",
    ),
    roles=(
        *("correspondent", "reporter", "editor", "writer", "columnist", "journalist"),
        *("contributor", "producer", "bureau chief", "critic", "analyst"),
    ),
    reporting_credits=(
        "(additional |with )?(reporting|writing|editing|compiled) by",
        "with inputs? from",
        "with (files|reporting) from",
        "edited by",
    ),
    before_section=("in", "on"),
    before_update=("Published", "Updated", "Posted", "Last [Uu]pdated"),
    with_agency=("with", "via"),
    between_agencies=("and", "with", "via"),
    month_first=True,
    ordinals=("st", "nd", "rd", "th"),
    before_date=("on",),
    before_time=("at",),
    date_words=(
        *("published", "updated", "posted", "last", "modified", "first", "created", "on", "at"),
        *("by", "date", "edition", "(mon|tues|wednes|thurs|fri|satur|sun)day"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    ),
    speech=("says", "said", "wrote"),
    after_hyphen=("and", "or", "to"),
    function_words=frozenset(
        """
        the of and to a in is that it for on with as was at by be this from are have has not but
        they he his an or which you we i their were had been will would
        """.split()
    ),
)
