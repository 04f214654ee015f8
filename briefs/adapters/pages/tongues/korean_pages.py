"""The wording of the Korean pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from briefs.adapters.pages.tongues.korean import Korean, KoreanBrief
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)


class KoreanSite(Korean, SpokenSite):
    """The public site in Korean."""

    lang = "ko"
    pause = " · "
    fronts = front_names("첫 화면", "바로잡음", "검색")
    site = "이 사이트"
    desk = "편집국"
    archive = KoreanBrief.archive
    follow = "받아 보기"
    months = "월별 보기"
    briefs = "앞뒤 호"
    who = "누가 보도했나"
    day_by_day = "날짜별 보도"
    undated = "날짜 없음"
    undated_reports = "날짜가 없는 보도"
    also_cited = "그 밖의 인용"
    related = "관련 소식"
    unnamed = "이름 없는 매체"
    new = "새 소식"
    one_line = "한 줄 소식"
    arrows = "화살표는 보도에서 그것을 인용하거나 전재한 보도로 이어집니다."
    scale = "오른쪽으로 갈수록 나중이며, 긴 공백은 줄여 그렸습니다."
    moved = "이 소식은 다음 소식에서 이어집니다:"
    signs = sign_names(
        "첫 보도",
        "독자 보도",
        "다른 매체 인용",
        "다른 매체 기사 전재",
        "다른 매체의 인용으로만 확인",
        "다른 매체에 따른 첫 보도",
    )
    roles = ("첫 보도", "독자 보도", "후속 보도")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"그 밖에 {count}건"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return f"여기에 없는 이전 호 {count}개"

    def more_reports(self, count: int) -> str:
        """See English."""
        return f"여기에 없는 보도 {count}건"

    def before(self, day: str) -> str:
        """See English."""
        return f"이전 호({day})"

    def after(self, day: str) -> str:
        """See English."""
        return f"다음 호({day})"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        told = f"{since}부터 {briefs}개 호에 실림" if briefs > 1 else f"{since} 호에 실림"
        return f"{told}, {outlets}개 매체 보도" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"첫 보도: {outlet}" if seen else f"첫 보도(다른 매체에 따름): {outlet}"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        return f"{'그 밖에 ' if others else ''}독자 보도 {count}곳"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"인용 {count}곳"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"전재 {count}곳"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"{newsletter}에 실림"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(sources) or '다른 매체'} 기사 전재"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(sources) or '다른 보도'} 인용"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        if sign == "copy":
            return f"{count}개 매체가 {'이' if named else '다른 매체'} 기사를 전재"
        return f"{count}개 매체가 {'이' if named else '다른'} 보도를 인용"


class KoreanOwn(Korean, SpokenOwn):
    """A reader's own pages in Korean."""

    lang = "ko"
    title = "구독 설정"
    private = "이 페이지의 주소를 아는 사람은 누구나 설정을 바꿀 수 있습니다. 다른 사람에게 알리지 마십시오."
    newsletters = "메일로 받을 뉴스레터"
    save = "저장"
    leave_all = "모두 구독 취소"
    undo = "되돌리기"
    unchanged = "바뀐 것이 없습니다."
    rests = "지금은 발행하지 않음"
    leave = KoreanBrief.unsubscribe
    no_more = "이 뉴스레터의 메일을 더는 받지 않습니다."
    to_preferences = "모든 뉴스레터와 구독 설정"
    lost = "이 링크를 찾을 수 없습니다"
    cut = "메일 프로그램이 긴 링크를 자르는 일이 있습니다. 더 최근 메일에서 링크를 다시 여십시오."
    forged = "이 양식은 이 페이지에서 보낸 것이 아닙니다"
    again = "바뀐 것이 없습니다. 메일의 링크를 열어 다시 시도하십시오."
    seldom = "비정기"
    at, starting = "{}", "{}부터"
    between = "{days} {time}({clock})"
    spans = ("매일", "월~금요일", "토·일요일")
    weekdays = ("월", "화", "수", "목", "금", "토", "일")

    def hour(self, at: time) -> str:
        """See Spoken."""
        half, hour = ("오전", "오후")[at.hour >= 12], at.hour % 12 or 12
        return f"{half} {hour}시 {at.minute}분" if at.minute else f"{half} {hour}시"

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return f"매주 {'·'.join(days)}요일"

    def address(self, masked: str) -> str:
        """See English."""
        return f"{masked} 주소로 보내는 메일입니다."

    def ask(self, title: str) -> str:
        """See English."""
        return f"‘{title}’ 구독을 취소하시겠습니까?"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"이제부터 {self._quoted(titles)} 메일을 받습니다."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)} 구독을 취소했습니다."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"{self._quoted(titles)} 메일은 계속 막혀 있습니다."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f" {contact} 앞으로 문의하십시오." if contact else ""
        return (
            "메일이 되돌아온 일 등으로 이 주소로 보내는 메일이 막혀 있습니다. "
            f"여기서는 바꿀 수 없습니다.{more}"
        )

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"그래도 안 되면 {contact} 앞으로 문의하십시오."

    def _quoted(self, titles: Sequence[str]) -> str:
        return self.series([f"‘{title}’" for title in titles])


class KoreanCorrections(Korean, SpokenCorrections):
    """Corrections in Korean."""

    lang = "ko"
    title = single = "바로잡습니다"
    whole = "이번 호 전체"
    unchanged = "아래는 승인된 그대로이며 고치지 않았습니다."
    none = "지금까지 바로잡을 것이 없었습니다."
    intro = "지난 호에서 틀린 것을 새로운 순서로 싣습니다. 각 호는 승인된 그대로 둡니다."

    def made(self, when: str) -> str:
        """See English."""
        return f"{when} 바로잡음"


class KoreanSearch(Korean, SpokenSearch):
    """The search page in Korean."""

    lang = "ko"
    title = "검색"
    label = "찾을 말"
    button = "검색"
    where = "뉴스레터"
    everywhere = "모든 뉴스레터"
    story = KoreanBrief.follow
    newer = "더 새로운 결과"
    older = "더 오래된 결과"
    pages = "다른 결과"
    unwanted_only = "들어 있어야 할 말도 적으십시오. 빼기표가 붙은 말은 결과에서 빼기만 합니다."
    no_more = "결과가 더 없습니다."
    hints = (
        "띄어 쓴 말이 모두 들어 있는 소식을 찾습니다. 마지막 말은 앞부분만 적어도 됩니다.",
        "“따옴표”는 이어진 말을 찾고, 빼기표는 뺍니다: 관세 -철강.",
        "대문자와 소문자를 가리지 않으며, 어떤 문자로 적어도 됩니다.",
    )
    all_of = "모든 뉴스레터에서 찾기"

    def titled(self, query: str) -> str:
        """See English."""
        return f"검색: {query}"

    def none(self, query: str) -> str:
        """See English."""
        return f"“{query}” 관련 소식을 전한 호가 없습니다. 말을 줄이거나 앞부분만 적으면 찾을 수도 있습니다."


KOREAN = Tongue(KoreanBrief, KoreanSite, KoreanOwn, KoreanCorrections, KoreanSearch)
