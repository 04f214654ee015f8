"""CSS as a list of what it uses: at-rules, selectors, declarations. Enough for style sheets that we write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(
    r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:[^()]|\([^()]*\))*\)|[{};]|[^{};\"'()]+|.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Declaration:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector or an at-rule, whether it stands inside a style rule, and its declarations."""

    prelude: str
    nested: bool
    declarations: tuple[Declaration, ...]


def declarations(block: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute or of the inside of a rule."""
    parts = [""]
    for token in TOKEN.findall(COMMENT.sub("", block)):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    pairs = (part.partition(":") for part in parts if part.strip())
    return tuple(Declaration(name.strip().lower(), value.strip()) for name, _, value in pairs)


def rules(sheet: str) -> tuple[Rule, ...]:
    """Every rule of a style sheet, outer ones before those inside them."""
    tokens = iter(TOKEN.findall(COMMENT.sub("", sheet)))
    return tuple(_block(tokens, "", nested=False, styled=False)[1:])


def _block(tokens: Iterator[str], prelude: str, *, nested: bool, styled: bool) -> list[Rule]:
    """The rule of that prelude and the rules inside it, up to its closing brace."""
    text, body, inner = "", "", []
    for token in tokens:
        if token == "{":
            found = text.strip()
            inner += _block(tokens, found, nested=styled, styled=not found.startswith("@"))
            text = ""
        elif token == "}":
            break
        elif token == ";" and text.strip().startswith("@"):
            inner.append(Rule(text.strip(), styled, ()))
            text = ""
        elif token == ";":
            body, text = f"{body}{text};", ""
        else:
            text += token
    return [Rule(prelude, nested, declarations(body + text)), *inner]
