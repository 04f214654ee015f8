"""The wording for a newsletter's language, English where it has none; phrases of its own replace ours."""

from __future__ import annotations

from types import MappingProxyType

from briefs.adapters.pages.correction_words import CorrectionEnglish
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.own_words import OwnEnglish
from briefs.adapters.pages.search_words import SearchEnglish
from briefs.adapters.pages.site_words import SiteEnglish
from briefs.adapters.pages.tongues import ENGLISH, tongue
from briefs.adapters.pages.tongues.spoken import SpokenBrief
from briefs.adapters.pages.words import English
from briefs.domain.wording import HEADINGS, PHRASES, Wording


def words_for(language: str, wording: Wording = ()) -> English:
    """What a brief in a language says; a phrase of a name that there no longer is changes nothing."""
    words = (tongue(language) or ENGLISH).brief()
    if isinstance(words, SpokenBrief):
        words.tag = language
    own = {name: text for name, phrase in wording if (text := clean(phrase))}
    vars(words).update({name: text for name, text in own.items() if name in PHRASES})
    headings = {HEADINGS[name]: text for name, text in own.items() if name in HEADINGS}
    words.sections = MappingProxyType({**words.sections, **headings})
    return words


def site_words(language: str) -> SiteEnglish:
    """What the public site says around briefs in a language."""
    return (tongue(language) or ENGLISH).site()


def own_words(language: str) -> OwnEnglish:
    """What the pages of a reader's own say in a language."""
    return (tongue(language) or ENGLISH).own()


def correction_words(language: str) -> CorrectionEnglish:
    """What is said of corrections in a language."""
    return (tongue(language) or ENGLISH).corrections()


def search_words(language: str) -> SearchEnglish:
    """What the search page says in a language."""
    return (tongue(language) or ENGLISH).search()
