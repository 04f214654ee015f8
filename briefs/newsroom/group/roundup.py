"""Pages that tell of many events, or of none: they are stories of their own and glue nothing together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefs.domain.article import Article

_PATTERNS = (
    r"\blive(?: blog| updates?| coverage|:| \|)",
    r"\bas it happened\b",
    r"^(?:live|watch live|podcast|video|in pictures|photos|opinion roundup|quiz|listen)(?:\s*[:|–—]|\s-\s)",
    r"\b(?:podcast|episode \d+|newsletter)\b.{0,12}$",
    r"\b(?:quiz|crossword|horoscopes?|sudoku|wordle|puzzles?)\b",
    r"\bconnections (?:hints|answers)\b",
    r"\b(?:in|news) briefs?\b|\bnews (?:roundup|round-up|wrap|digest|bulletin|summary)\b",
    r"\b(?:morning|evening|daily|weekly|weekend|nightly) (?:briefing|brief|news|report|digest|wrap|update)\b",
    r"\b(?:roundup|round-up|week in (?:pictures|review|photos)|(?:photos|pictures) of the (?:day|week))\b",
    r"\bweek ahead\b|\bon this day\b|\btoday in history\b",
    r"\bthings? to know (?:today|this (?:morning|week))\b",
    r"^\w+ (?:news|updates?): ",
    r"^\d{1,2}/\d{1,2}(?:/\d{2,4})?:",
    r"^(?:sponsored|advertisement|paid content|promoted|partner content)\b",
    r"^(?:film|book|movie|album|music) reviews?:",
    r"ライブ(?:配信|ブログ)|ポッドキャスト|まとめ(?:読み|ニュース)|クイズ|占い|クロスワード|今日のニュース",
    r"直播|播客|一周(?:要闻|回顾|要聞|回顧)|每日(?:简报|要闻|簡報|要聞)|早报|早報|晚报|晚報|星座|新闻联播",
)


def _any_of(patterns: Iterable[str], before: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(patterns)})", re.IGNORECASE)


# one search that tries every pattern at every letter took as long as reading the text
_FIRST = _any_of(pattern for pattern in _PATTERNS if pattern.startswith("^"))
_WORDS = _any_of((pattern for pattern in _PATTERNS if pattern.startswith(r"\b")), r"\b")
_OTHER = _any_of(pattern for pattern in _PATTERNS if not pattern.startswith(("^", r"\b")))


def is_roundup(article: Article) -> bool:
    """Whether the title is that of a live page, roundup, podcast, quiz, horoscope or advertisement."""
    title = article.title
    if _FIRST.match(title) or _WORDS.search(title):
        return True
    return not title.isascii() and bool(_OTHER.search(title))
