"""The public site and a reader's own pages in every language that has wording."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import lxml.html
import pytest
from published_site import Reported, library, make_services, page, publish, related, story

from briefs.adapters.pages.languages import correction_words, search_words, site_words
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Role
from briefs.newsroom import paths
from briefs.web.own import frame, rows
from briefs.web.site.searching import Asked, results

TAGS = ("de", "fr", "es", "pt-BR", "pt-PT", "it", "zh-Hans", "zh-Hant", "ko", "ar")
SCRIPTS = ("zh-Hans", "zh-Hant", "ko", "ar")
GIVEN = (
    "Passage of the report",
    "Global Times",
    "Xinhua",
    "FT",
    "NHK",
    "UTC",
    "Atom",
    "RSS",
    "JSON Feed",
    "ed@briefs.example",
)

REPORTS = (
    Reported("FT", 34, title="協議", country="GB", paywalled=True),
    Reported("NHK", 26, Role.CREDITS, ("FT",), "協議", "JP", lang="ja"),
    Reported("Xinhua", 2, title="協議", country="CN", kind="state", lang="zh"),
    Reported("Global Times", None, Role.COPY, ("Xinhua",), "協議"),
)


def site(tag: str) -> list[str]:
    """A story told twice, its briefs, the archive, the home page, corrections and a search."""
    services = make_services(newsletters=("asia",))
    values = {"language": tag, "title": "朝刊", "subject": "朝刊：協議", "timezone": "UTC"}
    for day in range(2):
        told = story(
            "talks", "協議", REPORTS, said=("協議は中止された。",), related=(related("quake", "地震"),)
        )
        publish(services, told, story("quake", "地震", REPORTS[:1], said=("地震。",)), days=day, **values)
    wanted = [paths.HOME, paths.newsletter_page("asia"), paths.story_page("talks"), paths.CORRECTIONS]
    wanted.append(paths.brief_page("asia-2026-11-25-0530"))
    found = [page(services, path) for path in wanted]
    asked = (Asked("協議"), Asked("猫"), Asked("-協議"), Asked())
    return found + [results(library(services, live=True), one).content.decode() for one in asked]


def shown(html: str) -> str:
    whole = lxml.html.fromstring(html.encode())
    for element in whole.xpath("//style | //script"):
        element.drop_tree()
    return " ".join(" ".join([*whole.itertext(), *whole.xpath("//@aria-label | //meta/@content")]).split())


@pytest.mark.parametrize("tag", SCRIPTS)
def test_no_english_letter_is_on_the_pages_of_another_script(tag):
    for html in site(tag):
        text = re.sub(r"https?://\S+|width=\S+ initial-scale=\S+|light dark|article|noindex", "", shown(html))
        for name in GIVEN:
            text = text.replace(name, "")
        assert re.findall(r"\S*[A-Za-z]\S*", text.replace("1 Street", "")) == []


@pytest.mark.parametrize("tag", TAGS)
def test_no_phrase_of_english_is_on_the_pages_of_another_language(tag):
    english = [words("en") for words in (site_words, correction_words, search_words)]
    said = [getattr(words, name) for words in english for name in dir(words) if name[0] != "_"]
    phrases = {text for text in said if isinstance(text, str) and len(text) > 2} | {
        "Told since",
        "reported by",
    }
    pages = [shown(html) for html in site(tag)]

    found = {
        text for text in phrases for told in pages if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", told)
    }
    # the same word in German, Portuguese and Italian
    assert found <= {"Newsletter"}


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_names_its_language_and_direction(tag):
    for html in site(tag):
        whole = lxml.html.fromstring(html.encode())
        assert (whole.get("lang"), whole.get("dir")) == (tag, "rtl" if tag == "ar" else "ltr")


@pytest.mark.parametrize(
    ("tag", "lang", "direction", "about"),
    [
        ("ar", "ar", "rtl", "بين حين وآخر · العربية"),
        ("zh-TW", "zh-Hant", "ltr", "不定期，中文"),
        ("pt-PT", "pt-PT", "ltr", "de vez em quando · português"),
        ("fi", "en", "ltr", "now and then · Finnish"),
    ],
)
def test_a_readers_own_page_is_in_the_language_and_direction_of_its_newsletter(tag, lang, direction, about):
    services = make_services()
    config = replace(services.config, newsletters=(Newsletter("one", "One", (), language=tag),))
    around = frame(config, "one")
    (row,) = rows(config, (), around.words, date(2026, 11, 24))

    assert (around.words.lang, around.dir, row.about) == (lang, direction, about)
    assert row.lang == ("fi" if tag == "fi" else "")


@pytest.mark.parametrize(
    ("tag", "subject"),
    [("ja", "朝刊：協議"), ("ja", "朝刊: 協議"), ("fr", "朝刊\u202f: 協議"), ("de", "朝刊: 協議")],
)
def test_a_list_shows_a_subject_without_the_title_before_it(tag, subject):
    services = make_services(newsletters=("asia",))
    publish(services, story("talks", "協議", REPORTS), language=tag, title="朝刊", subject=subject)
    archive = lxml.html.fromstring(page(services, paths.newsletter_page("asia")))

    assert archive.xpath("//article/h2")[0].text_content() == "協議"
