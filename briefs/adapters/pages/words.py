"""What the templates say in the newsletter's language: English, Japanese, otherwise English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefs.adapters.pages.links import base_language
from briefs.domain.summary import Part

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


class English:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    contents = "In this brief"
    background = "Background"
    context = "Context"
    related = "Related"
    also = "Also reported"
    more_news = "More news"
    sources = "Sources"
    sources_and_passages = "Sources and cited passages"
    made = "How this brief was made"
    unsubscribe = "Unsubscribe"
    on_the_web = "Read on the web"
    first_report = "first report"
    paywalled = "subscription"
    summary_only = "summary only"
    state = "state-controlled"
    editors_note = "Editor’s note"
    sections: Mapping[Part, str] = MappingProxyType(
        {
            Part.KEY_POINT: "Key points",
            Part.PERSPECTIVE: "Who says what",
            Part.QUOTE: "In their words",
            Part.TIMELINE: "How it came about",
            Part.UNKNOWN: "What is not known",
        }
    )
    written_by_extract = (
        "No sentence here is by a language model: a program chose sentences that the outlets wrote."
    )
    quoted = "What stands in quotation marks is an outlet’s own text, word for word."
    not_checked = (
        "The checks compare each sentence with the passage that it cites. They cannot tell whether the "
        "outlet was right, nor what no outlet reported."
    )
    left_out = (
        "To keep this mail short, what was “also reported” stands only on the page and in the text part."
    )

    def differ(self, name: str) -> str:
        """On what outlets differ, as far as that has a name."""
        return f"Outlets differ on {name}" if name else "Outlets differ"

    def hedged(self, figure: str, hedge: str) -> str:
        """A figure that is not meant to be exact."""
        ways = {"about": f"about {figure}", "over": f"{figure} or more", "under": f"up to {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """A figure that was told so much later that it may be the newer one."""
        return f"later {figure}"

    def named(self, lead: str, text: str) -> str:
        """A text after what it is about."""
        return f"{lead}: {text}"

    def listed(self, parts: Sequence[str]) -> str:
        """Things one after the other."""
        return ", ".join(parts)

    def number(self, count: int) -> str:
        """The count as it is written inside a sentence."""
        return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"

    def count(self, count: int, one: str, many: str) -> str:
        """The count with its noun."""
        return f"{self.number(count)} {one if count == 1 else many}"

    def names(self, names: Sequence[str]) -> str:
        """A list as it is read aloud."""
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

    def since(self, date: str) -> str:
        """The heading of what is new in a story told before."""
        return f"New since {date}" if date else "New"

    def told(self, date: str, headline: str) -> str:
        """What readers were last told of a story; the date only where no heading says it."""
        return f"Told on {date}: {headline}" if date else f"Told before: {headline}"

    def background_of(self, date: str) -> str:
        """The heading of a reminder, with the day of the report that it is from."""
        return f"Background, {date}"

    def told_on(self, date: str) -> str:
        """When an earlier brief told a related story."""
        return f"told on {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """How many outlets and publishers reported, and which publishers did so on their own."""
        text = self.count(outlets, "outlet", "outlets")
        if 0 < families < outlets:
            text += f" of {self.count(families, 'publisher', 'publishers')}"
        if outlets > 1 and independent:
            text += f", {self.count(independent, 'independent report', 'independent reports')}"
            text += f" ({', '.join(named)})" if named else ""
        return text[:1].upper() + text[1:]

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """Who reported first; `seen` is False when that is known only by credit."""
        known = f"{outlet}, {date}" if date else outlet
        return f"First report: {known}" if seen else f"First report: {known}, according to others"

    def only(self, outlet: str) -> str:
        """The one outlet that reported."""
        return f"Reported only by {outlet}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """Who retells whose report."""
        verb = ("credits", "retells") if len(outlets) == 1 else ("credit", "retell")
        if credited:
            return f"{self.names(outlets)} {verb[0]} {self.names(credited)}"
        return f"{self.names(outlets)} {verb[1]} another report"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """Who carries whose text."""
        verb = "carries" if len(outlets) == 1 else "carry"
        what = f"text by {self.names(copied)}" if copied else "another outlet’s text"
        return f"{self.names(outlets)} {verb} {what}"

    def more(self, count: int) -> str:
        """How many outlets are not named."""
        return f"{count} more"

    def headline_from(self, outlet: str) -> str:
        """Whose headline stands above the story."""
        return f"Headline: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """What a citation is called aloud."""
        return f"Source {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """The mark of a source in a foreign language."""
        return f"in {language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """What the brief rests on."""
        return (
            f"Read for this brief: {read} of {feeds} feeds, "
            f"{articles:,} article{'' if articles == 1 else 's'} by "
            f"{outlets} outlet{'' if outlets == 1 else 's'}."
        )

    def failed(self, feeds: Sequence[str]) -> str:
        """Which feeds could not be read."""
        return f"Could not be read: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """One feed that could not be read, and why."""
        return f"{feed} ({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def written_by(self, writer: str) -> str:
        """Who wrote the sentences."""
        if writer == "extractive":
            return self.written_by_extract
        return f"Written by the language model {writer}."

    def checked(self, sentences: int, held_back: int) -> str:
        """What the gate did."""
        held = self.count(held_back, "was held back", "were held back") if held_back else "none was held back"
        each = "sentence was" if sentences == 1 else "sentences were"
        return f"{sentences} {each} checked against the passages they cite; {held}."

    def overridden(self, count: int) -> str:
        """How many sentences an editor published against the checks."""
        what = self.count(count, "sentence stands", "sentences stand")
        return f"{what[:1].upper()}{what[1:]} here on an editor’s word, against the checks."

    def times(self, clock: str) -> str:
        """Which clock the times follow."""
        return f"Times are {clock}."


class Japanese(English):
    """The same in Japanese."""

    lang = "ja"
    contents = "今日の内容"
    background = "背景"
    context = "関連する動き"
    related = "関連記事"
    also = "そのほかの報道"
    more_news = "そのほか"
    sources = "出典"
    sources_and_passages = "出典と引用箇所"
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
    left_out = "メールを短くするため、「そのほかの報道」はウェブとテキスト版にだけ掲載しています。"

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

    def since(self, date: str) -> str:
        """See English."""
        return f"{date}以降の新しい情報" if date else "新しい情報"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date}の号：{headline}" if date else f"前の号：{headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}（{date}）"

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

    def overridden(self, count: int) -> str:
        """See English."""
        return f"{count}文は照合に通りませんでしたが、編集者の判断で掲載しています。"

    def times(self, clock: str) -> str:
        """See English."""
        return f"時刻は{clock}です。"


def words_for(language: str) -> English:
    """The wording of a language tag."""
    return Japanese() if base_language(language) == "ja" else English()
