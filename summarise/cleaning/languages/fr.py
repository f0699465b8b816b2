"""French: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

FRENCH = Language(
    code="fr",
    name="French",
    legal=(
        r"tous droits réservés\b",
        r"^(mentions légales|politique de confidentialité|conditions générales)\b",
        r"^(nous utilisons|ce site utilise) des cookies\b",
        r"^(tout accepter|gérer les cookies)\W*$",
    ),
    consent=(
        r"^(nous et nos|nos) (\d+ )?partenaires\b",
        r"^(nous|ce site|nos partenaires)\b.{0,80}\bcookies\b.{0,80}\b(afin|pour)\b",
        r"^en (cliquant|poursuivant|continuant)\b.{0,60}\b(acceptez|cookies|accepter)\b",
        r"^(gérer|paramétrer|modifier)\b.{0,20}\b(cookies|consentement|choix|préférences)\W*$",
        r"^vous pouvez\b.{0,40}\b(retirer|modifier)\b.{0,20}\b(consentement|choix)\b",
    ),
    paywall=(
        r"^(abonnez|connectez|inscrivez)-vous\b.{0,20}\b(pour|afin de) (lire|continuer|poursuivre|accéder)\b",
        r"^(pour lire la suite|la suite est réservée|il vous reste \d+)\b",
        r"^(cet|l['’]) ?article est réservé\b",
        r"^(article|contenu) réservé (aux|à nos) abonnés\b",
        r"^(déjà|pas encore) (abonnée?|inscrite?|membre)\b.{0,40}$",
        r"^(profitez|abonnez-vous)\b.{0,60}\b(\d+ ?€|euros?|sans engagement|par mois)",
        r"^(sans engagement|résiliable à tout moment)\b",
    ),
    app=(
        r"^(téléchargez|installez)\b.{0,40}\b(application|appli)\b",
        r"^(veuillez )?(activer|activez) javascript\b",
        r"^(ce contenu|cette vidéo)\b.{0,40}\b(bloqué|indisponible|ne peut|n['’]est)\b",
        r"^votre navigateur\b",
    ),
    corrections=(
        r"^(rectificatif|erratum|correction|mise à jour)\s*[:.]",
        r"^une (version précédente|première version) de cet article\b",
        r"^cet article (a été|est paru|a initialement)\b.{0,40}\b(modifié|corrigé|publié|mis à jour|paru|initialement|d['’]abord)\b",
    ),
    biography=(r"^(à propos de l['’]auteur|l['’]auteur|à propos de l['’]autrice)\W*$",),
    newsletter=(
        r"^(abonnez-vous|inscrivez-vous|s['’]abonner|s['’]inscrire|je m['’]abonne)\b",
        r"^(se connecter|déjà abonné|créer un compte)\b.{0,30}$",
        r"(recevez|inscrivez-vous à) (notre|la|nos) (newsletter|lettre)s?\b",
    ),
    advertising=(
        r"^(publicité|contenu sponsorisé|la suite après (la|cette) publicité)\W*$",
        r"^(ajouter au panier|acheter maintenant|réserver maintenant)\W*$",
        r"^(cet article|certains)\b.{0,60}\bliens? (affiliés?|d['’]affiliation)\b",
    ),
    feed_ends=(
        r"^l['’]article (?!(de|du|des|qui|que)\b).{1,200} est apparu en premier sur (?!(sa|ses|son|une?)\b)"
        + SITE,
    ),
    sharing=(
        r"^(partager|imprimer|copier le lien)\b.{0,30}$",
        r"^suivez-nous\b",
        r"^(abonnez-vous|rejoignez|retrouvez)\b.{0,40}\b(facebook|instagram|telegram|twitter|whatsapp)\b.{0,30}$",
    ),
    other_stories=(
        r"^((à )?(lire|voir) (aussi|également)|sur le même (sujet|thème))\b",
        r"^(à lire|à voir|lire|notre dossier|pour aller plus loin)\s*[:|»>–—]\s*\S",
        r"^(lire la suite|lire plus|voir plus|voir tous les articles)\W*$",
        r"^(ceci|cet article|cela) (peut|pourrait) (aussi )?vous intéresser\b",
        r"^cliquez (ici|sur)\b",
    ),
    comments=(r"^(\d+ )?commentaires?$", r"^(commenter|réagir|répondre)$"),
    age=(r"^il y a (\d+|une?) \w+$",),
    navigation=(
        r"^(accueil|rechercher?|aller au contenu|retour en haut|fermer|qui sommes-nous)$",
        r"^(page \d+ sur \d+|temps de lecture\b.{0,30}|mots[- ]clés\s*:.{0,80}|(étiquettes|classé dans)\s*:[^.!?]{0,80})$",
    ),
    comments_headings=(r"(vos )?commentaires\W*\d*", r"vos réactions"),
    stories_headings=(
        r"(les (articles les )?plus (lus|populaires)|sur le même (sujet|thème)|à lire (aussi|ensuite))",
        r"(nos autres articles|articles (liés|similaires|recommandés)|dans la même rubrique)",
        r"(pour aller plus loin|vous aimerez aussi|(cela|ces articles) (peuvent|pourrai(en)?t) vous intéresser)",
    ),
    credit_words=("crédits?( photo)?", "illustration", "infographie"),
    caption_openings=(r"(légende|photo d['’](archives|illustration))\b\s*[:.]",),
    works=("texte", "propos recueillis"),
    by=("par",),
    by_above=("par",),
    author=("auteurs?",),
    roles=("journaliste", "correspondante?", "envoyée? spéciale?", "rédacteur", "rédactrice"),
    between_names=("et", "avec"),
    before_outlet=("pour", "à"),
    with_agency=("avec",),
    months=(
        *"janvier|janv février|févr mars avril|avr mai juin juillet|juil août".split(),
        *"septembre|sept octobre|oct novembre|nov décembre|déc".split(),
    ),
    ordinals=("er",),
    before_time=("à",),
    date_words=(
        *("publié", "mis à jour", "le", "à", "modifié", "actualisé"),
        *("(lun|mar|mercre|jeu|vendre|same)di", "dimanche"),
    ),
    not_first=("mis à jour", "modifié", "actualisé"),
    speech=("dit",),
    consent_words=tuple(
        (
            "cookies? consentement confidentialité personnelles partenaires appareil préférences "
            "publicit(é|és|aires?) personnalis(é|és|ée|ées) mesure traite(r|ment|ments) légitime "
            "paramètres retirer accept(er|ez) données identifiants"
        ).split()
    ),
    reprint_words=tuple(
        (
            "reproduction reproduire rediffus(é|ion) autorisation source droits auteur éditeur "
            "réservés licence republi(é|er|cation) gratuite?(ment)? interdite"
        ).split()
    ),
    address=tuple(("nous notre nos vous votre vos").split()),
    three_to_twelve=tuple("trois quatre cinq six sept huit neuf dix onze douze".split()),
    measures=(
        r"c\. ?à ?[sc]\.?|càs|càc|cuill[eè]re?s?( à (soupe|café))?|pincées?|gousses?",
        "sachets?|verres?|tranches?|branches?|poignées?",
    ),
    function_words=frozenset(
        """
        le la les et en un une du que est pour dans qui sur par pas au plus avec ce
        """.split()
    ),
)
