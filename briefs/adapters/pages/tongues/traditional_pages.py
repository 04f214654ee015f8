"""The wording of the Chinese pages around the briefs, in traditional characters."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.chinese import Chinese
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)
from briefs.adapters.pages.tongues.traditional import TraditionalBrief


class TraditionalSite(Chinese, SpokenSite):
    """The public site in Chinese."""

    lang = "zh-Hant"
    pause, semicolon, stop = "，", "；", "。"
    comma = last = "，"
    fronts = front_names("首頁", "更正", "搜尋")
    site = "本站"
    desk = "編輯部"
    archive = TraditionalBrief.archive
    follow = "訂閱"
    months = "按月查看"
    briefs = "前後各期"
    who = "誰報導了此事"
    day_by_day = "逐日報導"
    undated = "無日期"
    undated_reports = "未注明日期的報導"
    also_cited = "另外引用"
    related = "相關新聞"
    unnamed = "未具名媒體"
    new = "新進展"
    one_line = "僅標題"
    arrows = "箭頭由被援引或轉載的報導指向援引或轉載它的報導。"
    scale = "越靠右時間越晚，較長的間隔已縮短。"
    moved = "此事已併入另一則新聞："
    signs = sign_names(
        "首發", "獨立報導", "援引其他媒體", "轉載其他媒體", "僅因他人援引而得知", "據其他媒體為首發"
    )
    roles = ("首發", "獨立報導", "後續報導")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"另有{count}則"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return f"另有更早的{count}期未列出"

    def more_reports(self, count: int) -> str:
        """See English."""
        return f"另有{count}篇報導未列出"

    def before(self, day: str) -> str:
        """See English."""
        return f"上一期（{day}）"

    def after(self, day: str) -> str:
        """See English."""
        return f"下一期（{day}）"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"自{since}起見於{briefs}期" if briefs > 1 else f"{since}刊出"
        return f"{told}，{outlets}家媒體報導" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"{outlet}首發" if seen else f"據其他媒體，{outlet}首發"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        return f"{'另有' if others else ''}{count}家獨立報導"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"{count}家援引他人"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"{count}家轉載"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"見於《{newsletter}》"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"轉載{'、'.join(sources) or '其他媒體'}的稿件"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"援引{'、'.join(sources)}" if sources else "轉述其他報導"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count}家媒體轉載{'此稿' if named else '其他媒體的稿件'}"
        return f"{count}家媒體{'援引此報導' if named else '轉述其他報導'}"


class TraditionalOwn(Chinese, SpokenOwn):
    """A reader's own pages in Chinese."""

    lang = "zh-Hant"
    title = "您的訂閱"
    private = "知道本頁網址的人都可以更改設定，請勿轉發。"
    newsletters = "以電子郵件接收"
    save = "儲存"
    leave_all = "全部取消訂閱"
    undo = "復原"
    unchanged = "未作任何更改。"
    rests = "目前沒有出刊"
    leave = TraditionalBrief.unsubscribe
    no_more = "您不會再收到它的郵件。"
    to_preferences = "所有電子報及其他可訂閱內容"
    lost = "此處找不到這個連結"
    cut = "郵件程式有時會截斷較長的連結。請從較新的郵件中重新開啟。"
    forged = "此表單並非來自本頁"
    again = "未作任何更改。請從郵件中開啟連結後重試。"
    seldom = "不定期"
    at, starting = "{}", "{}起"
    between = "{days}{time}（{clock}）"
    spans = ("每天", "週一至週五", "週六、週日")
    weekdays = ("週一", "週二", "週三", "週四", "週五", "週六", "週日")

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return f"每{self.comma.join(days)}"

    def about(self, when: str, language: str) -> str:
        """See English."""
        return f"{when}，{language}"

    def address(self, masked: str) -> str:
        """See English."""
        return f"寄到 {masked} 的郵件。"

    def ask(self, title: str) -> str:
        """See English."""
        return f"要取消訂閱《{title}》嗎？"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"今後您會收到{self._quoted(titles)}。"

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"您已取消訂閱{self._quoted(titles)}。"

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)}的郵件仍被停發。"

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"，請聯絡 {contact}" if contact else ""
        return f"寄往此地址的這份電子報已停發，可能是因為曾有退信。此處無法更改{more}。"

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"如仍無法解決，請聯絡 {contact}。"

    def _quoted(self, titles: Sequence[str]) -> str:
        return "".join(f"《{title}》" for title in titles)


class TraditionalCorrections(Chinese, SpokenCorrections):
    """Corrections in Chinese."""

    lang = "zh-Hant"
    pause = "，"
    title = single = "更正"
    whole = "本期整體"
    unchanged = "以下仍是審定時的原文，未作改動。"
    none = "到目前為止沒有需要更正之處。"
    intro = "我們各期中的錯誤，最新的在前。各期原文仍保持審定時的樣子。"

    def made(self, when: str) -> str:
        """See English."""
        return f"{when}更正"


class TraditionalSearch(Chinese, SpokenSearch):
    """The search page in Chinese."""

    lang = "zh-Hant"
    title = "搜尋"
    label = "要搜尋的詞"
    button = "搜尋"
    where = "電子報"
    everywhere = "所有電子報"
    story = TraditionalBrief.follow
    newer = "較新的結果"
    older = "較早的結果"
    pages = "更多結果"
    unwanted_only = "請同時寫出要找的詞：帶減號的詞只用來排除結果。"
    no_more = "沒有更多結果了。"
    hints = (
        "用空格隔開的每個詞都必須出現；最後一個詞可以只寫開頭。",
        "用「引號」尋找完整詞組，用減號排除：關稅 -鋼鐵。",
        "不區分大小寫與全角半角，任何文字均可。",
    )
    all_of = "在所有電子報中搜尋"

    def titled(self, query: str) -> str:
        """See English."""
        return f"搜尋「{query}」"

    def none(self, query: str) -> str:
        """See English."""
        return f"沒有哪一期提到「{query}」。減少詞數或只寫開頭，或許能找到更多。"


TRADITIONAL = Tongue(
    TraditionalBrief, TraditionalSite, TraditionalOwn, TraditionalCorrections, TraditionalSearch
)
