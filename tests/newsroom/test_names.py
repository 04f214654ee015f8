from __future__ import annotations

import pytest

from briefs.domain.names import Names
from briefs.newsroom.names import finder, script, tongue


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Japan cancels talks", ""),
        ("日本が中止", "ja"),
        ("日本取消会谈", "zh"),
        ("일본 취소", "ko"),
        ("习近平 is the Chinese leader's name", ""),
    ],
)
def test_script(article, title, kind):
    assert script(article("a1", "X", title)) == kind


@pytest.mark.parametrize(
    ("lang", "title", "spoken"),
    [
        ("", "Japan cancels talks", "en"),
        ("en-GB", "Japan cancels talks", "en"),
        ("en", "日本が中止", "ja"),
        ("zh-TW", "日本取消會談", "zh"),
        ("fr-CA", "Grève à Montréal", "fr"),
        ("de", "The ministers said that they have agreed with the union", "en"),
        ("", "Die Minister haben sich mit der Gewerkschaft nicht geeinigt", "de"),
        ("ru", "Переговоры отменены", "ru"),
        ("en", "Переговоры были отменены, заявил премьер Эстонии", "ru"),
    ],
)
def test_an_article_is_compared_in_the_language_it_is_written_in(article, lang, title, spoken):
    assert tongue(article("a1", "X", title, lang=lang)) == spoken


@pytest.mark.parametrize(
    ("lang", "title", "keys"),
    [
        ("en", "Ishiba to skip NATO summit", {"shigeru ishiba", "nato", "summit"}),
        ("ja", "日米2プラス2見送り", {"japan", "united states", "two plus two"}),
        ("zh", "鲁比奥:美日关系", {"marco rubio", "japan", "united states"}),
        ("zh", "俄羅斯與秘魯", {"russia", "peru"}),
        ("en", "The natomic age", set()),
        ("en", "Cold turkey, polish and china plates for us", set()),
        ("en", "Guinea-Bissau is not Guinea", {"guinea-bissau", "guinea"}),
        ("ja", "タイトルはタイの話", {"thailand"}),
        ("ko", "인도네시아와 인도의 회담", {"indonesia", "india", "summit"}),
        ("ko", "수단 정부, 수단을 가리지 않는 수단적 방법", {"sudan"}),
        ("ru", "Великобритания и Новая Зеландия: в Новой Зеландии", {"united kingdom", "new zealand"}),
        ("ru", "Российские и украинские войска", {"russia", "ukraine", "troops"}),
        ("fr", "L’Italie et les Pays-Bas s’entendent", {"italy", "netherlands"}),
        ("de", "Türkische Regierung in Ankara", {"turkey"}),
        ("ar", "والصين وبيرو", {"china", "peru"}),
        ("en", "Central America is not the Americas", {"central america"}),
    ],
)
def test_names_are_found_in_every_language(article, names, lang, title, keys):
    assert {name.key for name in finder(names).names(article("a1", "X", title, lang=lang))} == keys


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Japan on July 1: 3.5 percent"),
        ("en", "Japan, 1 July, 3.5%"),
        ("ja", "日本 7月1日 3.5%に"),
        ("zh", "日本7月1日要求3.5%"),
        ("ko", "일본 7월 1일 3.5%"),
        ("fr", "Japon, le 1er juillet : 3,5 %"),
        ("de", "Japan am 1. Juli: 3,5 Prozent"),
        ("es", "Japón, 1 de julio: 3,5%"),
        ("ru", "Япония, 1 июля: 3,5%"),
        ("ar", "اليابان، ١ يوليو: 3,5"),
    ],
)
def test_places_dates_and_figures_are_the_same_in_every_language(article, names, lang, title):
    found = finder(names).evidence(article("a1", "X", title), lang)
    assert {name.key for name in found.names} == {"japan"}
    assert found.told.dates == {(7, 1)}
    assert found.told.figures == {"3.5"}
    assert found.told.counts == frozenset()


def test_a_persons_given_name_is_not_heard_beside_the_name(article, names):
    found = finder(names).evidence(article("a1", "X", "Władimir Putin met Alan Carbury"), "en")
    assert [heard.surface for heard in found.heard if heard.second] == ["Alan Carbury"]


def test_words_in_latin_letters_stay_as_they_are(article, names):
    found = finder(names).evidence(article("a1", "X", "联盟MS-41飞船与Kuusilabs"), "zh")
    assert found.codes == {"ms41", "kuusilabs"}


def test_without_a_gazetteer_nothing_is_found(article):
    found = finder(Names()).evidence(article("a1", "X", "Alan Carbury in Japan on 3 May: 45"), "en")
    assert (found.names, found.heard, found.told.dates) == (frozenset(), (), frozenset())


def test_the_finder_of_a_gazetteer_is_made_once(names):
    assert finder(names) is finder(names)
