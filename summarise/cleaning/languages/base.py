"""What cleaning knows of a language: the words and phrases by which lines of a page are told.

Nothing here reads a text: `summarise.cleaning.rules` and `summarise.cleaning.metadata` make patterns of
the words of all languages together, and a page may mix them. Words are in lower case unless a field says
otherwise, and each is a regular expression, so that `authors?` is two of them.
"""

from __future__ import annotations

from dataclasses import dataclass

Phrases = tuple[str, ...]

SITE = (
    r"(?!(?:facebook|instagram|linkedin|telegram|threads|tiktok|twitter|x|youtube)\b)"
    r"(?!.*(?:\b(?:konto|pages?|p[aá]ginas?|(?:web)?(?:seiten?|sites?)|stron[ay])\b|\. ))[^,;:!?]{1,60}$"
)
"""A site's name that ends a line, in small letters; networks are none, where people post, nor is `the council's page`."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language; what a language leaves out is not looked for in it."""

    code: str
    """ISO 639-1."""
    name: str

    # What a line of its own is. A phrase that begins with `^` opens its line, others begin at any word.
    legal: Phrases = ()
    """Copyright, terms of the site, cookies."""
    consent: Phrases = ()
    """Consent to cookies and to the use of data."""
    paywall: Phrases = ()
    """What one is to pay or sign up for in order to read on."""
    app: Phrases = ()
    """Apps, browsers and blockers of advertising."""
    corrections: Phrases = ()
    """What was corrected, or when, and where the article stood first."""
    biography: Phrases = ()
    """How to reach the author, and where to read more of them."""
    consent_words: Phrases = ()
    """Words of notices of consent, of four letters at least: four different ones make a notice."""
    reprint_words: Phrases = ()
    """The same, of notices that say who may print a text again."""
    address: Phrases = ()
    """Words by which such notices speak for the site or to the reader; as they are, no expressions."""
    newsletter: Phrases = ()
    """Invitations to subscribe, sign up or log in, and their forms."""
    advertising: Phrases = ()
    """Advertisements and what a shop says."""
    feed_ends: Phrases = ()
    """Below the posts of WordPress's feeds: where they appeared first."""
    sharing: Phrases = ()
    """Invitations to share or follow."""
    other_stories: Phrases = ()
    """Links to one other story."""
    comments: Phrases = ()
    """Parts of a comment section."""
    age: Phrases = ()
    """How long ago something was posted: `3 hours ago`."""
    navigation: Phrases = ()
    """Menus, page numbers, reading times, tags."""

    # What the whole of a line is that ends the article.
    comments_headings: Phrases = ()
    """Above readers' comments."""
    stories_headings: Phrases = ()
    """Above a list of other stories."""

    # Images.
    credit_words: Phrases = ()
    """Before who took a picture: `photo` of `Photo: Ole Munt`."""
    after_credit_word: Phrases = ()
    """What may stand behind such a word: `courtesy` of `Photo courtesy: Ole Munt`."""
    credit_links: Phrases = ()
    """What may stand there in place of a colon: `courtesy of`."""
    caption_openings: Phrases = ()
    """What opens a caption, with its sign: `pictured\\s*:`."""

    # Who wrote an article.
    by: Phrases = ()
    """Before a name: `By Ole Munt`."""
    by_above: Phrases = ()
    """Those of them that may stand alone, the name on the line below."""
    author: Phrases = ()
    """Before a colon and a name: `Author: Ole Munt`."""
    written: Phrases = ()
    """Before one of the words above: `written` of `Written by`."""
    works: Phrases = ()
    """The same, but never on a line without a name: `review` of `Review by Ole Munt`."""
    name_particles: Phrases = ()
    """Of a name, though without a capital: `van der`."""
    desks: Phrases = ()
    """What stands in place of a name: `staff writers`."""
    roles: Phrases = ()
    """What someone is who writes: `reporter`."""
    beats: Phrases = ()
    """What may stand before that: `political` of `political reporter`."""
    jobs: Phrases = ()
    """What else someone may be, which a line says behind the name: `director`."""
    between_names: Phrases = ()
    """Between two names: `and` of `Ole Munt and Ann Pell`."""
    before_outlet: Phrases = ()
    """Between a name and whom it writes for: `for` of `Ole Munt for the Skerry Echo`."""
    reporting_credits: Phrases = ()
    """What opens the credit at an article's end: `reporting by`."""
    before_section: Phrases = ()
    """Between a name and the section or day: `on` of `By Ole Munt on Monday`."""
    before_update: Phrases = ()
    """The same, in the capitals that they have: `Published`."""
    with_agency: Phrases = ()
    """Between a paper and its agency: `with` of `Harbour Post with AFP`."""
    between_agencies: Phrases = ()
    """Between two agencies: `and` of `AFP and AP`."""

    # When it was published.
    months: Phrases = ()
    """The names of its twelve months as they stand in a date, and short ones: `januar|jan`. Words, not expressions."""
    month_first: bool = False
    """Whether a date may begin with its month: `May 3, 2025`."""
    ordinals: Phrases = ()
    """Behind a day's number: `rd` of `3rd May`."""
    before_month: Phrases = ()
    """Between day and month: `de` of `3 de mayo`."""
    before_year: Phrases = ()
    """Between month and year: `de` of `mayo de 2025`."""
    before_date: Phrases = ()
    """Before a date that opens its line: `on`."""
    before_time: Phrases = ()
    """Between date and time: `at`."""
    date_words: Phrases = ()
    """What else a line may have that is a date and nothing else: `published`, `at`, weekdays."""
    not_first: Phrases = ()
    """Those of them that say of another date than the one on which it came out: `updated`."""

    # Inside the article.
    speech: Phrases = ()
    """Before a colon, of who speaks next: `says`."""
    three_to_twelve: tuple[str, ...] = ()
    """The numbers from three to twelve, in order, as a headline spells how many things it lists."""
    measures: Phrases = ()
    """Behind a number, of what a recipe takes: `tablespoons?`; metric ones are known."""
    after_hyphen: Phrases = ()
    """After a hyphen that is no line break's: `und` of `Vor- und Nachteile`."""
    function_words: frozenset[str] = frozenset()
    """Its most frequent words, which say nothing of what a text is about; words, not expressions."""
