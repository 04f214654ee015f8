"""The wording of Arabic briefs.

Names of outlets are isolated (UAX #9): a Latin one would otherwise draw the date after it to its wrong side.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.spoken import Spoken, SpokenBrief, called, headings, left_out

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"

Forms = tuple[str, str, str, str, str]
"""One, two, three to ten, eleven to ninety-nine, hundreds: only the first two say their number themselves."""


def apart(text: str) -> str:
    """The text as one piece, whatever the direction of its letters."""
    isolated = not text or text.startswith(_FIRST_STRONG_ISOLATE)
    return text if isolated else f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"


class Arabic(Spoken):
    """How Arabic joins and counts, in Western figures as its news sites write them."""

    comma = "، "
    last = " و"

    def inflected(self, count: int, forms: Forms) -> str:
        """Things with their number, in the form that it asks for (CLDR's plural rules)."""
        one, two, few, many, other = forms
        if count in {1, 2}:
            return one if count == 1 else two
        rest = count % 100
        return f"{self.figure(count)} {few if 3 <= rest <= 10 else many if rest >= 11 else other}"

    def media(self, names: Sequence[str]) -> str:
        """Outlets as a list is read aloud."""
        return self.series([apart(name) for name in names])


MEDIA: Forms = ("وسيلة إعلام واحدة", "وسيلتان إعلاميتان", "وسائل إعلام", "وسيلة إعلام", "وسيلة إعلام")
OF_MEDIA: Forms = ("وسيلة إعلام واحدة", "وسيلتين إعلاميتين", "وسائل إعلام", "وسيلة إعلام", "وسيلة إعلام")
GROUPS: Forms = ("مجموعة واحدة", "مجموعتين", "مجموعات", "مجموعة", "مجموعة")
NEWS: Forms = ("خبر واحد", "خبران", "أخبار", "خبرا", "خبر")
GENITIVE_NEWS: Forms = ("خبر واحد", "خبرين", "أخبار", "خبرا", "خبر")
REPORTS: Forms = ("تقرير مستقل واحد", "تقريران مستقلان", "تقارير مستقلة", "تقريرا مستقلا", "تقرير مستقل")
MORE: Forms = ("وسيلة أخرى", "وسيلتان أخريان", "وسائل أخرى", "وسيلة أخرى", "وسيلة أخرى")


class ArabicBrief(Arabic, SpokenBrief):
    """The same in Arabic."""

    lang = "ar"

    def apart(self, name: str) -> str:
        """See English."""
        return apart(name)

    contents = "في هذا العدد"
    background = "خلفية الخبر"
    context = "في السياق"
    related = "أخبار ذات صلة"
    also = "أخبار موجزة"
    more_news = "أخبار أخرى"
    sources = "المصادر"
    reported_by = "ورد الخبر في"
    follow = "متابعة هذا الخبر"
    picture = "الصورة"
    close = "إغلاق"
    archive = "كل الأعداد"
    corrections = "تصويبات لأعداد سابقة"
    preferences = "إعدادات الاشتراك"
    made = "كيف أُعدّ هذا العدد"
    unsubscribe = "إلغاء الاشتراك"
    on_the_web = "القراءة على الموقع"
    first_report = "أول من نشر"
    paywalled = "للمشتركين"
    summary_only = "الملخص فقط"
    state = "إعلام رسمي"
    editors_note = "ملاحظة من التحرير"
    sections = headings("أبرز النقاط", "من يقول ماذا", "نص الاقتباس", "تسلسل الأحداث", "ما لا يزال مجهولا")
    written_by_extract = "لم يكتب نموذج لغوي أي جملة هنا: اختار برنامج جملا كتبتها وسائل الإعلام نفسها."
    quoted = "ما بين علامتي التنصيص منقول حرفيا عن وسيلة إعلام."
    not_checked = (
        "تقارن المراجعة كل جملة بالمقطع الذي تستشهد به. ولا يمكنها أن تعرف إن كانت وسيلة الإعلام على صواب، "
        "ولا ما لم تنشره أي وسيلة."
    )
    less = left_out(
        "الأخبار الموجزة",
        "الأقسام الإضافية للأخبار",
        "المصادر المذكورة في الصفحة فقط",
        "الجمل الأخيرة من الأخبار الطويلة",
    )
    persons = called(
        dead="عدد القتلى",
        injured="عدد المصابين",
        missing="عدد المفقودين",
        arrested="عدد الموقوفين",
        evacuated="عدد من جرى إجلاؤهم",
        rescued="عدد من جرى إنقاذهم",
    )
    others = called(
        magnitude="قوة الزلزال",
        votes="عدد الأصوات",
        date="التاريخ",
        inflation="التضخم",
        tariff="الرسوم الجمركية",
        interest="سعر الفائدة",
        defence="الإنفاق الدفاعي",
        turnout="نسبة المشاركة",
        jobless="البطالة",
        growth="النمو",
        fine="الغرامة",
        deal="سعر الشراء",
        profit="الأرباح",
        revenue="الإيرادات",
        loss="الخسائر",
        shares="سعر السهم",
        aid="المساعدات",
        damage="الأضرار",
        invested="الاستثمار",
        dividend="توزيعات الأرباح",
        wage="الأجور",
        depth="العمق",
        wind="سرعة الرياح",
    )
    countries = called(GB="بريطانيا", HK="هونغ كونغ", MO="ماكاو", PS="فلسطين", MM="ميانمار")

    def holds_less(self, without: Sequence[str]) -> str:
        """See English."""
        return f"لتبقى هذه الرسالة قصيرة، حُذفت منها {self.series(without)}."

    def differ(self, name: str) -> str:
        """See English."""
        return f"تختلف وسائل الإعلام في {name}" if name else "تختلف وسائل الإعلام"

    def hedged(self, figure: str, hedge: str) -> str:
        """See English."""
        ways = {"about": f"نحو {figure}", "over": f"ما لا يقل عن {figure}", "under": f"ما يصل إلى {figure}"}
        return ways.get(hedge, figure)

    def later(self, figure: str) -> str:
        """See English."""
        return f"لاحقا {figure}"

    def opened(self, stories: int, also: int, outlets: int, again: int) -> str:
        """See English."""
        held = f"في هذا العدد {self.inflected(stories, NEWS)} من {self.inflected(outlets, OF_MEDIA)}"
        lines = "في سطر واحد" if also == 1 else "في سطر لكل منها"
        more = f"، إضافة إلى {self.inflected(also, GENITIVE_NEWS)} {lines}" if also else ""
        known = f" المستمر منها من أعداد سابقة: {again}." if again else ""
        return f"{held}{more}.{known}"

    def since(self, date: str) -> str:
        """See English."""
        return f"الجديد منذ {date}" if date else "الجديد"

    def told(self, date: str, headline: str) -> str:
        """See English."""
        return f"نُشر في {date}: {headline}" if date else f"نُشر سابقا: {headline}"

    def background_of(self, date: str) -> str:
        """See English."""
        return f"{self.background}، {date}"

    def brief_of(self, date: str, headline: str) -> str:
        """See English."""
        return f"عدد {date}، {headline}" if headline else f"عدد {date}"

    def told_on(self, date: str) -> str:
        """See English."""
        return f"عدد {date}"

    def spread(self, outlets: int, families: int, independent: int, named: Sequence[str] = ()) -> str:
        """See English."""
        group = f" من {self.inflected(families, GROUPS)}" if 0 < families < outlets else ""
        names = f" ({self.listed([apart(name) for name in named])})" if named else ""
        own = f"، {self.inflected(independent, REPORTS)}{names}" if outlets > 1 and independent else ""
        return f"{self.inflected(outlets, MEDIA)}{group}{own}"

    def first(self, outlet: str, date: str, *, seen: bool) -> str:
        """See English."""
        known = f"{apart(outlet)}، {date}" if date else apart(outlet)
        return f"أول من نشر: {known}" if seen else f"أول من نشر بحسب وسائل أخرى: {known}"

    def only(self, outlet: str) -> str:
        """See English."""
        return f"لم ينشر الخبر سوى {apart(outlet)}"

    def credit(self, outlets: Sequence[str], credited: Sequence[str]) -> str:
        """See English."""
        return f"نقلا عن {self.media(credited) or 'تقرير آخر'}: {self.media(outlets)}"

    def copies(self, outlets: Sequence[str], copied: Sequence[str]) -> str:
        """See English."""
        return f"إعادة نشر نص من {self.media(copied) or 'وسيلة أخرى'}: {self.media(outlets)}"

    def more(self, count: int) -> str:
        """See English."""
        return self.inflected(count, MORE)

    def headline_from(self, outlet: str) -> str:
        """See English."""
        return f"العنوان من {apart(outlet)}"

    def source(self, number: int, outlet: str) -> str:
        """See English."""
        return f"المصدر {number}: {apart(outlet)}"

    def in_language(self, language: str) -> str:
        """See English."""
        return f"ب{language}"

    def read(self, read: int, feeds: int, articles: int, outlets: int) -> str:
        """See English."""
        told = f"المقالات {self.figure(articles)}، وسائل الإعلام {outlets}"
        return f"ما قُرئ لهذا العدد: الخلاصات {read} من أصل {feeds}، {told}."

    def failed(self, feeds: Sequence[str]) -> str:
        """See English."""
        return f"تعذّرت قراءة: {'؛ '.join(feeds)}."

    def failure(self, feed: str, outlet: str, reason: str) -> str:
        """See English."""
        named = f"{apart(feed)} ({apart(outlet)})" if outlet else apart(feed)
        return f"{named}: {apart(reason)}"

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """See English."""
        rest = f"؛ الأخبار المقتبسة حرفيا: {quoted} من أصل {stories}" if quoted else ""
        return f"كتبه النموذج اللغوي {apart(models)}{rest}."

    def checked(self, sentences: int, held_back: int) -> str:
        """See English."""
        held = f"المستبعد منها: {held_back}" if held_back else "لم يُستبعد شيء منها"
        return f"عدد الجمل التي قورنت بالمقاطع المستشهد بها: {self.figure(sentences)}؛ {held}."

    def edited(self, count: int) -> str:
        """See English."""
        return f"عدد الجمل التي كتبها المحررون: {count}."

    def overridden(self, count: int) -> str:
        """See English."""
        return f"عدد الجمل المنشورة بقرار من التحرير خلافا لنتيجة المراجعة: {count}."

    def times(self, clock: str) -> str:
        """See English."""
        return f"الأوقات حسب {clock}."
