"""The packaged tables, each read once: outlets, prices, names in several languages, how common words are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from briefs.domain.article import Article, Outlet, Outlets
from briefs.domain.model import Price
from briefs.domain.names import Name, Names, Sounds
from briefs.domain.story import Vocabulary
from briefs.newsroom.letters import bare
from briefs.newsroom.vocabulary import words

if TYPE_CHECKING:
    from babel import Locale

_TOLD = ("en", "ja", "zh", "ko", "ru", "fr", "de", "es", "pt", "it", "uk", "ar")
LANGUAGES = (*_TOLD, "nl", "pl", "id", "sv", "tr")
"""Languages that names are found in; of those beyond our own tables only what the CLDR knows."""

_LATIN = ("fr", "de", "es", "pt", "it", "nl", "pl", "id", "sv", "tr")
_TRADITIONAL = {"zh": ("zh_Hant", "zh_Hant_HK")}
_INFLECTED = ("ru", "uk", "pl", "fr", "de", "es", "pt", "it", "nl", "sv")
_ENDING = re.compile(r"(?:[aeiouyàáâãéêíóôõúąęł]+|[аеёиоуыэюяйьіїє]+)$")
_NO_TERRITORY = ("QO", "EZ", "XA", "XB", "ZZ", "UN", "EU")
_FIRST_JAMO, _LAST_JAMO = 0x1100, 0x11A8

Place = tuple[str, dict[str, list[str]]]
"""The code of a territory ("" for a city) and its names by language."""


@cache
def load_outlets() -> Outlets:
    """The table of outlets: name, publisher family, country, language, kind, aliases."""
    return Outlets(tuple(_outlet(row) for row in _lines("outlets.jsonl")))


@cache
def load_prices() -> tuple[Price, ...]:
    """List prices of well-known models."""
    return tuple(Price(row["model"], row["prompt"], row["completion"]) for row in _read("prices.yaml"))


@cache
def load_names() -> Names:
    """The gazetteer: our own names and topics, and the territories, cities and months of the Unicode CLDR."""
    figures, sounds = _read("figures.yaml"), _read("sounds.yaml")
    return Names(
        table=tuple(
            _table(
                [*_lines("names.jsonl"), *({**row, "common": True} for row in _lines("topics.jsonl"))],
                [*_territories(), *_cities()],
            )
        ),
        months={lang: _months(lang) for lang in LANGUAGES},
        counts={
            lang: {bare(word): count for word, count in found.items()}
            for lang, found in figures["counts"].items()
        },
        scales={bare(word): factor for factor, found in figures["scales"].items() for word in found},
        sounds=_sounds(sounds),
        simpler={ord(pair[0]): pair[1] for pair in sounds["simplified"].split()},
    )


@cache
def load_background() -> Vocabulary:
    """The vocabulary to begin with, before anything was read."""
    data = _read("background.yaml")
    counts: dict[str, int] = {}
    for count, text in data["counts"].items():
        for word in words(Article("", "", text)):
            counts[word.term] = max(int(count), counts.get(word.term, 0))
    return Vocabulary(0, data["documents"], counts)


def _outlet(row: dict[str, Any]) -> Outlet:
    return Outlet(
        name=row["name"],
        family=row.get("family", row["name"]),
        country=row.get("country", ""),
        lang=row.get("lang", ""),
        kind=row.get("kind", ""),
        aliases=tuple(row.get("aliases", ())),
    )


def _table(rows: Sequence[dict[str, Any]], places: Sequence[Place]) -> Iterator[Name]:
    """Our rows, each with the names of its places, then the places that no row is about."""
    by_name = {name: at for at, (_, forms) in enumerate(places) for name in forms["en"]}
    by_code = {code: at for at, (code, _) in enumerate(places) if code}
    told: set[int] = set()
    for row in rows:
        found = [by_code[row["cldr"]]] if row.get("cldr") in by_code else []
        found += [by_name[form] for form in row.get("en", ()) if form in by_name and _is_common(row)]
        told.update(found)
        yield _name(row, [places[at][1] for at in found])
    yield from (_name({}, [forms]) for at, (_, forms) in enumerate(places) if at not in told)


def _is_common(row: dict[str, Any]) -> bool:
    return bool(row.get("common", "key" not in row))


def _name(row: dict[str, Any], places: Sequence[dict[str, list[str]]]) -> Name:
    forms = [(lang, form) for lang in LANGUAGES for form in _forms(row, lang)]
    forms += [(lang, form) for place in places for lang, found in place.items() for form in found]
    key = row.get("key") or places[0]["en"][0].casefold()
    kind = row.get("kind", "where" if _is_common(row) else "who")
    return Name(key, tuple(dict.fromkeys(forms)), _is_common(row), kind)


def _forms(row: dict[str, Any], lang: str) -> list[str]:
    """The row's forms; people and bodies are written as in English by most languages in Latin letters."""
    own: list[str] = row.get(lang, [])
    if own or lang not in _LATIN:
        return own
    found: list[str] = row.get("latin", [] if _is_common(row) else row.get("en", []))
    return found


