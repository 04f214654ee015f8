"""Which language a text is said to be in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.newsroom.language import ASKED, detected, language_of, of_all

TOLD = {
    "en": "The minister said on Monday that the talks had been called off and that no new date was set.",
    "de": "Der Minister sagte am Montag, die Gespräche seien abgesagt und ein neuer Termin sei nicht vereinbart.",
    "fr": "Le ministre a déclaré lundi que les discussions avaient été annulées sans aucune nouvelle date.",
    "es": "El ministro dijo el lunes que las conversaciones se habían cancelado y que no hay una nueva fecha.",
    "it": "Il ministro ha detto lunedì che i colloqui sono stati annullati e che non è stata fissata una data.",
    "pt": "O ministro disse na segunda-feira que as conversações foram canceladas e que não há uma nova data.",
    "nl": "De minister zei maandag dat het overleg is afgelast en dat er nog geen nieuwe datum is.",
    "ru": "Министр заявил в понедельник, что переговоры отменены, и это подтвердили в ведомстве.",
    "uk": "Міністр заявив у понеділок, що переговори скасовано, а нової дати її не призначили.",
    "be": "Міністр заявіў у панядзелак, што перамовы адмененыя і новай даты пакуль няма.",
    "bg": "Министърът заяви в понеделник, че преговорите са отменени и все още не е определена нова дата за срещата.",
    "sr": "Министар је у понедељак рекао да су преговори отказани и да нови датум још није одређен.",
    "ar": "قال الوزير يوم الاثنين إن المحادثات ألغيت ولم يتم تحديد موعد جديد للاجتماعات القادمة في العاصمة.",
    "fa": "وزیر روز دوشنبه گفت که گفتگوها لغو شده و تاریخ تازه‌ای تعیین نشده است.",
    "ur": "وزیر نے پیر کو کہا کہ مذاکرات منسوخ کر دیے گئے ہیں اور نئی تاریخ طے نہیں ہوئی۔",
    "hi": "मंत्री ने सोमवार को कहा कि वार्ता रद्द कर दी गई है और नई तारीख तय नहीं हुई है।",
    "mr": "मंत्र्यांनी सोमवारी सांगितले की चर्चा रद्द करण्यात आली आहे आणि नवीन तारीख ठरलेली नाही.",
    "el": "Ο υπουργός δήλωσε τη Δευτέρα ότι οι συνομιλίες ακυρώθηκαν.",
    "he": "השר אמר ביום שני כי השיחות בוטלו וטרם נקבע מועד חדש.",
    "th": "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าการเจรจาถูกยกเลิก",
    "ja": "大臣は月曜日、協議を中止し、新たな日程は決まっていないと述べた。",
    "zh": "部长周一表示会谈已取消，新的日期尚未确定。",
    "ko": "장관은 월요일 회담이 취소됐으며 새 날짜는 정해지지 않았다고 말했다.",
}
UNTOLD = {
    "sv": "Ministern sade på måndagen att samtalen har ställts in och att det inte finns något nytt datum.",
    "da": "Ministeren sagde mandag, at samtalerne er aflyst, og at der ikke er fastsat en ny dato for mødet.",
    "nb": "Ministeren sa mandag at samtalene er avlyst, og at det ikke er satt noen ny dato for møtet.",
    "fi": "Ministeri sanoi maanantaina, että neuvottelut on peruttu eikä uutta päivää ole sovittu.",
    "pl": "Minister powiedział w poniedziałek, że rozmowy zostały odwołane i że nie ma nowego terminu.",
    "cs": "Ministr v pondělí řekl, že jednání byla zrušena a že nový termín zatím není stanoven.",
    "tr": "Bakan pazartesi günü görüşmelerin iptal edildiğini ve yeni bir tarih belirlenmediğini söyledi.",
    "id": "Menteri mengatakan pada hari Senin bahwa pembicaraan itu dibatalkan dan belum ada tanggal baru.",
    "vi": "Bộ trưởng cho biết hôm thứ Hai rằng các cuộc đàm phán đã bị hủy và chưa có ngày mới.",
    "ro": "Ministrul a declarat luni că discuțiile au fost anulate și că nu există o nouă dată.",
    "ca": "El ministre va dir dilluns que les converses s'han cancel·lat i que no hi ha cap nova data.",
    "gl": "O ministro dixo o luns que as conversas foron canceladas e que non hai unha nova data.",
    "hu": "A miniszter hétfőn azt mondta, hogy a tárgyalásokat lemondták, és nincs új időpont.",
    "sw": "Waziri alisema Jumatatu kwamba mazungumzo yameahirishwa na hakuna tarehe mpya.",
    "af": "Die minister het Maandag gesê dat die gesprekke afgelas is en dat daar nog geen nuwe datum is nie.",
    "kk": "Министр дүйсенбі күні келіссөздер тоқтатылғанын және жаңа күн белгіленбегенін айтты.",
    "ps": "وزیر د دوشنبې په ورځ وویل چې خبرې لغوه شوې دي او نوې نېټه نه ده ټاکل شوې.",
    "ne": "मन्त्रीले सोमबार वार्ता रद्द भएको र नयाँ मिति तय नभएको बताए।",
    "bn": "মন্ত্রী সোমবার বলেছেন যে আলোচনা বাতিল করা হয়েছে।",
    "none": "Tokyo 2025: 12–3",
    "empty": "",
}


@pytest.mark.parametrize("language", TOLD)
def test_letters_and_words_tell_the_language(language):
    assert detected(TOLD[language]) == language


@pytest.mark.parametrize("language", UNTOLD)
def test_a_language_that_is_not_known_is_not_taken_for_another(language):
    assert detected(UNTOLD[language]) == ""


@pytest.mark.parametrize("language", [*TOLD, *(one for one in UNTOLD if len(one) == 2)])
def test_what_is_declared_rightly_is_believed(language):
    text = TOLD.get(language) or UNTOLD[language]
    assert language_of(language, text) == language
    assert language_of(f"{language}-XX", text) == f"{language}-XX"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", TOLD["ja"], "ja"),
        ("en-US", TOLD["ko"], "ko"),
        ("de", TOLD["ru"], "ru"),
        ("en", TOLD["uk"], "uk"),
        ("fr", TOLD["ar"], "ar"),
        ("en", TOLD["el"], "el"),
        ("en", TOLD["he"], "he"),
        ("en", TOLD["th"], "th"),
        ("en", TOLD["hi"], "hi"),
        ("ru", TOLD["ar"], "ar"),
        ("ja", TOLD["ko"], "ko"),
        ("zh", TOLD["ja"], "ja"),
        ("zh-TW", "台北の部長週一表示會談已經取消，新的日期尚未確定，雙方沒有說明原因。", "zh-TW"),
        ("en", UNTOLD["kk"], ""),
        ("ja", TOLD["en"], "en"),
        ("ar", TOLD["fr"], "fr"),
        ("ja", "iPhone 17 Pro Max", "ja"),
        ("ja", "東京株式市場反発", "ja"),
        ("ko", "北朝鮮", "ko"),
        ("sr", TOLD["sr"], "sr"),
        ("sr-Latn", "Ministar je rekao da su pregovori otkazani.", "sr-Latn"),
        ("fr", TOLD["en"], "fr"),
        ("en", "“Talks” – café", "en"),
        ("en", "The word 会談 means talks, the paper said, and it is used for meetings of ministers.", "en"),
        ("en", "", "en"),
        ("", "Talks", ""),
    ],
)
def test_what_is_declared_is_believed_unless_the_letters_say_otherwise(declared, text, language):
    assert language_of(declared, text) == language


def test_one_language_told_by_some_of_a_feeds_texts_is_that_of_the_others_in_its_letters():
    assert list(of_all(["Tokyo", TOLD["en"], "Osaka", TOLD["ja"]])) == ["", "en", "", "ja"]
    assert list(of_all(["Tokyo", TOLD["en"], "Osaka"])) == ["en"] * 3
    late = ["Tokyo"] * ASKED + [TOLD["en"]]
    assert list(of_all(late)) == [""] * ASKED + ["en"]
    assert list(of_all([TOLD["en"]] * ASKED + [TOLD["ja"], "Osaka"])) == ["en"] * ASKED + ["ja", "en"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["", "en", "ja", "zh-TW", "xx"]), st.text(max_size=80))
def test_any_text_has_some_language_or_none(declared, text):
    assert isinstance(language_of(declared, text), str)
    assert detected(text) in {*TOLD, "mk", ""}
