"""The wording of the Portuguese pages around the briefs, in the words of Brazil."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.portuguese import Portuguese, PortugueseBrief
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class PortugueseSite(Portuguese, SpokenSite):
    """The public site in Portuguese; `outlet` and `outlets` are what a country calls those."""

    lang = "pt"
    outlet, outlets = PortugueseBrief.outlet, PortugueseBrief.outlets
    fronts = front_names("Início", "Correções", "Busca")
    site = "Este site"
    desk = "Redação"
    archive = PortugueseBrief.archive
    follow = "Seguir"
    months = "Meses"
    briefs = "Edições"
    who = "Quem noticiou"
    day_by_day = "Dia a dia"
    undated = "sem data"
    undated_reports = "Sem data"
    also_cited = "Também citado"
    related = "Notícias relacionadas"
    unnamed = "Fonte sem nome"
    new = "Novo"
    one_line = "em uma linha"
    arrows = "Uma seta leva de uma notícia às que a citam ou reproduzem."
    scale = "O tempo corre para a direita; as pausas longas aparecem mais curtas."
    moved = "Esta notícia continua em outra:"
    signs = sign_names(
        "primeira notícia",
        "reportagem própria",
        "cita outra notícia",
        "reproduz um texto alheio",
        "só se conhece porque outros citam",
        "primeira notícia, segundo outros",
    )
    roles = ("primeira notícia", "reportagem própria", "outra notícia")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"e mais {count}"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return self.form(
            count, "1 edição anterior não aparece aqui", f"{count} edições anteriores não aparecem aqui"
        )

    def more_reports(self, count: int) -> str:
        """See English."""
        return self.form(count, "mais 1 notícia não aparece aqui", f"mais {count} notícias não aparecem aqui")

    def before(self, day: str) -> str:
        """See English."""
        return f"Edição anterior, {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"Próxima edição, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"Desde {since} em {briefs} edições" if briefs > 1 else f"Publicado em {since}"
        by = f", noticiado por {outlets} {self.form(outlets, self.outlet, self.outlets)}"
        return f"{told}{by}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return self.led("Primeira notícia" if seen else "Primeira notícia, segundo outros", outlet)

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        more = "mais " if others else ""
        outlets = self.form(count, f"{self.outlet} tem", f"{self.outlets} têm")
        return f"{more}{count} {outlets} reportagem própria"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'cita', 'citam')} outros"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'reproduz', 'reproduzem')} um texto"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"Publicado em {newsletter}"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"reproduz {f'um texto de {self.series(sources)}' if sources else 'um texto alheio'}"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"cita {self.series(sources)}" if sources else "retoma outra notícia"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count} {self.outlets} reproduzem {'este texto' if named else 'um texto alheio'}"
        rest = "citam esta notícia" if named else "retomam outra notícia"
        return f"{count} {self.outlets} {rest}"


class PortugueseOwn(Portuguese, SpokenOwn):
    """A reader's own pages in Portuguese."""

    lang = "pt"
    title = "As suas newsletters"
    private = "Quem tiver o endereço desta página pode alterá-la: não o passe adiante."
    newsletters = "Receber por e-mail"
    save = "Salvar"
    leave_all = "Cancelar todas"
    undo = "Desfazer"
    unchanged = "Nada foi alterado."
    rests = "não é publicada no momento"
    leave = PortugueseBrief.unsubscribe
    no_more = "Não serão enviados mais e-mails desta newsletter."
    to_preferences = "Todas as newsletters, e o que mais pode receber"
    lost = "Este link não é conhecido aqui"
    cut = (
        "Programas de e-mail às vezes cortam links longos. "
        "Abra o link de novo a partir de um e-mail mais recente."
    )
    forged = "Este formulário não veio desta página"
    again = "Nada foi alterado. Abra o link do seu e-mail e tente de novo."
    seldom = "de vez em quando"
    at, starting = "à{}", "a partir da{}"
    spans = ("todos os dias", "de segunda a sexta-feira", "nos fins de semana")
    weekdays = ("segundas", "terças", "quartas", "quintas", "sextas", "sábados", "domingos")

    def hour(self, at: time) -> str:
        """See Spoken; with the end of the article that stands before it."""
        return f"{' ' if at.hour == 1 else 's '}{at.hour}h{at:%M}".removesuffix("00")

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return self.series([f"{'aos' if day.endswith('os') else 'às'} {day}" for day in days])

    def address(self, masked: str) -> str:
        """See English."""
        return f"O que é enviado para {masked}."

    def ask(self, title: str) -> str:
        """See English."""
        return f"Deixar de receber {title}?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"A partir de agora receberá {self.series(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Deixou de receber {self.series(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Os e-mails de {self.series(titles)} continuam bloqueados."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"; escreva para {contact}" if contact else ""
        return (
            "Os e-mails desta newsletter para este endereço estão bloqueados, talvez porque alguns voltaram. "
            f"Isso não pode ser alterado aqui{more}."
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"Se isso não ajudar, escreva para {contact}."


class PortugueseCorrections(Portuguese, SpokenCorrections):
    """Corrections in Portuguese."""

    lang = "pt"
    title, single = "Correções", "Correção"
    whole = "A edição como um todo"
    unchanged = "Abaixo está, sem alterações, o que foi aprovado."
    none = "Até agora não houve nada a corrigir."
    intro = (
        "O que estava errado nas nossas edições, do mais recente ao mais antigo. "
        "As edições em si ficam como foram aprovadas."
    )

    def made(self, when: str) -> str:
        """See English."""
        return f"corrigido em {when}"


class PortugueseSearch(Portuguese, SpokenSearch):
    """The search page in Portuguese."""

    lang = "pt"
    title = "Busca"
    label = "Palavras a procurar"
    button = "Procurar"
    where = "Newsletter"
    everywhere = "Todas as newsletters"
    story = PortugueseBrief.follow
    newer = "Resultados mais recentes"
    older = "Resultados mais antigos"
    pages = "Mais resultados"
    unwanted_only = (
        "Diga também o que deve aparecer: palavras com um menos só excluem o que as outras encontram."
    )
    no_more = "Não há mais resultados."
    hints = (
        "Todas as palavras devem aparecer; a última pode ser o começo de uma mais longa.",
        "“Aspas” procuram uma expressão, um menos exclui: tarifas -aço.",
        "Acentos e maiúsculas não importam, e qualquer escrita é entendida.",
    )
    all_of = "Procurar em todas as newsletters"

    def titled(self, query: str) -> str:
        """See English."""
        return f"{self.title}: {query}"

    def none(self, query: str) -> str:
        """See English."""
        return (
            f"Nenhuma edição fala de “{query}”. Menos palavras, ou só o começo delas, talvez encontrem algo."
        )


BRAZILIAN = Tongue(PortugueseBrief, PortugueseSite, PortugueseOwn, PortugueseCorrections, PortugueseSearch)
