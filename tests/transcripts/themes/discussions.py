"""Three short made-up discussions, by theme, and the guides they follow.

In the talk, `A` moderates, `C` co-moderates or observes, figures are participants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from piacen_qual.model import CLOSING, INTRO, Role, Theme, Turn

HOUSING = (
    Theme(
        "recherche",
        "Trouver un logement",
        ("Racontez-moi comment vous avez trouvé le logement où vous restez aujourd’hui.",),
        ("recherche de logement",),
        (
            *("annonce", "visite", "visiter", "proprio", "propriétaire", "bail", "loyer", "dépôt"),
            *("quatre et demi", "trois et demi", "Kijiji", "enquête de crédit", "signer", "cher"),
        ),
    ),
    Theme(
        "voisinage",
        "La vie avec les voisins",
        ("Comment ça se passe avec les gens qui habitent autour de vous?",),
        ("voisins",),
        (
            *("voisin", "voisine", "bruit", "tapage", "plancher", "musique", "corridor", "balcon"),
            *("ruelle", "fête", "chien", "japper", "boucane", "saluer", "chicane"),
        ),
    ),
    Theme(
        "reparations",
        "L’entretien et les réparations",
        ("Quand quelque chose brise chez vous, qu’est-ce qui se passe?",),
        ("entretien", "état du logement"),
        (
            *(
                "réparer",
                "réparation",
                "concierge",
                "moisissure",
                "dégât d’eau",
                "fuite",
                "toilette",
            ),
            *("chauffage", "calorifère", "fenêtre", "coquerelle", "plombier", "plâtre", "briser"),
        ),
    ),
    Theme(
        "avenir",
        "Où vivre dans dix ans",
        ("Dans dix ans, où est-ce que vous vous voyez vivre?",),
        (),
        (
            *("acheter", "hypothèque", "condo", "maison", "vieillir", "résidence", "coopérative"),
            *("coop", "jardin", "cour", "campagne", "déménager", "enfants", "escaliers"),
        ),
    ),
)

BUSES = (
    Theme(
        "trajets",
        "Les trajets de tous les jours",
        ("À quoi ressemble un trajet ordinaire pour vous, une journée de semaine?",),
        (),
        ("autobus", "arrêt", "correspondance", "horaire", "chauffeur", "retard", "ligne", "banc"),
    ),
    Theme(
        "hiver",
        "L’hiver",
        ("Qu’est-ce qui change quand l’hiver arrive?",),
        (),
        ("neige", "glace", "abribus", "gelé", "tempête", "déneigement", "trottoir", "tuque"),
    ),
    Theme(
        "souhaits",
        "Ce qu’on changerait",
        ("Si vous étiez à la tête du réseau, que feriez-vous en premier?",),
        (),
        (
            "gratuit",
            "tarif",
            "taxe",
            "fréquence",
            "voie réservée",
            "électrique",
            "navette",
            "maire",
        ),
    ),
)

OPENING = """\
A| Bonjour tout le monde, bienvenue, merci d’être venus malgré la pluie. J’enregistre, là, vous \
voyez le petit point rouge. On fait un tour de table : votre nom, pis depuis combien de temps vous \
êtes dans le coin.
1| Moi c’est Ginette, ça fait vingt-deux ans, imagine-toi donc.
2| Omar. Trois ans, à peu près.
3| Josiane, euh, six mois. Je suis la petite nouvelle.
4| Réal. Depuis toujours, on dirait. (rires)"""

SEARCH = """\
A| Parfait. Première question : racontez-moi comment vous avez trouvé le logement où vous restez.
2| Ben moi, j’ai vu l’annonce un mardi soir, le mercredi matin on était quinze à la visite.
3| Pareil. Le proprio voulait un dépôt, tsé, ce qui est même pas légal, me semble.
1| Dans mon temps tu cognais pis tu signais le bail sur le coin de la table.
A| Pis toi, Réal?
4| Le loyer était dans mes prix, c’est tout. Un quatre et demi à six cents piastres.
2| Six cents! Moi j’en paye quinze, pis c’est un trois et demi.
3| Ils m’ont demandé une enquête de crédit. Pour un demi-sous-sol. J’ai dit franchement.
1| C’est rendu que visiter un logement c’est comme passer une entrevue."""

NEIGHBOURS = """\
A| OK, on change de sujet. Les gens autour, là, ceux qui habitent à côté, au-dessus, comment ça se \
passe?
4| Moi mon voisin d’en haut, il marche sur les talons. Le plancher craque jusqu’à deux heures.
1| Ma voisine est un ange. Elle me monte mes sacs, on se salue sur le balcon.
3| Il y a un chien qui arrête pas de japper dans la ruelle. Mais bon, je l’aime bien, le chien.
2| Chez nous c’est la musique. Pas du gros tapage, mais les basses, ça traverse toute.
A| Est-ce que vous leur en avez parlé?
2| Une fois, dans le corridor. Ça a fini en chicane.
1| Faut pas les prendre de front. Moi j’avais fait des biscuits.
4| Des biscuits! (rires) Le bruit a-tu arrêté, au moins?
1| Non. Mais la fête a fini plus de bonne heure."""

REPAIRS = """\
A| Bon. Passons à autre chose. Mettons que quelque chose brise chez vous, demain matin. Il se \
passe quoi?
3| Rien. (rires) Il se passe rien. La fuite en dessous de l’évier, ça fait deux mois.
2| J’ai eu un dégât d’eau. Le concierge est venu, il a mis un seau.
4| Chez nous le plombier vient, mais il répare toujours la même toilette.
1| Moi je le fais moi-même, le plâtre, la peinture. Sinon tu attends.
A| Attendre combien de temps?
2| Pour le chauffage, on a attendu onze jours. En janvier. Les fenêtres avaient de la glace.
3| Pis la moisissure, eux autres ils passent de l’eau de Javel pis ils appellent ça une réparation.
1| Les coquerelles, au moins, on en a plus."""

FUTURE = """\
A| Il nous reste un dernier sujet. Si on se projette, là, dans dix ans. Vous vous voyez où?
1| Je veux vieillir ici. Mais les escaliers, à un moment donné, ça va être la résidence.
2| Moi je voudrais acheter. Un condo, quelque chose. Mais avec les hypothèques, oublie ça.
3| Une coop! J’ai mis mon nom sur la liste d’une coopérative, j’attends.
4| La campagne. Une petite maison, un jardin, pis la paix.
A| Qu’est-ce que ça prendrait?
2| De l’argent. (rires) Pis que mes enfants soient grands.
3| Moi, une cour, juste une cour. Déménager une dernière fois."""

CLOSING_WORDS = """\
A| C’est déjà l’heure. On a fait le tour. Un dernier mot avant de se quitter?
4| Non, c’était ben le fun.
1| Merci de nous avoir écoutés.
A| Merci à vous tous, vraiment. J’arrête l’enregistrement ici."""

# The second group: the same guide, other people, questions that hold none of its words.
SEARCH_2 = """\
A| Allez, on embarque. Remontez dans le temps : vous n’avez pas encore les clés dans les mains. \
Qu’est-ce qui a mené jusque-là?
1| Kijiji, tous les soirs, pendant quatre mois. Les annonces partaient en dix minutes.
2| Moi, une amie partait, elle m’a cédé son bail. Sinon j’étais dehors.
3| Le propriétaire a demandé combien je gagnais avant même la visite.
1| Moi aussi! Une enquête de crédit pis une lettre de mon boss.
2| Le loyer a monté de deux cents entre elle pis moi. J’ai signé pareil.
3| On signe pareil. C’est cher, mais on signe."""

NEIGHBOURS_2 = """\
C| Je peux-tu en glisser une? On a parlé des murs, mais pas de ce qu’il y a de l’autre bord. C’est \
comment?
3| De l’autre bord c’est un couple, pis ils se parlent fort. J’entends toute.
1| J’ai un voisin qui fait de la boucane sur le balcon, ça rentre par chez nous.
2| On se salue pas. Dans le corridor tout le monde regarde son cell.
3| Dans la ruelle c’est mieux. L’été il y a une fête, les enfants jouent.
1| Le bruit, moi, je m’en fous. C’est les chiens.
2| Ah, les chiens. Ça jappe, ça jappe."""

REPAIRS_2 = """\
A| On tourne la page. Dites-moi donc : un pépin, chez vous, un dimanche soir. Racontez-moi la suite.
2| J’appelle le concierge. Il répond pas. Je rappelle.
1| La toilette a coulé trois semaines. J’ai fini par la réparer avec une vidéo.
3| Mon calorifère fait un bruit de locomotive, mais il chauffe pas.
2| La moisissure dans la salle de bain, je l’ai prise en photo à tous les mois.
1| Pis? Une réparation?
2| Une couche de peinture par-dessus le plâtre."""

FUTURE_2 = """\
A| Dernier virage. On ferme les yeux, on est dans dix ans. Vous êtes où, avec qui?
1| Dans une maison, avec une cour. Je rêve, hein.
3| Moi j’aurai pas d’hypothèque, ça c’est sûr. Une coop, peut-être.
2| Je vais avoir soixante-dix. Les escaliers, je sais pas.
3| À la campagne, ben loin, avec un jardin.
1| Déménager encore, ça me tente pas. Vieillir à la même place, ça serait beau."""

TRIPS = """\
A| On commence tout de suite, le temps est compté. Une journée de semaine, un trajet ordinaire, ça \
ressemble à quoi?
1| L’autobus de six heures dix, s’il passe. Après, une correspondance au terminus.
2| Le chauffeur nous connaît. Il attend à l’arrêt quand il nous voit courir.
3| Moi l’horaire, je le regarde pus. Le retard, c’est rendu normal sur ma ligne.
1| Pis le banc de l’arrêt, quelqu’un est parti avec. (rires)
2| Sérieux? Le banc au complet?
1| Au complet."""

WINTER = """\
A| On continue. Et quand l’hiver arrive?
3| L’abribus est plein de glace. On attend dehors, gelés.
1| Le trottoir est pas déneigé, fait que tu marches dans la rue avec ta tuque sur les yeux.
2| Une tempête, pis tout arrête. La neige, on dirait qu’ils découvrent ça à chaque année.
3| Moi j’aime ça, la neige. Mais pas dans mes bottes."""

WISHES = """\
A| Dernière question. Vous êtes à la tête du réseau, demain. Vous faites quoi en premier?
2| Gratuit. Pour tout le monde. Pis je monte les taxes des chars.
1| La fréquence. Aux dix minutes, sinon le tarif, ça change rien.
3| Une voie réservée sur le boulevard. Le maire l’a promise deux fois.
1| Des navettes électriques, le soir."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Turns, and the theme where each really is."""

    turns: tuple[Turn, ...]
    truth: tuple[str, ...]

    @property
    def starts(self) -> list[tuple[str, int]]:
        """Where each theme really starts."""
        before_and_after = pairwise(["", *self.truth])
        return [(b, n) for n, (a, b) in enumerate(before_and_after, 1) if a != b]


