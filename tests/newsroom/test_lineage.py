from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.data import load_outlets
from briefs.domain.article import Article, Outlet, Outlets
from briefs.domain.story import FirstReport, Role
from briefs.newsroom.credits import read_credits
from briefs.newsroom.lineage import trace

CREDITS = [
    ("The Guardian", "The Financial Times first reported the cancellation.", "Financial Times", True),
    ("The Guardian", "Japan pulled out, the FT reported on Friday.", "Financial Times", False),
    (
        "The Guardian",
        "Japan pulled out, the Financial Times newspaper said on Friday.",
        "Financial Times",
        False,
    ),
    ("CNA", "The talks are off, according to Nikkei Asia.", "Nikkei Asia", False),
    (
        "CNA",
        "The talks are off, according to a report in the South China Morning Post.",
        "South China Morning Post",
        False,
    ),
    (
        "CNA",
        "The talks are off, according to people familiar with the plans cited by Bloomberg.",
        "Bloomberg",
        False,
    ),
    ("BBC News", "Tokyo has withdrawn, citing SCMP.", "South China Morning Post", False),
    (
        "BBC News",
        "Tokyo has withdrawn, a decision first reported by the Financial Times.",
        "Financial Times",
        True,
    ),
    ("BBC News", "The Financial Times was first to report the move.", "Financial Times", True),
    ("BBC News", "The Wall Street Journal broke the news on Monday.", "Wall Street Journal", True),
    ("Dawn", "An official told the New York Times that the plan was dead.", "New York Times", False),
    ("Dawn", "Kyodo News, which first reported the decision, named no source.", "Kyodo News", True),
    (
        "Yonhap News Agency",
        "The Yomiuri Shimbun reported earlier that a deal was near.",
        "Yomiuri Shimbun",
        False,
    ),
    ("NHK", "英紙フィナンシャル・タイムズによると、日本は協議を中止した。", "Financial Times", False),
    (
        "NHK",
        "フィナンシャル・タイムズ(電子版)は20日、日本が協議を取りやめたと報じた。",
        "Financial Times",
        False,
    ),
    ("NHK", "英紙FTは日本が協議を見送ったと報じた。", "Financial Times", False),
    ("NHK", "ロイター通信が伝えた。", "Reuters", False),
    ("NHK", "この動きはフィナンシャル・タイムズが最初に報じた。", "Financial Times", True),
    ("Asahi Shimbun", "共同通信の報道によれば、会談は中止された。", "Kyodo News", False),
    ("Lianhe Zaobao", "据《金融时报》报道，日本取消了会谈。", "Financial Times", False),
    ("Lianhe Zaobao", "據《南華早報》報道，日本取消會談。", "South China Morning Post", False),
    ("Lianhe Zaobao", "英国《金融时报》率先报道了这一消息。", "Financial Times", True),
    ("Lianhe Zaobao", "日经亚洲引述知情人士称，会谈已取消。", "Nikkei Asia", False),
    ("Lianhe Zaobao", "报道援引路透社的消息说，会谈已取消。", "Reuters", False),
]


@pytest.mark.parametrize(("outlet", "text", "credited", "first"), CREDITS)
def test_a_credit_is_read(article, outlets, outlet, text, credited, first):
    found = read_credits(article("a1", outlet, "Japan cancels talks", text), outlets)
    assert credited in found.named
    assert (credited in found.first) is first


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Financial Times", "The Financial Times has learned that Tokyo pulled out."),
        ("The Guardian", "Japan has pulled out of the talks, officials said."),
        ("The Guardian", "Shares of BBC Studios rose."),
        ("The Guardian", "He studied the financial times we live in."),
        ("CNA", "Nikkei closed 300 points higher."),
        ("NHK", "政府は協議を中止したと発表した。"),
        ("Lianhe Zaobao", "日本政府宣布取消会谈。"),
        ("The Guardian", "The BBC faces cuts under a new charter."),
    ],
)
def test_where_nobody_is_credited_nobody_is_read(article, outlets, outlet, text):
    assert read_credits(article("a1", outlet, "Talks cancelled", text), outlets).named == ()


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Japan cancels talks with US, FT reports", ("Financial Times",)),
        ("Japan cancels talks with US: Nikkei Asia", ("Nikkei Asia",)),
        ("Japan cancels talks with US - Bloomberg", ("Bloomberg",)),
        ("Japan cancels talks with US: report", ()),
    ],
)
def test_a_headline_can_credit(article, outlets, title, named):
    lineage = trace([article("a1", "The Guardian", title)], outlets)
    assert (lineage.reports[0].role, lineage.reports[0].credits) == (Role.CREDITS, named)
    assert lineage.independent == ()


