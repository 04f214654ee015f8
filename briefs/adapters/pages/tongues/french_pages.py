"""The wording of the French pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.french import SEMICOLON, French, FrenchBrief
from briefs.adapters.pages.tongues.spoken import NARROW
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class FrenchSite(French, SpokenSite):
    """The public site in French."""

    lang = "fr"
    semicolon = SEMICOLON
    fronts = front_names("Accueil", "Rectificatifs", "Recherche")
    site = "Ce site"
    desk = "Rédaction"
    archive = FrenchBrief.archive
    follow = "S’abonner"
    months = "Mois"
    briefs = "Éditions"
    who = "Qui en a parlé"
    day_by_day = "Jour après jour"
    undated = "sans date"
    undated_reports = "Sans date"
    also_cited = "Également cité"
    related = "Sujets liés"
    unnamed = "Média sans nom"
    new = "Nouveau"
    one_line = "en une ligne"
    arrows = "Une flèche mène d’un article à ceux qui le citent ou le reprennent."
    scale = "Le temps va vers la droite, les longues pauses sont raccourcies."
    moved = f"La suite de ce sujet se trouve sous un autre{NARROW}:"
    signs = sign_names(
        "première annonce",
        "travail propre",
        "cite un autre média",
        "publie le texte d’un autre média",
        "connu seulement parce que d’autres le citent",
        "première annonce, selon d’autres",
    )
    roles = ("première annonce", "article propre", "autre article")

    def more_stories(self, count: int) -> str:
        """See English."""
        return self.form(count, f"et {count} autre", f"et {count} autres")

    def more_briefs(self, count: int) -> str:
        """See English."""
        return self.form(
            count,
            f"{count} édition antérieure n’est pas listée ici",
            f"{count} éditions antérieures ne sont pas listées ici",
        )

    def more_reports(self, count: int) -> str:
        """See English."""
        return self.form(
            count,
            f"{count} autre article n’est pas listé ici",
            f"{count} autres articles ne sont pas listés ici",
        )

    def before(self, day: str) -> str:
        """See English."""
        return f"Édition précédente, {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"Édition suivante, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"Suivi depuis le {since} dans {briefs} éditions" if briefs > 1 else f"Annoncé le {since}"
        by = f", rapporté par {outlets} {self.form(outlets, 'média', 'médias')}"
        return f"{told}{by}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return self.led("Première annonce" if seen else "Première annonce, selon d’autres médias", outlet)

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        what = self.form(count, "média a son propre article", "médias ont leur propre article")
        other = self.form(count, "autre ", "autres ") if others else ""
        return f"{count} {other}{what}"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'cite', 'citent')} d’autres médias"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count} {self.form(count, 'reprend', 'reprennent')} un texte"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return self.led("Annoncé dans", newsletter)

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        what = f"un texte fourni par {self.series(sources)}" if sources else "le texte d’un autre média"
        return f"publie {what}"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"cite {self.series(sources)}" if sources else "reprend un autre article"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count} médias publient {'ce texte' if named else 'le texte d’un autre média'}"
        return f"{count} médias {'citent cet article' if named else 'reprennent un autre article'}"


class FrenchOwn(French, SpokenOwn):
    """A reader's own pages in French."""

    lang = "fr"
    title = "Vos lettres d’information"
    private = f"Qui connaît l’adresse de cette page peut la modifier{NARROW}: ne la transmettez pas."
    newsletters = "Recevoir par courriel"
    save = "Enregistrer"
    leave_all = "Se désabonner de tout"
    undo = "Annuler"
    unchanged = "Rien n’a été modifié."
    rests = "ne paraît pas actuellement"
    leave = "Se désabonner"
    no_more = "Vous ne recevrez plus de courriels de cette lettre."
    to_preferences = "Toutes les lettres, et ce que vous pouvez encore recevoir"
    lost = "Ce lien n’est pas connu ici"
    cut = (
        "Les logiciels de messagerie coupent parfois les longs liens. "
        "Ouvrez de nouveau le lien depuis un courriel plus récent."
    )
    forged = "Ce formulaire ne vient pas de cette page"
    again = "Rien n’a été modifié. Ouvrez le lien de votre courriel et essayez de nouveau."
    seldom = "de temps à autre"
    at, starting = "à {}", "à partir de {}"
    spans = ("tous les jours", "du lundi au vendredi", "le week-end")
    weekdays = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

    def hour(self, at: time) -> str:
        """See Spoken."""
        return f"{at.hour}\u00a0h\u00a0{at:%M}" if at.minute else f"{at.hour}\u00a0h"

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return self.series([f"le {day}" for day in days])

    def address(self, masked: str) -> str:
        """See English."""
        return f"Ce qui est envoyé à {masked}."

    def ask(self, title: str) -> str:
        """See English."""
        return f"Se désabonner de «{NARROW}{title}{NARROW}»{NARROW}?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Vous recevrez désormais {self._quoted(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Vous ne recevrez plus {self._quoted(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"Les courriels de {self._quoted(titles)} restent bloqués."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"{SEMICOLON}écrivez à {contact}" if contact else ""
        return (
            "Les courriels de cette lettre à cette adresse sont bloqués, "
            "peut-être parce que certains sont revenus. "
            f"Cela ne peut être changé ici{more}."
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"Si cela ne suffit pas, écrivez à {contact}."

    def _quoted(self, titles: Sequence[str]) -> str:
        return self.series([f"«{NARROW}{title}{NARROW}»" for title in titles])


class FrenchCorrections(French, SpokenCorrections):
    """Corrections in French."""

    lang = "fr"
    title, single = "Rectificatifs", "Rectificatif"
    whole = "L’édition dans son ensemble"
    unchanged = "Ce qui a été approuvé figure ci-dessous, inchangé."
    none = "Rien n’a dû être rectifié jusqu’ici."
    intro = (
        "Ce qui était faux dans nos éditions, du plus récent au plus ancien. "
        "Les éditions elles-mêmes restent telles qu’elles ont été approuvées."
    )

    def made(self, when: str) -> str:
        """See English."""
        return f"rectifié le {when}"


class FrenchSearch(French, SpokenSearch):
    """The search page in French."""

    lang = "fr"
    title = "Recherche"
    label = "Mots à chercher"
    button = "Chercher"
    where = "Lettre d’information"
    everywhere = "Toutes les lettres"
    story = FrenchBrief.follow
    newer = "Résultats plus récents"
    older = "Résultats plus anciens"
    pages = "Autres résultats"
    unwanted_only = (
        f"Dites aussi ce qui doit s’y trouver{NARROW}: "
        "les mots précédés d’un moins ne font qu’écarter des résultats."
    )
    no_more = "Il n’y a pas d’autres résultats."
    hints = (
        f"Chaque mot doit s’y trouver{SEMICOLON}le dernier peut être le début d’un mot plus long.",
        f"«{NARROW}Les guillemets{NARROW}» trouvent une expression, un moins écarte{NARROW}: douanes -acier.",
        "Accents et majuscules ne comptent pas, et toutes les écritures sont comprises.",
    )
    all_of = "Chercher dans toutes les lettres"

    def titled(self, query: str) -> str:
        """See English."""
        return self.led("Recherche", query)

    def none(self, query: str) -> str:
        """See English."""
        return (
            f"Aucune édition ne parle de «{NARROW}{query}{NARROW}». "
            "Moins de mots, ou leur début, donneront peut-être davantage."
        )


FRENCH = Tongue(FrenchBrief, FrenchSite, FrenchOwn, FrenchCorrections, FrenchSearch)
