"""The words by which people tell ages, illnesses, origins and unique roles, as they are matched.

`_` and `-` stand for a blank or a hyphen, `*` for any ending; a word without `*` also stands for
its plural.
"""

import re
from typing import Final


def any_of(words: str) -> str:
    """A regular expression for any of these words."""
    return f"(?:{'|'.join(sorted(map(_form, words.split()), key=len, reverse=True))})"


def _form(word: str) -> str:
    plain = re.escape(word.removesuffix("*").replace("_", "-")).replace(r"\-", "[ -]")
    return plain + ("[a-z-]*" if word.endswith("*") else "s?(?![a-z])")


JOBS: Final = any_of(
    """
    president* vice-president* co-president* maire mairesse prefet* directeu* directric* coordonn*
    coordo fondat* cofondat* tresori* secretaire* conseiller* echevin* depute* ministre* cure abbe*
    pretre* pasteur* imam* rabbin* medecin* docteur* infirmi* pharmacien* dentiste* denturolog*
    optometr* psycholog* psychiatr* veterinaire* notaire* avocat* polici* pompi* ambulanci*
    militaire* soldat* prof professeu* enseign* instit* educat* travailleur* travailleuse*
    intervenant* agent agente animat* organisat* responsable* chef* gestionnaire* patron* propri*
    entrepreneu* marchand* commercant* restaurat* epici* boulang* garagist* mecanic* electricien*
    plombi* menuisi* camionn* chauffeu* agricult* fermi* pecheu* bucheron* chercheu* etudiant*
    stagiaire* fonctionnaire* employe* benevole* administrat* comptable* ingenieur* technicien*
    artiste* chanteu* musicien* comedien* ecrivain* auteur* journaliste* athlet* entraineu* arbitre*
    concierge* cuisini* coiffeu* couturi* artisan* apicult* libraire* bibliothec* archiviste*
    traduct* interprete* mediat* sage-femme doula* chaman* aine ainee barbi* huissi* sacristain*
    bedeau religieu* forgeron* fleuriste* traiteu* brasseu* eleveu* producteu* productrice* trappeu*
    chasseu* capitaine factrice* brigadi* croque-mort embaumeu* vitrier* ebeniste* soudeu*
    machiniste* opticien* physiotherapeute* ergotherapeute* nutritionniste* dg formateu* formatric*
    consultant* programmeu* informaticien* infograph* graphiste* urbaniste* architecte* greffi*
    agronome* biologiste* psychoeducat* orthophoniste* orthopedagogue* prepose* surveillant*
    moniteu* monitrice* porte-parole mascotte gerant* vendeu* caissi* livreu* laiti* facteur_rural
    crieu* croupi* gardien* brigadi* dompteu* taxidermiste* accordeu* organiste* maitre-chantre
    clown* magicien* prestidigit* contremaitre* arpenteu* geologue* sexologue* criminologue*
    archeologue* anthropologue* sourci* guerisseu* rebouteu* adjoint adjointe
    """
)
HERE: Final = any_of(
    """
    village canton comte coin quartier rang secteur region mrc cote province bout equipe conseil ca
    bureau paroisse ville ile vallee riviere lac nord sud est ouest rue immeuble bloc batisse
    """
)
OFFICES: Final = any_of(
    """
    president* vice-president* co-president* maire mairesse prefet* cure abbe tresori*
    pasteur* imam rabbin echevin* conseiller_municipal conseillere_municipale
    conseiller_scolaire conseillere_scolaire
    """
)
FOLK: Final = any_of(
    """
    homme femme gars fille garcon monsieur madame dame personne mere pere maman papa parent veuf
    veuve jeune vieux vieille ancetre anglophone francophone allophone immigrant* immigre*
    refugie* noir noire blanc blanche autochtone* handicap* survivant* rescape* gagnant* champion*
    membre citoyen* resident* locataire* usager* client cliente
    """
)
PEOPLES: Final = any_of(
    """
    autochtone* innu innue atikamekw* mohawk* abenaqui* abenaki* algonquin* anishinabe* huron
    huronne wendat* micmac* malecite* naskapi* inuk inuit* metis metisse afro-* arabe kabyle*
    berbere* amazigh* kurde* gitan* juif juive musulman* catholique* protestant* evangelique*
    pentecotiste* bouddhiste* hindou hindoue sikh temoin_de_jehovah mormon* haitien* congolais*
    camerounais* senegalais* ivoirien* malien* togolais* beninois* guineen* burundais* rwandais*
    algerien* marocain* tunisien* libanais* syrien* irakien* iranien* afghan* pakistanais* indien*
    bangladais* chinois* vietnamien* cambodgien* laotien* coreen* japonais* philippin* ukrainien*
    russe polonais* roumain* bulgare* bosniaque* serbe croate albanais* turc turque grec grecque
    italien* portugais* espagnol espagnole francaise belge suisse allemand* irlandais* ecossais*
    americain* mexicain* guatemalteque* salvadorien* hondurien* nicaraguayen* colombien*
    venezuelien* peruvien* bolivien* chilien* argentin argentine bresilien* cubain* dominicain*
    jamaicain* ethiopien* erythreen* somalien* soudanais* nigerian* ghaneen* gabonais* malgache*
    mauricien* acadien*
    """
)
BELONGING: Final = any_of(
    """
    gai gaie gay lesbienne homosexuel* bisexuel* bi trans transgenre* non_binaire queer intersexe*
    asexuel* voile voilee croyant croyante pratiquant pratiquante refugie refugiee sans_papiers
    demandeur_d'asile demandeuse_d'asile adopte adoptee orphelin orpheline
    """
)
WORN: Final = any_of("voile hidjab hijab niqab foulard turban kippa kirpan")
ILLNESSES: Final = any_of(
    """
    avc infarctus crise_cardiaque crise_de_coeur crise_de_panique crise_d'angoisse crise_d'epilepsie
    cancer tumeur metastase* leucemi* lymphom* chimio* radiotherapi* dialys* greffe* diabet*
    insulin* epilep* scleros* parkinson* alzheimer* demence autis* asperger tsa tda tdah trisomi*
    deficien* handicap* fauteuil_roulant quadriplegi* paraplegi* paralys* hemiplegi* sourd sourde
    malentendant* aveugle malvoyant* non_voyant* cecite sourd-muet muette aphasi* depression
    depressi* burn_out* burnout* epuisement_professionnel anxiet* anxieu* angoiss* bipolaire*
    schizo* psychose psychotique* borderline trouble_alimentaire trouble_anxieux
    trouble_de_personnalite trouble_de_stress trouble_du_spectre tspt toc choc_post_traumatique
    stress_post_traumatique suicid* automutil* antidepresseur* medicamente* ritalin toxicoman*
    alcooli* sobre_depuis desintox* en_sevrage overdose* surdose* vih sida seropositi* hepatite*
    tuberculos* asthm* allergi* fibromyalgi* endometriose fausse_couche avort* enceinte grossesse*
    accouch* menopaus* infertil* mort_ne mort_nee opere operee operer operation_au* operation_a*
    chirurgie* hospitali* soins_intensifs soins_palliatifs coma arret_de_travail arret_maladie
    arret_pour arret_depuis en_arret conge_de_maladie conge_d'invalidite conge_maladie en_maladie
    invalid* prothes* amput* migraine* acouphen* apnee lupus arthrit* arthros* crohn colite stomie*
    hernie* fracture_de fracture_du commotion* dyslexi* dysphasi* dyspraxi* begai* begue anorexi*
    boulimi* obesi* obese phobi* deuil covid_longue mort_de_la_covid morte_de_la_covid eu_la_covid
    hemodialys* epuisement_prof* pour_un_epuisement en_epuisement lumbago sciatique* entorse*
    tendinite* bursite* ulcere* goutte_au occlusion* appendicit* peritonit* septicemi* meningit*
    poliomyelit* polio scoliose* osteopor* maladie_auto-immune ouvrir_le_coeur ouvrir_le_ventre
    ouvrir_le_crane a_coeur_ouvert coeur_malade sous_oxygene bonbonne_d'oxygene en_remission
    stade_terminal phase_terminale en_phase_palliative aide_medicale_a_mourir double_vision
    perte_de_vision perte_d'audition appareil_auditif appareils_auditifs fauteuil_electrique
    jambe_de_bois dialyse jumelles_prematurees premature prematuree traumatisme_cranien tcc
    congestion_cerebrale paralysie_faciale zona_dans_l'oeil ligament* menisque* pogne_la_covid
    attrape_la_covid decede_de decedee_de decedes_de mort_du mort_d'un morte_du morte_d'un zona
    pacemaker stimulateur_cardiaque stimulateur_au pile_au_coeur acv pontage* angine_de_poitrine
    insuffisance_cardiaque insuffisance_renale insuffisance_respiratoire emphysem* mpoc maladie_de
    maladie_rare maladie_chronique maladie_mentale implant_cochleaire rhumatism* glaucom* cataracte*
    lyme meniere lithium methadone psychotherap* psychiatr* chaise_roulante marchette* bequille*
    ablation* mammectom* mastectom* prostate* thyroid* hyperthyroid* hypothyroid* cirrhos* pancreat*
    calculs_renaux embolie* phlebit* thrombos* anevrism* cardiaque* souffle_au_coeur hypertension
    narcoleps* insomni* somnambul* acouphene* surdite stomis* crohn* coeliaque* intolerance_au
    intolerant_au intolerante_au eczema* psoriasis vitiligo alopeci* canne_blanche chien_guide
    ostomie* fibrose* dystroph* spina_bifida paralysie* nanisme tourette bipolarit* hallucination*
    alcoolique* sobriete cure_de_desintoxication rechute* traitement_de_fertilite fiv perdu_un_bebe
    perdu_mon_bebe vasectom* hysterectom* avec_une_canne perdu_l'odorat perdu_le_gout
    perdu_l'ouie perdu_la_vue mon_sevrage son_sevrage perdu_la_memoire perdu_l'usage
    conge_de_maternite conge_de_paternite conge_parental conge_sans_solde conge_differe
    retrait_preventif sur_la_csst sur_la_cnesst travaux_legers travail_leger retour_progressif
    """
)
HARMS: Final = any_of(
    """
    violee agresse agressee agression abusee inceste violence_conjugale battu battue maltrait*
    proxenet* prison incarcer* detenu detenue penitencier casier_judiciaire probation ans_en_dedans
    mois_en_dedans sans_abri itinerant itinerante assassin* meurtr* noye noyee pendu faillite
    a_la_dpj avait_la_dpj eu_la_dpj ai_la_dpj expulse expulsee evince evincee foyer_d'accueil
    famille_d'accueil centre_jeunesse_jusqu* defiguree s'est_tue s'est_suicide* s'est_pendu*
    s'est_enleve*
    """
)
LOSSES: Final = any_of(
    """
    logement maison emploi job mari femme fils fille enfant bebe permis mere pere conjoint
    conjointe chum blonde jambe bras vue oeil oreille election proces cause poste garde ferme
    commerce
    """
)
KIN: Final = any_of(
    """
    blonde chum mari femme conjoint conjointe pere mere fils fille gars frere soeur oncle tante
    cousin cousine neveu niece gendre bru beau-* belle-* grand-pere grand-mere grand-oncle
    grand-tante petit-fils petite-fille jumeau jumelle filleul filleule marraine parrain ex-mari
    ex-femme ex-blonde ex-chum ex-conjoint ex-conjointe veuf veuve
    """
)
TONGUES: Final = any_of(
    """
    vietnamien cambodgien khmer laotien tagalog coreen japonais cantonais mandarin pendjabi hindi
    ourdou bengali tamoul dari pachto farsi persan kurde turc armenien georgien russe ukrainien
    polonais roumain hongrois tcheque slovaque bulgare serbe croate bosniaque albanais grec
    portugais italien allemand neerlandais flamand suedois norvegien finnois islandais swahili
    lingala kikongo tshiluba wolof peul bambara dioula soninke malinke haoussa yoruba igbo amharique
    tigrigna somali bamileke ewondo ewe moore songhai serere diola kanouri tamasheq sango tetela
    tchiluba zoulou shona luganda chichewa kirundi kinyarwanda malgache comorien berbere tamazight
    kabyle hebreu yiddish quechua aymara guarani innu innu-aimun atikamekw cri inuktitut algonquin
    anishinabemowin mohawk micmac mi'kmaq abenaki wendat naskapi creole
    """
)
