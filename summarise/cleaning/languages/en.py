"""English: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

ENGLISH = Language(
    code="en",
    name="English",
    legal=(
        r"(all rights reserved|privacy (policy|notice))\b",
        r"^the [\w-]+ is not responsible for the content of external (internet )?sites\b",
        r"terms (of (use|service)|and conditions)\b.{0,60}\bpriva",
        r"^((cookie|privacy) (policy|settings|preferences)|terms (of use|of service|and conditions))$",
        r"trust principles",
        r"may not be (published|reproduced|republished|redistributed)",
        r"^(this|the information (in|contained in) this) (e-?mail|message|communication)\b.{0,80}\b(is|are|may be)\b"
        r".{0,30}\b(confidential|privileged|intended (only|solely))\b(.{0,200}\bif (it is not for )?you\b"
        r"| for (those|the (addressee|individual|intended|named|person|recipient|use of))\b)",
        r"^(we|this (web)?site) uses? cookies\b",
        r"^accept( all)?( cookies)?\W*$",
        r"^(strictly )?(necessary|analytical|functional|performance|advertisement|targeting) cookies\b",
        r"^(cookielawinfo|viewed_cookie_policy)\b",
        r"^(an official website of\b|an? \.gov website|a lock\b.{0,40}\bhttps)",
        r"^(the )?(views|opinions)\b.{0,30}\bexpressed\b.{0,60}\b(own|solely|necessarily|those of)\b",
        r"^content (created|produced) by\b.{0,80}\b(available|free)\b",
    ),
    consent=(
        r"^(we|us) (and|use) (our |selected )?(\d+ )?(third[- ]part(y|ies)|partners|vendors)\b",
        r"^we (value|respect|care about) your privacy\b",
        r"^(we|they|our partners|this (web)?site|our (web)?sites?)\b.{0,80}\b(cookies|trackers)\b"
        r".{0,80}\b(to|for|on) (your|improve|personali[sz]e|analy[sz]e|provide|give|ensure|show|deliver)",
        r"^by (clicking|choosing|selecting|tapping|pressing) \W?(accept|agree|i agree|allow|ok)\b",
        r"^(you can|you may|to) (change|manage|withdraw|review) (your )?((privacy|cookie|consent) )?"
        r"(settings|preferences|consent|choices|mind)\b.{0,80}\b(time|cookies?|privacy|settings)\b",
        r"^(manage|your|our) (privacy|cookie|consent|data)( and cookie)? ?"
        r"(settings|preferences|choices|policy|notice)?\W*$",
        r"^(reject|decline|accept|allow) all\W*(cookies)?\W*$",
    ),
    paywall=(
        r"^(subscribe|register|sign (in|up)|log ?in|become a (member|subscriber)|create\b.{0,20}account)\b"
        r".{0,40}\bto (continue|keep|finish|read|unlock|access)\b",
        r"^(to|want to) ((continue|keep|finish) reading\b|read the (full|whole|rest of the) (article|story)\W{0,3}"
        r"($|(please )?(log ?in|sign (in|up)|subscribe|register|become a)\b))",
        r"^you( have|['’]ve)( only)? (\d+|one|two|three|four|five|no)( more)? "
        r"(free |remaining )*(articles?|stories|views?|reads)\b",
        r"^you( have|['’]ve) (reached|hit|used|read)\b.{0,40}\b(limit|free (articles|stories))\b",
        r"^(this|the) (article|story|content|post|page)( you .{0,30})? is"
        r" (only |exclusively |reserved |available |exclusive )*(for|to)\b.{0,40}\b(subscribers|members)\b",
        r"^(this is a |this )?(premium|subscriber|members?)[- ](only |exclusive )?(article|story|content)\b",
        r"^(already|not)( yet)?( (a|an|have an?|yet|got an?))*"
        r" (member|subscriber|subscription|subscribed|signed up|account|registered)\b.{0,60}$",
        r"^(unlock|get) (this|unlimited|full|digital|instant|complete|all)\b.{0,30}\b"
        r"(access|article|story|journalism)\b",
        r"^(start|begin) (your|a) (free )?(trial|subscription)\b",
        r"^(try|subscribe|read on)\b.{0,40}\b(for|from) (just |only )?[£$€]\d",
        r"^(cancel|renews?) (at )?any ?time\b",
    ),
    app=(
        r"^(download|get|install|open|update|try) (the|our|this)\b.{0,40}\bapps?\b",
        r"^(read|see|view|follow|watch|listen)\b.{0,50}\b(in|on|via) (the|our)( \w+)? app\b",
        r"^for (all )?the latest\b.{0,80}\b(apps?|download|follow|newsletters?|subscribe)\b",
        r"^(now )?available (now )?(on|in|for|from) (the )?(app store|google play|ios|android)\b",
        r"^(turn on|enable|allow|activate) (push |browser |our )*notifications\b",
        r"^(please )?(enable|turn on|activate) javascript\b",
        r"^(you need to enable )?javascript\b.{0,40}\b(disabled|required|enabled|to run)\b",
        r"^your (web )?browser\b.{0,60}\b(support|supported|outdated|out of date|old)\b",
        r"^(it |this page )?looks like you\b.{0,40}\b(ad[- ]?block|blocker|javascript|browser)",
        r"^(please )?(disable|turn off|whitelist)\b.{0,40}\bad[- ]?block",
        r"^(view|open|read) (this )?(e-?mail |newsletter )?in (your |a )?browser\b",
        r"^this (video|content|embed|audio|map)\b.{0,40}\b(not available|cannot be|can['’]t be|unavailable)\b",
    ),
    corrections=(
        r"^(corrections?|clarifications?)(,? \(?.{0,30})?\s*[:—–]",
        r"^(an earlier|a previous|the original|an earlier online) version of (this|the)"
        r" (article|story|report|headline|post|piece|column|caption)\b",
        r"^this (article|story|report|headline|post|piece|page|column) (was|has been|is)"
        r" (updated|amended|corrected|edited|revised|changed|modified|last)\b",
        r"^this (article|story|report|post|piece|column)( was)? (first|originally) (appeared|published|ran|posted|written)\b",
        r"^\((adds|recasts|updates|repeats|refiles|rewrites|corrects|removes|deletes|clarifies"
        r"|changes|new throughout|writes through|transcript of)\b[^()]{0,200}\)$",
        r"^(this (article|story) was )?(produced|published|republished|reprinted) (with permission|in partnership)\b",
        r"^(this (is a rush transcript|transcript (has been|was|may))\b|transcript of (the|this) speech\W*$)",
        r"contributed (reporting|to this (report|article|story|piece))\W*$",
    ),
    biography=(
        r"^(about the (authors?|writers?|contributors?|photographer)|(the )?author bio)\W*$",
        r"^(you can )?(follow|contact|e-?mail|reach|message|tweet|find) (him|her|them|the (author|writer|reporter))"
        r" (at|on|via|by|directly)\b.{0,80}$",
        r"^(follow|contact|e-?mail|reach|message) \w+ \w+ (at|on|via) \S*@",
        r"reached (at|by e-?mail at|via) \S+@",
        r"^(read|see|view) (more|all)\b.{0,20}\b(by|from|of) (this author|\w+ \w+)\W*$",
        r"^(e-?mail|send|submit) (us )?(a|your) (letters?|news tips?|op-?eds?)\b",
        r"^(have (a|you got a)|got a|do you have a) (news |story )?(tip|story|question)\b.{0,120}"
        r"(@|contact|e-?mail|touch|share|whatsapp)",
        r"^(are you|have you been)\b.{0,80}\?.{0,40}\b(e-?mail|get in touch|contact|tell us|share)\b",
        r"^contacts?\s*:.{0,120}(@|\d{3}[-/). ]{1,2}\d{3})",
        r"^(phone|fax|tel(ephone)?)\s*:\s*[(+\d].{0,30}$",
    ),
    newsletter=(
        r"join (the |our )?(thousands|hundreds|millions|more than [\d,.]+\w*|\d[\d,.]*\w*)\b"
        r".{0,40}\b(readers|subscribers|others|people|members|professionals)\b",
        r"our (free )?(daily|weekly|morning|evening|monthly|twice-weekly)\b.{0,40}\b"
        r"(briefings?|newsletters?|e-?mails?|digest|bulletin|round-?up)\b",
        r"^get (the|our|all the|your|more)\b.{0,80}\b(newsletter|inbox|e-?mailed?|briefing|updates)\b",
        r"^(enjoy|like|love)(ing|d)? (this|what)\b.{0,60}\b(subscribe|sign up|newsletter|share|support)\b",
        r"(delivered|sent)( straight| directly| right)? to (your|you) (inbox|e-?mail|phone)\b",
        r"^(become|join|be) (a |our )?(member|supporter|patron)s?\b.{0,60}$",
        r"^(help|support) us\b.{0,80}\b(journalism|reporting|independent|donat|membership)",
        r"^(if you|your) (value|support|contribution|donation|gift)\b.{0,80}\b(journalism|possible|reporting)\b",
        r"sign[- ]?up\b.{0,60}\b(newsletters?|e-?mails?|alerts?|briefings?|here|now|today|for free)\b",
        r"(your|their) inbox\b",
        r"^(subscribe|sign up|register|log ?in|sign in|join us|donate)"
        r"( now| here| today| to continue| for free)?\W*$",
        r"subscribe (today|to (our|the|my|get|read))\b",
        r"^subscribe (now|for|from)\b",
        r"^already (a )?(subscriber|registered|have an account)",
        r"^(enter )?(your )?e-?mail( address| us)?\W*$",
        r"by (continuing|signing up|subscribing|clicking|submitting)\b.{0,40}\b(agree|consent)",
        r"^thank(s| you) for (subscribing|signing up)",
        r"^support (our|independent|quality|local) journalism",
        r"(our|my)( [\w-]+){0,3} newsletters?\W*$",
        r"newsletters?[^\w.!?]*$",
        r"download (our|the) (free )?app\b",
        r"^you can unsubscribe",
        r"^you (are|['’]re) receiving this (e-?mail|newsletter|message)\b",
        r"^you (received|have received|get) this (e-?mail|newsletter|message) because\b",
        r"^(every|each) (day|week|morning|month)\b.{0,20}\bwe (send|e-?mail)\b",
        r"^want more (like this|stories|news|of this|inspiration)\b",
        r"^(your submission has been received|oops! something went wrong)",
        r"^thank(s| you)\W+your submission\b",
        r"^(this field is (for|required|hidden)|required fields|fields marked)\b",
        r"^please (fill (in|out)|enter|complete)\b.{0,60}\b(form|fields?|below|e-?mail)\b",
        r"^(sign[- ]?up to (get|receive)|get breaking news)\b",
        r"^visit\b.{0,40}\bfor more (news|stories)\W*$",
    ),
    advertising=(
        r"^(advertisement|advertising|sponsored( content| post)?|ad|adverts?)\W*$",
        r"^((paid content|promoted)\W*|ads by( \w+){1,2})$",
        r"^(story|article) continues (below|after)\b",
        r"^(advertisement\W*)?scroll to continue",
        r"^((disclosure|disclaimer|note)\s*:\s*)?(this|some)"
        r" (article|post|page|story|site|guide|links|of (the|our|these) (links|products))\b.{0,40}\baffiliate",
        r"^as an? (amazon|ebay|affiliate)\b.{0,20}\b(associate|partner|affiliate)\b",
        r"^(all |every )?(products?|items?|everything|prices?)\b.{0,60}"
        r"\b(independently (selected|chosen|reviewed)|at (the )?time of (publication|writing|publishing))\b",
        r"^(we|our (editors|team|experts|writers))( \w+){0,3} (select|choose|recommend|review|test)\w*\b"
        r".{0,80}\b(commission|affiliate|purchases?|share of)\b",
        r"^(we|i) (may|might) (earn|receive|get)\b.{0,80}\b(commissions?|compensation|(share|cut|percentage) of)\b",
        r"^(when|if) you (buy|purchase|shop|click)\b.{0,120}\bcommissions?\b",
        r"^(check|see|compare) (the )?(latest |current )?prices?\b.{0,40}$",
        r"^(buy|shop|book|order|apply|enroll|donate) now\W*$",
        r"^add to (cart|basket|bag|wish ?list)\W*$",
        r"^get started( (now|today|here|for free|free))?\W*$",
        r"^(get|request|book|schedule|try|start|watch) (a|an|your|my)? ?(free )?"
        r"(quotes?|estimate|demo|consultation|trial|call|tour)\b.{0,30}$",
    ),
    feed_ends=(r"^the post (?!(by|from|of|that|which|who)\b).{1,200} appeared first on " + SITE,),
    sharing=(
        r"^(share|tweet|save|print|e-?mail|copy link|link copied\W*)$",
        r"^share (this|on|via|article|story|with)\b",
        r"^click to (share|e-?mail|print|tweet)\b",
        r"^(follow|like|find|join) (us|me|our|him|her|@)\b.{0,80}\b(on|at|channel)\b",
        r"follow (us|@?\w+) on"
        r" (twitter|x|facebook|instagram|whatsapp|tiktok|telegram|youtube)\b",
        r"click here to (follow|join|like|subscribe|sign)\b",
        r"join (our|the)( \w+)? (whatsapp|facebook|telegram|discord)\b",
        r"^follow .{1,40} on (twitter|x|facebook|instagram)\b.{0,30}$",
    ),
    other_stories=(
        r"^(read more|read also|also read|read next|read|see also|more|related|must read"
        r"|don['’]t miss|recommended|further reading|watch|listen|video|in pictures"
        r"|analysis|explained|opinion|live|next|previous|up next)\s*[:|»>–—]\s*\S",
        r"^(read more|read (the )?(full|rest of)|see more|view (more|all)|show more)\b",
        r"^(load more|more (on|from) |click (here (for|to read|to see)|(on )?the (image|photo|picture|link)))\b",
        r"^(just watched|must watch)\b.{0,200}\b(replay|\d\d:\d\d)",
        r"^\( ?(also on|see also|read( more)?|related|watch)\b.{0,100}\)$",
        r"^watch\b.{0,40}\b(here|below|above)\W*$",
    ),
    comments=(
        r"^(leave|post|add|write|view|show|hide|read|load|see|join|be the first to)\b.{0,25}"
        r"\b(comments?|conversation|discussion|reply)\b",
        r"^(reply|report|like|upvote|log in to comment)$",
        r"^\d+ (comments?|replies)$",
        r"^(sort by\b|comments (are|have been) (closed|disabled))",
        r"^what do you think\?.{0,60}comment",
        r"^(discussion about this|comments powered by|be the first to comment)\b",
        r"^((please )?log in\b.{0,60}\bcomment|you are commenting using)\b",
        r"^(fill in your details below or click|notify me of (new|follow-?up))\b",
        r"^(your e-?mail address will not be published|save my name, e-?mail)\b",
        r"^this site uses akismet\b",
        r"^(all |your )?comments?( (on|posted)\b.{0,30})? (are|is|will be) (moderated|subject to|reviewed)\b",
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
        r"^(next|previous|more|sections?|account|contact( us)?|about( us)?|help|faqs?"
        r"|sitemap|archive|advertise( with us)?|print edition|e-?paper|live|videos?|gallery|listen|watch)$",
        r"^(content |trigger )?warning\s*:\s*(this|the following) (story|article|post|report|piece)"
        r" (contains|deals with|describes|discusses|includes|mentions|may (contain|be))\b",
        r"^listen to this (article|story)\b",
        r"^(table of contents|filter by|skip to\b.{0,30}|<? ?back to\b.{0,30}|< back\b.{0,20})$",
        r"^(see|view|show|browse|explore|shop) all\b.{0,30}$",
        r"^(ends\W*$|home ?[»>›])",
        r"^(media|press) (contacts?|enquir(y|ies)|inquir(y|ies)|office)\W.{0,60}$",
        r"^(subject( line)?|eds)\s*:\s*\S+( \S+){2}",
        r"^(from|to|cc|bcc|reply-to|sent)\s*:.{0,60}@",
        r"^\d+\s*[- ]?min(ute)?s?([- ](read|watch|listen))$",
        r"^(estimated )?reading time\b",
        r"^(page \d+( of \d+)?|((prev|next) )?(image|slide|photo) \d+ of \d+)$",
        r"^if you(['’]ve| have) been affected by (this story|(any of )?(the|these) issues?( \w+)? in (this|the) \w+)\b",
        r"^(text size|font size)\b",
        r"^(the )?(latest|today['’]s) (edition|issue|paper)$",
        r"cover for \d",
        r"^edition\b.{0,60}\d{4}$",
        r"^(topics?|tags?|categories|filed under|in this article|keywords)(\s*:.{0,80}|[^.!?]{0,80})$",
        r"^(hide|toggle|enlarge|expand) (this )?(caption|image)( (hide|toggle) caption)?\W*$",
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
    credit_links=(r"by\b", r"courtesy of\b"),
    caption_openings=(
        r"file( photo)?\s*[-–—:]",
        r"pictured( above| below| here)?\s*:",
        r"(caption|image|photo)\s*:",
    ),
    written=("words", "written", "posted", "published"),
    works=(
        *"story report reporting text analysis review opinion interview exclusive feature".split(),
        *(r"(?:story|words|text) and (?:photo|picture)s?", r"special to [\w’' ]{2,30}"),
    ),
    by=("by", "as told to"),
    by_above=("by",),
    author=("authors?",),
    desks=(
        r"(our |the )?(staff|news|sports?|business|political|city|web) "
        r"(writers?|reporters?|desk|team|staff|correspondents?)",
        *("news ?room", "editorial (team|board)", "associated press staff", "agencies"),
    ),
    roles=(
        *("correspondent", "reporter", "editor", "writer", "columnist", "journalist"),
        *("contributor", "producer", "bureau chief", "critic", "analyst"),
    ),
    beats=(
        *("home affairs", "local democracy", "social affairs", "social media"),
        *"""
        arts? associate business chief city court crime culture deputy digital economics?
        education energy entertainment environment europe executive features? finance food foreign
        former freelance general guest health investigations? investigative junior lead legal
        lifestyle local managing markets? media multimedia national news night opinion political
        politics religion review royal science security senior special sports? staff tech
        technology transport travel trending weather web world assistant contributing data breaking
        """.split(),
    ),
    jobs=tuple(
        """director manager president ceo cto officer consultant specialist expert engineer attorney
        lawyer reviewer author partner owner coach chief head photographer fellow founder
        co-founder publisher presenter blogger professor researcher scientist strategist trainer
        dietitian nutritionist therapist advis[eo]r winemaker intern physician diplomat ambassador
        teacher lecturer historian economist""".split()
    ),
    between_names=("and", "with"),
    before_outlet=("for", "in"),
    reporting_credits=(
        "(additional |with )?(reporting|writing|editing|edited|compiled) by",
        "with (inputs?|files|reporting) from",
    ),
    before_section=("in", "on"),
    before_update=("Published", "Updated", "Posted", "Last [Uu]pdated"),
    with_agency=("with", "via"),
    between_agencies=("and", "with", "via"),
    months=(
        *"january|jan february|feb march|mar april|apr may june|jun july|jul august|aug".split(),
        *"september|sep october|oct november|nov december|dec".split(),
    ),
    month_first=True,
    ordinals=("st", "nd", "rd", "th"),
    before_date=("on",),
    before_time=("at",),
    date_words=(
        *"published updated posted last modified first created on at accepted received revised".split(),
        *"submitted edited reviewed issued released by date edition mins? minutes? read".split(),
        "(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?",
    ),
    not_first=(
        *("updated?", "modified", "last", "edited", "changed", "revised", "reviewed", "accepted"),
        *("received", "submitted", "expires?", "due"),
    ),
    speech=("says", "said", "wrote", "told"),
    after_hyphen=("and", "or", "to"),
    consent_words=tuple(
        """cookies? consent privacy personal partners devices? identifiers preferences
        advertis(ing|ements?) personali[sz]ed measurement process(ing|ed)? legitimate
        vendors? settings withdraw accept object data""".split()
    ),
    reprint_words=tuple(
        """re-?print(s|ed|ing)? reproduc(ed?|tion|ing) republish(ed|ing)? permission source
        rights copyright publishers? licen[cs]ed? credited attribution charge prohibited""".split()
    ),
    address=tuple(("we our us you your").split()),
    three_to_twelve=tuple("three four five six seven eight nine ten eleven twelve".split()),
    measures=(
        "t(ea|able)spoons?|tb?sps?|cups?|oz|ounces?|lbs?|pounds?|pints?|pinch|cloves?|slices?",
    ),
    function_words=frozenset(
        """the of and to a in is that it for on with as was at by be this from are have has not but
        they he his an or which you we i their were had been will would""".split()
    ),
)
