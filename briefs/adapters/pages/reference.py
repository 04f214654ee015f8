"""docs/templates.md, made of the views and the wording: nothing that templates may use is described twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from briefs.adapters.pages import view
from briefs.adapters.pages.words import English
from briefs.domain.wording import HEADINGS, NAMES
from briefs.newsroom.weight import AIM, MOST

MACRO = """\
{% import "packaged/email/pieces.html.j2" as packaged %}
{% macro source(words, line) %}<b>{{ packaged.source(words, line) }}</b>{% endmacro %}
"""

STYLE = """\
{% include "packaged/email/style.css.j2" %}
.headline { font-family: Helvetica, Arial, sans-serif; }
"""

SUBJECT = """\
{{ brief.day }}: {{ brief.sections[0].stories[0].headline }}
"""

TEXT = """\
{{ brief.title }}, {{ brief.day }}

{% for section in brief.sections %}
{% for told in section.stories %}
{{ told.headline | fold("  ", "* ") }}
{% endfor %}
{% endfor %}

{{ words.unsubscribe }}: {{ unsubscribe }}
"""

EXAMPLES = {
    "email/pieces.html.j2": MACRO,
    "email/style.css.j2": STYLE,
    "newsletters/asia/email/subject.txt.j2": SUBJECT,
    "newsletters/asia/email/body.txt.j2": TEXT,
}
"""The examples of the page, by the file that each is."""

_HEAD = f"""\
# Templates

<!-- Made by `python -m briefs.adapters.pages.reference`; its words are in that module -->

How a brief looks, from the smallest change to the largest: a few keys of `feeds.yaml`, one macro, one file.
`briefs doctor` tries every template on made-up briefs and names what is wrong with file and line.

## Without a template

[A newsletter's block](configuration.md#newsletter) has `accent` (its colour; the shade for dark mode is made
from it), `logo` (a short text at the head in the place of the title), `notice`, `wording` (the phrases
below) and `images`. They are taken into a brief when it is drafted: what was approved never changes.

```yaml
newsletters:
  asia:
    accent: "#1c4e9b"
    logo: ASIA | BRIEF
    wording: {{also: In brief, made: How we made this}}
```

`images: true` shows, above each story, the picture that the feed of its lead article names, with the
outlet's name below it. No picture is needed to understand a brief. Mail programs and browsers fetch it from
the outlet, which so learns who reads: that is why it is off unless you want it. Pictures that only count
readers, and those that are not on https, are left out.

## Files of your own

