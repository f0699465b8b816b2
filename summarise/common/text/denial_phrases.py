"""The words of apologies, corrections and fact checks, by language: regular expressions in lower case.

They are what a paper says of itself: “the report said” and “in fact nobody” are in any news.
"""

from __future__ import annotations

from typing import NamedTuple


class DenialPhrases(NamedTuple):
    """What one language says in them.

    Attributes:
        labels: what such a text is called, where that is its whole title.
        checks: what a fact check is called, alone or before a colon.
        repeats: what says that the paper itself published something before.
        denials: what says that it is not so.
        claims, verdicts: what stands before a colon above a claim, and above what was found of it.
    """

    labels: tuple[str, ...]
    checks: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()


PHRASES = {
    "en": DenialPhrases(
        labels=(
            r"corrections?(?: (?:and|&) clarifications?)?",
            r"clarifications?(?: (?:and|&) corrections?)?",
            r"(?:an )?apology|apologies|retractions?|errat(?:um|a)|corrigend(?:um|a)",
            r"for the record|false claims?",
        ),
        checks=(r"fact[- ]?check(?:ed|ing)?",),
        repeats=(
            r"(?<!as )\bwe (?:\w+ly )?(?:said|reported|wrote|stated|suggested|claimed|published|named)\b",
            r"\b(?:our|an (?:earlier|previous|original)|a previous) (?:\w+ ){0,2}(?:article|report|story|column|caption|version)s?\b"
            r"[^.]{0,80}\b(?:said|reported|wrote|stated|suggested|claimed|misidentified|named)\b",
        ),
        denials=(
            r"\b(?:this|that|it|which|the claim) (?:is|was|were)"
            r" (?:\w+ly )?(?:wrong|incorrect|false|untrue|inaccurate|not (?:true|so|correct|the case))\b",
            r"\bwe (?:(?:unreservedly |sincerely )?(?:apologi[sz]e|withdraw)|regret (?:the|this|our|any) (?:error|mistake))\b",
            r"\bwe are (?:very )?sorry for\b|\bwe (?:now )?accept that\b",
            r"\b(?:asked us to make clear|happy to (?:clarify|correct|make clear))\b",
        ),
        claims=("claims?", "the claim", "what was claimed"),
        verdicts=("verdict", "our (?:verdict|ruling|rating)", "rating", "the facts", "fact"),
    ),
    "de": DenialPhrases(
        labels=(
            r"korrekturen?|berichtigung(?:en)?|richtigstellung(?:en)?|klarstellung(?:en)?",
            r"gegendarstellung(?:en)?|widerruf|in eigener sache|falschmeldung",
        ),
        checks=(r"fakten[- ]?check|faktenfuchs",),
        repeats=(
            r"\b(?:hatten|haben) wir\b[^.]{0,160}\b(?:berichtet|geschrieben|gemeldet|behauptet)\b",
            r"\bwir (?:hatten|haben)\b[^.]{0,160}\b(?:berichtet|geschrieben|gemeldet|behauptet)\b|\bwir (?:berichteten|schrieben|meldeten)\b",
            r"\b(?:in (?:einem|unserem)|unser) (?:\w+ )?(?:artikel|bericht|beitrag)\b[^.]{0,80}\b(?:hieß|stand|schrieben wir)\b",
        ),
        denials=(
            r"\b(?:das|dies|die behauptung) (?:ist|war) (?:falsch|unwahr|nicht (?:wahr|richtig|korrekt))\b",
            r"\b(?:das|dies) (?:trifft|traf|stimmt|stimmte) (?:nicht|so nicht)\b|\brichtig ist\b",
            r"\bwir (?:bitten (?:dafür )?um entschuldigung|bedauern (?:den|diesen) (?:fehler|irrtum)|entschuldigen uns)\b",
        ),
        claims=("(?:die )?behauptung",),
        verdicts=("bewertung", "fazit", "(?:die )?fakten"),
    ),
    "fr": DenialPhrases(
        labels=(
            r"rectificatifs?|corrections?|errat(?:um|a)|précisions?|mise au point|droit de réponse|nos excuses",
        ),
        checks=(r"fact[- ]?check(?:ing)?|désintox",),
        repeats=(
            r"\bnous (?:avons|avions) (?:\w+ment )?(?:écrit|indiqué|affirmé|publié|annoncé|rapporté)\b",
            r"\b(?:notre|un précédent) (?:article|reportage)\b[^.]{0,80}\b(?:indiquait|affirmait|disait|écrivait)\b",
        ),
        denials=(
            r"\b(?:c['’](?:est|était)|cela (?:est|était)|ceci est) (?:faux|inexact|erroné)\b",
            r"\b(?:ce n['’](?:est|était) pas le cas|il n['’]en est rien)\b",
            r"\bnous (?:présentons nos excuses|nous excusons|regrettons cette erreur)\b|\btoutes nos excuses\b",
        ),
        claims=("(?:l['’])?affirmation",),
        verdicts=("verdict", "(?:les )?faits"),
    ),
    "es": DenialPhrases(
        labels=(
            r"rectificaci(?:ón|ones)|fe de (?:errores|erratas)|aclaraci(?:ón|ones)|correcci(?:ón|ones)",
            r"disculpas?|derecho de (?:réplica|rectificación)",
        ),
        checks=(r"fact[- ]?check(?:ing)?",),
        repeats=(
            r"\b(?:publicamos|informamos|escribimos|dijimos|afirmamos) (?:\w+mente )?(?:de )?que\b",
            r"\b(?:nuestra|una) (?:noticia|información|nota)\b[^.]{0,80}\b(?:decía|afirmaba|indicaba)\b",
        ),
        denials=(
            r"\b(?:esto|eso|ello) (?:es|era) (?:falso|incorrecto|mentira)\b|[.:] es (?:falso|incorrecto)\b",
            r"\bno (?:es|era) (?:cierto|verdad|así)\b|\b(?:pedimos disculpas|lamentamos (?:el|este) error)\b",
        ),
        claims=("(?:la )?afirmación",),
        verdicts=("veredicto", "conclusión", "(?:los )?hechos"),
    ),
    "it": DenialPhrases(
        labels=(r"rettific(?:a|he)|errata corrige|precisazion[ei]|le nostre scuse",),
        checks=(r"fact[- ]?checking",),
        repeats=(r"\babbiamo (?:\w+mente )?(?:scritto|riportato|pubblicato|affermato) che\b",),
        denials=(r"\b(?:ciò|questo) (?:è|era) (?:falso|errato|sbagliato)\b|\bnon (?:è|era) vero\b|\bci scusiamo\b",),
    ),
    "nl": DenialPhrases(
        labels=(r"correctie|rectificatie|verduidelijking|recht van antwoord",),
        checks=(r"fact[- ]?check",),
        repeats=(r"\b(?:schreven|meldden|berichtten) (?:we|wij)\b",),
        denials=(r"\b(?:dit|dat) (?:is|was|klopt|klopte) (?:onjuist|niet(?: waar| juist)?[.,])|\bonze excuses\b",),
    ),
    "pt": DenialPhrases(
        labels=(r"errata|correç(?:ão|ões)|retificaç(?:ão|ões)|esclarecimento|direito de resposta",),
        checks=(r"fact[- ]?check(?:ing)?|fato ou fake",),
        repeats=(r"\b(?:publicámos|publicamos|informámos|informamos|escrevemos) (?:\w+mente )?que\b",),
        denials=(r"\b(?:isto|isso) (?:é|era) (?:falso|incorreto|mentira)\b|\bnão (?:é|era) verdade\b|\bpedimos desculpas?\b",),
    ),
    "pl": DenialPhrases(
        labels=(r"sprostowani[ea]|przeprosiny|korekta",),
        checks=(r"fact[- ]?checking",),
        repeats=(r"\b(?:napisaliśmy|podaliśmy|informowaliśmy),? że\b",),
        denials=(r"\bto nieprawda\b|\bprzepraszamy\b",),
    ),
}  # fmt: skip

LABELS = "|".join(
    label for phrases in PHRASES.values() for label in (*phrases.labels, *phrases.checks)
)
