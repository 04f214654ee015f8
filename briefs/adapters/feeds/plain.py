"""HTML of a feed or a page → plain text that can be cited, shown and put into a prompt."""

from __future__ import annotations

import html
import re
import unicodedata

import nh3

LONGEST_TITLE = 300
LONGEST_TEXT = 100_000
"""Characters of an article; the longest reports are half of that."""

_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "dl", "table",
    "blockquote", "pre", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
}  # fmt: skip
_LINES = {"br", "li", "tr", "dt", "dd"}
_CELLS = {"td", "th"}
_UNSEEN = {"script", "style", "noscript", "iframe", "svg", "template", "head", "math", "textarea"}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _LINES | _CELLS,
    # nh3 would keep lang and title on every tag if this were empty
    attributes={"*": set()},
    clean_content_tags=_UNSEEN,
)

_HIDING = re.compile(
    r"<(\w{1,20})\b[^<>]{0,300}?(?:\shidden\b(?!-)|\bstyle\s?=\s?[\"'][^\"'<>]{0,200}(?:display\s?:\s?none"
    r"|visibility\s?:\s?hidden|(?:font-size|opacity)\s?:\s?0(?![.\d])))[^<>]{0,300}>[^<]{0,5000}</\1\s?>",
    re.IGNORECASE,
)
"""An element that its page does not show, without others in it: what no reader sees, no model should."""

_HIDES = ("hidden", "display", "font-size", "opacity")
"""One of these stands in every such element."""

_EMPTY = re.compile(r"\n{3,}")
_SPACES = str.maketrans(dict.fromkeys("\t\n\r", " "))
_TAG = re.compile(r"<(/?)(\w+)>")

_FORMAT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""What cannot be seen, or turns what can be seen around: controls, format characters, fillers, variation
selectors, tags, private use and lone surrogates (Unicode TR 36, 2.10 and 3.5)."""

_JOINER = re.compile("(?<![\u0600-\u109f\u1780-\u18af])[\u200c\u200d]|[\u200c\u200d]{2,}")
"""Persian and Indic words need the joiners; elsewhere they only hide something."""

_STOP = re.compile(r"[.!?…:;。！？：；؟۔।\"'”’»」』)\]]\Z")
_FOOTER = re.compile(
    r"(?:\n\nThe post [^\n]{1,400} (?:appeared first on|first appeared on) [^\n]{1,200}"
    r"|\s*\[(?:mehr|more)\]|\n\n(?:Read more|Continue reading|Learn more)[^\n.!?]{0,200})\Z"
)
"""What feeds put under every text; nobody wants to cite it."""

_FOOTERS = ("\n\nThe post ", "\n\nRead more", "\n\nContinue reading", "\n\nLearn more", "mehr]", "more]")
"""One of these stands in every footer, and finding none takes no time."""


def text_of(markup: str) -> str:
    """The text of HTML: NFC, paragraphs apart by a blank line, nothing invisible, bounded."""
    # feedparser and json make lone surrogates, which nh3 does not take
    sound = markup if markup.isascii() else markup.encode("utf-8", "ignore").decode()
    marked = "<" in sound or "&" in sound or "\0" in sound
    text = _bounded(visible(_unmarked(sound) if marked else " ".join(sound.split())))
    return _FOOTER.sub("", text) if any(sign in text[-700:] for sign in _FOOTERS) else text


def _unmarked(markup: str) -> str:
    lowered = markup.lower()
    if any(sign in lowered for sign in _HIDES):
        markup = _HIDING.sub(" ", markup)
    spaced = _TAG.sub(_space, " ".join(_CLEANER.clean(markup).split()))
    # twice: publishers escape what their system has escaped already ("Merck &amp;amp; Co.")
    return html.unescape(html.unescape(spaced))


def plain(text: str) -> str:
    """Plain text, cleaned the same way; a line that stops in mid-sentence goes on in the next one."""
    joined: list[str] = []
    for line in visible(re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)).split("\n"):
        words = " ".join(line.split())
        if words and joined and joined[-1] and not _STOP.search(joined[-1]):
            joined[-1] += f" {words}"
        else:
            joined.append(words)
    return _bounded("\n".join(joined))


def line_of(text: str, *, is_html: bool = True) -> str:
    """The text on one line of at most 300 characters: a title or a name."""
    line = " ".join((text_of(text) if is_html else visible(text)).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def visible(text: str) -> str:
    """The text in NFC, without anything that cannot be seen; white space is kept."""
    # most of it is ASCII, and looking for what cannot be seen takes a fifth of the time of a visit
    if text.isascii() and text.translate(_SPACES).isprintable():
        return text
    seen = _FORMAT.sub("", text)
    joined = _JOINER.sub("", seen) if "\u200c" in seen or "\u200d" in seen else seen
    return unicodedata.normalize("NFC", joined)


def _space(tag: re.Match[str]) -> str:
    if tag[2] in _CELLS:
        return " "
    return "\n" if tag[2] in _LINES else "\n\n"


def _bounded(text: str) -> str:
    # one line without white space to mend, as nearly all titles and most texts are
    if text.isprintable() and "  " not in text:
        return text.strip()[:LONGEST_TEXT].rstrip()
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    short = _EMPTY.sub("\n\n", lines) if "\n\n\n" in lines else lines
    return short.strip()[:LONGEST_TEXT].rstrip()
