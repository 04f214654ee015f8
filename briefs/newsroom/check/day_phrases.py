"""Words that tell a time from the day of writing or from another: yesterday, last week, a year earlier."""

from __future__ import annotations

COUNTS = {
    word: at
    for at, row in enumerate(
        (
            "a an one ein einem einer eine un une una 一",
            "two second zwei deux dos 两 二",
            "three third drei trois tres 三",
            "four fourth vier quatre cuatro 四",
            "five fifth fünf cinq cinco 五",
            "six sixth sechs seis 六",
            "seven seventh sieben sept siete 七",
            "eight eighth acht huit ocho 八",
            "nine ninth neun neuf nueve 九",
            "ten tenth zehn dix diez 十",
        ),
        1,
    )
    for word in row.split()
}

DAYS_AWAY = {
    0: r"\b(?:today|tonight|this (?:morning|afternoon|evening)|heute|aujourd'hui|ce (?:matin|soir)"
    r"|cet après-midi"
    r"|hoy|esta (?:mañana|noche|tarde))\b|今日|本日|今天|今晚|今夜|今早|今朝",
    -1: r"\b(?:yesterday|last night|overnight|gestern|ayer|anoche)\b|昨日|昨天|昨夜|昨晚|昨晩",
    1: r"\b(?:tomorrow|demain)\b|(?<!は)明日|明天|明晚",
    -2: r"\b(?:day before yesterday|vorgestern|avant-hier|anteayer)\b|一昨日|前天",
    2: r"\b(?:day after tomorrow|übermorgen|après-demain|pasado mañana)\b|明後日|后天|後天",
}
"""Words for days, by how far they are from the day of writing."""

DAYS_AWAY_IN = {"fr": {-1: r"\bhier\b"}, "de": {1: r"\bmorgen\b"}, "es": {1: r"\b(?<!la )(?<!esta )mañana\b"}}
"""The same where another language has the word too: "hier" is here in German."""

_LAST = r"last|letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?"
_THIS = r"this|diese[nrms]?"
_NEXT = r"next|coming|nächste[nrms]?|kommende[nrms]?"
WAYS_BEFORE = {-1: rf"{_LAST}|pasado", 0: rf"{_THIS}|ce|este", 1: rf"{_NEXT}|próximo|prochain"}
"""Words before a weekday, a month or a season that say on which side of the day of writing it is."""

WAYS_AFTER = {
    -1: r"derni(?:er|ère)|passé|pasado|scorso",
    1: r"prochaine?|próxim[oa]|que viene",
}
"""The same after it."""

UNITS_AWAY = {
    "week": {
        -1: rf"\b(?:(?:{_LAST}) (?:week(?!days?)|woche)|(?:la )?semaine (?:dernière|passée)"
        rf"|semana pasada)\b"
        r"|先週|上周(?![一二三四五六日天末])|上星期(?![一二三四五六日天])",
        0: rf"\b(?:(?:{_THIS}) (?:week|woche)|cette semaine|esta semana)\b"
        r"|今週|(?:本周|这周|這週|本週)(?![一二三四五六日天末])",
        1: rf"\b(?:(?:{_NEXT}) (?:week|woche)|semaine prochaine|(?:próxima semana|semana (?:próxima"
        rf"|que viene)))\b"
        r"|来週|(?:下周|下週|下星期)(?![一二三四五六日天末])",
    },
    "month": {
        -1: rf"\b(?:(?:{_LAST}) (?:month|monat)s?|mois dernier|mes pasado)\b|先月|上个?月|上個月",
        0: rf"\b(?:(?:{_THIS}) (?:month|monat)s?|ce mois(?:-ci)?|este mes)\b|今月|本月|这个月|這個月",
        1: rf"\b(?:(?:{_NEXT}) (?:month|monat)s?|mois prochain|(?:próximo mes|mes (?:próximo|que viene)))\b"
        r"|来月|下个?月|下個月",
    },
    "quarter": {
        -1: rf"\b(?:(?:{_LAST}|previous) (?:quarter|quartal)|trimestre (?:dernier|pasado))\b|上季度|前四半期",
        0: rf"\b(?:(?:{_THIS}|current) (?:quarter|quartal)|ce trimestre|este trimestre)\b|本季度|今四半期",
        1: rf"\b(?:(?:{_NEXT}) (?:quarter|quartal)|trimestre prochain|próximo trimestre)\b|下季度|来四半期",
    },
    "year": {
        -1: rf"\b(?:(?:{_LAST}) (?:year|jahr)(?:es|s)?|(?:l'an|l'année) derni(?:er|ère)|año pasado"
        rf"|vorjahr)\b"
        r"|昨年|去年",
        0: rf"\b(?:(?:{_THIS}) (?:year|jahr)(?:es|s)?|cette année|este año|heuer)\b|今年|本年",
        1: rf"\b(?:(?:{_NEXT}) (?:year|jahr)(?:es|s)?|(?:l'an|l'année) prochaine?"
        r"|(?:próximo año|año (?:próximo|que viene)))\b|来年|明年",
    },
}
"""Words for the week, month, quarter or year before, of, and after the day of writing."""

