"""What readers are told of corrections: above a corrected brief, and on the page of all corrections."""

from __future__ import annotations


class CorrectionEnglish:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    title = "Corrections"
    whole = "The brief as a whole"
    unchanged = "What was approved stands below, unchanged."
    none = "Nothing had to be corrected so far."
    intro = "What was wrong in our briefs, newest first. The briefs themselves stay as they were approved."
    colon, opens, closes = ": ", " (", ")"
    """What stands between what is corrected and how, and around when."""

    def heading(self, count: int) -> str:
        """The heading over the corrections of one brief or story."""
        return "Correction" if count == 1 else self.title

    def told_in(self, newsletter: str, day: str) -> str:
        """Which brief was wrong."""
        return f"{newsletter}, {day}"

    def made(self, when: str) -> str:
        """When a correction was made."""
        return f"corrected on {when}"


class CorrectionJapanese(CorrectionEnglish):
    """The same in Japanese."""

    lang = "ja"
    title = "訂正"
    whole = "この号全体"
    unchanged = "以下は承認時のままです。"
    none = "これまでに訂正はありません。"
    intro = "これまでの号の誤りを新しい順に掲載します。各号の本文は承認時のままです。"
    colon, opens, closes = "：", "（", "）"

    def heading(self, count: int) -> str:  # noqa: ARG002  # Japanese has no plural
        """See English."""
        return self.title

    def told_in(self, newsletter: str, day: str) -> str:
        """See English."""
        return f"{newsletter}、{day}"

    def made(self, when: str) -> str:
        """See English."""
        return f"{when}に訂正"
