"""A few sentences of each language as a newspaper prints them: punctuation, names, dates, agreement."""

from __future__ import annotations

from datetime import date, time

import pytest

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import correction_words, own_words, search_words, site_words, words_for
from briefs.adapters.pages.reporting import territory
from briefs.domain.newsletter import Schedule


@pytest.mark.parametrize(
    ("tag", "names", "expected"),
    [
        ("de", ["NHK"], "NHK beruft sich auf AP"),
        ("de", ["NHK", "CNA"], "NHK und CNA berufen sich auf AP"),
        ("fr", ["NHK", "CNA", "KBS"], "NHK, CNA et KBS citent AP"),
        ("es", ["Reuters", "Infobae"], "Reuters e Infobae citan a AP"),
        ("es", ["Reuters", "El Hierro"], "Reuters y El Hierro citan a AP"),
        ("es", ["Reuters", "Hierro"], "Reuters y Hierro citan a AP"),
        ("pt", ["NHK"], "NHK cita AP"),
        ("it", ["NHK", "CNA"], "NHK e CNA citano AP"),
        ("zh", ["NHK", "CNA", "KBS"], "NHK、CNA和KBS援引AP"),
        ("ko", ["NHK", "CNA"], "AP 인용: NHK, CNA"),
        ("ar", ["NHK", "CNA"], "نقلا عن \u2068AP\u2069: \u2068NHK\u2069 و\u2068CNA\u2069"),
    ],
)
def test_outlets_are_listed_and_agree_with_their_verb(tag, names, expected):
    assert words_for(tag).credit(names, ["AP"]) == expected


def test_german_declines_how_many_others_there_are():
    words = words_for("de")

    assert words.copies(["NHK"], ["AP", words.more(3)]) == "NHK übernimmt einen Text von AP und 3 weiteren"
    assert words.credit(["NHK"], ["AP", words.more(3)]) == "NHK beruft sich auf AP und 3 weitere"


@pytest.mark.parametrize(
    ("day", "since", "told", "of"),
    [
        (1, "Novità dal 1º giugno", "Pubblicato il 1º giugno: Titolo", "Numero del 1º giugno, Titolo"),
        (8, "Novità dall’8 giugno", "Pubblicato l’8 giugno: Titolo", "Numero dell’8 giugno, Titolo"),
        (11, "Novità dall’11 giugno", "Pubblicato l’11 giugno: Titolo", "Numero dell’11 giugno, Titolo"),
        (18, "Novità dal 18 giugno", "Pubblicato il 18 giugno: Titolo", "Numero del 18 giugno, Titolo"),
    ],
)
def test_italian_articles_lose_their_vowel_before_one(day, since, told, of):
    named = calendar("it", "UTC", date(2025, 6, 24)).day(date(2025, 6, day))
    words = words_for("it")

    assert (words.since(named), words.told(named, "Titolo"), words.brief_of(named, "Titolo")) == (
        since,
        told,
        of,
    )


