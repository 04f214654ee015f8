"""Every language says everything that English says, and says it itself."""

from __future__ import annotations

import inspect
import re
from datetime import time

import pytest

from briefs.adapters.pages import languages
from briefs.adapters.pages.subjects import OTHERS, PERSONS
from briefs.adapters.pages.tongues import ENGLISH, JAPANESE, TONGUES
from briefs.adapters.pages.tongues.spoken import Spoken
from briefs.domain.newsletter import Schedule
from briefs.domain.summary import SECTIONS

KINDS = ("brief", "site", "own", "corrections", "search")
OURS = sorted(
    {tongue for tongue in TONGUES.values() if tongue is not ENGLISH}, key=lambda one: one.brief.lang
)
SPOKEN = [tongue for tongue in OURS if tongue is not JAPANESE]

TITLES = ["Asia Brief", "Europe Brief"]
DAILY = Schedule(time(5, 30), frozenset(range(7)), send=time(6, 30))

CALLS = {
    "brief": {
        "holds_less": (["x", "y"],),
        "differ": ("",),
        "hedged": ("12", "about"),
        "later": ("14",),
        "named": ("Lead", "text"),
        "listed": (["a", "b"],),
        "number": (3,),
        "count": (3, "one thing", "things"),
        "names": (["a", "b", "c"],),
        "opened": (3, 2, 4, 1),
        "since": ("20",),
        "told": ("20", "Talks"),
        "background_of": ("20",),
        "brief_of": ("20", "Talks"),
        "told_on": ("20",),
        "spread": (4, 3, 2, ["A", "B"]),
        "first": ("NHK", "20", {"seen": False}),
        "only": ("NHK",),
        "credit": (["NHK"], ["AP"]),
        "copies": (["NHK"], ["AP"]),
        "more": (3,),
        "apart": ("NHK",),
        "remarked": ("NHK", ["AP"]),
        "headline_from": ("NHK",),
        "source": (3, "NHK"),
        "in_language": ("English",),
        "read": (12, 14, 1243, 11),
        "failed": (["a", "b"],),
        "failure": ("feed", "NHK", "HTTP 503"),
        "written_by": ("model-x",),
        "checked": (61, 2),
        "edited": (2,),
        "overridden": (2,),
        "times": ("UTC",),
    },
    "site": {
        "more_stories": (3,),
        "more_briefs": (3,),
        "more_reports": (3,),
        "before": ("20",),
        "after": ("20",),
        "followed": ("20", 3, 4),
        "summed": ("NHK", 2, 3, 1, {"seen": True}),
        "told_in": ("Asia Brief",),
        "role": ("own", ["AP"]),
        "together": ("copy", 4, {"named": True}),
    },
    "own": {
        "address": ("a…@x.org",),
        "ask": ("Asia Brief",),
        "joined": (TITLES,),
        "left": (TITLES,),
        "stays_blocked": (TITLES,),
        "blocked": ("ed@x.org",),
        "write_to": ("ed@x.org",),
        "when": (DAILY, "Asia/Tokyo", "JST"),
        "about": ("daily", "English"),
    },
    "corrections": {"heading": (1,), "told_in": ("Brief", "20"), "made": ("20",)},
    "search": {"titled": ("ferry",), "none": ("ferry",), "elsewhere": ()},
}
"""What every method is asked with."""

LATIN = {"de", "fr", "es", "pt", "pt-PT", "it"}
SAME = {
    # punctuation, which they share with English
    "failure": {"de", "es", "pt", "pt-PT", "it"},
    "named": {"de", "es", "pt", "pt-PT", "it", "ko", "ar"},
    "colon": {*LATIN - {"fr"}, "ko", "ar"},
    "comma": {*LATIN, "ko"},
    "gap": {*LATIN, "ko", "ar"},
    "remarked": {*LATIN, "ar"},
    "apart": {*LATIN, "ja", "zh-Hans", "zh-Hant", "ko"},
    "opens": {*LATIN, "ar"},
    "closes": {*LATIN, "ko", "ar"},
    "listed": {*LATIN, "ko"},
    "told_in": LATIN | {"ko"},
    "about": LATIN | {"ko", "ar"},
    # the same word
    "sources": {"fr"},
    "where": {"de", "pt", "pt-PT", "it"},
}
"""What a language may say as English does."""


def members(kind: str) -> tuple[set[str], set[str]]:
    """The phrases and the methods of English."""
    public = {name: said for name, said in inspect.getmembers(getattr(ENGLISH, kind)) if name[0] != "_"}
    methods = {name for name, said in public.items() if inspect.isfunction(said)}
    return set(public) - methods, methods


def called(words: object, name: str, given: tuple) -> str:
    named = given[-1] if given and isinstance(given[-1], dict) else {}
    return getattr(words, name)(*given[: len(given) - bool(named)], **named)


