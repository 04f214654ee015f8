"""The wording of Korean briefs: no particle after a name that would depend on the name’s last sound."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out


class Korean(Spoken):
    """How Korean joins and counts."""

    opens = "("


class KoreanBrief(Korean, SpokenBrief):
    """The same in Korean."""

    lang = "ko"
    contents = "이번 호 내용"
    background = "배경"
    context = "관련 동향"
    related = "관련 기사"
    also = "단신"
    more_news = "그 밖의 소식"
    sources = "출처"
    reported_by = "보도한 매체"
    follow = "이 소식 계속 보기"
    picture = "사진"
    close = "닫기"
    archive = "지난 호 보기"
    corrections = "지난 호 바로잡음"
    preferences = "구독 설정"
    made = "이번 호를 만든 과정"
    unsubscribe = "구독 취소"
    on_the_web = "웹에서 보기"
    first_report = "첫 보도"
    paywalled = "유료"
    summary_only = "요약만"
    state = "관영"
    editors_note = "편집자 주"
    sections = headings("핵심 내용", "누가 무엇을 말하나", "발언", "그간의 경과", "아직 모르는 것")
    written_by_extract = (
        "여기에는 언어 모델이 쓴 문장이 없습니다. 프로그램이 각 매체의 문장을 골라 실었습니다."
    )
    quoted = "따옴표 안은 매체의 글을 그대로 옮긴 것입니다."
    not_checked = (
        "각 문장을 인용한 대목과 견주어 확인할 뿐입니다. "
        "보도가 사실인지, 어느 매체도 보도하지 않은 것이 무엇인지는 알 수 없습니다."
    )
    less = left_out("단신", "기사별 나머지 항목", "웹에서만 인용한 출처", "긴 기사의 마지막 문장들")
    persons = called(
        dead="사망자 수",
        injured="부상자 수",
        missing="실종자 수",
        arrested="체포된 사람 수",
        evacuated="대피 인원",
        rescued="구조된 사람 수",
    )
    others = called(
        magnitude="지진 규모",
        votes="득표수",
        date="날짜",
        inflation="물가 상승률",
        tariff="관세율",
        interest="금리",
        defence="국방비",
        turnout="투표율",
        jobless="실업률",
        growth="성장률",
        fine="벌금",
        deal="인수 금액",
        profit="이익",
        revenue="매출",
        loss="손실",
        shares="주가",
        aid="지원 금액",
        damage="피해액",
        invested="투자액",
        dividend="배당금",
        wage="임금",
        depth="깊이",
        wind="풍속",
    )
    countries = called(KR="한국", HK="홍콩", MO="마카오", PS="팔레스타인", CD="콩고민주공화국")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"메일을 짧게 하려고 다음을 뺐습니다: {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"매체마다 다른 {name}" if name else "매체마다 다름"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        return {"about": f"약 {figure}", "over": f"{figure} 이상", "under": f"최대 {figure}"}.get(
            hedge, figure
        )

    def later(self, figure: str) -> str:
        """See English."""
        return f"이후 {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        more = f"과 단신 {also}건" if also else ""
        known = f" 이 가운데 {again}건은 지난 호의 후속입니다." if again else ""
        return f"이번 호는 {outlets}개 매체의 소식 {stories}건{more}을 전합니다.{known}"

    def since(self, date: str) -> str:
        """See English."""
        return f"{date} 이후 새 소식" if date else "새 소식"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date} 호: {headline}" if date else f"앞서 전한 소식: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}({date})"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"{date} 호 ‘{headline}’" if headline else f"{date} 호"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"{date} 호"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        group = f"({families}개 언론 그룹)" if 0 < families < outlets else ""
        names = f"({self.listed(named)})" if named else ""
        own = f", 독자 보도 {independent}건{names}" if outlets > 1 and independent else ""
        return f"{outlets}개 매체{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{outlet}, {date}" if date else outlet
        return f"첫 보도: {known}" if seen else f"첫 보도(다른 매체에 따름): {known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"{outlet} 단독 보도"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(credited) or '다른 보도'} 인용: {self.series(outlets)}"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        return f"{self.series(copied) or '다른 매체'} 기사 전재: {self.series(outlets)}"

    def more(self, count: int) -> str:
        """See English."""
        return f"그 밖에 {count}곳"

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"제목: {outlet}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"출처 {number}: {outlet}"

    def in_language(self, language: str) -> str:
        """See English."""
        return language

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"{outlets}개 매체의 기사 {self.figure(articles)}건"
        return f"이번 호를 위해 피드 {feeds}개 가운데 {read}개, {told}을 읽었습니다."

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"읽지 못한 피드: {'; '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        return f"{feed}({outlet}): {reason}" if outlet else f"{feed}: {reason}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        rest = f" 소식 {stories}건 가운데 {quoted}건은 인용으로 대신했습니다." if quoted else ""
        return f"작성: 언어 모델 {models}.{rest}"

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        held = f"{held_back}개를 뺐습니다" if held_back else "뺀 문장은 없습니다"
        return f"문장 {self.figure(sentences)}개를 인용한 대목과 대조했고, {held}."

    def edited(self, count: int) -> str:
        """See English."""
        return f"문장 {count}개는 편집자가 썼습니다."

    def overridden(self, count: int) -> str:
        """See English."""
        return f"문장 {count}개는 확인을 통과하지 못했지만 편집자의 판단으로 실었습니다."

    def times(self, clock: str) -> str:
        """See English."""
        return f"시각 기준: {clock}."