Templates are [Jinja](https://jinja.palletsprojects.com/). A file in the folder `templates` beside
`feeds.yaml` takes the place of the packaged one of the same path; the packaged ones stand in the folder
`templates` of the source, and of an installed program inside its package. A changed file counts from the
next brief on.

| file | stands for |
|---|---|
| `templates/email/body.html.j2` | that template, for every newsletter |
| `templates/newsletters/asia/email/body.html.j2` | that template, for the newsletter `asia` only |

| template | prints |
|---|---|
| `email/subject.txt.j2`, `email/body.html.j2`, `email/body.txt.j2` | subject, HTML and text of a mail |
| `email/style.css.j2`, `email/dark.css.j2` | the mail's styles, and those of dark mode |
| `web/brief.html.j2`, `web/style.css.j2` | the page of a brief |
| `md/brief.md.j2` | a brief in Markdown |
| `pieces.html.j2`, `email/pieces.html.j2`, `email/pieces.txt.j2`, `web/pieces.html.j2` | macros for them |

**One macro.** A file of macros needs to hold only those that differ; the others, and what calls them, stay
as they are. The packaged file can be had as `packaged/…`. This is `templates/email/pieces.html.j2`:

```jinja
{MACRO}```

**Styles.** This adds one to the packaged ones, in `templates/email/style.css.j2`:

```jinja
{STYLE}```

**A whole template** sees what is described [below](#what-a-template-sees). A subject of one newsletter's
own, `templates/newsletters/asia/email/subject.txt.j2`:

```jinja
{SUBJECT}```

and a text part, `templates/newsletters/asia/email/body.txt.j2`, where `fold` breaks lines at 72 columns:

```jinja
{TEXT}```

Values are escaped in `*.html.j2`, and in Markdown. A template is a program: it runs with the rights of
Briefs, in no sandbox. Take none from somebody whom you would not give your password.

## What a template must do

Else it counts as broken, and the packaged one prints that part of the brief:

- it can be read and printed: no name that is not there, no error, no macros that call themselves for ever;
- the HTML of a mail links to `{{{{ unsubscribe }}}}`, and its text has that address: no mail leaves without
  a way out of the list;
- a page prints `{{{{ wrapped | safe }}}}`, where corrections are put later, or has a `<main>`;
- mail, text and page tell at least one of the stories, and a subject is not empty;
- a mail has no more than {MOST:,} bytes of HTML.

A brief that must go out goes out all the same. The log names file and line; so do `briefs doctor`, the desk
above the draft that an editor is about to approve, and a mail to `fetching.alerts_to`: at the latest ten
minutes after the file was broken, not only when a brief is due.

## How large a mail may be

Gmail cuts a mail off at about 102 kB of HTML, and the way out of the list with it. A mail of more than
{AIM:,} bytes is shortened, HTML and text alike, until it is lighter: without what was also reported, without
the further sections of stories, without sources that only the page cites, and last without the last
sentences of the longest stories; never without a headline or a story's first sentence. `brief.left_out`
says so, and the page keeps everything. What then is still above {MOST:,} bytes cannot be approved.
"""

_SEEN = """\
## What a template sees

Every text is fit to print, every address safe to link to; an empty one must not be linked.

| name | in | is |
|---|---|---|
| `brief` | all | a [BriefView](#briefview) |
| `words` | all | `brief.words`: the phrases above, by name |
| `unsubscribe` | mail and text | stands for each reader's own address; put it into a link as it is |
| `preferences` | mail and text | the same, empty where `site.url` is not set |
| `wrapped` | page | the mark where corrections are put |

The mail to the operator, `email/operator/…`, has `letter`; see `briefs/adapters/pages/letter.py`.
"""

_KINDS = {str: "text", int: "number", bool: "yes or no", English: "the wording"}


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, _phrases(), _SEEN, *map(_shown, _views())])


def _phrases() -> str:
    rows = (f"| `{name}` | {_said(name)} |\n" for name in NAMES)
    head = "In another language they say the same; `wording` replaces them in the newsletter's own."
    return f"## Phrases\n\n{head}\n\n| phrase | in English |\n|---|---|\n{''.join(rows)}"


def _said(name: str) -> str:
    return English.sections[HEADINGS[name]] if name in HEADINGS else str(getattr(English, name))


def _views() -> Iterator[type]:
    """The views that a brief is made of, the whole before its parts."""
    waiting: list[type] = [view.BriefView]
    for each in waiting:
        yield each
        found = (part for kind in get_type_hints(each).values() for part in _parts(kind))
        waiting += [part for part in dict.fromkeys(found) if part not in waiting]


def _parts(kind: Any) -> Iterator[type]:
    """The views in an annotation."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
    for inner in get_args(kind):
        yield from _parts(inner)


def _shown(each: type) -> str:
    """A view: what it is, and its fields in one paragraph."""
    hints = get_type_hints(each)
    told = [f"`{field.name}` {_kind(hints[field.name])}" for field in fields(each)]
    own = ((name, found) for name, found in vars(each).items() if isinstance(found, property))
    told += [f"`{name}` text ({_first_line(found.__doc__ or '')})" for name, found in own]
    return f"### {each.__name__}\n\n{' '.join((each.__doc__ or '').split())}\n\n{' · '.join(told)}\n"


def _first_line(text: str) -> str:
    line = text.splitlines()[0].rstrip(".")
    return line[:1].lower() + line[1:]


def _kind(kind: Any) -> str:
    """What stands at a field, in the words of the page."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        return f"list of {_kind(inner[0])}" if inner[1:] == (...,) else f"pair of {_kind(inner[0])}s"
    if isinstance(kind, UnionType):
        return f"{_kind(next(one for one in get_args(kind) if one is not NoneType))}, or none"
    return _KINDS.get(kind) or f"[{kind.__name__}](#{kind.__name__.lower()})"


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201  # `python -m` prints the file that docs/ holds
