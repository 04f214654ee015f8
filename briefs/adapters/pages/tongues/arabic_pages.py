"""The wording of the Arabic pages around the briefs."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.adapters.pages.tongues.arabic import MEDIA, Arabic, ArabicBrief, Forms, apart
from briefs.adapters.pages.tongues.spoken_pages import (
    SpokenCorrections,
    SpokenOwn,
    SpokenSearch,
    SpokenSite,
    Tongue,
    front_names,
    sign_names,
)

BRIEFS: Forms = ("عدد واحد", "عددين", "أعداد", "عددا", "عدد")
NEWS: Forms = ("خبر آخر", "خبران آخران", "أخبار أخرى", "خبرا آخر", "خبر آخر")
EARLIER: Forms = ("عدد سابق", "عددان سابقان", "أعداد سابقة", "عددا سابقا", "عدد سابق")
ARTICLES: Forms = ("مقالة أخرى", "مقالتان أخريان", "مقالات أخرى", "مقالة أخرى", "مقالة أخرى")


class ArabicSite(Arabic, SpokenSite):
    """The public site in Arabic."""

    lang = "ar"
    pause, semicolon = "، ", "؛ "
    fronts = front_names("الرئيسية", "تصويبات", "بحث")
    site = "هذا الموقع"
    desk = "التحرير"
    archive = ArabicBrief.archive
    follow = "متابعة"
    months = "الأشهر"
    briefs = "الأعداد"
    who = "من نشر الخبر"
    day_by_day = "يوما بيوم"
    undated = "بلا تاريخ"
    undated_reports = "بلا تاريخ"
    also_cited = "استُشهد أيضا بما يلي"
    related = "أخبار ذات صلة"
    unnamed = "وسيلة بلا اسم"
    new = "جديد"
    one_line = "في سطر واحد"
    arrows = "يقود السهم من المقالة إلى ما نقل عنها أو أعاد نشرها."
    scale = "يسير الزمن نحو اليمين، وقُصّرت فترات الانقطاع الطويلة."
    moved = "تتواصل متابعة هذا الخبر ضمن خبر آخر:"
    signs = sign_names(
        "أول من نشر",
        "تقرير مستقل",
        "نقل عن وسيلة أخرى",
        "إعادة نشر نص من وسيلة أخرى",
        "لا يُعرف إلا من نقل آخرين عنه",
        "أول من نشر بحسب وسائل أخرى",
    )
    roles = ("أول من نشر", "تقرير مستقل", "تقرير آخر")

    def more_stories(self, count: int) -> str:
        """See English."""
        return f"و{self.inflected(count, NEWS)}"

    def more_briefs(self, count: int) -> str:
        """See English."""
        return f"{self.inflected(count, EARLIER)} خارج هذه القائمة"

    def more_reports(self, count: int) -> str:
        """See English."""
        return f"{self.inflected(count, ARTICLES)} خارج هذه القائمة"

    def before(self, day: str) -> str:
        """See English."""
        return f"العدد السابق، {day}"

    def after(self, day: str) -> str:
        """See English."""
        return f"العدد التالي، {day}"

    def followed(self, since: str, briefs: int, outlets: int) -> str:
        """See English."""
        several = f"متابعة منذ {since} في {self.inflected(briefs, BRIEFS)}"
        told = several if briefs > 1 else f"نُشر في {since}"
        return f"{told}، ونشرته {self.inflected(outlets, MEDIA)}" if outlets else told

    def was_first(self, outlet: str, *, seen: bool) -> str:
        """See English."""
        return f"{'أول من نشر' if seen else 'أول من نشر بحسب وسائل أخرى'}: {apart(outlet)}"

    def found_out(self, count: int, *, others: bool) -> str:
        """See English."""
        return f"تقارير مستقلة {'أخرى' if others else ''}".rstrip() + f": {count}"

    def credit_others(self, count: int) -> str:
        """See English."""
        return f"نقل عن آخرين: {count}"

    def copy_others(self, count: int) -> str:
        """See English."""
        return f"إعادة نشر: {count}"

    def told_in(self, newsletter: str) -> str:
        """See English."""
        return f"نُشر في {apart(newsletter)}"

    def copying(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"إعادة نشر نص من {self.media(sources) or 'وسيلة أخرى'}"

    def crediting(self, sources: Sequence[str]) -> str:
        """See English."""
        return f"نقلا عن {self.media(sources) or 'تقرير آخر'}"

    def together(self, sign: str, count: int, *, named: bool) -> str:
        """See English."""
        media = self.inflected(count, MEDIA)
        if sign == "copy":
            return f"{media}: إعادة نشر {'هذا النص' if named else 'نص من وسيلة أخرى'}"
        return f"{media}: نقلا عن {'هذا التقرير' if named else 'تقرير آخر'}"


class ArabicOwn(Arabic, SpokenOwn):
    """A reader's own pages in Arabic."""

    lang = "ar"
    title = "نشراتكم"
    private = "كل من يعرف عنوان هذه الصفحة يستطيع تغييرها: لا تعطوه لأحد."
    newsletters = "ما يصلني بالبريد"
    save = "حفظ"
    leave_all = "إلغاء الاشتراك في كل النشرات"
    undo = "تراجع"
    unchanged = "لم يتغير شيء."
    rests = "لا تصدر في الوقت الحالي"
    leave = ArabicBrief.unsubscribe
    no_more = "لن تصلكم رسائل أخرى من هذه النشرة."
    to_preferences = "كل النشرات، وما يمكنكم تلقيه أيضا"
    lost = "هذا الرابط غير معروف هنا"
    cut = "تقطع برامج البريد الروابط الطويلة أحيانا. افتحوا الرابط مرة أخرى من رسالة أحدث."
    forged = "لم تأت هذه الاستمارة من هذه الصفحة"
    again = "لم يتغير شيء. افتحوا الرابط في رسالتكم وحاولوا مرة أخرى."
    seldom = "بين حين وآخر"
    at, starting = "في الساعة {}", "ابتداء من الساعة {}"
    spans = ("يوميا", "من الاثنين إلى الجمعة", "السبت والأحد")
    weekdays = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

    def several(self, days: Sequence[str]) -> str:
        """See Spoken."""
        return f"كل {self.series([day.removeprefix('ال') for day in days])}"

    def address(self, masked: str) -> str:
        """See English."""
        return f"ما يُرسل إلى {apart(masked)}."

    def ask(self, title: str) -> str:
        """See English."""
        return f"هل تريدون إلغاء الاشتراك في {apart(title)}؟"

    def joined(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"ستصلكم من الآن {self.media(titles)}."

    def left(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"أُلغي اشتراككم في {self.media(titles)}."

    def stays_blocked(self, titles: Sequence[str]) -> str:
        """See English."""
        return f"تبقى رسائل {self.media(titles)} محجوبة."

    def blocked(self, contact: str) -> str:
        """See English."""
        more = f"؛ راسلوا {apart(contact)}" if contact else ""
        return f"رسائل هذه النشرة إلى هذا العنوان محجوبة، ربما لأن بعضها ارتد. لا يمكن تغيير ذلك هنا{more}."

    def write_to(self, contact: str) -> str:
        """See English."""
        return f"إن لم يفد ذلك فراسلوا {apart(contact)}."


class ArabicCorrections(Arabic, SpokenCorrections):
    """Corrections in Arabic."""

    lang = "ar"
    pause = "، "
    title, single = "تصويبات", "تصويب"
    whole = "العدد بأكمله"
    unchanged = "ما يلي هو ما أُقرّ، بلا تغيير."
    none = "لم يلزم تصويب شيء حتى الآن."
    intro = "ما ورد خطأ في أعدادنا، والأحدث أولا. أما الأعداد نفسها فتبقى كما أُقرّت."

    def told_in(self, newsletter: str, day: str) -> str:
        """See English."""
        return f"{apart(newsletter)}، {day}"

    def made(self, when: str) -> str:
        """See English."""
        return f"صُوّب في {when}"


class ArabicSearch(Arabic, SpokenSearch):
    """The search page in Arabic."""

    lang = "ar"
    title = "بحث"
    label = "كلمات البحث"
    button = "ابحث"
    where = "النشرة"
    everywhere = "كل النشرات"
    story = ArabicBrief.follow
    newer = "نتائج أحدث"
    older = "نتائج أقدم"
    pages = "نتائج أخرى"
    unwanted_only = "اذكروا أيضا ما يجب أن يرد: الكلمات المسبوقة بعلامة ناقص تستبعد فقط مما تجده كلمات أخرى."
    no_more = "لا توجد نتائج أخرى."
    hints = (
        "يجب أن ترد كل كلمة، ويمكن أن تكون الأخيرة بداية كلمة أطول.",
        "تبحث «علامات التنصيص» عن عبارة، وتستبعد علامة الناقص كلمة: الرسوم -الصلب.",
        "لا فرق بين الحركات ولا بين الحروف الكبيرة والصغيرة، وكل الكتابات مقبولة.",
    )
    all_of = "البحث في كل النشرات"

    def titled(self, query: str) -> str:
        """See English."""
        return f"بحث: {apart(query)}"

    def none(self, query: str) -> str:
        """See English."""
        return f"لا يتناول أي عدد «{apart(query)}». قد تفيد كلمات أقل أو بداياتها."


ARABIC = Tongue(ArabicBrief, ArabicSite, ArabicOwn, ArabicCorrections, ArabicSearch)
