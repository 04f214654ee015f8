"""The wording of Portuguese briefs, in the words of Brazil."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out, sentence


class Portuguese(Spoken):
    """How Portuguese joins and counts."""

    last = " e "
    numerals = (
        *("0", "um", "dois", "três", "quatro", "cinco", "seis"),
        *("sete", "oito", "nove", "dez", "onze", "doze"),
    )

    def feminine(self, count: int, one: str, many: str) -> str:
        """Things with their number in words, of feminine things: "duas notícias"."""
        return f"duas {many}" if count == 2 else self.counted(count, one, many)


class PortugueseBrief(Portuguese, SpokenBrief):
    """The same in Portuguese; `outlet` and `outlets` are what a country calls those."""

    lang = "pt"
    outlet, outlets = "veículo", "veículos"
    contents = "Nesta edição"
    background = "Antecedentes"
    context = "Contexto"
    related = "Leia também"
    also = "Em poucas linhas"
    more_news = "Mais notícias"
    sources = "Fontes"
    reported_by = "Noticiado por"
    follow = "Acompanhar este assunto"
    picture = "Imagem"
    close = "Fechar"
    archive = "Todas as edições"
    corrections = "Correções de edições anteriores"
    preferences = "Preferências"
    made = "Como esta edição foi feita"
    unsubscribe = "Cancelar inscrição"
    on_the_web = "Ler no navegador"
    first_report = "primeira notícia"
    paywalled = "só para assinantes"
    summary_only = "só o resumo"
    state = "controlado pelo Estado"
    editors_note = "Nota da redação"
    sections = headings(
        "O essencial", "Quem diz o quê", "Entre aspas", "Como se chegou até aqui", "O que não se sabe"
    )
    written_by_extract = (
        "Nenhuma frase aqui é de um modelo de linguagem: um programa escolheu frases publicadas nas notícias."
    )
    quoted = "O que está entre aspas é o texto original da notícia, palavra por palavra."
    not_checked = (
        "Cada frase é comparada com o trecho que cita. Isso não permite saber se a notícia está certa, "
        "nem o que ninguém noticiou."
    )
    less = left_out(
        "as notícias em poucas linhas",
        "as outras seções das notícias",
        "as fontes que só a página cita",
        "as últimas frases das notícias longas",
    )
    persons = called(
        dead="o número de mortos",
        injured="o número de feridos",
        missing="o número de desaparecidos",
        arrested="o número de detidos",
        evacuated="o número de pessoas retiradas",
        rescued="o número de resgatados",
    )
    others = called(
        magnitude="a magnitude",
        votes="os votos",
        date="a data",
        inflation="a inflação",
        tariff="a tarifa",
        interest="a taxa de juros",
        defence="os gastos com defesa",
        turnout="o comparecimento às urnas",
        jobless="o desemprego",
        growth="o crescimento",
        fine="a multa",
        deal="o preço de compra",
        profit="o lucro",
        revenue="a receita",
        loss="o prejuízo",
        shares="o preço da ação",
        aid="a ajuda",
        damage="os danos",
        invested="o investimento",
        dividend="o dividendo",
        wage="os salários",
        depth="a profundidade",
        wind="o vento",
    )
    countries = called(HK="Hong Kong", MO="Macau", MM="Mianmar")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"Para que este e-mail seja curto, ficam de fora {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"As notícias divergem sobre {name}" if name else "As notícias divergem"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"cerca de {figure}", "over": f"pelo menos {figure}", "under": f"até {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"mais tarde {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = self.feminine(stories, "uma notícia", "notícias")
        held += f" de {self.counted(outlets, f'um {self.outlet}', self.outlets)}"
        held += f", e mais {self.feminine(also, 'uma', '').strip()} em uma linha" if also else ""
        one, many = "uma dá continuidade a uma edição anterior.", "dão continuidade a edições anteriores."
        known = self.feminine(again, one, many) if again else ""
        return " ".join(sentence(line) for line in (f"{held}.", known) if line)

    def since(self, date: str) -> str:
        """See English."""
        return f"Novidades desde {date}" if date else "Novidades"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"Publicado em {date}: {headline}" if date else f"Já publicado: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"Edição de {date}, {headline}" if headline else f"Edição de {date}"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"em {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        text = self.counted(outlets, f"um {self.outlet}", self.outlets)
        if 0 < families < outlets:
            text += f" de {self.counted(families, 'um mesmo grupo', 'grupos')}"
        if outlets > 1 and independent:
            one, many = "uma reportagem independente", "reportagens independentes"
            text += f", {self.feminine(independent, one, many)}"
            text += f" ({self.listed(named)})" if named else ""
        return sentence(text)

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        lead = "Primeira notícia" if seen else f"Primeira notícia, segundo outros {self.outlets}"
        return self.led(lead, known)

    def only(self, outlet: str) -> str:
        """See English."""
        return f"Noticiado só por {outlet}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        if credited:
            return (
                f"{self.series(outlets)} {self.form(len(outlets), 'cita', 'citam')} {self.series(credited)}"
            )
        return f"{self.series(outlets)} {self.form(len(outlets), 'retoma', 'retomam')} outra notícia"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        verb = self.form(len(outlets), "reproduz", "reproduzem")
        what = f"um texto de {self.series(copied)}" if copied else f"o texto de outro {self.outlet}"
        return f"{self.series(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """See English."""
        return f"mais {self.figure(count)}"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"Título: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"Fonte {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return f"em {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"{self.figure(articles)} {self.form(articles, 'artigo', 'artigos')}"
        media = f"{outlets} {self.form(outlets, self.outlet, self.outlets)}"
        return f"Lido para esta edição: {read} de {feeds} feeds, {told} de {media}."

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"Não foi possível ler: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        told = f"{quoted} de {stories} notícias"
        rest = f"; {told} só com citações" if quoted else ""
        return f"Escrito pelo modelo de linguagem {models}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        one = "1 frase foi comparada com os trechos que cita"
        many = f"{self.figure(sentences)} frases foram comparadas com os trechos que citam"
        held = self.feminine(held_back, "uma ficou de fora", "ficaram de fora")
        held = held if held_back else "nenhuma ficou de fora"
        return f"{self.form(sentences, one, many)}; {held}."

    def edited(self, count: int) -> str:
        """See English."""
        what = sentence(self.feminine(count, "uma frase é", "frases são"))
        return f"{what} da redação."

    def overridden(self, count: int) -> str:
        """See English."""
        what = sentence(self.feminine(count, "uma frase está", "frases estão"))
        return f"{what} aqui por decisão da redação, contra o resultado da verificação."

    def times(self, clock: str) -> str:
        """See English."""
        return f"Fuso horário: {clock}."
