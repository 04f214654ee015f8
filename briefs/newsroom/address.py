"""Whom a sentence speaks to, by words of ten languages: reports speak of things, orders speak to somebody.

Each theme alone is ordinary. In 25,700 sentences of real English news two met in 0.2 % and three in one
sentence, quotations left out.
"""

from __future__ import annotations

import re
from enum import StrEnum

NEAR = 40
"""Characters from the beginning of a clause among which its first two words stand."""


class Theme(StrEnum):
    """What the words of an order are about."""

    YOU = "you"
    MACHINE = "machines"
    TEXT = "a text to be written"
    DUTY = "what must be done"
    TURN = "what was asked before"
    COMMAND = "a command"


_WORDS = {
    Theme.YOU: """
        you your yours yourself du dein deine deiner deinen deinem dich dir vous votre vos toi usted ustedes
        tú vosotros você vocês teu tua
    """,
    Theme.MACHINE: """
        ai gpt chatgpt llm llms chatbot chatbots bot bots crawler crawlers assistant assistants summariser
        summarizer robot robots machines automatic automated algorithm algorithms ki sprachmodell
        sprachmodelle automatische automatischen algorithmen ia asistente asistentes algoritmos assistente
        assistentes
    """,
    Theme.TEXT: """
        summary summaries summarise summarize summarising summarizing summarised summarized digest digests
        newsletter newsletters headline headlines verbatim paragraph paragraphs prompt prompts
        zusammenfassung zusammenfassungen zusammenfasst zusammenfassen überschrift schlagzeile
        résumé résumés résumer résument titrez titrer resumen resúmenes resumir resuman boletín boletines
        resumo resumos resumem manchete boletim
    """,
    Theme.DUTY: """
        please kindly must should print output reply bitte möge veuillez prié priés doit
        doivent debe deben rogamos deve devem favor
    """,
    Theme.TURN: """
        ignore disregard forget supersede supersedes instruction instructions overrides guidance
        auftrag anweisung anweisungen stattdessen hinfällig consigne consignes ordres désormais
        instrucciones órdenes instruções ordens
    """,
}
_PARTS = {
    Theme.YOU: "ты |твой|твоя|твоё|твои|тебе|вам |ваш|你|您|あなた|君は|당신|너는|أنت|منك|عليك|لك ",
    Theme.MACHINE: (
        "ботам|боты|бот |нейросет|искусственн|языков|робот|机器人|人工智能|模型"
        "|プログラム|自動|ロボット|人工知能|봇|인공지능"
        "|روبوت|الذكاء الاصطناعي|النماذج"
    ),
    Theme.TEXT: (
        "сводк|дайджест|пересказ|заголов|резюм|摘要|总结|转述|本文|标题|以上内容|まとめ"
        "|要約|見出し|冒頭|記事|요약|정리|기사"
        "|이 글|ملخص|تلخيص|يختصر|هذا الخبر|العنوان"
    ),
    Theme.DUTY: ("обязательн|следует|должн|必须|务必|应当|必ず|반드시|يجب"),
    Theme.COMMAND: (
        "пожалуйста|сообщи |сообщите|напиши|укажи |укажите|назови|скажи |скажите|请"
        "|ください|なさい|願います|書け|せよ|こと。"
        "|하라|해라|세요|시오|할 것|바랍니다|려라|نرجو|اكتب |أعلن أن|اذكر |قل "
    ),
    Theme.TURN: (
        "прежн|отмен|теперь|инструкц|указани|задач|вместо|之前|任务|测试|作废|从现在"
        "|假装|忽略|无视|任務|変更|今後"
        "|これまで|指示|なりきって|忘れ|無視|지금까지|요청|지시|취소|이제|무시|잊|تجاهل"
        "|لا تتبع|سابق|طلب|التعليمات|الآن|بل "
    ),
}
_KNOWN = {word: theme for theme, words in _WORDS.items() for word in words.split()}
_HELD = tuple((part, theme) for theme, parts in _PARTS.items() for part in parts.split("|"))
_VERBS = """
print say tell write state add list copy report announce mention include respond reply answer note output open
take repeat call read use be stop start begin end close insert pretend act treat
"""
_COMMANDS = frozenset(_VERBS.split())
_BEFORE_COMMAND = frozenset({"and", "please"})
_CLAUSE = re.compile(r"[:;!—(,]")
_QUOTED = re.compile(r"[“\"«„「『][^“”\"«»„「」『』]{1,400}[”\"»“」』]")
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")
_WORD = re.compile(r"\w+")


def themes(text: str) -> frozenset[Theme]:
    """The themes of orders that a sentence touches outside its quotations."""
    own = _QUOTED.sub(" ", text.lower().replace("’", "'"))
    found = {_KNOWN[word] for word in _WORD.findall(own) if word in _KNOWN}
    if _BEYOND_LATIN.search(own):
        found.update(theme for part, theme in _HELD if part in own)
    if any(map(_commands, _CLAUSE.split(own))):
        found.add(Theme.COMMAND)
    return frozenset(found)


def _commands(clause: str) -> bool:
    """Whether a clause begins with a verb in its plain form; in "to say" it does not."""
    words = _WORD.findall(clause[:NEAR])[:2]
    return bool(words) and words[words[0] in _BEFORE_COMMAND and len(words) > 1] in _COMMANDS
