"""Who speaks a quotation in Japanese and Chinese: names are known by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

READ = 25_000
"""Characters of a text that are searched for names."""

_TITLES = (
    r"(?:副|前|元|新|代表取締役|最高経営責任者|主任|主席|名誉|特任|准|助)?"
    r"(?:社長|会長|市長|知事|町長|村長|区長|首相|大統領|総裁|総統|主席|裁判長|裁判官|研究員|教授|教諭|校長|園長|館長|店長|院長|局長|部長"
    r"|課長|室長|所長|駅長|船長|隊長|署長|議長|委員長|理事長|代表|監督|選手|投手|捕手|議員|委員|弁護士|医師|記者|大臣|長官|組合長|会頭|理事|住職|女将|料理長|幹事長|書記長|作家|歌手|俳優|棋士|アナリスト|エコノミスト)"
)
_POLITE = r"(?:氏|さん|さま|君|被告|容疑者|選手|監督)(?![一-龥])"
_HONORED = re.compile(
    rf"(?<![一-龥々])(?P<name>[一-龥々ヶ]{{3,4}})(?=[一-龥]{{0,6}}{_TITLES}(?:[はがもらにのを（(、。」]|$))"
    rf"|(?P<kana>[ァ-ヶー]{{2,12}}(?:[・＝=･][ァ-ヶー]{{1,12}}){{0,3}})(?={_TITLES}|{_POLITE})"
)
_NAMED = re.compile(rf"(?<![一-龥々])(?P<name>[一-龥々ヶ]{{2,5}})(?={_POLITE})")
_MIXED = re.compile(
    rf"(?<![一-龥々])(?P<name>[一-龥々]{{1,3}}(?![のがはをにとなでもらたい])[ぁ-ん]{{2,4}})(?={_POLITE})"
)
_INTRODUCED = re.compile(
    r"[相長員監督授士者事人手師家臣統領官表主客親女性生][の、](?P<name>[一-龥々]{3,5})(?=[はがも（(])"
)
_NO_NAME = re.compile(
    r"[氏市県都府区町村省庁国党社会院行局部課学校団協連盟軍系側者員約数各同該当年日円目名社店号線駅港空]\Z"
)
_FAMILIES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾"
    "彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯"
    "邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文施洪柯温溫麦麥莫倪岑卓簡简游詹翁欧歐司俞涂凌甘褚骆駱阮柳莊庄童樊葛艾祝"
    "耿梅章苗鲍鮑虞蓝藍殷裴霍翟穆辛祁甄饶饒符瞿"
)
_SAYS = (
    r"(?:表示|告诉|告訴|强调|強調|认为|認為|透露|坦言|直言|回应|回應|质疑|質疑|批评|批評|补充|補充|解释|解釋|介绍|介紹|呼吁|呼籲|感叹|感嘆"
    r"|指出|痛批|反驳|反駁|说|說|称|稱|道|则|則|也|笑|对记者|對記者)"
)
_ROLED = re.compile(
    r"(?:[长長员員监監席理任授师師记書书人官家裁事相统統生士民友主者手督贩販农農商匠户戶星后帝王客]|代表|發言人|发言人|女士|先生)"
    rf"(?P<name>[{_FAMILIES}](?:[一-龥](?=[，,。：:、（(「“]|{_SAYS}|\Z)|[一-龥]{{2}}))"
)
_SAID = re.compile(rf"(?:(?<![一-龥])|(?<=[，。；、]))(?P<name>[{_FAMILIES}][一-龥]{{2}})(?={_SAYS})")
_DOTTED = re.compile(r"(?P<name>[一-龥]{1,6}·[一-龥]{1,8})")
_NO_ONE = re.compile(
    r"[会會院部局署厅廳委方府校社司宫宮国國军軍党黨团團面层層次]\Z|\A(?:白宫|白宮|高层|高層|高官|金管|金融|江苏|江蘇|方面|任何|石油)"
)
_AFTER = re.compile(r"^[」』”\"]?(?:など|等)?と、?(?P<who>[^。□]{1,40}?)[はが]")
_SAYING = re.compile(rf"^[」』”\"]?[，,。]?(?P<who>[^，。□]{{1,20}}?){_SAYS}")
_TOPIC = re.compile(r"[はがも]|によると|によれば")
_OPENERS = '「『“" '
_STOP = re.compile(r"[。；]")
_CLAUSES = re.compile(r"[，。；、]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_HE = re.compile(r"[他她彼]|彼女|同氏")
_SAYING_HE = re.compile(rf"{_HE.pattern}|對此|对此|{_SAYS}")


@dataclass(frozen=True, slots=True)
class Named:
    """Who speaks a quotation, "" when nothing tells, and whether its own sentence names them."""

    name: str = ""
    own: bool = False


@lru_cache(maxsize=256)
def names(text: str) -> tuple[str, ...]:
    """The persons whom a text names with an honorific, a role or a verb of speech, the longest first."""
    text = text[:READ]
    if _KANA.search(text):
        every = {
            m["name"] or m["kana"] for p in (_HONORED, _INTRODUCED, _NAMED, _MIXED) for m in _found(p, text)
        }
        whole = {name for name in every if not _NO_NAME.search(name)}
        found = {name for name in whole if not _is_part(name, whole)}
    else:
        said = {m["name"] for m in _SAID.finditer(text) if not _NO_ONE.search(m["name"])}
        found = said | {m["name"] for pattern in (_ROLED, _DOTTED) for m in pattern.finditer(text)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _is_part(name: str, others: Iterable[str]) -> bool:
    """Whether a name is another one cut short: 大久保律 of 大久保律子; a family name alone is a name."""
    return len(name) > 2 and any(len(other) == len(name) + 1 and other.startswith(name) for other in others)


def _found(pattern: re.Pattern[str], text: str) -> Iterable[dict[str, str]]:
    return (
        {"name": "", "kana": ""} | {k: v or "" for k, v in m.groupdict().items()}
        for m in pattern.finditer(text)
    )


def speaker(sentences: Sequence[str], at: int, start: int, end: int, known: Iterable[str]) -> Named:
    """Which of the known persons speaks the quotation at [start, end) of a sentence.

    Whose name follows it with a verb of speech, else the subject before it, else that of the sentence before.
    """
    here = sentences[at]
    before, after = here[here.rfind("□", 0, start) + 1 : start], here[end:]
    opened = before.rstrip(_OPENERS).endswith(("：", ":"))
    tagged = None if opened else _AFTER.match(after) or _SAYING.match(after)
    if tagged and (name := _subject(tagged["who"] + "は", known)):
        return Named(name, own=True)
    if name := _subject(before, known):
        return Named(name, own=True)
    own = _SAYING_HE.sub("", before).strip(f"{_OPENERS}，、：:は")
    if "□" in here[:start] or own or (tagged and not _HE.search(tagged["who"] or "他")):
        return Named()
    return Named(_subject(sentences[at - 1], known)) if at else Named()


def beside(sentence: str, start: int, end: int) -> str:
    """What stands before a quotation in its sentence, and after it where nothing opened it."""
    before = sentence[sentence.rfind("□", 0, start) + 1 : start]
    opened = before.rstrip(_OPENERS).endswith(("：", ":"))
    return before if opened else before + _STOP.split(sentence[end:], maxsplit=1)[0]


def _subject(text: str, known: Iterable[str]) -> str:
    """The subject of what is said last: whose name は or が follows, or the last clause's first name."""
    if _KANA.search(text):
        topics = (name for piece in _topics(text) if (name := _last(piece, known)))
        return next(topics, "")
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    return next((name for clause in reversed(clauses) if (name := _first(clause, known))), "")


