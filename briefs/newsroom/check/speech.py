"""The words by which languages with alphabets hand on speech, and call who speaks; all folded."""

from __future__ import annotations

from briefs.newsroom.check.words import fold


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


SAID = _folded("""
said says say saying told tells telling asked asks asking added adds adding wrote writes replied replies
tweeted posted continued explained explains insisted insists warned warns warning argued argues noted
notes observed objected objects admitted admits conceded acknowledged recalled recalls remarked quipped
joked jokes stated states declared declares announced claimed claims complained complains protested
countered responded answered concluded concludes predicted suggested testified confirmed denied urged
promised vowed pledged stressed emphasised emphasized boasted lamented lamenting called calls described
describes dismissed criticised criticized accused blamed praised commented comments shouted yelled
reckoned reckons maintained mused sighed thanked retorted reflected revealed appealed cautioned agreed
disagreed sagte sagt sagten sagen gesagt erklärte erklärt betonte betont meinte meint schrieb schreibt
warnte warnt kritisierte kritisiert ergänzte ergänzt äußerte äusserte mahnte mahnt forderte fordert lobte
beklagte beklagt spottete berichtete urteilte fragte fragt antwortete antwortet versicherte versichert
bestätigte bestätigt nannte nennt bezeichnete sprach spricht rief bemerkte klagte klagt bedauerte bedauert
entgegnete begründete begründet scherzte erinnerte erwiderte konterte so dit déclaré déclare affirmé
affirme assuré assure expliqué explique indiqué indique précisé précise ajouté ajoute souligné souligne
estimé estime répondu répond lancé lance rappelé rappelle déploré déplore regretté regrette dénoncé
dénonce commenté commente martelé martèle insisté insiste confié confie raconté raconte écrit promis
averti avertit jugé juge ironise ironisé plaidé plaide résume résumé soupire soupiré proteste protesté
reconnu reconnaît conclu conclut poursuivi poursuit noté s'indigne indigné témoigne témoigné prévient
prévenu dijo dice dijeron dicho afirmó afirma aseguró asegura declaró declara explicó explica señaló
señala indicó indica añadió añade agregó agrega manifestó manifiesta sostuvo sostiene expresó expresa
comentó apuntó apunta subrayó subraya advirtió advierte lamentó lamenta criticó critica denunció denuncia
reconoció reconoce respondió responde replicó insistió contó escribió escribe confesó recordó recuerda
admitió admite aclaró precisó pidió exclamó sentenció zanjó bromeó concluyó destacó destaca disse detto
afirmou mocked snapped exclaimed pleaded apologised apologized recounted remembered repeated reiterated
offered thundered sneered pointed concedes laments contended contends alleged alleges teilte verteidigte
kommentierte kommentiert resümierte lobt verspricht versprach réagi réagit lâché lâche glissé tranché
tranche enchaîné enchaîne fustigé fustige salué salue souffle soufflé reprend repris tonne tonné prie
détaille détaillé relève relevé argumente argumenté relató relata opinó opina celebró celebra ironizó
remarcó remarca reiteró reitera reclamó reclama defendió defiende matizó matiza resumió resume sugirió
prometió promete agradeció avisó avisa alertó alerta espetó soltó promet promit évoqué évoque parlé parle
qualifié qualifie tachó tacha calificó califica tildó contestó contesta habló habla dubbed branded
labelled labeled hailed slammed condemned attacked bezeichnet kritisieren nennen
""")
NEVER_PASSIVE = _folded("told asked called described accused blamed praised warned urged")
"""After "was" somebody else spoke."""

BE = _folded("is are was were be been being am")
AUXILIARIES = _folded("a ont has have had hat habe haben ha han also later then")
CLITICS = _folded("le les lo la los las se lui leur l s me te nous nos y en ya no ne nicht auch never only")
ACCORDING = _folded("according selon según laut d'après")
BY = _folded("by von par por")
HE = _folded("he il er lui") | {"él"}
SHE = _folded("she elle ella sie")
OTHERS = _folded("it they we i you who es sils ils elles on se ellos ellas man")
PRONOUNS = HE | SHE | OTHERS
CLAUSE = _folded("""
that while but when because although though as after before until if whether where which what dass weil
wenn als aber doch während que mais quand car lorsque pero cuando porque mientras
""")
AND = _folded("and und et y e")
BUT = _folded("but mais pero aber sondern")
RELATIVE = _folded("who whom whose which that der die das qui dont que quien cuyo")
ADJUNCT = _folded("""
in on at to after before during as when while following about over with adding whose who which am im nach
vor bei zu zum zur über gegenüber avant après lors au aux dans pour sur en tras durante ante al para sobre
but that of to
""")
"""What follows a speaker after the verb, and does not call them."""

