"""German: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

GERMAN = Language(
    code="de",
    name="German",
    legal=(
        r"alle rechte vorbehalten\b",
        r"^(impressum|datenschutz(erklärung)?|nutzungsbedingungen|agb)\W*$",
        r"^(wir|diese (web)?seite) (verwende[nt]|nutze?[nt]) cookies\b",
        r"^alle (cookies )?akzeptieren\W*$",
    ),
    consent=(
        r"^(wir|diese (web)?seite)\b.{0,60}\b(partner|cookies)\b.{0,80}\b(verwenden|nutzen|speichern|verarbeiten|einsetzen)\b",
        r"^(wir und unsere|unsere) (\d+ )?partner\b",
        r"^(besuchen|nutzen|lesen) sie\b.{0,60}\b(tracking|werbung und)\b",
        r"^(mit|durch) (einem |den |das )?klick(en)?\b.{0,40}\b(akzeptieren|zustimmen|einverstanden)\b",
        r"^(cookie|privatsphäre|datenschutz)[- ]?einstellungen\W*$",
        r"^(sie können )?ihre (einwilligung|zustimmung|einstellungen)\b.{0,60}\b(widerrufen|ändern)\b",
    ),
    paywall=(
        r"^(jetzt )?(abonnieren|registrieren|anmelden)\b.{0,30}\bweiter ?zu ?lesen\b",
        r"^(jetzt )?(weiterlesen|mehr lesen) (mit|im)\b.{0,40}\b(abo|plus|premium)",
        r"^jetzt mit .{1,20} (weiter ?)?lesen\W*$",
        r"^(um|sie möchten) (weiter ?zu ?lesen|weiterlesen)\b",
        r"^(dieser|der) (artikel|inhalt|beitrag) ist (nur |exklusiv )?(für|mit)\b.{0,40}\b(abonnent|abo|plus|mitglied)",
        r"^(sie sind )?(bereits|schon|noch kein) (abonnent|registriert|kunde|mitglied)\b",
        r"^sie haben (noch )?(\d+|ein(en)?|zwei|drei|keine)\b.{0,30}\bartikel\b",
        r"^(jederzeit|monatlich) kündbar\b",
        r"^(lesen|testen) sie\b.{0,60}\b(\d+ (monate?|wochen)|kostenlos|gratis|für \d)",
    ),
    app=(
        r"^(laden|holen|installieren) sie\b.{0,40}\bapp\b",
        r"^(bitte )?(aktivieren|schalten) sie\b.{0,30}\b(javascript|werbeblocker|adblocker)\b",
        r"^(dieser inhalt|dieses video) (ist|kann)\b.{0,40}\b(nicht)\b",
        r"^an dieser stelle\b.{0,60}\b(inhalt|externe)",
        r"^ihr browser\b",
    ),
    corrections=(
        r"^(korrektur|anmerkung der redaktion|anm\. d\. red\.|hinweis der redaktion|transparenzhinweis)\s*[:.]",
        r"^in einer (früheren|vorherigen|ersten) (version|fassung)\b",
        r"^(dieser|der) (artikel|beitrag|text) (wurde|ist|erschien)\b.{0,40}\b(aktualisiert|korrigiert|geändert|zuerst|zuletzt|erschienen)\b",
    ),
    biography=(r"^(über (den autor|die autorin)|zum autor|zur autorin|zur person)\W*$",),
    newsletter=(
        r"^(jetzt|hier|kostenlos) (abonnieren|anmelden|registrieren|testen)\b",
        r"^(abonnieren|anmelden|registrieren|einloggen)\W*$",
        r"(newsletter|abo|app) (abonnieren|bestellen|abschließen|herunterladen)\b",
        r"^(abonnieren sie|melden sie sich)\b.{0,60}\b(newsletter|an)\b",
    ),
    advertising=(
        r"^(anzeige|werbung|gesponsert)\W*$",
        r"^nach der (anzeige|werbung)\b",
        r"^(jetzt (kaufen|buchen|bestellen)|in den warenkorb)\W*$",
        r"^(affiliate|provisions|werbe)[- ]?links?\b",
        r"^(der|dieser) (artikel|beitrag|text) enthält (affiliate|provisions|werbe)",
        r"(bekommen|erhalten|verdienen) (ich|wir) (dafür |ggf\. |gegebenenfalls )*eine (kleine )?provision\b",
    ),
    feed_ends=(
        r"^der beitrag .{1,200} erschien zuerst auf (?!(de[mnr]|eine[mr]|ihre[mr]|seine[mr])\b)"
        + SITE,
    ),
    sharing=(
        r"^(teilen|drucken|merken|per e-mail|link kopieren)\b.{0,30}$",
        r"^(artikel|beitrag) (teilen|drucken|merken)\b",
        r"^folgen sie uns\b",
        r"^(abonniere|abonniert|folge|folgt|jetzt)\b.{0,40}\b(facebook|instagram|telegram|twitter|whatsapp|youtube)\b.{0,30}$",
    ),
    other_stories=(
        r"^((lesen|sehen) sie auch|mehr zum thema|auch interessant|mehr dazu)\b",
        r"^(lesen sie|lies|sehen sie|hören sie) (hier |dazu )?(auch|weiter|mehr (dazu|zum thema))\b",
        r"^(das|dieses thema|diese artikel)( thema)? könnten? (dich|euch|sie) (auch )?interessieren\b",
        r"^(auch lesenswert|lesetipp|mehr|passend dazu|siehe auch|zum thema|zum weiterlesen)\s*[:|»>–—]\s*\S",
        r"^(mehr (anzeigen|erfahren|lesen)|weiterlesen|zum (artikel|video|interview))\W*$",
        r"^(bereits|schon) gelesen\W+",
        r"^(hier klicken|klicken sie (hier|auf))\b",
        r"(findest du|finden sie|findet ihr|gibt es|gibt['’]s|lesen sie) hier\W*$",
    ),
    comments=(r"^(\d+ )?kommentare?( (schreiben|lesen|anzeigen))?$", r"^antworten$"),
    age=(r"^vor (\d+|einer|einem) \w+\b.{0,30}$",),
    navigation=(
        r"^(startseite|suche|zum inhalt springen|nach oben|schließen|kontakt|über uns)$",
        r"^(seite \d+( von \d+)?|lesezeit\b.{0,30}|themen\s*:.{0,80}|(schlag|stich)wörter\s*:[^.!?]{0,80})$",
    ),
    comments_headings=(r"(leser)?kommentare\W*\d*", r"diskutieren sie mit"),
    stories_headings=(
        r"(meistgelesen|mehr zum thema|auch (interessant|lesenswert)|zum weiterlesen|lesen sie auch)",
        r"(das|diese artikel)( thema)? könnten? (dich|euch|sie)( auch)? interessieren",
        r"(ähnliche|verwandte) (artikel|beiträge|themen)",
        r"(weitere|neueste|aktuelle) (artikel|beiträge|nachrichten|themen|meldungen)( .{1,30})?",
    ),
    credit_words=("fotos?", "bilder|bild(nachweis|quelle)?", "symbol(bild|foto)", "grafik"),
    caption_openings=(r"(bildunterschrift|archivbild|im bild|abbildung)\s*:", r"abb\. ?\d*\s*:"),
    written=("geschrieben",),
    by=("von",),
    by_above=("von",),
    author=("autor(?:en)?",),
    name_particles=("von", "der"),
    roles=("redakteur(in)?", "korrespondent(in|en)?", "reporter(in)?", "autorin", "volontär(in)?"),
    beats=("freie[r]?", "leitende[r]?", "stellvertretende[r]?"),
    between_names=("und",),
    before_outlet=("für", "in"),
    with_agency=("mit",),
    months=(
        *"januar|jan februar|feb märz|mrz april|apr mai juni juli august|aug".split(),
        *"september|sept oktober|okt november|nov dezember|dez".split(),
    ),
    ordinals=(r"\.",),
    before_time=("um",),
    date_words=(
        *(
            "veröffentlicht",
            "aktualisiert",
            "geändert",
            "erschienen",
            "zuletzt",
            "stand",
            "uhr",
            "am",
            "um",
            "vom",
        ),
        *("(mon|diens|donners|frei|sams|sonn)tag", "mittwoch"),
    ),
    not_first=("aktualisiert", "geändert", "stand", "überarbeitet"),
    speech=("sagt", "schrieb"),
    after_hyphen=("und", "oder", "bzw", "bis"),
    consent_words=tuple(
        (
            "cookies? einwilligung einwilligen datenschutz(erklärung|einstellungen)? "
            "personenbezogenen? partnern? gerät(en)? interesses? einstellungen widerruf(en)? "
            "zustimm(en|ung) werbung zwecken? verarbeit(en|et|ung) daten personalisierten? "
            "anzeigen akzeptieren"
        ).split()
    ),
    reprint_words=tuple(
        (
            "nachdruck(s|en)? abdruck(s|en)? quellen? quellenangabe rechte urheberrecht(e|lich)? "
            "vervielfältig(ung|en) genehmigung verlags? belegexemplar honorarfrei kostenlos "
            "kostenfrei weiterverbreitung verbreitung"
        ).split()
    ),
    address=tuple(("wir unser unsere unseren uns sie ihr ihre ihren ihrer ihrem").split()),
    three_to_twelve=tuple("drei vier fünf sechs sieben acht neun zehn elf zwölf".split()),
    measures=(
        "el|tl|esslöffel|teelöffel|prisen?|bund|pck",
        "päckchen|pkg|dosen?|scheiben?|zehen?|stücke?|becher|tassen?",
    ),
    function_words=frozenset(
        """
        der die das und den von zu mit auf ist im für nicht ein eine als auch es dem des sich
        """.split()
    ),
)
