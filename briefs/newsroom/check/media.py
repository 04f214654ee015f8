"""Names of media that no table knows: the words around them and in them make clear that they are media."""

from __future__ import annotations

import re
from collections.abc import Iterator

READ = 2000
"""Characters of a sentence that are read."""

_PART = r"[A-ZÀ-Þ][\w'’&.-]{1,24}"
_SMALL = r"(?:of |the |de |del |la |le |du |des |y |et |und |& )"
_NAME = rf"(?P<name>{_PART}(?: {_SMALL}?{_PART}){{0,4}})"
_MASTHEAD = (
    r"(?:Post|Times|Journal|Herald|Tribune|Telegraph|Mail|Express|Globe|Chronicle|Monitor|Gazette|Dispatch"
    r"|Mirror|Observer|Courier|News|Press|Review|Weekly|Daily|Today|Online|Radio|TV|Television|FM|Broadcasting"
    r"|Examiner|Sentinel|Bulletin|Register|Inquirer|Advertiser|Argus|Echo|Ledger|Insider|Magazine|Standard"
    r"|Independent|Voice|Star|Sun|Shimbun|Nikkan|Zeitung|Nachrichten|Anzeiger|Kurier|Rundschau|Rundfunk"
    r"|Tagblatt|Tageblatt|Merkur|Presse|Bote|Allgemeine|Blatt|Fernsehen)"
)
_KIND = (
    r"(?:newspaper|daily|weekly|tabloid|broadcaster|news site|news website|news agency|news channel"
    r"|radio station|Zeitung|Tageszeitung|Nachrichtenmagazin|Sender|Nachrichtenagentur|Nachrichtenportal"
    r"|journal|quotidien|hebdomadaire|agence de presse|diario|periódico|semanario|agencia de noticias)"
)
_GIVES = (
    r"(?:[Aa]ccording to|told|[Cc]iting|reported (?:by|in)|seen by|obtained by|interview with|as|[Ll]aut"
    r"|[Nn]ach|wie|dem|der|gegenüber|[Ss]elon|par|à|[Ss]egún|por|al?)"
)
_ARTICLE = r"(?:the |die |der |das |dem |le |la |el |l['’])?"
_REPORTS = (
    r"(?: has| had)?(?: first| exclusively| earlier| also)? "
    r"(?:reported|reports|revealed|berichte\w{1,3}|meldete?|schreibt)\b"
)
_OPEN = r"[„“\"«‘']?\s?"
_KINDS = re.compile(rf"\b{_KIND} {_OPEN}{_NAME}")
_CREDITED = (re.compile(rf"\b{_GIVES} {_ARTICLE}{_OPEN}{_NAME}"), re.compile(rf"{_NAME}{_REPORTS}"))
_TITLED = re.compile(
    rf"(?:Radio|Daily|Morning|Evening) [A-Z]|.* {_MASTHEAD}\Z"
    r"|.*[a-zß-ÿ](?:zeitung|blatt|anzeiger|kurier|rundschau|rundfunk|nachrichten|presse)\Z"
)
_TRIMMED = re.compile(r"^(?:The|Die|Der|Das) |(?:['’]s|[.,])+$")
_EASTERN = (
    r"新聞|新報|日報|通信|テレビ|放送|タイムズ|ジャーナル|ポスト|ニュース|日报|晚报|晚報|时报|時報|早报|早報|周刊|週刊"
    r"|電視台|电视台|通訊社|通讯社|財經|财经|邮报|郵報|新闻|新聞網|新闻网"
)
_EAST = re.compile(
    rf"(?P<name>[一-龥ァ-ヶーA-Za-z・]{{1,16}}(?:{_EASTERN}))[」》』]?"
    r"(?=(?:電子版)?(?:は|が|によ|の報道|に対|の取材|[^，。]{0,10}(?:报道|報導|報道|报导|指出|引述|專訪|专访)))"
)
_LEADS = re.compile(r"^(?:据|據|对|對|向|接受|告诉|告訴|[英米仏独韓露中]紙)")


def named(text: str) -> Iterator[str]:
    """The names of media that a sentence credits, by its form; a table may know some of them."""
    text = text[:READ]
    for found in _KINDS.finditer(text):
        yield _TRIMMED.sub("", found["name"])
    names = (_TRIMMED.sub("", found["name"]) for pattern in _CREDITED for found in pattern.finditer(text))
    yield from (name for name in names if _TITLED.match(name))
    yield from (_LEADS.sub("", found["name"]) for found in _EAST.finditer(text))
