"""Words by which a sentence calls something decided or done, or tells who says it, by language."""

from __future__ import annotations

import re

from briefs.newsroom.check.small import lowered

_SETTLED = {
    "en": r"decided|agreed|approved|confirmed|prove[sdn]|finali[sz]ed|signed|concluded|settled|sealed"
    r"|ruled|determined",
    "de": r"beschlossen|entschieden|vereinbart|bestätigt|beweist|bewiesen|genehmigt|unterzeichnet"
    r"|besiegelt|geeinigt",
    "fr": r"décidé|convenu|approuvé|confirmé|prouv(?:e|é)|signé|conclu|acté|entériné",
    "es": r"decidido|decidió|acordado|acordó|aprobado|aprobó|confirmado|confirmó|demostrado|demuestra"
    r"|firmado|firmó",
    "ja": "決めた|決定した|決まった|合意した|確認した|確定した|承認した|証明した|締結した",
    "zh": "已?决定|已确认|证实|已批准|已签署|达成协议|已达成|敲定|证明",
}


def _one(lang: str, words: str) -> re.Pattern[str]:
    return re.compile(words if lang in {"ja", "zh"} else rf"(?<![\w-])(?<!not )(?<!yet )(?:{words})(?!\w)")


_SETTLED_IN = {lang: _one(lang, words) for lang, words in _SETTLED.items()}


_DONE = {
    "en": r"\b(?:ha[sd]|have|was|were|been|did|already|\w{2,}ed)\b",
    "de": r"\b(?:hat|haben|hatten?|wurden?|worden|ist|sind|bereits)\b",
    "fr": r"\b(?:a|ont|avait|été|est|sont|déjà)\b",
    "es": r"\b(?:ha|han|había|fue|fueron|ya|\w{2,}(?:ó|aron|ieron))\b",
    "ja": "した|された|決めた|決まった|済み",
    "zh": "已|了",
}
DONE_IN = {lang: re.compile(words) for lang, words in _DONE.items()}
_TOLD = {
    "en": r"\b(?:said|says?|saying|told|tells?|according to|reported|reports|argued?|believ\w{1,3}"
    r"|thinks?|claims?|claimed|alleg\w{1,6}|insists?|insisted|charged|against|case|trial|lawsuit"
    r"|complaint)\b",
    "de": r"\b(?:sagt\w*|laut|zufolge|nach angaben|teilte|erklärte\w*|vorwurf|vorwürfe|anklage"
    r"|berichtete\w*)\b",
    "fr": r"\b(?:selon|d'après|dit|affirm\w+|déclar\w+|a annoncé|indiqu\w+|rapport\w+)\b",
    "es": r"\b(?:según|dijo|dice|afirm\w+|declar\w+|asegur\w+|inform\w+)\b",
    "ja": "によると|述べ|明らかに|発表|報じ|伝え|話し",
    "zh": "称|表示|据|说|透露|报道",
}
TOLD_IN = {lang: re.compile(words) for lang, words in _TOLD.items()}


def settled(text: str, lang: str) -> tuple[str, int]:
    """The word by which a clause calls something decided, agreed or proved, and where; "" when none does."""
    found = _SETTLED_IN[lang].search(lowered(text))
    return (found.group(), found.start()) if found else ("", len(text))
