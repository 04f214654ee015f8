"""The languages that have wording of their own: a new one is two modules, and its line in TONGUES.

german.py holds what a German brief says, german_pages.py what the pages around it say. English and Japanese
stand beside this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefs.adapters.pages.correction_words import CorrectionEnglish, CorrectionJapanese
from briefs.adapters.pages.japanese import Japanese
from briefs.adapters.pages.own_words import OwnEnglish, OwnJapanese
from briefs.adapters.pages.search_words import SearchEnglish, SearchJapanese
from briefs.adapters.pages.site_words import SiteEnglish, SiteJapanese
from briefs.adapters.pages.tongues.arabic_pages import ARABIC
from briefs.adapters.pages.tongues.chinese_pages import CHINESE
from briefs.adapters.pages.tongues.european import EUROPEAN
from briefs.adapters.pages.tongues.french_pages import FRENCH
from briefs.adapters.pages.tongues.german_pages import GERMAN
from briefs.adapters.pages.tongues.italian_pages import ITALIAN
from briefs.adapters.pages.tongues.korean_pages import KOREAN
from briefs.adapters.pages.tongues.portuguese_pages import BRAZILIAN
from briefs.adapters.pages.tongues.spanish_pages import SPANISH
from briefs.adapters.pages.tongues.spoken_pages import Tongue
from briefs.adapters.pages.tongues.traditional_pages import TRADITIONAL
from briefs.adapters.pages.words import English

ENGLISH = Tongue(English, SiteEnglish, OwnEnglish, CorrectionEnglish, SearchEnglish)

JAPANESE = Tongue(Japanese, SiteJapanese, OwnJapanese, CorrectionJapanese, SearchJapanese)

TONGUES: Mapping[str, Tongue] = MappingProxyType(
    {
        "en": ENGLISH,
        "ja": JAPANESE,
        "de": GERMAN,
        "fr": FRENCH,
        "es": SPANISH,
        "it": ITALIAN,
        "ko": KOREAN,
        "ar": ARABIC,
        "pt": BRAZILIAN,
        **dict.fromkeys(("pt-pt", "pt-ao", "pt-cv", "pt-gw", "pt-mz", "pt-st", "pt-tl", "pt-mo"), EUROPEAN),
        "zh": CHINESE,
        "zh-hans": CHINESE,
        **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo"), TRADITIONAL),
    }
)
"""By language, and by script or country too where those differ; in small letters."""


def tongue(tag: str) -> Tongue | None:
    """The wording of a language tag (BCP 47); None of a language that has none."""
    base, *rest = tag.lower().split("-")
    found = (TONGUES.get(key) for key in (*(f"{base}-{part}" for part in rest), base))
    return next(filter(None, found), None)
