"""Polish: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

POLISH = Language(
    code="pl",
    name="Polish",
    legal=(
        r"wszelkie prawa zastrzeżone\b",
        r"^(polityka (prywatności|cookies)|regulamin( serwisu)?|nota prawna)\W*$",
        r"^(używamy|ta strona (używa|korzysta z)|(nasz )?serwis (używa|wykorzystuje)) (plików )?cookies?\b",
        r"^(akceptuję|zaakceptuj)( wszystkie)?( cookies)?\W*$",
    ),
    consent=(
        r"^(my i nasi|nasi) (\d+ )?(zaufani )?partnerzy\b",
        r"^(klikając|kontynuując|korzystając)\b.{0,60}\b(akceptuj|zgadza|wyraża|zgod)",
        r"^(zarządzaj|ustawienia|zmień)\b.{0,20}\b(cookies|zgod\w+|prywatności|preferencj\w+)\W*$",
        r"^(możesz|mogą państwo)\b.{0,60}\b(wycofać|zmienić)\b.{0,30}\b(zgodę|ustawienia|preferencje)\b",
    ),
    paywall=(
        r"^(aby|żeby) (czytać dalej|przeczytać (całość|cały))\b",
        r"^(masz już|nie masz jeszcze) (konto|konta|prenumerat\w+|subskrypcj\w+)\b.{0,40}$",
        r"^(ten|cały) (artykuł|tekst|materiał) (jest )?(dostępny )?(tylko )?dla\b.{0,30}\b(prenumeratorów|subskrybentów|abonentów)\b",
        r"^(kup|wykup) (dostęp|subskrypcję|prenumeratę)\b",
    ),
    app=(
        r"^(pobierz|ściągnij|zainstaluj)\b.{0,40}\baplikacj",
        r"^(proszę )?(włącz|włączyć) (obsługę )?javascript\b",
        r"^twoja przeglądarka\b",
    ),
    corrections=(
        r"^(sprostowanie|korekta|aktualizacja|od redakcji)\s*[:.]",
        r"^w (poprzedniej|pierwotnej|wcześniejszej) wersji\b",
    ),
    biography=(r"^o (autorze|autorce|autorach)\W*$",),
    newsletter=(
        r"^(zapisz się|zaprenumeruj|subskrybuj|zarejestruj się|zaloguj się)\b.{0,60}$",
        r"^zapraszamy (też |także |również )?do (subskrypcji|prenumeraty)\b",
        r"^(wesprzyj|wspieraj|wspomóż) (nas|naszą|nasze|nasz)\b",
        r"(zapisz się (na|do)|zamów) (nasz(ego)? |darmowy )?newsletter",
    ),
    advertising=(
        r"^(reklama|artykuł sponsorowany|materiał (partnera|promocyjny|sponsorowany))\W*$",
        r"^(dalszy ciąg|dalsza część)\b.{0,40}\bpod (reklamą|materiałem|wideo|filmem|galerią)\b",
        r"^(dodaj do koszyka|kup teraz|zamów teraz)\W*$",
    ),
    feed_ends=(r"^artykuł .{1,200} pochodzi z serwisu " + SITE,),
    sharing=(
        r"^(udostępnij|podziel się|polub|drukuj|wydrukuj|skopiuj link|poleć)\b.{0,30}$",
        r"^(obserwuj|śledź|polub) nas\b",
        r"^(dołącz|znajdziesz nas)\b.{0,40}\b(facebooku?|instagramie|telegramie|twitterze|youtube)\b.{0,30}$",
    ),
    other_stories=(
        r"^(czytaj|przeczytaj|zobacz|sprawdź|obejrzyj|posłuchaj|polecamy) (też|także|również|więcej)\b",
        r"^(czytaj|przeczytaj|zobacz|polecamy|warto przeczytać|na ten temat|więcej)\s*[:|»>–—]\s*\S",
        r"^dowiedz się więcej\b",
        r"^kliknij (tutaj|tu)\b",
    ),
    comments=(r"^(\d+ )?komentarz[ey]?$", r"^(dodaj komentarz|skomentuj|odpowiedz)$"),
    age=(r"^(\d+|godzinę|minutę) ?\w* temu$",),
    navigation=(
        r"^(strona główna|szukaj|zamknij|kontakt|o nas|przejdź do treści|do góry)$",
        r"^(strona \d+ z \d+|czas czytania\b.{0,30}|(tagi|tematy|słowa kluczowe)\s*:.{0,80})$",
    ),
    comments_headings=(r"komentarze\W*\d*",),
    stories_headings=(
        r"(najczęściej|najchętniej) czytane",
        r"(najnowsze|najpopularniejsze|inne|ostatnie|podobne|polecane|powiązane) (artykuły|informacje|teksty|wiadomości|wpisy)( .{1,30})?",
        r"(czytaj|przeczytaj|zobacz|sprawdź) (też|także|również)",
        r"(polecamy|więcej na ten temat|może cię zainteresować)",
    ),
    credit_words=("fot", "foto", "zdjęci[ea]"),
    caption_openings=(r"na zdjęciu\s*:",),
    by=("przez",),
    author=("autor(zy|ka)?",),
    roles=("dziennikarz", "dziennikarka", "korespondent(ka)?", "reporter(ka)?", "redaktor(ka)?"),
    between_names=("i", "oraz"),
    before_outlet=("dla", "w"),
    months=(
        *"stycznia|sty lutego|lut marca|mar kwietnia|kwi maja|maj czerwca|cze lipca|lip".split(),
        *"sierpnia|sie września|wrz października|paź listopada|lis grudnia|gru".split(),
    ),
    before_time=("godz", "o"),
    date_words=(
        *("opublikowano", "aktualizacja", "zaktualizowano", "dodano", "dnia", "godz"),
        *("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    ),
    not_first=("aktualizacja", "zaktualizowano"),
    speech=("mówi", "napisał"),
    after_hyphen=("oraz", "lub"),
    consent_words=tuple(
        (
            "cookies? zgod(a|ę|y) prywatności osobow(e|ych) partner(zy|ów) urządzeni(a|e|u) "
            "preferencj(e|i) reklam(y|owych)? spersonalizowan(e|ych) przetwarza(ć|my|nie|nia) "
            "dan(e|ych) wycofać ustawienia identyfikatory"
        ).split()
    ),
    reprint_words=tuple(
        (
            "przedruk(u|i)? kopiowani(a|e) rozpowszechniani(a|e) zgody źródł(a|o) praw(a|o) "
            "autorski(e|ch) zastrzeżone wydawc(a|y) licencj(a|i) zabronione"
        ).split()
    ),
    address=tuple(("my nasz nasza nasze nasi naszych twój twoja twoje twoich państwa").split()),
    three_to_twelve=tuple(
        "trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście".split()
    ),
    measures=(
        "łyż(ecz)?k[aięe]|szczypt[ayę]|ząbk(i|ów)?",
        "szklank[aię]|plastr(y|ów)|opakowani[ae]",
    ),
    function_words=frozenset(
        """
        się nie jest jak dla przez oraz od po tym tego już był są które który która jego czy
        """.split()
    ),
)
