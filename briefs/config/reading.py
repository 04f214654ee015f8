"""The text of feeds.yaml → plain values, and the line of each; what is no YAML for us becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from briefs.config.words import shown
from briefs.domain.errors import Problem

MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
"""Aliases count as often as they are used, so that a bomb of them ends here."""

MAX_DEPTH = 12

Where = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_INDENTED = "this line is not indented like those that it belongs to"
_COLON = (
    "a ':' stands where none can; mend the indentation, put the value in quotes, "
    "or a space behind the ':' of the line above"
)
_WORDS = (
    (r"found character '\\t'", "a tab stands here; YAML is indented with spaces"),
    (r"found character '(.)'", r"a value that begins with \1 needs quotes"),
    (r"found undefined alias", "a value that begins with * needs quotes"),
    (r"mapping values are not allowed", _COLON),
    (r"expected <block end>, but found '(<block|\?|-)", _INDENTED),
    (r"expected '<document start>'", _INDENTED),
    (r"expected <block end>, but found", "more stands here behind a value; put all of it in quotes"),
    (r"but found another document", "a second document begins here; take the line '---' out"),
)
"""What ruamel says of a line → what to do there."""

_OPENED = (
    (r"expected ',' or", "a bracket that opens here is not closed, or a value with ': ' in it needs quotes"),
    (r"could not find expected ':'", "a ':' is missing in this line"),
    (r"found unexpected end of stream", "a quotation mark that opens here is not closed"),
)
"""The same for what began in an earlier line, which is the one to mend."""


@dataclass(slots=True)
class Document:
    """A file as it was read: `value` is None when it is no YAML; lines count from 1."""

    file: str
    text: str = ""
    value: object = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def standing(self, where: Where) -> Where:
        """The longest beginning of `where` that stands in the file."""
        while where and where not in self.lines:
            where = where[:-1]
        return where

    def problem(self, where: Where, message: str) -> Problem:
        """The problem at `where`, or at the nearest block around it."""
        line = self.lines.get(self.standing(where))
        return Problem(self.file, line, ".".join(map(str, where)), message)


def read(path: Path) -> Document:
    """The file, read; whatever hinders that is one of its problems."""
    document = Document(path.name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        document.problems.append(_unplaced(str(path), "does not exist; check the path, or " + _EXAMPLE))
        return document
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if isinstance(error, PermissionError):
            reason = f"{reason}; make it readable for this user"
        document.problems.append(_unplaced(str(path), f"cannot be read: {reason}"))
        return document
    _take(document, data)
    return document


def read_text(text: str, path: Path) -> Document:
    """A text that once was the file, read in the same way."""
    document = Document(path.name)
    _take(document, text.encode())
    return document


NO_FEEDS = "is empty; write a feed below it, such as '  - https://feeds.bbci.co.uk/news/world/rss.xml'"
_EXAMPLE = "copy the example with: briefs config example > feeds.yaml"


def _take(document: Document, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        document.problems.append(_unplaced(document.file, f"is larger than {MAX_BYTES:,} bytes"))
        return
    try:
        document.text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        document.problems.append(Problem(document.file, line, "", "is not UTF-8; save the file as UTF-8"))
        return
    _parse(document)


def _parse(document: Document) -> None:
    try:
        root = YAML(typ="safe", pure=True).compose(document.text)
        if root is None:
            document.problems.append(_unplaced(document.file, "is empty; " + _EXAMPLE))
        elif not isinstance(root, MappingNode):
            message = "must begin with keys such as 'version: 1' and 'feeds:'"
            document.problems.append(Problem(document.file, root.start_mark.line + 1, "", message))
        else:
            document.value = _Builder(document).value(root, ())
    except _TooMuchError as error:
        document.value = None
        document.problems.append(Problem(document.file, error.line, "", str(error)))
    except Exception as error:  # noqa: BLE001  # ruamel also raises ValueError, AssertionError and the like
        document.value = None
        document.problems.append(_no_yaml(document, error))


def _no_yaml(document: Document, error: Exception) -> Problem:
    if isinstance(error, ReaderError):
        line = document.text[: error.position].count("\n") + 1
        return Problem(document.file, line, "", "holds a character that YAML does not allow")
    if isinstance(error, RecursionError):
        return _unplaced(document.file, "is nested too deeply")
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        said = " ".join(str(error.problem).split())
        if error.context_mark is not None and (words := _words(said, _OPENED)):
            return Problem(document.file, error.context_mark.line + 1, "", words)
        line = min(error.problem_mark.line + 1, len(document.text.splitlines()))
        return Problem(document.file, line, "", _words(said, _WORDS) or f"is not YAML: {said}")
    return _unplaced(document.file, "is not YAML")


def _words(said: str, table: tuple[tuple[str, str], ...]) -> str:
    """The plain words for what ruamel says, "" where there are none."""
    found = ((re.match(pattern, said), words) for pattern, words in table)
    return next((match.expand(words) for match, words in found if match), "")


def _unplaced(file: str, message: str) -> Problem:
    return Problem(file, None, "", message)


class _TooMuchError(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(slots=True)
class _Builder:
    document: Document
    count: int = 0

    def value(self, node: Node, where: Where) -> object:
        """The plain value of a node; notes its line, and what may not stand in a configuration."""
        line = node.start_mark.line + 1
        self.document.lines.setdefault(where, line)
        self.count += 1
        if self.count > MAX_VALUES:
            raise _TooMuchError(line, f"holds more than {MAX_VALUES:,} values, aliases counted each time")
        if len(where) > MAX_DEPTH:
            raise _TooMuchError(line, "is nested too deeply")
        if not str(node.tag).startswith(_TAG):
            self._refuse(where, f"the tag {shown(str(node.tag))} means nothing here; take it out")
        if isinstance(node, MappingNode):
            return self._mapping(node, where)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*where, number)) for number, item in enumerate(node.value)]
        return self._scalar(str(node.tag), node.value, where)

    def _mapping(self, node: MappingNode, where: Where) -> Mapping[str, object]:
        found: dict[str, object] = {}
        for key, value_node in self._pairs(node, where):
            line, name = key.start_mark.line + 1, _whole(key.value)
            place = (*where, name)
            if name in found:
                first = self.document.lines[place]
                message = f"stands a second time; the first is in line {first}"
                self.document.problems.append(
                    Problem(self.document.file, line, ".".join(map(str, place)), message)
                )
                continue
            self.document.lines[place] = line
            found[name] = self.value(value_node, place)
        return found

    def _pairs(self, node: MappingNode, where: Where) -> Iterator[tuple[ScalarNode, Node]]:
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield key, value
            else:
                line = key.start_mark.line + 1
                message = "a list or a mapping cannot be a key"
                self.document.problems.append(
                    Problem(self.document.file, line, ".".join(map(str, where)), message)
                )

    def _scalar(self, tag: str, text: str, where: Where) -> object:
        value = plain(tag.removeprefix(_TAG), _whole(text))
        if value is None and where == ("feeds",):
            self._refuse(where, NO_FEEDS)
        elif value is None:
            self._refuse(where, "is empty; give it a value or take it out (a value with # needs quotes)")
        elif isinstance(value, str) and re.search(r"\$\{[^}]*\}?|\$\(|^\$[A-Z_]+$", value):
            self._refuse(where, f"{shown(value)} is not replaced: secrets come from the environment")
        return value

    def _refuse(self, where: Where, message: str) -> None:
        self.document.problems.append(self.document.problem(where, message))


def _whole(text: str) -> str:
    """The text with pairs of escaped surrogates joined, as JSON writes them; a single half becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(kind: str, text: str) -> object:
    """The value of a YAML 1.2 scalar: numbers, true, false and null; everything else is text."""
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    try:
        if kind == "int" and len(text) < 19:  # longer ones do not fit 64 bits
            return int(text)
        if kind == "float":
            return float(text)
    except ValueError:  # 0o17, .inf: no key of ours takes them, so they stay text
        pass
    return text
