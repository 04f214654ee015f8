from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.article import Outlet, Outlets
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
