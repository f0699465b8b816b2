"""Dutch: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

DUTCH = Language(
    code="nl",
    name="Dutch",
    legal=(
        r"alle rechten voorbehouden\b",
        r"^(privacyverklaring|privacybeleid|cookiebeleid|algemene voorwaarden)\b",
        r"^(wij|we|deze (web)?site) gebruik(en|t) cookies\b",
    ),
    consent=(
        r"^(wij en onze|onze) (\d+ )?partners\b",
        r"^(wij|we|deze (web)?site|onze partners)\b.{0,80}\bcookies\b.{0,80}\b(om|voor)\b",
        r"^door (op|verder|te)\b.{0,60}\b(akkoord|accepteren|cookies)\b",
        r"^(cookie|privacy)[- ]?(instellingen|voorkeuren)\W*$",
    ),
    paywall=(
        r"^(word|neem)\b.{0,20}\b(abonnee|abonnement)\b.{0,20}\blezen\b",
        r"^(om )?(verder (te )?lezen|lees verder met|je hebt nog \d+)\b",
        r"^(dit|het) artikel is (alleen |exclusief )?voor\b.{0,20}\b(abonnees|leden)\b",
        r"^(exclusief|alleen) voor (abonnees|leden)\b",
        r"^(al|nog geen) (abonnee|lid|account)\b.{0,40}$",
        r"^(maandelijks|dagelijks) opzegbaar\b",
    ),
    app=(
        r"^(download|installeer)\b.{0,40}\bapp\b",
        r"^(schakel|zet) javascript\b",
        r"^(je|uw) browser\b",
    ),
    corrections=(
        r"^(correctie|rectificatie|noot van de redactie)\s*[:.]",
        r"^in een eerdere versie van (dit|deze)\b",
        r"^dit (artikel|bericht) (is|werd|verscheen)\b.{0,40}\b(bijgewerkt|aangepast|gecorrigeerd|eerder|oorspronkelijk)\b",
    ),
    biography=(r"^over de (auteur|schrijver)\W*$",),
    newsletter=(
        r"^(abonneer|schrijf) (je|u|nu)\b.{0,60}$",
        r"^(inloggen|abonneren|word (nu )?abonnee|meld je aan)\b.{0,30}$",
        r"(onze|de) (gratis )?nieuws ?brief( ontvangen)?\W*$",
    ),
    advertising=(
        r"^(advertentie|gesponsord|lees verder onder de advertentie)\W*$",
        r"^(in winkelwagen|nu (kopen|bestellen|boeken))\W*$",
    ),
    feed_ends=(
        r"^het bericht (?!(dat|over|van)\b).{1,200} verscheen eerst op (?!(een|haar|hun|zijn)\b)"
        + SITE,
    ),
    sharing=(r"^(delen|deel dit|deel op)\b.{0,40}$", r"^volg ons\b"),
    other_stories=(
        r"^(lees ook|lees meer|bekijk ook|meer over)\b",
        r"^(beluister|lees|luister) (hier )?(ook|verder)\b",
        r"^(dit|misschien|wellicht) (is|vind(t)?) (je|jij|u)? ?(misschien )?ook interessant\b",
        r"^klik (hier|op)\b",
    ),
    comments=(r"^(\d+ )?reacties?$", r"^(reageer|plaats een reactie)$"),
    age=(r"^(\d+|een) \w+ geleden$",),
    navigation=(
        r"^(voorpagina|zoeken|ga naar (de )?inhoud|naar boven|sluiten|over ons)$",
        r"^(pagina \d+( van \d+)?|leestijd\b.{0,30}|onderwerpen\s*:.{0,80}|trefwoorden\s*:[^.!?]{0,80})$",
    ),
    comments_headings=(r"reacties\W*\d*",),
    stories_headings=(
        r"(meest gelezen|lees ook|lees meer|het laatste nieuws|meer nieuws)",
        r"gerelateerde (artikelen|berichten)|meer over dit onderwerp",
        r"(aanbevolen artikelen|ook interessant)",
    ),
    credit_words=("foto['’]?s?", "beeld", "illustratie"),
    caption_openings=(r"(bijschrift|archieffoto)\s*[:.]",),
    written=("geschreven",),
    by=("door",),
    by_above=("door",),
    author=("auteurs?",),
    name_particles=("van", "der"),
    roles=("verslaggever", "redacteur", "correspondent", "journaliste?"),
    between_names=("en",),
    before_outlet=("voor",),
    with_agency=("met",),
    months=(
        *"januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul".split(),
        *"augustus|aug september|sep oktober|okt november|nov december|dec".split(),
    ),
    before_time=("om",),
    date_words=(
        *("gepubliceerd", "bijgewerkt", "gewijzigd", "laatst", "op", "om"),
        "(maan|dins|woens|donder|vrij|zater|zon)dag",
    ),
    not_first=("bijgewerkt", "gewijzigd"),
    after_hyphen=("en", "of"),
    consent_words=tuple(
        (
            "cookies? toestemming privacy(beleid|verklaring)? persoonsgegevens persoonlijke "
            "partners apparaat voorkeuren advertenties gepersonaliseerde meting verwerk(en|ing) "
            "gerechtvaardigd instellingen intrekken accept(eren|eert) gegevens"
        ).split()
    ),
    reprint_words=tuple(
        (
            "overgenomen overname herdruk toestemming bron(vermelding)? rechten auteursrecht(en)? "
            "uitgever voorbehouden licentie kosteloos verspreiding verboden"
        ).split()
    ),
    address=tuple(("wij we onze ons jij jouw je uw").split()),
    three_to_twelve=tuple("drie vier vijf zes zeven acht negen tien elf twaalf".split()),
    measures=(
        "el|tl|eetlepels?|theelepels?",
        "snuf(je)?s?|teentjes?|plak(ken|jes)?|blik(je)?s?|kopjes?",
    ),
    function_words=frozenset(
        """
        het een van ik dat niet op te zijn voor met aan er
        """.split()
    ),
)