@pytest.mark.parametrize(
    ("outlet", "own"),
    [
        ("South China Morning Post", "Analysts told SCMP that the move was tactical."),
        ("South China Morning Post", "Analysts told This Week in Asia that the move was tactical."),
        ("Nikkei Asia", "Officials told Nikkei Asia that no new date was set."),
        ("The Guardian", "A diplomat told the Guardian that Tokyo was angry."),
        ("Bloomberg", "In an interview with Bloomberg, the minister declined to comment."),
        ("Asahi Shimbun", "政府高官は朝日新聞の取材に答えた。"),
    ],
)
def test_own_reporting_counts_although_another_is_credited(article, outlets, outlet, own):
    text = f"The Financial Times first reported the cancellation. {own}"
    report = trace([article("a1", outlet, "Japan cancels talks", text)], outlets).reports[0]
    assert (report.role, report.credits) == (Role.OWN, ("Financial Times",))


def central(article):
    return [
        article("a1", "FT", "Japan scraps US meeting", "Tokyo cancelled the talks."),
        article(
            "a2",
            "South China Morning Post",
            "Why Japan cancelled",
            "The Financial Times first reported the move. Analysts told SCMP it was tactical.",
            20,
        ),
        article("a3", "Nikkei Asia", "Japan cancels 2+2 talks", "", 5),
        article(
            "a4", "Japan Today", "Japan calls off talks", "Nikkei Asia said so, and SCMP reported why.", 30
        ),
    ]


def test_three_outlets_two_families_and_a_reteller(article, outlets):
    lineage = trace(central(article), outlets)
    assert lineage.outlets == ("Financial Times", "Nikkei Asia", "South China Morning Post", "Japan Today")
    assert lineage.families == ("Nikkei", "Alibaba", "GPlus Media")
    assert lineage.independent == ("Nikkei", "Alibaba")
    assert [report.role for report in lineage.reports] == [Role.OWN, Role.OWN, Role.OWN, Role.CREDITS]


def test_the_first_reporter_is_who_is_said_to_be_first(article, outlets, monday):
    lineage = trace(central(article), outlets)
    assert lineage.first == FirstReport("Financial Times", monday, "a1")


def test_a_first_reporter_may_be_known_by_credit_only(article, outlets):
    lineage = trace(central(article)[1:2], outlets)
    assert lineage.first == FirstReport("Financial Times")


def test_without_credit_the_earliest_report_is_first(article, outlets):
    lineage = trace([central(article)[2], article("a9", "NHK", "Talks off", "", 2)], outlets)
    assert lineage.first is not None
    assert lineage.first.article == "a9"


def test_credits_are_followed_to_their_end(article, outlets):
    chain = [
        article("a1", "Japan Today", "Talks off", "The Guardian reported that the talks were off."),
        article("a2", "The Guardian", "Talks off", "Kyodo News reported the decision.", 1),
    ]
    assert trace(chain, outlets).first == FirstReport("Kyodo News")


def test_two_that_credit_each_other_end_somewhere(article, outlets):
    circle = [
        article("a1", "CNA", "Talks off", "The Guardian reported it."),
        article("a2", "The Guardian", "Talks off", "CNA reported it.", 1),
    ]
    assert trace(circle, outlets).first is not None


def test_most_families_decide_who_was_first(article, outlets):
    votes = [
        article("a1", "CNA", "Talks off", "Reuters first reported the move."),
        article("a2", "NHK", "Talks off", "The Financial Times first reported the move.", 1),
        article("a3", "Dawn", "Talks off", "The Financial Times first reported the move.", 2),
    ]
    assert trace(votes, outlets).first == FirstReport("Financial Times")


WIRE = (
    "Two freight trains collided near the port on Monday, killing at least five people and closing the main line "
    "to the coast for a second day, the regional governor said in a statement after visiting the site."
)


def test_a_near_verbatim_text_is_a_copy_of_the_earlier_one(article, outlets):
    pair = [
        article("a1", "Kyodo News", "Trains collide near port", WIRE),
        article("a2", "Japan Today", "Trains collide", WIRE.replace("five", "six"), 3),
    ]
    copy = trace(pair, outlets).reports[1]
    assert (copy.role, copy.credits) == (Role.COPY, ("Kyodo News",))
    assert trace(pair, outlets).independent == ("Kyodo News",)


