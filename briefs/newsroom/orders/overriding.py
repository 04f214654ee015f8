"""Wordings that set a model's instructions aside, or address one: (hints, pattern)."""

from __future__ import annotations

_TASKS = (
    r"(?:instructions?|prompts?|rules|guidelines|directions|commands|messages?"
    r"|context|sources|articles|guidance)"
)
_MACHINE = r"(?:ai|llm|language model|assistant|chatgpt|chatbot|bot|summari[sz]er)"
_FREE = (
    r"without (?:any )?(?:rules|limits|restrictions)|sin (?:límites|restricciones)"
    r"|sem (?:limites|restrições)"
    r"|sans (?:limites?|restrictions)|ohne (?:regeln|grenzen|einschränkungen)"
    r"|без (?:ограничений|правил)"
    r"|(?:没有|沒有|不受)(?:任何)?(?:限制|约束)|制限のない|제한(?:이)? 없는|بلا قيود"
    r"|دون قيود"
)
_MODEL = (
    r"(?:\bai\b|language model|chatbot|assistant|\bmodel\b|ki-|sprachmodell|\bia\b"
    r"|modèle de langage|asistente|assistente"
    r"|modelo|языков\w+ модел|нейросет|\bии\b|人工智能|语言模型|言語モデル|인공지능"
    r"|언어 모델|الذكاء الاصطناعي|نموذج)"
)

IGNORED = (
    (
        "ignor|disregard|forget|overrid|bypass|neglect|follow|obey|aside",
        (
            rf"\b(?:ignore|disregard|forget|override|bypass|neglect|do not (?:follow|obey)"
            rf"|set aside)\b"
            rf"[^.]{{0,30}}\b(?:previous|prior|earlier|above|preceding|system|all|these|your"
            rf"|any|other)"
            rf"(?: (?:previous|prior|earlier|above|of|the|your|system))* {_TASKS}\b"
            rf"|\b(?:ignore|disregard|forget|set aside)\b[^.]{{0,20}}\b{_TASKS} (?:above"
            rf"|so far|(?:that |which )?you (?:received|were given|got|have))\b"
        ),
    ),
    (
        ("forget everything|ignore everything|forget all|ignore all|disregard everything|disregard all"),
        (
            r"\b(?:forget|ignore|disregard) (?:everything|all)(?: that)? (?:you (?:were"
            r"|have been)|above|before|so far)\b"
        ),
    ),
    (
        "ignorier|vergiss|vergesst|vergessen|missacht|beacht",
        (
            r"\b(?:ignorier(?:e|t|en sie)|vergiss|vergesst|vergessen sie|missachte"
            r"|beachten? (?:sie )?nicht)\b[^.]{0,30}"
            r"\b(?:anweisung|instruktion|befehl|vorgabe|regel)"
        ),
    ),
    (
        "ignore|oubli|tenez",
        (
            r"\b(?:ignore[zs]?|oublie[zs]?|ne (?:tiens|tenez) (?:pas|aucun) compte)\b[^.]{0,20}"
            r"\b(?:instructions|consignes|directives|règles)"
        ),
    ),
    (
        "ignora|ignore|olvid|caso omiso",
        (
            r"\b(?:ignor(?:a|ad|e)|olvid(?:a|ad|e)|haz caso omiso|haga caso omiso)\b[^.]{0,20}"
            r"\b(?:instrucciones|indicaciones|reglas|órdenes|istruzioni)"
        ),
    ),
    (
        "ignor|esque|desconsider",
        (
            r"\b(?:ignor[ea]|esque[çc]a|desconsidere)\b[^.]{0,20}\b(?:instruções|orientações"
            r"|regras|ordens)"
        ),
    ),
    (
        "игнорир|забудь|вниман",
        (
            r"(?<!про)(?:игнорируй|забудь"
            r"|не обращай(?:те)? внимания)\w*[^.]{0,30}(?:инструкц|указани|правил|команд)"
        ),
    ),
    (
        "تجاهل|انس",
        (
            r"(?:تجاهل|تجاهلوا|انس|انسَ|انسى) (?:جميع|كل|كافة)[^.]{0,12}(?:التعليمات|الأوامر"
            r"|القواعد|الإرشادات)"
        ),
    ),
    (
        "忽略|无视|無視|忽視|忽视|不要理会|忘记|忘掉|作废",
        (
            r"(?:(?:请|現在|现在|以下|你)[^。]{0,6}|^\W*)(?:忽略|无视|無視|忽視|忽视"
            r"|不要理会|忘记|忘掉)[^。]{0,12}(?:指令|指示|提示|说明|規則|规则|要求)"
            r"|(?:之前|以上|此前|前面)的?[^。]{0,6}(?:指令|要求|规则|指示)[^。]{0,6}作废"
        ),
    ),
    (
        "無視|忘れ",
        (
            r"(?:これ(?:まで|より前)|以前|上記|前|すべて)の?[^。]{0,10}(?:指示|命令"
            r"|プロンプト|ルール)[^。]{0,8}(?:無視(?:し(?!た|て(?:現|い))|せよ)|忘れ)"
        ),
    ),
    (
        "무시|잊",
        (
            r"(?:이전|위의|앞서|모든)[^.]{0,12}(?:지시|명령|프롬프트"
            r"|규칙)[^.]{0,8}(?:무시하(?:고[^.]*(?:세요|시오|라)|세요|시오|라)|잊(?:고|어"
            r"|으))"
        ),
    ),
    ("निर्देश", r"निर्देशों?[^।]{0,10}(?:अनदेखा|नज़रअंदाज़|भूल)"),
    ("no longer appl", (r"\b(?:you were told|instructions|rules)\b[^.]{0,40}\bno longer appl")),
)

