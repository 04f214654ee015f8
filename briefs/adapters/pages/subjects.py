"""What the lines about disagreements call the things on which outlets differ."""

from __future__ import annotations

from briefs.adapters.pages.tongues import TONGUES
from briefs.adapters.pages.tongues.spoken import SpokenBrief

_SPOKEN = [tongue.brief for tongue in TONGUES.values() if issubclass(tongue.brief, SpokenBrief)]

PERSONS = {
    "en": {
        "dead": "how many died",
        "injured": "how many were injured",
        "missing": "how many are missing",
        "arrested": "how many were arrested",
        "evacuated": "how many were evacuated",
        "rescued": "how many were rescued",
    },
    "ja": {
        "dead": "死者数",
        "injured": "負傷者数",
        "missing": "行方不明者数",
        "arrested": "逮捕者数",
        "evacuated": "避難者数",
        "rescued": "救助された人数",
    },
    **{words.lang: words.persons for words in _SPOKEN},
}
"""What counts persons: its figure is told as a number, whatever the language of the report."""

OTHERS = {
    "en": {
        "magnitude": "the magnitude",
        "votes": "the vote",
        "date": "the date",
        "inflation": "inflation",
        "tariff": "the tariff",
        "interest": "the interest rate",
        "defence": "defence spending",
        "turnout": "the turnout",
        "jobless": "unemployment",
        "growth": "growth",
        "fine": "the fine",
        "deal": "the price",
        "profit": "the profit",
        "revenue": "the revenue",
        "loss": "the loss",
        "shares": "the share price",
        "aid": "the aid",
        "damage": "the damage",
        "invested": "the investment",
        "dividend": "the dividend",
        "wage": "wages",
        "depth": "the depth",
        "wind": "the wind",
    },
    "ja": {
        "magnitude": "地震の規模",
        "votes": "票数",
        "date": "日付",
        "inflation": "物価上昇率",
        "tariff": "関税率",
        "interest": "金利",
        "defence": "防衛費",
        "turnout": "投票率",
        "jobless": "失業率",
        "growth": "成長率",
        "fine": "罰金",
        "deal": "買収額",
        "profit": "利益",
        "revenue": "売上高",
        "loss": "損失",
        "shares": "株価",
        "aid": "支援額",
        "damage": "被害額",
        "invested": "投資額",
        "dividend": "配当",
        "wage": "賃金",
        "depth": "深さ",
        "wind": "風速",
    },
    **{words.lang: words.others for words in _SPOKEN},
}
"""What is told as the outlet writes it."""


def name(thing: str, lang: str) -> str:
    """What a thing is called in the language of the wording, "" when it has no name."""
    return PERSONS[lang].get(thing) or OTHERS[lang].get(thing, "")
