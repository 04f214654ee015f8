"""The wording of the German pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.german import German, GermanBrief
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class GermanSite(German, SpokenSite):
    """The public site in German."""

    lang = "de"
    fronts = front_names("Startseite", "Korrekturen", "Suche")
    site = "Diese Website"
    desk = "Redaktion"
    archive = GermanBrief.archive
    follow = "Abonnieren"
    months = "Monate"
    briefs = "Ausgaben"
    who = "Wer berichtet hat"
    day_by_day = "Tag für Tag"
    undated = "ohne Datum"
    undated_reports = "Ohne Datum"
    also_cited = "Außerdem zitiert"
    related = "Mehr zum Thema"
    unnamed = "Medium ohne Namen"
    new = "Neu"
    one_line = "in einer Zeile"
    arrows = "Ein Pfeil führt von einem Bericht zu denen, die sich auf ihn berufen oder ihn übernehmen."
    scale = "Die Zeit läuft nach rechts; lange Pausen sind gekürzt."
    moved = "Diese Meldung wird unter einer anderen fortgesetzt:"
    signs = sign_names(
        "zuerst gemeldet",
        "eigener Bericht",
        "beruft sich auf ein anderes Medium",
        "übernimmt den Text eines anderen Mediums",
        "nur bekannt, weil andere sich darauf berufen",
        "laut anderen zuerst gemeldet",
    )
    roles = ("zuerst gemeldet", "eigener Bericht", "weiterer Bericht")

    def more_stories(self, count: int) -> str:
        """See English."""
        return self.form(count, "und 1 weitere", f"und {count} weitere")

    def more_briefs(self, count: int) -> str:
        """See English."""
        return self.form(count, "1 frühere Ausgabe fehlt hier", f"{count} frühere Ausgaben fehlen hier")

    def more_reports(self, count: int) -> str:
        """See English."""
        return self.form(count, "1 weiterer Bericht fehlt hier", f"{count} weitere Berichte fehlen hier")

    def before(self, day: str) -> str:
        """See English."""
        return f"Vorige Ausgabe, {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"Nächste Ausgabe, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"Seit dem {since} in {briefs} Ausgaben" if briefs > 1 else f"Gemeldet am {since}"
        by = self.form(outlets, "1 Medium berichtet", f"{outlets} Medien berichten")
        return f"{told}, {by}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"{outlet} hat zuerst berichtet" if seen else f"Laut anderen hat {outlet} zuerst berichtet"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        one, many = ("weiteres ", "weitere ") if others else ("", "")
        return self.form(
            count, f"1 {one}Medium hat selbst berichtet", f"{count} {many}Medien haben selbst berichtet"
        )

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'beruft', 'berufen')} sich auf andere"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'übernimmt', 'übernehmen')} einen Text"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"Gemeldet in {newsletter}"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        what = f"einen Text von {self.series(sources)}" if sources else "den Text eines anderen Mediums"
        return f"übernimmt {what}"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"beruft sich auf {self.series(sources)}" if sources else "gibt einen anderen Bericht wieder"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count} Medien übernehmen {'diesen Text' if named else 'den Text eines anderen Mediums'}"
        rest = "berufen sich auf diesen Bericht" if named else "geben einen anderen Bericht wieder"
        return f"{count} Medien {rest}"


class GermanOwn(German, SpokenOwn):
    """A reader's own pages in German."""

    lang = "de"
    title = "Ihre Newsletter"
    private = "Wer die Adresse dieser Seite kennt, kann hier alles ändern: Geben Sie sie nicht weiter."
    newsletters = "Per Mail bekommen"
    save = "Speichern"
    leave_all = "Alle abbestellen"
    undo = "Rückgängig machen"
    unchanged = "Es hat sich nichts geändert."
    rests = "erscheint derzeit nicht"
    leave = "Abbestellen"
    no_more = "Sie bekommen davon keine Mails mehr."
    to_preferences = "Alle Newsletter, und was Sie noch bekommen können"
    lost = "Dieser Link ist hier nicht bekannt"
    cut = (
        "Mailprogramme schneiden lange Links manchmal ab. "
        "Öffnen Sie den Link noch einmal aus einer neueren Mail."
    )
    forged = "Dieses Formular kam nicht von dieser Seite"
    again = "Es wurde nichts geändert. Öffnen Sie den Link in Ihrer Mail und versuchen Sie es noch einmal."
    seldom = "in loser Folge"
    at, starting = "um {}", "ab {}"
    spans = ("täglich", "montags bis freitags", "am Wochenende")
    weekdays = ("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags")

    def hour(self, at: time) -> str:
        """See Spoken."""
        return f"{super().hour(at)} Uhr"

    def address(self, masked: str) -> str:
        """See English."""
        return f"Was an {masked} verschickt wird."

    def ask(self, title: str) -> str:
        """See English."""
        return f"{title} abbestellen?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Sie bekommen ab jetzt {self.series(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Sie haben {self.series(titles)} abbestellt."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Mails von {self.series(titles)} bleiben gesperrt."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"; schreiben Sie an {contact}" if contact else ""
        return (
            "Mails dieses Newsletters an diese Adresse sind gesperrt, vielleicht weil einige zurückkamen. "
            f"Das lässt sich hier nicht ändern{more}."
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"Wenn das nicht hilft, schreiben Sie an {contact}."


class GermanCorrections(German, SpokenCorrections):
    """Corrections in German."""

    lang = "de"
    title, single = "Korrekturen", "Korrektur"
    whole = "Die Ausgabe als Ganzes"
    unchanged = "Darunter steht unverändert, was freigegeben wurde."
    none = "Bisher war nichts zu korrigieren."
    intro = (
        "Was in unseren Ausgaben falsch war, das Neueste zuerst. "
        "Die Ausgaben selbst bleiben so, wie sie freigegeben wurden."
    )

    def made(self, when: str) -> str:
        """See English."""
        return f"korrigiert am {when}"


class GermanSearch(German, SpokenSearch):
    """The search page in German."""

    lang = "de"
    title = "Suche"
    label = "Suchbegriffe"
    button = "Suchen"
    where = "Newsletter"
    everywhere = "Alle Newsletter"
    story = GermanBrief.follow
    newer = "Neuere Treffer"
    older = "Ältere Treffer"
    pages = "Weitere Treffer"
    unwanted_only = "Nennen Sie auch, was vorkommen soll: Wörter mit Minus lassen nur weg, was andere finden."
    no_more = "Weitere Treffer gibt es nicht."
    hints = (
        "Jedes Wort muss vorkommen; das letzte darf der Anfang eines längeren sein.",
        "„Anführungszeichen“ finden eine Wortfolge, ein Minus lässt weg: Zölle -Stahl.",
        "Akzente und Großschreibung spielen keine Rolle, und jede Schrift wird verstanden.",
    )
    all_of = "In allen Newslettern suchen"

    def titled(self, query: str) -> str:
        """See English."""
        return f"Suche: {query}"

    def none(self, query: str) -> str:
        """See English."""
        return (
            f"Keine Ausgabe berichtet von „{query}“. Weniger Wörter oder ihre Anfänge finden vielleicht mehr."
        )


GERMAN = Tongue(GermanBrief, GermanSite, GermanOwn, GermanCorrections, GermanSearch)
