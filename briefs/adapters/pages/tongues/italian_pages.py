"""The wording of the Italian pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.italian import Italian, ItalianBrief
from briefs.adapters.pages.tongues.spoken import sentence
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class ItalianSite(Italian, SpokenSite):
    """The public site in Italian."""

    lang = "it"
    fronts = front_names("Prima pagina", "Correzioni", "Cerca")
    site = "Questo sito"
    desk = "Redazione"
    archive = ItalianBrief.archive
    follow = "Segui"
    months = "Mesi"
    briefs = "Numeri"
    who = "Chi ne ha dato notizia"
    day_by_day = "Giorno per giorno"
    undated = "senza data"
    undated_reports = "Senza data"
    also_cited = "Citati inoltre"
    related = "Notizie collegate"
    unnamed = "Testata senza nome"
    new = "Novità"
    one_line = "in una riga"
    arrows = "Una freccia porta da un articolo a quelli che lo citano o lo riprendono."
    scale = "Il tempo scorre verso destra; le pause lunghe sono accorciate."
    moved = "Questa notizia continua sotto un’altra:"
    signs = sign_names(
        "prima notizia",
        "resoconto autonomo",
        "cita un’altra testata",
        "pubblica il testo di un’altra testata",
        "noto solo perché altri lo citano",
        "prima notizia, secondo altri",
    )
    roles = ("prima notizia", "resoconto autonomo", "altro resoconto")

    def more_stories(self, count: int) -> str:
        """See English."""
        return self.form(count, "e un’altra", f"e altre {count}")

    def more_briefs(self, count: int) -> str:
        """See English."""
        return self.form(
            count,
            "un numero precedente non è elencato qui",
            f"{count} numeri precedenti non sono elencati qui",
        )

    def more_reports(self, count: int) -> str:
        """See English."""
        return self.form(
            count, "un altro articolo non è elencato qui", f"altri {count} articoli non sono elencati qui"
        )

    def before(self, day: str) -> str:
        """See English."""
        return f"Numero precedente, {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"Numero successivo, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        several = sentence(f"{self.dated('dal', since)} in {briefs} numeri")
        told = several if briefs > 1 else f"Pubblicato {self.dated('il', since)}"
        by = self.form(outlets, "ne scrive 1 testata", f"ne scrivono {outlets} testate")
        return f"{told}, {by}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return self.led("Prima notizia" if seen else "Prima notizia, secondo altre testate", outlet)

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        one, many = ("un’altra testata", "altre {} testate") if others else ("1 testata", "{} testate")
        return self.form(
            count, f"{one} ha un resoconto autonomo", f"{many.format(count)} hanno un resoconto autonomo"
        )

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'cita', 'citano')} altri"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'pubblica', 'pubblicano')} un testo altrui"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"Pubblicato in {newsletter}"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return (
            f"pubblica {f'un testo di {self.series(sources)}' if sources else 'il testo di un’altra testata'}"
        )

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"cita {self.series(sources)}" if sources else "riprende un’altra notizia"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count} testate pubblicano {'questo testo' if named else 'il testo di un’altra testata'}"
        rest = "citano questo articolo" if named else "riprendono un’altra notizia"
        return f"{count} testate {rest}"


class ItalianOwn(Italian, SpokenOwn):
    """A reader's own pages in Italian."""

    lang = "it"
    title = "Le sue newsletter"
    private = "Chi conosce l’indirizzo di questa pagina può modificarla: non lo dia ad altri."
    newsletters = "Ricevere per posta"
    save = "Salva"
    leave_all = "Annulla tutte le iscrizioni"
    undo = "Annulla la modifica"
    unchanged = "Non è cambiato nulla."
    rests = "al momento non esce"
    leave = "Annulla l’iscrizione"
    no_more = "Non riceverà più mail di questa newsletter."
    to_preferences = "Tutte le newsletter, e che cos’altro può ricevere"
    lost = "Questo link qui non è noto"
    cut = (
        "I programmi di posta a volte tagliano i link lunghi. Apra di nuovo il link da una mail più recente."
    )
    forged = "Questo modulo non viene da questa pagina"
    again = "Non è cambiato nulla. Apra il link nella sua mail e riprovi."
    seldom = "di tanto in tanto"
    at, starting = "al{}", "dal{}"
    spans = ("tutti i giorni", "dal lunedì al venerdì", "nel fine settimana")
    weekdays = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")

    def hour(self, at: time) -> str:
        """See Spoken; with the end of the article that stands before it."""
        return f"{'l’' if at.hour == 1 else 'le '}{super().hour(at)}"

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return self.series([f"{'la' if day == 'domenica' else 'il'} {day}" for day in days])

    def address(self, masked: str) -> str:
        """See English."""
        return f"Che cosa viene inviato a {masked}."

    def ask(self, title: str) -> str:
        """See English."""
        return f"Non ricevere più {title}?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"D’ora in poi riceverà {self.series(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Non riceverà più {self.series(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Le mail di {self.series(titles)} restano bloccate."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"; scriva a {contact}" if contact else ""
        return (
            "Le mail di questa newsletter a questo indirizzo sono bloccate, "
            "forse perché alcune sono tornate indietro. "
            f"Qui non si può cambiare{more}."
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"Se non basta, scriva a {contact}."


class ItalianCorrections(Italian, SpokenCorrections):
    """Corrections in Italian."""

    lang = "it"
    title, single = "Correzioni", "Correzione"
    whole = "Il numero nel suo insieme"
    unchanged = "Sotto si trova, immutato, ciò che è stato approvato."
    none = "Finora non c’è stato nulla da correggere."
    intro = (
        "Gli errori dei nostri numeri, dal più recente al più vecchio. "
        "I numeri stessi restano come sono stati approvati."
    )

    def made(self, when: str) -> str:
        """See English."""
        return f"corretto {self.dated('il', when)}"


class ItalianSearch(Italian, SpokenSearch):
    """The search page in Italian."""

    lang = "it"
    title = "Cerca"
    label = "Parole da cercare"
    button = "Cerca"
    where = "Newsletter"
    everywhere = "Tutte le newsletter"
    story = ItalianBrief.follow
    newer = "Risultati più recenti"
    older = "Risultati meno recenti"
    pages = "Altri risultati"
    unwanted_only = (
        "Indichi anche che cosa deve comparire: le parole con un meno escludono solo ciò che altre trovano."
    )
    no_more = "Non ci sono altri risultati."
    hints = (
        "Ogni parola deve comparire; l’ultima può essere l’inizio di una più lunga.",
        "Le «virgolette» cercano un’espressione, un meno esclude: dazi -acciaio.",
        "Accenti e maiuscole non contano, e ogni scrittura va bene.",
    )
    all_of = "Cerca in tutte le newsletter"

    def titled(self, query: str) -> str:
        """See English."""
        return f"Cerca: {query}"

    def none(self, query: str) -> str:
        """See English."""
        return f"Nessun numero parla di «{query}». Con meno parole, o solo l’inizio, forse si trova di più."


ITALIAN = Tongue(ItalianBrief, ItalianSite, ItalianOwn, ItalianCorrections, ItalianSearch)
