"""Patterns that find times in a text in small letters, and the words around them that bear on them."""

from __future__ import annotations

import re

from briefs.newsroom.check import day_names as names
from briefs.newsroom.check import day_phrases as phrases
from briefs.newsroom.check.units import either

YEAR = r"(?:19|20)\d\d"
MONTH = re.compile(
    rf"(?<![\w-])(?:(?:mid|mi|end)-)?(?P<m>{either(names.MONTHS)})(?![\w-])\.?(?P<y>,? (?:de |del "
    rf"|of )?{YEAR}\b)?"
    rf"|(?:(?P<f>{YEAR})年)?(?<!\d)(?P<n>1[0-2]|[1-9])(?:月(?!\d)|月?[-~〜至到](?=\d{{1,2}}月(?!\d)))"
)
LINK = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|of|ending|ended|during|through|throughout|between"
    r"|to|and|last|next"
    r"|this|early|late|each|every|around|for|im|seit|bis|ab|vom|nach|vor|anfang|mitte|ende|en|depuis|dès"
    r"|fin"
    r"|début|à|courant|desde|hasta|para|principios|finales|mediados|de|del|ce) |\b(?:mid|mi|end)-|\bd')\Z"
)
WEEKDAY = re.compile(
    rf"(?<![\w-])(?P<w>{either(names.WEEKDAYS)})(?:s|abends?|morgens?|(?:nach|vor)mittags?|nachts?)?(?!\w)"
    r"|(?:(?P<k>[先今来])週の?)?(?P<e>[月火水木金土日])曜|(?<=日)\((?P<s>[月火水木金土日])\)"
    r"|(?P<h>[上本这這下])?(?:个|個)?(?:星期|礼拜|周|週)(?P<c>[一二三四五六日天])(?![年月])"
)
SHORT_DAY = re.compile(r"\b(Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?(?=[ ,])")
WEEKEND = re.compile(r"\bweek-?ends?\b|\bwochenende\b|\bfin de semana\b|週末|周末")
NO_DAY = re.compile(r"\b(?:black|good|super|ash|cyber|sheffield|bloody|palm|giving|shrove) \Z")
NO_DAY_AFTER = re.compile(r" (?:times|telegraph|mirror|mail|express|people|post|night live|night lights)\b")
EASTERN_WAYS = {**dict.fromkeys("先上", -1), **dict.fromkeys("今本这這", 0), **dict.fromkeys("来下", 1)}
WAY_BEFORE = re.compile(
    "(?:"
    + "|".join(rf"\b(?P<w{shift + 1}>{words})" for shift, words in phrases.WAYS_BEFORE.items())
    + r") \Z"
)
WAY_AFTER = re.compile(
    "(?: (?:"
    + "|".join(rf"(?P<w{shift + 1}>{words})" for shift, words in phrases.WAYS_AFTER.items())
    + r")\b)"
)
OF_MONTH = re.compile(
    r"(?<![\d月.,/~-])(?P<d>[12]?\d|3[01])(?:両?日(?![間间\d元本内前后後])|日?[-~〜、・と和至](?=\d{1,2}両?日))"
    r"|\bon the (?P<t>\d{1,2})(?:st|nd|rd|th)\b"
)
RANKED = either(rank for rank in names.RANKS if len(rank) > 1)
QUARTER = re.compile(
    rf"\bq(?P<q>[1-4])\b|\b(?P<r>{RANKED})[ -](?:quarter(?!-?final)|quartal|trimestre)s?\b"
    r"|\b(?P<n>[1-4])\. quartal|第?(?P<e>[1-4一二三四])(?:四半期|季度)"
    r"|(?<!\d)(?P<m>1|4|7|10)月?[-~〜]\d{1,2}月期"
)
HALF = re.compile(
    rf"\bh(?P<q>[12])\b|\b(?P<r>first|second) half of (?=(?:the|this|last|next) year|{YEAR})"
    rf"|\b(?P<s>{RANKED}) (?:halbjahr|jahreshälfte|semestre)\b|(?P<e>[上下])半?[年期](?![间間])"
)
SEASON = re.compile(
    rf"(?<!\w)(?:mid-?)?(?P<w>{either(season for season in names.SEASONS if len(season) > 1)})(?![\w-])"
    r"|(?<=[今来昨去明年の])(?P<e>[春夏秋冬])|(?P<c>[春夏秋冬])(?=[季天])"
)
SEASON_LINK = re.compile(
    r"(?:\b(?:in|the|this|next|last|by|early|late|since|im|bis|au|en|cet|ce|la|el|de|del|esta|este"
    r"|próxim[ao]"
    r"|(?:diese|nächste|kommende|vergangene|letzte)[nrms]?) |\b[ld]')\Z"
)
YEARS = re.compile(rf"(?<![A-Za-z\d.,$€£¥-])(?P<y>{YEAR})(?![\d%]|[.,:-]\d|-?\w*s\b)")
SURNAME = re.compile(r" [A-ZÀ-Þ][a-zß-ÿ]")
PART_BEFORE = re.compile(
    r"(?:(?P<p1>\bearly|\b(?:beginning|start) of|\banfang|\bdébut|\b(?:principios|inicios|comienzos) de)"
    r"|(?P<p2>\bmid|\bmiddle of|\bmitte|\bmi|\bmediados de)"
    r"|(?P<p3>\blate|\bend(?: of)?|\bende|\bfin|\b(?:finales|fines) de))[ -](?:the |in )?\Z"
)
PART_AFTER = re.compile("の?(?:(?P<p1>上旬|初旬|初め|初|前半)|(?P<p2>中旬|半ば)|(?P<p3>下旬|末|底|後半))")
