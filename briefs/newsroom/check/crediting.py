"""Which outlets a text credits and in what role: as first, as told it, as having seen it, as reporting it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import islice

from briefs.newsroom import phrases
from briefs.newsroom.check.reading import Text
from briefs.newsroom.check.words import content, flat, words
from briefs.newsroom.credits import LISTED
from briefs.newsroom.mentions import MARK, Mentions
from briefs.newsroom.passages import sentences
from briefs.newsroom.phrases import around

READ = 25_000
"""Characters of a text that are read: four thousand words hold an article."""

MOST = 12
"""Outlets of a sentence that are looked at: more are a list of links."""

NEAR = 110
"""Characters that are read on each side of an outlet's name."""


_PAIR = re.compile(r"⟦\d+⟧, ?⟦\d+⟧")


class Role(Enum):
    """What an outlet is credited with."""

    FIRST = auto()
    TOLD = auto()
    SEEN = auto()
    REPORTED = auto()


@dataclass(frozen=True, slots=True)
class Credited:
    """A sentence: the outlets that it credits, all that it names, and the roots of its words."""

    credits: tuple[tuple[str, Role], ...]
    named: frozenset[str]
    roots: frozenset[str]


_FIRST = around(
    before=r"""
        \b(?:zuerst|als erste[rs]?)(?: hatten?)?<der>?<zeitung>
        \b(?:en premier|d'abord)(?: \w+){0,2} par<journal>
        \b(?:primero|en primer lugar|en exclusiva)(?: \w+){0,2} (?:por|en)<diario>
    """,
    after=r"""
        <named><when>(?:,? which| has| had){0,2} (?:first|originally) (?:\w+ed|broke|wrote|said)\b
        [^,.;]{0,40}\b(?:zuerst|als erste[rs]?)(?: \w+){0,4} (?:berichtet|gemeldet)
        (?: a| avait)? (?:le premier|la première|en premier)
        (?:,? que| había)? (?:adelantó|avanzó|fue el primero)
    """,
)
_TOLD = around(
    before=r"""
        \b(?:told|tells?|telling|spoke to|speaking to|speaking on|said on|said to|interviewed by) <apposed>
        \b(?:interview|conversation) (?:with|on|to|for) <apposed>
        \btold an? reporter (?:for|from|of) <apposed>
        \b(?:gegenüber|Interview mit|Gespräch mit|Interview der|Interview des)<der>?<zeitung>
        \b(?:sag|erklär|bestätig|kündig|verr[iae]|äußer)\w{0,6}(?: [\w.-]+){0,9} (?:der|dem|den|im)<zeitung>
        \b(?:déclaré|dit|confié|indiqué|affirmé|annoncé)(?: [\w'-]+){0,6} (?:à|au|aux|avec|sur)<journal>
        \b(?:expliqué|précisé|assuré|raconté|déclare|confie)(?: [\w'-]+){0,6} (?:à|au|aux|avec|sur)<journal>
        \b(?:entretien|interview)(?: \w+){0,2} (?:à|au|avec|sur)<journal>
        \b(?:dijo|declaró|afirmó|aseguró|explicó)(?: \w+){0,5} (?:a|al|con|en)<diario>
        \b(?:confirmó|indicó|señaló|anunció|contó)(?: \w+){0,5} (?:a|al|con|en)<diario>
        \bentrevista(?: \w+){0,2} (?:a|al|con|en)<diario>
        (?:告诉|告訴|接受)[^,。]{0,6}
        [对對向]
    """,
    after=r"""
        [紙誌]?(?:の|による)?(?:単独)?(?:取材|インタビュー)に
        [紙誌]?に(?:対し|語っ|話し|明らかに|答え)
        [^,。]{0,4}(?:专访|專訪|采访|採訪|訪問|查詢)
        [^.。]{0,4}(?:와의 인터뷰|과의 인터뷰|에 (?:말했|밝혔))
    """,
)
_SEEN = around(
    before=r"""
        \b(?:seen|reviewed|obtained|viewed|examined|verified|shared with) (?:first )?(?:by )?<apposed>
        \b(?:consulté|obtenu|vu|révélé|authentifié)e?s? par<journal>
        \b(?:consultad|obtenid|vist|revisad)[oa]s? por<diario>
    """,
    after=r"""
        (?: \w+)? (?:vorliegt|vorliegen|vorlag|vorlagen|einsehen konnten?|eingesehen)\b
        (?:a|ont) (?:pu )?(?:consulté|consulter|obtenu|vu)\b
        (?:has|had|have)? ?(?:seen|obtained|reviewed|viewed)\b
        [紙誌]?が(?:独自に)?(?:入手|確認)
        [^,。]{0,4}(?:获得|獲得|取得|看到|查阅)
    """,
)
_REPORTED = around(
    before=r"""
        \b(?:wie|so)<der>?<zeitung>
        \b(?:berichten|melden|schreiben)<der>?<zeitung>
    """,
    after=r"""
        <named><when><also> (?:\w+ly )?(?:found|learned|understands|says|said|calculated|showed|announced)\b
        [^,.;]{0,70}\b(?:berichtete?n?|meldete?n?|schreibt|schrieb|zufolge|berichtet hat)\b
        (?:a|avait|ont|avaient)? ?(?:annoncé|révélé|rapporté|écrit|affirmé|indiqué|dévoilé)\b
        [^,.;]{0,30}\b(?:había|ha) (?:informado|publicado|revelado|adelantado)\b
        [^。、]{0,20}(?:と報じ|が伝え|と伝え)
        [^,。]{0,10}(?:报道|报导|報道|報導|稱|称|指出|援引|刊)
    """,
)


