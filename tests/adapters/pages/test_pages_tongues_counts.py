"""Counts in the sentences of each language: every form of number that it has."""

from __future__ import annotations

import pytest

from briefs.adapters.pages.languages import site_words, words_for

COUNTS = (0, 1, 2, 5, 11, 21)

CHECKED = {
    "de": [
        "0 Sätze wurden an den Stellen geprüft, die sie zitieren; keiner wurde zurückgehalten.",
        "1 Satz wurde an den Stellen geprüft, die er zitiert; einer wurde zurückgehalten.",
        "2 Sätze wurden an den Stellen geprüft, die sie zitieren; zwei wurden zurückgehalten.",
        "5 Sätze wurden an den Stellen geprüft, die sie zitieren; fünf wurden zurückgehalten.",
        "11 Sätze wurden an den Stellen geprüft, die sie zitieren; elf wurden zurückgehalten.",
        "21 Sätze wurden an den Stellen geprüft, die sie zitieren; 21 wurden zurückgehalten.",
    ],
    "fr": [
        "0 phrase a été confrontée aux passages qu’elle cite\u202f; aucune n’a été écartée.",
        "1 phrase a été confrontée aux passages qu’elle cite\u202f; une a été écartée.",
        "2 phrases ont été confrontées aux passages qu’elles citent\u202f; deux ont été écartées.",
        "5 phrases ont été confrontées aux passages qu’elles citent\u202f; cinq ont été écartées.",
        "11 phrases ont été confrontées aux passages qu’elles citent\u202f; onze ont été écartées.",
        "21 phrases ont été confrontées aux passages qu’elles citent\u202f; 21 ont été écartées.",
    ],
    "es": [
        "Se cotejaron 0 frases con los pasajes que citan; ninguna quedó fuera.",
        "Se cotejó 1 frase con los pasajes que cita; una quedó fuera.",
        "Se cotejaron 2 frases con los pasajes que citan; dos quedaron fuera.",
        "Se cotejaron 5 frases con los pasajes que citan; cinco quedaron fuera.",
        "Se cotejaron 11 frases con los pasajes que citan; once quedaron fuera.",
        "Se cotejaron 21 frases con los pasajes que citan; 21 quedaron fuera.",
    ],
    "pt": [
        "0 frases foram comparadas com os trechos que citam; nenhuma ficou de fora.",
        "1 frase foi comparada com os trechos que cita; uma ficou de fora.",
        "2 frases foram comparadas com os trechos que citam; duas ficaram de fora.",
        "5 frases foram comparadas com os trechos que citam; cinco ficaram de fora.",
        "11 frases foram comparadas com os trechos que citam; onze ficaram de fora.",
        "21 frases foram comparadas com os trechos que citam; 21 ficaram de fora.",
    ],
    "it": [
        "0 frasi sono state confrontate con i passi che citano; nessuna è stata scartata.",
        "1 frase è stata confrontata con i passi che cita; una è stata scartata.",
        "2 frasi sono state confrontate con i passi che citano; due sono state scartate.",
        "5 frasi sono state confrontate con i passi che citano; cinque sono state scartate.",
        "11 frasi sono state confrontate con i passi che citano; undici sono state scartate.",
        "21 frasi sono state confrontate con i passi che citano; 21 sono state scartate.",
    ],
}

