"""Words of Québec French, and of the English said in it, that lexicons have not."""

from functools import cache
from typing import Final

from piacen_qual.anonymisation.reading.normal import phrase

_LOCAL: Final = """
m mm mme mmes mlle mlles dr dre drs mgr prof profs ayoye aille aïe ayoille ark ouach ouash yark yé
youhou yeah yes yo yep yup nope nah nenon heille hey hé hélas ouf oups oh ouh woh wo wô woah wow
wouah aoutch ouch outch eille hein mhm mmh hmm hum pff pfff pffff tsk chut bravo bye bye-bye ciao
tchao tourlou salut coucou allo allô amen yallah inchallah envoye enweille enwèye envoyez scuse
scusez s’cuse merci thanks please sorry cool nice fun top game pool chill chum chums blonde gang job
jobs boss meeting meetings call calls break shift shifts overtime staff team feedback input output
deadline deadlines brainstorm brainstorming workshop backup backups bug bugs patch patches cloud
laptop desktop tower mouse mousepad keyboard screen headset set-up setup plug plogue plogues hotspot
stick link links post posts story stories reel reels live lives stream streaming podcast podcasts
balado balados baladodiffusion infolettre infolettres clavardage clavarder courriel courriels
pourriel pourriels webinaire webinaires webinar hyperlien hyperliens égoportrait selfie selfies
emoji emojis meme memes mème mèmes gif gifs like likes troll ghosting hacker hackers hack hacké
hackée geek geeks nerd gourou gamer podcasteur influenceur wifi wi-fi bluetooth email e-mail emails
texto textos dictaphone télécopieur fax scanner scan numériseur déambulateur motton gumboot cégep
cégeps piasse piasses cenne cennes trente-sous tabarouette tabarnouche tabarnak tabarnac câlisse
câline calvaire crisse criss ostie osti esti hostie maudit maudite bonyenne bonyeu torrieu saprée
simonac viarge ciboire mautadit mautadine batinse batêche cibole patate niaiseux niaiseuse niaisage
quétaine kétaine poche plate pantoute asteure astheure icitte drette frette chialage chialeux
placotage placoter jasette patente patentes patenteux gogosse gugusse bébelle bébelles bidule
bidules cossin cossins gréement guenille tuque tuques mitaine mitaines bobettes chandail gougounes
pitoune toune tounes char chars pick-up skidoo ski-doo skatepark napkin kleenex cretons pâté poutine
tourtière tourtières guédille blé dinde popote rosbif sloche slush brunch lunch lunchs dépanneur dep
dépanneurs proprio proprios coloc colocs ado ados bénévolat coordo coordos directeur-général
stagiaire intervenante intervenant biblio physio ergo podiatrie denturologiste doula zamboni curling
hockey goaler aréna rénoviction rénovictions littératie cyberintimidation écoanxiété saine clé-usb
pandémie covid coronavirus confinement déconfinement distanciel présentiel télétravail hybride
comodal comodalité multimodal visio visioconférence vidéoconférence burn-out burnout burnouté
burnoutée overdose cute sharp smooth tough straight weird awkward random okay okey dokey alright
anyway whatever man dude truck van bike skate snow barbecue party parties show shows band gig loft
condo condos bungalow bungalows shack cottage sofa futon futons backstore assoir ravoir écœurer
écœure écœurant écœurante écœurés écœurée écoeurant écoeurante laitte laittes boutte bouttes pitons
piton maganer magané maganée mets-en tant-qu’à faque tsé t’sais pis ben moé toé ouin ouan bah bein
beh hm hmm cheffe cheffes inapproprié inappropriée inappropriés inappropriées drabe lousse smatte
smattes ploguer plogué ploguée débarrer débarré spaghat ressourcerie ressourceries coudon coudonc
webmestre webmestres négo négos çui tit tits tite tites p’tit skidou skidous naloxone spaghetti
tamales arobas arobase hola grosso modo
jusquà jusquau jusquaux jusquen jusquici kwe kwé kwei kuei kokom kokoms kookum mushum mushoum
mikwetc migwetch meegwetch mikwech haha hihi
captcha zumba alzheimer parkinson peanuts nip cégépien cégépienne bitmoji bitmojis baloney
cipaille sipaille tequila pogo pogos toast toasts wrap wraps muffin muffins smoothie
barista karaoké karaoke bingo bingos yoga pilates tai-chi jeun quarante-cinq jammer jamme jammé
jammée checker checké gosser gossé focusser booké booker updater googler skyper zoomer scroller
swiper downloader downloadé crasher crashé freezer freezé skipper spotter texter texté chatter
"""
_ENGLISH: Final = """
the and that this these those with without from for you your yours they them their there here when
where which who whom what why how not never always is are was were be been being am have has had
having do does did done will would can could should must may might shall let get got make made take
took go going gone went come came see saw seen know knew think thought say said tell told good
better best bad worse worst new old young big small little long short great nice well very too also
just only even still again more most less least much many few some any all both each every other
another same such one two three four five first last next time day week month year people person man
woman kid kids child children friend friends family house home work working job school life thing
things way place world hand part side back front up down in out on off over under about after before
between into through during of to at by as if or but so because then than now yes no hello hi thanks
thank please sorry welcome shut call me my mine we us our it its he him his she her hers cares care
don’t can’t won’t didn’t doesn’t isn’t amazing awesome literally actually basically honestly
seriously exactly anyway business card luck right wrong true false whole sense point deal stuff kind
sort lot bit guy guys girl girls god gosh damn shit fuck fucking freak freaking feel feeling
feelings love hate hope wish want wanted need needed try tried like liked look looked joke jokes
anyways center centers driveway intake outreach mic moved pimp rough number numbers data nothing
learn learned husband wife type types drop dropper shop shopping smart safe space spaces
skill skills trip trips ask asked talk talked keep
kept give gave find found leave
"""


@cache
def spoken_here() -> frozenset[str]:
    """These words, as they are matched."""
    return frozenset(phrase(word) for words in (_LOCAL, _ENGLISH) for word in words.split())