def role(left: str, right: str) -> Role | None:
    """What an outlet is credited with that stands between these pieces of a sentence; None for nothing."""
    if phrases.JOINT.fits(left, right) or phrases.SUBJECT.fits(left, right):
        return None
    if phrases.FIRST.fits(left, right) or _FIRST.fits(left, right):
        return Role.FIRST
    if _TOLD.fits(left, right):
        return Role.TOLD
    if _SEEN.fits(left, right):
        return Role.SEEN
    known = (phrases.BACKGROUND, phrases.CREDIT, phrases.SELF, _REPORTED)
    return Role.REPORTED if any(way.fits(left, right) for way in known) else None


def credits_of(sentence: str, mentions: Mentions, own: str = "") -> Credited:
    """The credits of one sentence; `own` is the outlet whose text it is from."""
    return _credited(mentions.marked(sentence, own), mentions)


@lru_cache(maxsize=256)
def read(text: Text, mentions: Mentions, own: str) -> tuple[Credited, ...]:
    """The credits of every sentence of a text; linear in its length."""
    marked = mentions.marked(text.source.text[:READ], own)
    return tuple(_credited(marked[start:end], mentions) for start, end in sentences(marked))


def _credited(marked: str, mentions: Mentions) -> Credited:
    found = tuple(_roles(marked, mentions)) if "⟦" in marked else ()
    roots = content(words(flat(MARK.sub(" ", marked))))
    return Credited(found, frozenset(mentions.named(marked)), roots)


def _roles(marked: str, mentions: Mentions) -> Iterator[tuple[str, Role]]:
    for start, end in islice(_places(marked), MOST):
        left, right = marked[max(0, start - NEAR) : start], marked[end : end + NEAR]
        if meant := role(left, right):
            for name in mentions.named(marked[start:end]):
                yield name, meant


def _places(marked: str) -> Iterator[tuple[int, int]]:
    """Where outlets are named; two and a comma are no list: "According to Kyodo, Reuters moved"."""
    for match in LISTED.finditer(marked):
        if _PAIR.fullmatch(match[0]):
            yield from (one.span() for one in MARK.finditer(marked, *match.span()))
        else:
            yield match.span()
