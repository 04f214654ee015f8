"""The words beside a figure that say what it is of, that it is old, a part, or no count at all."""

from __future__ import annotations

import re
from itertools import takewhile

from briefs.newsroom.check.figures import Figure
from briefs.newsroom.check.reading import read
from briefs.newsroom.check.words import content

_UNITS = """
length 1 km|kms|kilomet(?:er|re)s?|kilómetros?|kilomètres?|公里|キロ(?:メートル)?|千米
length 1.609344 miles?|millas?
length 0.001 met(?:er|re)s?|mètres?|metros?|メートル|米
length 0.0003048 feet|foot|ft
speed 1 km/h|kph|kilomet(?:er|re)s (?:per|an) hour|時速
speed 1.609344 mph|miles (?:per|an) hour
area 1 hectares?|hektar|hectáreas|公顷|ヘクタール
area 0.404686 acres?
area 100 square kilomet(?:er|re)s|sq ?km
weight 1 tonnes?|tons?|tonnen|toneladas|吨|トン
time 8760 years?|jahren?|ans?|années?|años?
time 730 months?|monaten?|mois|meses
time 168 weeks?|wochen?|semaines?|semanas?
time 24 days?|tagen?|jours?|días?
time 1 hours?|stunden?|heures?|horas?|小时|時間
time 0.0166667 minutes?|minuten|分钟
heat 1 °c|degrees? celsius|degrees?|grad
"""
_MEASURED = tuple(
    (name, float(factor), re.compile(rf"[ -]?(?:{forms})(?![^\W_])", re.IGNORECASE))
    for row in reversed(_UNITS.strip().splitlines())
    for name, factor, forms in [row.split(" ", 2)]
)
_BEYOND = re.compile(r"\s?(?:人|名)?(?:以上|超|余り|余|多)|\+| or more\b")
_MAGNITUDE = (
    re.compile(
        r"(?:magnitude|magnitud|stärke|マグニチュード|震级|震級)(?: (?:of|de|von))?[ :]?\Z", re.IGNORECASE
    ),
    re.compile(r"[- ]magnitude\b|级(?:左右)?(?:的)?(?:强)?地震|級(?:的)?(?:強)?地震", re.IGNORECASE),
)
_OLD_BEFORE = re.compile(
    r"(?:\bfrom|(?<!more )(?<!less )(?<!fewer )(?<!greater )\bthan|\bversus|\bcompared (?:with|to)|\bup on"
    r"|\bdown on|\binstead of|\brather than|\bagainst|\bnot|从|由|從)(?: an?| about| around)? ?\Z",
    re.IGNORECASE,
)
_OLD_CLAUSE = re.compile(
    r"\b(?:earlier|initial(?:ly)?|previous(?:ly)?|original(?:ly)?|at first|had been"
    r"|first (?:reported|spoken?|said|put)|im (?:vor(?:monat|jahr)|januar|februar) waren es|zunächst|zuvor"
    r"|auparavant|d'abord|inicialmente|antes)\b"
    r"|当初|これまで|此前|最初",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"[^,.;]{0,18}?\b(?:before|earlier|previously|(?:a )?(?:year|month|week|day) (?:ago|earlier|before)"
    r"|last (?:year|month|week)|in the previous)\b|から",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:decades? ago|years? (?:ago|earlier)|(?:last|this|each|every|per|a) (?:year|month|week)|annually"
    r"|so far|since (?!(?:(?:early|late) )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|dawn|midnight|morning|yesterday)))\b"
    r"|年前|去年|昨年|vor (?:\w+ )?jahren|il y a (?:\w+ )?ans|hace (?:\w+ )?años",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:including|among them|of (?:them|whom|the (?:dead|victims|injured|wounded))|another|(?<=\d )more"
    r"|additional|further|darunter|dont|entre ellos|entre ellas|incluid[oa]s)\b|うち|其中|包括",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:nos?|articles?|section|chapter|route|flight|pages?|room|line|highway|formula|type|class|level"
    r"|channel|group|gate|platform|phase|part|season|week|day|round|game|aged?|age of|number|boeing|airbus"
    r"|call|by|building|bus|train|unit|apollo|vol|version|point"
    r"|resolution|(?<!stood )(?<!stands )(?<!toll )(?<!put )at)\.? \Z",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    r"-year-old|[ -]years?[ -]old|\ ?[ap]\.?m\.?\b|-?jährige"
    r"|[ -](?:[A-Z][\w'-]+ )?(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive)\b"
    r"|[歳岁]|(?:st|nd|rd|th)\b|[時时年月日]|度目|回目|号|位|/\d",
)
_THINGS = """
houses homes buildings flats villages towns cities districts provinces regions countries states places
locations sites areas hours minutes days weeks months years cars vehicles buses trains trucks lorries ships
boats planes drones missiles rockets shells bombs shots bullets attacks strikes raids blasts explosions
schools hospitals prisons shops towers rivers orders quarters centers numbers computers motors sectors
factors doors floors errors accidents incidents churches bridges roads times animals cows sheep dogs birds
fish cases votes seats stops teams ambulances helicopters fires quakes aftershocks crashes
"""
NOT_PERSONS = content(read(_THINGS).words)
"""The roots of what else is counted where people die."""

