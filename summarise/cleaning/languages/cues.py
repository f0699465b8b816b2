"""Phrases that give a line away, as data: what a short line that says this is, and why.

Phrases are regular expressions in lower case, by language: English, German, French, Spanish,
Portuguese, Italian and Dutch. One that begins with `^` opens its line, others begin at any word.
A line of more than `MOST_WORDS` words is never given away by a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import starts_match_of

MOST_WORDS = 45
MOST_CAPTION_WORDS = 70
_MOST_ENDING_WORDS = 8
Phrases = Mapping[str, tuple[str, ...]]  # by language


class Cue(NamedTuple):
    """A label, the reason a person reads, and the phrases that earn it."""

    label: str
    reason: str
    phrases: Phrases


CUES = (
    Cue(
        "legal",
        "copyright or terms of the site",
        {
            "any": (r"^©", r"^\(c\)", r"^copyright\b"),
            "en": (
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
            "de": (
                r"alle rechte vorbehalten\b",
                r"^(impressum|datenschutz(erklärung)?|nutzungsbedingungen|agb)\W*$",
                r"^(wir|diese (web)?seite) (verwende[nt]|nutze?[nt]) cookies\b",
                r"^alle (cookies )?akzeptieren\W*$",
            ),
            "fr": (
                r"tous droits réservés\b",
                r"^(mentions légales|politique de confidentialité|conditions générales)\b",
                r"^(nous utilisons|ce site utilise) des cookies\b",
                r"^(tout accepter|gérer les cookies)\W*$",
            ),
            "es": (
                r"todos los derechos reservados\b",
                r"^(aviso legal|política de (privacidad|cookies)|términos y condiciones)\b",
                r"^(utilizamos|este sitio (web )?utiliza) cookies\b",
                r"^aceptar( todo| cookies)\W*$",
            ),
            "pt": (
                r"todos os direitos reservados\b",
                r"^(política de (privacidade|cookies)|termos (de uso|e condições))\b",
                r"^(utilizamos|usamos|este site utiliza) cookies\b",
            ),
            "it": (
                r"tutti i diritti (sono )?riservati\b",
                r"riproduzione riservata\b",
                r"^(note legali|informativa sulla privacy|termini e condizioni)\b",
                r"^(utilizziamo|questo sito utilizza) (i )?cookie\b",
            ),
            "nl": (
                r"alle rechten voorbehouden\b",
                r"^(privacyverklaring|privacybeleid|cookiebeleid|algemene voorwaarden)\b",
                r"^(wij|we|deze (web)?site) gebruik(en|t) cookies\b",
            ),
        },
    ),
    Cue(
        "promo",
        "invites to a newsletter or subscription",
        {
            "en": (
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
            "de": (
                r"^(jetzt|hier|kostenlos) (abonnieren|anmelden|registrieren|testen)\b",
                r"^(abonnieren|anmelden|registrieren|einloggen)\W*$",
                r"(newsletter|abo|app) (abonnieren|bestellen|abschließen|herunterladen)\b",
                r"^(abonnieren sie|melden sie sich)\b.{0,60}\b(newsletter|an)\b",
            ),
            "fr": (
                r"^(abonnez-vous|inscrivez-vous|s['’]abonner|s['’]inscrire|je m['’]abonne)\b",
                r"^(se connecter|déjà abonné|créer un compte)\b.{0,30}$",
                r"(recevez|inscrivez-vous à) (notre|la|nos) (newsletter|lettre)s?\b",
            ),
            "es": (
                r"^(suscr[ií]b(ete|ase|irse)|reg[ií]str(ate|ese|arse))\b",
                r"^(iniciar sesión|inicia sesión|ya soy suscriptor)\b.{0,30}$",
                r"(recib[ae]|apúntate a) (nuestr[ao]|el|la) (newsletter|boletín)\b",
            ),
            "pt": (
                r"^(assine|inscreva-se|cadastre-se)\b.{0,60}$",
                r"^(fazer login|já é assinante|entrar)\b.{0,20}$",
                r"receba (nossa|a|as) (newsletter|notícias)\b",
            ),
            "it": (
                r"^(iscriviti|abbonati|registrati|accedi)\b.{0,60}$",
                r"ricevi (la nostra|la) newsletter\b",
            ),
            "nl": (
                r"^(abonneer|schrijf) (je|u|nu)\b.{0,60}$",
                r"^(inloggen|abonneren|word (nu )?abonnee|meld je aan)\b.{0,30}$",
                r"(onze|de) (gratis )?nieuwsbrief (ontvangen\W*)?$",
            ),
        },
    ),
    Cue(
        "promo",
        "advertising",
        {
            "en": (
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
            "de": (
                r"^(anzeige|werbung|gesponsert)\W*$",
                r"^nach der (anzeige|werbung)\b",
                r"^(jetzt (kaufen|buchen|bestellen)|in den warenkorb)\W*$",
            ),
            "fr": (
                r"^(publicité|contenu sponsorisé|la suite après (la|cette) publicité)\W*$",
                r"^(ajouter au panier|acheter maintenant|réserver maintenant)\W*$",
            ),
            "es": (
                r"^(publicidad|contenido patrocinado|sigue leyendo)\W*$",
                r"^(añadir al carrito|comprar ahora|reservar ahora)\W*$",
            ),
            "pt": (
                r"^(publicidade|conteúdo patrocinado|continua após a publicidade)\W*$",
                r"^(adicionar ao carrinho|comprar agora|compre agora)\W*$",
            ),
            "it": (
                r"^(pubblicità|contenuto sponsorizzato)\W*$",
                r"^(aggiungi al carrello|acquista ora|prenota ora)\W*$",
            ),
            "nl": (
                r"^(advertentie|gesponsord|lees verder onder de advertentie)\W*$",
                r"^(in winkelwagen|nu (kopen|bestellen|boeken))\W*$",
            ),
        },
    ),
    Cue(
        "share",
        "invites to share or follow",
        {
            "any": (
                r"^(facebook|messenger|instagram|threads|twitter|x|bluesky|whatsapp|telegram)$",
                r"^(linkedin|reddit|pinterest|flipboard|pocket)$",
                r"^follow @",
            ),
            "en": (
                r"^(share|tweet|save|print|e-?mail|copy link|link copied\W*)$",
                r"^share (this|on|via|article|story|with)\b",
                r"^click to (share|e-?mail|print|tweet)\b",
                r"^(follow|like|find|join) (us|me|our|him|her|@)\b.{0,80}\b(on|at|channel)\b",
                r"follow (us|@?\w+) on"
                r" (twitter|x|facebook|instagram|whatsapp|tiktok|telegram|youtube)\b",
                r"click here to (follow|join|like|subscribe|sign)\b",
                r"join (our|the) (whatsapp|facebook|telegram|discord)\b",
            ),
            "de": (
                r"^(teilen|drucken|merken|per e-mail|link kopieren)\b.{0,30}$",
                r"^(artikel|beitrag) (teilen|drucken|merken)\b",
                r"^folgen sie uns\b",
            ),
            "fr": (
                r"^(partager|imprimer|copier le lien)\b.{0,30}$",
                r"^suivez-nous\b",
            ),
            "es": (r"^compart(e|ir)\b.{0,40}$", r"^(s[ií]guenos|copiar enlace|imprimir)\b.{0,60}$"),
            "pt": (r"^compartilh(e|ar)\b.{0,40}$", r"^(siga-nos|siga o|copiar link)\b.{0,60}$"),
            "it": (r"^condividi\b.{0,40}$", r"^(seguici|stampa|copia link)\b.{0,60}$"),
            "nl": (r"^(delen|deel dit|deel op)\b.{0,40}$", r"^volg ons\b"),
        },
    ),
    Cue(
        "related",
        "points to another story",
        {
            "en": (
                r"^(read more|read also|also read|read next|read|see also|more|related|must read"
                r"|don['’]t miss|recommended|further reading|watch|listen|video|in pictures"
                r"|analysis|explained|opinion|live|next|previous|up next)\s*[:|»>–—]\s*\S",
                r"^(read more|read (the )?(full|rest of)|see more|view (more|all)|show more)\b",
                r"^(load more|more (on|from) |click here (for|to read|to see))\b",
                r"^click (on )?the (image|photo|picture|link)\b",
            ),
            "de": (
                r"^((lesen|sehen) sie auch|mehr zum thema|auch interessant|mehr dazu)\b",
                r"^(hier klicken|klicken sie (hier|auf))\b",
            ),
            "fr": (
                r"^((à )?(lire|voir) (aussi|également)|sur le même (sujet|thème))\b",
                r"^cliquez (ici|sur)\b",
            ),
            "es": (
                r"^(lee también|le[ae] (también|más)|te puede interesar|mira también)\b",
                r"^ha(z|ga) clic (aquí|en)\b",
            ),
            "pt": (
                r"^(leia (também|mais)|veja (também|mais)|saiba mais)\b",
                r"^clique (aqui|na|no)\b",
            ),
            "it": (
                r"^(leggi anche|leggi (tutto|di più)|guarda anche|potrebbe interessarti)\b",
                r"^clicca (qui|su|sul|sulla)\b",
            ),
            "nl": (r"^(lees ook|lees meer|bekijk ook|meer over)\b", r"^klik (hier|op)\b"),
        },
    ),
    Cue(
        "comment",
        "part of the comment section",
        {
            "en": (
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
            "de": (r"^(\d+ )?kommentare?( (schreiben|lesen|anzeigen))?$", r"^antworten$"),
            "fr": (r"^(\d+ )?commentaires?$", r"^(commenter|réagir|répondre)$"),
            "es": (
                r"^(\d+ )?comentarios?$",
                r"^(comentar|responder)$",
                r"^(los )?comentarios\b.{0,100}\b(moderados|aprobados|responsabilidad)\b",
            ),
            "pt": (
                r"^(\d+ )?comentários?$",
                r"^deixe (seu|um) comentário\b",
                r"^(atenção\W+)?(os )?comentários\b.{0,100}\b(moderados|aprovados|responsabilidade)\b",
            ),
            "it": (r"^(\d+ )?commenti$", r"^(commenta|rispondi|lascia un commento)$"),
            "nl": (r"^(\d+ )?reacties?$", r"^(reageer|plaats een reactie)$"),
        },
    ),
    Cue(
        "navigation",
        "says how long ago something was posted",
        {
            "en": (
                r"^(posted |published |updated |about |over )?(\d+|an?) ?"
                r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)"
                r" ago\b.{0,30}$",
            ),
            "de": (r"^vor (\d+|einer|einem) \w+\b.{0,30}$",),
            "fr": (r"^il y a (\d+|une?) \w+$",),
            "es": (r"^hace (\d+|una?) \w+$",),
            "pt": (r"^há (\d+|uma?) \w+( atrás)?$",),
            "it": (r"^(\d+|una?) \w+ fa$",),
            "nl": (r"^(\d+|een) \w+ geleden$",),
        },
    ),
    Cue(
        "navigation",
        "belongs to the page, not to the article",
        {
            "any": (r"^\d+ ?/ ?\d+$", r"^[\W\d_]*$"),
            "en": (
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
            "de": (
                r"^(startseite|suche|zum inhalt springen|nach oben|schließen|kontakt|über uns)$",
                r"^(seite \d+( von \d+)?|lesezeit\b.{0,30}|themen\s*:.{0,80})$",
            ),
            "fr": (
                r"^(accueil|rechercher?|aller au contenu|retour en haut|fermer|qui sommes-nous)$",
                r"^(page \d+ sur \d+|temps de lecture\b.{0,30}|mots[- ]clés\s*:.{0,80})$",
            ),
            "es": (
                r"^(inicio|portada|buscar|ir al contenido|volver arriba|cerrar|contacto)$",
                r"^(página \d+( de \d+)?|tiempo de lectura\b.{0,30}|etiquetas\s*:.{0,80})$",
            ),
            "pt": (
                r"^(início|buscar|pesquisar|ir para o conteúdo|voltar ao topo|fechar|contato)$",
                r"^(tempo de leitura\b.{0,30}|assuntos\s*:.{0,80})$",
            ),
            "it": (
                r"^(cerca|vai al contenuto|torna su|chiudi|contatti|chi siamo)$",
                r"^(pagina \d+( di \d+)?|tempo di lettura\b.{0,30}|argomenti\s*:.{0,80})$",
            ),
            "nl": (
                r"^(voorpagina|zoeken|ga naar (de )?inhoud|naar boven|sluiten|over ons)$",
                r"^(pagina \d+( van \d+)?|leestijd\b.{0,30}|onderwerpen\s*:.{0,80})$",
            ),
        },
    ),
)

# Words beside which an image's credit stands (`Photo: Ole Munt`), and agencies that are one.
_CREDIT_WORDS: Phrases = {
    "en": (
        r"photo(graph)?s?|images?|pictures?|pics?|file (photo|image)|photo credit|image credit",
        r"video|graphic|illustration|credit",
    ),
    "de": ("fotos?", "bilder|bild(nachweis|quelle)?", "symbol(bild|foto)", "grafik"),
    "fr": ("crédits?( photo)?", "illustration", "infographie"),
    "es": ("fotos?", "fotograf[ií]a", "imagen", "crédito"),
    "pt": ("fotos?", "imagem", "crédito", "divulgação", "reprodução"),
    "it": ("foto", "immagine", "crediti"),
    "nl": ("foto['’]?s?", "beeld", "illustratie"),
}
_CREDITED = (
    r"(getty( images)?|shutterstock|istock|alamy|unsplash|wikimedia commons)\b",
    r"(ap photo|afp via|reuters/[a-z]|epa[-/]|pa (wire|media|images)|aap image)\b",
)
_CAPTION_OPENING: Phrases = {
    "en": (
        r"file( photo)?\s*[-–—:]",
        r"pictured( above| below| here)?\s*:",
        r"(caption|image|photo)\s*:",
    ),
    "de": (r"(bildunterschrift|archivbild|im bild)\s*:",),
    "fr": (r"(légende|photo d['’](archives|illustration))\b\s*[:.]",),
    "es": (r"(pie de foto|foto de archivo|imagen de archivo)\s*[:.]",),
    "pt": (r"(legenda|foto de arquivo)\s*[:.]",),
    "it": (r"(didascalia|foto d['’]archivio)\s*[:.]",),
    "nl": (r"(bijschrift|archieffoto)\s*[:.]",),
}

# A line that ends the article, and what the lines below it are.
_COMMENTS_BELOW: Phrases = {
    "en": (
        r"((readers?['’]?|all|your|user|(top|best)( rated)?|latest|recent) )?comments?"
        r"\W*(\(\d+\)|\d+)?",
        r"join the (conversation|discussion)",
    ),
    "de": (r"(leser)?kommentare\W*\d*", r"diskutieren sie mit"),
    "fr": (r"(vos )?commentaires\W*\d*", r"vos réactions"),
    "es": (r"comentarios\W*\d*",),
    "pt": (r"comentários\W*\d*",),
    "it": (r"commenti\W*\d*",),
    "nl": (r"reacties\W*\d*",),
}
_STORIES_BELOW: Phrases = {
    "en": (
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
    "de": (
        r"(meistgelesen|mehr zum thema|das könnte sie auch interessieren|auch interessant)",
        r"(weitere|neueste|aktuelle) (artikel|beiträge|nachrichten|themen|meldungen)( .{1,30})?",
    ),
    "fr": (
        r"(les (articles les )?plus (lus|populaires)|sur le même (sujet|thème)|à lire (aussi|ensuite))",
        r"(nos autres articles|articles (liés|similaires|recommandés)|dans la même rubrique)",
    ),
    "es": (
        r"(más (noticias|leídas|leído|vistas)|lo más (leído|visto))",
        r"(noticias|artículos|temas) relacionad[ao]s",
        r"(también )?(te|le) puede (gustar|interesar).{0,10}",
    ),
    "pt": (
        r"((as )?mais lidas|leia (também|mais)|veja também|últimas notícias)",
        r"(notícias|matérias|artigos) relacionad[ao]s",
        r"(você |talvez )?(também )?(pode|vai) (te )?(gostar|interessar).{0,10}",
    ),
    "it": (
        r"(i più letti|le più lette|leggi anche|ultime notizie|potrebbe interessarti( anche)?)",
        r"(articoli|notizie) correlat[ie]",
    ),
    "nl": (
        r"(meest gelezen|lees ook|lees meer|het laatste nieuws|meer nieuws)",
        r"gerelateerde (artikelen|berichten)|meer over dit onderwerp",
    ),
}


# All patterns are for text in lower case and without IGNORECASE, which is far slower.


def _all(phrases: Phrases) -> Iterable[str]:
    return chain.from_iterable(phrases.values())


class _Opening:
    """Phrases of which one opens a line; the first that does counts.

    A line is tried with the phrases of its first letter, if its first word may begin one of them.

    Args:
        phrases: each with a number.
    """

    def __init__(self, phrases: Iterable[tuple[int, str]]) -> None:
        self._phrases = [(number, each) for number, phrase in phrases for each in _spread(phrase)]
        lettered = [each for _, each in self._phrases if each[0].isalpha()]
        self._begins = starts_match_of("|".join(lettered))
        self._unlettered = len(lettered) < len(self._phrases)
        self._by_letter: dict[str, re.Pattern[str]] = {}

    def among(self, texts: BlockTexts, most: int) -> dict[int, int]:
        """The blocks that a phrase opens, and its number; none of more words than `most`."""
        perhaps = texts.blocks_opening_with(self._begins, most)
        if self._unlettered:
            perhaps += [i for i in texts.unlettered if texts.sizes[i] <= most]
        found = ((i, self._match(texts.lowered[i])) for i in perhaps)
        return {i: number for i, number in found if number is not None}

    def _match(self, line: str) -> int | None:
        letter = line[:1] if line[:1].isalpha() else ""
        pattern = self._by_letter.get(letter)
        if pattern is None:
            pattern = self._by_letter[letter] = self._with(letter)
        found = pattern.match(line)
        return int((found.lastgroup or "").removeprefix("n")) if found else None

    def _with(self, letter: str) -> re.Pattern[str]:
        """The phrases that may begin with a letter, or with none; those of a number in one group."""
        some = (
            (n, p) for n, p in self._phrases if p[0] == letter or not (letter or p[0].isalpha())
        )
        groups = [
            f"(?P<n{number}>{'|'.join(phrase for _, phrase in its)})"
            for number, its in groupby(some, key=itemgetter(0))
        ]
        return re.compile("|".join(groups) or _NEVER)


_NEVER = "(?!)"


def _spread(phrase: str) -> list[str]:
    """A phrase without the alternatives it opens with: `(a |b )?c` is `a c`, `b c` and `c`."""
    if not phrase.startswith("("):
        return [phrase]
    alternatives, depth, start = list[str](), 0, 1
    for at, letter in enumerate(phrase):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 or (letter == "|" and depth == 1):
            alternatives.append(phrase[start:at])
            start = at + 1
        if depth == 0:
            break
    rest = phrase[start:]
    if rest.startswith("?"):
        alternatives, rest = [*alternatives, ""], rest[1:]
    return [each for alternative in alternatives for each in _spread(alternative + rest)]


class _Anywhere:
    """A pattern that is searched for from word to word: those that it may begin with."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._begins = re.compile(pattern), starts_match_of(pattern)

    def among(self, texts: BlockTexts, most: int) -> dict[int, re.Match[str]]:
        """Where `texts.whole` first has it in a block; none of more words than `most`."""
        found: dict[int, re.Match[str]] = {}
        for i, start, end in texts.occurrences(self._begins, most):
            if i not in found and (match := self._pattern.match(texts.whole, start, end)):
                found[i] = match
        return found


