r"""How a text says whom it has the news from: the phrases around an outlet's name, in seven languages.

A line is one way to say it, as a regular expression; <word> stands for a part of _PARTS, and an outlet's name
is a mark ⟦n⟧. `before` phrases end where the name begins, `after` phrases begin where it ends; both see only
some hundred characters of one sentence, so that no text makes them slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = {
    "agency": r"(?:press |news )?agency",
    "medium": r"(?:news )?(?:newspaper|paper|daily|weekly|magazine|tabloid|journal|<agency>|<air>)",
    "air": r"website|site|<aired>",
    "aired": r"broadcaster|channel|network|station|radio|television|outlet|service|programme|podcast",
    "adjective": r"the|an?|its|[A-Z][\w.-]*(?:'s)?|local|national|public|private|sister|state(?:-\w+)?",
    "apposed": r"(?:(?:<adjective>) ){0,4}(?:<medium>,? )?",
    "piece": r"(?:reports?|story|article|scoop|exclusive|column|interview|<study>)",
    "study": r"investigation|analysis|poll|survey|tally|count|documents?|footage",
    "when": r"(?:,? (?:late |early )?(?:on \w+(?: \w+)?|in \w+|<day>|\w+day(?: \w+)?))?",
    "day": r"(?:earlier )?(?:last|this) \w+|today|yesterday",
    "named": r"(?:'s(?: [A-Z]\w+){1,3})?(?: <medium>)?",
    "also": r"(?: (?:also|exclusively|separately|later|is|are|has|have|had|was|were)){0,2}",
    "reported": r"(?:reported|reports?|reporting|<bared>|quoted|cited|told|wrote|writes|says?|said)",
    "bared": r"revealed|reveals|disclosed",
    "done": r"(?:reported|told|quoted|cited|revealed|published|disclosed|carried|broadcast|aired|<got>)",
    "got": r"obtained|seen|reviewed",
    "der": r"(?: (?:der|die|das|dem|den|des|einem|einer|eines|im|in|von|vom|aus))",
    "zeitung": r"(?: (?:\w*[Zz]eitung|\w*[Mm]agazins?|\w*[Aa]gentur|Senders?|Portals?))?",
    "journal": r"(?: (?:le|la|les|l'|du|de|de la|de l'|d'))?(?: ?<quotidien>)?",
    "quotidien": r"(?:journal|quotidien|magazine|site|média|chaîne|agence(?: de presse)?)",
    "diario": r"(?: (?:el|la|los|las|un|una|del|de))?(?: <periodico>)?",
    "periodico": r"(?:diario|periódico|agencia|cadena|informe de|medio|semanario)",
    "bao": r"(?:报道|报导|報道|報導|披露)",
    "shi": r"[紙誌]?(?:通信)?(?:電子版)?(?:[(][^)]{0,12}[)])?(?:など)?",
    "sinmun": r"(?:통신|신문|방송|지)?",
}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands just before an outlet's name, or just after it, to mean one thing."""

    before: re.Pattern[str]
    after: re.Pattern[str]

    def fits(self, left: str, right: str) -> bool:
        """Whether a name between these two pieces of a sentence is meant so."""
        return bool(self.before.search(left) or self.after.match(right))


def _lines(text: str) -> str:
    """The lines as alternatives, their parts filled in; no line, nothing fits."""
    found = "|".join(line.strip() for line in text.strip().splitlines()) or "(?!)"
    while (filled := re.sub(r"<([a-z]+)>", lambda part: _PARTS[part[1]], found)) != found:
        found = filled
    return f"(?:{found})"


