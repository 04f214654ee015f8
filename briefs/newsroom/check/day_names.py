"""Names of months, weekdays and seasons.

English, German, French, Spanish, Italian, Portuguese and Dutch in small letters; Japanese and Chinese.
"""

from __future__ import annotations

_MONTHS = """
january jan januar jänner janvier janv enero ene gennaio janeiro januari
february feb februar febr février févr febrero febbraio fevereiro februari
march mar märz mär mars marzo março maart
april apr avril avr abril aprile
may mai mayo maggio maio mei
june jun juni juin junio giugno junho
july jul juli juillet juil julio luglio julho
august aug août agosto augustus
september sep sept septembre septiembre setiembre settembre setembro
october oct oktober okt octobre octubre ottobre outubro
november nov novembre noviembre novembro
december dec dezember dez décembre déc diciembre dic dicembre dezembro
"""
MONTHS = {name: at for at, row in enumerate(_MONTHS.strip().splitlines(), 1) for name in row.split()}
"""Every name of a month, with its number."""

_FULL = "january february march april may june july august september october november december"
_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec"
ENGLISH_MONTHS = (*_FULL.split(), *_SHORT.split())
"""The names that a day may follow: June 24."""

CAPITAL = frozenset(("March", "May", "April", "June", "August", "Mai"))
"""Names that people and other words share: months where a word like "in" or a year stands beside them."""

_SMALL = "mars mai mayo marzo abril avril julio junio agosto mei"
SMALL = frozenset(_SMALL.split())
"""The same, in languages that write months small."""

SHARED = SMALL | CAPITAL
"""Both."""

NEVER_SMALL = frozenset(("may", "march", "august"))
"""Names that are other words when they are written small."""

_ABBREVIATED = "jan mar apr jun jul aug sep sept oct okt nov dec ene janv févr feb avr déc juil dic dez mär"
SHORT = frozenset(_ABBREVIATED.split())
"""Short forms, which are months only beside a day or a year."""

_WEEKDAYS = """
monday montag lundi lunes lunedì maandag
tuesday dienstag mardi martes martedì dinsdag
wednesday mittwoch mercredi miércoles mercoledì woensdag
thursday donnerstag jeudi jueves giovedì donderdag
friday freitag vendredi viernes venerdì vrijdag
saturday samstag sonnabend samedi sábado sabato zaterdag
sunday sonntag dimanche domingo domenica zondag
"""
WEEKDAYS = {name: at for at, row in enumerate(_WEEKDAYS.strip().splitlines()) for name in row.split()}
"""Every name of a weekday in small letters; Monday is 0."""

SMALL_WEEKDAYS = frozenset(name for row in _WEEKDAYS.strip().splitlines() for name in row.split()[2:-1])
"""Those of languages that write weekdays small: Plácido Domingo is none."""

EASTERN_WEEKDAYS = {
    day: at for names in ("月火水木金土日", "一二三四五六日") for at, day in enumerate(names)
} | {"天": 6}
"""The same in Japanese and Chinese: the letter before 曜, or after 周 and 星期."""

SEASONS = {
    "spring": 1,
    "frühjahr": 1,
    "frühling": 1,
    "printemps": 1,
    "primavera": 1,
    "春": 1,
    "summer": 2,
    "sommer": 2,
    "été": 2,
    "verano": 2,
    "夏": 2,
    "autumn": 3,
    "fall": 3,
    "herbst": 3,
    "automne": 3,
    "otoño": 3,
    "秋": 3,
    "winter": 4,
    "hiver": 4,
    "invierno": 4,
    "冬": 4,
}

RANKS = {
    word: at
    for at, row in enumerate(
        (
            "first 1st erste ersten erstes premier 1er primer 一 1",
            "second 2nd zweite zweiten zweites deuxième second 2e segundo 二 2",
            "third 3rd dritte dritten drittes troisième 3e tercer 三 3",
            "fourth 4th final vierte vierten viertes quatrième 4e cuarto 四 4",
        ),
        1,
    )
    for word in row.split()
}
"""Which quarter or half it is."""

_DAYTIMES = "abend abends morgen morgens nachmittag nachmittags vormittag nacht nachts"
_SHORT_DAYS = "weekend weekends end ends wochenende fin mon tue tues wed thu thur thurs fri sat sun"
WEEKDAY_HINTS = frozenset(
    day + ending for day in WEEKDAYS for ending in ("", "s", *_DAYTIMES.split())
) | frozenset(_SHORT_DAYS.split())
"""The words of which a text must have one to name a weekday; the same for other times below."""

_PARTS = "quarter quarters quartal trimestre trimestres half halbjahr jahreshälfte semestre"
PART_HINTS = frozenset((*_PARTS.split(), *(f"{part}{number}" for part in "qh" for number in range(1, 5))))

_SPANS = """
day days night evening week weeks month months quarter year years tag tage tagen woche wochen monat
monate monats monaten quartal jahr jahre jahren jahres jour jours semaine semaines mois trimestre an ans
année día días semana semanas mes meses año años today tonight morning afternoon heute hui matin soir
midi hoy mañana noche tarde yesterday overnight gestern ayer anoche tomorrow demain vorgestern hier
anteayer übermorgen morgen pasado heuer vorjahr veille lendemain vortag vormonat vormonats vormonates
vorjahres vorjahresmonat interanual
"""
AWAY_HINTS = frozenset(_SPANS.split())
