"""Names that everybody knows, and that therefore identify nobody; written for this project.

Tools, brands, shops, works, public figures, institutions of the whole province, feasts. A study
adds its own under `garder` in corpus.yaml.
"""

from functools import cache
from typing import Final

from piacen_qual.anonymisation.reading.normal import phrase

_TOOLS: Final = """
Zoom, Teams, Webex, Skype, Meet, Google Meet, Hangouts, FaceTime, Jitsi, Slack, Discord,
Messenger, WhatsApp, Signal, Telegram, Viber, WeChat, Snapchat, Snap, Instagram, Insta, Facebook,
Twitter, TikTok, LinkedIn, YouTube, Pinterest, Reddit, Mastodon, Twitch, Netflix, Spotify, Balado,
Google, Gmail, Google Drive, Google Docs, Google Forms, Google Agenda, Google Maps, Google
Classroom, Chrome, Chromebook, Firefox, Safari, Edge, Bing, Microsoft, Microsoft 365, Office,
Office 365, Windows, Windows 7, Windows 10, Windows 11, Word, Excel, PowerPoint, Outlook,
OneDrive, OneNote, SharePoint, Publisher, Access, Forms, Planner, Yammer, Viva, Azure, Hotmail,
Yahoo, Apple, Mac, MacBook, iMac, iPhone, iPad, iPod, iCloud, iOS, iMessage, AirPods, Android,
Samsung, Galaxy, Huawei, Lenovo, Dell, HP, Acer, Asus, Toshiba, IBM, Intel, Linux, Ubuntu,
LibreOffice, Nextcloud, Dropbox, WeTransfer, Box, Trello, Asana, Notion, Monday, Basecamp,
ClickUp, Jira, Miro, Mural, Jamboard, Padlet, Klaxoon, Mentimeter, Kahoot, Wooclap, Slido,
SurveyMonkey, Survey Monkey, LimeSurvey, Typeform, Doodle, Calendly, Eventbrite, Mailchimp,
Cyberimpact, Canva, Photoshop, Illustrator, InDesign, Adobe, Acrobat, PDF, Prezi, Genially,
Moodle, Zotero, Wikipédia, Wikipedia, WordPress, Wix, Squarespace, Shopify, PayPal, Interac, Sage,
QuickBooks, Acomba, Simple Comptable, Avast, Norton, McAfee, LastPass, 1Password, VPN, TeamViewer,
AnyDesk, ChatGPT, Copilot, Gemini, Claude AI, OpenAI, DeepL, Antidote, Druide, Duolingo, Word
Online, Internet, Web, Wi-Fi, WiFi, Bluetooth, USB, HDMI, ZIP, PC, CD, DVD, SMS, GPS, QR,
Ethernet, Python, Java, HTML, Vidéotron, Videotron, Bell, Telus, Fido, Koodo, Cogeco, Starlink,
Xplornet, Xplore, Ebox, Fizz, Nintendo, Nintendo Switch, PlayStation, Xbox, Wii, Minecraft,
Fortnite, Pokémon, Candy Crush, Among Us, Roblox, Tetris, Mario Kart, Sims, Uber, Uber Eats,
Airbnb, Kijiji, Marketplace, eBay, Amazon, Prime, Etsy, Tinder, Tesla, GoFundMe, Decidim, Loomio,
Framapad, Framasoft, BigBlueButton, Spotted, Gestetner, Blackberry, Nokia, Kodak, Polaroid,
Keurig, Tupperware, Ziploc, Post-it, Velcro, Sharpie, Bic, Hilroy, Larousse, Bescherelle,
Grevisse, Scrabble, Monopoly, Lego, Barbie, Jell-O, Kraft, Cheerios, Timbits, Windows Vista,
Windows XP, Vista, Paint, Surface, CapCut, DaVinci Resolve, DaVinci, OBS, AirTag, TechSoup,
Commodore 64, Commodore, Super Nintendo, Game Boy, Rolodex, Walkman, Bet99, Mise-o-jeu, Arrima,
FileMaker, Brother, Canon, Epson, Xerox, Logitech, Fitbit, GoPro, Alexa, Siri,
Cortana, Waze, Shazam, Tou.tv, Crave, Disney, Disney Plus, Kobo, Kindle, Sudoku, Wordle
"""
_BRANDS: Final = """
Tim Hortons, Tim Horton, McDonald’s, McDonald, McDo, Starbucks, Subway, A&W, Saint-Hubert BBQ,
Provigo, IGA, Metro, Maxi, Super C, Costco, Walmart, Wal-Mart, Canadian Tire, Rona, Réno-Dépôt,
Home Depot, Home Hardware, Bureau en Gros, Best Buy, Future Shop, Dollarama, Jean Coutu,
Pharmaprix, Familiprix, Uniprix, Ikea, Village des Valeurs, Zellers, Eaton, Sears, Winners,
Couche-Tard, Petro-Canada, Esso, Shell, Ultramar, SAQ, SQDC, Hydro-Québec, Hydro, Gaz Métro,
Énergir, Mouvement Desjardins, caisse Desjardins, Banque Nationale, Visa, Mastercard, Postes
Canada, Poste, Purolator, FedEx, UPS, Via Rail, Air Canada, Orléans Express, Greyhound, Ford,
Toyota, Honda, Mazda, Subaru, Hyundai, Kia, Nissan, Tercel, Civic, Corolla, Jeep, Dodge,
Chevrolet, Volkswagen, BMW, Volvo, Ski-Doo, Skidoo, Bombardier, Ray-Ban, Nike, Adidas, Botox,
Tylenol, Advil, Ritalin, Kleenex, Band-Aid, Frigidaire, Harvard, Oxford, Sorbonne, MIT,
Loto-Québec, Loto, pot Mason, pots Mason, Pepsi, Coke, Coca-Cola, Red Bull, Red Rose, Carnation,
Second Cup, Tigre Géant, Lada, Skoda, carte Opus, Club Rotary, Passe-Partout, Thermos,
Brault et Martineau, Benadryl, Gravol, Doliprane, Purell, Lysol, Plexiglas
"""
_INSTITUTIONS: Final = """
Québec, Canada, Amérique, Amérique du Nord, Europe, Afrique, Asie, États-Unis, la France, en
France, de France, Occident, Terre, gouvernement du Québec, gouvernement du Canada,
Revenu Québec, Revenu Canada, Services Québec, Service Canada, Emploi-Québec, Santé publique,
Santé Canada, Santé Québec, Info-Santé, Info-Social, Assemblée nationale, ministère de la Santé,
ministère de l’Éducation, ministère de la Famille, ministère du Travail, ministère de
l’Environnement, ministère de la Culture, ministère de la Justice, ministère des Transports,
ministère des Finances, Conseil du trésor, Curateur public, Expo 67, Parlement, Sénat, ONU, OMS,
OCDE, UNESCO, NASA, FBI, CIA, GRC, OTAN, Croix-Rouge, Centraide, Moisson, Armée du Salut,
Saint-Vincent-de-Paul, Petits Frères, YMCA, YWCA, Club Lions, Chevaliers de Colomb, Chambre de
commerce, Environnement numérique d’apprentissage, Cercle de fermières,
Cercles de fermières, Radio-Canada, CBC, TVA, Télé-Québec, Noovo, La Presse, Le Devoir,
Journal de Montréal, Journal de Québec, Le Soleil, Le Nouvelliste, Le Droit, The Gazette, New York
Times, Le Monde, Université du Québec, Université de Montréal, Université Laval, McGill,
Concordia, UQAM, TÉLUQ, HEC, Polytechnique, Sûreté du Québec, Protecteur du citoyen, Vérificateur
général, Directeur de la protection de la jeunesse, Loi 25, Loi 21, Loi 96, Loi 101, Loi 15, Loi
10, Charte, Code civil, Covid, Covid-19, Covid 19, H1N1, SRAS, Omicron, Delta, Pfizer, Moderna,
AstraZeneca, Révolution tranquille, Grande Noirceur, Seconde Guerre mondiale, Première Guerre
mondiale, Moyen Âge
"""
_ACRONYMS: Final = """
CA, AG, AGA, AGE, AGS, CE, DG, DGA, PDG, RH, TI, OC, ACA, OBNL, OSBL, ONG, OPC, OCASSS, PSOC,
PAGIEPS, PV, CV, FAQ, DS, TVQ, TPS, TPS-TVQ, T4, RL, NAS, RAMQ, SAAQ, CNESST, CSST, TAL, SHQ, HLM,
OMH, OBNL-H, AccèsLogis, CPE, CLSC, CISSS, CIUSSS, CSSS, CHSLD, CHU, CHUM, CJE, CAB, CDC, TNCDC,
RQIIAC, CMTQ, TQCJ, RQ-ACA, MRC, ATR, CLD, CRÉ, CDEC, SADC, DPJ, DSP, DSPub, MSSS, MESS, MEES,
MEQ, MAMH, MIFI, MTESS, SPLI, IVAC, SPVM, SQ, PM, MP, CAQ, PLQ, PQ, QS, NPD, PCU, PCRE, PUGE,
RQAP, RRQ, REER, CELI, FTQ, CSN, CSQ, ITSS, VIH, SIDA, ITS, TDAH, TSA, TOC, TPL, TSPT, AVC, ORL,
IRM, ETC, OK, KO, DJ, TV, FM, AM, PS, CC, VS, BBQ, DIY, LOL, OMG, FYI, ASAP, PME, TIC, ENA, TTI,
VHS, LGBT, LGBTQ, LGBTQ+, PDF, URL, IP, PIN, RAM, SSD, DSL, LTE, 3G, 4G, 5G, HD, LED, UX, IA, AI,
IT, ICI, SOS, UdeM, UQO, UQAR, UQAC, UQTR, DEC, DEP, DES, AEC, BAC, TGIF, TCC, FQM, UMQ, RNCREQ,
HB, INSPQ, IRSST, CRSH, FRQSC, CER, B2, BA, MA, PhD, NEQ, IRCC, ASFC, RBQ, SCHL, AFEAS, SDC, AA
"""
# Nobody who may also be somebody’s neighbour: neither « Bouchard » nor « Michel Tremblay ».
_FIGURES: Final = """
Maslow, pyramide de Maslow, Freud, Marx, Karl Marx, Bourdieu, Pierre Bourdieu, Michel Foucault,
Freire, Paulo Freire, Alinsky, Saul Alinsky, Piaget, Vygotski, Boltanski, Boltanski et Thévenot,
Max Weber, Durkheim, Goffman, Einstein, Gandhi, Mandela, Nelson Mandela, Martin Luther King,
Obama, Barack Obama, Trump, Donald Trump, Biden, Joe Biden, Macron, Poutine, Zelensky, Hitler,
Napoléon, De Gaulle, Churchill, Staline, Trudeau, Justin Trudeau, Pierre Elliott Trudeau, Stephen
Harper, Mulroney, Jean Chrétien, François Legault, Philippe Couillard, Jean Charest, Pauline
Marois, Lucien Bouchard, Jacques Parizeau, René Lévesque, Robert Bourassa, Maurice Duplessis,
Horacio Arruda, docteur Arruda, Dr Arruda, Danielle McCann, Valérie Plante, Régis Labeaume,
Françoise David, Amir Khadir, Gabriel Nadeau-Dubois, Bernard Drainville, Geneviève Guilbault,
Lionel Carmant, Céline Dion, Ginette Reno, Robert Charlebois, Gilles Vigneault, Félix Leclerc,
Leonard Cohen, Jean Leloup, Cowboys Fringants, Véronic DiCaire, Marie-Mai, Plume Latraverse, Beau
Dommage, Harmonium, Arcade Fire, Mes Aïeux, Loco Locass, Xavier Dolan, Denys Arcand, Guy A.
Lepage, Julie Snyder, Louis-José Houde, Yvon Deschamps, La Bolduc, Janette Bertrand, Thérèse
Casgrain, Michel Chartrand, Maurice Richard, Guy Lafleur, Carey Price, Wayne Gretzky, Canadiens,
Nordiques, Alouettes, Frère André, Marguerite Bourgeoys, Jeanne Mance, Champlain, Samuel de
Champlain, Jacques Cartier, Louis Riel, Norman Bethune, Steve Jobs, Bill Gates, Elon Musk,
Zuckerberg, Mark Zuckerberg, Jeff Bezos, Victor Hugo, Molière, Shakespeare, Balzac, Zola,
Baudelaire, Platon, Socrate, Aristote, Descartes, Jean-Jacques Rousseau, Voltaire, Sartre, Simone
de Beauvoir, Nietzsche, Picasso, Van Gogh, Mozart, Beethoven, Elvis, Beatles, Rolling Stones,
Michael Jackson, Beyoncé, Taylor Swift, Bob Marley, Bob Dylan, Édith Piaf, Brassens, Jacques Brel,
Greta Thunberg, Harry Potter, Star Wars, Star Trek, Spiderman, Superman, Batman, Dracula, Tintin,
Astérix, Obélix, Schtroumpf, Passe-Partout, Don Quichotte, Robin des Bois, Cendrillon, Mickey,
Walt Disney, Disney, Big Brother, Frankenstein, Titanic, Père Noël, Mère Noël, Tout le monde en
parle, District 31, Unité 9, La Petite Vie, Occupation double, Les Belles-sœurs, Maria
Chapdelaine, Roméo et Juliette, Adam et Ève, Marie-Antoinette, Cléopâtre, Sisyphe
"""
_WORDS: Final = """
Noël, Pâques, la Toussaint, Saint-Jean, Saint-Jean-Baptiste, Saint-Valentin, Saint-Patrick,
Halloween, Ramadan, Aïd, Action de grâce, fête du Travail, fête nationale, fête des Mères, fête
des Pères, jour de l’An, Vendredi saint, Épiphanie, Mardi gras, Dieu, Seigneur, Jésus,
Jésus-Christ, Sainte Vierge, Vierge, Bible, Coran, Évangile, Bon Dieu, Satan, Mon Dieu, doux
Jésus, Ciel, Zeus, français, anglais, espagnol, arabe, créole, mandarin, lingala, wolof, kabyle,
québécois, Québécois, Québécoise, Québécois et Québécoises, Canadiens anglais, janvier, février,
mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, lundi, mardi,
mercredi, jeudi, vendredi, samedi, dimanche, Internet, Toile, Net, Nord, Sud, Est, Ouest, État
"""

