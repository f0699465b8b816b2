"""Italian: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

ITALIAN = Language(
    code="it",
    name="Italian",
    legal=(
        r"tutti i diritti (sono )?riservati\b",
        r"riproduzione riservata\b",
        r"^(note legali|informativa sulla privacy|termini e condizioni)\b",
        r"^(utilizziamo|questo sito utilizza) (i )?cookie\b",
    ),
    consent=(
        r"^(noi e i nostri|i nostri) (\d+ )?partner\b",
        r"^(noi|questo sito|utilizziamo|i nostri partner)\b.{0,80}\bcookie\b.{0,80}\bper\b",
        r"^(cliccando|continuando|proseguendo)\b.{0,60}\b(acconsent|accett|cookie)",
        r"^(gestisci|personalizza)\b.{0,20}\b(cookie|consenso|preferenze)\W*$",
    ),
    paywall=(
        r"^abbonati( adesso| ora| subito)? per (continuare|proseguire|leggere)\b",
        r"^(per continuare a leggere|continua a leggere con|ti restano? \d+)\b",
        r"^(questo|il) (articolo|contenuto) è (riservato|solo)\b.{0,20}\b(abbonati|iscritti)\b",
        r"^(contenuto|articolo) (riservato|esclusivo)\b",
        r"^(sei già|non sei ancora) (abbonat[oa]|iscritt[oa]|registrat[oa])\b.{0,40}$",
        r"^disdici quando\b.{0,30}$",
    ),
    app=(
        r"^(scarica|installa)\b.{0,40}\b(app|applicazione)\b",
        r"^(per favore,? )?(attiva|abilita) javascript\b",
        r"^il tuo browser\b",
    ),
    corrections=(
        r"^(errata corrige|correzione|rettifica|nota della redazione)\s*[:.]",
        r"^(in )?una versione precedente di questo\b",
        r"^questo articolo è stato (aggiornat|corrett|modificat|pubblicat)",
    ),
    biography=(r"^(l['’]autore|l['’]autrice|informazioni sull['’]autore)\W*$",),
    newsletter=(
        r"^(iscriviti|abbonati|registrati|accedi)\b.{0,60}$",
        r"^(iscriviti|abbonati|registrati) (subito |ora |gratis )?(alla|al|e|per)\b",
        r"ricevi (la nostra|la) newsletter\b",
    ),
    advertising=(
        r"^(pubblicità|contenuto sponsorizzato)\W*$",
        r"^(aggiungi al carrello|acquista ora|prenota ora)\W*$",
    ),
    feed_ends=(
        r"^l['’]articolo (?!(che|del|della|di|rubato)\b)(\S+ ){2,40}(proviene da|sembra essere il primo su) (?!(una?|uno)\b)"
        + SITE,
    ),
    sharing=(
        r"^condividi\b.{0,40}$",
        r"^(seguici|stampa|copia link)\b.{0,60}$",
        r"^(iscriviti|unisciti)\b.{0,40}\b(canale|facebook|instagram|telegram|whatsapp)\b.{0,30}$",
    ),
    other_stories=(
        r"^(ascolta|guarda|leggi|scopri|vedi) (anche|di più|tutto)\b",
        r"^((ti|vi) )?potrebbe(ro)? (anche )?interessar(e|ti|vi)\b",
        r"^(approfondimenti|da leggere|per approfondire)\s*[:|»>–—]\s*\S",
        r"^clicca (qui|su|sul|sulla)\b",
    ),
    comments=(r"^(\d+ )?commenti$", r"^(commenta|rispondi|lascia un commento)$"),
    age=(r"^(\d+|una?) \w+ fa$",),
    navigation=(
        r"^(cerca|vai al contenuto|torna su|chiudi|contatti|chi siamo)$",
        r"^(pagina \d+( di \d+)?|tempo di lettura\b.{0,30}|(argomenti|archiviato in|etichette)\s*:[^.!?]{0,80})$",
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
    months=(
        *"gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug".split(),
        *"agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic".split(),
    ),
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
    consent_words=tuple(
        (
            "cookies? consenso privacy personali partner dispositivo preferenze pubblicità "
            "personalizzat(a|o|i|e) misurazione trattamento trattare legittimo impostazioni "
            "revocare accett(a|are|i) dati identificatori"
        ).split()
    ),
    reprint_words=tuple(
        (
            "riproduzione riprodurre ripubblica(re|to|zione) permesso fonte diritti autore "
            "editore riservat[ai] licenza gratuit(a|amente) vietata autorizzazione"
        ).split()
    ),
    address=tuple(("noi nostro nostri nostra nostre voi tuo tuoi tua tue vostro vostri").split()),
    three_to_twelve=tuple("tre quattro cinque sei sette otto nove dieci undici dodici".split()),
    measures=(
        "cucchia(io?|in[io])|pizzic[oh]i?|spicchi?o?",
        "bicchier[ei]|fett[ae]|bustin[ae]",
    ),
    function_words=frozenset(
        """
        il di che per non è si sono
        """.split()
    ),
)
