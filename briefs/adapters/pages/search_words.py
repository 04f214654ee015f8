"""What the search page says to readers."""

from __future__ import annotations


class SearchEnglish:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    title = "Search"
    label = "Words to look for"
    button = "Search"
    where = "Newsletter"
    everywhere = "All newsletters"
    story = "Follow this story"
    newer = "Newer results"
    older = "Older results"
    pages = "More results"
    unwanted_only = "Say also what should be there: words with a minus only leave out what others find."
    no_more = "There are no more results."
    hints = (
        "Every word must be there; the last one may be the beginning of a longer word.",
        "“Quotation marks” find a phrase, a minus leaves out: tariffs -\u2060steel.",
        "Accents and capitals do not matter, and any script will do.",
    )

    def titled(self, query: str) -> str:
        """The title of a page of results."""
        return f"{query}: search"

    def none(self, query: str) -> str:
        """That nothing was found."""
        return f"No published brief tells of “{query}”. Fewer words, or their beginnings, may find more."

    def elsewhere(self) -> str:
        """The way to search all newsletters."""
        return "Search all newsletters"


class SearchJapanese(SearchEnglish):
    """The same in Japanese."""

    lang = "ja"
    title = "検索"
    label = "検索する言葉"
    button = "検索"
    where = "ニュースレター"
    everywhere = "すべてのニュースレター"
    story = "この話題を追う"
    newer = "新しい結果"
    older = "古い結果"
    pages = "ほかの結果"
    unwanted_only = "含めたい言葉も入力してください。マイナスの付いた言葉は除外だけに使われます。"
    no_more = "これ以上の結果はありません。"
    hints = (
        "空白で区切った言葉をすべて含む記事を探します。最後の英単語は途中まででも見つかります。",
        "「かぎ括弧」や引用符で語句を、マイナスで除外を指定できます（例：関税 -\u2060鉄鋼）。",
        "全角と半角、大文字と小文字は区別しません。",
    )

    def titled(self, query: str) -> str:
        """See English."""
        return f"「{query}」の検索結果"

    def none(self, query: str) -> str:
        """See English."""
        return f"「{query}」を伝えた号はありません。言葉を減らすか短くすると見つかることがあります。"

    def elsewhere(self) -> str:
        """See English."""
        return "すべてのニュースレターから探す"
