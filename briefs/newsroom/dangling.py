"""Openings that point at a sentence before: read alone, such a sentence does not say who or what is meant."""

from __future__ import annotations

import re

_OPENING = re.compile(r"[\s\"'“”‘„‚«‹(\[「『（《¿¡—–-]+")
_QUOTED = re.compile(r"\s*[\"“„«「『]")

_MEANT = r"""
he she it they this that these those such his her its their himself herself itself themselves both
neither either none another others? so(?!\ far) also too however meanwhile moreover furthermore besides
instead still then thus hence therefore nevertheless nonetheless similarly likewise separately
conversely otherwise additionally consequently accordingly indeed afterwards? later earlier plus
even\ so that\ said rather elsewhere but and or nor yet
in\ (?:addition|turn|contrast|response|return|particular|other\ words|that\ case|the\ meantime|this|doing\ so)
by\ (?:contrast|comparison|then) as\ (?:a\ result|such|well) for\ (?:example|instance|this|that)
on\ the\ (?:other\ hand|contrary) at\ the\ (?:same\ time|time) after\ (?:that|this)
because\ of\ (?:this|that) among\ (?:them|these|those) of\ (?:these|those|them) despite\ (?:this|that)
if\ so what\ is\ more
"""
"""English: who or what was named before, and what ties a sentence to the one before."""

_UNSPOKEN = r"we i you our who which whose"
"""In somebody's own words these are himself; in a reporter's, somebody who spoke before."""

_TELLS = (
    r"(?:ist|sind|war(?:en)?|wäre|sei|hat(?:te)?|habe|wird|würde|will|soll(?:te)?|könnte|dürfte|muss|gilt|geht|"
    r"heißt|bedeutet|zeigt|sagte|teilte|berichtet|erklärte|bestätigte|entspricht|liegt|gab)"
)

_OTHERS = {
    "de": rf"""
er sie es(?!\ gibt) dies(?:e[mnrs]?)? (?:das|der|die)\ {_TELLS} ihm ihn ihnen sein(?:e[mnrs]?)?
ihr(?:e[mnrs]?)? jene[mnrs]? solche[mnrs]? beide letztere[mnrs]? doch jedoch aber allerdings dennoch
trotzdem zudem außerdem ferner zugleich gleichzeitig dabei dafür dagegen daher damit danach daran darauf
daraufhin darüber darum davon davor dazu deshalb deswegen hinzu hingegen indes inzwischen unterdessen
und oder denn dann also auch so sonst stattdessen
""",
    "fr": r"""
ils?(?!\ (?:y\ a|faut)\b) elles? ce(?:la|ci|t|tte|s)? c['’](?:est|était) ça celui-ci celle-ci ceux-ci
celles-ci lui leurs? son sa ses mais toutefois cependant pourtant or donc ainsi aussi alors ensuite puis
enfin néanmoins et ou car en\ (?:outre|effet|revanche|conséquence) de\ (?:plus|même|son\ côté)
par\ (?:ailleurs|contre|conséquent) d['’](?:autre\ part|ailleurs) au\ contraire dans\ le\ même\ temps
pour\ sa\ part
""",
    "es": r"""
él ellas? ellos esto eso aquello est[ea] est[ao]s es[ea] es[ao]s aquel(?:l[ao]s?)? su sus dich[ao]s?
ambos ambas pero sin\ embargo no\ obstante además así también tampoco asimismo
por\ (?:eso|ello|su\ parte|otr[ao]\ (?:lado|parte)|tanto) en\ (?:cambio|consecuencia|tanto)
mientras\ tanto de\ (?:hecho|este\ modo) entonces luego y e o
""",
    "it": r"""
egli ella esso essa essi esse lui lei loro quest[oaie] quell[oaie] ciò suo sua suoi sue ma però tuttavia
inoltre così anche invece intanto infatti quindi dunque e o per\ questo
""",
    "pt": r"""
eles? elas? ist[oa] isso est[ea]s? ess[ea]s? aquilo seus? suas? mas porém contudo também assim então
portanto e ou no\ entanto além\ disso por\ isso por\ sua\ vez
""",
    "nl": r"hij zij ze dit dat deze hun haar maar ook echter bovendien daarom daarnaast toch en of dus toen",
    "ru": r"""
он она оно они это этот эта эти его её их но однако при\ этом также кроме\ того поэтому тем\ не\ менее
между\ тем затем а и
""",
    "ja": r"""
彼(?:ら|女|の|は|が|も) これ それ あれ この その あの 同(?:社|氏|省|日|庁|国|県|市|紙|院|機構|協会)
両(?:氏|社|国|者) しかし だが ただ また 一方 さらに そのため このため なお そして ところが しかも けれど
でも そこで したがって
""",
    "zh": r"""
他(?!信) 她 它 这 這 那(?!曲|不勒斯|坡里) 其 此 该 該 但(?!丁|泽|澤) 不过 不過 然而 可是 而 另外 同时
同時 因此 所以 对此 對此 于是 於是 与此 與此 双方 雙方
""",
    "ko": r"그(?:는|의|가|녀|들|러나|리고|런데|래서) 이(?:는|에|들은|들의) 하지만 또한 한편 반면 따라서",
}
_PLAIN = frozenset({"ja", "zh", "ko"})
"""Languages whose words end without a space."""

