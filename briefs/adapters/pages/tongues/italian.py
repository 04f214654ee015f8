"""The wording of Italian briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out, sentence

_VOWEL = re.compile(r"(?:8|11)\b")
"""A day of the month that begins with a vowel: l’8 giugno, dall’11."""


class Italian(Spoken):
    """How Italian joins and counts."""

    last = " e "
    numerals = (
        *("0", "uno", "due", "tre", "quattro", "cinque", "sei"),
        *("sette", "otto", "nove", "dieci", "undici", "dodici"),
    )

    def dated(self, article: str, date: str) -> str:
        """A date after an article that ends in l, or is "il"."""
        if not _VOWEL.match(date):
            return f"{article} {date}"
        return f"{'l' if article == 'il' else f'{article}l'}’{date}"


class ItalianBrief(Italian, SpokenBrief):
    """The same in Italian."""

    lang = "it"
    contents = "In questo numero"
    background = "I precedenti"
    context = "Il contesto"
    related = "Leggi anche"
    also = "In breve"
    more_news = "Altre notizie"
    sources = "Fonti"
    reported_by = "Ne danno notizia"
    follow = "Segui questa notizia"
    picture = "Immagine"
    close = "Chiudi"
    archive = "Tutti i numeri"
    corrections = "Correzioni ai numeri precedenti"
    preferences = "Preferenze"
    made = "Come è fatto questo numero"
    unsubscribe = "Annulla l’iscrizione"
    on_the_web = "Leggi sul web"
    first_report = "prima notizia"
    paywalled = "per abbonati"
    summary_only = "solo il sommario"
    state = "controllo statale"
    editors_note = "Nota della redazione"
    sections = headings(
        "I punti chiave",
        "Chi dice che cosa",
        "Le parole esatte",
        "Come ci si è arrivati",
        "Che cosa non si sa",
    )
    written_by_extract = (
        "Nessuna frase è qui di un modello linguistico: un programma ha scelto frasi scritte dalle testate."
    )
    quoted = "Ciò che sta tra virgolette è il testo di una testata, parola per parola."
    not_checked = (
        "Ogni frase è confrontata con il passo che cita. Questo non dice se la testata ha ragione, "
        "né che cosa nessuna testata ha riferito."
    )
    less = left_out(
        "le notizie in breve",
        "le altre sezioni delle notizie",
        "le fonti citate solo nella pagina",
        "le ultime frasi delle notizie lunghe",
    )
    persons = called(
        dead="sul numero dei morti",
        injured="sul numero dei feriti",
        missing="sul numero dei dispersi",
        arrested="sul numero degli arrestati",
        evacuated="sul numero degli evacuati",
        rescued="sul numero delle persone soccorse",
    )
    others = called(
        magnitude="sulla magnitudo",
        votes="sui voti",
        date="sulla data",
        inflation="sull’inflazione",
        tariff="sui dazi",
        interest="sul tasso d’interesse",
        defence="sulla spesa per la difesa",
        turnout="sull’affluenza",
        jobless="sulla disoccupazione",
        growth="sulla crescita",
        fine="sulla multa",
        deal="sul prezzo d’acquisto",
        profit="sull’utile",
        revenue="sui ricavi",
        loss="sulla perdita",
        shares="sul prezzo delle azioni",
        aid="sugli aiuti",
        damage="sui danni",
        invested="sull’investimento",
        dividend="sul dividendo",
        wage="sui salari",
        depth="sulla profondità",
        wind="sul vento",
    )
    countries = called(GB="Gran Bretagna", HK="Hong Kong", MO="Macao", MM="Myanmar")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"Per non appesantire questa mail mancano {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"Le testate divergono {name}" if name else "Le testate divergono"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"circa {figure}", "over": f"almeno {figure}", "under": f"fino a {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"poi {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = self.counted(stories, "una notizia", "notizie")
        held += f" da {self.counted(outlets, 'una testata', 'testate')}"
        rest = "un’altra" if also == 1 else f"altre {self.spelled(also)}"
        held += f", e {rest} in una riga" if also else ""
        one, many = "una riprende un numero precedente.", "riprendono numeri precedenti."
        known = self.counted(again, one, many) if again else ""
        return " ".join(sentence(line) for line in (f"{held}.", known) if line)

    def since(self, date: str) -> str:
        """See English."""
        return f"Novità {self.dated('dal', date)}" if date else "Novità"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"Pubblicato {self.dated('il', date)}: {headline}" if date else f"Già pubblicato: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        number = f"Numero {self.dated('del', date)}"
        return f"{number}, {headline}" if headline else number

    def told_on(self, date: str) -> str:
        """See English."""
        return self.dated("il", date)

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        text = self.counted(outlets, "una testata", "testate")
        if 0 < families < outlets:
            text += f" di {self.counted(families, 'un solo editore', 'editori')}"
        if outlets > 1 and independent:
            text += f", {self.counted(independent, 'un resoconto autonomo', 'resoconti autonomi')}"
            text += f" ({self.listed(named)})" if named else ""
        return sentence(text)

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        return f"Prima notizia: {known}" if seen else f"Prima notizia, secondo altre testate: {known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"Ne dà notizia solo {outlet}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        if credited:
            return (
                f"{self.series(outlets)} {self.form(len(outlets), 'cita', 'citano')} {self.series(credited)}"
            )
        return f"{self.series(outlets)} {self.form(len(outlets), 'riprende', 'riprendono')} un’altra notizia"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        verb = self.form(len(outlets), "pubblica", "pubblicano")
        what = f"un testo di {self.series(copied)}" if copied else "il testo di un’altra testata"
        return f"{self.series(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """See English."""
        return "un’altra" if count == 1 else f"altre {self.figure(count)}"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"Titolo: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"Fonte {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return f"in lingua {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"{self.figure(articles)} {self.form(articles, 'articolo', 'articoli')}"
        media = f"{outlets} {self.form(outlets, 'testata', 'testate')}"
        return f"Letti per questo numero: {read} feed su {feeds}, {told} da {media}."

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"Non è stato possibile leggere: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        told = f"{quoted} {self.form(quoted, 'notizia', 'notizie')} su {stories}"
        rest = f"; {told} {self.form(quoted, 'è citata', 'sono citate')} alla lettera" if quoted else ""
        return f"Scritto dal modello linguistico {models}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        one = "1 frase è stata confrontata con i passi che cita"
        many = f"{self.figure(sentences)} frasi sono state confrontate con i passi che citano"
        held = self.counted(held_back, "una è stata scartata", "sono state scartate")
        held = held if held_back else "nessuna è stata scartata"
        return f"{self.form(sentences, one, many)}; {held}."

    def edited(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "una frase è", "frasi sono"))
        return f"{what} della redazione."

    def overridden(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "una frase compare", "frasi compaiono"))
        return f"{what} qui per decisione della redazione, contro l’esito dei controlli."

    def times(self, clock: str) -> str:
        """See English."""
        return f"Orari: {clock}."
