"""What news counts: the dead, the arrested, a tariff; the same thing in six languages."""

from __future__ import annotations

import re
from functools import lru_cache

_TOLLS = """
dead en dead|died|die|dies|dying|deaths?|kill|kills|killed|killing|fatalit(?:y|ies)|perished|death toll
dead en drown(?:s|ed)|slain|lives lost|los(?:t|e|ing) their lives|(?<=\\d )lives
dead de tote[nr]?|todesopfern?|getötet|starb|starben|gestorben|umgekommen|ums leben|tödlich
dead fr morte?s?|tuée?s?|tue|décédée?s?|décès|péri|perdu la vie|victimes
dead es muert[oa]s?|murieron|murió|mueren|fallecid[oa]s?|fallecieron|falleció|víctimas mortales|mató|mata
dead ja 死亡|死者|犠牲|亡くな|遺体|死去
dead zh 死亡|遇难|遇難|丧生|喪生|死者|身亡|罹难|罹難|(?<=人)死
injured en injured|injures?|injuring|injur(?:y|ies)|wounded|wounding|hurt
injured de verletzt(?:e[nr]?)?|verwundet(?:e[nr]?)?
injured fr blessée?s?|blesse
injured es herid[oa]s?|lesionad[oa]s?
injured ja けが|怪我|負傷|重傷|軽傷|重軽傷|ケガ
injured zh 受伤|受傷|伤者|傷者|负伤|(?<=人)[轻重]?伤
missing en missing|unaccounted for
missing de vermisst(?:e[nr]?)?|vermißt
missing fr disparue?s?|portée?s? disparue?s?
missing es desaparecid[oa]s?
missing ja 行方不明|安否不明|連絡が取れ
missing zh 失踪|失蹤|失联|失聯|下落不明
arrested en arrest|arrests|arrested|arresting|detain|detains|detained|detaining|detentions?|into custody
arrested de festgenommen|verhaftet|festnahmen?|verhaftungen
arrested fr arrêtée?s?|arrête|interpellée?s?|arrestations?|interpellations?
arrested es detenid[oa]s?|detuv(?:o|ieron)|detenciones|arrestad[oa]s?|arrestos?
arrested ja 逮捕|拘束
arrested zh 逮捕|拘留|抓获|拘捕|被捕
evacuated en evacuat(?:e|es|ed|ing|ion|ions)
evacuated de evakuiert|in sicherheit gebracht|evakuierung
evacuated fr évacuée?s?|évacuations?
evacuated es evacuad[oa]s?|evacuar|evacúan?|evacuaron|evacuó|evacuaciones
evacuated ja 避難
evacuated zh 疏散|撤离|撤離|转移|轉移
rescued en rescued|rescues|rescuing
rescued de gerettet|geborgen
rescued fr secourue?s?|sauvée?s?
rescued es rescatad[oa]s?
rescued ja 救助|救出
rescued zh 获救|獲救|救出
"""
_WHATS = """
inflation en inflation|consumer prices|cpi
inflation de inflation|inflationsrate|teuerung|teuerungsrate
inflation fr inflation
inflation es inflación
inflation ja インフレ|消費者物価|物価上昇
inflation zh 通胀|通脹|消费者价格
tariff en tariffs?|dut(?:y|ies)|lev(?:y|ies)
tariff de zoll|zölle|zöllen
tariff fr droits? de douane|taxes? douanières?
tariff es arancel|aranceles
tariff ja 関税
tariff zh 关税|關稅
interest en interest rates?|key rate|policy rate|benchmark rate|lending rate|base rate
interest de leitzins|leitzinsen|leitzinssatz
interest fr taux directeurs?|taux d'intérêt
interest es tipos? de interés|tasas? de interés
interest ja 政策金利|金利
interest zh 利率
defence en defen[cs]e|military|nato target
defence de verteidigung|verteidigungsausgaben|wehretat|militärausgaben
defence fr défense|dépenses militaires
defence es defensa|gasto militar
defence ja 防衛費|国防費
defence zh 国防|國防|军费|軍費
turnout en turnout
turnout de wahlbeteiligung|beteiligung
turnout fr participation
turnout es participación
turnout ja 投票率
turnout zh 投票率
jobless en unemployment|jobless
jobless de arbeitslosenquote|arbeitslosigkeit
jobless fr chômage
jobless es paro|desempleo
jobless ja 失業率
jobless zh 失业率|失業率
growth en economy|economic growth|gross domestic product grew
growth de wirtschaft|wirtschaftswachstum|wachstum
growth fr croissance|économie
growth es crecimiento|economía
growth ja 経済成長|成長率
growth zh 经济增长|經濟增長|增速
fine en fine|fines|fined|penalty|penalties
fine de geldstrafe|geldbuße|bußgeld|strafe|milliardenstrafe
fine fr amende|amendes
fine es multa|multas|sanción
fine ja 罰金|制裁金|課徴金
fine zh 罚款|罰款|罚金
deal en buy|buys|buying|bought|acquire[sd]?|acquisition|takeover|sold|sell|sells|pays? for|merger|merge
deal de übernimmt|übernahme|kauft|kauf|fusion
deal fr rachat|rachète|acquisition|acquiert
deal es compra|adquiere|adquisición|fusión
deal ja 買収
deal zh 收购|收購|并购
profit en profits?|net income|earnings
profit de gewinn|überschuss|jahresüberschuss
profit fr bénéfices?|profits?
profit es beneficios?|ganancias?|utilidad
profit ja 純利益|営業利益|利益
profit zh 利润|利潤|净利|盈利
revenue en revenues?|turnover|sales
revenue de umsatz|umsätze
revenue fr chiffre d'affaires|recettes|ventes
revenue es ingresos|ventas|facturación
revenue ja 売上高|売上
revenue zh 营收|營收|收入|销售额
loss en loss|losses
loss de verlust|verluste
loss fr pertes?
loss es pérdidas?
loss ja 損失|赤字
loss zh 亏损|虧損
shares en shares?|stock|stocks
shares de aktien?|kurs
shares fr actions?|titre
shares es acciones
shares ja 株価|株
shares zh 股价|股價|股票
aid en aid|relief|grants?|donat(?:e|ed|ion|ions)
aid de hilfen?|soforthilfe
aid fr aides?
aid es ayudas?
aid ja 支援
aid zh 援助
damage en damage|damages|losses
damage de schaden|schäden
damage fr dégâts|dommages
damage es daños
damage ja 被害額
damage zh 损失|損失
invested en invest|invests|invested|investing|investments?
invested de investiert|investition|investitionen
invested fr investit|investissements?
invested es inversión|inversiones|invertirá
invested ja 投資
invested zh 投资|投資
dividend en dividends?
emissions en emissions?
wage en wages?|salar(?:y|ies)
depth en depth|deep|deepest
depth de tiefe
depth fr profondeur
depth es profundidad
depth ja 深さ
depth zh 深度
wind en winds?|gusts?
wind de wind|winde|böen
wind fr vents?|rafales
wind es vientos?|rachas
wind ja 風速
wind zh 风速|風速
"""
TOLLS = tuple(dict.fromkeys(row.split(" ")[0] for row in _TOLLS.strip().splitlines()))
"""The things of which a story has one number: each counts persons."""