OPENED = {
    "de": [
        "Eine Meldung aus einem Medium, dazu eine weitere in einer Zeile. Eine knüpft an eine frühere Ausgabe an.",
        "Zwei Meldungen aus zwei Medien, dazu zwei weitere in je einer Zeile. Zwei knüpfen an frühere Ausgaben an.",
        "21 Meldungen aus 21 Medien, dazu 21 weitere in je einer Zeile. 21 knüpfen an frühere Ausgaben an.",
    ],
    "fr": [
        "Un sujet d’après un média, et un autre en une ligne. Un prolonge une édition précédente.",
        "Deux sujets d’après deux médias, et deux autres en une ligne. Deux prolongent des éditions précédentes.",
        "21 sujets d’après 21 médias, et 21 autres en une ligne. 21 prolongent des éditions précédentes.",
    ],
    "es": [
        "Una noticia de un medio, y otra en una línea. Una continúa una edición anterior.",
        "Dos noticias de dos medios, y otras dos en una línea. Dos continúan ediciones anteriores.",
        "21 noticias de 21 medios, y otras 21 en una línea. 21 continúan ediciones anteriores.",
    ],
    "pt": [
        "Uma notícia de um veículo, e mais uma em uma linha. Uma dá continuidade a uma edição anterior.",
        "Duas notícias de dois veículos, e mais duas em uma linha. Duas dão continuidade a edições anteriores.",
        "21 notícias de 21 veículos, e mais 21 em uma linha. 21 dão continuidade a edições anteriores.",
    ],
    "it": [
        "Una notizia da una testata, e un’altra in una riga. Una riprende un numero precedente.",
        "Due notizie da due testate, e altre due in una riga. Due riprendono numeri precedenti.",
        "21 notizie da 21 testate, e altre 21 in una riga. 21 riprendono numeri precedenti.",
    ],
    "zh": [
        "本期有来自1家媒体的1条新闻，另有1条简讯。其中1条为往期后续。",
        "本期有来自2家媒体的2条新闻，另有2条简讯。其中2条为往期后续。",
        "本期有来自21家媒体的21条新闻，另有21条简讯。其中21条为往期后续。",
    ],
    "zh-TW": [
        "本期有來自1家媒體的1則新聞，另有1則簡訊。其中1則為過往各期的後續。",
        "本期有來自2家媒體的2則新聞，另有2則簡訊。其中2則為過往各期的後續。",
        "本期有來自21家媒體的21則新聞，另有21則簡訊。其中21則為過往各期的後續。",
    ],
    "ko": [
        "이번 호는 1개 매체의 소식 1건과 단신 1건을 전합니다. 이 가운데 1건은 지난 호의 후속입니다.",
        "이번 호는 2개 매체의 소식 2건과 단신 2건을 전합니다. 이 가운데 2건은 지난 호의 후속입니다.",
        "이번 호는 21개 매체의 소식 21건과 단신 21건을 전합니다. 이 가운데 21건은 지난 호의 후속입니다.",
    ],
    "ar": [
        "في هذا العدد خبر واحد من وسيلة إعلام واحدة، إضافة إلى خبر واحد في سطر واحد. المستمر منها من أعداد سابقة: 1.",
        "في هذا العدد خبران من وسيلتين إعلاميتين، إضافة إلى خبرين في سطر لكل منها. المستمر منها من أعداد سابقة: 2.",
        "في هذا العدد 21 خبرا من 21 وسيلة إعلام، إضافة إلى 21 خبرا في سطر لكل منها. المستمر منها من أعداد سابقة: 21.",
    ],
}

ARABIC = [
    (1, "خبر آخر", "وسيلة أخرى", "وسيلة إعلام واحدة"),
    (2, "خبران آخران", "وسيلتان أخريان", "وسيلتان إعلاميتان"),
    (3, "3 أخبار أخرى", "3 وسائل أخرى", "3 وسائل إعلام"),
    (10, "10 أخبار أخرى", "10 وسائل أخرى", "10 وسائل إعلام"),
    (11, "11 خبرا آخر", "11 وسيلة أخرى", "11 وسيلة إعلام"),
    (21, "21 خبرا آخر", "21 وسيلة أخرى", "21 وسيلة إعلام"),
    (100, "100 خبر آخر", "100 وسيلة أخرى", "100 وسيلة إعلام"),
    (102, "102 خبر آخر", "102 وسيلة أخرى", "102 وسيلة إعلام"),
    (105, "105 أخبار أخرى", "105 وسائل أخرى", "105 وسائل إعلام"),
    (111, "111 خبرا آخر", "111 وسيلة أخرى", "111 وسيلة إعلام"),
]


@pytest.mark.parametrize("tag", CHECKED)
def test_a_sentence_agrees_with_its_counts(tag):
    assert [words_for(tag).checked(count, count) for count in COUNTS] == CHECKED[tag]


@pytest.mark.parametrize("tag", OPENED)
def test_a_brief_that_nobody_opened_says_what_it_holds(tag):
    assert [words_for(tag).opened(count, count, count, count) for count in (1, 2, 21)] == OPENED[tag]


@pytest.mark.parametrize(("count", "news", "more", "media"), ARABIC)
def test_arabic_has_six_forms_of_number(count, news, more, media):
    assert site_words("ar").more_stories(count) == f"و{news}"
    assert words_for("ar").more(count) == more
    assert words_for("ar").spread(count, 0, 0) == media