# Institutions that people name by a surname; nobody’s name is kept for it.
_SHARED: Final = """
Desjardins, Molson, Simons, Archambault, Lassonde, Irving, Weston, Loblaw, Maisonneuve, Laval,
Papineau,
Péladeau, Legault, Trudeau, Marois, Duplessis, Lesage, Parizeau, Couillard, Charest, Arruda, Plante
"""

# First names that are words of every day, which lists of names lack or which captions cannot tell.
_WORD_NAMES: Final = """
Merveille, Gloire, Espérance, Divine, Trésor, Précieuse, Dieumerci, Prince, Princesse, Reine,
Exaucé, Patience, Prudence, Céleste, Blessing, Victoire, Constance, Clémence, Placide, Olive, Perle,
Opale, Aurore, Fleur, Blanche, Rose, Claire, Violette, Marguerite, Capucine, Bijou, Destin,
Félicité, Charité, Grâce, Généreuse, Ange, Providence, Dieudonné, Iris, Dahlia
"""

# Those that are words first: names only where nothing but a name stands (see `frames`).
_RARE_NAMES: Final = """
Abeille, Agate, Alizé, Aloès, Alouette, Amande, Ambre, Améthyste, Amitié, Amour, Anémone, Angélique,
Anis, Archange, Aube, Automne, Avril, Août, Azur, Baron, Beauté, Béni, Bénédiction, Bienvenu, Biche,
Bluet, Bonheur, Bonté, Bourgeon, Brise, Brume, Bruyère, Camélia, Candeur, Candide, Cannelle,
Caprice, Cardinal, Carnaval, Cerise, César, Chance, Chardon, Chevalier, Cigale, Clairon, Clément,
Clémentine, Colibri, Colombe, Comète, Comte, Confiance, Corail, Coquelicot, Coriandre, Cristal,
Cyprès, Dauphin, Décembre, Délice, Désiré, Désirée, Diamant, Divin, Douce, Douceur, Ébène, Éclair,
Églantine, Élan, Émeraude, Émoi, Épée, Épine, Équinoxe, Érable, Espoir, Étincelle, Étoile, Éternel,
Évangile, Excellence, Fable, Fauvette, Faveur, Février, Fidèle, Fidélité, Fleurette, Flocon, Flore,
Foi, Forêt, Fortune, Fortuné, Fougère, Framboise, Frêne, Galaxie, Garance, Gardénia, Gemme, Génie,
Genièvre, Gingembre, Givre, Glycine, Grâce, Gracieuse, Gracieux, Guerrier, Harmonie, Hirondelle,
Hiver, Honneur, Honoré, Horizon, Hortense, Humble, Impératrice, Indigo, Innocence, Innocent, Ivoire,
Jacinthe, Jade, Janvier, Jasmin, Jazz, Jonquille, Joie, Joyau, Joyeux, Juillet, Juin, Jujube,
Jupiter, Juste, Justice, Kiwi, Lavande, Laurier, Légende, Liberté, Lierre, Lilas, Lion, Loup, Loyal,
Loyauté, Lueur, Lumière, Lune, Lys, Mage, Magie, Magnolia, Mai, Majesté, Marbre, Marjolaine,
Marquis, Mars, Mélisse, Mélodie, Menthe, Mercure, Mérite, Merle, Messie, Mésange, Meunier, Mignon,
Mignonne, Mimosa, Mirabelle, Miracle, Miroir, Modeste, Modestie, Moineau, Muguet, Muse, Myosotis,
Myrtille, Narcisse, Neige, Noblesse, Noël, Noisette, Novembre, Nuage, Océan, Océane, Octobre,
Olivier, Ombre, Onyx, Oranger, Orchidée, Orge, Orient, Paix, Pâquerette, Paradis, Pardon, Parfait,
Parfaite, Passion, Pensée, Perce-neige, Pervenche, Pétale, Peuplier, Philosophe, Pie, Pinson,
Pivoine, Platane, Pluie, Plume, Pomme, Précieux, Primevère, Princesse, Printemps, Promesse,
Prophète, Prospère, Prospérité, Prudent, Prune, Prunelle, Pureté, Rameau, Rayon, Réglisse, Renard,
Richesse, Rime, Rivière, Romarin, Roméo, Roseau, Rosée, Rossignol, Roi, Royal, Rubis, Safran, Sage,
Sagesse, Saphir, Sapin, Sauge, Saule, Sauveur, Savant, Septembre, Serein, Sereine, Sérénité,
Sincère, Sirène, Soie, Soleil, Solstice, Sourire, Sureau, Suave, Symphonie, Tempête, Tendresse,
Tonnerre, Topaze, Toussaint, Tournesol, Tulipe, Turquoise, Vaillant, Vaillante, Vanille, Vendredi,
Vénus, Vérité, Vermeille, Vertu, Victorieuse, Vigne, Vigueur, Viole, Vital, Zénith, Zéphyr, Zeste,
Rosaire, Perpétue, Anselme, Fortunat, Alpha, Brune, Myriade, Luciole, Papillon, Libellule, Marine,
Galet, Dune, Lagune, Savane, Soledad, Zélé, Zélée, Pieux, Humilité, Obéissance, Persévérance,
Persévérant, Réal, Hyacinthe, Roch, Rock, Marin, Martial, Carmel, Normande, Romaine, Gratien,
Léger, Sylvestre, Lucide, Ovide, Majorique, Souveraine, Souverain, Triomphe, Trésorine
"""


@cache
def word_names() -> frozenset[str]:
    """First names that are ordinary words too, as they are matched."""
    return frozenset(phrase(name) for name in _WORD_NAMES.split(","))


@cache
def rare_names() -> frozenset[str]:
    """Words that are first names now and then, as they are matched."""
    return frozenset(phrase(name) for name in _RARE_NAMES.split(","))


@cache
def shared_names() -> frozenset[str]:
    """Names that people share with an institution or a public figure, as they are matched."""
    return frozenset(phrase(name) for name in _SHARED.split(","))


@cache
def everybody_knows() -> frozenset[str]:
    """Names that are kept, as they are matched, words parted by one blank."""
    lists = (_TOOLS, _BRANDS, _INSTITUTIONS, _FIGURES, _WORDS)
    return frozenset(phrase(name) for names in lists for name in names.split(",")) | acronyms()


@cache
def acronyms() -> frozenset[str]:
    """Acronyms that everybody uses, as they are matched."""
    return frozenset(phrase(name) for name in _ACRONYMS.split(","))
