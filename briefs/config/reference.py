"""docs/configuration.md, made of the model: no key is described in two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from briefs.config.block import Block
from briefs.config.environment import CONFIG, VARIABLES
from briefs.config.kinds import Kind
from briefs.config.model import FeedBlock, FeedsFile, FetchingBlock, GroupingBlock, SiteBlock, blocks
from briefs.config.publications import (
    BudgetBlock,
    FilterBlock,
    NewsletterBlock,
    ReviewBlock,
    ScheduleBlock,
    SectionBlock,
    SelectBlock,
    WriterBlock,
)

BLOCKS: tuple[tuple[str, type[Block]], ...] = (
    ("feeds.yaml", FeedsFile),
    ("site", SiteBlock),
    ("fetching", FetchingBlock),
    ("grouping", GroupingBlock),
    ("feed", FeedBlock),
    ("newsletter", NewsletterBlock),
    ("schedule", ScheduleBlock),
    ("select", SelectBlock),
    ("filter", FilterBlock),
    ("section", SectionBlock),
    ("writer", WriterBlock),
    ("budget", BudgetBlock),
    ("review", ReviewBlock),
)

TEN_LINES = """\
version: 1
feeds:
  - https://feeds.bbci.co.uk/news/world/rss.xml
  - https://www.theguardian.com/world/rss
  - https://www.aljazeera.com/xml/rss/all.xml
  - https://rss.dw.com/rdf/rss-en-world
  - https://www.france24.com/en/rss
  - https://feeds.npr.org/1004/rss.xml
  - url: https://www.ft.com/world?format=rss
    paywalled: true
"""

TWO_NEWSLETTERS = """\
version: 1
site:
  url: https://briefs.example.org
  from: Morning Brief <brief@example.org>
  contact: editor@example.org
  postal_address: Morning Brief, 1 Sample Street, Exampleton
feeds:
  bbc: https://feeds.bbci.co.uk/news/world/rss.xml
  ft: {url: https://www.ft.com/world?format=rss, outlet: Financial Times, tags: [world], paywalled: true}
  nikkei: {url: https://asia.nikkei.com/rss/feed/nar, outlet: Nikkei Asia, tags: [asia], every: 30m}
newsletters:
  world:
    timezone: Europe/London
    schedule: {draft: "05:30 mon-fri", send: "06:30", latest: "09:00"}
  asia:
    title: Asia this morning
    timezone: Asia/Tokyo
    schedule: {draft: "06:00 mon,wed,fri"}
    feeds: ["tag:asia", ft]
    select: {max_stories: 8, min_outlets: 2, exclude: {keywords: [horoscope]}}
    sections:
      - {title: Security, keywords: [missile, defence, coast guard]}
      - {title: Trade, keywords: [tariff, exports], tags: [asia]}
    writer: {kind: auto, tone: "plain, short sentences", budget: "0.30"}
    review: {required: true, approvers: 1}
"""

_HEAD = f"""\
# Configuration

<!-- Made by `python -m briefs.config reference`; its words are in briefs/config/{{model,publications}}.py -->

One file, `feeds.yaml`, says what is read and what is made of it; secrets and places come from environment
variables. `briefs config check` names every problem at once, each with its line:

    feeds.yaml:41 newsletters.asia.schedule.draft: '5:30 evry day' is not 'HH:MM weekdays' such as …

Ten lines are enough. Feeds that are only addresses are named after them, and without newsletters there is
one, `brief`, of all feeds:

```yaml
{TEN_LINES}```

With more of the keys:

```yaml
{TWO_NEWSLETTERS}```

`briefs config example` prints a longer one with well-known outlets, `briefs config schema` the JSON Schema;
an editor with a YAML language server completes and checks the file when its first line is
`# yaml-language-server: $schema=feeds.schema.json`. Texts with `#`, `: ` or a leading `*` need quotes.

A running `briefs serve` or `scheduler.py` takes a changed file over within half a minute, whole or not at
all: the log says what changed, and work that has begun ends as it began. A broken file changes nothing; the
log names its lines, and a mail tells `fetching.alerts_to` when it is still broken half a minute later.
Started with a broken file, both go on with the one that was accepted last; every other command refuses it.
Not taken over without a restart: environment variables, and another place of the file.
"""

_ENVIRONMENT = f"""\
## Environment variables

Secrets stand nowhere else: `${{NAME}}` in feeds.yaml is refused, not replaced. An empty variable counts as
unset.

| variable | default | meaning |
|---|---|---|
| `{CONFIG}` | `feeds.yaml` | The file to use, as with `briefs --config`. |
"""


def reference() -> str:
    """The page as Markdown."""
    tables = (_table(title, block) for title, block in BLOCKS)
    variables = "".join(f"| `{v.name}` | {v.default} | {v.meaning} |\n" for v in VARIABLES)
    return "\n".join([_HEAD, *tables, _ENVIRONMENT.rstrip("\n")]) + "\n" + variables


def _table(title: str, block: type[Block]) -> str:
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _rows(block))
    head = "| key | kind | default | meaning |\n|---|---|---|---|\n"
    return f"## {title}\n\n{' '.join((block.__doc__ or '').split())}\n\n{head}{rows}"


def _rows(block: type[Block]) -> Iterator[tuple[str, str, str, str]]:
    for name, info in block.model_fields.items():
        yield f"`{info.alias or name}`", _kind(info), _default(info), info.description or ""


def _kind(info: FieldInfo) -> str:
    if inner := blocks(info.annotation):
        return _linked(info.annotation, inner)
    return next((m.text for m in info.metadata if isinstance(m, Kind)), "") or _words(info.annotation)


def _linked(annotation: Any, inner: type[Block]) -> str:
    title = next(title for title, block in BLOCKS if block is inner)
    link = f"[{title}](#{title})"
    return {list: f"list of {link}", dict: f"{link} by name"}.get(get_origin(annotation), link)


def _words(annotation: Any) -> str:
    if get_origin(annotation) is Annotated:
        return next(part.text for part in get_args(annotation) if isinstance(part, Kind))
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(annotation))
    if get_origin(annotation) is list:
        return "list: " + _words(get_args(annotation)[0])
    return next(_words(part) for part in get_args(annotation) if part is not type(None))


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "needed"
    value = info.default
    if info.default_factory is not None or value in (None, "", [], {}):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else _short(value)}`"


def _short(value: object) -> str:
    return f"[{', '.join(map(repr, value))}]" if isinstance(value, list) else str(value)