_SOME = """
children child women men boys girls soldiers troops civilians police officers firefighters students pupils
journalists hostages foreigners tourists militants gunmen terrorists suspects rebels crew doctors nurses
teachers
"""
GROUPS = content(read(_SOME).words)
"""The roots of words for some people only: so many of them is not so many in all."""

_PERSON = re.compile(
    r"\w+(?:ers|ors|ists|ians|ants|dents|ients|gents|ees|men|women)|people|persons?|men|women|child(?:ren)?"
    r"|kids|pupils|guards|nationals|adults|boys|girls|teens|police|troops|staff|crew|hostages|relatives|monks"
    r"|nuns|fans|pilgrims|captives|rebels|suspects|individuals|souls|lives|others|more|victims",
    re.IGNORECASE,
)
_LIMITS = """
core core|underlying|food and energy|excluding|kernrate|kerninflation|sous-jacente|subyacente|コア
total total|overall|altogether|combined|in all|insgesamt|au total|en total|合計|总计
quarter quarter|quarterly|quartal|trimestre|四半期|季度
year annual|annually|yearly|year on year|year-on-year|a year|full-year|per year
month month on month|monthly|month-on-month
aftershock aftershocks?|foreshocks?|nachbeben|répliques?|réplica|余震
average average|mean|median|per person|per head|each|apiece|per capita
further further|additional|extra|another
net net
gross gross
record peak|maximum|record
culprit (?:including|counting) (?:the )?(?:\\w+ )?(?:shooter|gunm[ae]n|attackers?|assailants?|h\\w+self)
against against|opposed|dagegen|contre|contra|反対|反对
"""
_LIMIT = tuple(
    (name, re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{forms})(?![A-Za-zÀ-ÿ])", re.IGNORECASE))
    for row in _LIMITS.strip().splitlines()
    for name, forms in [row.split(" ", 1)]
)
STRICT = frozenset({"core", "total", "aftershock", "average", "further", "change", "culprit"})
_VOTE = re.compile(
    r"\b(?:vote[sd]?|voting|senators?|lawmakers|deputies|ballots?|senate|parliament|house|stimmen|voix"
    r"|votos)\b|票|賛成",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\baccording to [^,.;]{0,80}|(?:^|, )[^,.;\d]{0,60}\b(?:said|says|told|reported|announced)\b"
    r"(?: (?:that|on \w+))?|, (?:said|so) [^,.;]{0,60}"
)


_STOP = """
der die das und ist von mit dem für auf nicht ein eine einen im zu sich werden nach bei sind den auch aus um
haben wurde wurden über zum zur einer an in will was wie am es waren bis des hat le la les des et est une du
dans pour que qui au aux sur avec pas ce il par sont été ont cette ses elle mais leur plus a on en un de
selon lors se el los las del y es una por con para que se su al lo como más fue han según sus pero este esta
sobre ha muy sin un en la de hay tras
"""
STOP = content(read(_STOP).words)
"""Words of other languages that carry no content; the checks know the English ones."""


