"""What the templates say in the newsletter's language: English, Japanese, otherwise English."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


class English:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    contents = "In this brief"
    background = "Background"
    context = "Context"
    reported_by = "Reported by"
    related = "Related"
    also = "Also reported"
    sources = "Sources and cited passages"
    made = "How this brief was made"
    unsubscribe = "Unsubscribe"
    on_the_web = "Read on the web"
    first_report = "first report"
    paywalled = "subscription"
    state = "state-controlled"
    copy = "carries the same text"
    written_by_extract = (
        "No language model was used: every sentence is quoted word for word, chosen by a program."
    )
    not_checked = (
        "The checks compare each sentence with the passage it cites. They cannot tell whether "
        "the outlet was right, nor what no outlet reported."
    )
    left_out = (
        "To keep this mail short, the “Also reported” items stand only on the page and in the text part."
    )

    def number(self, count: int) -> str:
        """The count as it is written inside a sentence."""
        return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)

    def count(self, count: int, one: str, many: str) -> str:
        """The count with its noun."""
        return f"{self.number(count)} {one if count == 1 else many}"

    def since(self, date: str) -> str:
        """The heading of what is new in a story told before."""
        return f"New since {date}" if date else "New"

    def spread(self, outlets: int, families: int, independent: int) -> str:
        """How many outlets and publishers reported, and how many of them on their own."""
        parts = self.count(outlets, "outlet", "outlets")
        if 0 < families < outlets:
            parts += f" of {self.count(families, 'publisher', 'publishers')}"
        if outlets > 1 and independent:
            parts += f", {self.count(independent, 'independent report', 'independent reports')}"
        return parts[:1].upper() + parts[1:]

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """Who reported first; `seen` is False when that is known only by credit."""
        known = f"{outlet}, {date}" if date else outlet
        return f"first: {known}" if seen else f"first: {known}, according to others"

    def headline_from(self, outlet: str) -> str:
        """Whose headline stands above the story."""
        return f"headline: {outlet}"

    def credits(self, outlets: Sequence[str]) -> str:
        """Whose report an outlet retells."""
        return f"credits {', '.join(outlets)}" if outlets else "credits another report"

    def more(self, count: int) -> str:
        """How many outlets are not named."""
        return f"and {count} more"

    def source(self, number: int, outlet: str) -> str:
        """What a citation is called aloud."""
        return f"Source {number}: {outlet}"

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

    def written_by(self, writer: str) -> str:
        """Who wrote the sentences."""
        return self.written_by_extract if writer == "extractive" else f"Written by {writer}."

    def checked(self, sentences: int, held_back: int) -> str:
        """What the gate did."""
        held = "none was held back" if not held_back else f"{held_back} held back"
        each = "sentence was" if sentences == 1 else "sentences were"
        return f"{sentences} {each} checked against the passages they cite; {held}."


class Japanese(English):
    """The same in Japanese."""

    lang = "ja"
    contents = "今日の内容"
    background = "背景"
    context = "関連する動き"
    reported_by = "報じた媒体"
    related = "関連記事"
    also = "そのほかの報道"
    sources = "出典と引用箇所"
    made = "この号の作り方"
    unsubscribe = "配信停止"
    on_the_web = "ウェブで読む"
    first_report = "第一報"
    paywalled = "有料"
    state = "政府系"
    copy = "同文を掲載"
    written_by_extract = "言語モデルは使わず、各文は記事からそのまま引用しました。"
    not_checked = "照合するのは各文と引用箇所だけです。報道そのものが正しいか、報じられなかったことは何かは分かりません。"
    left_out = "メールを短くするため、「そのほかの報道」はウェブとテキスト版にだけ掲載しています。"

    def number(self, count: int) -> str:
        """Figures, as Japanese headlines have them."""
        return str(count)

    def since(self, date: str) -> str:
        """See English."""
        return f"{date}以降の新しい情報" if date else "新しい情報"

    def spread(self, outlets: int, families: int, independent: int) -> str:
        """See English."""
        group = f"（{families}グループ）" if 0 < families < outlets else ""
        own = f"、独自報道{independent}件" if outlets > 1 and independent else ""
        return f"{outlets}媒体{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}（{date}）" if date else outlet
        return f"第一報：{known}" if seen else f"第一報：{known}、他媒体による"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"見出し：{outlet}"

    def credits(self, outlets: Sequence[str]) -> str:
        """See English."""
        return f"{'、'.join(outlets)}を引用" if outlets else "他の報道を引用"

    def more(self, count: int) -> str:
        """See English."""
        return f"ほか{count}媒体"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"出典{number}：{outlet}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        return f"{feeds}フィードのうち{read}を読み、{outlets}媒体の記事{articles:,}本から作りました。"

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"読めなかったフィード：{'、'.join(feeds)}。"

    def written_by(self, writer: str) -> str:
        """See English."""
        return self.written_by_extract if writer == "extractive" else f"執筆：{writer}。"

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        return f"{sentences}文を引用箇所と照合し、{held_back}文を保留しました。"


def words_for(language: str) -> English:
    """The wording of a language tag."""
    return Japanese() if language.split("-")[0].lower() == "ja" else English()
