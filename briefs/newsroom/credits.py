"""Reading in a text whom it credits for the news, and whether it has reporting of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from briefs.domain.article import Article, Outlets
from briefs.domain.story import Role
from briefs.newsroom import phrases
from briefs.newsroom.mentions import Mentions, mentions_of
from briefs.newsroom.passages import sentences

TITLE = 400
"""Characters that are read of a headline."""

READ = 4000
"""Characters that are read of a text's beginning: a credit stands near the top."""

FOOT = 300
"""… and of its end, where agencies sign and partners are named."""

NEAR = 110
"""Characters that are read on each side of an outlet's name."""

LEAD = 2
"""Sentences that tell the news: who is credited in them is credited for it, and later for anything."""

LISTED = re.compile(r"⟦\d+⟧(?:(?:, ?(?:and |the )?|、|/| (?:and|&|und|et|y|e) (?:the )?|と|和|及)⟦\d+⟧)*")
"""Outlets that are named one after the other, and credited together."""

_AGENCIES = frozenset({"wire", "state", "public"})
"""Kinds of outlets whose bare name may sign another's text."""


@dataclass(frozen=True, slots=True)
class Credits:
    """What a text says about its source; names are canonical, and the outlet's own is left out.

    `named` are all that are credited, `main` those for the news itself, `first` those said to be first;
    `source` is the outlet whose text it is, "" for its own; `own` is reporting to this outlet itself; `role`
    is how the report came about as far as its text tells.
    """

    named: tuple[str, ...]
    main: tuple[str, ...]
    first: tuple[str, ...]
    source: str
    own: bool
    role: Role


class _Meant(Enum):
    """What naming an outlet means."""

    FIRST = auto()
    BACKGROUND = auto()
    CREDIT = auto()
    SELF = auto()


_MEANT = {
    _Meant.FIRST: phrases.FIRST,
    _Meant.BACKGROUND: phrases.BACKGROUND,
    _Meant.CREDIT: phrases.CREDIT,
}
"""The first that fits is meant."""


