"""What a paper says an article is, in a line around its headline: under embargo, paid for, satire, a correction.

The line is no part of the text, so a warning stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarise.common.text.denial_phrases import LABELS

EMBARGO = "under embargo"
TAKES_BACK = "a correction or an apology, which may repeat what it takes back"
_MOST_WORDS = 45  # of such a line
_SHOWN = 80  # characters, in a warning

_EMBARGO = (
    # with when it ends: “Embargo on oil” and “Under embargo for 60 years” are news
    r"(?:strictly |strict |press )?(?:under )?embargo(?:ed)? (?:until|till)\b|(?:strictly )?embargoed\b"
    r"|embargo\W{1,3}(?=.*(?:\d[:.]\d\d\b|\d ?[ap]m\b|\b\d{4}\b|\buntil\b|\bnot for\b))"
    r"|(?:strictly )?not (?:for|to be) (?:publication|published|release|released|broadcast|use|used)\b.*\b(?:before|until)\b"
    r"|hold for release\b|sperrfrist\b|gesperrt bis\b|sous embargo jusqu|embargado hasta\b|bajo embargo hasta\b"
    r"|sob embargo até\b|sotto embargo fino\b|embargad[oa] até\b|embargo (?:jusqu|hasta|até|fino|tot)\b.*\d|embargo do \d|onder embargo tot\b"
)
_PAID = (
    r"(?:(?:this is )?(?:an? )?)?(?:sponsored|paid|partner|promoted|branded|native|commercial) (?:partner )?"
    r"(?:content|post|article|feature|story|message)\b(?: from\b.*| by\b.*)?|paid for by\b.{1,60}|sponsored by\b.{1,60}"
    r"|(?:in )?paid partnership with\b.{1,60}|advertorial|advertisement feature|special advertising section"
    r"|(?:bezahlter|gesponserter) (?:inhalt|beitrag|artikel)|anzeigensonderveröffentlichung"
    r"|(?:contenu|article) (?:sponsorisé|partenaire)|publi-?(?:rédactionnel|reportage)|publirreportaje"
    r"|contenido (?:patrocinado|de pago)|conteúdo patrocinado|publieditorial|informe publicitário"
    r"|contenuto sponsorizzato|(?:publi|pubbli)redazionale|gesponsord(?:e (?:bijdrage|inhoud))?"
    r"|artykuł sponsorowany|materiał (?:partnera|promocyjny|sponsorowany)"
)
_SATIRE = (
    r"(?:satire|satirical|parody|spoof|parodie|sátira|parodia|satira|satyra)"
    r"|(?:(?:editor['’]s )?(?:note|warning)\W+)?this (?:article|story|piece|column|post|report|page|site)"
    r" is (?:a (?:work|piece) of )?(?:pure )?(?:satire|satirical|parody|a parody|a spoof)\b.*"
    r"|dieser (?:artikel|text|beitrag) ist (?:eine )?satire\b.*"
    r"|cet article est (?:satirique|une parodie)\b.*"
)
_CORRECTION = rf"(?:an? )?(?:{LABELS}|(?:viral )?claim)"
# the whole line, or before a colon or a bar
_WHOLE = r"(?:\W*$|\s?[:|—–·•]\s?|\s-\s)"
_KINDS = (
    (EMBARGO, rf"(?:{_EMBARGO})"),
    ("paid content", rf"(?:{_PAID}){_WHOLE}"),
    ("satire", rf"(?:{_SATIRE}){_WHOLE}"),
    (
        TAKES_BACK,
        rf"(?:{_CORRECTION}){_WHOLE}|(?:an )?apology to(?: \S+){{1,4}}$",
    ),
)
_FLAGS = re.compile(
    r"[\W_]*(?:" + "|".join(f"(?P<k{i}>{p})" for i, (_, p) in enumerate(_KINDS)) + ")",
    re.IGNORECASE,
)


def flag_of(line: str) -> str | None:
    """Return what kind of article a line says it heads; None where it says nothing of the kind."""
    if not (match := _FLAGS.match(line)) or len(line.split()) > _MOST_WORDS:
        return None
    return _KINDS[int((match.lastgroup or "k0")[1:])][0]


def is_embargo(line: str) -> bool:
    """Tell whether a line says until when an article is not to be published."""
    return flag_of(line) == EMBARGO


def flags(lines: Iterable[str]) -> list[str]:
    """Return a warning for each kind of article that lines around a headline say it is."""
    found = dict[str, str]()
    for line in lines:
        if kind := flag_of(line):
            found.setdefault(kind, line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …")
    return [f"{kind}, as it says: “{line}”" for kind, line in found.items()]