_OPENINGS = _Opening(
    (number, phrase[1:])
    for number, cue in enumerate(CUES)
    for phrase in _all(cue.phrases)
    if phrase.startswith("^")
)
_CAPTIONS = _Opening((0, phrase) for phrase in _all(_CAPTION_OPENING))
_COMMENTS = _Opening((0, rf"({phrase})\W*$") for phrase in _all(_COMMENTS_BELOW))
_STORIES = _Opening((0, rf"({phrase})\W*$") for phrase in _all(_STORIES_BELOW))
_PHRASES = _Anywhere(
    "|".join(
        f"(?P<n{number}>{'|'.join(searched)})"
        for number, cue in enumerate(CUES)
        if (searched := [p for p in _all(cue.phrases) if not p.startswith("^")])
    )
)
_CREDIT = _Anywhere(
    rf"(?:{'|'.join(_all(_CREDIT_WORDS))})\s*(credit|courtesy|source|by)?\s*"
    rf"(:|/|\bby [a-z]|\bcourtesy of\b|©)\s*\S[^)]{{0,40}}|{'|'.join(_CREDITED)}"
)


def find(texts: BlockTexts) -> dict[int, Cue]:
    """The blocks that a phrase gives away, and as what."""
    found = {i: CUES[number] for i, number in _OPENINGS.among(texts, MOST_WORDS).items()}
    for i, match in _PHRASES.among(texts, MOST_WORDS).items():
        found.setdefault(i, CUES[int((match.lastgroup or "").removeprefix("n"))])
    return found


def credits(texts: BlockTexts) -> dict[int, tuple[int, int]]:
    """The blocks that have an image credit, and where: `text[start:end]`."""
    found = {}
    for i, match in _CREDIT.among(texts, MOST_CAPTION_WORDS).items():
        if len(texts.lowered[i]) == len(texts.raw[i]):
            begins = int(texts.ends[i]) - len(texts.raw[i])
            found[i] = match.start() - begins, match.end() - begins
    return found


def captions(texts: BlockTexts) -> Set[int]:
    """The blocks that open as an image caption does."""
    return _CAPTIONS.among(texts, MOST_CAPTION_WORDS).keys()


def comments_below(texts: BlockTexts) -> Set[int]:
    """The lines that open the comment section."""
    return _COMMENTS.among(texts, _MOST_ENDING_WORDS).keys()


def stories_below(texts: BlockTexts) -> Set[int]:
    """The lines that open a list of other stories."""
    return _STORIES.among(texts, _MOST_ENDING_WORDS).keys()
