"""Folding quickly gives the lines that folding sign by sign does, and keeps the width."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.pages import plain
from briefs.adapters.pages.plain import WIDTH, columns, fold, tidy

CLOSING = "、。，．！？：；」』）】》〉”’…"
NARROW = "abc xyz-.,()é ü ß ñ “’” – — … · € д ю λ\xa0\u202f؟ ،عש"
ASIA = "日本政府は、「かな」と（漢字）。カナー　！？：； 韓국 中，《书》Ａ１"
OTHERS = "🙂日ش\u0651﷽अक\u093fe\u0301か\u3099ｱ⌚\u200d\ufe0f"  # what takes a closer look
INDENTS = [("", None), ("  ", None), ("  ", "- "), ("    ", "  - "), ("      ", "  ")]


def oracle(text: str, indent: str, first: str | None) -> str:
    """What folding means, one sign after the other."""
    lines, line, empty = [], indent if first is None else first, True
    for piece, gap in pieces(text, WIDTH - len(indent)):
        if not empty and width(line) + len(gap) + width(piece) > WIDTH:
            lines.append(line)
            line, empty = indent, True
        line += ("" if empty else gap) + piece
        empty = False
    return "\n".join([*lines, line])


def pieces(text: str, room: int):
    for word in re.split(r"[ \n]+", text.strip(" \n")):
        before, address = re.fullmatch(r"(?is)(.*?)((?:[(<]?(?:https?://|mailto:).*)?)", word).groups()
        parts = [*(broken(before, room) if before or not address else ()), *([address] if address else ())]
        yield from zip(parts, [" ", *([""] * len(parts))], strict=False)


def broken(word: str, room: int):
    piece = ""
    for sign in word:
        parted = piece and (is_wide(piece[-1]) or is_wide(sign)) and sign not in CLOSING
        joined = not width(sign) or piece.endswith("\u200d")
        if piece and ((parted and not joined) or width(piece) + width(sign) > room):
            yield piece
            piece = ""
        piece += sign
    yield piece


def is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def width(text: str) -> int:
    return sum(0 if is_on_another(sign) else 2 if is_wide(sign) else 1 for sign in text)


def is_on_another(sign: str) -> bool:
    return unicodedata.combining(sign) > 0 or unicodedata.category(sign) in {"Cf", "Me", "Mn"}


def words(signs: str, most: int):
    return st.text(alphabet=st.sampled_from(signs), max_size=most)


ADDRESSES = st.builds(
    "{}{}".format, st.sampled_from(["https://", "HTTP://", "(http://", "<mailto:", "x:"]), words("ab/日", 90)
)
USUAL = ["a", "of", "the", "four", "minister’s", "“quoted”", "eleven letters", "x" * 68, "x" * 72, "x" * 80]
SET = [
    "日本",
    "政府は",
    "、",
    "。",
    "」",
    "」。",
    "「",
    "（",
    "AI",
    "2026年",
    "と",
    "’",
    "minister’s",
    " ",
    "a ",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(USUAL[:-3]), min_size=20, max_size=80),
    st.lists(st.sampled_from(USUAL), min_size=20, max_size=40),
    st.lists(st.sampled_from([*SET, "字" * 20]), min_size=40, max_size=150),
    st.lists(st.one_of(words(NARROW, 30), words("ab", 90), ADDRESSES), max_size=25),
    st.lists(st.one_of(words(ASIA, 60), words(NARROW, 20), ADDRESSES), max_size=15),
    st.lists(st.one_of(words(ASIA, 40), words(OTHERS, 10), words(NARROW, 20)), max_size=15),
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=90), max_size=4),
)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from([" ", "", "\n", "  "]), st.sampled_from(INDENTS))
def test_folding_is_what_it_is_sign_by_sign(parts, gap, lead):
    text = gap.join(parts)

    assert fold(text, *lead) == oracle(text, *lead)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from([*INDENTS, ("", "== "), ("  ", "=> a longer lead ")]))
def test_no_line_without_an_address_is_wider_than_the_mail(parts, lead):
    lines = fold(" ".join(parts), *lead).split("\n")

    assert all(columns(line) <= WIDTH for line in lines if ":" not in line)
    assert lines[0].startswith(lead[0] if lead[1] is None else lead[1])
    assert all(line.startswith(lead[0]) for line in lines[1:])


def test_a_long_word_after_a_longer_lead_is_broken_where_the_first_line_ends():
    assert fold("x" * 100, "  ", "=> a lead ").split("\n") == ["=> a lead " + "x" * 62, "  " + "x" * 38]
    assert fold("日" * 40, "", "=> a lead ").split("\n")[0] == "=> a lead " + "日" * 31


@pytest.mark.parametrize("address", ["https://a.example/" + "x" * 80, "https://例え.example/" + "道" * 40])
@pytest.mark.parametrize("around", ["see {} there", "日本語の{} 記事", "日本語 {} 記事", "é:{} é", "(<{}"])
def test_an_address_is_never_broken(address, around):
    assert address in fold(around.format(address), "  ")


@pytest.mark.parametrize(
    "cluster", ["👩\u200d👩\u200d👧", "か\u3099", "e\u0301", "❤\ufe0f", "日\U000e0100"], ids=ascii
)
def test_what_is_one_sign_to_the_eye_stays_on_one_line(cluster):
    for before in range(66, 74):
        wide = fold("日" * (before // 2) + cluster * 40).split("\n")

        assert cluster in fold("x" * before + " " + cluster * 40)
        assert all(line.replace(cluster, "").strip("日") == "" for line in wide)


def test_the_quick_ways_take_signs_only_whose_width_they_know():
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    narrow = [sign for sign in signs if not plain._NOT_NARROW.match(sign)]
    common = [sign for sign in signs if not plain._NOT_COMMON.match(sign) and not sign.isascii()]

    assert {width(sign) for sign in narrow} == {1}
    assert {width(sign) for sign in common} == {2}
    assert {len(sign.encode()) for sign in common} == {3}
    assert set("éß“”’—…·€дλعש؟\xa0") <= set(narrow)
    assert set("日本かカ。、「」（）！：Ａ한　") <= set(common)


@given(st.lists(st.sampled_from(["a", " ", "   ", "\n", "\n\n", "日", "\u3000"]), max_size=40))
def test_tidy_text_is_tidied_line_by_line(parts):
    lines = [line.rstrip(" ") for line in "".join(parts).split("\n")]

    assert tidy("".join(parts)) == re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