def talk(*blocks: tuple[str, str]) -> Talk:
    """A discussion from (theme, lines) in the order in which they are said."""
    turns: list[Turn] = []
    truth: list[str] = []
    for theme, block in blocks:
        for line in block.split("\n"):
            who, _, text = line.partition("| ")
            role = {"A": Role.MODERATION, "C": Role.OBSERVATION}.get(who, Role.PARTICIPANT)
            n = len(turns) + 1
            turns.append(Turn(n, who, who, role, INTRO, None, text, 10 * n))
            truth.append(theme)
    return Talk(tuple(turns), tuple(truth))


FIRST: Sequence[tuple[str, str]] = (
    (INTRO, OPENING),
    ("recherche", SEARCH),
    ("voisinage", NEIGHBOURS),
    ("reparations", REPAIRS),
    ("avenir", FUTURE),
    (CLOSING, CLOSING_WORDS),
)
SECOND: Sequence[tuple[str, str]] = (
    (INTRO, OPENING),
    ("reparations", REPAIRS_2),
    ("recherche", SEARCH_2),
    ("voisinage", NEIGHBOURS_2),
    ("avenir", FUTURE_2),
    (CLOSING, CLOSING_WORDS),
)
THIRD: Sequence[tuple[str, str]] = (
    ("trajets", TRIPS),
    ("hiver", WINTER),
    ("souhaits", WISHES),
    (CLOSING, CLOSING_WORDS),
)
