"""The keys of the review of codes, as they are told."""

from typing import Final

NARROW: Final = "a accepter  r rejeter  c code  e extrait  m mémo  u annuler  ↵ suivant  ? aide"
WIDE: Final = (
    "a accepter  r rejeter  c code  s substituer  e extrait  m mémo  u annuler  p passer"
    "  ↵ suivant  n à décider  f filtrer  ? aide  q quitter"
)
BARE: Final = "c code  m mémo  u annuler  p passer  ↵ suivant  n à décider  t tour  ? aide"
WIDE_BARE: Final = f"{BARE.removesuffix('  ? aide')}  f filtrer  ? aide  q quitter"
HELP: Final = """\
a         accepter le code courant (▸)
r         rejeter; un code que personne d’autre n’a mis est retiré
d  Suppr  défaire : le code est de nouveau à décider
c         ajouter un code que la machine n’a pas vu (Tab : et d’autres)
s         substituer un autre code au code courant
A         accepter tous ceux qui restent dans le segment
e         étendre ou changer l’extrait, par mots ou par phrases
x         expliquer le code : sa raison en entier, sa définition
m         mémo sur le segment, le code ou la transcription
u  U      annuler, jusqu’au premier geste; refaire

j k ↓ ↑   code suivant ou précédent, puis segment
Entrée →  segment suivant; celui-ci est lu, et il n’y manque rien
p  ←      segment suivant ou précédent, sans se prononcer
n  N      segment à décider, suivant ou précédent
t         aller à un tour, par son numéro
PgSv PgPr parcourir (Début, Fin : les bouts); Espace : au segment
f         filtrer : cas, groupe, thème, code, score, à décider
?  F1     cette aide
q         quitter; tout est déjà enregistré

✓ accepté   ✗ rejeté   · à décider"""
LINE_HELP: Final = """\
a        accepter le code que montre la flèche (a2 : le code 2; a 1 3, a acc_frais; a1 r2)
A        accepter tous ceux qui restent ici
r        rejeter (r2; r 1 3); un code que personne d’autre n’a mis est retiré
d        défaire votre décision sur le code : il est de nouveau à décider (d2)
c        ajouter un code (c soutien : cherche « soutien »; c soutien = ses mots)
s        substituer un autre code (s2 soutien)
e        changer l’extrait (e2 premiers mots … derniers mots)
m        mémo sur le segment (m ses mots), le code ou la transcription (mc, mc2, mt)
u        annuler (U refaire)
Entrée   segment suivant, celui-ci étant lu (k : le précédent)
p        passer, sans se prononcer
n        prochain segment à décider (N : le précédent)
t        aller à un tour (t18 : le tour 18)
v        voir plus de ce qui précède (v20 : vingt tours)
x        expliquer le code : sa raison, sa définition (x2 : le code 2, où va la flèche)
l        relire ce segment et ce qui précède
f        filtrer (f cas=TNCDC nondecides; f tout)
q        quitter; tout est déjà enregistré

27 a1    la réponse a1, refusée si ce n’est pas le tour 27 qui est montré
Des réponses qui viennent d’un fichier s’arrêtent à la première qui est refusée."""