class _Voice(Enum):
    """Who vouches for a sentence."""

    SELF = auto()
    ANOTHER = auto()
    EARLIER = auto()
    SOURCE = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, the outlets that it credits and what for, and who vouches for it."""

    text: str
    credited: tuple[tuple[str, _Meant], ...]
    voice: _Voice


def read_credits(article: Article, outlets: Outlets, others: Iterable[str] = ()) -> Credits:
    """Whom the article credits, and its role; `others` are outlets that the table may not know.

    Linear in the text's length.
    """
    own = outlets.get(article.outlet).name
    mentions = mentions_of(outlets, tuple(sorted({*others, article.outlet})))
    title, _, text = mentions.marked(_read(article), own).partition("\n")
    said = [_headline(title, mentions, own), *_sentences(text, mentions, own)]
    signed = _signed(article, text, mentions, outlets)
    source = next(iter(signed), "")
    exclusive = bool(phrases.EXCLUSIVE.match(article.title))
    self = exclusive or bool(phrases.OWN.search(text)) or any(one.voice is _Voice.SELF for one in said)
    role = Role.COPY if source else Role.OWN if self else _role(said)
    first = [name for one in said for name, meant in one.credited if meant is _Meant.FIRST]
    main = (*first, *_main(said, role))
    everyone = (name for one in said for name, _ in one.credited)
    return Credits(
        named=tuple(dict.fromkeys((*first, *signed, *everyone))),
        main=tuple(dict.fromkeys((source, *main) if source else main)),
        first=tuple(dict.fromkeys(first)),
        source=source,
        own=self,
        role=role,
    )


def _read(article: Article) -> str:
    """The headline as one line, then what is read of the text."""
    title, text = " ".join(article.title[:TITLE].split()), article.text
    return f"{title}\n{text if len(text) <= READ + FOOT else f'{text[:READ]}{chr(10)}{text[-FOOT:]}'}"


def _role(said: Sequence[_Said]) -> Role:
    """Whose news it is: the first sentence that names somebody decides.

    Another outlet's is one's own only if it was confirmed where this one heard it. A report that says who was
    first, and then lets sources speak, has found out itself.
    """
    title, text = said[0].voice, said[1:]
    voices = [one.voice for one in text]
    leading = next((voice for voice in voices if voice in {_Voice.ANOTHER, _Voice.SOURCE}), _Voice.NOBODY)
    if title is _Voice.ANOTHER or leading is _Voice.ANOTHER:
        return Role.OWN if any(_is_heard(one) for one in text) else Role.CREDITS
    earlier = _Voice.EARLIER in {title, *voices}
    return Role.CREDITS if earlier and leading is not _Voice.SOURCE else Role.OWN


def _is_heard(said: _Said) -> bool:
    return said.voice is _Voice.SOURCE and bool(phrases.HEARD.search(said.text))


def _main(said: Sequence[_Said], role: Role) -> Iterator[str]:
    """Who is credited for the news: everyone in a retelling, else who stands at its top or came before."""
    for place, one in enumerate(said):
        for name, meant in one.credited:
            if role is Role.CREDITS or place <= LEAD or meant is _Meant.BACKGROUND:
                yield name


def _headline(title: str, mentions: Mentions, own: str) -> _Said:
    """A headline credits as sentences do, or by beginning or ending with the outlet."""
    found = _said(title, mentions, own, _Voice.NOBODY)
    ends = [match[0] for match in LISTED.finditer(title) if _frames(title, match)]
    names = [name for marks in ends for name in mentions.named(marks) if name != own]
    credited = tuple(dict.fromkeys((*found.credited, *((name, _Meant.CREDIT) for name in names))))
    if names or phrases.UNNAMED_END.search(title):
        return _Said(title, credited, _Voice.ANOTHER)
    return _Said(title, credited, found.voice)


def _frames(title: str, match: re.Match[str]) -> bool:
    """Whether the headline ends or begins with these outlets."""
    if match.start() == 0:
        return bool(phrases.HEADLINE_START.match(title, match.end()))
    left = title[max(0, match.start() - NEAR) : match.start()]
    return bool(phrases.HEADLINE_BREAK.search(left) and phrases.HEADLINE_END.match(title, match.end()))


def _sentences(text: str, mentions: Mentions, own: str) -> Iterator[_Said]:
    before = _Voice.NOBODY
    spoken = (text[start:end] for start, end in sentences(text))
    for sentence in (one for one in spoken if not phrases.NOTE.match(one)):
        said = _said(sentence, mentions, own, before)
        before = said.voice if said.voice is not _Voice.NOBODY else before
        yield said


def _said(sentence: str, mentions: Mentions, own: str, before: _Voice) -> _Said:
    found = [
        (name, meant)
        for name, left, right in _around(sentence, mentions)
        if (meant := _meant(left, right, own=name == own))
    ]
    credited = tuple(dict.fromkeys((name, meant) for name, meant in found if name != own))
    if any(name == own for name, _ in found):
        return _Said(sentence, credited, _Voice.SELF)
    return _Said(sentence, credited, _voice(sentence, {meant for _, meant in credited}, before))


def _meant(left: str, right: str, *, own: bool) -> _Meant | None:
    if phrases.JOINT.fits(left, right) or phrases.SUBJECT.fits(left, right):
        return None
    for meant, around in _MEANT.items():
        if around.fits(left, right):
            return meant
    return (_Meant.SELF if own else _Meant.CREDIT) if phrases.SELF.fits(left, right) else None


def _voice(sentence: str, meant: set[_Meant], before: _Voice) -> _Voice:
    again = before in {_Voice.ANOTHER, _Voice.EARLIER} and phrases.AGAIN.search(sentence)
    if _Meant.CREDIT in meant:
        return _Voice.ANOTHER
    if _Meant.FIRST in meant:
        return _Voice.EARLIER
    if again or phrases.UNNAMED.search(sentence):
        return _Voice.ANOTHER
    if phrases.SOURCE.search(sentence) and not phrases.NO_COMMENT.search(sentence):
        return _Voice.SOURCE
    return _Voice.EARLIER if _Meant.BACKGROUND in meant else _Voice.NOBODY


def _signed(article: Article, text: str, mentions: Mentions, outlets: Outlets) -> list[str]:
    """Whose text it is, by its byline, its dateline, its last words or a partner's note; none if its own."""
    own = outlets.get(article.outlet).name
    dated = (pattern.match(text) for pattern in phrases.BYLINES)
    found = [name for match in dated if match for name in mentions.named(match["by"])]
    if match := phrases.SIGNED.search(text[-NEAR:]):
        found += mentions.named(match["by"])
    if match := phrases.SIGNED_BARE.search(text[-NEAR:]):
        found += [name for name in mentions.named(match["by"]) if outlets.get(name).kind in _AGENCIES]
    found += [name for name, left, _ in _around(text, mentions) if phrases.SYNDICATED.before.search(left)]
    authors = [mentions.marked(author, "") for author in article.authors if " and " not in author]
    written = [name for author in authors for name in mentions.named(author) if name != own]
    return [] if own in found else list(dict.fromkeys((*written, *found)))


def _around(text: str, mentions: Mentions) -> Iterator[tuple[str, str, str]]:
    """Each outlet that is named, with what stands before it and after; those of a list share both."""
    for match in LISTED.finditer(text):
        left = text[max(0, match.start() - NEAR) : match.start()]
        right = text[match.end() : match.end() + NEAR]
        for name in mentions.named(match[0]):
            yield name, left, right
