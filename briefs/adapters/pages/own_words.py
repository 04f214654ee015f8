"""What the pages of a reader's own say: which newsletters come, and how to leave them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.domain.newsletter import Schedule

_WEEKDAYS = frozenset(range(5))
_WEEKEND = frozenset({5, 6})
_DAILY = _WEEKDAYS | _WEEKEND


class OwnEnglish:
    """The wording; every other language is a subclass that says the same."""

    lang = "en"
    title = "Your newsletters"
    private = "Whoever has the address of this page can change it: do not pass it on."
    newsletters = "Mail me"
    save = "Save"
    leave_all = "Unsubscribe from all"
    undo = "Undo"
    unchanged = "Nothing was changed."
    rests = "does not appear at present"
    leave = "Unsubscribe"
    no_more = "You will get no more mail from it."
    to_preferences = "All newsletters, and what else you can get"
    lost = "This link is not known here"
    cut = "Mail programs sometimes cut long links off. Open the link again from a newer mail."
    forged = "This form did not come from this page"
    again = "Nothing was changed. Open the link in your mail and try again."

    def address(self, masked: str) -> str:
        """Whom the page is about."""
        return f"What is mailed to {masked}."

    def ask(self, title: str) -> str:
        """The question before somebody leaves."""
        return f"Unsubscribe from {title}?"

    def joined(self, titles: Sequence[str]) -> str:
        """Newsletters that come from now on."""
        return f"You will get {self._listed(titles)} from now on."

    def left(self, titles: Sequence[str]) -> str:
        """Newsletters that were left."""
        return f"You have left {self._listed(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """Newsletters that could not be joined."""
        return f"Mails of {self._listed(titles)} stay blocked."

    def blocked(self, contact: str) -> str:
        """Why a newsletter cannot be joined here, and who can help."""
        more = f"; write to {contact}" if contact else ""
        return (
            "Mails of it to this address are blocked, perhaps because some came back. "
            f"That cannot be changed here{more}."
        )

    def write_to(self, contact: str) -> str:
        """Who helps where a link does not."""
        return f"If that does not help, write to {contact}."

    def when(self, schedule: Schedule | None, zone: str, clock: str) -> str:
        """How often a newsletter appears: `zone` names its time zone, `clock` is what people call that."""
        if schedule is None:
            return "now and then"
        word = "at" if schedule.send else "from"
        return f"{self._days(schedule.weekdays)} {word} {_short(schedule)}, {self._zone(zone, clock)}"

    def about(self, when: str, language: str) -> str:
        """When a newsletter appears, and in which language."""
        return f"{when} · {language}"

    def _days(self, days: frozenset[int]) -> str:
        named = {_DAILY: "daily", _WEEKDAYS: "weekdays", _WEEKEND: "weekends"}
        each = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
        return named.get(days) or self._listed([each[day] for day in sorted(days)])

    def _zone(self, zone: str, _clock: str) -> str:
        return zone.replace("_", " ")

    def _listed(self, names: Sequence[str]) -> str:
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


class OwnJapanese(OwnEnglish):
    """The same in Japanese."""

    lang = "ja"
    title = "配信設定"
    private = "このページのアドレスを知っている人は誰でも設定を変更できます。ほかの人に転送しないでください。"
    newsletters = "受け取るニュースレター"
    save = "保存"
    leave_all = "すべての配信を停止"
    undo = "元に戻す"
    unchanged = "変更はありません。"
    rests = "現在は発行していません"
    leave = "配信を停止する"
    no_more = "今後このニュースレターは届きません。"
    to_preferences = "ほかのニュースレターと配信設定"
    lost = "このリンクは見つかりません"
    cut = "メールソフトが長いリンクを途中で切ることがあります。新しいメールからもう一度開いてください。"
    forged = "この操作はこのページから送られたものではありません"
    again = "何も変更していません。メールのリンクを開いて、もう一度お試しください。"

    def address(self, masked: str) -> str:
        """See English."""
        return f"{masked} への配信です。"

    def ask(self, title: str) -> str:
        """See English."""
        return f"「{title}」の配信を停止しますか"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)}の配信を開始しました。"

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)}の配信を停止しました。"

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)}の配信は止められたままです。"

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"{contact} までご連絡ください。" if contact else ""
        return (
            "このアドレスへの配信は止められています（メールが届かなかった場合など）。"
            f"このページでは再開できません。{more}"
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"それでも開けないときは {contact} までご連絡ください。"

    def when(self, schedule: Schedule | None, zone: str, clock: str) -> str:
        """See English."""
        if schedule is None:
            return "不定期"
        word = "" if schedule.send else "以降"
        return f"{self._days(schedule.weekdays)} {_short(schedule)}{word}（{self._zone(zone, clock)}）"

    def about(self, when: str, language: str) -> str:
        """See English."""
        return f"{when}、{language}"

    def _days(self, days: frozenset[int]) -> str:
        named = {_DAILY: "毎日", _WEEKDAYS: "平日", _WEEKEND: "土・日曜"}
        return named.get(days) or f"毎週{'・'.join('月火水木金土日'[day] for day in sorted(days))}曜"

    def _zone(self, _zone: str, clock: str) -> str:
        return clock

    def _quoted(self, titles: Sequence[str]) -> str:
        return "".join(f"「{title}」" for title in titles)


def _short(schedule: Schedule) -> str:
    """The local time of the mail; before a sending time is set, of the draft."""
    at: time = schedule.send or schedule.draft
    return f"{at.hour}:{at:%M}"