def _topics(text: str) -> list[str]:
    """What stands before each は, が and も of a sentence, the last one first."""
    return [text[max(0, found.start() - 24) : found.start()] for found in reversed([*_TOPIC.finditer(text)])]


def _last(text: str, known: Iterable[str]) -> str:
    """The name that ends a topic, with no more after it than a role: 村瀬和也裁判長, 辻本圭さん（38）."""
    places = [
        (at + len(form), name) for name in known for form in _forms(name) if (at := text.rfind(form)) >= 0
    ]
    if not places:
        return ""
    end, name = max(places)
    return "" if re.search(r"[、。のとがはを]", re.sub(r"[（(][^）)]{0,12}[）)]", "", text[end:])) else name


def _first(text: str, known: Iterable[str]) -> str:
    places = [
        (text.find(form), name)
        for name in known
        for form in (name, name[1:])
        if len(form) > 1 and form in text
    ]
    return min(places)[1] if places else ""


def _forms(name: str) -> tuple[str, ...]:
    """A Japanese name and its family name."""
    parts = re.split("[・＝=･]", name)
    return (name, parts[-1]) if len(parts) > 1 else (name, name[:2]) if len(name) > 3 else (name,)


def same(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal, or one only the family or the given name of the other."""
    return any(
        longer.startswith(name) or longer.endswith(name) for longer, name in ((one, other), (other, one))
    )