def test_a_japanese_copy_is_seen_too(article, outlets):
    text = "貨物列車が月曜日に港の近くで衝突し、少なくとも五人が死亡したと知事が声明で明らかにした。"
    pair = [
        article("a1", "Kyodo News", "列車衝突", text),
        article("a2", "Sankei Shimbun", "列車が衝突", text, 3),
    ]
    assert trace(pair, outlets).reports[1].role is Role.COPY


def test_a_short_headline_in_common_is_no_copy(article, outlets):
    pair = [
        article("a1", "CNA", "Trains collide near port"),
        article("a2", "NHK", "Trains collide near port", "", 1),
    ]
    assert [report.role for report in trace(pair, outlets).reports] == [Role.OWN, Role.OWN]


@pytest.mark.parametrize(
    "text",
    [
        "TOKYO (Reuters) - Japan cancelled the talks.",
        "Japan cancelled the talks. (Reuters)",
        "Japan cancelled. — Reuters",
    ],
)
def test_an_agencys_text_is_a_copy_of_the_agency(article, outlets, text):
    lineage = trace([article("a1", "Dawn", "Talks off", text)], outlets)
    assert (lineage.reports[0].role, lineage.reports[0].credits) == (Role.COPY, ("Reuters",))
    assert lineage.first == FirstReport("Reuters")
    assert lineage.independent == ()


def test_the_agencys_own_dateline_is_its_own_report(article, outlets):
    lineage = trace([article("a1", "Reuters", "Talks off", "TOKYO (Reuters) - Japan cancelled.")], outlets)
    assert lineage.independent == ("Thomson Reuters",)


def test_an_outlet_reports_once_with_its_earliest_article(article, outlets):
    pair = [article("a2", "Financial Times", "Later", "", 5), article("a1", "FT", "Earlier")]
    lineage = trace(pair, outlets)
    assert [report.article for report in lineage.reports] == ["a1"]


def test_a_reteller_that_follows_up_with_own_reporting_is_independent(article, outlets):
    pair = [
        article("a1", "The Guardian", "Talks off", "The Financial Times reported it."),
        article("a2", "The Guardian", "Tokyo explains", "A diplomat told the Guardian why.", 9),
    ]
    assert trace(pair, outlets).independent == ("Guardian Media Group",)
    silent = [pair[0], replace(pair[1], text="The minister spoke in Tokyo.")]
    assert trace(silent, outlets).independent == ()


def test_order_of_articles_does_not_matter(article, outlets):
    assert trace(central(article)[::-1], outlets) == trace(central(article), outlets)


def test_an_aggregator_retells_unless_it_says_otherwise(article, outlets):
    pair = [
        article("a1", "Japan Today", "Ishiba to skip summit", "The government said so."),
        article("a2", "NHK", "Ishiba to skip summit", "The government said so.", 1),
    ]
    lineage = trace(pair, outlets)
    assert (lineage.reports[0].role, lineage.independent) == (Role.CREDITS, ("NHK",))
    assert lineage.first is not None
    assert lineage.first.article == "a2"
    own = replace(pair[0], text="A diplomat told Japan Today so.")
    assert trace([own], outlets).independent == ("GPlus Media",)


def test_japanese_reporting_of_its_own_is_seen(article, outlets):
    text = "フィナンシャル・タイムズが報じた協議について、政府が再調整していることが政府関係者への取材で分かった。"
    report = trace([article("a1", "NHK", "再調整", text)], outlets).reports[0]
    assert (report.role, report.credits) == (Role.OWN, ("Financial Times",))


def test_undated_reports_come_last(article, outlets):
    pair = [article("a1", "CNA", "Off", hours=None), article("a2", "NHK", "Off")]
    assert trace(pair, outlets).outlets == ("NHK", "CNA")


def test_unknown_outlets_of_the_story_can_be_credited(article):
    pair = [
        article("a1", "Harbour Gazette", "Bridge closed"),
        article("a2", "Hill Herald", "Bridge closed", "The Harbour Gazette first reported the closure.", 2),
    ]
    lineage = trace(pair, Outlets((Outlet("Hill Herald", "Hills"),)))
    assert lineage.reports[1].credits == ("Harbour Gazette",)
    assert lineage.independent == ("Harbour Gazette",)


def test_no_articles_no_lineage(outlets):
    lineage = trace([], outlets)
    assert (lineage.first, lineage.reports, lineage.independent) == (None, (), ())


# whose news it is