_SURE = {
    "de": r"dies(?:e[mnrs]?)? doch jedoch allerdings außerdem zudem dennoch deshalb damit dabei dagegen",
    "fr": r"ils elles cela cette cependant toutefois pourtant",
    "es": r"él ellos ellas? esto eso pero sin\ embargo además también",
    "ja": _OTHERS["ja"],
    "zh": _OTHERS["zh"],
}
"""What opens a sentence in one of these languages and can hardly open one in another."""

_PERSON = (
    r"(?:officials?|minister|spokes\w+|authors?|reporters?|correspondents?|researchers?|analysts?|experts?|"
    r"sources?|people|pair|duo|trio|two|three|four|men|man|women|woman|suspects?|victims?|former|latter|same|"
    r"others?)"
)
_BODY = (
    r"(?:newspaper|paper|daily|broadcaster|magazine|report|statement|document|study|survey|ministry|companies|"
    r"company|firm|agency)"
)
_OF = r"(?! (?:of|in|at|for|from|behind|who|whose|that|which|to|with|between|on)\b)(?!\w)"
_NAMELESS = re.compile(rf"the (?:{_PERSON}|{_BODY}){_OF}", re.IGNORECASE)
_SAID = r"(?:\w+ly )?(?:said|says|added|told|wrote|noted|explained|warned)\b(?! (?:of|in|at|for|from))"
_SPEAKER = re.compile(
    rf"[\"”’,，] ?(?:(?:he|she|it|they|(?:one|some|two) of the \w+|the {_PERSON}) {_SAID}"
    rf"|(?:said|added) (?:he|she|the {_PERSON})\b(?! (?:of|in|at|for|from)))"
    rf"|[\"”’] ?the {_BODY} {_SAID}|\bour (?:own )?(?:reporter|correspondent)",
    re.IGNORECASE,
)


def _either(words: str, *, spaced: bool = True) -> re.Pattern[str]:
    kept = re.sub(r"(?<!\\)[\s|]+", "|", words.strip())
    return re.compile(rf"(?:{kept})(?!\w|-)" if spaced else rf"(?:{kept})", re.IGNORECASE)


_ENGLISH = _either(_MEANT)
_REPORTED = _either(_UNSPOKEN)
_BY_LANGUAGE = {lang: _either(words, spaced=lang not in _PLAIN) for lang, words in _OTHERS.items()}
_ANYWHERE = tuple(_either(words, spaced=lang not in _PLAIN) for lang, words in _SURE.items())


def dangling(text: str, lang: str = "") -> bool:
    """Whether a sentence opens with, or is spoken by, somebody or something that a sentence before named.

    `lang` (ISO 639-1) is its language; words in quotation marks are held to the same, save for "we" and "I".
    """
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    if _SPEAKER.search(text) or any(pattern.match(text, at) for pattern in _patterns(lang)):
        return True
    quoted = _QUOTED.match(text)
    return not quoted and bool(_REPORTED.match(text, at) or _NAMELESS.match(text, at))


def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    if lang in _BY_LANGUAGE:
        return (_BY_LANGUAGE[lang],)
    return (_ENGLISH, *_ANYWHERE) if lang in {"", "en"} else (_ENGLISH,)
