"""Spanish: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

SPANISH = Language(
    code="es",
    name="Spanish",
    legal=(
        r"todos los derechos reservados\b",
        r"^(aviso legal|política de (privacidad|cookies)|términos y condiciones)\b",
        r"^(utilizamos|este sitio (web )?utiliza) cookies\b",
        r"^aceptar( todo| cookies)\W*$",
    ),
    consent=(
        r"^(nosotros y nuestros|nuestros) (\d+ )?socios\b",
        r"^(nosotros|este sitio|nuestros socios|usamos|utilizamos)\b.{0,80}\bcookies\b.{0,80}\b(para|con el fin)\b",
        r"^(al|si) (hacer clic|continúa|continuar|sigue|pulsar)\b.{0,60}\b(acepta|cookies|aceptar)\b",
        r"^(configurar|gestionar|administrar)\b.{0,20}\b(cookies|consentimiento|preferencias)\W*$",
        r"^puede\b.{0,40}\b(retirar|cambiar|modificar)\b.{0,20}\b(consentimiento|preferencias)\b",
    ),
    paywall=(
        r"^suscr[íi]b(ete|ase)\b.{0,20}\bpara (seguir|continuar|leer)\b",
        r"^(para (seguir|continuar) leyendo|sigue leyendo con|te quedan? \d+)\b",
        r"^(este|el) (artículo|contenido) es (solo |exclusivo )?para\b.{0,20}\b(suscriptores|socios)\b",
        r"^(contenido|artículo|noticia) (exclusiv[oa]|sol[oa]) para\b",
        r"^(¿)?(ya|aún no) (eres|está[s]?|tienes)\b.{0,20}\b(suscriptor|suscrit[oa]|cuenta|socio)\b.{0,40}$",
        r"^(cancela|sin permanencia)\b.{0,30}$",
    ),
    app=(
        r"^(descarga|descargue|instala)\b.{0,40}\b(app|aplicación)\b",
        r"^(por favor,? )?(activa|active|habilita|habilite) javascript\b",
        r"^(tu|su) navegador\b",
    ),
    corrections=(
        r"^(fe de errores|corrección|rectificación|nota de la redacción)\s*[:.]",
        r"^(en )?una versión (anterior|previa) de (este|esta)\b",
        r"^(este|esta) (artículo|noticia|información|texto) (fue|ha sido|se) (actualizad|corregid|modificad|publicad|publicó)",
    ),
    biography=(r"^(sobre (el autor|la autora)|acerca del autor)\W*$",),
    newsletter=(
        r"^(suscr[ií]b(ete|ase|irse)|reg[ií]str(ate|ese|arse))\b",
        r"^(iniciar sesión|inicia sesión|ya soy suscriptor)\b.{0,30}$",
        r"(recib[ae]|apúntate a) (nuestr[ao]|el|la) (newsletter|boletín)\b",
    ),
    advertising=(
        r"^(publicidad|contenido patrocinado|sigue leyendo)\W*$",
        r"^(añadir al carrito|comprar ahora|reservar ahora)\W*$",
        r"^(algunos|este|estos)\b.{0,60}\b(enlaces de afiliad|enlaces afiliad)",
    ),
    feed_ends=(
        r"^la entrada (?!(a|al|de|del|que)\b).{1,200} (se publicó|apareció) primero en (?!(su|una?)\b)"
        + SITE,
    ),
    sharing=(
        r"^compart(e|ir)\b.{0,40}$",
        r"^(s[ií]guenos|copiar enlace|imprimir)\b.{0,60}$",
        r"(síguenos|suscríbete|únase|únete)\b.{0,80}\b(canal|enlace|facebook|grupo|instagram|telegram|whatsapp)\b",
    ),
    other_stories=(
        r"^(le[ae]|mir[ae]|vea|escuch[ae]) (también|además|más)\b",
        r"^(también )?(le|les|te) (podría|puede) (también )?interesar\b",
        r"^(le|les|te) (recomendamos|sugerimos)( leer)?\W",
        r"^(no te pierdas|para leer|más información|nota relacionada|noticia relacionada)\s*[:|»>–—]\s*\S",
        r"^(cargar|leer|mostrar|ver) más\W*$",
        r"^ha(z|ga) clic (aquí|en)\b",
    ),
    comments=(
        r"^(\d+ )?comentarios?$",
        r"^(comentar|responder)$",
        r"^(los )?comentarios\b.{0,100}\b(moderados|aprobados|responsabilidad)\b",
    ),
    age=(r"^hace (\d+|una?) \w+$",),
    navigation=(
        r"^(inicio|portada|buscar|ir al contenido|volver arriba|cerrar|contacto)$",
        r"^(página \d+( de \d+)?|tiempo de lectura\b.{0,30}|etiquetas\s*:.{0,80}|archivado en\s*:[^.!?]{0,80})$",
    ),
    comments_headings=(r"comentarios\W*\d*",),
    stories_headings=(
        r"(más (noticias|leídas|leído|vistas)|lo más (leído|visto))",
        r"(artículos?|noticias?|notas?|temas?) relacionad[ao]s?",
        r"(también )?(te|le) (podría|puede) (gustar|interesar).{0,10}",
        r"(le[ae] (también|además)|te recomendamos)",
    ),
    credit_words=("fotos?", "fotograf[ií]a", "imagen", "crédito"),
    caption_openings=(r"(pie de foto|foto de archivo|imagen de archivo)\s*[:.]",),
    written=("escrito", "publicado"),
    by=("por",),
    by_above=("por",),
    author=("autor(?:a|as|es)?",),
    name_particles=("de", "del", "la"),
    roles=("periodista", "corresponsal", "redactora?", "enviad[ao] especial", "reporter[ao]"),
    between_names=("y", "e"),
    before_outlet=("para", "en"),
    with_agency=("con",),
    months=(
        *"enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul".split(),
        *"agosto|ago septiembre|sept octubre|oct noviembre|nov diciembre|dic".split(),
    ),
    ordinals=("º",),
    before_month=("de",),
    before_year=("de", "del"),
    before_time=("a las",),
    date_words=(
        *("publicado", "actualizado", "actualización", "modificado", "última", "el", "a las", "h"),
        *("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    ),
    not_first=("actualizado", "actualización", "modificado"),
    speech=("dice", "dijo"),
    consent_words=tuple(
        (
            "cookies? consentimiento privacidad personales socios dispositivo preferencias "
            "publicidad personalizad(a|o|as|os) medición tratamiento procesa(r|mos) legítimo "
            "configuración retirar acepta(r|s)? datos identificadores"
        ).split()
    ),
    reprint_words=tuple(
        (
            "reproduc(ción|ir|irse) republica(r|ción|rse) permiso fuente derechos autor editorial "
            "reservados licencia gratuita(mente)? prohibida autorización"
        ).split()
    ),
    address=tuple(("nosotros nuestro nuestros nuestra nuestras usted su sus tu tus").split()),
    three_to_twelve=tuple("tres cuatro cinco seis siete ocho nueve diez once doce".split()),
    measures=(
        "cucharad(it)?as?|pizcas?|dientes?|vasos?",
        "latas?|hojas?|tazas?|rodajas?|ramas?",
    ),
    function_words=frozenset(
        """
        el los las y del se por con para su al lo como no
        """.split()
    ),
)
