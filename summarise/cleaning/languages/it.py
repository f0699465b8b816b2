"""Italian: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import Language

ITALIAN = Language(
    code="it",
    name="Italian",
    legal=(
        r"tutti i diritti (sono )?riservati\b",
        r"riproduzione riservata\b",
        r"^(note legali|informativa sulla privacy|termini e condizioni)\b",
        r"^(utilizziamo|questo sito utilizza) (i )?cookie\b",
    ),
    newsletter=(
        r"^(iscriviti|abbonati|registrati|accedi)\b.{0,60}$",
        r"ricevi (la nostra|la) newsletter\b",
    ),
    advertising=(
        r"^(pubblicità|contenuto sponsorizzato)\W*$",
        r"^(aggiungi al carrello|acquista ora|prenota ora)\W*$",
    ),
    sharing=(r"^condividi\b.{0,40}$", r"^(seguici|stampa|copia link)\b.{0,60}$"),
    other_stories=(
        r"^(leggi anche|leggi (tutto|di più)|guarda anche|potrebbe interessarti)\b",
        r"^clicca (qui|su|sul|sulla)\b",
    ),
    comments=(r"^(\d+ )?commenti$", r"^(commenta|rispondi|lascia un commento)$"),
    age=(r"^(\d+|una?) \w+ fa$",),
    navigation=(
        r"^(cerca|vai al contenuto|torna su|chiudi|contatti|chi siamo)$",
        r"^(pagina \d+( di \d+)?|tempo di lettura\b.{0,30}|argomenti\s*:.{0,80})$",
    ),
    comments_headings=(r"commenti\W*\d*",),
    stories_headings=(
        r"(i più letti|le più lette|leggi anche|ultime notizie|potrebbe interessarti( anche)?)",
        r"(articoli|notizie) correlat[ie]",
    ),
    credit_words=("foto", "immagine", "crediti"),
    caption_openings=(r"(didascalia|foto d['’]archivio)\s*[:.]",),
    written=("scritto",),
    by=("di",),  # but not above a name: “Di” alone is a German Tuesday
    author=("autore",),
    name_particles=("da", "di"),
    roles=("giornalista", "corrispondente", "inviat[ao]", "redattore", "redattrice"),
    between_names=("e",),
    before_outlet=("per",),
    with_agency=("con",),
    ordinals=("º",),
    before_month=("di",),
    before_time=(
        "alle",
        "alle ore",
        "ore",
    ),
    date_words=(
        *("pubblicato", "aggiornato", "modificato", "ultima", "modifica", "il", "alle", "ore"),
        *("(lune|marte|mercole|giove|vener)dì", "sabato", "domenica"),
    ),
    not_first=("aggiornato", "modificato", "modifica"),
    speech=("dice", "disse"),
    function_words=frozenset(
        """
        il di che per non è si sono
        """.split()
    ),
)
