"""What mail programs are known to show, from caniemail.com's tests."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mail_features import Used
from ruamel.yaml import YAML

PROOF = Path(__file__).parents[1] / "proof"

CLIENTS = {
    "Gmail on the web": "gmail.desktop-webmail",
    "Gmail in a phone’s browser": "gmail.mobile-webmail",
    "Gmail for iOS": "gmail.ios",
    "Gmail for Android": "gmail.android",
    "Outlook for Windows, classic": "outlook.windows",
    "Outlook on the web, new Outlook for Windows": "outlook.outlook-com",
    "Outlook for macOS": "outlook.macos",
    "Outlook for iOS": "outlook.ios",
    "Outlook for Android": "outlook.android",
    "Apple Mail for macOS": "apple-mail.macos",
    "Apple Mail for iOS": "apple-mail.ios",
    "Yahoo Mail on the web": "yahoo.desktop-webmail",
    "Yahoo Mail for iOS": "yahoo.ios",
    "Yahoo Mail for Android": "yahoo.android",
    "AOL on the web": "aol.desktop-webmail",
    "AOL for iOS": "aol.ios",
    "AOL for Android": "aol.android",
    "Proton Mail on the web": "protonmail.desktop-webmail",
    "Proton Mail for iOS": "protonmail.ios",
    "Proton Mail for Android": "protonmail.android",
    "Fastmail on the web": "fastmail.desktop-webmail",
    "Thunderbird": "thunderbird.macos",
    "Samsung Email": "samsung-email.android",
    "GMX on the web": "gmx.desktop-webmail",
    "GMX for iOS": "gmx.ios",
    "GMX for Android": "gmx.android",
    "WEB.DE on the web": "web-de.desktop-webmail",
    "WEB.DE for iOS": "web-de.ios",
    "WEB.DE for Android": "web-de.android",
    "Orange on the web": "orange.desktop-webmail",
    "Orange for iOS": "orange.ios",
    "Orange for Android": "orange.android",
    "La Poste on the web": "laposte.desktop-webmail",
}
"""The clients that we check, as docs/mail.md names them."""


@dataclass(frozen=True, slots=True, order=True)
class Lack:
    """A feature that a client shows in part ("a", with the notes that say what is missing) or not ("n")."""

    feature: str
    client: str
    level: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.client, *(f"#{note}" for note in self.notes)])


@dataclass(frozen=True, slots=True)
class Allowed:
    """Lacks that we take, by feature and level ("n") or note; what the reader loses, and why that is right."""

    features: dict[str, tuple[str, ...]]
    why: str
    loses: str = ""

    def covers(self, lack: Lack) -> bool:
        taken = self.features.get(lack.feature, ())
        return (
            lack.level in taken if lack.level == "n" else bool(lack.notes) and set(lack.notes) <= set(taken)
        )


@cache
def data() -> dict[str, Any]:
    """The test results of caniemail.com: when they were updated, and the features."""
    return json.loads(lzma.decompress((PROOF / "caniemail.json.xz").read_bytes()))


@cache
def rules() -> dict[str, Any]:
    return YAML(typ="safe").load(PROOF / "mail_clients.yaml")


@cache
def allowed() -> tuple[Allowed, ...]:
    return tuple(
        Allowed(
            {feature: tuple(map(str, levels)) for feature, levels in entry["features"].items()},
            entry["why"],
            entry.get("loses", ""),
        )
        for entry in rules()["allowed"]
    )


def lacking(used: Used) -> Iterator[Lack]:
    """What the named clients lack of the features used; an unknown result is none."""
    for feature in sorted(used.keys() & data()["features"].keys()):
        known = data()["features"][feature]
        for client in CLIENTS.values():
            level, *marks = known["results"].get(client, "u").split()
            notes = tuple(mark.lstrip("#") for mark in marks)
            met = tuple(note for note in notes if _is_met(feature, note, used[feature]))
            if level == "n":
                yield Lack(feature, client, level)
            elif level == "a" and (met or not notes):
                yield Lack(feature, client, level, met)


def met_at(lack: Lack, places: set[str]) -> set[str]:
    """The places at which a lack shows."""
    forms = [rules()["conditions"].get(lack.feature, {}).get(int(note), "") for note in lack.notes] or [""]
    return {place for place in places if any(re.search(form, place) for form in forms)}


def _is_met(feature: str, note: str, places: set[str]) -> bool:
    form = rules()["conditions"].get(feature, {}).get(int(note), "")
    return form != "never" and any(re.search(form, place) for place in places)


def untold(used: Used) -> list[str]:
    """What is used without caniemail telling who shows it."""
    return sorted(f for f in used if not f.startswith("plain ") and f not in data()["features"])


def losses(lacks: Iterable[Lack]) -> dict[str, list[str]]:
    """What the reader of each named client loses, in the order of the list of what is allowed."""
    found = set(lacks)
    return {
        name: [
            entry.loses
            for entry in allowed()
            if entry.loses and any(lack.client == client and entry.covers(lack) for lack in found)
        ]
        for name, client in CLIENTS.items()
    }
