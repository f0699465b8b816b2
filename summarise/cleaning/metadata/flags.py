"""What a paper says an article is, in a line around its headline: under embargo, paid for, satire, a correction.

Such a line is a label and nothing else, or a label and a colon; a sentence that opens with its words is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from summarise.cleaning.metadata.date import is_date_word, is_month
from summarise.common.text.denial_phrases import LABELS

EMBARGO = "under embargo"
TAKES_BACK = "a correction or an apology, which may repeat what it takes back"
_MOST_WORDS = 45  # of such a line
_SHOWN = 80  # characters, in a warning

# what follows is until when, and nothing else: “Embargo on oil” and “Embargoed goods seized” are news
_EMBARGO = re.compile(
    r"[\W_]*(?:(?P<sure>(?:(?:under )?(?:strictly|strict|press) (?:under )?embargo(?:ed)?|embargoed|hold for release))\b"
    r"|(?:under |sous |bajo |sob |sotto |onder )?embargo\b|embargad[oa]\b|sperrfrist\b"
    r"|(?:strictly )?not (?:for|to be) (?=publi|releas|broadcast|used?\b))(?P<when>.*)",
    re.IGNORECASE,
)
_UNTIL = frozenset(
    "until till before for not to be publication published publish release released broadcast print online "
    "use used strictly further notice and or the on at of in by do bis zum um jusqu'au jusqu’au jusqu'à jusqu’à le à au "
    "hasta las el la del de a los até às ao do dia fino al alle del ore tot om op godz dnia r kl".split()
)
_TIMES = frozenset(
    "noon midnight hours hrs hour local time o'clock o’clock uhr heures horas uur".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")

_NAME = r"(?: (?-i:[A-Z0-9])[\w.&'’-]*| (?:and|of|the|de|&)(?= (?-i:[A-Z]))){1,6}"  # of who pays
_PAID = (
    r"(?:(?:this is )?(?:an? )?)?(?:sponsored|paid|partner|promoted|branded|native|commercial) (?:partner )?"
    rf"(?:content|post|article|feature|story|message)\b(?: (?:from|by){_NAME})?|(?:paid for|sponsored) by{_NAME}"
    rf"|(?:in )?paid partnership with{_NAME}|advertorial|advertisement feature|special advertising section"
    r"|(?:bezahlter|gesponserter) (?:inhalt|beitrag|artikel)|anzeigensonderveröffentlichung"
    r"|(?:contenu|article) (?:sponsorisé|partenaire)|publi-?(?:rédactionnel|reportage)|publirreportaje"
    r"|contenido (?:patrocinado|de pago)|conteúdo patrocinado|publieditorial|informe publicitário"
    r"|contenuto sponsorizzato|(?:publi|pubbli)redazionale|gesponsord(?:e (?:bijdrage|inhoud))?"
    r"|artykuł sponsorowany|materiał (?:partnera|promocyjny|sponsorowany)"
)
_SATIRE = r"satire|satirical|parody|spoof|parodie|sátira|parodia|satira|satyra"
_THIS_IS_SATIRE = (
    r"(?:(?:editor['’]s )?(?:note|warning)\W+)?this (?:article|story|piece|column|post|report|page|site)"
    r" is (?:a (?:work|piece) of )?(?:pure )?(?:satire|satirical|parody|a parody|a spoof)"
    r"|dieser (?:artikel|text|beitrag) ist (?:eine )?satire|cet article est (?:satirique|une parodie)"
)
# before a colon; others of these words are there in any headline: “False: a novel”, “Claim: he knew”
_CORRECTION = (
    r"corrections?(?: (?:and|&) clarifications?)?|clarifications?|(?:an )?apology|retraction|errat(?:um|a)|corrigendum"
    r"|gegendarstellung|richtigstellung|berichtigung|rectificatif|fe de err(?:ores|atas)|errata corrige|sprostowanie"
)
# alone they may stand in a box beside any text
_OF_ANY = r"(?:false|fake|debunked|misleading|fact[- ]?check(?:ed|ing))"
_FACT_CHECK = r"fact[- ]?check|fakten[- ]?check|(?:viral|false) claim"
_END = r"[\W_]*$"
_BEFORE = r"(?:\s?[:|•·]\s?|\s[—–-]\s)"
_CAPITAL = r"(?-i:[^\W_a-zà-öø-ÿ])"
# and a headline, no sentence
_TITLED = rf"{_BEFORE}(?=\W*{_CAPITAL}.{{0,90}}$)(?!.*\.\W*$)"
_KINDS = (
    ("paid content", rf"(?:{_PAID})(?:{_END}|{_TITLED})"),
    ("satire", rf"(?:{_SATIRE})(?:{_END}|{_TITLED})|(?:{_THIS_IS_SATIRE})(?:{_END}|[.;!]\s)"),
    (
        TAKES_BACK,
        rf"(?!{_OF_ANY}\b)(?:an? )?(?:{LABELS}|viral claim){_END}|(?:{_CORRECTION}){_TITLED}|(?:{_FACT_CHECK}){_BEFORE}"
        rf"|claim{_BEFORE}\W*{_CAPITAL}.*\.$"
        rf"|(?:an )?apology to{_NAME}{_END}",
    ),
)
_FLAGS = re.compile(
    r"[\W_]*(?:" + "|".join(f"(?P<k{i}>{p})" for i, (_, p) in enumerate(_KINDS)) + ")",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def flag_of(line: str) -> str | None:
    """Return what kind of article a line says it heads; None where it says nothing of the kind."""
    if len(line.split()) > _MOST_WORDS:
        return None
    if is_embargo(line):
        return EMBARGO
    if not (match := _FLAGS.match(line)):
        return None
    return _KINDS[int((match.lastgroup or "k0")[1:])][0]


@lru_cache(maxsize=256)
def is_embargo(line: str) -> bool:
    """Tell whether a line says until when an article is not to be published, and nothing else."""
    if not (match := _EMBARGO.match(line)):
        return False
    words = [
        word.strip(".,:;()[]*_-–—|!<>=").lower() for word in match["when"].replace("/", " ").split()
    ]
    others = [word for word in words if word and word not in _UNTIL and not _YEAR.fullmatch(word)]
    return all(map(_is_of_time, others)) and (bool(others) or bool(match["sure"]))


def _is_of_time(word: str) -> bool:
    return word in _TIMES or word[0].isdigit() or is_month(word) or is_date_word(word)


def flags(lines: Iterable[str]) -> list[str]:
    """Return a warning for each kind of article that lines around a headline say it is."""
    found = dict[str, str]()
    for line in lines:
        if kind := flag_of(line):
            found.setdefault(kind, line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …")
    return [f"{kind}, as it says: “{line}”" for kind, line in found.items()]
