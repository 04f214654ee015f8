"""The wording for a newsletter's language: Japanese, otherwise English."""

from __future__ import annotations

from briefs.adapters.pages.japanese import Japanese
from briefs.adapters.pages.links import base_language
from briefs.adapters.pages.words import English


def words_for(language: str) -> English:
    """The wording of a language tag."""
    return Japanese() if base_language(language) == "ja" else English()
