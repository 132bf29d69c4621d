"""The keys of the review of codes, as they are told."""

from typing import Final

NARROW: Final = "a accepter  r rejeter  c code  e extrait  m mémo  u annuler  ↵ suivant  ? aide"
WIDE: Final = (
    "a accepter  r rejeter  c code  s substituer  e extrait  m mémo  u annuler  p passer"
    "  ↵ suivant  n à décider  f filtrer  ? aide  q quitter"
)
HELP: Final = """\
a         accepter le code courant (▸)
r         rejeter
c         ajouter un code que la machine n’a pas vu (Tab : et d’autres)
s         substituer un autre code au code courant
A         accepter tous ceux qui restent dans le segment
e         étendre ou changer l’extrait, par mots ou par phrases
x         expliquer le code : sa raison en entier, sa définition
m         mémo sur le segment, le code ou la transcription
u  U      annuler, jusqu’à la première décision; refaire

j k ↓ ↑   code suivant ou précédent, puis segment
Entrée    segment suivant; celui-ci est lu, et il n’y manque rien
p         passer : segment suivant, sans se prononcer
← →       segment précédent ou suivant
n  N      segment à décider, suivant ou précédent
PgSv PgPr parcourir la transcription; Début, Fin : ses bouts
Espace    revenir au segment
f         filtrer : cas, groupe, thème, code, score, à décider
?  F1     cette aide
q         quitter; tout est déjà enregistré

✓ accepté   ✗ rejeté   · à décider"""
