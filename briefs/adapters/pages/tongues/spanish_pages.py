"""The wording of the Spanish pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.spanish import Spanish, SpanishBrief
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class SpanishSite(Spanish, SpokenSite):
    """The public site in Spanish."""

    lang = "es"
    fronts = front_names("Portada", "Fe de errores", "Buscar")
    site = "Este sitio"
    desk = "Redacción"
    archive = SpanishBrief.archive
    follow = "Seguir"
    months = "Meses"
    briefs = "Ediciones"
    who = "Quién lo ha publicado"
    day_by_day = "Día a día"
    undated = "sin fecha"
    undated_reports = "Sin fecha"
    also_cited = "También se cita"
    related = "Noticias relacionadas"
    unnamed = "Medio sin nombre"
    new = "Nuevo"
    one_line = "en una línea"
    arrows = "Una flecha lleva de una información a las que la citan o la reproducen."
    scale = "El tiempo avanza hacia la derecha; las pausas largas se dibujan más cortas."
    moved = "Esta noticia continúa en otra:"
    signs = sign_names(
        "primera noticia",
        "información propia",
        "cita a otro medio",
        "reproduce el texto de otro medio",
        "solo se conoce porque otros lo citan",
        "primera noticia, según otros",
    )
    roles = ("primera noticia", "información propia", "otra información")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"y {count} más"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return self.form(
            count, "1 edición anterior no figura aquí", f"{count} ediciones anteriores no figuran aquí"
        )

    def more_reports(self, count: int) -> str:
        """See English."""
        return self.form(
            count, "1 información más no figura aquí", f"{count} informaciones más no figuran aquí"
        )

    def before(self, day: str) -> str:
        """See English."""
        return f"Edición anterior, {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"Edición siguiente, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"Desde el {since} en {briefs} ediciones" if briefs > 1 else f"Publicado el {since}"
        by = self.form(outlets, "lo cuenta 1 medio", f"lo cuentan {outlets} medios")
        return f"{told}, {by}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"{outlet} lo publicó primero" if seen else f"Según otros medios, {outlet} lo publicó primero"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        one, many = ("otro medio", "otros {} medios") if others else ("1 medio", "{} medios")
        return self.form(
            count, f"{one} tiene información propia", f"{many.format(count)} tienen información propia"
        )

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'cita', 'citan')} a otros"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'reproduce', 'reproducen')} un texto"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"Publicado en {newsletter}"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"reproduce {f'un texto de {self.series(sources)}' if sources else 'el texto de otro medio'}"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"cita a {self.series(sources)}" if sources else "se hace eco de otra información"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count} medios reproducen {'este texto' if named else 'el texto de otro medio'}"
        rest = "citan esta información" if named else "se hacen eco de otra información"
        return f"{count} medios {rest}"


class SpanishOwn(Spanish, SpokenOwn):
    """A reader's own pages in Spanish."""

    lang = "es"
    title = "Sus boletines"
    private = "Quien conozca la dirección de esta página puede cambiarla: no la comparta."
    newsletters = "Recibir por correo"
    save = "Guardar"
    leave_all = "Darse de baja de todos"
    undo = "Deshacer"
    unchanged = "No se ha cambiado nada."
    rests = "no se publica por ahora"
    leave = "Darse de baja"
    no_more = "No recibirá más correos de este boletín."
    to_preferences = "Todos los boletines y qué más puede recibir"
    lost = "Aquí no se conoce este enlace"
    cut = (
        "Los programas de correo cortan a veces los enlaces largos. "
        "Abra el enlace otra vez desde un correo más reciente."
    )
    forged = "Este formulario no procede de esta página"
    again = "No se ha cambiado nada. Abra el enlace de su correo e inténtelo de nuevo."
    seldom = "de vez en cuando"
    at, starting = "a {}", "a partir de {}"
    spans = ("a diario", "de lunes a viernes", "los fines de semana")
    weekdays = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos")

    def hour(self, at: time) -> str:
        """See Spoken; with its article."""
        return f"{'la' if at.hour == 1 else 'las'} {super().hour(at)}"

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return f"los {self.series(days)}"

    def address(self, masked: str) -> str:
        """See English."""
        return f"Lo que se envía a {masked}."

    def ask(self, title: str) -> str:
        """See English."""
        return f"¿Darse de baja de {title}?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Desde ahora recibirá {self.series(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Se ha dado de baja de {self.series(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Los correos de {self.series(titles)} siguen bloqueados."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"; escriba a {contact}" if contact else ""
        return (
            "Los correos de este boletín a esta dirección están bloqueados, "
            "quizá porque algunos fueron devueltos. "
            f"Eso no se puede cambiar aquí{more}."
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"Si eso no sirve, escriba a {contact}."


class SpanishCorrections(Spanish, SpokenCorrections):
    """Corrections in Spanish."""

    lang = "es"
    title, single = "Correcciones", "Corrección"
    whole = "La edición en su conjunto"
    unchanged = "Debajo figura, sin cambios, lo que se aprobó."
    none = "Hasta ahora no hubo nada que corregir."
    intro = (
        "Los errores de nuestras ediciones, del más reciente al más antiguo. "
        "Las ediciones mismas quedan como se aprobaron."
    )

    def made(self, when: str) -> str:
        """See English."""
        return f"corregido el {when}"


class SpanishSearch(Spanish, SpokenSearch):
    """The search page in Spanish."""

    lang = "es"
    title = "Buscar"
    label = "Palabras que se buscan"
    button = "Buscar"
    where = "Boletín"
    everywhere = "Todos los boletines"
    story = SpanishBrief.follow
    newer = "Resultados más recientes"
    older = "Resultados más antiguos"
    pages = "Más resultados"
    unwanted_only = (
        "Indique también qué debe aparecer: las palabras con un menos solo excluyen lo que otras encuentran."
    )
    no_more = "No hay más resultados."
    hints = (
        "Deben aparecer todas las palabras; la última puede ser el comienzo de otra más larga.",
        "Las «comillas» buscan una expresión y un menos excluye: aranceles -acero.",
        "No importan las tildes ni las mayúsculas, y se entiende cualquier escritura.",
    )
    all_of = "Buscar en todos los boletines"

    def titled(self, query: str) -> str:
        """See English."""
        return f"Buscar: {query}"

    def none(self, query: str) -> str:
        """See English."""
        return (
            f"Ninguna edición habla de «{query}». "
            "Con menos palabras, o solo con su comienzo, quizá aparezca algo."
        )


SPANISH = Tongue(SpanishBrief, SpanishSite, SpanishOwn, SpanishCorrections, SpanishSearch)
