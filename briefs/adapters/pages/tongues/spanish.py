"""The wording of Spanish briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import (
    Spoken,
    SpokenBrief,
    called,
    headings,
    left_out,
    sentence,
)

_LIKE_I = re.compile(r"h?[ií](?![aeouáéóú])", re.IGNORECASE)
"""A word that begins with the sound of "y", which is then "e": Reuters e Infobae."""


class Spanish(Spoken):
    """How Spanish joins and counts."""

    last = " y "
    numerals = (
        *("0", "uno", "dos", "tres", "cuatro", "cinco", "seis"),
        *("siete", "ocho", "nueve", "diez", "once", "doce"),
    )

    def series(self, parts: Sequence[str]) -> str:
        """See Spoken."""
        if len(parts) > 1 and _LIKE_I.match(parts[-1]):
            return f"{self.comma.join(parts[:-1])} e {parts[-1]}"
        return super().series(parts)


class SpanishBrief(Spanish, SpokenBrief):
    """The same in Spanish, in words that Spain and America share."""

    lang = "es"
    contents = "En esta edición"
    background = "Antecedentes"
    context = "Contexto"
    related = "Noticias relacionadas"
    also = "En breve"
    more_news = "Más noticias"
    sources = "Fuentes"
    reported_by = "Lo publican"
    follow = "Seguir este tema"
    picture = "Imagen"
    close = "Cerrar"
    archive = "Todas las ediciones"
    corrections = "Fe de errores de ediciones anteriores"
    preferences = "Preferencias"
    made = "Cómo se hizo esta edición"
    unsubscribe = "Darse de baja"
    on_the_web = "Leer en la web"
    first_report = "primera noticia"
    paywalled = "solo para suscriptores"
    summary_only = "solo el resumen"
    state = "controlado por el Estado"
    editors_note = "Nota de la redacción"
    sections = headings(
        "Las claves", "Quién dice qué", "En sus palabras", "Cómo se llegó hasta aquí", "Lo que no se sabe"
    )
    written_by_extract = (
        "Ninguna frase es aquí de un modelo de lenguaje: "
        "un programa eligió frases que escribieron los medios."
    )
    quoted = "Lo que va entre comillas es texto de un medio, palabra por palabra."
    not_checked = (
        "Cada frase se compara con el pasaje que cita. Eso no permite saber si el medio tiene razón, "
        "ni qué es lo que ningún medio publicó."
    )
    less = left_out(
        "las noticias en breve",
        "las demás secciones de las noticias",
        "las fuentes que solo cita la página",
        "las últimas frases de las noticias largas",
    )
    persons = called(
        dead="el número de muertos",
        injured="el número de heridos",
        missing="el número de desaparecidos",
        arrested="el número de detenidos",
        evacuated="el número de evacuados",
        rescued="el número de rescatados",
    )
    others = called(
        magnitude="la magnitud",
        votes="los votos",
        date="la fecha",
        inflation="la inflación",
        tariff="el arancel",
        interest="la tasa de interés",
        defence="el gasto en defensa",
        turnout="la participación",
        jobless="el desempleo",
        growth="el crecimiento",
        fine="la multa",
        deal="el precio de compra",
        profit="los beneficios",
        revenue="los ingresos",
        loss="las pérdidas",
        shares="la cotización",
        aid="la ayuda",
        damage="los daños",
        invested="la inversión",
        dividend="el dividendo",
        wage="los salarios",
        depth="la profundidad",
        wind="el viento",
    )
    countries = called(HK="Hong Kong", MO="Macao", MM="Myanmar", CI="Costa de Marfil")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"Para que este correo sea breve, se omiten {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"Los medios difieren en {name}" if name else "Los medios difieren"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"cerca de {figure}", "over": f"al menos {figure}", "under": f"hasta {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"más tarde {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = self.counted(stories, "una noticia", "noticias")
        held += f" de {self.counted(outlets, 'un medio', 'medios')}"
        rest = "otra" if also == 1 else f"otras {self.spelled(also)}"
        held += f", y {rest} en una línea" if also else ""
        one, many = "una continúa una edición anterior.", "continúan ediciones anteriores."
        known = self.counted(again, one, many) if again else ""
        return " ".join(sentence(line) for line in (f"{held}.", known) if line)

    def since(self, date: str) -> str:
        """See English."""
        return f"Novedades desde el {date}" if date else "Novedades"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"Publicado el {date}: {headline}" if date else f"Ya publicado: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"Edición del {date}, {headline}" if headline else f"Edición del {date}"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"el {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        text = self.counted(outlets, "un medio", "medios")
        if 0 < families < outlets:
            text += f" de {self.counted(families, 'un mismo grupo', 'grupos')}"
        if outlets > 1 and independent:
            one, many = "una información independiente", "informaciones independientes"
            text += f", {self.counted(independent, one, many)}"
            text += f" ({self.listed(named)})" if named else ""
        return sentence(text)

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        return f"Primera noticia: {known}" if seen else f"Primera noticia, según otros medios: {known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"Solo lo publica {outlet}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        if credited:
            return (
                f"{self.series(outlets)} {self.form(len(outlets), 'cita', 'citan')} a {self.series(credited)}"
            )
        verb = self.form(len(outlets), "se hace", "se hacen")
        return f"{self.series(outlets)} {verb} eco de otra información"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        verb = self.form(len(outlets), "reproduce", "reproducen")
        what = f"un texto de {self.series(copied)}" if copied else "el texto de otro medio"
        return f"{self.series(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """See English."""
        return f"{self.figure(count)} más"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"Titular: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"Fuente {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return f"en {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"{self.figure(articles)} {self.form(articles, 'artículo', 'artículos')}"
        media = f"{outlets} {self.form(outlets, 'medio', 'medios')}"
        return f"Leído para esta edición: {read} de {feeds} canales, {told} de {media}."

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"{self.form(len(feeds), 'No se pudo leer', 'No se pudieron leer')}: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        told = f"{quoted} de {stories} noticias"
        rest = f"; en su lugar {self.form(quoted, 'se cita', 'se citan')} {told}" if quoted else ""
        return f"Escrito por el modelo de lenguaje {models}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        one = "Se cotejó 1 frase con los pasajes que cita"
        many = f"Se cotejaron {self.figure(sentences)} frases con los pasajes que citan"
        held = self.counted(held_back, "una quedó fuera", "quedaron fuera")
        held = held if held_back else "ninguna quedó fuera"
        return f"{self.form(sentences, one, many)}; {held}."

    def edited(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "una frase es", "frases son"))
        return f"{what} de la redacción."

    def overridden(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "una frase figura", "frases figuran"))
        return f"{what} aquí por decisión de la redacción, en contra de las comprobaciones."

    def times(self, clock: str) -> str:
        """See English."""
        return f"Horario: {clock}."