@pytest.mark.parametrize(
    ("tag", "full", "short", "other"),
    [
        ("fr", "dimanche 1er juin 2025", "1er juin", "1er novembre 2024"),
        ("fr-CA", "dimanche 1er juin 2025", "1er juin", "1er novembre 2024"),
        ("it", "domenica 1º giugno 2025", "1º giugno", "1º novembre 2024"),
        ("pt-BR", "domingo, 1º de junho de 2025", "1º de junho", "1º de novembro de 2024"),
        ("pt-PT", "domingo, 1 de junho de 2025", "1 de junho", "1 de novembro de 2024"),
        ("es", "domingo, 1 de junio de 2025", "1 de junio", "1 de noviembre de 2024"),
        ("de", "Sonntag, 1. Juni 2025", "1. Juni", "1. November 2024"),
        ("ja", "2025年6月1日日曜日", "6月1日", "2024年11月1日"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_where_papers_print_it_so(tag, full, short, other):
    days = calendar(tag, "UTC", date(2025, 6, 24))

    assert (days.full(date(2025, 6, 1)), days.day(date(2025, 6, 1)), days.day(date(2024, 11, 1))) == (
        full,
        short,
        other,
    )
    assert "1er" not in days.day(date(2025, 6, 11))


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("de", "Geschrieben vom Sprachmodell m1; stattdessen zitiert: 3 von 12 Meldungen."),
        ("fr", "Rédigé par le modèle de langage m1\u202f; 3 sujets sur 12 en citations seulement."),
        ("es", "Escrito por el modelo de lenguaje m1; en su lugar se citan 3 de 12 noticias."),
        ("pt", "Escrito pelo modelo de linguagem m1; 3 de 12 notícias só com citações."),
        ("it", "Scritto dal modello linguistico m1; 3 notizie su 12 sono citate alla lettera."),
        ("zh", "由语言模型 m1 撰写；12条新闻中有3条只用引文。"),
        ("zh-HK", "由語言模型 m1 撰寫；12則新聞中有3則只用引文。"),
        ("ko", "작성: 언어 모델 m1. 소식 12건 가운데 3건은 인용으로 대신했습니다."),
        ("ar", "كتبه النموذج اللغوي \u2068m1\u2069؛ الأخبار المقتبسة حرفيا: 3 من أصل 12."),
    ],
)
def test_what_a_document_keeps_of_its_writers_is_said_in_the_readers_language(tag, said):
    words = words_for(tag)

    assert words.written_by("m1 (3 of 12 stories are quoted instead)") == said
    assert "12" not in words.written_by("m1")
    assert words.written_by("extractive") == words.written_by_extract


@pytest.mark.parametrize(
    ("tag", "daily", "two", "night"),
    [
        (
            "de",
            "täglich um 6:30 Uhr (MEZ)",
            "montags und donnerstags um 18:00 Uhr (MEZ)",
            "am Wochenende ab 1:00 Uhr (MEZ)",
        ),
        (
            "fr",
            "tous les jours à 6\u00a0h\u00a030 (MEZ)",
            "le lundi et le jeudi à 18\u00a0h (MEZ)",
            "le week-end à partir de 1\u00a0h (MEZ)",
        ),
        (
            "es",
            "a diario a las 6:30 (MEZ)",
            "los lunes y jueves a las 18:00 (MEZ)",
            "los fines de semana a partir de la 1:00 (MEZ)",
        ),
        (
            "pt",
            "todos os dias às 6h30 (MEZ)",
            "às segundas e às quintas às 18h (MEZ)",
            "nos fins de semana a partir da 1h (MEZ)",
        ),
        (
            "it",
            "tutti i giorni alle 6:30 (MEZ)",
            "il lunedì e il giovedì alle 18:00 (MEZ)",
            "nel fine settimana dall’1:00 (MEZ)",
        ),
        ("zh", "每天6:30（MEZ）", "每周一、周四18:00（MEZ）", "周六、周日1:00起（MEZ）"),
        ("zh-TW", "每天6:30（MEZ）", "每週一、週四18:00（MEZ）", "週六、週日1:00起（MEZ）"),
        ("ko", "매일 오전 6시 30분(MEZ)", "매주 월·목요일 오후 6시(MEZ)", "토·일요일 오전 1시부터(MEZ)"),
        (
            "ar",
            "يوميا في الساعة 6:30 (MEZ)",
            "كل اثنين وخميس في الساعة 18:00 (MEZ)",
            "السبت والأحد ابتداء من الساعة 1:00 (MEZ)",
        ),
    ],
)
def test_a_schedule_in_words_of_each_language(tag, daily, two, night):
    schedules = (
        Schedule(time(5, 30), frozenset(range(7)), send=time(6, 30)),
        Schedule(time(5, 30), frozenset({0, 3}), send=time(18)),
        Schedule(time(1), frozenset({5, 6})),
    )

    assert tuple(own_words(tag).when(one, "Europe/Berlin", "MEZ") for one in schedules) == (daily, two, night)


@pytest.mark.parametrize(
    ("tag", "seen", "unseen", "alone"),
    [
        (
            "de",
            "NHK hat zuerst berichtet; 1 weiteres Medium hat selbst berichtet, 5 berufen sich auf andere und 1 übernimmt einen Text.",
            "Laut anderen hat NHK zuerst berichtet.",
            "3 Medien haben selbst berichtet und 2 berufen sich auf andere.",
        ),
        (
            "fr",
            "Première annonce\u202f: NHK\u202f; 1 autre média a son propre article, 5 citent d’autres médias et 1 reprend un texte.",
            "Première annonce, selon d’autres médias\u202f: NHK.",
            "3 médias ont leur propre article et 2 citent d’autres médias.",
        ),
        (
            "es",
            "NHK lo publicó primero; otro medio tiene información propia, 5 citan a otros y 1 reproduce un texto.",
            "Según otros medios, NHK lo publicó primero.",
            "3 medios tienen información propia y 2 citan a otros.",
        ),
        (
            "pt",
            "Primeira notícia: NHK; mais 1 veículo tem reportagem própria, 5 citam outros e 1 reproduz um texto.",
            "Primeira notícia, segundo outros: NHK.",
            "3 veículos têm reportagem própria e 2 citam outros.",
        ),
        (
            "it",
            "Prima notizia: NHK; un’altra testata ha un resoconto autonomo, 5 citano altri e 1 pubblica un testo altrui.",
            "Prima notizia, secondo altre testate: NHK.",
            "3 testate hanno un resoconto autonomo e 2 citano altri.",
        ),
        (
            "zh",
            "NHK首发；另有1家独立报道，5家援引他人，1家转载。",
            "据其他媒体，NHK首发。",
            "3家独立报道，2家援引他人。",
        ),
        (
            "ko",
            "첫 보도: NHK; 그 밖에 독자 보도 1곳, 인용 5곳, 전재 1곳.",
            "첫 보도(다른 매체에 따름): NHK.",
            "독자 보도 3곳, 인용 2곳.",
        ),
        (
            "ar",
            "أول من نشر: \u2068NHK\u2069؛ تقارير مستقلة أخرى: 1، نقل عن آخرين: 5 وإعادة نشر: 1.",
            "أول من نشر بحسب وسائل أخرى: \u2068NHK\u2069.",
            "تقارير مستقلة: 3 ونقل عن آخرين: 2.",
        ),
    ],
)
def test_a_lineage_is_summed_up_in_a_sentence(tag, seen, unseen, alone):
    words = site_words(tag)

    assert words.summed("NHK", 1, 5, 1, seen=True) == seen
    assert words.summed("NHK", 0, 0, 0, seen=False) == unseen
    assert words.summed("", 3, 2, 0, seen=True) == alone


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("de", "Unterschiedliche Angaben zur Zahl der Toten"),
        ("fr", "Les médias divergent sur le nombre de morts"),
        ("es", "Los medios difieren en el número de muertos"),
        ("pt", "As notícias divergem sobre o número de mortos"),
        ("it", "Le testate divergono sul numero dei morti"),
        ("zh-CN", "各媒体说法不一（死亡人数）"),
        ("zh-Hant", "各媒體說法不一（死亡人數）"),
        ("ko", "매체마다 다른 사망자 수"),
        ("ar", "تختلف وسائل الإعلام في عدد القتلى"),
    ],
)
def test_what_outlets_differ_on_fits_into_the_sentence(tag, said):
    words = words_for(tag)

    assert words.differ(words.persons["dead"]) == said