def _any(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(_lines(text), flags)


def around(before: str = "", after: str = "") -> Around:
    """What stands before a name, or after it, a way to say it on each line."""
    return Around(re.compile(rf"{_lines(before)} ?$"), re.compile(rf" ?{_lines(after)}"))


JOINT = around(
    before=r"""
        (?:[Aa]dditional|[Ff]urther) reporting (?:by|from)
        [Ww]ith (?:files|reporting|inputs?|contributions|additional reporting) (?:from|by)
        (?:[Tt]ogether|[Pp]artnership|[Cc]ollaboration) with
    """,
    after=r"""
        (?:[\w ]{0,30} )?contributed (?:to|reporting)
    """,
)
"""Beside the outlet's own work: a joint byline, a research partner."""

SUBJECT = around(
    after=r"""
        <named><when><also> (?:said|says)<when>(?: that)? (?:it|its|goodbye)\b
        <named><when><also> (?:said|says) in an? (?:statement|filing|memo|letter|email)
    """
)
"""The outlet speaks for itself, as a company in the news."""

FIRST = around(
    before=r"""
        (?:first|originally|exclusively|initially) <done> (?:\w+ ){0,3}?(?:by|in|on) <apposed>
        (?:率先|首先|最先|最早|独家|獨家)[^,。]{0,4}<bao>[^,。]{0,8}
        (?:最初に|初めて|いち早く|先に)報じた[^。]{0,10}
    """,
    after=r"""
        <named><when>(?:,? which| has| had){0,2} first (?:reported|revealed|disclosed|published)
        <named><when>(?:,? which| has| had){0,2} exclusively (?:reported|revealed)
        <named><when>(?:,? which)? (?:was|were) (?:the )?first to (?:report|reveal|publish)
        <named><when>(?:,? which| has| had){0,2} broke the (?:news|story)
        [^,。]{0,12}(?:率先|首先|最先|最早|独家|獨家)[^,。]{0,4}<bao>
        [^。]{0,60}(?:最初に|初めて|いち早く|先に)[^。]{0,6}(?:報じ|報道し|伝え)
    """,
)
"""Said to have been the first."""

BACKGROUND = around(
    before=r"""
        [Ff]ollowing (?:an? |the )?(?:\w+ ){0,2}(?:<piece>|stories|revelations?) (?:by|in|from) <apposed>
        (?:[Aa]fter|[Ss]ince|when) <apposed>
        (?:[Aa]fter|[Ss]ince) (?:an? )?(?:\w+ )?<piece> (?:by|in|on) <apposed>
        révélations? (?:de|du|par)<journal>
        [Nn]ach einem Bericht<der><zeitung>
    """,
    after=r"""
        <named> had(?: (?:earlier|previously|already|first)){0,2} <reported>
        <named><when> <reported> earlier\b
        <named> (?:earlier|previously) <reported>
        [^。]{0,80}(?:報じていた|報じたことを受け|報道を受け)
        [^,。]{0,8}(?:此前|曾|早前|先前)[^,。]{0,4}<bao>
        avait (?:révélé|rapporté|écrit)
    """,
)
"""Credited for what came before this report."""

CREDIT = around(
    before=r"""
        (?:[Aa]ccording to|[Cc]iting|[Qq]uoting) <apposed>
        (?:[Aa]ccording to|[Cc]iting|[Qq]uoting) (?:[\w-]+ ){0,3}<piece> (?:by|in|from|for|on) <apposed>
        <done> (?:earlier |late |exclusively |(?:on |last |this )\w+ )?(?:by|in|on) <apposed>
        <piece> (?:published )?(?:by|in|from|for|with|on) <apposed>
        \b(?:told|tells?|telling|spoke to|speaking to|speaking on|said on) <apposed>
        \b(?:told|tells?) an? reporter (?:for|from|of) <apposed>
        [据據](?:[^,。]{0,12})
        (?:援引|引述|引用|告诉|告訴|接受)[^,。]{0,8}
        [向对對]
        \b(?:[Ll]aut|[Nn]ach|[Uu]nter Berufung auf|[Ww]ie|gegenüber|Interview mit|Gespräch mit)<der>?<zeitung>
        \b(?:[Ll]aut|[Nn]ach)<der>? (?:\w*[Bb]erichte?s?|Informationen|Angaben|Recherchen)<der>{0,2}<zeitung>
        \b(?:berichtete?n?|meldete?n?|schreibt)<der>?<zeitung>
        \bsagten?(?: [\w.-]+){0,9}<zeitung>
        \b(?:[Ss]elon|[Dd]'après|citant|rapporte|révèle|écrit|indique)<journal>
        \b(?:cité|révélé|dévoilé|publié|rapporté)e?s? par<journal>
        \b(?:déclaré|dit|confié|indiqué|affirmé)(?: [\w'-]+){0,6} (?:à|au|avec|sur)<journal>
        \b(?:expliqué|précisé|assuré|déclare|confie|entretien)(?: [\w'-]+){0,6} (?:à|au|avec|sur)<journal>
        \b(?:[Ss]egún|[Dd]e acuerdo con|citando a|(?:revelad|publicad)[oa]s? (?:por|en))<diario>
        \b(?:publica|publicó|informa|informó|reveló|revela|adelantó|adelanta|reportó)<diario>
        \b(?:dijo|declaró|afirmó|aseguró|explicó)(?: \w+){0,5} (?:a|al|con|en|de)<diario>
        \b(?:confirmó|indicó|señaló|entrevista)(?: \w+){0,5} (?:a|al|con|en|de)<diario>
    """,
    after=r"""
        <named><when>(?:,? which)?<also>(?: first| earlier)? <reported>\b
        <named> (?:reports?|scoop|exclusive|story|interview|investigation|poll|survey|analysis)\b
        <shi>(?:による|によれば)
        <shi>[はがも][^。]{0,80}(?:報じ|報道し|伝え)
        [^。、]{0,8}(?:の報道|報道|報じ)
        [^,。]{0,16}(?:<bao>|引述|援引)
        <sinmun>(?:에 따르면|에 의하면)
        <sinmun>[은는이가]?[^.]{0,40}(?:보도|전했)
        (?:berichtete?n?|meldete?n?|schreibt|schrieb|zufolge)\b
        (?:rapporte|révèle|a révélé|a rapporté|écrit|indique)\b
        (?:informó|publicó|reveló|adelantó|informa|publica|revela|reportó)\b
    """,
)
"""Named as the source of what the sentence says."""

SELF = around(
    before=r"""
        (?:seen|reviewed|obtained|learned|learnt|analysed|analyzed|examined|compiled) by <apposed>
        (?:interviewed by|interview with|spoke with) <apposed>
    """,
    after=r"""
        (?:has |had |can )?(?:learnt|learned|understands|seen|reveal|reviewed|obtained|found)\b
        (?:analysis|investigation|review|calculations?|reporters?|correspondent)\b
        [紙誌]?(?:の|による)?(?:単独)?(?:取材|インタビュー|調査)
        [紙誌]?に(?:対し|語っ|話し|明らかに)
        (?:记者|記者)[^,。]{0,4}(?:获悉|獲悉|采访|採訪|了解)
        [^.。]{0,4}(?:취재|와의 인터뷰|과의 인터뷰|에 (?:말했|밝혔))
        vorliegt|vorliegen
    """,
)
"""Said of the report's own outlet: reporting of its own."""

OWN = _any(r"""
    への取材で|への取材によ|の取材に(?:応じ|対し|答え)|取材で(?:分|わ)か|本紙
    本[报報](?:记者|記者|获悉|獲悉)
    본지
    \btold us\b
""")
"""Reporting of its own that names no outlet."""

EXCLUSIVE = _any(
    r"""
    \W*(?:exclusive|scoop|exklusiv|exclusif|exclusiva)\b(?!\s+\w)
    \W*(?:独自|独占|獨家|独家|単独|단독)(?=\W)
    """,
    re.IGNORECASE,
)
"""A headline that claims the report as the outlet's own."""

HEADLINE_START = re.compile(r": ?| ?[\"“]")
HEADLINE_BREAK = re.compile(r"(?:[:,–—-] ?|\()$")
HEADLINE_END = re.compile(r"(?: reports?| says?| report)?\)?$")
"""A headline that begins or ends with the outlet whose news it is."""

UNNAMED_END = _any(
    r"""
    (?:: |[-–—] ?)(?:media )?reports?$
    (?:[英米独仏]紙|(?:[英米独仏]|現地|海外)?(?:報道|メディア))$
    """,
    re.IGNORECASE,
)
"""… or with media that it does not name."""

UNNAMED = _any(r"""
    \b(?:[Mm]edia|[Pp]ress|[Nn]ewspapers?)(?: have| is)? (?:reports?|reported|reporting|said)\b
    \b[Bb]roadcasters? (?:reported|said)\b
    \b[Nn]ews (?:agency|agencies|outlets?|sites?)(?: have| is)? (?:reports?|reported|reporting|said)\b
    \b[Aa]ccording to (?:[\w-]+ ){0,3}(?:media|press|newspapers?|news reports?)\b
    \b[Rr]eports (?:said|say|suggest)\b
    (?:現地|地元|海外|一部)?(?:メディア|報道機関)[がは][^。]{0,40}(?:報じ|伝え)
    報道によ(?:ると|れば)|と報じられ
    [外英美日韩韓港台法德俄]媒|媒[体體][^,。]{0,6}<bao>
    (?:현지|외국|일본|미국|중국|영국) ?(?:언론|매체)|외신
    Medienbericht|Berichten zufolge|Medien zufolge
    [Ss]elon (?:la presse|(?:des|les|plusieurs) médias)|presse locale
    [Ss]egún (?:medios|la prensa)|medios locales|prensa local
""")
"""Media that are credited without a name."""

AGAIN = _any(r"""
    \b[Tt]he <medium>(?: also)? (?:said|says|reported|added|quoted|cited|wrote)\b
    \b[Tt]he (?:reports?|article|story)(?: also)? (?:said|says|added|quoted|cited)\b
    \btold the (?:\w+ )?<medium>
    それによ(?:る|り)|同紙|同通信
    报道(?:还|称|说|指|引述)|報[道導](?:還|稱|說|指|引述)
    신문은|통신은|매체는
""")
"""The outlet that was credited just before, credited again."""

SOURCE = _any(
    r"""
    \b(?:said|says?|told|announced|confirmed|denied|according to|shows?|showed)\b
    \b(?:warned|wrote|ruled|called|testified|estimated)\b
    によ(?:ると|れば|りますと)|発表し|述べ|語っ|明らかに|説明し|話して|分かっ|わかっ|分かりました
    表示|宣布|指出|说|說|称|稱|公布|通报|通報|透露
    밝혔|말했|발표|확인됐|당부
    \b(?:sagten?|teilten?|erklärten?|nach Angaben|bestätigten?)\b
    \b(?:a|ont) (?:annoncé|déclaré|indiqué|dit|confirmé|précisé)\b|\bselon\b
    \b(?:dijo|informó|anunció|declaró|afirmó|confirmó|señaló|según)\b
    """,
    re.IGNORECASE,
)
"""Somebody who is no outlet vouches for what the sentence says."""

HEARD = _any(r"""
    \b(?:confirmed|denied|told (?:reporters|journalists)|briefing|in a (?:statement|filing))\b
    \b(?:news|press) conference\b
    記者団に|会見で|発表し|记者会|記者會|发布会|声明|聲明|기자회견|기자들
    Pressekonferenz|bestätigte|conférence de presse|a confirmé|rueda de prensa|confirmó
""")
"""… and the outlet was there to hear it."""

NO_COMMENT = _any(r"""
    \bcomment|\brespon[ds]|\brepl(?:y|ied)|did not answer|(?:independently|could not) (?:verify|confirm)
    コメント|置评|置評|评论|評論|논평|äußern|Stellungnahme|donné suite|commenter|comentar
""")
"""Asking is no reporting: who declines to comment confirms nothing."""

NOTE = _any(r"""
    \W*(?:Correction|Clarification|Editor's note)\b
    \W*This (?:article|story) (?:was|has been) (?:amended|corrected)\b
""")
"""The outlet speaks about its own text."""

_AGENCY = r"(?P<by>⟦\d+⟧(?:[/-]⟦\d+⟧)*)"
BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s*[(\[【][^()\[\]【】⟦\n]{{0,24}}{_AGENCY}[^()\[\]【】⟦\n]{{0,14}}[)\]】]",
        rf"[^⟦()。\n]{{1,70}}\({_AGENCY}\)\s?\.?\s?[-–—:]",
        rf"\s*{_AGENCY}[^⟦,。\n]{{0,14}}[电電讯訊]",
        rf"\s*By:? {_AGENCY}(?: staff| reporters?)?\s*(?:\n|$)",
    )
)
"""How a text that is an agency's begins."""

SIGNED = re.compile(rf"\({_AGENCY}\)\.?\s*$")
SIGNED_BARE = re.compile(rf"(?:(?:—|–|--|-|Source:) ?|(?:[.。!?\"'”]\s|\n)){_AGENCY}\.?\s*$")
"""… and how it ends; without brackets it may be a writer's or a reader's name, unless it is an agency's."""

SYNDICATED = around(
    before=r"""
        [Tt]his (?:\w+ )?(?:<piece>|piece)(?: was)?(?: \w+ly| first)? (?:published|appeared) (?:by|in|on)
        [Tt]his (?:\w+ )?(?:<piece>|piece) is (?:re)?published (?:\w+ ){0,4}(?:by|in|from|with)
        (?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced)(?: with (?:the )?permission)?(?: from| of| by)
        (?:^|\n|[.] )[Oo]riginally published (?:by|in|on)
    """
)
"""A note that the text is a partner's."""
