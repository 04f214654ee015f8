"""What a reader of a story gets to see, and what never."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import lxml.html
import pytest
from lxml.html import HtmlElement

from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.quoting import quoted
from briefs.domain.brief import Document, RelatedStory
from briefs.domain.newsletter import Site
from briefs.domain.story import FirstReport, Lineage, Report, Role
from briefs.domain.summary import Part


def flat(text: str) -> str:
    return " ".join(text.split())


def prose(html: str) -> HtmlElement:
    """The page without the cards of its citations, which are shown on hover and tap."""
    page = lxml.html.fromstring(html)
    for card in page.find_class("card"):
        card.drop_tree()
    return page


def story(html: str, number: int) -> str:
    return flat(prose(html).get_element_by_id(f"story-{number}").text_content())


def formats(frozen) -> list[str]:
    return [frozen.html, frozen.page, frozen.text, frozen.json, frozen.subject]


def test_a_story_told_before_opens_with_what_is_new(frozen):
    for text in (story(frozen.html, 1), story(frozen.page, 1), flat(frozen.text.partition("* Japan")[2])):
        places = [
            text.index(part)
            for part in (
                "New since 20 June",
                "Told before: Tokyo weighs",
                "A new date",
                "Japan withdrew",
                "Background, 21 June",
            )
        ]
        assert places == sorted(places)


def test_what_explains_a_story_that_readers_do_not_know_has_no_date(freeze, document):
    unknown = replace(document.items[0], told="", told_date="")
    text = story(freeze(replace(document, items=(unknown,))).page, 1)
    assert "Background The two countries" in text


def test_a_related_story_of_an_earlier_brief_is_linked_to_its_page_with_its_day(freeze, document):
    earlier = RelatedStory("x", "Talks <wobble>", "2025-06-20", "asia-2025-06-20-0600")
    both = (*document.items[0].related, earlier)
    frozen = freeze(replace(document, items=(replace(document.items[0], related=both), *document.items[1:])))
    for html, way in ((frozen.page, "../"), (frozen.html, "https://news.example/")):
        links = {a.text_content(): a.get("href") for a in lxml.html.fromstring(html).iter("a")}
        assert links["Talks <wobble>"] == f"{way}stories/x.html"
        assert "Talks <wobble> (told on 20 June)" in story(html, 1)
    assert "Related: Talks <wobble> (told on 20 June)" in flat(frozen.text)


def test_without_a_public_address_a_mail_names_the_earlier_story_without_a_link(document):
    earlier = RelatedStory("x", "Talks wobble", "2025-06-20", "asia-2025-06-20-0600")
    alone = replace(document, items=(replace(document.items[0], related=(earlier,)),))
    mail = JinjaPages().freeze(alone, 1, Site(), "an editor", datetime(2025, 6, 23, tzinfo=UTC)).html
    assert "Talks wobble (told on 20 June)" in story(mail, 1)
    assert "Talks wobble" not in [a.text_content() for a in lxml.html.fromstring(mail).iter("a")]
    assert "Follow this story" not in mail


def test_the_sentence_of_a_related_story_is_dated(freeze, document):
    talks = document.items[0]
    old = replace(talks.summary.sentences[2], part=Part.CONTEXT)
    told = replace(talks, summary=replace(talks.summary, sentences=(old,)))
    page = freeze(replace(document, items=(told,))).page
    (quote,) = prose(page).find_class("quote")
    assert flat(quote.text_content()).endswith("— NHK, 21 June")


def test_a_story_told_before_without_news_says_when_it_was_told(freeze, document):
    told = document.items[0]
    summary = replace(told.summary, sentences=told.summary.sentences[1:])
    text = story(freeze(replace(document, items=(replace(told, summary=summary),))).page, 1)

    assert "Told on 20 June: Tokyo weighs" in text
    assert "New since" not in text


def test_extractive_sentences_are_quotations_with_their_outlet(frozen):
    quotes = [flat(q.text_content()) for q in prose(frozen.page).find_class("quote")]

    assert quotes[0].startswith("「政府は、")
    assert quotes[0].endswith("[3] — NHK")
    assert "“Brent rose above 79 dollars a barrel in early trading.” [6] — CNA" in quotes
    assert "“Brent rose above 79 dollars a barrel in early trading.” [6] — CNA" in flat(frozen.text)


def test_sentences_of_our_own_are_never_set_as_quotations(frozen):
    quotes = " ".join(q.text_content() for q in lxml.html.fromstring(frozen.html).find_class("quote"))

    assert "Japan withdrew" not in quotes
    assert "We will follow" not in quotes


def test_adjoining_sentences_are_one_quotation_and_distant_ones_two(frozen):
    text = story(frozen.page, 2)

    assert "in The Hague. The foreign minister goes instead.”" in text
    assert "“It would have been the fourth" in text


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Rice fell.", "en", "“Rice fell.”"),
        ("“Rice fell,” it said.", "en", "“‘Rice fell,’ it said.”"),
        ('"Rice fell," it said, "and wheat."', "", "“‘Rice fell,’ it said, ‘and wheat.’”"),
        ("“Rice fell, it said.", "en", "‘“Rice fell, it said.’"),
        ("米価が下落。", "ja", "「米価が下落。」"),
        ("「見送る」と政府", "ja-JP", "「『見送る』と政府」"),
        ("米价“下跌”。", "zh-Hans", "“米价‘下跌’。”"),
        ("米價「下跌」。", "zh-Hant", "「米價『下跌』。」"),
        ("米價下跌。", "zh-TW", "「米價下跌。」"),
        ("„So ist es“, sagte er.", "de", "„‚So ist es‘, sagte er.“"),
        ('"So ist es", sagte er.', "de-AT", "„‚So ist es‘, sagte er.“"),
        ("“So ist es”, sagte er.", "de", "„‚So ist es‘, sagte er.“"),
        ("Er sagte: „So ist es.", "de", "‚Er sagte: „So ist es.‘"),
        ("So ist es.", "de-CH", "«So ist es.»"),
        ("« Non », a-t-il dit.", "fr", "«\u202f“Non”, a-t-il dit.\u202f»"),
        ("Il a dit “non”.", "fr-CA", "«\u202fIl a dit “non”.\u202f»"),
        ("Dijo «no».", "es", "«Dijo “no”.»"),
        ("Disse “não”.", "pt-BR", "“Disse ‘não’.”"),
        ("Disse «não».", "pt-PT", "«Disse “não”.»"),
        ("قال «لا».", "ar", "«قال “لا”.»"),
        ("Он сказал «нет».", "ru", "«Он сказал „нет“.»"),
        ("‘아니다’라고 했다.", "ko", "“‘아니다’라고 했다.”"),
        ("Han sa ”nej”.", "sv", "”Han sa ’nej’.”"),
    ],
)
def test_a_quotation_inside_a_quotation_takes_the_inner_marks(text, lang, expected):
    assert quoted(text, lang) == expected


def test_a_foreign_quotation_carries_its_language(frozen):
    for html in (frozen.html, frozen.page):
        spans = lxml.html.fromstring(html).xpath("//blockquote[contains(@class, 'quote')]/span[@lang='ja']")
        assert spans[0].text_content().startswith("「政府は、７月１日に")
    assert "in Japanese" in frozen.text


@pytest.mark.parametrize(
    "text",
    [
        "HIDDEN-HELD-BACK",
        "HIDDEN-BLOCKED",
        "cited by a hidden sentence only",
        "chief@news.example",
        "confirmed by phone",
        "3.7 is not in the passage",
    ],
)
def test_what_is_held_back_or_blocked_never_appears(pages, document, site, frozen, text):
    for rendered in (*formats(frozen), pages.markdown(document, site)):
        assert text not in rendered


def test_a_sentence_on_an_editors_word_appears_and_is_counted(frozen):
    for text in (frozen.html, frozen.page, frozen.text):
        assert "OVERRIDDEN the date was never fixed." in text
        assert "One sentence stands here on an editor’s word" in text


def test_what_an_editor_wrote_is_counted_beside_who_wrote_the_rest(freeze, document, frozen):
    for text in (frozen.html, frozen.page, frozen.text):
        assert "One sentence was written by an editor." in flat(text)
    without = freeze(replace(document, items=document.items[1:], opening=()))
    assert "by an editor" not in flat(without.text)


def test_a_story_whose_headline_is_blocked_goes_with_every_link_to_it(freeze, document, frozen):
    talks = document.items[0]
    blocked = next(s for s in talks.summary.sentences if s.findings and not s.overridden_by)
    hidden = replace(talks, summary=replace(talks.summary, headline=replace(blocked, text="HIDDEN-HEADLINE")))
    items = tuple(
        replace(item, related=tuple(replace(r, headline="HIDDEN-HEADLINE") for r in item.related))
        for item in document.items[1:]
    )

    assert "HIDDEN-HEADLINE" not in "".join(formats(freeze(replace(document, items=(hidden, *items)))))


def test_an_editors_sentence_that_cites_nothing_is_a_note(frozen):
    assert "Editor’s note: We will follow this story." in story(frozen.html, 1)
    assert "Editor’s note: We will follow this story." in frozen.text


def test_the_lineage_line_names_first_report_spread_credits_and_copies(frozen):
    origin = (
        "First report: Financial Times, 21 June, 03:45 · "
        "Four outlets, two independent reports (Financial Times, NHK)"
    )
    for text in (story(frozen.html, 1), story(frozen.page, 1), flat(frozen.text)):
        assert origin in text
    repeating = "The Straits Times credits Financial Times · KCNA carries text by Reuters"
    assert f"{origin} · {repeating}" in story(frozen.page, 1)
    assert repeating not in story(frozen.html, 1)


def test_a_story_of_one_outlet_says_so(frozen):
    assert "Reported only by CNA" in story(frozen.page, 3)
    assert "first report" not in story(frozen.page, 3).lower()


def with_lineage(document: Document, lineage: Lineage) -> Document:
    return replace(document, items=(replace(document.items[0], lineage=lineage),))


@pytest.mark.parametrize(
    ("reports", "first", "expected"),
    [
        ((), None, ""),
        (
            (("A", "A", Role.CREDITS, ("B",)),),
            FirstReport("B"),
            "First report: B, according to others · One outlet · A credits B",
        ),
        (
            (("A", "X", Role.OWN, ()), ("B", "X", Role.OWN, ()), ("C", "C", Role.CREDITS, ())),
            FirstReport("A"),
            "Three outlets of two publishers, one independent report (A + B) · C retells another report",
        ),
        (
            (("A", "A", Role.OWN, ()), ("B", "B", Role.COPY, ()), ("C", "C", Role.COPY, ())),
            FirstReport("A"),
            "B and C carry another outlet’s text",
        ),
        ((("A", "A", Role.OWN, ()), ("B", "B", Role.OWN, ("A",))), FirstReport("A"), "B credits A"),
    ],
)
def test_lineage_in_words(freeze, document, reports, first, expected):
    rows = tuple(
        Report(f"r{n}", outlet, family, role, named)
        for n, (outlet, family, role, named) in enumerate(reports)
    )
    own = tuple(dict.fromkeys(report.family for report in rows if report.role is Role.OWN))
    text = story(freeze(with_lineage(document, Lineage(first, rows, own))).page, 1)

    assert expected in text
    assert ("outlet" in text) is bool(reports)


def test_a_story_of_sixty_outlets_names_a_few(freeze, document):
    rows = [Report("ft1", "Financial Times", "Nikkei", Role.OWN)]
    rows += [Report(f"r{n}", f"Outlet {n}", f"F{n}", Role.CREDITS, ("Financial Times",)) for n in range(60)]
    lineage = Lineage(FirstReport("Financial Times", None, "ft1"), tuple(rows), ("Nikkei",))
    frozen = freeze(with_lineage(document, lineage))

    page = story(frozen.page, 1)
    assert "Outlet 4 and 55 more credit Financial Times" in page
    assert page.partition("Reported by:")[2].count("Outlet ") == 60
    assert "Outlet 10 · 49 more" in flat(frozen.text)
    assert "Outlet 11" not in frozen.text + story(frozen.html, 1)


def test_the_outlets_stand_by_country_with_what_to_know_of_each(freeze, document):
    ft, times, nhk, *_ = document.items[0].sources
    kcna = replace(ft, id="kcna1", outlet="KCNA", country="KP", kind="state", paywalled=False)
    told = replace(
        document.items[0],
        sources=(replace(ft, country="GB"), replace(times, country="SG"), replace(nhk, country=""), kcna),
    )
    frozen = freeze(replace(document, items=(told,)))
    line = (
        "Reported by: Britain: Financial Times (first report, subscription) · "
        "Singapore: The Straits Times · North Korea: KCNA (state-controlled) · NHK"
    )
    for text in (story(frozen.html, 1), story(frozen.page, 1), flat(frozen.text)):
        assert line in text
    japanese = freeze(replace(document, items=(told,), language="ja"))
    assert "報じた媒体：英国：Financial Times（第一報、有料）" in flat(japanese.text)


def test_a_line_of_what_was_also_reported_warns_before_its_link_is_followed(freeze, document):
    also = next(item for item in document.items if item.also)
    state = replace(also, sources=tuple(replace(s, kind="state", paywalled=True) for s in also.sources))
    frozen = freeze(replace(document, items=(*(i for i in document.items if not i.also), state)))
    for text in (
        flat(prose(frozen.html).text_content()),
        flat(prose(frozen.page).text_content()),
        flat(frozen.text),
    ):
        assert (
            text.partition("Also reported")[2]
            .partition("How this")[0]
            .count("· subscription · state-controlled")
            == 1
        )


def test_sources_tell_subscription_first_report_and_state_control(freeze, document, frozen):
    talks = document.items[0]
    kcna = replace(talks.sources[0], outlet="KCNA", kind="state", lang="ko")
    owned = replace(talks, sources=(kcna, *talks.sources[1:]))

    assert "Financial Times, 21 June, 03:45 · first report · subscription" in frozen.text
    assert "KCNA, 21 June, 03:45 · first report · subscription · state-controlled · in Korean" in flat(
        freeze(replace(document, items=(owned,))).text
    )


@pytest.mark.parametrize(("language", "label"), [("en", "summary only"), ("ja", "要約のみ")])
def test_a_source_of_which_only_a_summary_was_read_says_so(freeze, document, language, label):
    talks = document.items[0]
    teased = replace(talks, sources=(replace(talks.sources[0], summary_only=True), *talks.sources[1:]))
    frozen = freeze(replace(document, items=(teased,), language=language))
    for text in (frozen.html, frozen.text, frozen.page):
        assert flat(text).count(label) == 1
    assert label not in freeze(replace(document, language=language)).text


def test_related_stories_are_linked(frozen):
    for html in (frozen.html, frozen.page):
        element = lxml.html.fromstring(html).get_element_by_id("story-2")
        assert "#story-1" in element.xpath(".//a/@href")
    assert "Related: Japan calls off talks" in frozen.text


def test_sections_head_their_stories_once(frozen):
    labels = [label.text_content() for label in lxml.html.fromstring(frozen.page).find_class("label")]

    assert labels == ["Japan and its allies", "Markets", "More news", "Also reported"]


def test_how_it_was_made_tells_what_was_read_failed_written_and_checked(frozen):
    for text in (
        flat(lxml.html.fromstring(frozen.html).text_content()),
        flat(frozen.text.replace("\n- ", "\n")),
    ):
        for line in (
            "Read for this brief: 11 of 12 feeds, 1,243 articles by 11 outlets.",
            "Could not be read: scmp-asia (South China Morning Post): HTTP 503.",
            "Written by the language model model-x (1 of 4 stories are quoted instead).",
            "13 sentences were checked against the passages they cite; one was held back.",
            "They cannot tell whether the outlet was right",
            "Times are Japan Time.",
        ):
            assert line in text


def test_without_a_model_the_brief_says_so(freeze, document):
    coverage = replace(document.coverage, writer="extractive", failed=())
    frozen = freeze(replace(document, coverage=coverage))

    assert "No sentence here is by a language model" in frozen.html
    assert "Could not be read" not in frozen.html


def test_a_japanese_brief_is_japanese_throughout(freeze, document):
    frozen = freeze(
        replace(document, language="ja", notice="", coverage=replace(document.coverage, writer="extractive"))
    )
    page = lxml.html.fromstring(frozen.page)

    assert page.get("lang") == "ja"
    assert "2025年6月24日火曜日" in frozen.text
    assert "第一報：Financial Times（6月21日 03:45）" in flat(frozen.text)
    for english in (
        "Read on",
        "Unsubscribe",
        "Sources",
        "First report",
        "Also reported",
        "How this",
        "outlets",
    ):
        assert english not in re.sub(
            r"<style.*?</style>|https?://\S+", "", frozen.html + frozen.text + frozen.page, flags=re.DOTALL
        )


def test_a_language_written_from_right_to_left_is_set_so(freeze, document):
    page = lxml.html.fromstring(freeze(replace(document, language="ar")).page)

    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
