"""The words of apologies, corrections and fact checks, by language: regular expressions in lower case."""

from __future__ import annotations

from typing import NamedTuple


class DenialPhrases(NamedTuple):
    """What one language says in them.

    Attributes:
        labels: what such a text is called, alone in its title or before a colon.
        repeats: what says that something was published or claimed before.
        denials: what says that it is not so.
        claims, verdicts: what stands before a colon above a claim, and above what was found of it.
    """

    labels: tuple[str, ...]
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
            r"(?:for|setting) the record(?: straight)?",
            r"fact[- ]?check(?:ed|ing)?",
            r"(?:false|fake|debunked|misleading)(?: (?:claim|post|video|news))?",
        ),
        repeats=(
            r"\bwe (?:\w+ly )?(?:said|reported|wrote|stated|suggested|claimed|published|named)\b",
            r"\b(?:our|an?|the) (?:\w+ ){0,3}(?:article|report|story|column|caption)s?\b[^.]{0,80}"
            r"\b(?:said|reported|wrote|stated|suggested|claimed|misidentified|named)\b",
            r"\b(?:posts?|videos?|messages?|images?|pictures?|claims?|rumou?rs?)\b[^.]{0,40}"
            r"\b(?:shared|viewed|circulat\w+|went viral|going round|says|claims)\b",
        ),
        denials=(
            r"\b(?:this|that|it|which|the claim|the post|the video) (?:is|was|were)"
            r" (?:\w+ly )?(?:wrong|incorrect|false|untrue|fake|inaccurate|not (?:true|so|correct|the case))\b",
            r"\b(?<![^.!?] )(?:this|that|it|he|she|they) (?:is|was|are|were|did|does|do|has|had|have)"
            r"(?: not|n['’]t)[.!]",
            r"\bin fact\b[^.]{0,60}\b(?:not|never|no|nobody|none)\b",
            r"\bwe (?:unreservedly |sincerely )?(?:apologi[sz]e|regret|withdraw|accept that)\b",
            r"\bwe are (?:very )?(?:sorry|happy to|pleased to) ",
            r"\b(?:asked us to make clear|happy to (?:clarify|correct|make clear))\b",
        ),
        claims=("claims?", "the claim", "what was claimed"),
        verdicts=("verdict", "our (?:verdict|ruling|rating)", "rating", "the facts", "fact"),
    ),
    "de": DenialPhrases(
        labels=(
            r"korrekturen?|berichtigung(?:en)?|richtigstellung(?:en)?|klarstellung(?:en)?",
            r"gegendarstellung(?:en)?|widerruf|in eigener sache",
            r"fakten[- ]?check|faktenfuchs|falschmeldung|fake",
        ),
        repeats=(
            r"\b(?:hatten|haben) wir\b[^.]{0,160}\b(?:berichtet|geschrieben|gemeldet|behauptet)\b",
            r"\bwir (?:hatten|haben|berichteten|schrieben|meldeten)\b",
            r"\b(?:in (?:einem|unserem)|unser|ein) (?:artikel|bericht|beitrag)\b[^.]{0,80}\b(?:hieß|stand|schrieb\w*|berichtet\w*)\b",
            r"\b(?:beitrag|beiträge|video|posting|behauptung|gerücht)\b[^.]{0,60}\b(?:geteilt|verbreitet|behauptet|kursiert)\b",
        ),
        denials=(
            r"\b(?:das|dies|die behauptung) (?:ist|war) (?:falsch|unwahr|nicht (?:wahr|richtig|korrekt))\b",
            r"\b(?:das|dies) (?:trifft|traf|stimmt|stimmte) (?:nicht|so nicht)\b",
            r"\b(?:tatsächlich|richtig ist|vielmehr)\b[^.]{0,80}\b(?:nicht|kein\w*|nie(?:mals)?)\b",
            r"\b(?:wir bitten um entschuldigung|wir bedauern|wir entschuldigen uns)\b",
        ),
        claims=("(?:die )?behauptung",),
        verdicts=("bewertung", "fazit", "(?:die )?fakten"),
    ),
    "fr": DenialPhrases(
        labels=(
            r"rectificatifs?|corrections?|errat(?:um|a)|précisions?|mise au point",
            r"droit de réponse|nos excuses|fact[- ]?check(?:ing)?|vérification|désintox|vrai ou (?:faux|fake)|intox",
        ),
        repeats=(
            r"\bnous (?:avons|avions) (?:\w+ment )?(?:écrit|indiqué|affirmé|publié|annoncé|rapporté)\b",
            r"\b(?:notre|un|l['’]) ?(?:article|reportage)\b[^.]{0,80}\b(?:indiquait|affirmait|disait|écrivait)\b",
            r"\b(?:publications?|vidéos?|messages?|rumeurs?)\b[^.]{0,60}\b(?:partagée?s?|circule\w*|affirme\w*|vue?s?)\b",
        ),
        denials=(
            r"\b(?:c['’](?:est|était)|cela (?:est|était)|ceci est) (?:faux|inexact|erroné)\b",
            r"\b(?:ce n['’](?:est|était) pas le cas|il n['’]en est rien)\b",
            r"\ben (?:fait|réalité)\b[^.]{0,80}\b(?:pas|jamais|aucune?)\b",
            r"\bnous (?:présentons nos excuses|nous excusons|regrettons)\b|\btoutes nos excuses\b",
        ),
        claims=("(?:l['’])?affirmation",),
        verdicts=("verdict", "(?:les )?faits",),
    ),
    "es": DenialPhrases(
        labels=(
            r"rectificaci(?:ón|ones)|fe de (?:errores|erratas)|aclaraci(?:ón|ones)|correcci(?:ón|ones)",
            r"disculpas?|derecho de (?:réplica|rectificación)|verificación|bulo|fact[- ]?check(?:ing)?|es falso",
        ),
        repeats=(
            r"\b(?:publicamos|informamos|escribimos|dijimos|afirmamos)\b",
            r"\b(?:nuestra|una|la) (?:noticia|información|nota)\b[^.]{0,80}\b(?:decía|afirmaba|indicaba)\b",
            r"\b(?:publicaci(?:ón|ones)|vídeos?|videos?|mensajes?|bulos?)\b[^.]{0,60}\b(?:compartid\w+|circula\w*|afirman?|difund\w+)\b",
        ),
        denials=(
            r"\b(?:esto|eso|ello)? ?(?:es|era) (?:falso|incorrecto|un bulo|mentira)\b",
            r"\bno (?:es|era) (?:cierto|verdad|así)\b",
            r"\ben realidad\b[^.]{0,80}\b(?:no|nunca|ningun[ao]?)\b",
            r"\b(?:pedimos disculpas|lamentamos)\b",
        ),
        claims=("(?:la )?afirmación",),
        verdicts=("veredicto", "conclusión", "(?:los )?hechos"),
    ),
    "it": DenialPhrases(
        labels=(r"rettific(?:a|he)|errata corrige|precisazion[ei]|le nostre scuse|fact[- ]?checking|bufala",),
        repeats=(r"\babbiamo (?:scritto|riportato|pubblicato|affermato)\b",),
        denials=(r"\b(?:è|era) (?:falso|errato|sbagliato)\b|\bnon (?:è|era) vero\b|\bci scusiamo\b",),
    ),
    "nl": DenialPhrases(
        labels=(r"correctie|rectificatie|verduidelijking|recht van antwoord|fact[- ]?check",),
        repeats=(r"\b(?:schreven|meldden|berichtten) (?:we|wij)\b",),
        denials=(r"\b(?:dit|dat) (?:is|was|klopt|klopte) (?:onjuist|niet(?: waar| juist)?)\b|\bonze excuses\b",),
    ),
    "pt": DenialPhrases(
        labels=(r"errata|correç(?:ão|ões)|retificaç(?:ão|ões)|esclarecimento|direito de resposta|fato ou fake|boato",),
        repeats=(r"\b(?:publicámos|publicamos|informámos|informamos|escrevemos) que\b",),
        denials=(r"\b(?:isto|isso)? ?(?:é|era) (?:falso|incorreto|mentira)\b|\bnão (?:é|era) verdade\b|\bpedimos desculpas?\b",),
    ),
    "pl": DenialPhrases(
        labels=(r"sprostowani[ea]|przeprosiny|korekta|fact[- ]?checking|fake news",),
        repeats=(r"\b(?:napisaliśmy|podaliśmy|informowaliśmy)\b",),
        denials=(r"\bto (?:nie)?prawda\b|\bjest to nieprawda\b|\bprzepraszamy\b",),
    ),
}  # fmt: skip

LABELS = "|".join(label for phrases in PHRASES.values() for label in phrases.labels)