@pytest.mark.parametrize(
    ("tag", "code", "name"),
    [
        ("en", "GB", "Britain"),
        ("de", "US", "USA"),
        ("de", "JP", "Japan"),
        ("fr", "HK", "Hong Kong"),
        ("es", "CI", "Costa de Marfil"),
        ("pt-BR", "MM", "Mianmar"),
        ("pt-PT", "MM", "Myanmar"),
        ("it", "GB", "Gran Bretagna"),
        ("zh", "HK", "香港"),
        ("zh", "MO", "澳门"),
        ("zh-TW", "MO", "澳門"),
        ("zh-HK", "KP", "北韓"),
        ("ko", "KR", "한국"),
        ("ar", "GB", "بريطانيا"),
        ("fi", "GB", "Iso-Britannia"),
    ],
)
def test_countries_have_the_names_that_newspapers_use(tag, code, name):
    assert territory(code, calendar(tag, "UTC", date(2025, 6, 24)).locale) == name


def test_french_sets_a_narrow_space_before_high_signs_and_inside_quotation_marks():
    own, search = own_words("fr"), search_words("fr")

    assert own.ask("Asie") == "Se désabonner de «\u202fAsie\u202f»\u202f?"
    assert search.titled("riz") == "Recherche\u202f: riz"
    for words in (words_for("fr"), site_words("fr"), own, correction_words("fr"), search):
        for text in (
            value for name in dir(words) if isinstance(value := getattr(words, name), str) and name[0] != "_"
        ):
            assert not any(
                f"{before}{sign}" in text for sign in ":;?!" for before in "abcdefghijklmnopqrstuvwxyzé "
            ), text


def test_a_spanish_question_is_opened_and_closed():
    assert own_words("es").ask("Asia") == "¿Darse de baja de Asia?"


def test_an_outlets_name_stands_apart_in_an_arabic_line():
    words, pages = words_for("ar"), site_words("ar")

    for said in (
        words.first("20 Minutes", "20 يونيو", seen=True),
        words.only("20 Minutes"),
        words.headline_from("20 Minutes"),
        words.source(3, "20 Minutes"),
        words.copies(["20 Minutes"], []),
        words.failure("feed", "20 Minutes", "HTTP 503"),
        words.spread(3, 2, 1, ["20 Minutes"]),
        pages.summed("20 Minutes", 1, 0, 0, seen=True),
        pages.role("copy", ["20 Minutes"]),
    ):
        assert "\u206820 Minutes\u2069" in said
        assert said.count("\u2068") == said.count("\u2069")