def dimension(text: str, figure: Figure) -> tuple[str, str, float]:
    """What kind of number a figure is ("length"), its unit, and how many of the kind's own units that is."""
    if figure.unit:
        return ("share" if figure.unit in {"%", "points", "basis points"} else "money"), figure.unit, 1.0
    if _MAGNITUDE[0].search(text, max(0, figure.start - 20), figure.start) or _MAGNITUDE[1].match(
        text, figure.end
    ):
        return "magnitude", "", 1.0
    for name, factor, pattern in _MEASURED:
        if pattern.match(text, figure.end):
            return name, "", factor
    return "count", "", 1.0


def is_count(text: str, figure: Figure) -> bool:
    """False for ages, addresses, pages, hours, flight and telephone numbers."""
    if figure.text[:1] == "0" and figure.text[1:2].isdigit():
        return False
    if figure.unit:
        return True
    aged = text[: figure.start].endswith(", ") and text[figure.end : figure.end + 1] == ","
    before = _NO_COUNT_BEFORE.search(text, max(0, figure.start - 20), figure.start)
    return not (aged or before or _NO_COUNT_AFTER.match(text, figure.end))


def is_old(text: str, start: int, figure: Figure) -> bool:
    """Whether a figure was before or is elsewhere ("from 3%", "than 12"); its clause begins at `start`."""
    return bool(
        _OLD_BEFORE.search(text, max(0, figure.start - 24), figure.start)
        or _OLD_CLAUSE.search(text, start, figure.start)
        or _OLD_AFTER.match(text, figure.end)
    )


def is_past(text: str) -> bool:
    """Whether a sentence speaks of another time than its own."""
    return bool(_LONG_AGO.search(text))


def is_part(text: str, start: int, figure: Figure) -> bool:
    """Whether a figure counts a part, or some more; `start` is where its clause begins."""
    return bool(
        _PART.search(text, max(0, min(start, figure.start - 24)), figure.start)
        or re.match(r" (?:more|of (?:them|whom|the))\b|人?のうち", text[figure.end : figure.end + 12])
    )


def limits(text: str) -> frozenset[str]:
    """The words that say of which kind a number is: "core", "total", "a quarter"."""
    return frozenset(name for name, pattern in _LIMIT if pattern.search(text))


def is_change(text: str, figure: Figure) -> bool:
    """Whether a figure says by how much something changed, not to what."""
    by = re.search(r"\bby (?:about |more than |at least |nearly |an? )?\Z", text[: figure.start])
    return bool(
        by
        or re.match(
            r"(?: (?:a|per) \w+)? (?:higher|lower|more|less|fewer|cheaper|dearer)\b", text[figure.end :]
        )
    )


def is_elapsed(text: str, figure: Figure) -> bool:
    """Whether a span of time only says how long ago something was, or is an adjective: "12-month"."""
    return bool(re.match(r"-|\ \w+ (?:after|since|ago|later|into|before|earlier|old)\b", text[figure.end :]))


def counts_persons(text: str, figure: Figure) -> bool:
    """Whether nothing or a word for persons follows; English only."""
    run = re.match(r"(?: [^\W\d_][\w'-]*){1,3}", text[figure.end :])
    following = run.group().split() if run else []
    carrying = list(takewhile(lambda word: bool(content(read(word).words)), following))
    return not carrying or any(_PERSON.fullmatch(word) for word in carrying)


def beyond(text: str, figure: Figure) -> bool:
    """Whether "or more" follows."""
    return bool(_BEYOND.match(text, figure.end))


def of_votes(text: str) -> bool:
    """Whether a text speaks of votes."""
    return bool(_VOTE.search(text))


def unsaid(text: str) -> str:
    """The text with who said it blanked out."""
    return _SAID.sub(lambda found: " " * len(found.group()), text)
