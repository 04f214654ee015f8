"""Text and addresses are made fit to print, in the end sign by sign and as the standard library encodes."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.pages import links
from briefs.adapters.pages.links import clean, safe_url
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NONCHARACTERS = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))
OURS = re.compile(f"{re.escape(UNSUBSCRIBE[:-1])}|{re.escape(PREFERENCES.rstrip('/'))}", re.IGNORECASE)
SIGNS = [chr(code) for code in (*range(0x3000), *range(0xD7A0, 0x10000), *range(0xE0000, 0xE0200))]
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from([*SPACES, *DIRECTIONS, " ", "  ", "\u3000", "\xa0", "\x00", "\ud800", "-", "%", "~"]),
        st.sampled_from(
            [UNSUBSCRIBE, UNSUBSCRIBE.upper(), PREFERENCES, "http\x00s://", "https://a.example/"]
        ),
        st.sampled_from(["The minister’s", "word", "日本語の文", "“quoted”,"]),
    ),
    max_size=25,
)


def cleaned(text: str) -> str:
    kept = "".join(fit(sign) for sign in text)
    return OURS.sub("…", re.sub(" +", " ", kept).strip(" "))


def fit(sign: str) -> str:
    if sign in SPACES:
        return " "
    unfit = sign in DIRECTIONS or sign in NONCHARACTERS or unicodedata.category(sign) in {"Cc", "Cs"}
    return "" if unfit else sign


def safe(url: str) -> str:
    unseen = any(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in url)
    if unseen or OURS.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def test_signs_are_cleaned_as_their_categories_say():
    wrong = [ascii(sign) for sign in SIGNS if clean(f"a{sign}b") != cleaned(f"a{sign}b")]

    assert wrong == []


def test_an_address_is_safe_with_signs_that_can_be_seen():
    wrong = [ascii(sign) for sign in SIGNS if bool(safe_url(f"https://a.example/{sign}")) != seen(sign)]

    assert wrong == []


def seen(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["", " "]))
def test_cleaning_is_what_it_is_sign_by_sign(parts, gap):
    text = gap.join(parts)

    assert clean(text) == cleaned(text)
    assert safe_url(text) == safe(text)
    assert safe_url(f"https://a.example/{text}") == safe(f"https://a.example/{text}")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["http", "HTTPS", "ftp"]), st.text("aZ0.-:@[]/?#%é ", max_size=12))
def test_an_address_is_safe_when_the_standard_library_finds_a_host_in_it(scheme, rest):
    assert safe_url(f"{scheme}://{rest}") == safe(f"{scheme}://{rest}")


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["", " "]))
def test_a_passage_is_encoded_as_the_standard_library_does_it(parts, gap):
    text = gap.join(parts)

    assert links._encoded(text) == quote(text, safe="", errors="ignore").replace("-", "%2D")