def _territories() -> Iterator[Place]:
    for code in map(str, _locale("en").territories):
        if len(code) == 2 and code not in _NO_TERRITORY:
            yield code, {lang: _written(lang, "territories", code) for lang in LANGUAGES}


def _cities() -> Iterator[Place]:
    for zone in _read("places.yaml")["cities"].split():
        english = zone.partition("/")[2].replace("_", " ")
        forms = {lang: _written(lang, "time_zones", zone) for lang in LANGUAGES}
        yield "", {**forms, "en": [*forms["en"], english]}


def _written(lang: str, what: str, key: str) -> list[str]:
    """How papers of a language write a place, as far as the CLDR tells; inflected forms end in a star."""
    found = (getattr(_locale(name), what).get(key) for name in (lang, *_TRADITIONAL.get(lang, ())))
    plain = (name.get("city") if isinstance(name, Mapping) else name for name in found)
    return list(dict.fromkeys(_form(lang, name) for name in plain if name))


def _form(lang: str, name: str) -> str:
    short = re.sub(r" ?[(（].*", "", name).replace(" & ", " and ").replace("’", "'")
    return " ".join(map(_stem, short.split())) if lang in _INFLECTED else short


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return f"{stem}*" if len(stem) >= 4 else word


def _months(lang: str) -> dict[str, int]:
    """The names of the months as they stand in a date, and their abbreviations."""
    months = _locale(lang).months["format"]
    named = [(bare(name.rstrip(".")), number) for form in months.values() for number, name in form.items()]
    # papers also write Sept., Janv., where the CLDR has another abbreviation
    named += [(bare(name)[:4], number) for number, name in months["wide"].items()]
    return {name: number for name, number in named if len(name) > 1}


def _sounds(data: dict[str, Any]) -> dict[str, Sounds]:
    scripts = ("latin", "cyrillic", "greek", "arabic")
    sounds = {script: {key: _ways(value) for key, value in data[script].items()} for script in scripts}
    for script in ("kana", "chinese"):
        sounds[script] = {char: _ways(value) for chars, value in data[script].items() for char in chars}
    first = {chr(_FIRST_JAMO + at): _ways(value) for at, value in enumerate(data["hangul_first"])}
    last = {chr(_LAST_JAMO + at): _ways(value) for at, value in enumerate(data["hangul_last"])}
    vowels = {chr(code): ("-",) for code in range(0x1161, 0x1176)}
    return {**sounds, "hangul": {**first, **vowels, **last}}


def _ways(value: str) -> tuple[str, ...]:
    return tuple(value.split("|"))


@cache
def _locale(name: str) -> Locale:
    from babel import Locale  # noqa: PLC0415  # heavy: the CLI imports this module

    return Locale.parse(name)


def _read(name: str) -> Any:
    return YAML(typ="safe").load(_text(name))


def _lines(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table of JSON lines: large ones are read fifty times faster than YAML."""
    return (json.loads(line) for line in _text(name).splitlines() if not line.startswith("#"))


def _text(name: str) -> str:
    return files("briefs").joinpath("data", name).read_text(encoding="utf-8")
