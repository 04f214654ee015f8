"""Wordings that imitate a prompt, a conversation or a reply, or ask for them: (hints, pattern)."""

from __future__ import annotations

ASKED = (
    (
        "prompt|your instruction|your rules|rules that|api key",
        (
            r"\b(?:reveal|print|repeat|output|show|leak|send|quote)s?\b[^.]{0,30}"
            r"\b(?:system prompt|your (?:system )?(?:instructions|prompt|rules)|api key"
            r"|rules that (?:you )?were given)\b"
        ),
    ),
    (
        "clé d'api|clave de api|chave de api|api-schlüssel|variables d'environnement",
        (
            r"\b(?:affiche[zs]?|donne[zs]?|muestra|mostre|zeige?"
            r"|gib)\b[^.]{0,30}(?:clé d'api|clave de api|chave de api|api-schlüssel"
            r"|variables d'environnement)"
        ),
    ),
    (
        "系统提示|システムプロンプト|시스템 프롬프트|системн|systemprompt",
        (
            r"(?:显示|输出|重复|告诉)[^。]{0,10}系统提示"
            r"|システムプロンプト[^。]{0,16}(?:表示|出力|書い?[けて])"
            r"|시스템 프롬프트[^.]{0,12}(?:출력|보여|알려)"
            r"|(?:покажи|выведи|повтори)[^.]{0,20}системн\w+ промпт|(?:zeige?|gib"
            r"|wiederhole?)[^.]{0,20}systemprompt"
        ),
    ),
)

FORMS = (
    (
        "im_start|im_end|endoftext|inst|system|assistant|user|sys|start_of_turn|end_of_turn",
        (
            r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|inst|start_of_turn"
            r"|end_of_turn|eot_id|begin_of_text)\|?>"
            r"|\[/?inst\]|<</?sys>>"
        ),
    ),
    (
        "system|assistant|developer|human|user",
        (
            r"^\W{0,4}(?:system|assistant|human|user)(?: (?:prompt|message|note))? ?:"
            r"|^\W{0,4}developer (?:prompt|message|note)[^.:]{0,20}:"
            r"|(?<=[.!?] )(?-i:User|Human|Assistant|System): "
        ),
    ),
    (
        "system|систем|系统|システム|시스템|النظام",
        (
            r"^\W{0,4}(?:system(?:nachricht|anweisung|prompt)|(?:mensagem"
            r"|mensaje) del? sistema|mensagem do sistema|message (?:du )?système"
            r"|системное сообщение|系统(?:消息|提示|指令)|システム(?:メッセージ)?"
            r"|시스템(?: ?메시지)?|رسالة النظام)\s*[:：]"
        ),
    ),
    (
        "instruction|prompt|response|task",
        (
            r"\b(?:new|begin|updated) (?:system )?(?:instructions?|prompt"
            r"|task)(?: for \w+(?: \w+)?)? ?:|#{2,} ?(?:instruction|response|system"
            r"|task)s? ?:?"
        ),
    ),
    (
        (
            "neue anweisung|nouvelle consigne|nueva instrucción|nova instrução"
            "|новая инструкция|新しい依頼|新しい指示|新任务|新指令|새로운 지시"
            "|تعليمات جديدة"
        ),
        (
            r"\b(?:neue anweisung|nouvelle consigne|nueva instrucción|nova instrução"
            r"|новая инструкция) ?:|新しい(?:依頼|指示)(?:です|:|：)|新(?:任务|指令)[:：]"
            r"|새로운 지시[:：]|تعليمات جديدة ?:"
        ),
    ),
    (
        "end of",
        (
            r"(?:^\W*(?:[0-9a-f]{6,} )?|[-=*#<\[(]{2,} ?|[\[<(])end of (?:the )?(?:article"
            r"|source|document|prompt|input|data|text|context)s?\b"
        ),
    ),
    (
        "ende des|fin de|fim do|конец|记事|文章|正文|記事|기사|نهاية",
        (
            r"[-=*#<\[(【]{1,} ?(?:ende des (?:artikels|textes|dokuments)"
            r"|fin (?:de l'article|du texte|del artículo|del texto)|fim do (?:artigo|texto)"
            r"|конец (?:статьи|текста)|(?:文章|正文)(?:结束|結束|完)|記事(?:の)?終わり"
            r"|기사 끝|نهاية (?:المقال|النص))"
        ),
    ),
    (
        "cites|sentences|headline|insufficient|arguments|text",
        (
            r"[\"“”„'](?:cites|sentences|headline|insufficient|arguments)[\"“”„'] ?:"
            r"|\{ ?\"(?:text|part|role|content|name)\" ?:"
        ),
    ),
    (
        "<",
        (
            r"</?(?:article|document|source|context|instruction|prompt|data|input|tool"
            r"|tool_call|function|answer|response|thinking)s?\b[^<>]{0,40}>"
        ),
    ),
    (
        "tool|function",
        (
            r"\b(?:function|tool) (?:call|result|output)s?\b[^.]{0,24}[({:=]|\b(?:call"
            r"|invoke|use|run) (?:the )?\w+_\w+\b"
        ),
    ),
    ("[a|[b|[c", r"\[[a-c]\d{1,2}\.\d{1,3}\]"),
    (
        "facts about the|allowed parts:|failed sentences:|articles follow|article ",
        (
            r"\bfacts about the coverage:|\ballowed parts:|\bfailed sentences:"
            r"|\barticles follow\.|^\W*article [a-c]\d{1,2}:"
        ),
    ),
)
