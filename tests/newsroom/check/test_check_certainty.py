from __future__ import annotations

import pytest

from briefs.domain.summary import Source
from briefs.newsroom.check.certainty import findings
from briefs.newsroom.check.reading import Cited, Claim

RAISED = [
    (
        "Prosecutors are weighing whether to seek a warrant for the railway chief.",
        "Prosecutors have decided to seek a warrant for the railway chief.",
    ),
    (
        "Die Staatsanwaltschaft Lüneburg prüft nach eigenen Angaben, ob sie ein Verfahren eröffnet.",
        "Die Staatsanwaltschaft Lüneburg hat ein Verfahren gegen Medicum eröffnet.",
    ),
    (
        "The ministry may ban electric scooters in the old town.",
        "The ministry will ban electric scooters in the old town.",
    ),
    (
        "Norsk Vind is considering a sale of its Baltic wind farms.",
        "Norsk Vind has agreed on a sale of its Baltic wind farms.",
    ),
    (
        "The regulator said it was looking into a leak of patient records.",
        "The regulator confirmed a leak of patient records.",
    ),
    ("The dam at Ilisu is expected to reopen in May.", "The dam at Ilisu will reopen in May."),
    (
        "Coffee was linked to longer lives in a study of nurses.",
        "A study of nurses proved that coffee brings longer lives.",
    ),
    (
        "The mayor hopes to rebuild the market hall within a year.",
        "The mayor will rebuild the market hall within a year.",
    ),
    (
        "The former treasurer allegedly took 40,000 pounds from the club.",
        "The former treasurer took 40,000 pounds from the club.",
    ),
    ("The two airlines plan to merge their cargo units.", "The two airlines have merged their cargo units."),
    ("A merger of the two airlines is possible.", "A merger of the two airlines is agreed."),
    ("Ministers have not ruled out a tax on second homes.", "Ministers approved a tax on second homes."),
    (
        "Die Stadt könnte das Hallenbad in Moers schließen.",
        "Die Stadt wird das Hallenbad in Moers schließen.",
    ),
    (
        "Das Werk in Moers soll im Herbst den Betrieb aufnehmen.",
        "Das Werk in Moers nimmt im Herbst den Betrieb auf.",
    ),
    ("Die Preise für Butter dürften im Herbst steigen.", "Die Preise für Butter steigen im Herbst."),
    ("Der Verein prüft, ob er das Stadion verkauft.", "Der Verein hat das Stadion verkauft."),
    ("La ville pourrait fermer la piscine de Sète.", "La ville fermera la piscine de Sète."),
    ("Le groupe envisage de vendre ses vignobles du Gard.", "Le groupe a vendu ses vignobles du Gard."),
    ("El ayuntamiento podría cerrar la piscina de Lugo.", "El ayuntamiento cerrará la piscina de Lugo."),
    ("El club estudia vender su estadio de Lugo.", "El club ha decidido vender su estadio de Lugo."),
    ("市は三崎の水族館を閉鎖する可能性がある。", "市は三崎の水族館を閉鎖する。"),
    ("同社は国内の3工場を統合する検討に入った。", "同社は国内の3工場を統合すると決めた。"),
    ("市场预计央行明年降息两次。", "央行明年将降息两次。"),
    ("该公司正考虑出售其上海工厂。", "该公司已决定出售其上海工厂。"),
]
KEPT = [
    (
        "A tax on army sugar may be lifted.",
        "The crane that fell at Vigo will be lifted by army engineers in August.",
    ),
    (
        "The port of Vigo may close for repairs said its old owner Marcus Ruiz.",
        "The old owner of the port of Vigo is Marcus Ruiz.",
    ),
    (
        "The ministry may ban electric scooters in the old town.",
        "The ministry might ban electric scooters in the old town.",
    ),
    (
        "Norsk Vind is considering a sale of its Baltic wind farms.",
        "Norsk Vind is weighing a sale of its Baltic wind farms.",
    ),
    ("The dam at Ilisu is expected to reopen in May.", "The dam at Ilisu is likely to reopen in May."),
    ("The new line is due to open on Monday.", "The new line will open on Monday."),
    ("The two airlines plan to merge their cargo units.", "The two airlines will merge their cargo units."),
    (
        "The former treasurer allegedly took 40,000 pounds.",
        "The former treasurer took 40,000 pounds, prosecutors said.",
    ),
    ("The planned merger of the two airlines was stopped.", "The merger of the two airlines was stopped."),
    ("The mayor opened the hall in May 2024.", "The mayor opened the hall in 2024."),
    ("The port may close. The crane has fallen into the sea.", "The crane has fallen into the sea."),
    (
        "The city could close the pool of Moers. On Friday the city closed the pool of Moers.",
        "The city closed the pool of Moers on Friday.",
    ),
    (
        "Operators may not keep the records of customers for longer.",
        "Operators must not keep the records of customers.",
    ),
    ("The study suggests that coffee may help.", "Coffee may help, a study suggests."),
    ("Die Stadt könnte das Hallenbad in Moers schließen.", "Das Hallenbad in Moers schließt vielleicht."),
    ("La ville pourrait fermer la piscine de Sète.", "La ville envisage de fermer la piscine de Sète."),
    ("El club estudia vender su estadio de Lugo.", "El club podría vender su estadio de Lugo."),
    ("同社は国内の3工場を統合する検討に入った。", "同社は国内の3工場の統合を検討している。"),
    ("该公司正考虑出售其上海工厂。", "该公司可能出售其上海工厂。"),
]


def _flagged(text: str, sentence: str, lang: str = "") -> bool:
    return bool(findings(Claim(sentence), Cited([Source("s", "Kyodo", text, None, lang)])))


def _lang(text: str) -> str:
    """The language of a case, which is too short for its words to tell."""
    tells = (("ja", "は"), ("zh", "。"), ("de", "Die Das Der"), ("fr", "La Le"), ("es", "El"))
    return next(
        (lang for lang, words in tells if text.split(maxsplit=1)[0] in words.split() or words in text), "en"
    )


@pytest.mark.parametrize(("text", "sentence"), RAISED)
def test_what_the_text_leaves_open_is_not_told_as_settled(text: str, sentence: str) -> None:
    assert _flagged(text, sentence, _lang(text))


@pytest.mark.parametrize(("text", "sentence"), KEPT)
def test_as_much_left_open_passes(text: str, sentence: str) -> None:
    assert not _flagged(text, sentence, _lang(text))


def test_the_finding_shows_what_the_text_says() -> None:
    (finding,) = findings(
        Claim("The ministry will ban electric scooters."),
        Cited([Source("s", "Kyodo", "The ministry may ban electric scooters, it said.")]),
    )
    assert (finding.check, finding.severity.value) == ("certainty", "warn")
    assert "The ministry may ban electric scooters" in finding.detail


def test_languages_that_are_not_known_are_left_alone() -> None:
    assert not _flagged(
        "De stad kan het zwembad in Breda sluiten en de hal is te klein.",
        "De stad sluit het zwembad in Breda.",
        "nl",
    )
