from __future__ import annotations

import pytest

from briefs.domain.names import Names
from briefs.newsroom.sound import Ear


@pytest.fixture(scope="module")
def ear(names: Names) -> Ear:
    return Ear(names.sounds)


def pairs(ear, text):
    return [heard for heard in ear.heard(text) if heard.second]


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Gareth Pemberton", "Гарет Пембертон"),
        ("Gareth Pemberton", "Гаретом Пембертоном"),
        ("Gareth Pemberton", "개러스 펨버턴이"),
        ("Gareth Pemberton", "ガレス・ペンバートン"),
        ("Gareth Pemberton", "加雷斯·彭伯顿"),
        ("Gareth Pemberton", "加雷斯·彭伯頓"),
        ("Charlotte Whitfield", "Шарлотта Уитфилд"),
        ("Juan Carlos Ibarra", "Хуан Карлос Ибарра"),
        ("Christos Papadakis", "Χρήστος Παπαδάκης"),
        ("Boris Tikhomirov", "Борис Тихомиров"),
        ("Nataša Kovačić", "Natasha Kovacic"),
        ("Étienne Lambert", "Этьен Ламбер"),
        ("Svetlana Tikhonova", "سفيتلانا تيخونوفا"),
        ("Konrad von der Lieth", "Конрад фон дер Лит"),
    ],
)
def test_a_name_sounds_alike_in_another_script(ear, names, latin, other):
    simple = other.translate(names.simpler)
    assert any(a.sounds_like(b) for a in pairs(ear, latin) for b in pairs(ear, simple))


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Gareth Pemberton", "Гарет Хендерсон"),
        ("Gareth Pemberton", "Роберт Пембертон"),
        ("Gareth Pemberton", "개러스 헨더슨이"),
        ("Gareth Pemberton", "グレアム・ペニントン"),
        ("Gareth Pemberton", "让·勒布朗"),
        ("Kim Lee", "Ким Ли"),
        ("Gareth Pemberton", "Пембертон Гарет"),
    ],
)
def test_other_names_short_ones_and_exchanged_parts_do_not(ear, latin, other):
    assert not any(a.sounds_like(b) for a in pairs(ear, latin) for b in pairs(ear, other))


def test_a_word_is_no_name_of_two_parts(ear):
    (word,) = [heard for heard in ear.heard("in Pemberton") if not heard.second]
    assert not any(word.sounds_like(pair) for pair in pairs(ear, "Gareth Pemberton"))


@pytest.mark.parametrize("text", ["Gareth, Pemberton", "Gareth met Pemberton", "Gareth. Pemberton"])
def test_only_neighbours_are_one_name(ear, text):
    assert pairs(ear, text) == []


def test_what_is_taken_is_not_heard(ear):
    text = "Gareth Pemberton met Alan Carbury"
    assert [heard.surface for heard in ear.heard(text, [(0, 16)]) if heard.second] == ["Alan Carbury"]


@pytest.mark.parametrize(
    "text", ["", "·", "·a", "・", "克·", "Ж", "Ǆ", "ﷺ ﷺ", "가 나 다", "Xxxxxxxx" * 50 + " Cccccccc" * 9]
)
def test_any_text_is_heard(ear, text):
    assert isinstance(list(ear.heard(text)), list)
