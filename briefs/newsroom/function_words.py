"""Small words by language: they stand in reports of any event, so they say nothing of which event it is.

Articles, prepositions, pronouns, conjunctions, auxiliaries, common adverbs, one, two, first, and the verbs of
reporting. The frequency lists of justext (made from Wikipedia, BSD-2-Clause) told which are common; what
names a thing, a place or a time was left out by hand.
"""

from __future__ import annotations

from functools import cache, lru_cache

_ENGLISH = """
a about above after again against all almost also although always am amid among an and another any are around
as at away back be became because become been before began behind being below between both but by came can
cannot come comes could did do does doing done down during each either else even ever every few first for
former from further get gets getting give given go goes going gone got had has have having he her here hers
him his how however i if in into is it its itself just last later least less let like made make makes making
many may me might more most much must my near nearly need new next no nor not now of off often on once one
only onto or other others our out over own part per put quite rather re said same say saying says second see
seen seem set several she should since so some still such take taken takes than that the their them then there
these they thing things third this those though three through thus to together told too took toward towards
two under until up upon us use used using ve very was way we well went were what when where whether which
while who whom whose why will with within without would yet you your post posts appeared read reads full story
photo photos video watch listen subscribe doesn't don't isn't wasn't won't didn't hasn't haven't can't
couldn't wouldn't it's that's there's he's she's they're we're you're i'm what's who's
"""