AGO = (
    r"\b(?P<n1>\w{1,7})[- ](?:straight |consecutive |successive )?(?P<u1>day|week|month|year)s?\b",
    r"\b(?:vor|seit) (?P<n2>\w{1,7}) (?P<u2>tag|woche|monat|jahr)(?:en|n|e)?\b",
    r"\b(?:il y a|depuis) (?P<n3>\w{1,7}) (?P<u3>jour|semaine|mois|an)s?\b",
    r"\b(?:hace|en) (?P<n4>\w{1,7}) (?P<u4>día|semana|mes|año)(?:e?s)?\b",
    r"(?P<n5>\d{1,2}|[一二两三四五六七八九十])(?P<u5>日|天|周|週間|か月|カ月|ヶ月|个月|年)(?:前|ぶり|来|以来)",
)
"""So long ago, or for so long, or the first in so long."""

_UNITS = {
    1: "day tag jour día 日 天",
    7: "week woche semaine semana 周 週間",
    30: "month monat mois mes か月 カ月 ヶ月 个月",
    365: "year jahr an año 年",
}
UNIT = {name: days for days, row in _UNITS.items() for name in row.split()}
"""Days in each unit, roughly."""

BESIDE = {
    "day": r"\b(?:(?:day|night|evening) (?:before|earlier|after|later)|(?:previous|next|following|same) day"
    r"|vortag|tag (?:zuvor|darauf|später)|la veille|le lendemain|día (?:antes|después|anterior"
    r"|siguiente))\b"
    r"|前日|翌日|次日|前一天|第二天|同日|当天|当日",
    "week": r"\b(?:weeks? (?:before|earlier|after|later)|(?:previous|following|same) week"
    r"|wochen? (?:zuvor|darauf|später)"
    r"|semaines? (?:plus tôt|plus tard|auparavant)|semanas? (?:antes|después))\b|前週|翌週|前一周",
    "month": r"\b(?:months? (?:before|earlier|after|later|on month)|(?:previous|following|same) month"
    r"|vormonat(?:es|s)?"
    r"|monate? (?:zuvor|später)|mois (?:plus tôt|plus tard|précédent|suivant)|mes(?:es)? (?:antes"
    r"|después|anterior))\b"
    r"|前月|翌月|上月|环比|個月後|か月後|个月后",
    "year": r"\b(?:years? (?:before|earlier|after|later|on year)|year-(?:on|over)-year|(?:previous"
    r"|following|same) year"
    r"|vorjahr(?:es|s|esmonat)?|jahre? (?:zuvor|später)|ans? (?:plus tôt|plus tard|auparavant)|sur un an"
    r"|años? (?:antes|después|anterior)|interanual)\b|前年|翌年|同比|年后|年後|去年同期",
}
"""Words for a time told from another one that the text names."""
