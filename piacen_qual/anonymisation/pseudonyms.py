"""Words that stand for people: trees, plants, birds and stones.

A first name would name somebody: where everybody knows everybody, a made-up « Camille » is taken
for the Camille who works there. These words name nobody, come from no country, and their gender
says nothing of the person's. All begin with a consonant, so that « d’Amélie » and « de Luc » look
the same once replaced. Written for this project.
"""

from enum import StrEnum
from typing import Final


class Gender(StrEnum):
    """Of a person as `corpus.yaml` tells it, and of a word."""

    FEMININE = "f"
    MASCULINE = "h"


_FEMININE: Final = """
Bécassine Bergeronnette Bernache Bruyère Buse Calcite Camomille Campanule Cannelle Centaurée
Chélidoine Chouette Cigogne Citronnelle Clématite Consoude Coriandre Cornaline Dolomie Fauvette
Fluorine Fougère Frégate Galène Gallinule Gélinotte Gentiane Giroflée Glycine Grive Jonquille
Lavande Lobélie Luzerne Macreuse Malachite Marcassite Marjolaine Mélisse Menthe Mésange Monarde
Mouette Muscade Nacre Nyctale Paruline Pâquerette Pensée Perdrix Perruche Pervenche Pivoine
Potentille Primevère Pulmonaire Pyrite Renoncule Rhubarbe Salicaire Sarcelle Sarriette Saponaire
Sardoine Sauge Scabieuse Serpentine Sittelle Sodalite Spatule Spirée Stéatite Sterne Tanaisie
Topaze Tourmaline Tourterelle Tulipe Turquoise Valériane Verveine Vesce Zéolite
"""
_MASCULINE: Final = """
Bambou Basalte Bégonia Béryl Bihoreau Bouleau Bruant Busard Butor Cèdre Cerfeuil Chardon
Châtaignier Cobalt Colibri Coquelicot Corail Cormoran Courlis Cumin Cyprès Dahlia Faucon Feldspath
Fenouil Figuier Flamant Fuligule Fusain Garrot Genêt Genévrier Géranium Gingembre Glaïeul Gneiss
Goéland Granit Grèbe Grès Guillemot Gypse Jaseur Jaspe Junco Lichen Lilas Loriot Lupin Macareux
Marbre Marronnier Martinet Mélèze Merisier Mica Moqueur Muguet Nénuphar Noisetier Péridot Peuplier
Phalarope Platane Plongeon Pluvier Porphyre Pygargue Quartz Quiscale Roitelet Romarin Roseau Rubis
Safran Saphir Sarrasin Saule Schiste Séquoia Serin Sésame Silex Sizerin Sorbier Sureau Tangara
Tarin Thym Tilleul Tournesol Trèfle Troène Troglodyte Tuf Viréo Zinnia Zircon
"""
POOLS: Final = {
    Gender.FEMININE: tuple(_FEMININE.split()),
    Gender.MASCULINE: tuple(_MASCULINE.split()),
}
ALL: Final = tuple(name for pool in POOLS.values() for name in pool)
