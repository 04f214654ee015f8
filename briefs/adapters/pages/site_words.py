"""What the public site says around the briefs: home, archive, stories; English, and the same in Japanese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefs.adapters.pages.words import English


class SiteEnglish:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    fronts: Mapping[str, str] = MappingProxyType(
        {"home": "Home", "corrections": "Corrections", "search": "Search"}
    )
    """What the foot of every page calls the pages that it links to, by the name of their kind."""

    site = "This site"
    desk = "Desk"
    archive = "All briefs"
    follow = "Follow"
    months = "Months"
    briefs = "Briefs"
    who = "Who reported it"
    day_by_day = "Day by day"
    undated = "no date"
    undated_reports = "Without a date"
    also_cited = "Also cited"
    related = "Related stories"
    unnamed = "Unnamed outlet"
    new = "New"
    one_line = "in one line"
    arrows = "An arrow leads from a report to those that credit or copy it."
    scale = "Time runs to the right; long pauses are drawn shorter."
    moved = "This story is told on under another one:"
    signs: Mapping[str, str] = MappingProxyType(
        {
            "first": "first report",
            "own": "own reporting",
            "credits": "credits another outlet",
            "copy": "carries another outlet’s text",
            "unseen": "known only because others credit it",
            "first-unseen": "first report, according to others",
        }
    )
    """What the marks of the picture mean, by `picture.Sign`."""

    def more_stories(self, count: int) -> str:
        """How many stories a list leaves out."""
        return f"and {English().number(count)} more"

    def more_briefs(self, count: int) -> str:
        """How many briefs that told a story a list leaves out."""
        return f"{_counted(count, 'earlier brief', 'earlier briefs')} not listed here"

    def more_reports(self, count: int) -> str:
        """How many reports a list leaves out."""
        return f"{_counted(count, 'more report', 'more reports')} not listed here"

    def before(self, day: str) -> str:
        """The brief before this one."""
        return f"Previous brief, {day}"

    def after(self, day: str) -> str:
        """The brief after this one."""
        return f"Next brief, {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """Since when a story is told, in how many briefs, by how many outlets."""
        told = f"Told since {since}" if briefs > 1 else f"Told on {since}"
        in_briefs = f" in {English().number(briefs)} briefs" if briefs > 1 else ""
        by = f", reported by {_counted(outlets, 'outlet', 'outlets')}" if outlets else ""
        return f"{told}{in_briefs}{by}"

    def summed(self, first: str, own: int, credit: int, copy: int, *, seen: bool) -> str:
        """Who was first, and how many others found out for themselves, credit others, or carry a copy.

        `seen` is False when the first report is known only by credits.
        """
        lead = f"{first} reported it first{'' if seen else ', according to others'}" if first else ""
        others = _counted(own, "other", "others") if first else _counted(own, "outlet", "outlets")
        rest = {
            f"{others} did {'its' if own == 1 else 'their'} own reporting": own,
            f"{English().number(credit)} credit{'s' if credit == 1 else ''} others": credit,
            f"{English().number(copy)} carr{'ies' if copy == 1 else 'y'} a copy": copy,
        }
        told = _listed([text for text, count in rest.items() if count])
        said = "; ".join(part for part in (lead, told) if part)
        return f"{said[:1].upper()}{said[1:]}."

    def told_in(self, newsletter: str) -> str:
        """That a newsletter told the story."""
        return f"Told in {newsletter}"

    def role(self, sign: str, sources: Sequence[str]) -> str:
        """An outlet's part in a story, and whom it credits or copies."""
        named = _listed(sources)
        if sign == "copy":
            return f"carries text by {named}" if named else "carries another outlet’s text"
        if sign == "credits":
            return f"credits {named}" if named else "retells another report"
        lead = {"first": "first report", "own": "own report"}.get(sign, "further report")
        return f"{lead}, credits {named}" if named else lead

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """Outlets that repeat the same report in the same way; `named` when the picture shows which."""
        if sign == "copy":
            return f"{count} outlets carry {'this text' if named else 'another outlet’s text'}"
        return f"{count} outlets credit this report" if named else f"{count} outlets retell another report"


class SiteJapanese(SiteEnglish):
    """The same in Japanese."""

    lang = "ja"
    fronts: Mapping[str, str] = MappingProxyType({"home": "ホーム", "corrections": "訂正", "search": "検索"})
    site = "このサイト"
    desk = "編集室"
    archive = "すべての号"
    follow = "フィード"
    months = "月別"
    briefs = "前後の号"
    who = "だれが報じたか"
    day_by_day = "これまでの報道"
    undated = "日時なし"
    undated_reports = "日時のない記事"
    also_cited = "そのほかの引用元"
    related = "関連する記事"
    unnamed = "媒体名なし"
    new = "新しい情報"
    one_line = "見出しのみ"
    arrows = "矢印は、引用や転載をされた報道から、した報道へ向かいます。"
    scale = "右ほど新しい報道です。長い間隔は縮めています。"
    moved = "この記事は次の記事にまとめられました："
    signs: Mapping[str, str] = MappingProxyType(
        {
            "first": "第一報",
            "own": "独自報道",
            "credits": "他媒体を引用",
            "copy": "他媒体の記事を掲載",
            "unseen": "他媒体の引用でのみ確認",
            "first-unseen": "第一報（他媒体による）",
        }
    )

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"ほか{count}件"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return f"これより前の{count}号は省略"

    def more_reports(self, count: int) -> str:
        """See English."""
        return f"ほか{count}本の記事は省略"

    def before(self, day: str) -> str:
        """See English."""
        return f"前の号（{day}）"

    def after(self, day: str) -> str:
        """See English."""
        return f"次の号（{day}）"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"{since}から{briefs}号で掲載" if briefs > 1 else f"{since}に掲載"
        return f"{told}、{outlets}媒体が報道" if outlets else told

    def summed(self, first: str, own: int, credit: int, copy: int, *, seen: bool) -> str:
        """See English."""
        lead = f"第一報は{first}{'' if seen else '（他媒体による）'}。" if first else ""
        rest = {"独自報道": own, "他媒体を引用": credit, "他媒体の記事を掲載": copy}
        told = "、".join(f"{text}{count}媒体" for text, count in rest.items() if count)
        return f"{lead}{'ほかに' if first and told else ''}{told}{'。' if told else ''}"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"{newsletter}で掲載"

    def role(self, sign: str, sources: Sequence[str]) -> str:
        """See English."""
        named = "、".join(sources)
        if sign == "copy":
            return f"{named or '他媒体'}の記事を掲載"
        if sign == "credits":
            return f"{named or '他の報道'}を引用"
        lead = {"first": "第一報", "own": "独自報道"}.get(sign, "続報")
        return f"{lead}、{named}を引用" if named else lead

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count}媒体が{'この' if named else '他媒体の'}記事を掲載"
        return f"{count}媒体が{'この報道' if named else '他の報道'}を引用"


def _counted(count: int, one: str, many: str) -> str:
    return English().count(count, one, many)


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
