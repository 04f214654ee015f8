"""axe-core, run in a page: what it finds wrong, and what it cannot decide."""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[1] / "proof" / "axe.min.js.xz"

LEFT_OUT = {
    "color-contrast-enhanced": "AAA asks for 7:1; the program promises AA",
    "identical-links-same-purpose": "AAA; two citations of one outlet go to two articles",
    "hidden-content": "only says that it looked at what is shown; `open` shows the rest",
}
"""Rules that are not run, with the reason; all others are, experimental ones too."""

RUN = """off => {
    document.querySelectorAll('details').forEach(one => one.open = true);
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: !off.includes(rule.ruleId)}]));
    return axe.run(document, {rules, resultTypes: ['violations', 'incomplete']});
}"""


@cache
def script() -> str:
    return lzma.decompress(SCRIPT.read_bytes()).decode()


def found(page: Page) -> dict[str, list[str]]:
    """Rules that are broken or undecided, with what they say of which elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())
    result = page.evaluate(RUN, sorted(LEFT_OUT))
    told: dict[str, list[str]] = {}
    for kind in ("violations", "incomplete"):
        for rule in result[kind]:
            name = rule["id"] if kind == "violations" else f"{rule['id']} (undecided)"
            told[name] = [f"{_message(node)}: {node['html'][:160]}" for node in rule["nodes"]]
    return told


def _message(node: dict[str, list[dict[str, str]]]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return checks[0]["message"] if checks else "?"
