"""The wording of German briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out, sentence


class German(Spoken):
    """How German joins and counts."""

    last = " und "
    numerals = (
        *("0", "eins", "zwei", "drei", "vier", "fünf", "sechs"),
        *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    )


class GermanBrief(German, SpokenBrief):
    """The same in German."""

    lang = "de"
    contents = "In dieser Ausgabe"
    background = "Hintergrund"
    context = "Im Zusammenhang"
    related = "Mehr zum Thema"
    also = "Kurz gemeldet"
    more_news = "Weitere Nachrichten"
    sources = "Quellen"
    reported_by = "Es berichten"
    follow = "Diesem Thema folgen"
    picture = "Bild"
    close = "Schließen"
    archive = "Alle Ausgaben"
    corrections = "Korrekturen zu früheren Ausgaben"
    preferences = "Einstellungen"
    made = "Wie diese Ausgabe entstand"
    unsubscribe = "Abbestellen"
    on_the_web = "Im Browser lesen"
    first_report = "zuerst gemeldet"
    paywalled = "kostenpflichtig"
    summary_only = "nur Kurzfassung"
    state = "staatlich kontrolliert"
    editors_note = "Anmerkung der Redaktion"
    sections = headings(
        "Das Wichtigste", "Wer was sagt", "Im Wortlaut", "Wie es dazu kam", "Was nicht bekannt ist"
    )
    written_by_extract = (
        "Kein Satz hier stammt von einem Sprachmodell: "
        "Ein Programm hat Sätze ausgewählt, die in den Medien stehen."
    )
    quoted = "Was in Anführungszeichen steht, ist Wort für Wort der Text eines Mediums."
    not_checked = (
        "Geprüft wird jeder Satz an der Stelle, die er zitiert. Ob das Medium recht hat und was kein Medium "
        "berichtet, lässt sich so nicht erkennen."
    )
    less = left_out(
        "die Kurzmeldungen",
        "die weiteren Abschnitte der Meldungen",
        "die nur auf der Webseite zitierten Quellen",
        "die letzten Sätze langer Meldungen",
    )
    persons = called(
        dead="zur Zahl der Toten",
        injured="zur Zahl der Verletzten",
        missing="zur Zahl der Vermissten",
        arrested="zur Zahl der Festgenommenen",
        evacuated="zur Zahl der Evakuierten",
        rescued="zur Zahl der Geretteten",
    )
    others = called(
        magnitude="zur Magnitude",
        votes="zum Stimmenergebnis",
        date="zum Datum",
        inflation="zur Inflation",
        tariff="zum Zollsatz",
        interest="zum Leitzins",
        defence="zu den Verteidigungsausgaben",
        turnout="zur Wahlbeteiligung",
        jobless="zur Arbeitslosigkeit",
        growth="zum Wachstum",
        fine="zur Geldstrafe",
        deal="zum Kaufpreis",
        profit="zum Gewinn",
        revenue="zum Umsatz",
        loss="zum Verlust",
        shares="zum Aktienkurs",
        aid="zur Hilfe",
        damage="zum Schaden",
        invested="zur Investition",
        dividend="zur Dividende",
        wage="zu den Löhnen",
        depth="zur Tiefe",
        wind="zum Wind",
    )
    countries = called(GB="Großbritannien", US="USA", HK="Hongkong", MO="Macau", CI="Elfenbeinküste")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"Damit diese Mail kurz bleibt, fehlen {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"Unterschiedliche Angaben {name}" if name else "Unterschiedliche Angaben"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"rund {figure}", "over": f"mindestens {figure}", "under": f"bis zu {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"später {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = self.counted(stories, "eine Meldung", "Meldungen")
        held += f" aus {self.counted(outlets, 'einem Medium', 'Medien')}"
        rest = self.counted(also, "eine weitere in einer Zeile", "weitere in je einer Zeile")
        held += f", dazu {rest}" if also else ""
        one, many = "eine knüpft an eine frühere Ausgabe an.", "knüpfen an frühere Ausgaben an."
        known = self.counted(again, one, many) if again else ""
        return " ".join(sentence(line) for line in (f"{held}.", known) if line)

    def since(self, date: str) -> str:
        """See English."""
        return f"Neu seit dem {date}" if date else "Neu"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"Am {date} gemeldet: {headline}" if date else f"Schon gemeldet: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"Ausgabe vom {date}, {headline}" if headline else f"Ausgabe vom {date}"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"am {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        text = self.counted(outlets, "ein Medium", "Medien")
        if 0 < families < outlets:
            text += f" von {self.counted(families, 'einem Herausgeber', 'Herausgebern')}"
        if outlets > 1 and independent:
            text += f", {self.counted(independent, 'ein eigener Bericht', 'eigene Berichte')}"
            text += f" ({self.listed(named)})" if named else ""
        return sentence(text)

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        return f"Zuerst gemeldet: {known}" if seen else f"Zuerst gemeldet, laut anderen Medien: {known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"Nur {outlet} berichtet darüber"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        if credited:
            verb = self.form(len(outlets), "beruft", "berufen")
            return f"{self.series(outlets)} {verb} sich auf {self.series(credited)}"
        verb = self.form(len(outlets), "gibt", "geben")
        return f"{self.series(outlets)} {verb} einen anderen Bericht wieder"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        verb = self.form(len(outlets), "übernimmt", "übernehmen")
        # "von" asks for the dative of `more`
        source = re.sub(r"(?<=\d weitere)$", "n", self.series(copied))
        what = f"einen Text von {source}" if copied else "den Text eines anderen Mediums"
        return f"{self.series(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """See English."""
        return f"{self.figure(count)} weitere"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"Überschrift: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"Quelle {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return f"auf {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        media = self.form(outlets, "Medium", "Medien")
        return (
            f"Für diese Ausgabe gelesen: {read} von {feeds} Feeds, "
            f"{self.figure(articles)} Artikel aus {outlets} {media}."
        )

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"Nicht lesbar: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        rest = f"; stattdessen zitiert: {quoted} von {stories} Meldungen" if quoted else ""
        return f"Geschrieben vom Sprachmodell {models}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        one = "1 Satz wurde an den Stellen geprüft, die er zitiert"
        many = f"{self.figure(sentences)} Sätze wurden an den Stellen geprüft, die sie zitieren"
        held = self.counted(held_back, "einer wurde", "wurden") if held_back else "keiner wurde"
        return f"{self.form(sentences, one, many)}; {held} zurückgehalten."

    def edited(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "ein Satz stammt", "Sätze stammen"))
        return f"{what} von der Redaktion."

    def overridden(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "ein Satz steht", "Sätze stehen"))
        return f"{what} hier auf Entscheidung der Redaktion, entgegen der Prüfung."

    def times(self, clock: str) -> str:
        """See English."""
        return f"Zeitangaben: {clock}."