@pytest.mark.parametrize(
    ("outlet", "text", "role"),
    [
        ("CNA", "The deal is off, officials said. The FT reported on Monday that talks were slow.", Role.OWN),
        ("CNA", "The deal is off, the FT reported on Monday. Officials said that talks were slow.", Role.CREDITS),
        ("CNA", "The deal is off, the FT reported. The ministry confirmed the decision on Tuesday.", Role.OWN),
        ("CNA", "The deal is off, the FT reported. A spokesman said in a statement that he had no comment.", Role.CREDITS),
        ("CNA", "The deal is off, as the FT first reported. Ministers meet on Friday.", Role.CREDITS),
        ("CNA", "The deal is off. The FT first reported it. Analysts called it a tactical move, and officials said so too.", Role.OWN),
        ("CNA", "The deal is off, as the FT first reported. The newspaper said that ministers had agreed.", Role.CREDITS),
        ("CNA", "The minister resigned on Monday after the FT revealed her letter, her office said.", Role.OWN),
        ("CNA", "The deal is off, local media said on Monday.", Role.CREDITS),
        ("CNA", "The deal is off, the FT reported. The newspaper said that a statement would follow, a source told the paper.", Role.CREDITS),
        ("CNA", "The deal is off, sources told Reuters. CNA has contacted the ministry for comment.", Role.CREDITS),
        ("NHK", "協議は中止された。政府が発表した。ロイター通信が先月、見通しを報じていた。", Role.OWN),
        ("NHK", "協議は中止されたと現地メディアが報じた。", Role.CREDITS),
        ("Lianhe Zaobao", "外媒报道,会谈已取消。", Role.CREDITS),
        ("Le Monde", "Le projet est abandonné, a annoncé la ministre. Le Figaro avait révélé le retard.", Role.OWN),
        ("Die Zeit", "Das Werk schließt, berichtet das Handelsblatt.", Role.CREDITS),
        ("El Mundo", "La planta cerrará, informó Reuters este lunes.", Role.CREDITS),
        ("The Hankyoreh", "공장이 문을 닫는다고 로이터통신이 보도했다.", Role.CREDITS),
    ],
)  # fmt: skip
def test_the_first_sentence_that_names_its_source_decides(article, outlets, outlet, text, role):
    assert trace([article("a1", outlet, "Talks", text)], outlets).reports[0].role is role


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        (
            "BBC News",
            "Ships are late, officials said. They waited. They left. The cost is $3m, according to Reuters.",
        ),
        ("The Guardian", "Ships are late. The New York Times said on Monday that it would close its office."),
        ("The Guardian", "Bloomberg said in a statement that it would hire 40 people."),
        ("NPR", "Ships are late, officials said. Reuters contributed to this report."),
        ("NPR", "A reporter for the Guardian was held for an hour, his lawyer said."),
        ("NPR", "Ships are late, officials said. Correction: the FT reported in May, not June."),
    ],
)
def test_an_outlet_named_in_passing_is_not_credited_for_the_news(article, outlets, outlet, text):
    report = trace([article("a1", outlet, "Ships", text)], outlets).reports[0]
    assert (report.role, report.credits) == (Role.OWN, ())


def test_a_short_name_means_the_outlet_that_was_named_in_full(article, outlets):
    text = "The Wall Street Journal named the ship. Later the Journal reported its price."
    assert read_credits(article("a1", "CNA", "", text), outlets).named == ("Wall Street Journal",)
    text = "A captain told the Post so. The Post Office is closed."
    assert read_credits(article("a1", "Washington Post", "", text), outlets).own
    assert not read_credits(article("a1", "CNA", "", text), outlets).own


def test_latin_names_are_read_inside_japanese_and_korean(article, outlets):
    assert read_credits(article("a1", "NHK", "", "BBCは合意したと報じた。"), outlets).named == ("BBC News",)
    assert read_credits(article("a1", "KBS", "", "CNN에 따르면 합의했다."), outlets).named == ("CNN",)


def test_a_name_inside_a_longer_one_is_that_one(article, outlets):
    found = read_credits(article("a1", "CNA", "Off: Nikkei", "It is off, Nikkei Asia reported."), outlets)
    assert found.named == ("Nikkei Asia",)


@pytest.mark.parametrize(
    "title", ["Exclusive: Talks off", "EXCLUSIVE | Talks off", "【独自】協議中止", "[단독] 협의 중단"]
)
def test_an_exclusive_is_reporting_of_ones_own(article, outlets, title):
    lineage = trace([article("a1", "CNA", title, "The FT reported in May that talks were slow.")], outlets)
    assert lineage.reports[0].role is Role.OWN


# whose text it is


