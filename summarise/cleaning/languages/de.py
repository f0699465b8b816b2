"""German: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import Language

GERMAN = Language(
    code="de",
    name="German",
    legal=(
        r"alle rechte vorbehalten\b",
        r"^(impressum|datenschutz(erklärung)?|nutzungsbedingungen|agb)\W*$",
        r"^(wir|diese (web)?seite) (verwende[nt]|nutze?[nt]) cookies\b",
        r"^alle (cookies )?akzeptieren\W*$",
    ),
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
    ),
    sharing=(
        r"^(teilen|drucken|merken|per e-mail|link kopieren)\b.{0,30}$",
        r"^(artikel|beitrag) (teilen|drucken|merken)\b",
        r"^folgen sie uns\b",
    ),
    other_stories=(
        r"^((lesen|sehen) sie auch|mehr zum thema|auch interessant|mehr dazu)\b",
        r"^(hier klicken|klicken sie (hier|auf))\b",
    ),
    comments=(r"^(\d+ )?kommentare?( (schreiben|lesen|anzeigen))?$", r"^antworten$"),
    age=(r"^vor (\d+|einer|einem) \w+\b.{0,30}$",),
    navigation=(
        r"^(startseite|suche|zum inhalt springen|nach oben|schließen|kontakt|über uns)$",
        r"^(seite \d+( von \d+)?|lesezeit\b.{0,30}|themen\s*:.{0,80})$",
    ),
    comments_headings=(r"(leser)?kommentare\W*\d*", r"diskutieren sie mit"),
    stories_headings=(
        r"(meistgelesen|mehr zum thema|das könnte sie auch interessieren|auch interessant)",
        r"(weitere|neueste|aktuelle) (artikel|beiträge|nachrichten|themen|meldungen)( .{1,30})?",
    ),
    credit_words=("fotos?", "bilder|bild(nachweis|quelle)?", "symbol(bild|foto)", "grafik"),
    caption_openings=(r"(bildunterschrift|archivbild|im bild)\s*:",),
    written=("geschrieben",),
    by=("von",),
    by_above=("von",),
    author=("autor(?:en)?",),
    name_particles=("von", "der"),
    roles=("redakteur(in)?", "korrespondent(in)?", "reporter(in)?", "autorin", "volontär(in)?"),
    beats=("freie[r]?", "leitende[r]?", "stellvertretende[r]?"),
    between_names=("und",),
    before_outlet=("für", "in"),
    with_agency=("mit",),
    month_forms={3: ("mrz",)},
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
    function_words=frozenset(
        """
        der die das und den von zu mit auf ist im für nicht ein eine als auch es dem des sich
        """.split()
    ),
)
