import random
import unicodedata
from collections.abc import Iterator

import pytest

from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.model import Corpus, Participant
from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, found, said

NAMES = [
    *(one.name for group in CORPUS.groups for one in group.participants if one.name),
    *("Mève", "Côme Désormières", "Quirion"),
]
LOOKALIKES = str.maketrans("aeopcxyi", "аеорсхуі")


def bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if unicodedata.category(c) != "Mn")


def slip(name: str, times: int, chance: random.Random) -> str:
    """A name with letters that make no other word."""
    letters = list(name)
    places = [n for n, letter in enumerate(letters) if letter.isalpha()][1:]
    for at in chance.sample(places, times):
        letters[at] = chance.choice("kwz")
    return "".join(letters)


def spellings(name: str) -> Iterator[str]:
    """Twenty ways to write a name, and more."""
    first, _, last = name.partition(" ")
    chance = random.Random(name)  # noqa: S311 — nothing secret
    yield from (name, name.upper(), name.lower(), bare(name), bare(name).lower())
    yield from (unicodedata.normalize("NFD", name), name.translate(LOOKALIKES))
    yield from (f"{name[:2]}\u200b{name[2:]}", f"{name[:3]}\u00ad{name[3:]}", f"\u2060{name}")
    yield from (name.replace(" ", "\u00a0"), name.replace("-", "\u2011"), name.replace("-", " "))
    yield from (name.replace(" ", "-"), name.replace(" ", ""), bare(name).lower().replace(" ", "_"))
    yield from (
        bare(name).lower().replace(" ", "."),
        f"d’{name}",
        f"l’{name}",
        first,
        last or first,
    )
    yield from (slip(name, 1, chance), slip(name, 2, chance), slip(last or first, 1, chance))
    if last:
        yield from (
            f"{last} {first}",
            f"{last}, {first}",
            f"{first[0]}. {last}",
            f"{first} {last[0]}.",
        )
        yield ". ".join(part[0] for part in name.replace("-", " ").split()) + "."
        yield bare(first[0] + last).lower().replace("-", "")


def is_covered(written: str, at: int, candidates: list[Candidate]) -> bool:
    """Whether every letter of a name is masked or asked about."""
    elided = 2 if written.startswith(("d’", "l’")) else 0
    letters = [n for n, c in enumerate(written) if n >= elided and c.isalnum()]
    return all(any(c.start <= at + n < c.end for c in candidates) for n in letters)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_the_roster_is_surfaced_in_every_spelling(name: str, cache: Cache) -> None:
    ways = list(dict.fromkeys(spellings(name)))
    assert len(ways) >= (20 if " " in name else 12)
    before = "Hier, j’en parlais avec "
    turns = [f"{before}{way} au téléphone." for way in ways]
    candidates = [c for c in found(cache, *turns) if c.action is not Action.KEEP]
    missed = [
        way
        for turn, way in enumerate(ways, 1)
        if not is_covered(way, len(before), [c for c in candidates if c.turn == turn])
    ]
    assert missed == []


def test_spellings_of_a_person_are_one_entity(cache: Cache) -> None:
    turns = [
        "Marie‑Eve Sansoucy parlait.",
        "C’était MÈVE.",
        "Avec marieeve.",
        "Sansoucy, Marie-Ève",
    ]
    entities = {each.entity for each in found(cache, *turns)}
    assert entities == {"personne:marie-eve sansoucy"}


def test_a_name_that_is_an_everyday_word_is_always_asked_about(cache: Cache) -> None:
    turns = ["Avec Rose, ça va.", "Rose a dit oui.", "La vie en rose.", "Rose Charbonnel-Petit."]
    candidates = found(cache, *turns)
    assert said(candidates) == [
        ("Rose", "demander"),
        ("Rose", "demander"),
        ("rose", "demander"),
        ("Rose Charbonnel-Petit", "masquer"),
    ]
    assert len({each.question for each in candidates}) == 4
    assert len({each.entity for each in candidates}) == 1


def test_a_name_that_is_a_rare_word_is_asked_about_where_no_capital_tells(cache: Cache) -> None:
    turns = ["Avec Gilles, ça va.", "Gilles a dit oui.", "il portait un gilles", "Avec M. Petit."]
    assert said(found(cache, *turns)) == [
        ("Gilles", "masquer"),
        ("Gilles", "demander"),
        ("gilles", "demander"),
        ("Petit", "demander"),
    ]


