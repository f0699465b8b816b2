"""Portuguese: see `summarise.cleaning.languages.base` for what each field is."""

from summarise.cleaning.languages.base import SITE, Language

PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    legal=(
        r"todos os direitos reservados\b",
        r"^(política de (privacidade|cookies)|termos (de uso|e condições))\b",
        r"^(utilizamos|usamos|este site utiliza) cookies\b",
    ),
    consent=(
        r"^(nós e (os )?nossos|nossos|os nossos) (\d+ )?parceiros\b",
        r"^(nós|este site|usamos|utilizamos|nossos parceiros)\b.{0,80}\bcookies\b.{0,80}\bpara\b",
        r"^ao (clicar|continuar|navegar)\b.{0,60}\b(aceita|concorda|cookies)\b",
        r"^(gerenciar|gerir|configurar)\b.{0,20}\b(cookies|consentimento|preferências)\W*$",
    ),
    paywall=(
        r"^(assine|subscreva)\b.{0,20}\bpara (continuar|ler)\b",
        r"^(para continuar (lendo|a ler)|continue lendo com|você tem \d+)\b",
        r"^(este|esta|o) (artigo|conteúdo|matéria|reportagem) é (exclusiv[oa] )?para\b.{0,20}\b(assinantes|subscritores)\b",
        r"^(conteúdo|artigo|matéria) exclusiv[oa] para\b",
        r"^(já|ainda não) é (assinante|subscritor)\b.{0,40}$",
        r"^cancele (quando|a qualquer)\b.{0,30}$",
    ),
    app=(
        r"^(baixe|descarregue|instale)\b.{0,40}\b(app|aplicativo|aplicação)\b",
        r"^(por favor,? )?(ative|habilite) o javascript\b",
        r"^(seu|o seu) navegador\b",
    ),
    corrections=(
        r"^(errata|correção|erramos|nota da redação)\s*[:.]",
        r"^(em )?uma versão anterior d(este|esta|e)\b",
        r"^(este|esta) (artigo|matéria|reportagem|notícia|texto) foi (atualizad|corrigid|modificad|publicad|alterad)",
    ),
    biography=(r"^sobre (o autor|a autora)\W*$",),
    newsletter=(
        r"^(assine|inscreva-se|cadastre-se)\b.{0,60}$",
        r"^(fazer login|já é assinante|entrar)\b.{0,20}$",
        r"receba (nossa|a|as) (newsletter|notícias)\b",
    ),
    advertising=(
        r"^(publicidade|conteúdo patrocinado|continua após a publicidade)\W*$",
        r"^(adicionar ao carrinho|comprar agora|compre agora)\W*$",
    ),
    feed_ends=(
        r"^o post (?!(da|de|do|que)\b).{1,200} apareceu primeiro em (?!(sua|seu|uma?)\b)" + SITE,
    ),
    sharing=(
        r"^compartilh(e|ar)\b.{0,40}$",
        r"^(siga-nos|siga o|copiar link)\b.{0,60}$",
        r"^(entre|inscreva-se|participe)\b.{0,40}\b(canal|facebook|instagram|telegram|whatsapp)\b.{0,30}$",
    ),
    other_stories=(
        r"^(assista|confira|leia|ouça|veja) (também|mais)\b",
        r"^saiba mais\b",
        r"^(talvez )?(você|lhe|te) (pode|possa) (também )?(gostar|interessar)\b",
        r"^(carregar|ler|ver) mais\W*$",
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
        r"^(tempo de leitura\b.{0,30}|assuntos\s*:.{0,80}|(tópicos|arquivado em|etiquetas)\s*:[^.!?]{0,80})$",
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
    months=(
        *"janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul".split(),
        *"agosto|ago setembro|set outubro|out novembro|nov dezembro|dez".split(),
    ),
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
    consent_words=tuple(
        (
            "cookies? consentimento privacidade pessoais parceiros dispositivo preferências "
            "publicidade personalizad(a|o|as|os) medição tratamento processa(r|mos) legítimo "
            "configurações retirar aceita(r|s)? dados identificadores"
        ).split()
    ),
    reprint_words=tuple(
        (
            "reprodu(ção|zir|zido) republica(r|ção|do) permissão fonte direitos autor(ais)? "
            "editora reservados licença gratuita(mente)? proibida autorização"
        ).split()
    ),
    address=tuple(("nós nosso nossos nossa nossas você seu seus sua suas").split()),
    three_to_twelve=tuple("três quatro cinco seis sete oito nove dez onze doze".split()),
    measures=(
        "colher(es)?( de (sopa|chá))?|pitadas?|dentes?",
        "xícaras?|copos?|latas?|fatias?",
    ),
    function_words=frozenset(
        """
        o os e da do em um uma não na com mais
        """.split()
    ),
)
