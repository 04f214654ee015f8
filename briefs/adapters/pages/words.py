"""What the templates say to readers, in English; another language is a subclass that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefs.domain.summary import Part

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


class English:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    colon, comma, opens, closes, gap = ": ", ", ", " (", ")", " "
    """After a lead, between things, around a remark, between sentences."""
    contents = "In this brief"
    background = "Background"
    context = "Context"
    related = "Related"
    also = "Also reported"
    more_news = "More news"
    sources = "Sources"
    reported_by = "Reported by"
    follow = "Follow this story"
    picture = "Picture"
    close = "Close"
    archive = "All briefs"
    corrections = "Corrections to earlier briefs"
    preferences = "Preferences"
    made = "How this brief was made"
    unsubscribe = "Unsubscribe"
    on_the_web = "Read on the web"
    first_report = "first report"
    paywalled = "subscription"
    summary_only = "summary only"
    state = "state-controlled"
    editors_note = "Editor’s note"
    sections: Mapping[Part, str] = MappingProxyType(
        {
            Part.KEY_POINT: "Key points",
            Part.PERSPECTIVE: "Who says what",
            Part.QUOTE: "In their words",
            Part.TIMELINE: "How it came about",
            Part.UNKNOWN: "What is not known",
        }
    )
    written_by_extract = (
        "No sentence here is by a language model: a program chose sentences that the outlets wrote."
    )
    quoted = "What stands in quotation marks is an outlet’s own text, word for word."
    not_checked = (
        "The checks compare each sentence with the passage that it cites. They cannot tell whether the "
        "outlet was right, nor what no outlet reported."
    )
    less: Mapping[str, str] = MappingProxyType(
        {
            "also": "what was also reported",
            "parts": "the further sections of stories",
            "sources": "sources that only the page cites",
            "sentences": "the last sentences of long stories",
        }
    )

    def holds_less(self, without: Sequence[str]) -> str:
        """What a mail that would be too heavy leaves out."""
        return f"To keep this mail short, it leaves out {self.names(without)}."

    def apart(self, name: str) -> str:
        """A name as one piece, where letters of another direction would draw what follows to themselves."""
        return name

    def remarked(self, name: str, remarks: Sequence[str]) -> str:
        """A name with what is to be known of it."""
        return f"{name}{self.opens}{self.listed(remarks)}{self.closes}" if remarks else name

    def differ(self, name: str) -> str:
        """On what outlets differ, as far as that has a name."""
        return f"Outlets differ on {name}" if name else "Outlets differ"

    def hedged(self, figure: str, hedge: str) -> str:
        """A figure that is not meant to be exact."""
        ways = {"about": f"about {figure}", "over": f"{figure} or more", "under": f"up to {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """A figure that was told so much later that it may be the newer one."""
        return f"later {figure}"

    def named(self, lead: str, text: str) -> str:
        """A text after what it is about."""
        return f"{lead}: {text}"

    def listed(self, parts: Sequence[str]) -> str:
        """Things one after the other."""
        return ", ".join(parts)

    def number(self, count: int) -> str:
        """The count as it is written inside a sentence."""
        return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"

    def count(self, count: int, one: str, many: str) -> str:
        """The count with its noun."""
        return f"{self.number(count)} {one if count == 1 else many}"

    def names(self, names: Sequence[str]) -> str:
        """A list as it is read aloud."""
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """What a brief holds, where nobody wrote an opening."""
        held = f"{self.count(stories, 'story', 'stories')} from {self.count(outlets, 'outlet', 'outlets')}"
        more = f", and {self.count(also, 'more in one line', 'more in one line each')}" if also else ""
        lead = f"{held}{more}."
        earlier = self.count(again, "continues an earlier story", "continue earlier ones")
        known = f"{earlier}." if again else ""
        return " ".join(f"{line[0].upper()}{line[1:]}" for line in (lead, known) if line)

    def since(self, date: str) -> str:
        """The heading of what is new in a story told before."""
        return f"New since {date}" if date else "New"

    def told(self, date: str, headline: str) -> str:
        """What readers were last told of a story; the date only where no heading says it."""
        return f"Told on {date}: {headline}" if date else f"Told before: {headline}"

    def background_of(self, date: str) -> str:
        """The heading of a reminder, with the day of the report that it is from."""
        return f"Background, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """Which brief was wrong, and in which of its stories, if in one."""
        return f"{date}, {headline}" if headline else date

    def told_on(self, date: str) -> str:
        """When an earlier brief told a related story."""
        return f"told on {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """How many outlets and publishers reported, and which publishers did so on their own."""
        text = self.count(outlets, "outlet", "outlets")
        if 0 < families < outlets:
            text += f" of {self.count(families, 'publisher', 'publishers')}"
        if outlets > 1 and independent:
            text += f", {self.count(independent, 'independent report', 'independent reports')}"
            text += f" ({', '.join(named)})" if named else ""
        return text[:1].upper() + text[1:]

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """Who reported first; `seen` is False when that is known only by credit."""
        known = f"{outlet}, {date}" if date else outlet
        return f"First report: {known}" if seen else f"First report: {known}, according to others"

    def only(self, outlet: str) -> str:
        """The one outlet that reported."""
        return f"Reported only by {outlet}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """Who retells whose report."""
        verb = ("credits", "retells") if len(outlets) == 1 else ("credit", "retell")
        if credited:
            return f"{self.names(outlets)} {verb[0]} {self.names(credited)}"
        return f"{self.names(outlets)} {verb[1]} another report"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """Who carries whose text."""
        verb = "carries" if len(outlets) == 1 else "carry"
        what = f"text by {self.names(copied)}" if copied else "another outlet’s text"
        return f"{self.names(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """How many outlets are not named."""
        return f"{count} more"

    def headline_from(self, outlet: str) -> str:
        """Whose headline stands above the story."""
        return f"Headline: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """What a citation is called aloud."""
        return f"Source {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """The mark of a source in a foreign language."""
        return f"in {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """What the brief rests on."""
        return (
            f"Read for this brief: {read} of {feeds} feeds, "
            f"{articles:,} article{'' if articles == 1 else 's'} by "
            f"{outlets} outlet{'' if outlets == 1 else 's'}."
        )

    def failed(self, feeds: Sequence[str]) -> str:
        """Which feeds could not be read."""
        return f"Could not be read: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """One feed that could not be read, and why."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def written_by(self, writer: str) -> str:
        """Who wrote the sentences."""
        if writer == "extractive":
            return self.written_by_extract
        return f"Written by the language model {writer}."

    def checked(self, sentences: int, held_back: int) -> str:
        """What the gate did."""
        held = self.count(held_back, "was held back", "were held back") if held_back else "none was held back"
        each = "sentence was" if sentences == 1 else "sentences were"
        return f"{sentences} {each} checked against the passages they cite; {held}."

    def edited(self, count: int) -> str:
        """How many sentences an editor wrote."""
        what = self.count(count, "sentence was", "sentences were")
        return f"{what[:1].upper()}{what[1:]} written by an editor."

    def overridden(self, count: int) -> str:
        """How many sentences an editor published against the checks."""
        what = self.count(count, "sentence stands", "sentences stand")
        return f"{what[:1].upper()}{what[1:]} here on an editor’s word, against the checks."

    def times(self, clock: str) -> str:
        """Which clock the times follow."""
        return f"Times are {clock}."
