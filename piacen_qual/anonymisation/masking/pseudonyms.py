"""Words that stand for people: trees, plants, birds and stones.

A first name would name somebody: where everybody knows everybody, a made-up « Camille » is taken
for the Camille who works there. These words name nobody (« Marjolaine » and « Fougère » are left
out: people bear them), insult nobody, come from no country, and their gender says nothing of the
person's. All begin with a consonant, so that « d’Amélie » and « de Luc » look the same once
replaced. Written for this project.
"""

from typing import Final

_WORDS: Final = """
Bambou Basalte Bégonia Bergeronnette Bernache Bihoreau Bouleau Bruant Busard Calcite Camomille
Campanule Cèdre Centaurée Cerfeuil Chardon Châtaignier Chélidoine Cigogne Citronnelle Clématite
Cobalt Colibri Consoude Coquelicot Corail Coriandre Cormoran Cornaline Courlis Cumin Cyprès
Dolomie Faucon Fauvette Feldspath Fenouil Figuier Flamant Fluorine Frégate Fuligule Fusain Galène
Gallinule Gélinotte Genévrier Gentiane Géranium Gingembre Giroflée Glaïeul Glycine Gneiss Goéland
Granit Grèbe Grès Grive Guillemot Gypse Jaspe Jonquille Junco Lavande Lichen Lobélie Loriot
Luzerne Macareux Macreuse Malachite Marbre Marcassite Marronnier Martinet Mélèze Menthe Merisier
Mésange Monarde Mouette Muguet Muscade Nacre Nénuphar Noisetier Nyctale Pâquerette Paruline
Perdrix Péridot Pervenche Peuplier Phalarope Pivoine Platane Plongeon Pluvier Porphyre Potentille
Primevère Pulmonaire Pygargue Pyrite Quartz Quiscale Renoncule Rhubarbe Roitelet Romarin Rubis
Safran Salicaire Saphir Saponaire Sarcelle Sardoine Sarriette Sauge Saule Scabieuse Schiste
Séquoia Serpentine Sésame Silex Sittelle Sizerin Sodalite Sorbier Spatule Spirée Stéatite Sterne
Sureau Tanaisie Tangara Thym Tilleul Topaze Tourmaline Tournesol Tourterelle Trèfle Troène Tulipe
Turquoise Valériane Verveine Vesce Viréo Zéolite Zinnia Zircon
"""
PSEUDONYMS: Final = tuple(_WORDS.split())