ADDRESSED = (
    (
        "as an ai|as a language|as an language|as a ai",
        r"\bas an? (?:ai|language model)\b(?= (?:without|you|i)\b|,)",
    ),
    ("you are", rf"\byou are (?:now )?(?:an? )?(?:{_MACHINE}|dan)\b"),
    ("attention|if you are", rf"\battention,? {_MACHINE}s?\b|\bif you are an? {_MACHINE}\b"),
    (
        "dear |hey|note to|note for|message|instruction|part |text |meant |addressed",
        (
            rf"\b(?:dear|hey|note (?:to|for)|(?:message|instructions?|part"
            rf"|text) (?:is )?(?:for|to)"
            rf"|(?:meant|addressed) (?:for|to)) (?:the |all |any )?{_MACHINE}s?\b"
        ),
    ),
    (
        "an alle ki-|an die ki|an jede ki|an das sprachmodell|an alle sprachmodelle",
        (r"\ban (?:alle|die|jede|das) (?:ki\b|ki-\w+|sprachmodelle?)"),
    ),
    (
        "intelligence artificielle|modèle de langage|l'ia",
        (
            r"(?:s'adresse|message|note|consigne|instruction)[^.]{0,20}(?:à"
            r"|pour) (?:l'intelligence artificielle|l'ia\b|(?:le|tout) modèle de langage)"
        ),
    ),
    (
        "inteligencia artificial|modelo de lenguaje|sistemas automáticos|asistentes de ia",
        (
            r"(?:mensaje|nota|aviso|instrucci\w+|correcci\w+) (?:a|para) (?:la|el|los|las"
            r"|todos los) (?:inteligencia artificial|modelos? de lenguaje"
            r"|sistemas automáticos|asistentes de ia)"
        ),
    ),
    (
        "inteligência artificial|modelo de linguagem|modelos de linguagem",
        (
            r"(?:mensagem|nota|aviso|instruç\w+) (?:à|ao|aos|para) (?:a |o "
            r"|os )?(?:inteligência artificial|modelos? de linguagem)"
        ),
    ),
    (
        "языковой модел|языковых модел|нейросет|искусственного интеллекта|для ии",
        (
            r"(?:сообщение|обращение|примечание|инструкция"
            r"|внимание)\w*[^.]{0,12}(?:языков\w+ модел|нейросет|искусственного интеллекта"
            r"|\bии\b)"
        ),
    ),
    (
        "الذكاء الاصطناعي|نموذج",
        (r"(?:رسالة|ملاحظة|تنبيه|تعليمات) (?:إلى|ل|الى)\s?[^.:]{0,12}(?:الذكاء الاصطناعي" r"|نموذج)"),
    ),
    (
        "人工智能|语言模型|大模型|请注意|请务必",
        (
            r"(?:人工智能|语言模型|大模型|ai(?:助手)?)[^。]{0,4}请(?:注意|务必)|(?:致"
            r"|给)[^。]{0,4}(?:人工智能|语言模型)[^。]{0,6}[:：]"
        ),
    ),
    (
        "人工知能|言語モデル|aiへ|aiの皆|aiに告",
        r"(?:ai|人工知能|言語モデル)(?:の皆さん)?(?:へ|に告ぐ|への(?:指示|注意|お願い))",
    ),
    ("인공지능|언어 모델|ai에|ai은", r"(?:ai|인공지능|언어 모델)(?:에게|에 대한 지시|은 반드시)"),
    (
        "without|sin |sem |sans |ohne |без |没有|沒有|不受|制限|제한|قيود",
        (rf"{_MODEL}[^.。]{{0,24}}(?:{_FREE})|(?:{_FREE})[^.。]{{0,12}}{_MODEL}"),
    ),
    (
        "you write|you answer|you output",
        (
            r"\b(?:everything|whatever|all|anything) (?:that )?you (?:write|answer|output)\b"
            r"|\byou (?:write|answer|output) only\b"
        ),
    ),
)
