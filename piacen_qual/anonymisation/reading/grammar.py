"""Words that serve in any sentence, as they are matched: no name goes over them."""

from typing import Final

from piacen_qual.transcripts.speakers.label_words import words as listed

STOPS: Final = listed(
    """
    je j tu t il ils elle elles on nous vous y c ce cela ca ceci s se me m te lui leur leurs moi
    toi soi eux mon ma mes ton ta tes son sa ses notre nos votre vos qui que qu quoi dont ou quand
    comment pourquoi combien quel quelle quels quelles lequel laquelle si mais donc or ni car puis
    pis alors ben bin bah eh euh heu ah oh hum oui ouais non ok bon voila bref fait faque est es
    sont suis sommes etes etait etaient etais ete etre ai as a ont avons avez avait avaient avais
    avoir fais font faire faisait va vas vont vais aller allait dit dis disent disait dire veut
    veux voulait peut peux pouvait faut fallait sait sais savait doit dois vient viens venait met
    mets prend pour par avec sans dans chez vers entre contre selon malgre comme parce puisque
    lorsque apres avant pendant depuis jusque jusqu aussi ainsi encore toujours jamais souvent
    surtout meme tres trop plus moins assez bien mal ici hier demain maintenant
    aujourd hui tantot astheure icitte pas rien tout toute tous toutes chaque certains quelques
    plusieurs aucun aucune cette cet ces un une n ne deja quasiment juste the and is
    are was cest cetait jai javais jetais jsuis chuis quon quil quelle quils daccord sest netait
    """
)
CONNECTED: Final = STOPS - {"pour", "contre", "par", "tous", "toutes", "tout"}
"""Those that no name of an organisation goes over before it comes to what is its own."""
