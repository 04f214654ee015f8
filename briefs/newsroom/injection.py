"""Sentences that speak to a machine and not to readers: they reach neither a prompt nor a brief.

Patterns are no defence on their own, because an attacker can word it otherwise; the model has no tools, cites
from a closed list, and is checked. They keep the plain attacks out.
"""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_IGNORE = r"(?:ignore|disregard|forget|override|bypass|neglect|do not follow)"
_RULES = (
    r"(?:previous|prior|earlier|above|preceding|system|all|these|your|any|other)"
    r"(?: (?:previous|prior|earlier|above|of|the|your|system))*"
)
_TASKS = r"(?:instructions?|prompts?|rules|guidelines|directions|commands|messages?|context|sources|articles)"
_MACHINE = r"(?:ai|llm|language model|assistant|chatgpt|chatbot|bot|summari[sz]er)"
_PUT = r"(?:include|add|insert|append|put|say|write|mention|state|contain|end|begin|start)"
_ASKS = r"\b(?:reveal|print|repeat|output|show|leak|send)\b[^.]{0,30}"
_OUTPUT = r"(?:your|the) (?:summary|answer|response|output|reply|headline)"
_PATTERNS = (
    (
        "tells a model to ignore its instructions",
        (
            rf"\b{_IGNORE}\b[^.]{{0,30}}\b{_RULES} {_TASKS}\b",
            r"(?:忽略|无视|無視|忽視|忽视|不要理会)[^。]{0,12}(?:指令|指示|提示|说明|規則|规则)",
            r"(?:これまで|以前|上記|前|すべて)の?[^。]{0,10}(?:指示|命令|プロンプト)[^。]{0,6}(?:無視|忘れ)",
            r"(?:이전|위의|모든)[^.]{0,10}(?:지시|명령|프롬프트)[^.]{0,8}(?:무시|잊)",
            r"ignorez?\b[^.]{0,20}\binstructions|ignora\w*\b[^.]{0,20}\b(?:instrucciones|istruzioni|instruções)",
            r"ignorier\w*\b[^.]{0,30}\b(?:anweisung|instruktion|befehl)",
            r"(?:игнорир|забудь)\w*[^.]{0,30}(?:инструкц|указани)",
        ),
    ),
    (
        "addresses a language model",
        (
            r"\bas an? (?:ai|language model)\b",
            rf"\byou are (?:now )?(?:an? )?(?:{_MACHINE}|dan)\b",
            rf"\battention,? {_MACHINE}s?\b|\bif you are an? {_MACHINE}\b",
            rf"\b(?:dear|hey|note to|(?:message|instructions?) (?:for|to)) (?:the |all )?{_MACHINE}s?\b",
        ),
    ),
    (
        "gives orders about the summary",
        (
            rf"\b(?:when|while|before) (?:you )?summari[sz]\w+\b[^.]{{0,60}}\b(?:must|always|{_PUT})\b",
            rf"\b{_PUT}\b[^.]{{0,60}}\b(?:in|to|into|at the end of) {_OUTPUT}\b",
            rf"\b{_OUTPUT} (?:must|should|has to|needs to) {_PUT}\b",
        ),
    ),
    (
        "asks for the prompt",
        (rf"{_ASKS}\b(?:system prompt|your (?:instructions|prompt|rules)|api key)\b",),
    ),
    (
        "imitates the form of a prompt",
        (
            r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|inst)\|?>|\[/?inst\]|<</?sys>>",
            r"^\W{0,4}(?:system|assistant|developer|human) ?(?:prompt|message)? ?:",
            r"\b(?:new|begin|updated) (?:system )?(?:instructions?|prompt) ?:",
            r"\bend of (?:the )?(?:article|source|document|prompt)s?\b|\"cites\" ?:",
        ),
    ),
)
_COMPILED = tuple((reason, re.compile("|".join(parts), re.IGNORECASE)) for reason, parts in _PATTERNS)


def visible(text: str) -> str:
    """The text on one line, without characters that no reader sees (zero-width, bidirectional, tags)."""
    plain = "".join(c if c.isprintable() or c.isspace() else "" for c in _HIDDEN.sub("", text))
    return " ".join(plain.split())


def suspicion(text: str) -> str:
    """Why a sentence must not reach a model, in words for an editor; "" when it may."""
    plain = unicodedata.normalize("NFKC", visible(text)).replace("’", "'")
    if len(_HIDDEN.findall(text)) > max(3, len(text) // 10):
        return "is mostly characters that nobody sees"
    return next((reason for reason, pattern in _COMPILED if pattern.search(plain)), "")
