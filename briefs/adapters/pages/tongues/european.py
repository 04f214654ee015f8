"""What Portugal and Africa say otherwise than Brazil."""

from __future__ import annotations

from briefs.adapters.pages.tongues.portuguese import PortugueseBrief
from briefs.adapters.pages.tongues.portuguese_pages import (
    PortugueseCorrections,
    PortugueseOwn,
    PortugueseSearch,
    PortugueseSite,
)
from briefs.adapters.pages.tongues.spoken import called, left_out
from briefs.adapters.pages.tongues.spoken_pages import Tongue, front_names


class EuropeanBrief(PortugueseBrief):
    """A brief."""

    lang = "pt-PT"
    outlet, outlets = "órgão de comunicação", "órgãos de comunicação"
    unsubscribe = "Cancelar subscrição"
    less = left_out(
        "as notícias em poucas linhas",
        "as outras secções das notícias",
        "as fontes que só a página cita",
        "as últimas frases das notícias longas",
    )
    others = called(
        **{
            **PortugueseBrief.others,
            "interest": "a taxa de juro",
            "defence": "a despesa com a defesa",
            "turnout": "a participação eleitoral",
            "revenue": "as receitas",
            "shares": "o preço das ações",
        }
    )
    countries = called(HK="Hong Kong", MO="Macau", MM="Myanmar", CI="Costa do Marfim")


class EuropeanSite(PortugueseSite):
    """The public site."""

    lang = "pt-PT"
    outlet, outlets = EuropeanBrief.outlet, EuropeanBrief.outlets
    fronts = front_names("Início", "Correções", "Pesquisa")
    one_line = "numa linha"
    moved = "Esta notícia continua noutra:"


class EuropeanOwn(PortugueseOwn):
    """A reader's own pages."""

    lang = "pt-PT"
    save = "Guardar"
    leave = EuropeanBrief.unsubscribe
    rests = "não é publicada de momento"


class EuropeanCorrections(PortugueseCorrections):
    """Corrections."""

    lang = "pt-PT"


class EuropeanSearch(PortugueseSearch):
    """The search page."""

    lang = "pt-PT"
    title = "Pesquisa"
    button = "Pesquisar"
    label = "Palavras a pesquisar"
    all_of = "Pesquisar em todas as newsletters"


EUROPEAN = Tongue(EuropeanBrief, EuropeanSite, EuropeanOwn, EuropeanCorrections, EuropeanSearch)
