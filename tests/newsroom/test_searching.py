"""Texts and queries in any script become terms, and what is found can be shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.newsroom.findable import findable
from briefs.newsroom.searching import BREAK, LARGEST, LONGEST, MOST, WORDS, Query, fits, marks, parsed, terms
from briefs.newsroom.snippets import LENGTH, snippet


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan’s talks, at 3.5%", "japan s talks at 3 5"),
        ("Élysée STRASSE Straße İzmir Łódź Ærø", "elysee strasse strasse izmir lodz aero"),
        ("e\u0301le\u0301ment ﬁnal ＮＨＫ ①", "element final nhk 1"),
        ("ΑΘΗΝΑ Αθήνα ёлка", "αθηνα αθηνα елка"),
        ("under_score e-mail U.S.", "under score e mail u s"),
        ("soft\xadhyphen zero\u200bwidth نمی\u200cخواهم", "softhyphen zerowidth نمیخواهم"),
        ("हिन्दी में", "हिन्दी में"),
        ("国会", "国会 会"),
        ("国会議員。中国", "国会 会議 議員 員 中国 国"),
        ("カタカナとＮＨＫ", "カタ タカ カナ ナと と nhk"),
        ("ｶﾞｽ", "ガス ス"),
        ("人々", "人々 々"),
        ("葛\U000e0100城", "葛城 城"),
        ("한국 정부가", "한국 국 정부 부가 가"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국 국"),
        ("ประเทศ", "ปร ระ ะเ เท ทศ ศ"),
        ("2025年度", "2025 年度 度"),
        ("☀️ 👩‍👩‍👧 1️⃣ \u0301 \ud800 \0", "1"),
        ("☀ि ◌์", ""),
        ("x" * 200, "x" * LONGEST),
        ("", ""),
    ],
)
def test_a_text_becomes_terms(text, found):
    assert " ".join(terms([text])) == found


def test_parts_are_kept_apart_and_a_text_without_end_is_cut():
    assert terms(["a b", "", "c"]) == ("a", "b", BREAK, BREAK, "c")
    assert len(terms(["a "] * MOST)) == MOST
    assert sum(map(len, terms(["ﷺ" * 99_999] * 9))) <= LARGEST


CASES = [
    # query, text, whether it fits
    ("japan", "Japan cancels", True),
    ("cancel", "Japan cancels", True),
    ("cancel japan", "Japan cancels", False),
    ("cancel* japan", "Japan cancels", True),
    ("ca", "Japan cancels", False),
    ("ca*", "Japan cancels", False),
    ("202", "in 2025", False),
    ("202x", "in 202xy", True),
    ("2025", "in 2025", True),
    ("japan cancels", "It cancels what Japan said", True),
    ('"japan cancels"', "It cancels what Japan said", False),
    ('"japan cancel"', "Japan cancels", False),
    ("“japan cancels”", "Japan cancels", True),
    ("「日本」", "在日本", True),
    ('"japan cancels', "Japan cancels", True),
    ("-tokyo japan", "Japan cancels", True),
    ("-japan cancels", "Japan cancels", False),
    ("−japan cancels", "Japan cancels", False),
    ('cancels -"what japan"', "It cancels what Japan said", False),
    ('cancels -"japan what"', "It cancels what Japan said", True),
    ("-japan", "Korea cancels", False),
    ("covid-19", "COVID-19 is back", True),
    ("covid-19", "19 cases of COVID", False),
    ("3.5", "3.5 per cent", True),
    ("japan's", "Japan’s talks", True),
    ("elysee", "L’Élysée", True),
    ("ÉLYSÉE", "l'elysee", True),
    ("国", "中国", True),
    ("国", "国会", True),
    ("会国", "国会", False),
    ("会議", "国会議員", True),
    ("国会議", "国会と会議", False),
    ("国会議", "国会。会議", False),
    ("東京 大阪", "大阪から東京へ", True),
    ("東京大阪", "大阪から東京へ", False),
    ("都NHK", "東京都NHK", True),
    ("中国NHK", "中国NHKの", True),
    ("nhkの", "NHKの会長", True),
    ("2025年", "令和2025年度", True),
    ("정부", "한국정부가", True),
    ("เทศ", "ประเทศไทย", True),
    ("हिन्दी", "वह हिन्दी बोलता है", True),
    ("", "Japan", False),
    ("!!!", "Japan !!!", False),
    ("*", "Japan", False),
    ("AND", "Japan", False),
    ("NEAR(japan cancels)", "Japan cancels", False),
]


@pytest.mark.parametrize(("query", "text", "fit"), CASES)
def test_a_query_fits_a_text(query, text, fit):
    assert fits(parsed(query), terms([text])) is fit


def test_a_query_is_read_to_a_bound():
    many = " ".join(f"word{number}" for number in range(100))
    assert len(parsed(many).wanted) == WORDS
    assert not any(clause.begins for clause in parsed(many).wanted)
    (one,) = parsed("国" * 10_000).wanted
    assert len(one.terms) < 1000
    assert parsed("same same -other -other") == parsed("same same -other")


@given(st.text())
def test_any_text_is_a_query_and_fits_itself_as_a_phrase(text):
    query = parsed('"' + text.replace('"', " ") + '"')
    if len(query.wanted) == 1 and not query.unwanted:
        assert fits(query, terms([text.replace('"', " ")]))


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("elysee", "L’Élysée said", ["Élysée"]),
        ("elysee", "L’E\u0301lyse\u0301e said", ["E\u0301lyse\u0301e"]),
        ("japan", "Japanese, not Japan", ["Japanese", "Japan"]),
        ('"two plus" meet', "a two-plus-two meeting", ["two-plus", "meeting"]),
        ("国", "中国の国会", ["国", "国"]),
        ("国会議員", "国会議員が", ["国会議員"]),
        ("会議 議員", "国会議員が", ["会議員"]),
        ("ｶﾞｽ", "ガスとｶﾞｽ", ["ガス", "ｶﾞｽ"]),
        ("kg", "3 ㎏ rice", ["㎏"]),
        ("japan -korea", "Korea and Japan", ["Japan"]),
        ("nothing", "Korea and Japan", []),
    ],
)
def test_what_was_looked_for_is_marked_where_it_stands(query, text, marked):
    assert [text[start:end] for start, end in marks(parsed(query), text)] == marked


@given(st.text(max_size=400), st.text(max_size=30))
def test_a_snippet_is_a_part_of_its_text(text, query):
    pieces = snippet(parsed(query), text, 40)
    shown = "".join(piece.text for piece in pieces)
    if len(text) <= 40:
        assert shown == text
    else:
        assert shown.removeprefix("…").removesuffix("…") in text or shown in text
        assert len(shown) <= 42


def test_a_snippet_shows_the_place_that_holds_most_and_whole_words():
    text = f"Japan met. {'Nobody spoke of it then. ' * 20}Tokyo asked Japan. {'It went on and on. ' * 30}"
    pieces = snippet(parsed("japan tokyo"), text)
    assert [piece.text for piece in pieces if piece.marked] == ["Tokyo", "Japan"]
    assert (pieces[0].text, pieces[-1].text) == ("…", "…")
    whole = "".join(piece.text for piece in pieces[1:-1])
    assert f" {whole} " in text
    assert LENGTH - 20 <= len(whole) <= LENGTH


def test_a_snippet_of_a_text_without_spaces_cuts_no_sign_apart():
    text = "が" * 100 + "国会" + "か\u3099" * 200
    pieces = snippet(parsed("国会"), text, 50)
    assert [piece.text for piece in pieces if piece.marked] == ["国会"]
    assert not pieces[1].text.startswith("\u3099")
    assert pieces[-2].text.endswith("\u3099")


def test_nothing_is_found_where_nothing_is_wanted():
    assert not fits(Query(), ("a",))
    assert snippet(Query(), "A text.") == snippet(parsed("other"), "A text.")


# what can be found of a brief


def frozen(**more: object) -> str:
    summary = {
        "headline": {"text": "Talks\u0000 are \u202eoff\n"},
        "sentences": [{"text": "Japan withdrew."}],
        "sections": [{"text": "A demand.", "label": "Why"}],
        "held_back": [{"text": "Held."}],
    }
    item = {
        "story": "s1",
        "summary": summary,
        "lineage": {"reports": [{"outlet": "NHK"}, {"outlet": "FT"}]},
        "sources": [{"outlet": "FT", "title": "Unsaid"}, {"outlet": "AP"}],
        "related": [{"headline": "Elsewhere"}],
    }
    return json.dumps({"items": [item | more, item | {"story": "s2"}]})


def test_a_story_is_found_by_headline_sentences_sections_and_outlets():
    first, second = findable(frozen())
    assert (first.story, first.place, second.story, second.place) == ("s1", 1, "s2", 2)
    assert first.headline == "Talks are off"
    assert first.text == "Japan withdrew. Why: A demand. NHK, FT, AP"
    words = [word for word in first.terms if word != BREAK]
    assert words == ["talks", "are", "off", "japan", "withdrew", "why", "a", "demand", "nhk", "ft", "ap"]


def test_a_brief_of_an_older_program_has_no_sections_and_no_labels():
    old = {"headline": {"text": "Talks"}, "sentences": [{"text": "Off."}]}
    assert findable(frozen(summary=old))[0].text == "Off. NHK, FT, AP"


@pytest.mark.parametrize("damaged", ["", "{", "[]", "{}", "null"])
def test_frozen_json_without_stories_holds_nothing(damaged):
    assert findable(damaged) == ()
