"""Municipalities, villages and neighbourhoods of Québec that no package lists; written by hand.

GeoNames has those of 500 people and more, and often without the article by which people call them.
"""

from functools import cache
from typing import Final

from piacen_qual.anonymisation.reading.normal import phrase

_VILLAGES: Final = """
La Baie, La Bostonnais, La Corne, La Croche, La Doré, La Durantaye, La Macaza, La Martre, La
Morandière, La Motte, La Patrie, La Pêche, La Plaine, La Présentation, La Rédemption, La Romaine, La
Tabatière, La Trinité-des-Monts, La Visitation, La Petite-Patrie, Le Gardeur, Les Boules, Les
Bergeronnes, Les Éboulements, Les Hauteurs, Les Méchins, Les Saules, Les Chutes-de-la-Chaudière,
L’Anse-Saint-Jean, L’Ascension, L’Avenir, L’Île-aux-Coudres, L’Île-Bizard, L’Île-d’Anticosti,
L’Île-des-Sœurs, L’Isle-aux-Allumettes, L’Isle-aux-Coudres, L’Isle-Verte, L’Islet, Aguanish, Alleyn,
Armagh, Arundel, Ascot Corner, Aston-Jonction, Aumond, Authier, Baie-des-Sables, Baie-du-Febvre,
Baie-James, Baie-Johan-Beetz, Baie-Sainte-Catherine, Baie-Trinité, Barkmere, Barnston, Béarn,
Beaulac-Garthby, Belcourt, Belleterre, Biencourt, Berthier-sur-Mer, Béthanie, Blanc-Sablon, Boileau,
Bois-Franc, Bonne-Espérance, Bonsecours, Brébeuf, Brompton, Calixa-Lavallée, Campbell’s Bay,
Caniapiscau, Cap-d’Espoir, Cap-Rouge, Cap-Saint-Ignace, Cap-de-la-Madeleine, Cascapédia, Cayamant,
Champlain, Champneuf, Chartierville, Chazel, Chénéville, Chesterville, Chute-Saint-Philippe,
Clarendon, Clericy, Clerval, Cloridorme, Colombier, Dégelis, Déléage, Denholm, Deschaillons,
Deschambault, Dixville, Dolbeau, Dosquet, Dudswell, Duparquet, Duhamel, Duhamel-Ouest, Durham-Sud,
East Farnham, East Hereford, Eastman, Entrelacs, Escuminac, Esprit-Saint, Estérel, Évain,
Fortierville, Frampton, Franquelin, Frelighsburg, Frontenac, Fugèreville, Gallichan, Gesgapegiag,
Girardville, Godbout, Godmanchester, Gouin, Gracefield, Grand-Mère, Grand-Métis, Grand-Remous,
Grand-Saint-Esprit, Grande-Entrée, Grande-Vallée, Grandes-Bergeronnes, Grandes-Piles, Grenville,
Grosse-Île, Grosses-Roches, Ham-Nord, Ham-Sud, Hampden, Hatley, Havre-aux-Maisons, Hébertville,
Hérouxville, Hinchinbrooke, Honfleur, Hope Town, Irlande, Île-du-Grand-Calumet, Île-aux-Noix,
Île-Cadieux, Île-d’Orléans, Issoudun, Ivry-sur-le-Lac, Ivujivik, Kanesatake, Kiamika, Kingsbury,
Kinnear’s Mills, Kipawa, Kitigan Zibi, Lac-aux-Sables, Lac-Beauport, Lac-Bouchette, Lac-Delage,
Lac-des-Écorces, Lac-des-Seize-Îles, Lac-Drolet, Lac-du-Cerf, Lac-Édouard, Lac-Etchemin,
Lac-Frontière, Lac-Nominingue, Lac-Poulin, Lac-Saguay, Lac-Sainte-Marie, Lac-Saint-Paul,
Lac-Sergent, Lac-Supérieur, Lac-Tremblant-Nord, Laforce, Lamarche, Lambton, Lamorandière,
Landrienne, Lantier, Laterrière, Latulipe, Laurier-Station, Laurierville, Laverlochère,
Leclercville, Léry, Lingwick, Litchfield, Lochaber, Longue-Pointe, Longue-Pointe-de-Mingan,
Longue-Rive, Lorrainville, Loretteville, Lyster, Maddington, Manseau, Maricourt, Marsoui, Marston,
Martinville, Mashteuiatsh, Massueville, Matapédia, Messines, Métis-sur-Mer, Mille-Isles, Mingan,
Moffet, Montcerf, Mont-Blanc, Mont-Louis, Mont-Saint-Michel, Mont-Saint-Pierre, Mystassini,
Natashquan, Nédélec, Nemaska, Nominingue, Nouvelle, Obedjiwan, Notre-Dame-du-Nord, Odanak, Orford,
Otter Lake, Oujé-Bougoumou, Packington, Padoue, Palmarolle, Parent, Parisville, Paspébiac,
Péribonka, Petit-Matane, Petit-Saguenay, Petite-Rivière-Saint-François, Petite-Vallée, Pessamit,
Pike River, Pikogan, Piopolis, Plaisance, Pointe-aux-Outardes, Pointe-des-Cascades, Pointe-Fortune,
Pointe-Lebel, Port-Daniel, Port-Menier, Portage-du-Fort, Portneuf-sur-Mer, Potton, Poularies,
Quaqtaq, Ragueneau, Rapide-Danseur, Rapides-des-Joachims, Rémigny, Ristigouche, Rivière-à-Claude,
Rivière-à-Pierre, Rivière-au-Renard, Rivière-au-Tonnerre, Rivière-Beaudette, Rivière-Éternité,
Rivière-Héva, Rivière-Saint-Jean, Rochebaucourt, Roquemaure, Rouyn, Roxton Falls, Salaberry,
Schefferville, Scotstown, Sheenboro, Shefford, Shigawake, Shipshaw, Sorel, Squatec, Stanbridge East,
Stornoway, Stukely, Taschereau, Tasiujaq, Terrasse-Vaudreuil, Tête-à-la-Baleine, Tourelle,
Tourville, Trécesson, Très-Saint-Sacrement, Tring-Jonction, Trois-Rives, Uashat, Ulverton,
Val-Alain, Val-des-Bois, Val-d’Espoir, Val-Jalbert, Val-Joli, Val-Paradis, Val-Racine,
Val-Saint-Gilles, Vaudreuil, Vendée, Villeroy, Vimont, Warden, Weedon, Wemindji, Wemotaci,
Wentworth, Wickham, Wotton, Yamaska, Auteuil, Fabreville, Laval-Ouest, Sillery, Neufchâtel,
Lebourgneuf, Duberger, Saint-Sacrement, Charny, Saint-Jean-Chrysostome, Pintendre, Parc-Ex, Mile-Ex,
Hochelag, Petit-Champlain, Petit-Canada, Faubourg à m’lasse, Ville-Saint-Laurent, Vieux-Port,
Vieux-Hull, Île-de-Hull, Masson-Angers, Arvida, Kénogami, Rivière-du-Moulin
"""
_REGIONS: Final = """
Baie-des-Chaleurs, Haute-Gaspésie, Rocher-Percé, Côte-de-Gaspé, la Matapédia, la Mitis, les Basques,
Rimouski-Neigette, les Etchemins, Robert-Cliche, Beauce-Sartigan, Nouvelle-Beauce, les Appalaches,
les Sources, Val-Saint-François, Haut-Saint-François, Memphrémagog, le Granit, Arthabaska, l’Érable,
Nicolet-Yamaska, Mékinac, Domaine-du-Roy, Maria-Chapdelaine, Fjord-du-Saguenay, Lac-Saint-Jean-Est,
Manicouagan, Caniapiscau, Golfe-du-Saint-Laurent, Antoine-Labelle, Pays-d’en-Haut, Thérèse-De
Blainville, D’Autray, Matawinie, Roussillon, Beauharnois-Salaberry, Vaudreuil-Soulanges,
Jardins-de-Napierville, Haut-Richelieu, Vallée-du-Richelieu, Haute-Yamaska, les Maskoutains,
Pierre-De Saurel, Marguerite-D’Youville, Collines-de-l’Outaouais, Papineau, Abitibi-Ouest,
Vallée-de-l’Or, Charlevoix-Est, Jacques-Cartier, Haut-Saint-Maurice, Lac-Saint-Louis, Haut-du-Lac,
Bas-Saguenay, Baie-James, Saint-Maurice
"""


@cache
def local_places() -> tuple[str, ...]:
    """These places, as they are matched."""
    named = (_VILLAGES + "," + _REGIONS).replace("\n", " ").split(",")
    return tuple(dict.fromkeys(phrase(name) for name in named))
