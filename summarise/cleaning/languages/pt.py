"""Portuguese: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import Language

PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    legal=(
        r"todos os direitos reservados\b",
        r"^(política de (privacidade|cookies)|termos (de uso|e condições))\b",
        r"^(utilizamos|usamos|este site utiliza) cookies\b",
    ),
    newsletter=(
        r"^(assine|inscreva-se|cadastre-se)\b.{0,60}$",
        r"^(fazer login|já é assinante|entrar)\b.{0,20}$",
        r"receba (nossa|a|as) (newsletter|notícias)\b",
    ),
    advertising=(
        r"^(publicidade|conteúdo patrocinado|continua após a publicidade)\W*$",
        r"^(adicionar ao carrinho|comprar agora|compre agora)\W*$",
    ),
    sharing=(r"^compartilh(e|ar)\b.{0,40}$", r"^(siga-nos|siga o|copiar link)\b.{0,60}$"),
    other_stories=(
        r"^(leia (também|mais)|veja (também|mais)|saiba mais)\b",
        r"^clique (aqui|na|no)\b",
    ),
    comments=(
        r"^(\d+ )?comentários?$",
        r"^deixe (seu|um) comentário\b",
        r"^(atenção\W+)?(os )?comentários\b.{0,100}\b(moderados|aprovados|responsabilidade)\b",
    ),
    age=(r"^há (\d+|uma?) \w+( atrás)?$",),
    navigation=(
        r"^(início|buscar|pesquisar|ir para o conteúdo|voltar ao topo|fechar|contato)$",
        r"^(tempo de leitura\b.{0,30}|assuntos\s*:.{0,80})$",
    ),
    comments_headings=(r"comentários\W*\d*",),
    stories_headings=(
        r"((as )?mais lidas|leia (também|mais)|veja também|últimas notícias)",
        r"(notícias|matérias|artigos) relacionad[ao]s",
        r"(você |talvez )?(também )?(pode|vai) (te )?(gostar|interessar).{0,10}",
    ),
    credit_words=("fotos?", "imagem", "crédito", "divulgação", "reprodução"),
    caption_openings=(r"(legenda|foto de arquivo)\s*[:.]",),
    written=("escrito", "publicado"),
    by=("por",),
    by_above=("por",),
    author=("autor(?:a|as|es)?",),
    name_particles=("de", "da"),
    roles=("jornalista", "correspondente", "repórter", "redatora?", "colunista", "editora?"),
    between_names=("e",),
    before_outlet=("para", "em"),
    with_agency=("com",),
    ordinals=("º",),
    before_month=("de",),
    before_year=("de",),
    before_time=("às",),
    date_words=(
        *("publicado", "atualizado", "modificado", "última", "atualização", "em", "às", "h"),
        *("(segunda|terça|quarta|quinta|sexta)([- ]feira)?", "sábado", "domingo"),
    ),
    not_first=("atualizado", "atualização", "modificado"),
    speech=("disse", "diz"),
    function_words=frozenset(
        """
        o os e da do em um uma não na com mais
        """.split()
    ),
)
