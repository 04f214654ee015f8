"""Cutting a text into sentences, and an article into the passages that a sentence may cite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.domain.article import Article, Passage, Span

LONGEST = 1000
"""Characters: a longer run without a stop is a list or a broken page, and is cut at a space."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = r"(?:[\"'”’»›)\]}」』】》〉）］]|[“‘](?!\w)|«(?=\s|\Z)|[ \u00a0\u202f]»|\[\d{1,3}\])*+"
_STOP = re.compile(rf"(?P<stop>[.!?…؟۔।॥。！？｡]++)(?P<close>{_CLOSERS})(?P<gap>\s*+)")
_OPENERS = re.compile(r"[\"'“‘«‹(\[{「『【《〈（¿¡—–-]*+\s?")
_WORD = re.compile(r"[^\W\d_]{1,20}(?:['’][^\W\d_]{1,20})?")
_LAST = re.compile(r"[^\s\"“”‘«»(\[{—–/]{1,24}\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
_HELD = re.compile(r"[「『][^「」『』\n]{0,300}[」』]|“[^“”\n]{0,300}”")
_SPEECH = re.compile(
    r"(?:[\w.'’-]{1,24} ){1,4}?(?:said|says|asked|asks|told|wrote|added|shouted|tweeted|posted|cried)\b"
)
_TAGGED = re.compile(
    r"[とのはがをにでも的等]|って|など|[^，。、！？\s]{1,12}(?:说|說|表示|指出|称|稱|問|问)[，。：]"
)
_PAIR = (
    r"\b(?:z\. B|d\. h|[uo]\. [aäÄ]|i\. d\. R|v\. a|EE\. UU|FF\. AA|(?:av|apr)\. J\.-C|[ad]\. C"
    r"|т\. [едпк]|н\. э)\."
)
_PAIRS = re.compile(_PAIR)
_MAYBE_PAIR = re.compile(r"\. \w{1,2}\.")
"""Found much faster, in every pair."""
_PAIR_END = re.compile(rf"{_PAIR}\Z")
_EAST = frozenset("。！？｡")
_QUOTES = frozenset("\"'”’“‘»«」』")
_TITLES = """
mr mrs ms dr prof coun cllr ald gen sen rep reps gov lt col sgt cpl pte capt cmdr cdr adm maj brig hon
rev fr msgr supt insp det pres amb st mt ft vs cf e.g i.e viz al approx dept est ca bzw z.b d.h u.a
i.d.r s.o nr sra yahoo jeopardy dipl hl inkl exkl evtl ggf sog vgl zzgl geb mm mlle mlles mme mmes mgr
env av apr chap éd excmo excma exmo exma dña fdo sig sigg dott avv l'on dell'on dhr mevr drs проф акад
ул им просп св
"""
_MONTHS = """
january february march april may june july august september october november december jan feb mar apr jun jul
aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember mrz okt dez janv févr avr juil
août déc ene abr ago dic
"""
_CLOCK_WORDS = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun et est edt ct cst cdt mt
pt pst pdt gmt utc bst cet cest jst kst ist hkt sgt aest eastern central pacific mountain local tokyo beijing
london
"""
_OPENING_WORDS = """
the a an he she it they we i you this that these those there here in on at for from with without by to of as
but and or so yet if when while after before although though because since until during despite however
meanwhile moreover his her its their our your my what who why how where which whether some many most all both
no not now then also still even only every each several another other last next earlier later yesterday today
according under over about among between see it's that's he's she's they're we're i'm der die das ein eine er
sie es wir und aber mit im am auf für nach bei von doch denn dann auch als wenn seit le la les un une il elle
ils elles ce cette el los las una
"""
_ENDING_WORDS = "inc corp co cos ltd plc llc bros jr sr ph.d bn tn ave blvd rd mio mrd tsd"
_NUMBER_WORDS = "no nos fig figs p pp vol art l'art sec ch abs núm"
_ORDINAL_LANGUAGES = "de da nb nn no fi is cs sk sl hr hu et lv tr"
_NEVER = frozenset(_TITLES.split())
_MONTH = frozenset(_MONTHS.split())
_BEFORE_DIGIT = _MONTH | frozenset(_NUMBER_WORDS.split())
_BEFORE_NAME = frozenset(_ENDING_WORDS.split())
_CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
_AFTER_CLOCK = _MONTH | frozenset(_CLOCK_WORDS.split())
_STARTERS = frozenset(_OPENING_WORDS.split())
_ORDINAL = frozenset(_ORDINAL_LANGUAGES.split())


def split(article: Article) -> tuple[Passage, ...]:
    """The passages of an article: its title, then every sentence of its text."""
    return article.passages(spans_of(article))


def spans_of(article: Article) -> tuple[Span, ...]:
    """Where an article's passages are in its `document`, in text order.

    Every character that is not white space is in exactly one passage, and no passage has white space at its
    ends.
    """
    body = len(article.title) + 2
    title = _stripped(article.title, 0, len(article.title))
    text = ((body + start, body + end) for start, end in sentences(article.text, article.lang))
    return (title, *text) if title[0] < title[1] else tuple(text)


def sentences(text: str, lang: str = "") -> tuple[tuple[int, int], ...]:
    """The sentences of a text as spans in code points; `lang` (BCP 47) only matters for "3. Oktober".

    A line break always ends one; so a heading is a sentence. Linear in the text's length.
    """
    ordinal = lang.partition("-")[0].casefold() in _ORDINAL
    return tuple(
        span
        for line in _LINE.finditer(text)
        for start, end in _cut(text, line.start(), line.end(), ordinal=ordinal)
        for span in _short(text, *_stripped(text, start, end))
    )


def _cut(text: str, start: int, end: int, *, ordinal: bool) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    # only a stop within the line needs to be looked at: most lines have one, at their end
    stops = [found for found in _STOP.finditer(line) if found.end() < len(line)]
    held = _held(line) if stops else frozenset()
    cased = line != line.lower()
    begin = 0
    for found in stops:
        if found.start() in held:
            continue
        if _ends(line, begin, found, cased=cased, ordinal=ordinal):
            yield start + begin, start + found.end("close")
            begin = found.end()
    yield start + begin, end


def _held(line: str) -> frozenset[int]:
    """Where a stop is inside 「…」 or "z. B.": a Japanese quotation and its と述べた are one sentence.

    The last one before the end of either is looked at by itself.
    """
    quoted = _HELD.finditer(line) if any(sign in line for sign in "“「『") else ()
    quotes = (found for found in quoted if found[0][0] != "“" or _EAST & set(found[0]))
    pairs = _PAIRS.finditer(line) if _MAYBE_PAIR.search(line) else ()
    spans = [(found.start(), found.end() - 2) for found in (*quotes, *pairs)]
    return frozenset(at for start, end in spans for at in range(start, end) if line[at] in "。！？｡.!?…")


def _ends(line: str, begin: int, found: re.Match[str], *, cased: bool, ordinal: bool) -> bool:
    """Whether the sentence that began at `begin` ends at this stop."""
    after = found.end()
    if _EAST & set(found["stop"]):
        return not (found["close"] and _TAGGED.match(line, after))
    opened = _OPENERS.match(line, after)
    follows = opened.end() if opened else after
    if follows >= len(line):
        return bool(found["gap"]) or after >= len(line)
    spaced = begin < found.start() and line[found.start() - 1].isspace() and found["stop"] == "."
    if not _starts(line, follows, cased=cased and not spaced):
        return False
    if not found["gap"]:
        return _runs_on(line, found, follows)
    return not (_asks(line, found) or _abbreviates(line, begin, found, follows, ordinal=ordinal))


def _asks(line: str, found: re.Match[str]) -> bool:
    """Whether the stop is inside a sentence that goes on with its speaker: “No!” Mr Trump said."""
    asks = found["stop"] in {"!", "?"} and bool(_QUOTES & set(found["close"]))
    return asks and bool(_SPEECH.match(line, found.end()))


def _starts(line: str, at: int, *, cased: bool) -> bool:
    """Whether a sentence may start with the letter there: not with a small one, save for iPhone."""
    if not (cased and line[at].islower()):
        return True
    return at + 1 < len(line) and line[at + 1].isupper()


def _runs_on(line: str, found: re.Match[str], follows: int) -> bool:
    """Whether a stop without a space ends a sentence: "ended.The" does; "3.5" and "U.S.-led" do not."""
    if found.end() != follows or not line[follows].isupper():
        return False
    return bool(found["close"]) or (line[found.start() - 1].islower() and _next(line, follows) in _STARTERS)


def _abbreviates(line: str, begin: int, found: re.Match[str], follows: int, *, ordinal: bool) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a list number, and ends nothing."""
    before = _LAST.search(line, max(begin, found.start() - 24), found.start())
    last = before.group().lstrip("'‘") if before else ""
    plain = last.casefold().replace("’", "'")
    following = _next(line, follows)
    if found["stop"] not in {".", "!"}:
        return False
    if plain in _BEFORE_DIGIT:
        return line[follows].isdigit()
    if plain in _CLOCK:
        return following in _AFTER_CLOCK
    if last.isdecimal():
        return _counts(line, begin, found.start(), last, following, ordinal=ordinal)
    paired = _PAIR_END.search(line, max(begin, found.start() - 12), found.start() + 1)
    short = bool(paired) or _shortens(line, last, follows)
    return plain in _NEVER or (short and following not in _STARTERS)


def _shortens(line: str, last: str, follows: int) -> bool:
    """Whether the word is an initial, "U.S" or "Inc": with a stop, and a name may follow."""
    if last == "I":
        return line[follows + 1 : follows + 2] == "."
    initial = len(last) == 1 and (last.isupper() or "\u0590" <= last <= "\u0d7f")
    return initial or last == "v" or last.casefold() in _BEFORE_NAME or bool(_DOTTED.fullmatch(last))


def _counts(line: str, begin: int, stop: int, last: str, following: str, *, ordinal: bool) -> bool:
    """Whether "3." is a list number ("3. Rates rise") or an ordinal ("am 3. Oktober")."""
    if len(last) > 2:
        return False
    opens = not line[begin : stop - len(last)].strip()
    return opens or following in _MONTH or (ordinal and following not in _STARTERS)


def _next(line: str, at: int) -> str:
    word = _WORD.match(line, at)
    return word.group().casefold().replace("’", "'") if word else ""


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = space if space > 0 else start + LONGEST
        yield _stripped(text, start, at)
        start, _ = _stripped(text, at, end)
    if start < end:
        yield start, end
