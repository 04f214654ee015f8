"""Wordings that say what a summary has to hold: (hints, pattern)."""

from __future__ import annotations

_SAY = r"(?:include|add|insert|append|put|say|write|mention|state|contain|end|begin" r"|start|open|note|read)"
_OUTPUT = r"(?:your|the) (?:summary|answer|response|output|reply|headline|digest)"
_MUST = r"(?:must|should|has to|have to|needs? to|shall|will)"

_THIS = (
    (
        "summar|condens|digest",
        (
            r"\bsummar\w+ (?:of )?(?:this|the above) (?:article|report|text|story|page|piece"
            r"|news)\b"
            r"|\b(?:condens\w+|shorten\w*|digests?(?: of)?|short version of) this (?:article"
            r"|report|text|story|page|piece)\b"
        ),
    ),
    (
        "zusammenfass",
        (
            r"\bdiese[nrs]? (?:text|artikel|bericht|beitrag|meldung)s?\b[^.]{0,12}zusammenfass"
            r"|\bzusammenfassung(?:en)? diese[rs] (?:artikel|text|bericht|beitrag|meldung)"
        ),
    ),
    (
        "résum",
        (
            r"\brésum\w+ (?:de )?(?:cet article|ce texte|cette (?:dépêche|information"
            r"|nouvelle))|\bvotre résumé\b"
        ),
    ),
    (
        "resum",
        (
            r"\bresum\w+ (?:de )?(?:est[ea] (?:noticia|artículo|texto|nota|información"
            r"|notícia|artigo|matéria)|d?est[ea] (?:notícia|texto|artigo|matéria))"
        ),
    ),
    (
        "пересказ|сводк|кратк",
        (
            r"(?:пересказ\w*|сводк\w+|кратк\w+ (?:содержани|изложени|верси)\w+) эт(?:ой"
            r"|ого) (?:новост|стать|текст|заметк)"
        ),
    ),
    ("تلخيص|ملخص", r"(?:تلخيص|ملخص) هذ(?:ا|ه) (?:الخبر|المقال|النص|التقرير)"),
    (
        "总结|摘要|概括|總結",
        (r"(?:总结|總結|概括|摘要)[^。]{0,2}(?:本文|此文|这篇|這篇)|(?:本文" r"|这篇文章)的(?:总结|摘要)"),
    ),
    (
        "要約",
        (
            r"(?:この|本)(?:記事|文章|ニュース)(?:を|の)要約|要約(?:に|には"
            r"|では)[^。]{0,12}(?:書|含め|入れ)"
        ),
    ),
    (
        "요약|간추",
        (
            r"이 (?:기사|글|뉴스|텍스트)(?:를|을)? ?(?:요약|간추)"
            r"|(?:이번 )?요약에는?[^.]{0,40}(?:넣|쓰|적)"
        ),
    ),
)

ORDERED = (
    *_THIS,
    (
        "summar",
        (rf"\b(?:when|while|before) (?:you )?summari[sz]\w+\b[^.]{{0,60}}\b(?:must|always" rf"|{_SAY})\b"),
    ),
    (
        ("your summary|your answer|your response|your output|your reply|your headline|your digest"),
        (
            rf"\bin (?:your|the) (?:summary|answer|response|output|reply|headline"
            rf"|digest),? (?:please )?{_SAY}\b"
            rf"|\byour (?:summary|output|headline|digest) (?:{_MUST}\b|(?:is that|says"
            rf"|credits|opens|begins|ends|reads)\b)"
            r"(?<!will)(?<!rate)"
        ),
    ),
    (
        "summary|answer|headline|digest|response|output|reply",
        (
            rf"\b{_SAY}\b[^.]{{0,60}}\b(?:in|to|into|at the end of|as) {_OUTPUT}\b"
            rf"|\b{_OUTPUT} {_MUST} (?:always )?{_SAY}\b"
            rf"|\b(?:the|this) (?:summary|answer|headline) (?:opens|begins|starts"
            rf"|ends) with the (?:words?|sentence|line)"
        ),
    ),
    (
        "to be summari|headline must|title must|for summaries|news digest",
        (
            r"\bto be summari[sz]ed as\b|\b(?:headline|title) must (?:read|say|be)\b"
            r"|\bnote for summar"
            r"|\b(?:every|any|all) (?:news )?(?:digest|summar(?:y|ies|iser))s? (?:must"
            r"|should|has to|have to)\b"
        ),
    ),
    (
        "write|say|state|report|announce|mention|reply|respond|answer|output|tell|attribute",
        (
            r"^[^\w\"“„«‘']{0,3}(?:please )?(?:write|say|state|announce|mention|reply"
            r"|respond|answer|output|report)(?: only)?(?: with)? that\b"
            r"|^[^\w\"“„«‘']{0,3}(?:please )?tell (?:the |your |all )?readers that\b"
            r"|^\W{0,3}attribute (?:every|each|all) claim"
        ),
    ),
    (
        "zusammenfassung",
        (
            r"\b(?:die|deine|jede[rn]?|ihre) zusammenfassung (?:muss|soll|beginnt mit"
            r"|endet mit|darf)\b"
            r"|\bin (?:jeder|deiner|der|einer) zusammenfassung\b[^.]{0,40}\b(?:zu nennen"
            r"|nennen|erwähn|schreib)"
        ),
    ),
    (
        "résum",
        (
            r"\b(?:le|ton|votre) résumé (?:doit|devra|annoncera"
            r"|commence par)\b[^.]{0,20}\b(?:dire|mentionner|annoncer|préciser|que)\b"
            r"|\brédacteurs qui résum"
        ),
    ),
    (
        "resum",
        (
            r"\b(?:el|tu|su|o|seu) (?:resumen|resumo)(?: correcto| correto)? (?:debe|deberá"
            r"|es que|deve|deverá|é que)\b[^.]{0,14}\b(?:decir|mencionar|que|dizer|mencionar"
            r"|incluir|citar)\b"
        ),
    ),
    ("respuesta|resposta", r"\b(?:tu|sua) (?:respuesta|resposta) (?:dirá|debe|deve|será)\b"),
    ("必须", r"(?:标题|答案|回答|摘要)必须(?:写|是|说|包)"),
    ("只写|再写一句", r"(?:^|[，。])(?:请)?(?:只写|再写一句)"),
    ("だけを出力|だけ書|とだけ", r"だけを?(?:出力|書い?[けてくこ])"),
    ("만 쓰|만 출력|고 쓰|고 출력", r"(?:고|만)만? (?:쓰|출력하)(?:세요|시오|라)"),
)
