from __future__ import annotations

import pytest

from briefs.domain.summary import Severity, Source
from briefs.newsroom.check import check, media

NIKKEI = "Japan called off its talks with the U.S., the Financial Times reported. Bloomberg opened an office in Nagoya."


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("Japan called off its talks with the U.S., the Financial Times reported.", None),
        ("Japan called off its talks, the FT reported.", None),
        ("According to Kyodo, Bloomberg opened an office in Nagoya.", None),
        ("According to Kyodo, Japan called off its talks.", "warn"),
        ("According to Reuters, Japan called off its talks.", "block"),
        ("Japan called off its talks, the BBC said.", "block"),
        ("Bloomberg reported that Japan called off its talks.", "warn"),
        ("Japan called off its talks.", None),
    ],
)
def test_credit_goes_to_an_outlet_that_is_cited_or_credited_there(
    serious, sentence: str, severity: str | None
) -> None:
    found = [finding.severity.value for finding in serious(sentence, NIKKEI) if finding.check == "credit"]
    assert found == ([severity] if severity else [])


def credit(outlets, sentence: str, *texts: tuple[str, str]) -> str:
    sources = [Source(f"s{at}", outlet, text) for at, (outlet, text) in enumerate(texts)]
    found = [f.severity.value for f in check(sentence, sources, outlets).findings if f.check == "credit"]
    return " ".join(found)


FERRY = (
    "Reuters",
    (
        "Norway may buy nine electric ferries, two ministry officials told Reuters.\n\nThe plan was first reported by "
        "Aftenposten. Documents obtained by the BBC put the price at $90 million.\n\n"
        "Shipyard owner Kari Lunde told NRK that she had seen no order. Bloomberg opened an office in Bergen."
    ),
)
RIVER = (
    "Tagesschau",
    "Die Elbe führt Niedrigwasser. Das sagte Amtsleiterin Petra Sühl der Süddeutschen Zeitung.",
)
TRAM = (
    "Le Figaro",
    (
        "Le tramway de Brest sera prolongé. Le maire l’a annoncé vendredi à l’AFP. Selon un rapport consulté par Le Monde, "
        "le chantier coûtera 80 millions d’euros."
    ),
)
TRAIN = (
    "El País",
    "El tren de Soria volverá en mayo, según adelantó El Mundo. La ministra lo confirmó a EFE.",
)
STEEL = (
    "NHK",
    "大手鉄鋼会社が工場を閉鎖する方針だと日本経済新聞が報じた。会社側は共同通信の取材に「決まっていない」と答えた。",
)
BANK = ("The Paper", "据财新报道，沿海银行将裁员三成。该行发言人对路透社表示，尚无计划。")


@pytest.mark.parametrize(
    ("cited", "right", "wrong"),
    [
        (
            FERRY,
            "Two officials told Reuters that Norway may buy nine electric ferries.",
            "Two officials told Bloomberg that Norway may buy nine electric ferries.",
        ),
        (
            FERRY,
            "Norway may buy nine electric ferries, as Aftenposten first reported.",
            "Norway may buy nine electric ferries, as Reuters first reported.",
        ),
        (
            FERRY,
            "The nine ferries would cost $90 million, documents obtained by the BBC show.",
            "The nine ferries would cost $90 million, documents obtained by Reuters show.",
        ),
        (
            FERRY,
            "Shipyard owner Kari Lunde told NRK she had seen no order.",
            "Shipyard owner Kari Lunde told the BBC she had seen no order.",
        ),
        (
            FERRY,
            "Norway may buy nine electric ferries, according to Reuters.",
            "Norway may buy nine electric ferries, according to the Coast Post.",
        ),
        (
            RIVER,
            "Die Elbe führt Niedrigwasser, sagte Petra Sühl der Süddeutschen Zeitung.",
            "Die Elbe führt Niedrigwasser, sagte Petra Sühl der Neuen Zürcher Zeitung.",
        ),
        (
            RIVER,
            "Die Elbe führt laut Süddeutscher Zeitung Niedrigwasser.",
            "Die Elbe führt laut Spiegel Niedrigwasser.",
        ),
        (
            TRAM,
            "Le maire de Brest a annoncé à l’AFP que le tramway serait prolongé.",
            "Le maire de Brest a annoncé à Reuters que le tramway serait prolongé.",
        ),
        (
            TRAM,
            "Le chantier coûtera 80 millions d’euros, selon un rapport consulté par Le Monde.",
            "Le chantier coûtera 80 millions d’euros, selon un rapport consulté par Libération.",
        ),
        (
            TRAIN,
            "El tren de Soria volverá en mayo, según El Mundo.",
            "El tren de Soria volverá en mayo, según La Vanguardia.",
        ),
        (
            STEEL,
            "日本経済新聞は、大手鉄鋼会社が工場を閉鎖する方針だと報じた。",
            "朝日新聞は、大手鉄鋼会社が工場を閉鎖する方針だと報じた。",
        ),
        (BANK, "据财新报道，沿海银行将裁员三成。", "据第一财经报道，沿海银行将裁员三成。"),
        (BANK, "据财新报道，沿海银行将裁员三成。", "据海滨晚报报道，沿海银行将裁员三成。"),
    ],
)
def test_the_outlet_must_have_the_part_that_the_sentence_gives_it(
    outlets, cited: tuple[str, str], right: str, wrong: str
) -> None:
    assert credit(outlets, right, cited) == ""
    assert credit(outlets, wrong, cited) in {"warn", "block"}