GOVERNING = _folded("""
of in at from for with by near against about into over than like via on under von vom bei mit für aus im
am gegen nach über zu zum zur des der de du d' au aux en par pour avec sur dans del con por sobre para
desde contra
""")
"""Before these a name is a place, a body or somebody else."""

SMALL = _folded("de du von van bin al di da del dos zu ter ten la le")
LINKED = _folded("van von de")
LINKING = _folded("der den la las los")
"""Small words inside names: van der, de la."""

ROLES = _folded("""
mr mrs ms miss dr sir dame lord lady prof professor president prime minister premier chancellor senator
sen rep representative governor gov mayor councillor coun mp king queen prince princess pope judge justice
general gen col colonel capt captain chief director secretary chairman chairwoman chair ceo officer
detective inspector sergeant sgt superintendent commissioner spokesman spokeswoman spokesperson deputy
former vice senior foreign finance defence defense leader head manager owner lawyer lawmaker analyst
economist farmer coach boss executive nurse doctor teacher resident colleague counterpart wife husband
mother father son daughter brother sister solicitor engineer scientist researcher author founder critic
state herr frau präsident präsidentin ministerin kanzler kanzlerin direktor direktorin sprecher sprecherin
m mme monsieur madame maître ministre président présidente directeur directrice maire préfet señor señora
don doña presidente presidenta ministro ministra alcalde alcaldesa secretario secretaria directora worker
historian expert activist campaigner organiser organizer player striker goalkeeper midfielder defender
singer actor actress writer novelist artist designer architect chef pilot driver fisherman pupil student
priest bishop imam rabbi ambassador envoy diplomat prosecutor attorney sheriff clerk auctioneer treasurer
trustee ökonom ökonomin volkswirt volkswirtin bürgermeister bürgermeisterin anwalt anwältin vorsitzende
vorsitzender chef chefin économiste avocat avocate chercheur chercheuse cinéaste commerçante commerçant
délégué déléguée éleveur mairesse préfète procureur procureure juge gouverneur syndicaliste patron
patronne economista abogado abogada jueza juez concejala concejal fiscal gobernador gobernadora vecina
vecino investigadora investigador arquitecto arquitecta organizador organizadora gerente portavoz
""")
"""What a single name after it makes a person's."""

CALENDAR = _folded("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag lundi
mardi mercredi jeudi vendredi samedi dimanche
""")
BODIES = CALENDAR | _folded("""
university council police party ministry court school college bank group company committee commission
association institute hospital street road airport house office department city county united states north
south east west facebook twitter television league cup agency times post news works line lines airlines
airways motors holdings industries electric steel energy water rail railway railways systems technologies
partners capital research centre center foundation trust fund union federation society club rovers
athletic watch corp inc ltd plc ag gmbh sa llc labs studios pictures entertainment pharma pharmaceuticals
software foods stores bahn werke stadtwerke bundesbank palace kremlin parliament congress senate
government army navy force forces authority board bureau tribunal
""")
"""What holds one of these is no person's name."""

OPENERS = _folded("""
the this that these his her their our my its a an in on at but and for as when while after if it he she
they we i there here what how by to so yet then now asked having one both another some many most no not
der die das ein eine seine ihre sein ihr im am doch aber und nach le la les un une son sa leur mais et
dans el los las una su pero y en
""")
"""What a sentence begins with in capitals."""

HANDING = _folded("that as dass als von vom que qu d de comme como")
"""Words between a verb and what it hands on."""

INDEFINITE = _folded("a an one another un une ein eine una")
ARTICLES = _folded("the a an le la les el los las un une una l'")
PLAIN = ARTICLES | _folded("its his her their der die das ein eine son sa su sein seine ihr ihre")
SUFFIXES = _folded("jr sr ii iii iv")
COUNTED = PLAIN | _folded(
    "one two three four five several some many most few another both no this that deux trois dos tres zwei"
)
"""What begins a noun."""

WOMEN = _folded("mrs ms miss mme frau wife mother sister daughter spokeswoman")
MEN = _folded("mr herr husband father brother son spokesman")
THROUGH = ("spokes", "sprecher", "porte-parole", "portavoz", "family")
"""Who speaks for somebody else."""
