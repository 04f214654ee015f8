"""The wording of Chinese briefs in simplified characters."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out


class Chinese(Spoken):
    """How Chinese joins and counts: with wide punctuation."""

    colon = "："
    opens, closes = "（", "）"
    comma, gap = "、", ""
    last = "和"


class ChineseBrief(Chinese, SpokenBrief):
    """The same in Chinese."""

    lang = "zh-Hans"
    contents = "本期内容"
    background = "背景"
    context = "相关动向"
    related = "相关报道"
    also = "简讯"
    more_news = "更多新闻"
    sources = "来源"
    reported_by = "报道媒体"
    follow = "持续关注此事"
    picture = "图片"
    close = "关闭"
    archive = "往期内容"
    corrections = "往期更正"
    preferences = "订阅设置"
    made = "本期如何编成"
    unsubscribe = "退订"
    on_the_web = "在网页上阅读"
    first_report = "首发"
    paywalled = "付费"
    summary_only = "仅摘要"
    state = "官方媒体"
    editors_note = "编者按"
    sections = headings("要点", "各方说法", "原话", "来龙去脉", "尚不清楚")
    written_by_extract = "本期没有语言模型写的句子：各句均由程序从媒体报道中选出。"
    quoted = "引号中的文字逐字引自媒体原文。"
    not_checked = "核对只将每句话与其引用的段落相比，无法判断报道是否属实，也无法知道有什么未被报道。"
    less = left_out("简讯", "各条新闻的其余栏目", "仅网页引用的来源", "较长新闻的末尾几句")
    persons = called(
        dead="死亡人数",
        injured="受伤人数",
        missing="失踪人数",
        arrested="被捕人数",
        evacuated="疏散人数",
        rescued="获救人数",
    )
    others = called(
        magnitude="震级",
        votes="票数",
        date="日期",
        inflation="通胀率",
        tariff="关税税率",
        interest="利率",
        defence="国防开支",
        turnout="投票率",
        jobless="失业率",
        growth="增长率",
        fine="罚款",
        deal="收购价",
        profit="利润",
        revenue="营收",
        loss="亏损",
        shares="股价",
        aid="援助金额",
        damage="损失金额",
        invested="投资额",
        dividend="股息",
        wage="工资",
        depth="深度",
        wind="风速",
    )
    countries = called(HK="香港", MO="澳门", PS="巴勒斯坦")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"为使邮件简短，略去了{self.series(without)}。"

    def differ(self, name: str) -> str:
        """See English."""
        return f"各媒体说法不一（{name}）" if name else "各媒体说法不一"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        return {"about": f"约{figure}", "over": f"至少{figure}", "under": f"最多{figure}"}.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"其后{figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        more = f"，另有{also}条简讯" if also else ""
        known = f"其中{again}条为往期后续。" if again else ""
        return f"本期有来自{outlets}家媒体的{stories}条新闻{more}。{known}"

    def since(self, date: str) -> str:
        """See English."""
        return f"{date}以来的新进展" if date else "新进展"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}曾报道：{headline}" if date else f"此前报道：{headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}（{date}）"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}一期《{headline}》" if headline else f"{date}一期"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"{date}一期"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        group = f"（分属{families}个集团）" if 0 < families < outlets else ""
        names = f"（{self.listed(named)}）" if named else ""
        own = f"，{independent}篇独立报道{names}" if outlets > 1 and independent else ""
        return f"{outlets}家媒体{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}（{date}）" if date else outlet
        return f"首发：{known}" if seen else f"据其他媒体，首发：{known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"仅{outlet}报道"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        what = f"援引{self.series(credited)}" if credited else "转述其他报道"
        return f"{self.series(outlets)}{what}"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(outlets)}转载{self.series(copied) or '其他媒体'}的稿件"

    def more(self, count: int) -> str:
        """See English."""
        return f"另外{count}家"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"标题：{outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"来源{number}：{outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return language

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"共{self.figure(articles)}篇文章，来自{outlets}家媒体"
        return f"为编本期，读取了{feeds}个订阅源中的{read}个，{told}。"

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"未能读取：{'；'.join(feeds)}。"

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed}（{outlet}）：{reason}" if outlet else f"{feed}：{reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        rest = f"；{stories}条新闻中有{quoted}条只用引文" if quoted else ""
        return f"由语言模型 {models} 撰写{rest}。"

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        held = f"{held_back}句未予采用" if held_back else "没有句子被剔除"
        return f"{self.figure(sentences)}句话已与所引段落核对，{held}。"

    def edited(self, count: int) -> str:
        """See English."""
        return f"有{count}句话由编辑撰写。"

    def overridden(self, count: int) -> str:
        """See English."""
        return f"有{count}句话未通过核对，由编辑决定刊出。"

    def times(self, clock: str) -> str:
        """See English."""
        return f"时间为{clock}。"
