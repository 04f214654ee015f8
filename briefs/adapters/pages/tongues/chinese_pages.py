"""The wording of the Chinese pages around the briefs, in simplified characters."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.chinese import Chinese, ChineseBrief
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class ChineseSite(Chinese, SpokenSite):
    """The public site in Chinese."""

    lang = "zh-Hans"
    pause, semicolon, stop = "，", "；", "。"
    comma = last = "，"
    fronts = front_names("首页", "更正", "搜索")
    site = "本站"
    desk = "编辑部"
    archive = ChineseBrief.archive
    follow = "订阅"
    months = "按月查看"
    briefs = "前后各期"
    who = "谁报道了此事"
    day_by_day = "逐日报道"
    undated = "无日期"
    undated_reports = "未注明日期的报道"
    also_cited = "另外引用"
    related = "相关新闻"
    unnamed = "未具名媒体"
    new = "新进展"
    one_line = "仅标题"
    arrows = "箭头由被援引或转载的报道指向援引或转载它的报道。"
    scale = "越靠右时间越晚，较长的间隔已缩短。"
    moved = "此事已并入另一条新闻："
    signs = sign_names(
        "首发", "独立报道", "援引其他媒体", "转载其他媒体", "仅因他人援引而得知", "据其他媒体为首发"
    )
    roles = ("首发", "独立报道", "后续报道")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"另有{count}条"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return f"另有更早的{count}期未列出"

    def more_reports(self, count: int) -> str:
        """See English."""
        return f"另有{count}篇报道未列出"

    def before(self, day: str) -> str:
        """See English."""
        return f"上一期（{day}）"

    def after(self, day: str) -> str:
        """See English."""
        return f"下一期（{day}）"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"自{since}起见于{briefs}期" if briefs > 1 else f"{since}刊出"
        return f"{told}，{outlets}家媒体报道" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"{outlet}首发" if seen else f"据其他媒体，{outlet}首发"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        return f"{'另有' if others else ''}{count}家独立报道"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count}家援引他人"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count}家转载"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"见于《{newsletter}》"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"转载{'、'.join(sources) or '其他媒体'}的稿件"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"援引{'、'.join(sources)}" if sources else "转述其他报道"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count}家媒体转载{'此稿' if named else '其他媒体的稿件'}"
        return f"{count}家媒体{'援引此报道' if named else '转述其他报道'}"


class ChineseOwn(Chinese, SpokenOwn):
    """A reader's own pages in Chinese."""

    lang = "zh-Hans"
    title = "您的订阅"
    private = "知道本页网址的人都可以更改设置，请勿转发。"
    newsletters = "通过邮件接收"
    save = "保存"
    leave_all = "全部退订"
    undo = "撤销"
    unchanged = "未作任何更改。"
    rests = "目前没有出刊"
    leave = ChineseBrief.unsubscribe
    no_more = "您不会再收到它的邮件。"
    to_preferences = "全部简报及其他可订阅内容"
    lost = "此处找不到该链接"
    cut = "邮件程序有时会截断较长的链接。请从较新的邮件中重新打开。"
    forged = "此表单并非来自本页"
    again = "未作任何更改。请从邮件中打开链接后重试。"
    seldom = "不定期"
    at, starting = "{}", "{}起"
    between = "{days}{time}（{clock}）"
    spans = ("每天", "周一至周五", "周六、周日")
    weekdays = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return f"每{self.comma.join(days)}"

    def about(self, when: str, language: str) -> str:
        """See English."""
        return f"{when}，{language}"

    def address(self, masked: str) -> str:
        """See English."""
        return f"发送到 {masked} 的邮件。"

    def ask(self, title: str) -> str:
        """See English."""
        return f"要退订《{title}》吗？"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"今后您会收到{self._quoted(titles)}。"

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"您已退订{self._quoted(titles)}。"

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)}的邮件仍被停发。"

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"，请联系 {contact}" if contact else ""
        return f"发往此地址的该简报已停发，可能是因为曾有退信。此处无法更改{more}。"

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"如仍无法解决，请联系 {contact}。"

    def _quoted(self, titles: Sequence[str]) -> str:
        return "".join(f"《{title}》" for title in titles)


class ChineseCorrections(Chinese, SpokenCorrections):
    """Corrections in Chinese."""

    lang = "zh-Hans"
    pause = "，"
    title = single = "更正"
    whole = "本期整体"
    unchanged = "以下仍是审定时的原文，未作改动。"
    none = "到目前为止没有需要更正之处。"
    intro = "我们各期中的差错，最新的在前。各期原文仍保持审定时的样子。"

    def made(self, when: str) -> str:
        """See English."""
        return f"{when}更正"


class ChineseSearch(Chinese, SpokenSearch):
    """The search page in Chinese."""

    lang = "zh-Hans"
    title = "搜索"
    label = "要搜索的词"
    button = "搜索"
    where = "简报"
    everywhere = "全部简报"
    story = ChineseBrief.follow
    newer = "较新的结果"
    older = "较早的结果"
    pages = "更多结果"
    unwanted_only = "请同时写出要找的词：带减号的词只用来排除结果。"
    no_more = "没有更多结果了。"
    hints = (
        "用空格隔开的每个词都必须出现；最后一个词可以只写开头。",
        "用“引号”查找完整词组，用减号排除：关税 -钢铁。",
        "不区分大小写与全角半角，任何文字均可。",
    )
    all_of = "在全部简报中搜索"

    def titled(self, query: str) -> str:
        """See English."""
        return f"搜索“{query}”"

    def none(self, query: str) -> str:
        """See English."""
        return f"没有哪一期提到“{query}”。减少词数或只写开头，也许能找到更多。"


CHINESE = Tongue(ChineseBrief, ChineseSite, ChineseOwn, ChineseCorrections, ChineseSearch)
