from __future__ import annotations

import pytest

from briefs.adapters.data import _lines, load_background, load_names, load_outlets, load_prices

KINDS = {"wire", "public", "private", "state", "aggregator", ""}


def test_the_table_of_outlets_is_sound(outlets):
    names = [
        name.casefold()
        for outlet in outlets.table
        for name in {n.casefold() for n in (outlet.name, *outlet.aliases)}
    ]
    assert len(outlets.table) >= 150
    assert len(names) == len(set(names))
    assert {outlet.kind for outlet in outlets.table} <= KINDS
    assert all(len(outlet.country) == 2 and len(outlet.lang) == 2 for outlet in outlets.table)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("FT", "Nikkei"),
        ("金融时报", "Nikkei"),
        ("フィナンシャル・タイムズ", "Nikkei"),
        ("nikkei asia", "Nikkei"),
        ("SCMP", "Alibaba"),
        ("Japan Today", "GPlus Media"),
        ("Unknown Gazette", "Unknown Gazette"),
    ],
)
def test_families(outlets, name, family):
    assert outlets.get(name).family == family


def test_every_outlet_says_where_its_facts_are_stated():
    rows = list(_lines("outlets.jsonl"))
    assert [row["name"] for row in rows if not row.get("source", "").strip()] == []
    assert {key for row in rows for key in row} == {
        "name",
        "family",
        "country",
        "lang",
        "kind",
        "aliases",
        "source",
    }


def test_outlets_of_every_region_are_known(outlets):
    countries = {outlet.country for outlet in outlets.table}
    assert {
        "BR",
        "MX",
        "NG",
        "KE",
        "ZA",
        "EG",
        "SA",
        "IL",
        "PK",
        "BD",
        "TH",
        "VN",
        "SE",
        "PL",
        "KR",
        "TW",
    } <= countries


def test_prices_are_positive_and_unique():
    prices = load_prices()
    assert len({price.model for price in prices}) == len(prices) >= 12
    assert all(0 < price.prompt <= price.completion for price in prices)


def test_common_words_weigh_less_than_unknown_ones(background):
    assert background.counts["government"] > background.counts["attack"] > background.counts.get("zebra", 0)
    assert max(background.counts.values()) < background.documents


def test_names_are_unique_and_have_english_forms(names):
    keys = [name.key for name in names.table]
    assert len(keys) == len(set(keys)) > 600
    assert {name.key for name in names.table if "en" not in {lang for lang, _ in name.forms}} == set()
    assert {name.kind for name in names.table} == {"who", "where", "what", "role", "person"}
    assert {name.common for name in names.table if name.kind in {"where", "what", "role"}} == {True}


def test_topics_have_forms_in_every_language_that_is_told(names):
    topics = [name for name in names.table if name.kind in {"what", "role"}]
    told = {"en", "ja", "zh", "ko", "ru", "fr", "de", "es", "pt", "it", "uk", "ar"}
    assert len(topics) >= 90
    assert sum(told <= {lang for lang, _ in name.forms} for name in topics) >= 85


@pytest.mark.parametrize(
    ("key", "lang", "form"),
    [
        ("peru", "ko", "페루"),
        ("peru", "en", "Peruvian"),
        ("new zealand", "ru", "нов* зеланд*"),
        ("slovenia", "ru", "Словен*"),
        ("mogadishu", "zh", "摩加迪沙"),
        ("south korea", "ja", "韓国"),
        ("turkey", "en", "Türkiye"),
        ("nato", "es", "OTAN"),
        ("keir starmer", "fr", "Starmer"),
    ],
)
def test_forms_come_from_our_table_and_from_the_cldr(names, key, lang, form):
    (name,) = [name for name in names.table if name.key == key]
    assert (lang, form) in name.forms


def test_months_are_named_in_every_language(names):
    assert len(names.months) >= 12
    assert [lang for lang, months in names.months.items() if set(months.values()) != set(range(1, 13))] == []


@pytest.mark.parametrize("load", [load_outlets, load_prices, load_names, load_background])
def test_a_table_is_read_once(load):
    assert load() is load()