def _patterns(rows: str) -> dict[str, dict[str, re.Pattern[str]]]:
    forms: dict[str, dict[str, list[str]]] = {}
    for row in rows.strip().splitlines():
        thing, lang, words = row.split(" ", 2)
        forms.setdefault(lang, {}).setdefault(thing, []).append(words)
    return {
        lang: {thing: _pattern("|".join(words), lang) for thing, words in things.items()}
        for lang, things in forms.items()
    }


def _pattern(words: str, lang: str) -> re.Pattern[str]:
    return re.compile(words if lang in {"ja", "zh"} else rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


_TOLL = _patterns(_TOLLS)
_WHAT = _patterns(_WHATS)

Place = tuple[str, int, int]


@lru_cache(maxsize=4096)
def tolls(text: str, lang: str) -> tuple[Place, ...]:
    """Where a text names the things that a toll counts: the thing, its start and its end."""
    return _found(_TOLL, text, lang)


@lru_cache(maxsize=4096)
def whats(text: str, lang: str) -> tuple[Place, ...]:
    """Where a text names what a percentage, a sum or a length may be of."""
    return _found(_WHAT, text, lang)


def _found(patterns: dict[str, dict[str, re.Pattern[str]]], text: str, lang: str) -> tuple[Place, ...]:
    known = patterns.get(lang) or patterns["en"]
    return tuple(
        (thing, *found.span()) for thing, pattern in known.items() for found in pattern.finditer(text)
    )