@pytest.mark.parametrize("kind", KINDS)
def test_every_method_of_english_is_asked_here(kind):
    assert members(kind)[1] == set(CALLS[kind])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tongue", OURS, ids=lambda one: one.brief.lang)
def test_every_phrase_is_in_the_languages_own_words(tongue, kind):
    words, english = getattr(tongue, kind)(), getattr(ENGLISH, kind)()
    fixed = members(kind)[0] - {"lang"}
    alike = {name for name in fixed if getattr(words, name) == getattr(english, name)}

    assert alike <= {name for name, tags in SAME.items() if words.lang in tags}
    for name in fixed:
        said, meant = getattr(words, name), getattr(english, name)
        assert type(said) is type(meant), name
        assert said or name == "gap"
        if not isinstance(meant, (str, tuple)):
            assert said.keys() == meant.keys(), name
            assert all(said[key] and said[key] != meant[key] for key in meant), name
        elif isinstance(meant, tuple):
            assert len(said) == len(meant)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tongue", OURS, ids=lambda one: one.brief.lang)
def test_every_method_speaks_the_language(tongue, kind):
    words, english = getattr(tongue, kind)(), getattr(ENGLISH, kind)()
    alike = {
        name
        for name, given in CALLS[kind].items()
        if called(words, name, given) == called(english, name, given)
    }

    # a Japanese newsletter's number and noun are never counted by the inherited method
    unused = {"count"} if tongue is JAPANESE else set()
    assert alike <= {name for name, tags in SAME.items() if words.lang in tags} | unused


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "tongue",
    [one for one in SPOKEN if one.brief.lang in {"zh-Hans", "zh-Hant", "ko", "ar"}],
    ids=lambda one: one.brief.lang,
)
def test_no_english_letter_stands_in_another_script(tongue, kind):
    words = getattr(tongue, kind)()
    given = {
        "NHK",
        "AP",
        "Talks",
        "Asia",
        "Europe",
        "Brief",
        "Lead",
        "English",
        "HTTP",
        "UTC",
        "JST",
        "feed",
        "model",
        "org",
        "ed",
        "ferry",
        "text",
        "daily",
        "things",
    }
    said = [called(words, name, args) for name, args in CALLS[kind].items()]
    for name in members(kind)[0] - {"lang"}:
        phrase = getattr(words, name)
        said += (
            [phrase]
            if isinstance(phrase, str)
            else list(phrase.values() if hasattr(phrase, "values") else phrase)
        )

    assert set(re.findall("[A-Za-z]{2,}", "\n".join(said))) <= given


@pytest.mark.parametrize("tongue", OURS, ids=lambda one: one.brief.lang)
def test_what_outlets_differ_on_has_a_name_in_every_language(tongue):
    lang = tongue.brief.lang

    assert PERSONS[lang].keys() == PERSONS["en"].keys()
    assert OTHERS[lang].keys() == OTHERS["en"].keys()
    assert len({*PERSONS[lang].values(), *OTHERS[lang].values()}) == len(PERSONS["en"]) + len(OTHERS["en"])
    assert len({tongue.brief.sections[part] for part in SECTIONS}) == len(SECTIONS)


@pytest.mark.parametrize("tongue", SPOKEN, ids=lambda one: one.brief.lang)
def test_all_classes_of_a_language_name_it_and_join_words_alike(tongue):
    classes = [getattr(tongue, kind) for kind in KINDS]

    assert len({words.lang for words in classes}) == 1
    assert all(issubclass(words, Spoken) for words in classes)
    # Chinese joins clauses otherwise than names
    if not tongue.brief.lang.startswith("zh"):
        assert len({words.last for words in classes}) == 1


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("FR-ca", "fr"),
        ("es-419", "es"),
        ("pt", "pt"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt-PT"),
        ("pt-AO", "pt-PT"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("ko-KR", "ko"),
        ("ar-EG", "ar"),
        ("it-CH", "it"),
        ("ja", "ja"),
        ("en-GB", "en"),
        ("fi", "en"),
        ("fil", "en"),
        ("", "en"),
        ("-", "en"),
    ],
)
def test_a_tag_finds_its_wording_by_script_and_country(tag, lang):
    made = (languages.words_for, languages.site_words, languages.own_words)
    assert {words(tag).lang for words in (*made, languages.correction_words, languages.search_words)} == {
        lang
    }


def test_figures_are_grouped_as_the_newsletters_country_does():
    def told(tag: str) -> str:
        return languages.words_for(tag).read(1, 1, 12430, 1)

    assert "12.430 Artikel" in told("de")
    assert "12’430 Artikel" in told("de-CH")
    assert "12\u202f430 articles" in told("fr")
    assert "12.430 artículos" in told("es")
    assert "12,430 artículos" in told("es-MX")
    assert "12.430 artigos" in told("pt-BR")
    assert "12.430 Artikel" in told("de-x-private")