@pytest.mark.parametrize(
    ("authors", "text", "source"),
    [
        (("Reuters",), "Ships are late.", "Reuters"),
        (("Jane Roe, Associated Press",), "Ships are late.", "Associated Press"),
        ((), "By AFP\nShips are late, officials said.", "Agence France-Presse"),
        ((), "【ソウル時事】船が遅れている。", "Jiji Press"),
        ((), "新华社上海3月2日电 船舶延误。", "Xinhua"),
        ((), "Hamburg (dpa) - Schiffe kommen zu spät, sagte ein Sprecher.", "Deutsche Presse-Agentur"),
        ((), "Ships are late. – AFP", "Agence France-Presse"),
        ((), "Ships are late. This article was originally published by ProPublica.", "ProPublica"),
        (("CNA staff and Reuters",), "Ships are late.", ""),
        ((), "The Financial Times (FT) said on Monday: ships are late.", ""),
        ((), "Ships are late, says a study first published in Reuters.", ""),
        ((), "日韓両政府は船舶について共同で発表した。", ""),
    ],
)
def test_the_outlet_whose_text_it_is(article, outlets, authors, text, source):
    found = article("a1", "Straits Times", "Ships", text, authors=authors)
    assert read_credits(found, outlets).source == source
    assert (trace([found], outlets).reports[0].role is Role.COPY) is bool(source)


def test_an_agency_is_the_original_although_its_customer_was_quicker(article, outlets):
    pair = [article("a1", "CNA", "Trains", WIRE), article("a2", "Kyodo News", "Trains", WIRE, 2)]
    lineage = trace(pair, outlets)
    assert [report.role for report in lineage.reports] == [Role.COPY, Role.OWN]
    assert lineage.first is not None
    assert lineage.first.outlet == "Kyodo News"


def test_a_text_that_begins_with_anothers_teaser_is_its_copy_unless_it_found_out_more(article, outlets):
    more = " The line was built in 1931 and carries grain, coal and timber to the docks at the river's mouth."
    teaser = article("a1", "CNA", "Trains", WIRE)
    longer = article("a2", "Dawn", "Collision", WIRE + 2 * more, 3)
    assert trace([teaser, longer], outlets).reports[1].role is Role.COPY
    own = replace(longer, text=longer.text + " A driver told Dawn that the signal was green.")
    assert trace([teaser, own], outlets).reports[1].role is Role.OWN


def test_a_hundred_copies_have_one_original(article, outlets):
    copies = [article(f"a{n:03}", f"Paper {n}", "Trains", WIRE, n) for n in range(100)]
    lineage = trace(copies, outlets)
    assert lineage.independent == ("Paper 0",)
    assert {report.credits for report in lineage.reports[1:]} == {("Paper 0",)}


# who was first


def test_nobody_is_first_where_all_retell_what_nobody_names(article, outlets):
    lineage = trace([article("a1", "CNA", "Talks", "The talks are off, media reports said.")], outlets)
    assert (lineage.first, lineage.independent) == (None, ())


def test_a_circle_ends_where_it_was_entered(article, outlets):
    circle = [
        article("a1", "CNA", "Talks off", "The talks are off, the Guardian reported."),
        article("a2", "The Guardian", "Talks off", "The talks are off, CNA reported.", 1),
    ]
    lineage = trace(circle, outlets)
    assert lineage.first is not None
    assert lineage.first.outlet == "CNA"


def test_an_own_report_was_not_told_by_a_later_one(article, outlets):
    pair = [
        article(
            "a1", "CNA", "Talks off", "The talks are off, two officials told CNA. BBC News reported cuts."
        ),
        article("a2", "BBC News", "Talks off", "The talks are off, officials said.", 4),
    ]
    lineage = trace(pair, outlets)
    assert lineage.first is not None
    assert lineage.first.outlet == "CNA"


PIECES = st.sampled_from(
    ["FT", "Reuters", "the Post", "told", "according to", "reported", "said", "(", ")", "。", "報じた", "报道",
     "⟦3⟧", "\n", ". ", " ", "AP", "\\1", "—", "【", "】", "first", "By", "보도", "laut", "selon"]
)  # fmt: skip
KNOWN = load_outlets()


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60), st.lists(PIECES, max_size=5))
def test_any_text_is_read(pieces, title):
    text = Article("a", "CNA", "".join(title), "".join(pieces), authors=("".join(title),))
    found = read_credits(text, KNOWN, ("Paper 1",))
    assert "CNA" not in found.named
    assert {*found.main, *found.first} <= set(found.named)
    assert (found.role is Role.COPY) is bool(found.source)
