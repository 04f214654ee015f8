"""The wording of Japanese briefs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefs.adapters.pages.words import English
from briefs.domain.summary import Part


class Japanese(English):
    """The same in Japanese."""

    lang = "ja"
    colon, comma, opens, closes, gap = "：", "、", "（", "）", ""
    contents = "今日の内容"
    background = "背景"
    context = "関連する動き"
    related = "関連記事"
    also = "そのほかの報道"
    more_news = "そのほか"
    sources = "出典"
    reported_by = "報じた媒体"
    follow = "この話題を追う"
    picture = "画像"
    close = "閉じる"
    archive = "これまでの号"
    corrections = "これまでの号の訂正"
    preferences = "配信設定"
    made = "この号の作り方"
    unsubscribe = "配信停止"
    on_the_web = "ウェブで読む"
    first_report = "第一報"
    paywalled = "有料"
    summary_only = "要約のみ"
    state = "政府系"
    editors_note = "編集部注"
    sections: Mapping[Part, str] = MappingProxyType(
        {
            Part.KEY_POINT: "要点",
            Part.PERSPECTIVE: "それぞれの見方",
            Part.QUOTE: "発言",
            Part.TIMELINE: "これまでの経緯",
            Part.UNKNOWN: "分かっていないこと",
        }
    )
    written_by_extract = "言語モデルが書いた文はありません。各媒体の文をプログラムが選びました。"
    quoted = "かぎ括弧の中は各媒体の文をそのまま引用したものです。"
    not_checked = (
        "照合するのは各文と引用箇所だけです。"
        "報道そのものが正しいか、報じられなかったことは何かは分かりません。"
    )
    less: Mapping[str, str] = MappingProxyType(
        {
            "also": "「そのほかの報道」",
            "parts": "各記事の要点や経緯など",
            "sources": "ウェブ版だけで引用する出典",
            "sentences": "長い記事の末尾の文",
        }
    )

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"メールを短くするため、{self.names(without)}を省いています。"

    def differ(self, name: str) -> str:
        """See English."""
        return f"媒体により異なる（{name}）" if name else "媒体により異なる"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        return {"about": f"約{figure}", "over": f"{figure}以上", "under": f"最大{figure}"}.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"その後{figure}"

    def named(self, lead: str, text: str) -> str:
        """See English."""
        return f"{lead}：{text}"

    def listed(self, parts: Sequence[str]) -> str:
        """See English."""
        return "、".join(parts)

    def number(self, count: int) -> str:
        """Figures, as Japanese headlines have them."""
        return f"{count:,}"

    def names(self, names: Sequence[str]) -> str:
        """See English."""
        return "、".join(names)

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        more = f"、短く伝える{also}件" if also else ""
        known = f"うち{again}件は以前の号の続報です。" if again else ""
        return f"今日は{outlets}媒体の{stories}件{more}を伝えます。{known}"

    def since(self, date: str) -> str:
        """See English."""
        return f"{date}以降の新しい情報" if date else "新しい情報"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}の号：{headline}" if date else f"前の号：{headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}（{date}）"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}の号「{headline}」" if headline else f"{date}の号"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"{date}の号"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        group = f"（{families}グループ）" if 0 < families < outlets else ""
        names = f"（{'、'.join(named)}）" if named else ""
        own = f"、独自報道{independent}件{names}" if outlets > 1 and independent else ""
        return f"{outlets}媒体{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}（{date}）" if date else outlet
        return f"第一報：{known}" if seen else f"第一報：{known}、他媒体による"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"{outlet}だけが報道"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        return f"{self.names(outlets)}は{self.names(credited) or '他の報道'}を引用"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        return f"{self.names(outlets)}は{self.names(copied) or '他媒体'}の記事を掲載"

    def more(self, count: int) -> str:
        """See English."""
        return f"ほか{count}媒体"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"見出し：{outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"出典{number}：{outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return language

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        return f"{feeds}フィードのうち{read}を読み、{outlets}媒体の記事{articles:,}本から作りました。"

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"読めなかったフィード：{'、'.join(feeds)}。"

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed}（{'：'.join(part for part in (outlet, reason) if part)}）"

    def written_by(self, writer: str) -> str:
        """See English."""
        return self.written_by_extract if writer == "extractive" else f"執筆：言語モデル {writer}。"

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        return f"{sentences}文を引用箇所と照合し、{held_back}文を保留しました。"

    def edited(self, count: int) -> str:
        """See English."""
        return f"{count}文は編集者が書きました。"

    def overridden(self, count: int) -> str:
        """See English."""
        return f"{count}文は照合に通りませんでしたが、編集者の判断で掲載しています。"

    def times(self, clock: str) -> str:
        """See English."""
        return f"時刻は{clock}です。"
