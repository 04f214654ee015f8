"""The wording of Chinese briefs in traditional characters, in the words of Taipei’s papers."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.chinese import Chinese
from briefs.adapters.pages.tongues.spoken import SpokenBrief, called, headings, left_out


class TraditionalBrief(Chinese, SpokenBrief):
    """The same in traditional characters."""

    lang = "zh-Hant"
    contents = "本期內容"
    background = "背景"
    context = "相關動向"
    related = "相關報導"
    also = "簡訊"
    more_news = "更多新聞"
    sources = "來源"
    reported_by = "報導媒體"
    follow = "持續關注此事"
    picture = "圖片"
    close = "關閉"
    archive = "過往各期"
    corrections = "過往各期更正"
    preferences = "訂閱設定"
    made = "本期如何編成"
    unsubscribe = "取消訂閱"
    on_the_web = "在網頁上閱讀"
    first_report = "首發"
    paywalled = "付費"
    summary_only = "僅摘要"
    state = "官方媒體"
    editors_note = "編按"
    sections = headings("重點", "各方說法", "原話", "來龍去脈", "尚不清楚")
    written_by_extract = "本期沒有語言模型寫的句子：各句均由程式從媒體報導中選出。"
    quoted = "引號中的文字逐字引自媒體原文。"
    not_checked = "核對只將每句話與其引用的段落相比，無法判斷報導是否屬實，也無法知道哪些事未被報導。"
    less = left_out("簡訊", "各則新聞的其餘欄目", "僅網頁引用的來源", "較長新聞的末尾幾句")
    persons = called(
        dead="死亡人數",
        injured="受傷人數",
        missing="失蹤人數",
        arrested="被捕人數",
        evacuated="疏散人數",
        rescued="獲救人數",
    )
    others = called(
        magnitude="地震規模",
        votes="票數",
        date="日期",
        inflation="通膨率",
        tariff="關稅稅率",
        interest="利率",
        defence="國防支出",
        turnout="投票率",
        jobless="失業率",
        growth="成長率",
        fine="罰款",
        deal="收購價",
        profit="利潤",
        revenue="營收",
        loss="虧損",
        shares="股價",
        aid="援助金額",
        damage="損失金額",
        invested="投資額",
        dividend="股息",
        wage="薪資",
        depth="深度",
        wind="風速",
    )
    countries = called(HK="香港", MO="澳門", PS="巴勒斯坦")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"為使郵件簡短，略去了{self.series(without)}。"

    def differ(self, name: str) -> str:
        """See English."""
        return f"各媒體說法不一（{name}）" if name else "各媒體說法不一"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        return {"about": f"約{figure}", "over": f"至少{figure}", "under": f"最多{figure}"}.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"其後{figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        more = f"，另有{also}則簡訊" if also else ""
        known = f"其中{again}則為過往各期的後續。" if again else ""
        return f"本期有來自{outlets}家媒體的{stories}則新聞{more}。{known}"

    def since(self, date: str) -> str:
        """See English."""
        return f"{date}以來的新進展" if date else "新進展"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}曾報導：{headline}" if date else f"此前報導：{headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}（{date}）"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}一期〈{headline}〉" if headline else f"{date}一期"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"{date}一期"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        group = f"（分屬{families}個集團）" if 0 < families < outlets else ""
        names = f"（{self.listed(named)}）" if named else ""
        own = f"，{independent}則獨立報導{names}" if outlets > 1 and independent else ""
        return f"{outlets}家媒體{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}（{date}）" if date else outlet
        return f"首發：{known}" if seen else f"據其他媒體，首發：{known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"僅{outlet}報導"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        what = f"援引{self.series(credited)}" if credited else "轉述其他報導"
        return f"{self.series(outlets)}{what}"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(outlets)}轉載{self.series(copied) or '其他媒體'}的稿件"

    def more(self, count: int) -> str:
        """See English."""
        return f"另外{count}家"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"標題：{outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"來源{number}：{outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return language

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"共{self.figure(articles)}篇文章，來自{outlets}家媒體"
        return f"為編本期，讀取了{feeds}個訂閱源中的{read}個，{told}。"

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"未能讀取：{'；'.join(feeds)}。"

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed}（{outlet}）：{reason}" if outlet else f"{feed}：{reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        rest = f"；{stories}則新聞中有{quoted}則只用引文" if quoted else ""
        return f"由語言模型 {models} 撰寫{rest}。"

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        held = f"{held_back}句未予採用" if held_back else "沒有句子被剔除"
        return f"{self.figure(sentences)}句話已與所引段落核對，{held}。"

    def edited(self, count: int) -> str:
        """See English."""
        return f"有{count}句話由編輯撰寫。"

    def overridden(self, count: int) -> str:
        """See English."""
        return f"有{count}句話未通過核對，由編輯決定刊出。"

    def times(self, clock: str) -> str:
        """See English."""
        return f"時間為{clock}。"