def test_an_outlet_that_retells_is_not_the_source_of_what_it_retells(outlets) -> None:
    own = ("The Guardian", "Ministers plan to sell the Isle Bank lighthouse, sources have told the Guardian.")
    retold = (
        "BBC News",
        "Isle Bank lighthouse may go. The Guardian reported that ministers plan to sell it.",
    )
    assert (
        credit(outlets, "The Guardian reported that ministers plan to sell the lighthouse.", own, retold)
        == ""
    )
    assert (
        credit(outlets, "BBC News reported that ministers plan to sell the lighthouse.", own, retold)
        == "warn"
    )


def test_the_article_of_the_credited_outlet_must_tell_it_as_the_others_do(outlets) -> None:
    own = ("Bloomberg", "The maker Solvane may sell its Texas plant for $700 million.")
    other = ("Reuters", "Shares in Solvane rose 7% on Wednesday.")
    assert credit(outlets, "Bloomberg reported that Solvane may sell its Texas plant.", own, other) == ""
    assert credit(outlets, "Reuters reported that Solvane may sell its Texas plant.", own, other) == "warn"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The pier will close, the Coast Post reported.", ["Coast Post"]),
        ("He told the broadcaster Radio Fjord that the pier would close.", ["Radio Fjord"]),
        ("Der Steg schließt, wie die Küstener Rundschau berichtet.", ["Küstener Rundschau"]),
        ("La jetée fermera, selon le quotidien La Vigie.", ["La Vigie"]),
        ("El muelle cerrará, según el diario La Gaviota.", ["La Gaviota"]),
        ("海辺新聞は桟橋が閉鎖されると報じた。", ["海辺新聞"]),
        ("据海滨晚报报道，栈桥将关闭。", ["海滨晚报"]),
        ("The Coast Guard reported that the pier would close.", []),
        ("The World Bank said the pier would close, according to Apple.", []),
        ("Prices rose, the Independent Commission told MPs.", []),
    ],
)
def test_media_without_an_entry_are_known_by_how_they_are_credited(sentence: str, names: list[str]) -> None:
    assert sorted(set(media.named(sentence))) == names


def test_an_outlet_that_the_table_does_not_know_can_be_credited(outlets) -> None:
    source = Source("a", "Pacific Ledger", "Japan called off its talks with the U.S.")
    sentence = "Japan called off its talks with the U.S., the Pacific Ledger reported."
    assert not [f for f in check(sentence, [source], outlets).findings if f.check == "credit"]


def notes(outlets, sentence: str, *texts: tuple[str, str]) -> list[tuple[str, str]]:
    sources = [Source(f"s{at}", outlet, text) for at, (outlet, text) in enumerate(texts)]
    found = check(sentence, sources[:1] if sentence.startswith("!") else sources, outlets).findings
    return [(finding.check, finding.detail) for finding in found if finding.severity is Severity.NOTE]


def test_publishers_of_one_family_are_a_single_source(outlets) -> None:
    text = "Japan called off its talks with the U.S."
    sentence = "Japan has called off its American talks."
    assert ("single source", "rests on Nikkei alone") in notes(
        outlets, sentence, ("Nikkei", text), ("Financial Times", text)
    )
    assert notes(outlets, sentence, ("Nikkei", text), ("BBC", text)) == []


def test_a_long_run_word_for_word_is_noted_unless_it_is_quoted(outlets) -> None:
    text = "He said the port would stay shut until the last of the ships had left the bay on Sunday."
    copied = "He said the port would stay shut until the last of the ships had left."
    quoted = "He said: “the port would stay shut until the last of the ships had left the bay”."
    assert "copied" in dict(notes(outlets, copied, ("BBC", text)))
    assert "copied" not in dict(notes(outlets, quoted, ("BBC", text)))


def test_a_citation_that_adds_nothing_is_noted_and_corroboration_is_not(outlets) -> None:
    text, other = "Japan called off its talks with the U.S.", "A bear was seen in Sapporo."
    sentence = "Japan has called off its American talks."
    assert ("redundant", "does not need its citation of BBC") in notes(
        outlets, sentence, ("NHK", text), ("BBC", other)
    )
    assert "redundant" not in dict(notes(outlets, sentence, ("NHK", text), ("BBC", text)))


def test_sources_that_disagree_on_a_number_are_noted(outlets) -> None:
    first, second = "The quake killed 12 people in Sendai.", "The quake killed 15 people in Sendai."
    sentence = "The quake in Sendai killed 12 people."
    assert ("conflict", "BBC says 15, not 12") in notes(outlets, sentence, ("NHK", first), ("BBC", second))
