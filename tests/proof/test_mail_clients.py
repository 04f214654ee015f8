"""What the mail uses of HTML and CSS, beside what mail programs are known to show (caniemail.com's tests)."""

from __future__ import annotations

import re
from pathlib import Path

import golden
import mail_features
import pytest
from mail_clients import CLIENTS, allowed, data, lacking, met_at, rules, untold
from mail_features import used


@pytest.fixture(scope="module")
def features(pages):
    return golden.features(pages)


def test_no_client_lacks_what_the_mail_uses_unless_that_is_allowed(features):
    wrong: dict[str, list[str]] = {}
    for lack in lacking(features):
        if not any(entry.covers(lack) for entry in allowed()):
            notes = [data()["features"][lack.feature]["notes"][note] for note in lack.notes]
            places = sorted(met_at(lack, features[lack.feature]))[:3]
            wrong.setdefault(f"{lack.feature}: {lack.level} {notes} at {places}", []).append(str(lack))
    assert not wrong, "\n".join(f"{what}: {', '.join(clients)}" for what, clients in wrong.items())


def test_nothing_is_allowed_that_the_mail_does_not_need(features):
    met = {(lack.feature, level) for lack in lacking(features) for level in (lack.notes or (lack.level,))}
    listed = {(f, level) for entry in allowed() for f, levels in entry.features.items() for level in levels}
    assert [f"{feature} {level}" for feature, level in sorted(listed - met)] == []


def test_what_no_data_tells_of_is_known_to_us(features):
    assert untold(features) == sorted(rules()["untold"])


def test_every_reason_is_given():
    assert all(entry.why.endswith(".") for entry in allowed())
    assert all(reason.endswith(".") for reason in rules()["untold"].values())


def test_every_condition_is_about_a_note_of_the_data():
    for feature, notes in rules()["conditions"].items():
        assert {str(note) for note in notes} <= set(data()["features"][feature]["notes"]), feature


def test_the_document_names_every_client_and_what_it_loses(features):
    text = golden.DOCUMENT.read_text(encoding="utf-8")
    assert golden.table(features) in text, "`make golden` writes the table of docs/mail.md anew"
    assert data()["updated"] in text


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<td style='display:flex'>", "css-display-flex"),
        ("<td style='background:url(\"a.webp\")'>", "image-webp"),
        ("<td style='width:calc(1px + 2%)'>", "css-unit-calc"),
        ("<td style='color:rgb(1 2 3)'>", "css-rgb"),
        ("<td style='border-radius:3px'>", "css-border-radius"),
        ("<td style='border-top-left-radius:3px'>", "css-border-radius"),
        ("<td style='margin-inline-start:3px'>", "css-margin-inline-start-end"),
        ("<td style='--x: 1; color: var(--x)'>", "css-variables"),
        ("<td style=\"font-family: 'a;b', system-ui\">", "css-sytem-ui"),
        ("<style>@font-face { src: url(x) }</style>", "css-at-font-face"),
        ("<style>@import 'x';</style>", "css-at-import"),
        ("<style>@media (max-width: 3px) { a:hover { color: red } }</style>", "css-pseudo-class-hover"),
        ("<style>.a { & .b { color: red } }</style>", "css-nesting"),
        ("<style>td > a { color: red }</style>", "css-selector-child"),
        ("<style>.a .b { color: red }</style>", "css-selector-descendant"),
        ("<style>/* x */ .a { color: red }</style>", "css-comments"),
        ("<img src='x.svg'>", "image-svg"),
        ("<img src='data:image/png;base64,AA'>", "image-base64"),
        ("<a href='mailto:a@b.example'>", "html-mailto-links"),
        ("<a href='#a'>", "html-anchor-links"),
        ("<section><details><summary>", "html-semantics"),
        ("<input type=radio>", "html-input-radio"),
        ("<!--[if mso]>x<![endif]-->", "html-comments"),
    ],
)
def test_a_feature_is_found_where_it_is_used(html, feature):
    assert feature in used(f"<!doctype html><html><body><table><tr><td>{html}</table></body></html>")


def test_a_mail_that_is_laid_out_by_flexbox_is_refused():
    html = "<!doctype html><html><body><div style='display:flex;gap:3px'>x</div></body></html>"
    refused = {
        lack.feature for lack in lacking(used(html)) if not any(entry.covers(lack) for entry in allowed())
    }
    assert {"css-display-flex", "css-gap"} <= refused


def test_a_property_or_element_that_no_data_tells_of_is_refused():
    html = "<!doctype html><html><body><blink style='reading-order: 3'>x</blink></body></html>"
    assert untold(used(html)) == ["css-reading-order", "unknown <blink>"]


def test_a_note_that_is_met_in_one_place_counts_and_in_none_does_not():
    def lacks(style: str) -> set[str]:
        page = f"<!doctype html><html><body><p style='{style}'>x</p></body></html>"
        return {str(lack) for lack in lacking(used(page)) if lack.feature == "css-margin"}

    assert "gmail.ios #1" in lacks("margin: -2px 0")
    assert "gmail.ios #1" not in lacks("margin: 2px 0")


def test_every_feature_of_the_data_can_be_found():
    source = Path(mail_features.__file__).read_text(encoding="utf-8")
    about_the_sender = {"amp", "bimi"}
    by_value = ("html-button-", "html-input-", "image-")
    assert [
        name
        for name in data()["features"].keys() - about_the_sender
        if not name.startswith(by_value) and not found_as_property(name) and not is_named(name, source)
    ] == []


def found_as_property(feature: str) -> bool:
    style = f"{feature.removeprefix('css-')}: 1"
    return feature in used(f"<!doctype html><html><body><p style='{style}'>")


def is_named(feature: str, source: str) -> bool:
    short = re.sub(r"^(css-unit|css-pseudo-class|css-pseudo-element|html|css)-", "", feature)
    return bool(re.search(rf"\b{re.escape(short)}\b", source))


def test_a_client_of_the_list_is_a_client_of_the_data():
    known = {client for feature in data()["features"].values() for client in feature["results"]}
    assert set(CLIENTS.values()) <= known
