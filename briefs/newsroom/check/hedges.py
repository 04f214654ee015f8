"""Words by which a text leaves open what it tells, by language and by how much they leave open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from briefs.newsroom.check.small import lowered


class Open(IntEnum):
    """How much is left open, the most first."""

    MAYBE = 1
    """It may be, is weighed, hoped for, talked of."""
    LIKELY = 2
    """It is expected."""
    PLANNED = 3
    """Somebody means to do it."""
    SAID = 4
    """Somebody says so, who may be wrong: alleged, claimed, believed."""


class Hedge(NamedTuple):
    """A hedge of a text in small letters: what it leaves open, and where it stands."""

    open: Open
    start: int
    end: int


_ENGLISH = {
    Open.MAYBE: r"""
        may(?!\ not) | might | could(?!n't|\ not) | possibl[ey] | possibility | potential(?:ly)? | perhaps
        | maybe | whether | unless | consider(?:s|ing) | under\ (?:consideration|review|discussion)
        | contemplat\w{1,5} | weigh(?:s|ing) | mull(?:s|ing) | explor(?:es|ing)
        | study(?:ing)?\ (?:whether|ways|plans) | look(?:s|ed|ing)?\ (?:into|at) | examin(?:es|ing)
        | investigating | assessing | evaluating | in\ talks
        | in\ (?:\w{1,12}\ )?(?:discussions|negotiations) | negotiating
        | (?:early|preliminary|exploratory|advanced)\ talks | hop(?:e|es|ed|ing)\ (?:to|that|for)
        | seek(?:s|ing)? | want(?:s|ed)?\ to | try(?:ing)?\ to | tries\ to | aim(?:s|ed|ing)?\ to
        | propos(?:e|es|ed|ing|als?) | suggest(?:s|ed|ing)? | (?:link(?:ed|s)?|tied)\ to
        | associat(?:ed|ion)\ with | threat(?:en|ens|ened|ening)\ to | no\ (?:final\ )?decision
        | not\ (?:yet\ )?(?:been\ )?(?:decided|determined|confirmed) | undecided | yet\ to | not\ yet
        | being\ (?:considered|discussed|weighed|examined|studied|negotiated)
        | (?:not|n't)\ (?:\w{1,8}\ )?rul(?:e|ed|ing)\ out | tentative(?:ly)? | unclear | not\ clear
        | subject\ to | pending
    """,
    Open.LIKELY: r"""
        (?<!as\ )expect(?:s|ed|ing)? | likely | probably | probable | forecasts? | projected\ to
        | anticipat\w{1,4} | predict(?:s|ed) | on\ (?:course|track)\ to | poised\ to | should
    """,
    Open.PLANNED: r"""
        plan(?:s|ned|ning)?\ (?:to|on|for) | planned | intend(?:s|ed|ing)?\ to | set\ to | scheduled
        | due\ to | slated
    """,
    Open.SAID: r"""
        alleg(?:e|es|ed|edly|ing|ation|ations) | accus(?:e|es|ed|ing) | suspect(?:s|ed)?
        | claim(?:s|ed|ing) | believ(?:e|es|ed|ing) | thought\ to | reportedly | apparently
        | appear(?:s|ed|ing)?\ to | seem(?:s|ed|ingly)? | rumou?red | unconfirmed | speculat\w{1,4}
        | understood\ to
    """,
}
_GERMAN = {
    Open.MAYBE: r"""
        könn(?:te|ten) | möglich(?:er|erweise|keit)? | denkbar | vielleicht | eventuell | erwäg(?:t|en)
        | prüf(?:t|en|te|ten) | geprüft | überleg(?:t|en) | verhandel(?:t|n)
        | in\ (?:\w{1,12}\ )?(?:gesprächen|verhandlungen) | sondier(?:t|en) | hoff(?:t|en|te|ten) | ob
        | falls | sofern | möchten? | schlägt | schlagen | vorgeschlagen | droh(?:t|en|te|ten)
        | noch\ (?:nicht|offen|unklar) | unklar | keine\ entscheidung
    """,
    Open.LIKELY: r"dürften?|soll(?:en)?|erwartet|erwarten|rechnet|rechnen|voraussichtlich|wahrscheinlich",
    Open.PLANNED: r"plan(?:t|en|te|ten)|geplant|will|wollen|beabsichtig(?:t|en)|vorgesehen",
    Open.SAID: r"mutmaßlich|angeblich|verdacht|verdächtigt?|vermut(?:et|en|lich)|offenbar|anscheinend|wohl",
}
_FRENCH = {
    Open.MAYBE: r"""
        pourrai(?:t|ent) | peut-être | possibilités? | est\ possible | éventuellement | étudi(?:e|ent)
        | envisag(?:e|ent|eait) | réfléchi(?:t|ssent) | examin(?:e|ent) | négoci(?:e|ent) | discussions
        | pourparlers | esp(?:ère|èrent|érait) | souhait(?:e|ent|erait) | voudrai(?:t|ent)
        | propos(?:e|ent|ait|ition) | menac(?:e|ent)\ de | risqu(?:e|ent)\ de
        | aucun\w?\ (?:décision|engagement) | pas\ encore
    """,
    Open.LIKELY: r"devrai(?:t|ent)|attendu\w{0,2}|s'attend\w{0,3}|probabl(?:e|es|ement)|vraisemblablement"
    r"|tabl(?:e|ent)\ sur",
    Open.PLANNED: r"prévoi(?:t|ent)|prévue?s?|compten?t?|entend(?:ent)?|veut|veulent|projett?en?t?",
    Open.SAID: r"serai(?:t|ent)|aurai(?:t|ent)|soupçonn\w{1,4}|accus\w{1,4}|sembl(?:e|ent)|paraît|apparemment"
    r"|croi(?:t|ent)",
}
_SPANISH = {
    Open.MAYBE: r"""
        podría[ns]? | posibilidad | posiblemente | es\ posible | quizás? | tal\ vez | estudian? | barajan?
        | sopesan? | evalúan? | analizan? | negocian? | conversaciones | confían?\ en | buscan?
        | propon(?:e|en) | propuesta | amenazan?\ con | aún\ no | aspiran?\ a
    """,
    Open.LIKELY: r"debería[ns]?|esperan?|previsiblemente|probable(?:s|mente)?|prevén?",
    Open.PLANNED: r"planean?|quieren?|pretenden?|previst[oa]s?|tienen?\ previsto",
    Open.SAID: r"presuntamente|supuestamente|sospecha[ns]?|sospechos[oa]s?|al\ parecer|habría[ns]?|sería[ns]?"
    r"|creen?",
}
_JAPANESE = {
    Open.MAYBE: "可能性|検討|かもしれ|恐れ|おそれ|協議|交渉|調整(?:に入|中|して|を進)|打診|模索|目指|めざ"
    "|希望|提案|かどうか|未定",
    Open.LIKELY: "見通し|見込|予想|予測|だろう|とみられ|とみる",
    Open.PLANNED: "方針|予定|計画|意向|考えだ|考えを",
    Open.SAID: r"疑い|とされ|という(?=[。、.,]|\Z)|もよう|模様|らしい",
}
_CHINESE = {
    Open.MAYBE: "可能|或(?![者许])|或许|也许|考虑|探讨|评估|洽谈|谈判|磋商|商讨|有望|希望|寻求|提议|有意"
    "|是否|尚未|尚无|没有明确|未定",
    Open.LIKELY: "预计|预期|料将|估计|大概",
    Open.PLANNED: "计划|(?<![模虚])拟|打算|准备|意向",
    Open.SAID: "据悉|据称|据传|传闻|传出|涉嫌|疑似|怀疑|疑为",
}
_TABLES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "ja": _JAPANESE, "zh": _CHINESE}
_QUALITIES = "possible potential proposed planned scheduled expected likely alleged suspected probable"
_ADJECTIVES = frozenset(_QUALITIES.split())
_VERBS = "is are was were be been being seems looks remains appears not also still now more most very"
_LINKS = frozenset(_VERBS.split())
"""Before an adjective they make it say something: the merger is planned; the planned merger was stopped."""

KNOWN = frozenset(_TABLES)
"""Languages whose hedges are known here."""

_FREER = {
    "en": r"""
        would | could | if | believ\w{1,3} | can | may | might | must | up\ to | as\ (?:much|many)\ as
        | until | chances? | odds | likelihood | prospects? | risk(?:s|ed|ing)? | warn(?:s|ed|ing)?
        | fear(?:s|ed)? | concerns? | bid | offer(?:s|ed)? | call(?:s|ed|ing)?\ (?:for|on)
        | urg(?:e|es|ed|ing) | demand(?:s|ed)? | ask(?:s|ed)? | want(?:s|ed)? | tr(?:y|ies|ied|ying)
        | hop(?:e|es|ed|ing) | aim(?:s|ed|ing)? | target | goal | draft | plan(?:s|ned)? | link(?:s|ed)?
        | studying | review(?:s|ing)? | discuss\w{0,3} | talks | negotiat\w{1,5} | investigat\w{1,5}
        | pledg\w{1,2} | promis\w{1,2} | vow(?:s|ed)? | consider\w{0,6} | think(?:s|ing)? | thought
        | potential | proposed | ey(?:es|ing) | estimat\w{1,4} | signal\w{0,3} | not\ (?:certain|sure)
        | uncertain | question(?:s|ed)? | doubts? | rumou?rs? | suspicion
    """,
    "de": r"""
        würden? | kann | können | bis\ zu | warn(?:t|en|te|ten) | fordert | fordern | bittet | gefahr
        | risiko | entwurf | plan | pläne | vorhaben | vorschlag | gespräche? | verhandlung(?:en)?
        | prüfung | hoffnung | sorge | befürcht\w{1,4} | fraglich | offen
    """,
    "fr": r"""
        peut | peuvent | si | jusqu'à | avertit | craint | craignent | demand(?:e|ent) | réclam(?:e|ent)
        | risque | projet | négociations | étude | espoir | menace | voulai(?:t|ent) | veut | question
    """,
    "es": r"""
        pued(?:e|en) | si | hasta | advierten? | temen? | piden? | reclaman? | riesgo | proyecto
        | negociaci\w{1,4} | estudio | esperanza | plan | quiere
    """,
    "ja": "恐れ|懸念|求め|要求|案|方向|可能|考え|目標|狙い|ねらう|焦点|見方|予想|疑",
    "zh": "或|如果|能否|要求|呼吁|担心|担忧|风险|目标|草案|方案|希望|警告|讨论|研究|若",
}
"""Words that also leave it open in a sentence under test, though they say too little to hold a source to."""


def _compiled(tables: dict[Open, str], lang: str) -> re.Pattern[str]:
    joined = "|".join(f"(?P<o{level.value}>{words})" for level, words in tables.items())
    return re.compile(joined if lang in {"ja", "zh"} else rf"(?<![\w-])(?:{joined})(?!\w)", re.VERBOSE)


_PATTERNS = {lang: _compiled(table, lang) for lang, table in _TABLES.items()}
_FREE = {lang: _compiled({Open.MAYBE: words}, lang) for lang, words in _FREER.items()}


def hedges(text: str, lang: str) -> Iterator[Hedge]:
    """The hedges of a text, in order; none in a language that is not known."""
    lower = lowered(_MAY.sub("555", text))
    if pattern := _PATTERNS.get(lang):
        for found in pattern.finditer(lower):
            if found.group() in _ADJECTIVES and _word_before(lower, found.start()) not in _LINKS:
                continue
            yield Hedge(Open(int(str(found.lastgroup)[1:])), *found.span())


_MAY = re.compile(r"(?<=\S )May\b")
"""The month, unless it begins the text."""


def _word_before(lower: str, at: int) -> str:
    return lower[max(0, at - 12) : at].rstrip().rpartition(" ")[2]


def leaves_open(text: str, lang: str) -> bool:
    """Whether a clause under test leaves anything open, in whatever words."""
    lower = lowered(_MAY.sub("555", text))
    return bool(_PATTERNS[lang].search(lower) or _FREE[lang].search(lower))