def test_a_name_is_no_part_of_a_word(cache: Cache) -> None:
    turns = ["Un petit royaume, une roseraie, des gilets, tout tremblants de froid, en plaine."]
    assert said(found(cache, *turns)) == [("plaine", "demander")]


def test_words_of_an_organisation_are_asked_about_in_lower_case(cache: Cache) -> None:
    turns = [
        "À La Pommeraie, on jase.",
        "On a vu la pommeraie en fleurs.",
        "La pommeraie est belle.",
    ]
    assert said(found(cache, *turns)) == [
        ("La Pommeraie", "masquer"),
        ("la pommeraie", "demander"),
        ("La pommeraie", "demander"),
    ]


def test_two_people_of_one_name_are_nobody_in_particular(cache: Cache) -> None:
    turns = ["Avec Zélie, ça va."]
    people = tuple(Participant("", name=name) for name in ("Zélie Cadrin", "Zélie Morneau"))
    corpus = Corpus(people=people)
    (candidate,) = found(cache, *turns, corpus=corpus)
    assert (candidate.entity, candidate.action) == ("personne:zelie", Action.MASK)


def test_a_name_that_holds_single_letters_is_known_without_capitals(cache: Cache) -> None:
    corpus = Corpus(
        people=(Participant("", name="Brendan O’Malley"),),
        organisations=("La Cabane à Oncle Firmin", "Résidence L’Érablière d’Octave"),
    )
    turns = [
        "c’est brendan o malley qui parle",
        "à La Cabane à Oncle Firmin",
        "la Résidence L’Érablière d’Octave",
    ]
    assert [told for told, _ in said(found(cache, *turns, corpus=corpus))] == [
        "brendan o malley",
        "La Cabane à Oncle Firmin",
        "Résidence L’Érablière d’Octave",
    ]


def test_a_name_begun_twice_is_covered_whole(cache: Cache) -> None:
    turns = ["Mar… Marie-Ève a dit oui.", "mé mève a dit oui", "Son mari Marie-Ève, non."]
    assert [told for told, _ in said(found(cache, *turns))] == [
        "Mar… Marie-Ève",
        "mé mève",
        "Marie-Ève",
    ]


GROUP = Corpus(
    people=tuple(
        Participant("", name=name, aliases=aliases)
        for name, aliases in (
            ("Marie-Claude Ottawa", ("M.-C.",)),
            ("Jean-Philippe Desjardins", ()),
            ("Fatima-Zohra Kadiri", ()),
            ("Pénélope Lheureux", ()),
            ("Espérance Mukendi", ()),
        )
    ),
    organisations=("Table des aînés de la Coulée (TAGC)", "Carrefour Second Souffle de Valmont"),
)

KNOWN = [
    ("mc a dormi chez nous", "mc", "demander"),
    ("jp pis les autres sont la", "jp", "demander"),
    ("Pis elle va mieux, fatima zora?", "fatima zora", "demander"),
    ("bon ici on est au tagc", "tagc", "masquer"),
    ("On se voit à la Table, mardi.", "Table", "demander"),
    ("on va au second souffle demain", "second souffle", "demander"),
    ("Je suis allé à Ottawa hier.", "Ottawa", "demander"),
    ("J’ai vu monsieur Ottawa.", "monsieur Ottawa", "masquer"),
    ("Chez Desjardins, c’est fermé.", "Desjardins", "demander"),
    ("gmail qui m’appelle penelope cruz", "penelope", "demander"),
    ("ben penelope est partie hier", "penelope", "masquer"),
    ("l’esperance de vie de sa pile", "esperance", "demander"),
]


@pytest.mark.parametrize(("text", "words", "action"), KNOWN)
def test_short_forms_are_found_and_shared_names_asked_about(
    text: str, words: str, action: str, cache: Cache
) -> None:
    told = said(found(cache, text, corpus=GROUP))
    assert (words.removeprefix("monsieur "), action) in told


def test_a_common_noun_is_no_organisation_without_a_capital(cache: Cache) -> None:
    turns = ["Table de cuisine, table de jeu, la table. Le carrefour est fermé."]
    assert said(found(cache, *turns, corpus=GROUP)) == []


def test_a_saying_names_nobody(cache: Cache) -> None:
    people = Participant("", name="Madame Pierre"), Participant("", name="Aïssatou Bâ")
    texts = "C’était l’âge de pierre.", "C’est le b.a.-ba qui manque."
    assert said(found(cache, *texts, corpus=Corpus(people=people))) == []
