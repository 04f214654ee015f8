"""What may stand at a key of feeds.yaml: how it is read, its JSON Schema, and its name in the reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from briefs.config import values
from briefs.domain.wording import NAMES


@dataclass(frozen=True, slots=True)
class Kind:
    """What may stand at a key, in the words of the reference page."""

    text: str


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


Text = Annotated[str, Field(min_length=1), Kind("text")]
Yes = Annotated[bool, Kind("`true` or `false`")]
Count = Annotated[int, Field(ge=1, le=1_000_000_000), Kind("whole number, 1 or more")]
One = Annotated[int, Field(ge=1, le=1), Kind("1")]
Words = Annotated[int, Field(ge=30, le=200), Kind("whole number, 30 to 200")]
CountOrNone = Annotated[int, Field(ge=0, le=1_000_000_000), Kind("whole number, 0 or more")]
Points = Annotated[float, Field(ge=-10, le=10, allow_inf_nan=False), Kind("points, -10 to 10")]
Url = Annotated[
    str, BeforeValidator(values.address), _text(r"^https?://[^\s@/]+(/\S*)?"), Kind("http or https address")
]
SiteUrl = Annotated[
    str,
    BeforeValidator(values.site_address),
    _text(r"^https?://[^\s@/?#]+(/[^\s?#]*)?"),
    Kind("http or https address"),
]
Span = Annotated[
    timedelta, BeforeValidator(values.span), _text(values.SPAN), Kind("span of time: `30m`, `1h`, `2d`")
]
Every = Annotated[
    timedelta, BeforeValidator(values.every), _text(values.SPAN), Kind("span of time: `30m`, `1h`, `6h`")
]
Pause = Annotated[
    timedelta, BeforeValidator(values.pause), _text(values.PAUSE), Kind("pause: `0s`, `2s`, `1m`")
]
Clock = Annotated[time, BeforeValidator(values.clock), _text(values.TIME), Kind("local time, `HH:MM`")]
Start = Annotated[
    tuple[time, frozenset[int]],
    BeforeValidator(values.start),
    _text(r"^([01][0-9]|2[0-3]):[0-5][0-9]( .+)?$"),
    Kind("local time and weekdays: `05:30 mon-fri`, `06:00 daily`, `07:00 sat,sun`"),
]
Zone = Annotated[
    str, BeforeValidator(values.zone), WithJsonSchema({"type": "string"}), Kind("time zone: `Europe/London`")
]
Language = Annotated[
    str,
    BeforeValidator(values.language),
    _text(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Kind("language tag: `en`, `ja`, `zh-Hant`"),
]
Country = Annotated[str, BeforeValidator(values.country), _text("^[A-Z]{2}$"), Kind("country: `JP`, `GB`")]
Colour = Annotated[
    str, BeforeValidator(values.colour), _text(values.COLOUR), Kind('colour, in quotes: `"#9b1c1c"`')
]
Mailbox = Annotated[
    str, BeforeValidator(values.mailbox), _text("@"), Kind("sender: `Morning Brief <brief@example.org>`")
]
MailAddress = Annotated[
    str, BeforeValidator(values.mail_address), _text(values.MAIL_ADDRESS), Kind("mail address")
]
Dollars = Annotated[
    float,
    BeforeValidator(values.dollars),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^[0-9.]+$"}]}),
    Kind("US dollars, 0 or more"),
]
Logo = Annotated[
    str,
    Field(min_length=1, json_schema_extra={"maxLength": values.LONGEST_LOGO}),
    AfterValidator(partial(values.line, values.LONGEST_LOGO)),
    Kind(f"text, at most {values.LONGEST_LOGO} characters"),
]
Phrase = Annotated[
    str,
    Field(min_length=1, json_schema_extra={"maxLength": values.LONGEST_PHRASE}),
    AfterValidator(partial(values.line, values.LONGEST_PHRASE)),
]
Phrases = Annotated[
    dict[Annotated[str, AfterValidator(values.phrase)], Phrase],
    Field(json_schema_extra={"propertyNames": {"enum": sorted(NAMES)}}),
    Kind("text by phrase"),
]
SectionName = Literal["key points", "perspectives", "quote", "timeline", "unknown"]
FeedName = Annotated[
    str,
    AfterValidator(
        partial(values.plain_name, values.FEED_NAME, "use letters, digits, '-', '.' and '_', at most 80")
    ),
    _text(values.FEED_NAME),
]
NewsletterName = Annotated[
    str,
    AfterValidator(partial(values.plain_name, values.NEWSLETTER_NAME, "use a-z, digits and '-', at most 40")),
    _text(values.NEWSLETTER_NAME),
]
