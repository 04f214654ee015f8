"""Words as the checks compare them: one spelling for quotes, dashes, accents, demonyms and word forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from briefs.newsroom.vocabulary import stem

_MARKS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u200b\u2060\ufeff\u00ad", "")
)
_THIN = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_DETACHED = re.compile(r" (?='(?:s|m|re|ve|ll|d)\b|n't\b)")
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,6}(?!\w)")
_UNITED = re.compile(
    r"\b(?:United (?:States(?: of America)?|Kingdom|Nations)|European Union|Great Britain)\b", re.IGNORECASE
)
_SHORT = {"united states": "USA", "united states of america": "USA", "great britain": "UK"}
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d[^\W_]*)*(?:'[^\W\d_]+)*")
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HIRAGANA = re.compile(r"[\u3040-\u309f]")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_FUNCTION = """
a keep keeps keeping long longer about above across after again against ago ahead all almost along already
also although always am amid among an and another any anyone anything are aren't around as at away back be
became because become been before began begin behind being below between both but by came can can't cannot
come comes coming could couldn't did didn't do does doesn't doing don't done down due during each either
else even ever every everyone everything few for former from further get gets getting give given go goes
going gone got had hadn't has hasn't have haven't having he he'd he'll he's hence her here hers herself him
himself his how however i i'd i'll i'm i've if in including indeed instead into is isn't it it's its itself
just kept last late later latest least less let like likely made make makes making many may maybe me
meanwhile might more moreover most much must my near nearly need neither never next no nobody none nor not
nothing now of off often on once one ones only onto or other others our out over own part per perhaps put
quite rather really recent recently regarding same seem seemed seems set several she she's should shouldn't
since so some someone something soon still such take taken takes than that that's the their them themselves
then there there's therefore these they they'd they'll they're they've thing things this those though
through throughout thus till to together too took toward towards under until unlike up upon us use used
using various very via was wasn't way we we'd we'll we're we've well went were weren't what whatever when
where whether which while who who's whom whose why will with within without won't would wouldn't yet you
you'd you'll you're you've your yours accord according accorded add added adding adds announce announced
asked claim claimed claims comment commented describe described explain explained explaining mention
mentioned note noted notes report reported reportedly reporting reports said saying say says spoke state
stated states suggest suggested tell telling tells told wrote dr mr mrs ms sir zero two three four five six
seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen percent
percentage pct cent dollar dollars euro euros yen yuan
"""
_SAME = """
afghanistan afghan afghans|argentina argentine argentines argentinian
australia australian australians aussie
austria austrian austrians|belgium belgian belgians|brazil brazilian brazilians|canada canadian canadians
china chinese|denmark danish dane danes|egypt egyptian egyptians|england english|europe european europeans
finland finnish finn finns|france french|germany german germans|greece greek greeks
hungary hungarian hungarians
india indian indians|ireland irish|iraq iraqi iraqis|iran iranian iranians|israel israeli israelis
italy italian italians|japan japanese|korea korean koreans|lebanon lebanese|mexico mexican mexicans
netherlands dutch holland|norway norwegian norwegians|palestine palestinian palestinians|peru peruvian
philippines philippine filipino filipinos filipina|poland polish pole poles|portugal portuguese
russia russian russians|scotland scottish scots scot|serbia serbian serb serbs
spain spanish spaniard spaniards
sweden swedish swede swedes|switzerland swiss|syria syrian syrians|taiwan taiwanese|thailand thai thais
turkey turkish turk turks turkiye|ukraine ukrainian ukrainians|vietnam vietnamese|wales welsh
britain british briton britons brits uk gb|usa america american americans|eu
republicans republican gop|democrats democrat democratic|catholics catholic|muslims muslim
parliament parliamentary|olympics olympic
"""
_IRREGULAR = """
be is are was were been|begin began begun|bite bit bitten|bleed bled|blow blew blown|break broke broken
bring brought|build built|buy bought|catch caught|choose chose chosen|deal dealt
die dead death dying deceased
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt
fight fought|find found|flee fled|fly flew flown flight|forbid forbade forbidden|forget forgot forgotten
freeze froze frozen|grow grew grown growth|hang hung|hear heard|hide hid hidden|hold held|keep kept
know knew known
lay laid|lead led|leave left|lend lent|lose lost loss|marry married marriage|mean meant|meet met|pay paid
ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen|seek sought|sell sold sale|send sent
shake shook shaken|shoot shot shooting|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
sleep slept
speak spoken speech|spend spent|spring sprang|stand stood|steal stole stolen|stick stuck|strike struck
swear swore sworn|sweep swept|swim swam|teach taught|tear tore torn|think thought|throw threw thrown
understand understood|wake woke woken|wear wore worn|win won winner|write written|man men|woman women
child children
person people|wife wives|life lives|foot feet|defence defense defend|centre center|programme program
theatre theater
labour labor|colour color|honour honor|neighbour neighbor|harbour harbor|favour favor|behaviour behavior
licence license|offence offense|metre meter|litre liter|tonne ton|cheque check|tyre tire|grey gray|jail gaol
decide decision|explode explosion|destroy destruction|invade invasion|choose choice|arrive arrival
approve approval
"""
_SYNONYMS = """
injure hurt wound|kill die slay|quit leave resign|scrap cancel axe|halt suspend stop|attack strike bomb
raise increase hike lift|fall drop decline slip slide|cut reduce lower slash
rise climb gain jump grow surge|arrest detain|company firm business|big large huge major
begin start launch open|buy purchase acquire|help aid assist|probe investigation inquiry
blast explosion explode|quake earthquake|vote ballot|talk negotiation negotiate
picture photo photograph image|ship vessel boat ferry|police officer|troop soldier|law legislation
legal lawful|demand require urge press|end finish conclude|show reveal|refuse reject decline
fear worry concern|meet meeting|doctor physician|kid child|city town|border frontier
storm typhoon hurricane cyclone|fire blaze|shut close|job post
"""
_CAPITALS = """
tokyo japan|beijing china|seoul korea|pyongyang korea|taipei taiwan|moscow russia|kremlin russia
kyiv ukraine|kiev ukraine|tehran iran|jerusalem israel|washington usa|london britain|paris france
berlin germany|rome italy|madrid spain|brussels eu|ankara turkey|delhi india|islamabad pakistan
dhaka bangladesh|kabul afghanistan|manila philippines|hanoi vietnam|bangkok thailand|jakarta indonesia
canberra australia|ottawa canada|riyadh saudi|cairo egypt|baghdad iraq|damascus syria|beirut lebanon
athens greece|warsaw poland|budapest hungary|caracas venezuela
"""
_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "is", "i", "s")
_SUFFIXES = (
    *("isation", "ization", "ation", "ition", "ment", "ness", "ance", "ence", "able", "ible", "ally"),
    *("ism", "ist", "ity", "ive", "ful", "ize", "ise", "ion", "ly", "al", "er", "or", "iz", "is", "ic", "y"),
)


_SPELLING_PAIRS = (
    "defence:defense offence:offense licence:license centre:center theatre:theater programme:program "
    "tonne:ton tonnes:tons metres:meters grey:gray"
)
_SPELLINGS = dict(pair.split(":") for pair in _SPELLING_PAIRS.split())
_OUR = re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|hood|ite)?\Z)")
_IZE = re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)\Z)")


def _groups(rows: str) -> list[list[str]]:
    return [group.split() for line in rows.strip().splitlines() for group in line.split("|")]


def _table(rows: str) -> dict[str, str]:
    return {word: group[0] for group in _groups(rows) for word in group}


_NAMES = _table(_SAME)
_FORMS = _table(_IRREGULAR)
_SEATS = {group[0]: group[1] for group in _groups(_CAPITALS)}
FUNCTION = frozenset(_FUNCTION.split())
"""English words that carry no content of their own, and the verbs by which news is handed on."""


class Word(NamedTuple):
    """One word of a flat text: as written, folded for comparing, and where it stands."""

    surface: str
    plain: str
    start: int
    end: int


def flat(text: str) -> str:
    """NFKC with straight quotes, plain dashes and single spaces; zero-width characters are gone."""
    if text.isascii():
        marked = text.replace("`", "'")
    else:
        joined = _THIN.sub(",", text)
        marked = unicodedata.normalize("NFKC", joined.translate(_MARKS)).translate(_MARKS)
    spaced = " ".join(marked.split())
    return _DETACHED.sub("", spaced) if " '" in spaced or " n't" in spaced else spaced


def words(flat_text: str) -> tuple[Word, ...]:
    """The words of a flat text in order; "U.S." and "United States" are one, and the same."""
    flat_text = _UNITED.sub(_initials, flat_text)
    if "." in flat_text:
        flat_text = _DOTTED.sub(_undotted, flat_text)
    return tuple(
        [Word(surface := found[0], fold(surface), *found.span()) for found in _WORD.finditer(flat_text)]
    )


@lru_cache(maxsize=65_536)
def fold(surface: str) -> str:
    """Lower case without accents or possessive; US, which is not us, becomes usa."""
    if surface in {"US", "USA"}:
        return "usa"
    plain = surface.casefold()
    plain = plain[:-2] if plain.endswith("'s") else plain.removesuffix("'")
    if plain.isascii():
        return plain
    split = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(char for char in split if not unicodedata.combining(char)))


@lru_cache(maxsize=65_536)
def same(plain: str) -> str:
    """One name for a country, its people and its adjective: japanese → japan."""
    return _NAMES.get(plain, plain)


def people(plain: str) -> bool:
    """Whether a word names a country or its people, and so may stand for somebody named otherwise."""
    return plain in _NAMES or plain.endswith(("man", "men"))


@lru_cache(maxsize=65_536)
def bare(plain: str) -> str:
    """The word without what makes a country's name its people's: ukrainian, ukraine → ukrain."""
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)].rstrip("aeiouy")
    return plain.rstrip("aeiouy") if len(plain) > 4 else plain


@lru_cache(maxsize=65_536)
def root(plain: str) -> str:
    """What the forms of a word share, and its commonest synonyms in news: rose, climbed → the same.

    A country, its people and its capital, which stands for the government, are one.
    """
    plain = _SEATS.get(plain, plain)
    if plain in _NAMES:
        return _NAMES[plain]
    if not plain.isascii():
        return plain[:5]
    cut = _cut(plain)
    return _MEANS.get(cut, cut)


def _cut(plain: str) -> str:
    cut = stem(_FORMS.get(plain, plain))
    cut = stem(_FORMS[cut]) if cut in _FORMS else cut
    suffix = next((end for end in _SUFFIXES if cut.endswith(end) and len(cut) - len(end) >= 4), "")
    cut = cut.removesuffix(suffix)
    if len(cut) > 4 and cut[-1] in "ei":
        return cut[:-1]
    return cut[:-1] if len(cut) > 5 and cut.endswith("ll") else cut


@lru_cache(maxsize=4096)
def run(flat_text: str) -> str:
    """The words of a flat text in small letters between spaces; British and American spelling alike."""
    return " ".join(map(_spelled, _WORD.findall(flat_text)))


def content(found: tuple[Word, ...]) -> frozenset[str]:
    """The roots of the words that carry content, figures aside; for unspaced scripts, pairs of letters."""
    return frozenset(chain.from_iterable([roots(word.surface) for word in found]))


@lru_cache(maxsize=65_536)
def roots(surface: str) -> frozenset[str]:
    """The same of one word of a flat text."""
    if _SPACELESS.search(surface):
        return _pairs(surface)
    plain = fold(surface)
    carries = len(plain) > 1 and plain not in FUNCTION and not plain[0].isdigit()
    return frozenset((root(plain),)) if carries else frozenset()


def seat(plain: str) -> str:
    """The country whose government is called by this place; "" when there is none."""
    return _SEATS.get(plain, "")


def spaceless(text: str) -> bool:
    """Whether the text has letters of a script without spaces between words, or is Korean."""
    return bool(_SPACELESS.search(text))


@lru_cache(maxsize=65_536)
def _spelled(surface: str) -> str:
    word = surface.casefold()
    return _IZE.sub("iz", _OUR.sub("or", _SPELLINGS.get(word, word)))


def _pairs(letters: str) -> frozenset[str]:
    pairs = {letters[at : at + 2] for at in range(len(letters) - 1)}
    return frozenset(
        pair for pair in pairs if not _HIRAGANA.search(pair) and not any(c.isdigit() for c in pair)
    )


def _initials(found: re.Match[str]) -> str:
    long = found.group()
    short = _SHORT.get(long.casefold()) or "".join(part[0].upper() for part in long.split())
    return short.ljust(len(long))


def _undotted(found: re.Match[str]) -> str:
    """The initials without stops, padded so that everything after stays where it was."""
    dotted = found.group()
    plain = dotted.replace(".", "")
    plain = {"us": "US", "usa": "USA"}.get(plain, plain)
    return plain.ljust(len(dotted))


_MEANS = {_cut(word): _cut(means) for word, means in _table(_SYNONYMS).items()}
