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
VERBS: Final = listed(
    """
    est a y va vient veut peut sait fait dit met prend doit faut voit croit tient part sort dort
    court lit rit vit boit ecrit recoit connait parait comprend apprend entend attend repond rend
    perd vend descend finit choisit reussit ouvre offre meurt suit sert sent ment conduit traduit
    etait avait allait venait voulait pouvait savait faisait disait mettait prenait devait voyait
    croyait tenait partait sortait ecrivait riait courait vivait lisait serait aurait irait ferait
    dirait viendrait voudrait pourrait saurait devrait sera aura ira fera dira viendra voudra pourra
    ont sont vont font disent viennent veulent peuvent savent mettent prennent etaient avaient
    allaient faisaient disaient venaient ete eu pu su vu dit mis pris venu parti
    """
)
"""Forms of verbs that people use most, but for the first group (see `Knowledge.is_verb`)."""

ADVERBS: Final = listed(
    """
    aussi pareil pareille ensemble vite tard tot partout ailleurs dehors dedans dessus dessous loin
    pres proche presque enfin ensuite apres mettons peut-etre quand meme mieux pire correct
    beaucoup autant tellement hein voyons la ici icitte longtemps parfois quelquefois debout seul
    seule seuls seules personne rien chose chacun chacune certains autre autres celui celle ceux
    celles tel telle quoi lequel laquelle lundi mardi mercredi jeudi midi minuit matin soir merci
    bonjour salut allo bonsoir maman papa monsieur madame madames mademoiselle dieu dommage
    probablement bienvenue internet covid zoom teams facebook google mamie papi genre style etc
    date wow bravo bye okay tiens regarde ecoute attends attend envoye sauf hormis voila quelque
    aucun
    """
)
"""Words that stand without an article, and are no names."""

BEFORE_NOUNS: Final = listed(
    """
    le la les l au aux du des un une de d en sans par plein pleine beaucoup trop peu ce cet cette
    ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quel quelle quels quelles
    chaque plusieurs quelque quelques aucun aucune belle beau bel bon bonne gros grosse petit petite
    grand grande vieux vieille pur pure vrai vraie toute tout tous toutes pas plus moins tres si
    comme meme autre premier premiere couleur est etait c suis es sont ete etre faire fait sous sur
    et ou deux trois quatre cinq six
    """
)
"""Words after which a noun comes, or an adjective, rather than a name."""

CONNECTED: Final = STOPS - {"pour", "contre", "par", "tous", "toutes", "tout"}
"""Those that no name of an organisation goes over before it comes to what is its own."""
