"""The wording of French briefs."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import (
    NARROW,
    Spoken,
    SpokenBrief,
    called,
    headings,
    left_out,
    sentence,
)

SEMICOLON = f"{NARROW}; "


class French(Spoken):
    """How French joins and counts: a narrow space before the high signs, and 0 is singular."""

    colon = f"{NARROW}: "
    last = " et "
    numerals = (
        "0",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
    )

    def form(self, count: int, one: str, many: str) -> str:
        """See Spoken."""
        return one if count < 2 else many


class FrenchBrief(French, SpokenBrief):
    """The same in French."""

    lang = "fr"
    contents = "Dans cette édition"
    background = "Rappel des faits"
    context = "Contexte"
    related = "À lire aussi"
    also = "En bref"
    more_news = "Autres actualités"
    sources = "Sources"
    reported_by = "Rapporté par"
    follow = "Suivre ce sujet"
    picture = "Image"
    close = "Fermer"
    archive = "Toutes les éditions"
    corrections = "Rectificatifs aux éditions précédentes"
    preferences = "Préférences"
    made = "Comment cette édition a été faite"
    unsubscribe = "Se désabonner"
    on_the_web = "Lire en ligne"
    first_report = "première annonce"
    paywalled = "réservé aux abonnés"
    summary_only = "résumé seulement"
    state = "contrôlé par l’État"
    editors_note = "Note de la rédaction"
    sections = headings("L’essentiel", "Qui dit quoi", "Verbatim", "Chronologie", "Ce que l’on ignore")
    written_by_extract = (
        f"Aucune phrase n’est ici l’œuvre d’un modèle de langage{NARROW}: un programme a choisi des phrases "
        "écrites par les médias."
    )
    quoted = "Ce qui figure entre guillemets est le texte même d’un média, mot pour mot."
    not_checked = (
        "Chaque phrase est comparée au passage qu’elle cite. "
        "Ces contrôles ne disent pas si le média a raison, ni ce qu’aucun média n’a rapporté."
    )
    less = left_out(
        "les brèves",
        "les autres rubriques des sujets",
        "les sources que seule la page cite",
        "les dernières phrases des longs sujets",
    )
    persons = called(
        dead="le nombre de morts",
        injured="le nombre de blessés",
        missing="le nombre de disparus",
        arrested="le nombre d’arrestations",
        evacuated="le nombre de personnes évacuées",
        rescued="le nombre de personnes secourues",
    )
    others = called(
        magnitude="la magnitude",
        votes="le nombre de voix",
        date="la date",
        inflation="l’inflation",
        tariff="les droits de douane",
        interest="le taux d’intérêt",
        defence="les dépenses de défense",
        turnout="le taux de participation",
        jobless="le chômage",
        growth="la croissance",
        fine="l’amende",
        deal="le prix d’achat",
        profit="le bénéfice",
        revenue="le chiffre d’affaires",
        loss="la perte",
        shares="le cours de l’action",
        aid="l’aide",
        damage="les dégâts",
        invested="l’investissement",
        dividend="le dividende",
        wage="les salaires",
        depth="la profondeur",
        wind="le vent",
    )
    countries = called(HK="Hong Kong", MO="Macao", MM="Birmanie", CD="République démocratique du Congo")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"Pour rester court, ce courriel laisse de côté {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"Les médias divergent sur {name}" if name else "Les médias divergent"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"environ {figure}", "over": f"au moins {figure}", "under": f"jusqu’à {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"plus tard {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = self.counted(stories, "un sujet", "sujets")
        held += f" d’après {self.counted(outlets, 'un média', 'médias')}"
        held += f", et {self.counted(also, 'un autre', 'autres')} en une ligne" if also else ""
        one, many = "un prolonge une édition précédente.", "prolongent des éditions précédentes."
        known = self.counted(again, one, many) if again else ""
        return " ".join(sentence(line) for line in (f"{held}.", known) if line)

    def since(self, date: str) -> str:
        """See English."""
        return f"Nouveau depuis le {date}" if date else "Nouveau"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return self.led(f"Annoncé le {date}" if date else "Déjà annoncé", headline)

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}, {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"Édition du {date}, {headline}" if headline else f"Édition du {date}"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"le {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        text = self.counted(outlets, "un média", "médias")
        if 0 < families < outlets:
            text += " d’un même groupe" if families == 1 else f" de {self.spelled(families)} groupes"
        if outlets > 1 and independent:
            text += f", {self.counted(independent, 'un article indépendant', 'articles indépendants')}"
            text += f" ({self.listed(named)})" if named else ""
        return sentence(text)

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        return self.led("Première annonce" if seen else "Première annonce, selon d’autres médias", known)

    def only(self, outlet: str) -> str:
        """See English."""
        return self.led("Rapporté par un seul média", outlet)

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        if credited:
            return (
                f"{self.series(outlets)} {self.form(len(outlets), 'cite', 'citent')} {self.series(credited)}"
            )
        return f"{self.series(outlets)} {self.form(len(outlets), 'reprend', 'reprennent')} un autre article"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        verb = self.form(len(outlets), "publie", "publient")
        # "par" stands before any name, "de" would have to be "d’" before some
        what = f"un texte fourni par {self.series(copied)}" if copied else "le texte d’un autre média"
        return f"{self.series(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """See English."""
        return f"{self.figure(count)} {self.form(count, 'autre', 'autres')}"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return self.led("Titre", outlet)

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return self.led(f"Source {number}", outlet)

    def in_language(self, language: str) -> str:
        """See English."""
        return f"en {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"{self.figure(articles)} {self.form(articles, 'article', 'articles')}"
        media = f"{outlets} {self.form(outlets, 'média', 'médias')}"
        return self.led("Lu pour cette édition", f"{read} flux sur {feeds}, {told} de {media}.")

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        lead = self.form(len(feeds), "Flux illisible", "Flux illisibles")
        return f"{self.led(lead, SEMICOLON.join(feeds))}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return self.led(f"{feed} ({outlet})" if outlet else feed, reason)

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        told = f"{quoted} {self.form(quoted, 'sujet', 'sujets')} sur {stories}"
        rest = f"{SEMICOLON}{told} en citations seulement" if quoted else ""
        return f"Rédigé par le modèle de langage {models}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        one = f"{sentences} phrase a été confrontée aux passages qu’elle cite"
        many = f"{self.figure(sentences)} phrases ont été confrontées aux passages qu’elles citent"
        held = self.counted(held_back, "une a été écartée", "ont été écartées")
        held = held if held_back else "aucune n’a été écartée"
        return f"{self.form(sentences, one, many)}{SEMICOLON}{held}."

    def edited(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "une phrase a été écrite", "phrases ont été écrites"))
        return f"{what} par la rédaction."

    def overridden(self, count: int) -> str:
        """See English."""
        what = sentence(self.counted(count, "une phrase figure", "phrases figurent"))
        return f"{what} ici sur décision de la rédaction, contre l’avis des contrôles."

    def times(self, clock: str) -> str:
        """See English."""
        return f"{self.led('Heures indiquées', clock)}."