_WORDS = {
    "fr": """
à ai ainsi alors après as assez au aucun aucune auprès auquel aura auraient aurait aussi autour autre autres
aux avaient avait avant avec avez avoir avons ayant beaucoup bien c ça car ce ceci cela celle celles celui
cependant ces cet cette ceux chaque chez ci comme comment contre d dans davantage de dehors déjà depuis
derrière des dès désormais deux devant devenir devenu devenue deviennent devient devra devrait dit doit
doivent donc dont du durant elle elles en encore enfin ensuite entre envers es est et étaient était été être
eu eux fait faire fais faisait faut fera font furent fut grâce hors hui ici il ils j je jusqu jusque l la là
laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais malgré me même mêmes
mes mieux moins moi mon n ne ni non nos notamment notre nous on ont où ou par parce parfois parmi pas pendant
peu peut peuvent plus plusieurs plutôt pour pourquoi pourra pourraient pourrait pourtant pouvait pouvoir
presque pris puis puisqu puisque qu quand quant que quel quelle quelles quelqu quelque quelques quels qui quoi
quoiqu quoique rien s sa sans sauf se selon sera seraient serait seront ses seul seule seulement si sien soi
soient soit son sont souvent sous suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
toujours tous tout toute toutes très trop tu un une unes uns va veut vers veulent voici voilà vont vos votre
vous vu y affirmé affirme ajoute ajouté annonce annoncé déclare déclaré explique expliqué indique indiqué
""",
    "de": """
ab aber abermals alle allein allem allen aller allerdings alles als also am an andere anderem anderen anderer
anderes ans auch auf aufgrund aus außer außerdem bald beide beiden beim bei bereits besonders besser bevor bin
bis bisher bleiben bleibt bzw da dabei dadurch dafür dagegen daher dahin damals damit danach daran darauf
daraus darf darin darüber darum das dass davon dazu dein dem demnach den denen denn dennoch der deren derer
derzeit des deshalb dessen desto deswegen die dies diese dieselbe diesem diesen dieser dieses doch dort du
durch durfte dürfen ebenfalls ebenso eher ein eine einem einen einer eines einige einigen einiger einmal er
erst erste ersten erster erstmals es etwa etwas euch fast für gab gar geben gegen gegenüber gehen geht gerade
gern gewesen geworden gibt ging gleich haben habe hat hatte hatten hätte hätten her heute hier hin hinter ich
ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem infolge innerhalb ins insgesamt inzwischen
ist ja je jede jedem jeden jeder jedes jedoch jemand jene jener jetzt kam kann kaum kein keine keinem keinen
keiner kommen kommt konnte konnten können könnte könnten künftig lassen laut ließ man manche mehr mehrere
mehreren mein meist meisten mich mir mit mittlerweile möchte möglich muss müsse müssen musste mussten nach
nachdem nächste nahe neben nein nicht nichts nie niemand noch nun nur ob oben oder offenbar oft ohne pro rund
schon sehr sei seien sein seine seinem seinen seiner seines seit seitdem selbst sich sie sind so sobald sodass
sogar solche solchen soll sollen sollte sollten somit sondern sonst soweit sowie sowohl statt teilte trotz
über überhaupt um und uns unser unsere unter viel viele vielen vom von vor voraus wann war wäre waren wären
warum was wegen weil weiter weitere weiteren weiterhin welche welcher welches wem wen wenig wenige weniger
wenn wer werde werden wessen wie wieder will wir wird wo wobei wohl wollen wollte wollten worden wurde wurden
würde würden zu zudem zuletzt zum zunächst zur zurück zusammen zwar zwei zwischen sagt sagte sagten hieß heißt
erklärte mitteilte berichtet berichtete
""",
    "es": """
a acerca además ahí ahora al algo alguien algún alguna algunas alguno algunos allí ambos ante antes aquel
aquella aquellos aquí así aún aunque bajo bastante bien cada casi cerca como cómo con conmigo contra cual cuál
cuales cualquier cuando cuándo cuanto cuánto da de debe deben debía debido dejó del demás dentro desde después
detrás dice dicen dicho dijeron dijo donde dónde dos durante e el él ella ellas ello ellos en entonces entre
era eran es esa esas ese eso esos esta ésta está estaba estaban estado están estar estará estas este éste esto
estos fue fuera fueron ha había habían haber habrá habría hace hacen hacer hacia hacía haga han hasta hay haya
hayan hecho hemos hizo hoy hubo iba incluso ir jamás junto la las le les lo los luego más me mediante mejor
menos mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie ni ningún ninguna
ninguno no nos nosotros nuestra nuestro nueva nuevas nuevo nuevos nunca o ósea otra otras otro otros para
parece parte pero poca pocas poco pocos podemos podía podrá podrán podría podrían poder por porque primer
primera primero pronto propia propio pudo pueda puede pueden pues que qué quien quién quienes quiere sabe se
sea sean según ser será serán sería si sí sido siempre siendo sigue sin sino sobre sola solamente solo sólo
son su sus suya suyo tal también tampoco tan tanta tanto te tendrá tener tengo tenía tenían tiene tienen toda
todas todavía todo todos tras través tu tus tuvo u un una unas uno unos va vamos van varias varios ve veces
vez ya yo afirma afirmó anunció asegura aseguró explicó informó señaló
""",
    "pt": """
à a acerca afirma afirmou agora ainda além algo alguém algum alguma algumas alguns ali ambos ante antes ao aos
apenas após aquela aquele aqueles aqui aquilo as às assim até através bem cada cerca com como contra contudo
cuja cujo da dar das de dela delas dele deles dentro depois desde dessa desse desta deste deu deve devem
deverá devido diante disse disso dito diz dizem do dois dos duas durante e é ela elas ele eles em embora
enquanto então entre era eram essa essas esse esses esta está estão estar estas estava estavam este estes
esteve estive estou eu faz fazer fez ficar ficou foi fora foram fosse há haver havia hoje isso isto já la lá
lhe lhes lo logo mais mas me meio melhor menos mesma mesmas mesmo mesmos meu minha muita muitas muito muitos
na nada não nas nem nenhum nenhuma nessa nesse nesta neste no nos nós nossa nosso nova novas novo novos num
numa nunca o onde ontem os ou outra outras outro outros para parte pela pelas pelo pelos per perante pode
podem poderá poderia por porém porque portanto pouca pouco poucos primeira primeiro própria próprio próximo
quais qual qualquer quando quanto quantos quase que quê quem são se seja sejam sem sempre sendo ser será serão
seria seu seus si sido sob sobre só somente sou sua suas tal também tampouco tanta tão tem têm tendo tenha ter
terá teria teve ti tinha tinham toda todas todavia todo todos tornou tudo um uma umas uns vai vão várias
vários vem vez vezes você vocês vos anunciou explicou informou
""",
    "it": """
a abbia abbiamo ad adesso affinché agl agli ai al alcun alcuna alcune alcuni alcuno all alla alle allo allora
altra altre altri altro anche ancora anzi appena attraverso avere aveva avevano avrà avrebbe avuto ben bene c
che chi ci ciascuno ciò cioè circa coi col colui come comunque con contro cosa così cui d da dagl dagli dai
dal dall dalla dalle dallo davanti degl degli dei del dell della delle dello dentro deve devono di dice detto
dietro dopo dove dovrà dovrebbe due dunque durante e è ecco ed egli era erano essere essi fa fanno far fare
fatta fatto fino fra fu fuori furono gia già gli grazie ha hanno i ieri il in infatti inoltre insieme intanto
intorno invece io l la là le lei li lì lo loro lui lungo ma mai me mediante medesimo meglio meno mentre mi mio
molta molte molti molto ne né negli nei nel nell nella nelle nello neppure nessun nessuna nessuno niente no
noi non nonostante nostra nostro nulla nuova nuove nuovi nuovo o od oggi ogni oltre oppure ora parte perché
perciò pero però piu più po poca pochi poco poi poiché possa possono potrà potranno potrebbe poteva
pressappoco presso prima primi primo proprio puo può pur pure qua qual quale quali qualche qualcosa qualcuno
quando quanta quanti quanto quasi quei quel quell quella quelle quelli quello questa queste questi questo qui
quindi s sara sarà saranno sarebbe se sé secondo sei sembra sempre senza si sì sia siamo siano sicché solo
sono sopra soprattutto sotto sta stata state stati stato stessa stesse stessi stesso stanno su sua sue sugl
sugli sui sul sull sulla sulle sullo suo suoi tale tali talvolta tanta tante tanti tanto te ti tra tramite
troppo tua tuo tutta tuttavia tutte tutti tutto un una uno va vari varie verso vi via viene vengono voi volta
vuole afferma affermato annunciato dichiarato spiegato spiega
""",
    "nl": """
aan achter af al aldus alle alleen alles als alsnog altijd ander andere anderen bekend ben beter bij bijna
binnen blijft blijven boven buiten daar daardoor daarna daarom dan dat de deden deed den der des deze die dit
doen doet door dus echter een eens eerder eerst eerste elk elkaar en enige enkele er erg even gaan gaat ge
geen gehad gemaakt geweest geworden ging goed graag had hadden haar heb hebben heeft heel hem hen het hier hij
hoe hun iemand iets ik in is ja je jij jou jouw kan kon konden krijgen krijgt kunnen kwam laat laten later
liet maar maken maakt me meer mee meerdere meest men met mij mijn minder misschien mits moest moesten moet
moeten mogelijk mogen na naar naast niemand niet niets nieuw nieuwe nog nooit nu of om omdat onder ondanks
ongeveer ons onze ook op opnieuw over overal reeds rond samen sinds slechts sommige staat steeds te tegen ten
tenzij ter terug terwijl tijdens toch toe toen tot tussen tweede twee uit u uw van vanaf vanwege vaak veel
vele verder verschillende via vindt volgens voor vooral voordat vroeg waar waarbij waardoor waarin waarom
waaronder wanneer want waren was wat weer wegens wel welk welke werd werden wie wij wil wilde willen worden
wordt zal ze zeer zegt zei zeggen zelf zelfs zich zij zijn zo zoals zodat zonder zou zouden zowel zullen meldt
meldde
""",
    "sv": """
aldrig all alla allt alltid alltså andra annan annat att av bara bland blev bli blir blivit både båda börjar
börjat de dem den denna denne deras dess dessa det detta där därför då efter efteråt eller en enda endast
enligt ens er ett ej fast fick fler flera finns fram framför från få får fått för före första ge genom ger
gick gjort gjorde gör göra går gått ha hade han hans har hela hellre hennes her hit hon honom hos hur här i
ibland icke igen in inför ingen inget inga innan inom inte istället ja jag ju kan kanske knappt kom komma
kommer kring kunde kunna kunnat längre lika lite man med medan mellan men mer mest mig min mindre mitt mot
mycket måste ned nej ner nu ny nya nytt någon något några när nära och ofta om omkring oss också olika på
redan sa sade samma samt sedan senare ser sig sin sina sitt själv ska skall skulle som så säga säger sätt ta
tack tar till tillbaka tills tog trots två under upp ur ut utan utanför vad var vara varit varför vart vem vid
vidare vilka vilken vilket vill ville vore väl vår är än ännu åt över även berättar meddelar uppger
""",
    "da": """
ad af aldrig alle alt alting altid altså anden andet andre at bag bare begge blandt blev blevet bliver da de
dem den denne der deres derfor det dette dig din disse dog du efter eller en end endnu er et fik flere fleste
for fordi foran fra får få før først første gennem gik giver gjorde gjort gør gøre går ham han hans har havde
have hele heller hen hende hendes her hos hun hvad hvem hver hvilke hvilken hvis hvor hvordan hvorfor hvornår
i igen ikke imod ind inden indtil ingen intet ja jeg jer jo kan kom komme kommer kun kunne langs lidt lige
ligesom man mange med meget mellem men mener mens mere mest mig min mindre mod måske må måtte ned nej nogen
noget nogle nok nu ny nye nyt når nær næste næsten og også om omkring op os over på sagde samme sammen samt
selv senere ses siden sig siger sin sine sit skal skulle som stadig så således sådan tager tidligere til
tilbage to tog trods ud uden under undtagen var ved vi vil ville vores være været oplyser fortæller ifølge
både
""",
    "no": """
alle allerede alltid alt altså andre annen annet at av bak bare begge ble blant blei bli blir blitt bort både
da de deg dei dem den denne der deres derfor dersom det dette di din disse ditt du eg ein eit eller en enda
enn er et ett etter få fikk flere fleste for foran fordi fra fram frå før først første får gikk gjennom gjort
gjorde gjør gjøre går ha hadde han hans har hele heller henne hennes her hos hun hva hvem hver hvilke hvilken
hvis hvor hvordan hvorfor i ifølge igjen ikke ikkje imot inn innen ingen ja jeg kan kom komme kommer korleis
kun kunne kva langs like litt man mange med meg meget mellom men mens mer mest min mindre mot mye må måtte ned
nei noe noen nok nye ny nytt nå når nær nesten og også om omkring opp oss over på sa samme sammen samt seg
selv senere ser si siden sier sin sine sitt skal skulle slik som så sånn ta tar tidligere til tilbake to tok
tross under uten ut var ved vi vil ville være vært vår opplyser forteller melder
""",
    "pl": """
a aby albo ale ani aż bardziej bardzo bez bo bowiem by być był była było były będą będzie chce chociaż choć ci
co coraz coś czego czy czyli często dla dlaczego dlatego do dość dwa dwie dwóch dzięki gdy gdyby gdzie go i
ich ile im inne innego innej inny innych iż ja jak jaka jaki jakie jako je jeden jedna jednak jedno jednym
jego jej jemu jest jestem jeszcze jeśli jeżeli już ją każdy kiedy kilka kto która które którego której który
których którym którzy którą ku lecz lub ma mają mi miał miała mieć mimo między mnie może mogą mógł można mu
musi my na nad nadal nam nas nasz natomiast nawet nic nich nie niej niego nigdy nim niż no nowa nowe nowego
nowy nowych o obecnie od oraz on ona one oni ono po pod podczas ponad poza ponieważ powiedział powiedziała
poinformował poinformowała przed przede przez przy raz razem również sam sama się są skąd swoje swoim swoją
swojej swego ta tak taka taki takie także tam te tego tej temu ten teraz też to tobie trzeba tu tutaj tych
tylko tym tymi tę tą u w wciąż we według wie wiele wielu wszystkich wszystkie wszystko wtedy wśród z za zaś ze
został została zostały zostało zostanie że żeby żadnych
""",
    "cs": """
a aby aj ale ani aniž asi až bez bude budou by byl byla byli bylo byly být co což či další dva dvě do dnes ho
i jak jako jaké je jeden jedna jedno jeho jej její jejich jen jenž ještě ji jiné již jsem jsme jsou k kam
každý kde kdo kdy když ke která které kteří který kterou kvůli lze má mají mezi mít může mohou mu musí my na
nad nám nás ne nebo něco nejen než nich ním nic nové nový nyní o od on ona oni pak po pod podle pokud pouze
prý pro proč proti proto protože před přes přesto při první s sám se si své svůj svou svých svým ta tak také
takže tam tato te tedy ten této tento teď ti tím to toho tom tomu tu tuto ty tyto u už v vám vás ve více však
všech všechny všichni vy vždy z za zatím zde ze že řekl řekla uvedl uvedla
""",
    "ro": """
a abia acea aceasta această aceea acel acela acest acesta aceste acestea acești acestor acestui acolo acum ai
al ale alt alta alte altă am anume apoi ar are aș asemenea asta astfel atât atunci au avea avem avut azi bine
ca că când cât câte câteva ce cea ceea cei cel cele celor chiar cine cineva ceva cu cum către da dacă dar dat
de deci decât deja deoarece departe deși despre din dintr dintre doar doi două după ea ei el ele era erau este
eu face fac facem fără fi fie fiecare fiind foarte fost fostul i iar ieri îi îl împotriva în înainte încă
între într îmi își l la le li lor lui mai mare mi mod mult multe mulți n ne nici nimeni niște noastră noi
nostru nou noua nouă noul nu o ori orice pe pentru peste poate pot prea precum prima primul prin printr până
sa să s sale sau său se și sub sunt spre spus spune te toate tot totuși toți tu un una unde unei unele unor
unui unul va vă voi vor declarat anunțat privind potrivit
""",
    "ru": """
а без более больше будет будут бы был была были было быть в вам вас ведь весь во вот впервые все всего всем
всех вся всю всё вы где да даже два две для до другие других его ее еще её ещё если есть же за затем здесь и
из или им имени ими иметь имеет их к каждый как какие каких какой когда которая которого которой котором
которую которые который которых кто ли либо лишь лучше между меня мне много можно может могут мог мы на над
надо нас начале не него нее ней некоторые нельзя нет неё ни нибудь никогда них ничего но новая нового новое
новой новую новые новый новых ну о об один одна однако одного одной он она они оно от очень перед по под пока
после потом потому почему почти при про раз с сам сама сами самый свое своего своей свои своих свой свою себе
себя сейчас со собой среди стал стала стали стало так также такие таких такой такое там тем теперь то тоже
того той только том тому тот тут ты у уже хотя часть чего чей чем через что чтобы эта эти этим этих это этого
этой этом этот эту я является сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили сообщает
сообщается пишет
""",
    "uk": """
а або адже але без би був буде будуть була були було бути в вам вас ваш весь все всі всіх вже ви від він вона
вони воно вперше де для до дуже два дві є ж за завжди зараз зі з та із іншого інших інші його йому її їй їм їх
і й коли кого кожен крім лише майже мати має мають мені між ми можна може можуть на над навіть нам нас наш не
нею неї ним них ні ніколи нове нового нова нові новий нових о об один одна однак ось після під час по поки
потім при про проте проти раз сам свого своє своєї свої своїх свій свою себе серед собі собою стала став стали
такий також там те тепер теж ти тим тих то того тоді той тому тут у уже усі хоча хто це цей цих ця цього цьому
цієї через чи чим чого чому що щоб щодо я як яка яке який якого якої якому яку які яких якщо сказав сказала
заявив заявила повідомив повідомила повідомили повідомляє
""",
    "tr": """
acaba adeta ama ancak arada arasında artık aslında ayrıca az bazı belki ben beni benim beri bile bir biraz
birçok biri birkaç birlikte biz bize bizi bizim böyle bu buna bunda bundan bunlar bunları bunların bunu bunun
burada bütün da daha dahi de değil diğer diye dolayı edecek eden ederek edilen etmek etti fakat gelen gibi
göre halen hangi hatta hem henüz hep hepsi her herhangi hiç için içinde ile ilgili ilk ise işte itibaren kadar
karşı kendi kendine kez ki kim kimse mi mı mu mü nasıl ne neden nedeniyle nerede niçin o olan olarak oldu
olduğu olduğunu olmak olması olmayan olsa olup olur ona ondan onlar onları onların onu onun ortaya öyle önce
pek rağmen sadece sanki sen siz son sonra sonrası şey şimdi şöyle şu şunu tarafından tüm üzere üzerinde var ve
veya vardı ya yani yapılan yaptığı yeni yer yine yok yüzünden zaten zaman açıkladı belirtti dedi söyledi
bildirildi açıklandı
""",
    "id": """
ada adalah agar akan akhirnya antara apa apakah atas atau awal bagaimana bagi bahkan bahwa banyak baru bawah
beberapa begitu belum berada berbagai bersama besar biasa bila bisa boleh bukan cara cukup dalam dan dapat
dari dengan depan di dia digunakan dilakukan dirinya dua hal hanya harus hingga ia ialah ini itu jadi jangan
jika juga kami kamu karena kata ke kembali kemudian kepada ketika kini kita lagi lain lainnya lalu lebih luar
maka mana masih masing maupun melakukan melalui memberikan membuat memiliki mengalami mengatakan menjadi
menurut menyebut merasa mereka merupakan meski mulai mungkin namun nanti oleh pada para pernah pertama pihak
pula pun saat saja salah sama sambil sampai sangat satu saya sebab sebagai sebagian sebelum sebelumnya sebuah
sedang sehingga sejak sejumlah sekali sekarang sekitar selain selama seluruh semua sempat seorang seperti
sering serta sesuai setelah setiap siapa suatu sudah supaya tak tanpa tapi telah tentang tentu terhadap
terjadi termasuk tersebut tetapi tiap tidak turut ujar ungkap untuk usai yaitu yakni yang
""",
    "ar": """
في من على إلى الى أن ان إن عن أو او مع هو هي هم هذه هذا هؤلاء ذلك تلك بعد قبل بين كما وقد قد لقد لا لم لن ما
التي الذي الذين اللذين اللتين كان كانت كانوا يكون تكون ليس ليست حيث حتى كل بعض غير ثم أي أية عند عندما منذ
خلال مثل فيها فيه عليه عليها أنه أنها انه انها بأن بها به له لها لهم منه منها منهم إليه إليها عنه عنها معه
معها وهو وهي وفي وفق وفقا ومن وعلى وإلى وأن وكان وكانت وكما ولا ولم وما وهذا وهذه وذلك والتي والذي وكذلك ولكن
لكن بل إذا إذ إلا مما بما فيما بينما أيضا ايضا هناك هنا حول حوالي نحو ضد دون بدون تحت فوق أمام داخل خارج عبر
بسبب بشأن بشكل ضمن بحسب حسب رغم رغما بعدما قبيل بعيد عدة عدد أكثر أقل أحد إحدى آخر أخرى اخرى أول أولى يمكن يجب
تم يتم سوف كيف لماذا متى أين لدى لدي لديه لديها يوجد توجد لأن لان كي لكي أما اما فقد فقط كذلك نفس نفسه نفسها
قال قالت وقال وقالت أعلن أعلنت وأعلن وأعلنت وأضاف وأضافت أكد أكدت وأكد وأكدت ذكر ذكرت وذكر وذكرت أوضح وأوضح
أشار وأشار
""",
    "ko": """
및 등 등을 등이 등의 등에 것 것은 것을 것이 것이다 것으로 것이라고 것에 수 그 이 저 그는 그가 그의 그를 그녀는
이는 이를 이에 이번 이후 이날 지난 있다 있는 있어 있고 있으며 있던 있었다 있다고 있을 있게 없다 없는 없이 한다
하는 하고 하며 하여 했다 했던 하기 했으며 했다고 한다고 하지만 된다 되는 되어 됐다 되었다 됐다고 될 된 한 할
함께 대한 대해 대해서 위해 위한 통해 따라 따르면 따른 관련 관한 관해 의해 인해 때문에 때문이다 같은 같이 다른
모든 모두 여러 많은 많이 더 또 또한 또는 그리고 그러나 그런데 그래서 다시 가장 매우 아직 이미 계속 바로 약 총
각 각각 중 중인 동안 당시 현재 앞서 다만 특히 한편 가운데 경우 만큼 만에 뒤 전 후 간 않았다 않는 않고 않은
않을 않다 아니라 아닌 받았다 받은 받고 오는 또다시 최근 새 새로운 말했다 밝혔다 전했다 설명했다 강조했다
덧붙였다 알려졌다 보인다 나타났다 나섰다 예정이다 예정이라고 예정인
""",
}

_SAME = {"nb": "no", "nn": "no"}


@cache
def function_words(lang: str) -> frozenset[str]:
    """The small words of a language as they are written; `lang` is one that `listed` gives."""
    return frozenset(_WORDS.get(lang, _ENGLISH).split())


@lru_cache(maxsize=256)
def listed(lang: str) -> str:
    """The language (ISO 639-1) of a tag (BCP 47) as its words are listed; "" for English and all without."""
    base = lang.partition("-")[0].casefold()
    base = _SAME.get(base, base)
    return base if base in _WORDS else ""
